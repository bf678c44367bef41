"""Edits as edition.json records them (key `edits`), and read back from there."""

from __future__ import annotations

from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.edit import Edit, EditNote, EditParagraph
from pactbrief.model.memo import CrossReference, Inline, Link, Mark, PageReference, Text
from pactbrief.model.passage import Passage

Json = dict[str, Any]


def edit_json(edit: Edit) -> Json:
    """What was written, in a form that `edit_from` takes back; the digest of an edition's inputs is made of it."""
    return {
        "document": edit.document,
        "region": edit.region,
        "title": edit.title,
        "since": edit.since,
        "deleted": edit.deleted,
        "text": edit.text,
        "base_sha256": edit.base_sha256,
        "paragraphs": [{"role": p.role, "inlines": [_inline(one) for one in p.inlines]} for p in edit.paragraphs],
        "notes": [
            {
                "inlines": [_inline(one) for one in note.inlines],
                "passages": [{"source": p.source, "start": p.start, "end": p.end, "quote": p.quote} for p in note.passages],
                "claims": list(note.claims),
            }
            for note in edit.notes
        ],
    }


def carried_json(edit: Edit, generated: str, review: bool) -> Json:
    """An edit with the wording that would stand in its place, and whether that is no longer what the analyst saw."""
    return {**edit_json(edit), "generated": generated, "review": review}


def edits_of(record: Any, name: str) -> tuple[Edit, ...]:
    """The edits that an edition.json carries. InputError where they are not of its form: `name` is the file."""
    try:
        return tuple(_edit(raw) for raw in record.get("edits", ()))
    except (KeyError, TypeError, ValueError, AttributeError) as reason:
        raise InputError(
            f"{name}: the edits in it cannot be read ({type(reason).__name__}, {reason}).",
            "Restore the file from a copy: it holds passages that an analyst wrote.",
        ) from reason


def _edit(raw: Json) -> Edit:
    return Edit(
        document=str(raw["document"]),
        region=str(raw["region"]),
        title=str(raw["title"]),
        since=str(raw["since"]),
        base_sha256=str(raw["base_sha256"]),
        deleted=bool(raw["deleted"]),
        paragraphs=tuple(EditParagraph(p["role"], tuple(map(_inline_from, p["inlines"]))) for p in raw["paragraphs"]),
        notes=tuple(
            EditNote(
                tuple(map(_inline_from, note["inlines"])),
                tuple(Passage(str(p["source"]), int(p["start"]), int(p["end"]), str(p["quote"])) for p in note["passages"]),
                tuple(map(str, note["claims"])),
            )
            for note in raw["notes"]
        ),
    )


def _inline(inline: Inline) -> Json:
    match inline:
        case Mark():
            return {"mark": inline.note}
        case Link():
            return {"text": inline.text, "href": inline.href}
        case Text():
            look = {"lang": inline.lang, "bold": inline.bold, "italic": inline.italic}
            return {"text": inline.text, **{name: value for name, value in look.items() if value}}
        case CrossReference() | PageReference():
            return {"text": inline.text}


def _inline_from(raw: Json) -> Inline:
    if "mark" in raw:
        return Mark(int(raw["mark"]))
    if "href" in raw:
        return Link(str(raw["text"]), str(raw["href"]))
    return Text(str(raw["text"]), raw.get("lang"), bool(raw.get("bold")), bool(raw.get("italic")))
