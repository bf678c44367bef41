"""From a draft to a source: body, language, headline, outlet, date, genre. What a person states wins."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from pactbrief.model.source import DateBasis, Publication, Source
from pactbrief.read import marks
from pactbrief.read.blocks import blocks_of
from pactbrief.read.body import mark, settle, spans
from pactbrief.read.genre import genre_of, sections_of
from pactbrief.read.interface import Draft, Hints
from pactbrief.read.language import language_of
from pactbrief.read.names import folded
from pactbrief.read.page import Page
from pactbrief.read.published import published
from pactbrief.read.publisher import outlets, publisher
from pactbrief.read.title import headline, title_text


def source_of(
    draft: Draft, name: str, path: str, sha256: str, media_type: str, inside: Mapping[str, object], beside: Mapping[str, object]
) -> Source:
    """The source that `draft` is, under the id `name`; `inside` are checked fields of its front matter, `beside` those
    of its sidecar."""
    notes = [(note.start, note.end) for note in draft.notes]
    blocks = tuple(b for b in blocks_of(draft) if not any(start <= b.start < end for start, end in notes))
    page = mark(draft.text, blocks, draft.body_known)
    hints = draft.hints
    page = settle(page, headline(page, _mastheads(page, hints), hints.title))
    outlet = publisher(page, outlets(page, hints))
    told, left_out = spans(page)
    body = tuple(sorted((*told, *notes)))
    language = language_of("\n".join(draft.text[start:end] for start, end in body) or draft.text, hints.language)
    sections = sections_of(page)
    source = Source(
        id=name, path=path, sha256=sha256, media_type=media_type, text=draft.text,
        text_sha256=hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language, title=title_text(page, hints.title) or hints.title, publisher=outlet,
        published=published(page, hints, language), body=body, author=hints.author or author_of(page, outlet),
        url=hints.url, genre=genre_of(page, hints, sections), sections=sections, left_out=left_out,
        paragraphs=tuple(b.start for b, reason in zip(page.blocks, page.reasons, strict=True) if reason is None and b.prose),
        pages=draft.pages, notes=tuple((note.start, note.label) for note in draft.notes),
    )  # fmt: skip
    return _corrected(with_stated(source, inside, "front-matter"), beside)


def _mastheads(page: Page, hints: Hints) -> frozenset[str]:
    """The lines of the page's head that are the outlet's name rather than a headline."""
    named = outlets(page, hints)
    outlet = publisher(page, named)
    lines = {folded(page.blocks[one.block].text) for one in named if one.block is not None}
    return frozenset(lines | ({folded(outlet)} if outlet else set()))


def with_stated(source: Source, stated: Mapping[str, object], basis: DateBasis) -> Source:
    """`source` with the fields that a person states in the place of the inferred ones; `basis` is where they are stated."""
    if not stated:
        return source
    changes: dict[str, object] = {key: entry for key, entry in stated.items() if key != "published"}
    if "published" in stated:
        inferred = source.published
        rivals = ((inferred.date, inferred.basis), *inferred.rivals) if inferred else ()
        date = str(stated["published"])
        changes["published"] = Publication(date, basis, tuple(rival for rival in rivals if rival[0] != date))
    named = frozenset(stated) - {"corrections"}
    return replace(source, **changes, stated=source.stated | named)  # type: ignore[arg-type]


#: What a file says of itself and a sidecar can contradict.
_CORRECTABLE = ("title", "publisher", "author", "published", "language", "genre")


def _corrected(source: Source, beside: Mapping[str, object]) -> Source:
    """The source with what its sidecar states, and what that contradicts."""
    now = with_stated(source, beside, "sidecar")
    signed = any(one.ignore is None for one in now.corrections)  # then what the file leaves open counts as corrected, too
    other = [name for name in _CORRECTABLE if _said(source, name) != _said(now, name)]
    was = tuple((name, _said(source, name) or "") for name in other if signed or _said(source, name))
    return replace(now, corrected=was) if was else now


def _said(source: Source, name: str) -> str | None:
    value = getattr(source, name)
    if isinstance(value, Publication):
        return value.date
    return None if value == "unknown" else value


def author_of(page: Page, outlet: str | None) -> str | None:
    """The name in the byline, or at the head of a date line ("Jane Roe, Riga, 4 March 2025"), where it is a person's."""
    for block, reason in zip(page.blocks, page.reasons, strict=True):
        if reason in {"byline", "date line"}:
            name = marks.signer(block.text, reason == "byline")
            if name and folded(name) != folded(outlet or ""):
                return name
    return None
