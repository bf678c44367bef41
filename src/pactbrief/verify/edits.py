"""What a person wrote into the regions of a finished DOCX, found by the record of what they held when it was built.

A region was edited where its words, its footnotes, or what is bold and italic in it differ from the record. One that is not
found, or has no words left, was deleted, unless its words still stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pactbrief.model.edit import ANALYST, WITHDRAWN, Edit, EditNote, EditParagraph, EditRole
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Inline, Mark, Text, plain
from pactbrief.model.records import dataclass
from pactbrief.verify.marks import align
from pactbrief.verify.record import Record
from pactbrief.verify.regions import EditedFile, digest, held_now, opened, paragraphs_of, still_there
from pactbrief.verify.rich_text import UNSEEN, Element, RichReader, W, on, texts, words_of
from pactbrief.verify.text import squeeze
from pactbrief.verify.wording import compare_words

_REFERENCE = re.compile(r"\(n\s*\d+\)")
_ROLES: Mapping[str, EditRole] = {"lead": "lead", "smalltext": "small", "label": "label", "listbullet": "bullet"}


@dataclass(frozen=True, slots=True)
class ReadEdits:
    """The edits of one DOCX. `whole` says that nothing a person wrote is lost if a file with these edits replaces it; where it
    is false, `findings` say what would be."""

    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...] = ()
    whole: bool = True


def read_edits(content: bytes, document: str, since: str, words: Mapping[str, str], name: str) -> ReadEdits:
    """The edits in `content`, the DOCX of the memo `document` of the edition `since`. `words` are what a memo says of edits:
    `note` opens the notes of the analyst, `withdrawn` closes one whose sources are gone. `name` is for findings. InputError
    where it is no DOCX or its record is damaged."""
    file = opened(content, document, since, words, name)
    if file is None:
        text = f"{name}: what it held when it was built is not recorded in it any more, so edits in it cannot be told."
        return ReadEdits((), (Finding("edits-not-read", "warning", text),), whole=False)
    file.held = {key: found for row in file.rows if (key := row.get("key", "")) and (found := held_now(row, file)) is not None}
    if file.rows and not file.held and not all(still_there(row, file) for row in file.rows):
        text = f"{name}: none of the passages that can be edited is marked in it any more, so edits in it cannot be told."
        return ReadEdits((), (Finding("edits-not-read", "warning", text),), whole=False)
    numbers, altered = _notes(file)
    edits = [edit for row in file.rows if (edit := _edit(row, file, numbers, altered))]
    _check_outside(file, altered)
    return ReadEdits(tuple(edits), tuple(dict.fromkeys(file.findings)), whole=not file.findings)


def _notes(file: EditedFile) -> tuple[dict[str, int], set[str]]:
    """(recorded number of each footnote by its id, ids of those whose words were altered or that are new)."""
    order: dict[str, int] = {}
    for mark in file.body.iter(W + "footnoteReference"):
        if not any(one.tag in UNSEEN for one in mark.iterancestors()):
            order.setdefault(mark.get(W + "id", ""), len(order) + 1)
    alignment = align(file.memo, file.record)
    touched = {finding.note for finding in alignment.findings if finding.check == "note-altered"}
    printed = {note.number: _REFERENCE.sub("(n)", note.text) for note in file.memo.notes}
    by_text = {squeeze(_REFERENCE.sub("(n)", note.text)): note.number for note in reversed(file.record.notes)}
    numbers: dict[str, int] = {}
    altered: set[str] = set()
    for identifier, number in order.items():
        same = by_text.get(squeeze(printed.get(number, "")))
        twin = alignment.numbers.get(number)
        if twin is not None and number not in touched:
            numbers[identifier] = twin
        elif same is not None:
            numbers[identifier] = same
        else:
            altered.add(identifier)
    return numbers, altered


def _edit(row: Element, file: EditedFile, numbers: Mapping[str, int], altered: set[str]) -> Edit | None:
    """The edit of one region; None where it is as it was built."""
    key, title = row.get("key", ""), row.get("title") or row.get("alias", "")
    blank = Edit(file.document, key, title, file.since, row.get("generated") or row.get("sha256", ""))
    elements = file.held.get(key)
    if elements is None:
        return None if still_there(row, file) else replace(blank, deleted=True)
    paragraphs = paragraphs_of(elements)
    marks = [mark.get(W + "id", "") for p in paragraphs for mark in _seen_marks(p)]
    recorded = (row.get("notes") or "").split()
    if (
        digest("\n".join(map(words_of, paragraphs))) == row.get("sha256")
        and not altered.intersection(marks)
        and [str(numbers[one]) for one in marks] == recorded
        and row.get("look") in (None, digest(_look(paragraphs)))
    ):
        _lost(elements, title, file)
        return None
    written = _written(paragraphs, elements, title, file, numbers, altered)
    return replace(blank, deleted=not written[0], paragraphs=written[0], notes=written[1])


def _seen_marks(paragraph: Element) -> Iterator[Element]:
    for mark in paragraph.iter(W + "footnoteReference"):
        if not any(one.tag in UNSEEN for one in mark.iterancestors()):
            yield mark


def _look(paragraphs: Sequence[Element]) -> str:
    """The stretches of bold and italic words, as the renderer records them."""
    stretches: list[list[str]] = []
    for paragraph in paragraphs:
        before = ""
        for text in texts(paragraph):
            properties = text.getparent().find(W + "rPr")
            look = "" if properties is None else "".join(name for name in "bi" if on(properties, name))
            if look and look == before:
                stretches[-1][1] += text.text or ""
            elif look:
                stretches.append([look, text.text or ""])
            before = look
    return "\n".join(f"{look} {''.join(words.split())}" for look, words in stretches if words.strip())


def _written(
    paragraphs: Sequence[Element], elements: Sequence[Element], title: str, file: EditedFile, numbers: Mapping[str, int],
    altered: set[str],
) -> tuple[tuple[EditParagraph, ...], tuple[EditNote, ...]]:  # fmt: skip
    """The paragraphs and footnotes of an edited region; tells what of it cannot be carried."""
    reader = RichReader(file.addresses, file.record.language)
    made = [EditParagraph(_role(paragraph), reader.paragraph(paragraph)) for paragraph in paragraphs]
    notes = tuple(_note(identifier, file, numbers.get(identifier), identifier in altered) for identifier in reader.notes)
    _lost(elements, title, file, reader.lost)
    return tuple(paragraph for paragraph in made if paragraph.inlines), notes


def _lost(elements: Sequence[Element], title: str, file: EditedFile, more: Sequence[str] = ()) -> None:
    """Tells of what a memo cannot hold in the region `title`."""
    lost = list(more)
    if not more:
        reader = RichReader({}, file.record.language)
        for paragraph in paragraphs_of(elements):
            reader.paragraph(paragraph)
        lost = reader.lost
    if any(True for one in elements for _ in one.iter(W + "tbl")):
        lost.append("the form of a table (its words are carried, a paragraph each cell)")
    for what in dict.fromkeys(lost):
        file.tell(f"{title}: {what} in it cannot be carried into a new edition.")


def _role(paragraph: Element) -> EditRole:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(W + "val", "").casefold() if style is not None else ""
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return "bullet"
    return _ROLES.get(name, "label" if name.startswith("heading") else "body")


def _note(identifier: str, file: EditedFile, number: int | None, altered: bool) -> EditNote:
    """A footnote: what it cited as recorded, or the analyst's own words."""
    words = _note_words(identifier, file)
    recorded = file.record.note.get(number) if number is not None and not altered else None
    passages = recorded.passages if recorded else ()
    if recorded is None or all(passage.source == ANALYST for passage in passages):
        return EditNote(_without(words, file.words["note"]))
    cited = tuple(replace(one, source=one.source.removeprefix(WITHDRAWN)) for one in passages)
    ids = [claim for sentence in file.record.sentences if number in sentence.notes for claim in sentence.claims]
    held = (file.record.claim[one] for one in dict.fromkeys(ids) if one in file.record.claim)
    claims = tuple(claim.id for claim in held if claim.evidence[0] in cited)
    if all(one.source.startswith(WITHDRAWN) for one in passages):
        return EditNote(_without(words, file.words["withdrawn"]), cited, claims)
    return EditNote((Text("; ".join(_citation(one.source, one.quote, file.record) for one in cited)),), cited, claims)


def _citation(source: str, quote: str, record: Record) -> str:
    """Source and words in short, for the case that the source is withdrawn."""
    told = record.source.get(source)
    names = (told.publisher, told.title, told.published) if told else (source,)
    return f"{', '.join(name for name in names if name)}: {' '.join(quote.split())}"


def _note_words(identifier: str, file: EditedFile) -> tuple[Inline, ...]:
    reader = RichReader(file.note_addresses, file.record.language)
    inlines: list[Inline] = []
    element = file.footnotes.get(identifier)
    for paragraph in paragraphs_of([element] if element is not None else []):
        if inlines:
            inlines.append(Text(" "))
        inlines += (one for one in reader.paragraph(paragraph) if not isinstance(one, Mark))
    for what in dict.fromkeys(reader.lost):
        file.tell(f"{what} in a footnote cannot be carried into a new edition.")
    return tuple(inlines)


def _without(inlines: tuple[Inline, ...], words: str) -> tuple[Inline, ...]:
    """The inlines without these words at their beginning or end."""
    made = list(inlines)
    for at in (0, -1):
        if made and isinstance(one := made[at], Text):
            text = one.text.removeprefix(words).lstrip() if at == 0 else one.text.removesuffix(words).rstrip()
            made[at] = replace(one, text=text) if text != one.text.strip() else one
    return tuple(one for one in made if isinstance(one, Mark) or one.text)


def _check_outside(file: EditedFile, altered: set[str]) -> None:
    """Tells of words and notes outside the regions that a person changed: no region carries them."""
    inside = {text for elements in file.held.values() for one in elements for text in texts(one)}
    words = "".join("".join((t.text or "").split()) for t in texts(file.body) if t not in inside)
    in_regions = {m.get(W + "id", "") for elements in file.held.values() for one in elements for m in _seen_marks(one)}
    for identifier in sorted(altered - in_regions):
        words_there = _short(plain(_note_words(identifier, file)))
        file.tell(f"a footnote outside the passages that can be edited was changed: “{words_there}”.")
    comments = set(file.body.iter(W + "commentReference"))
    if comments - {one for elements in file.held.values() for e in elements for one in e.iter(W + "commentReference")}:
        file.tell("comments outside the passages that can be edited cannot be carried into a new edition.")
    if file.outside in (None, digest(words)):
        return
    held = [squeeze(words_of(p)) for elements in file.held.values() for p in paragraphs_of(elements)]
    rest = replace(file.memo, paragraphs=tuple(p for p in file.memo.paragraphs if squeeze(p.text) not in held))
    wrong = ("sentence-altered", "heading-altered", "text-added", "text-added-without-note")
    told = [finding.text for finding in compare_words(rest, file.record, {}).findings if finding.check in wrong]
    if not told and len(file.held) == len(file.rows):
        told = ["words were removed or moved."]
    for text in told:
        file.tell(f"outside the passages that can be edited: {text}")


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:97] + "…"
