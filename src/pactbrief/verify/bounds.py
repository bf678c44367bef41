"""The bounds and rules of a good memo (TRADECRAFT.md sections 7 and 8) held against the composed tree.

Errors: no-cut-off; claim-not-in-body, the bottom line rests on a claim that nothing below it rests on; date-missing, it says no
date; date-after-cut-off, what is told as done lies after the cut-off; undated-unbounded, a note says "n.d." without a date by
which the source was there; capture-altered, the hash printed in a note is not its source's; gaps-missing, a partnership has no
gaps. Warnings: bound-exceeded; headline-hedged; one-outlet-dominates; publisher-unknown, notes whose only sources have no
identified publisher; tracking-address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pactbrief.catalog.checks import SectionBounds, memo_bounds
from pactbrief.model.claim import Claim
from pactbrief.model.finding import Finding, Level
from pactbrief.model.memo import Block, Bullets, Heading, Link, Memo, Note, Paragraph, PlainBlock, Sentence, Table, flat
from pactbrief.model.memo import sentences as sentences_of
from pactbrief.model.source import Source

_CAPTURE = re.compile(r"\[S\d+ · ([0-9a-f]{12})\]")
_DATED = re.compile(r"\b\d{4}\b|\bdated\b")
_BOTTOM = "bottom-line"


def check_bounds(memo: Memo, sources: Mapping[str, Source], claims: Mapping[str, Claim]) -> Iterator[Finding]:
    """All findings on the memo as a whole, none of them on a single statement's evidence."""
    sections = dict(_sections(memo.blocks))
    yield from _frame(memo)
    for anchor, bounds in memo_bounds().section.items():
        if anchor in sections:
            yield from _within(memo, anchor, sections[anchor], bounds)
    yield from _bottom_line(memo, sections)
    yield from _cut_off(memo, claims)
    for note in memo.notes:
        yield from _note(memo, note, sources)
    yield from _outlets(memo, sources)
    for anchor, blocks in sections.items():
        if anchor.endswith("-gaps") and not any(True for _ in _said(blocks)):
            yield _finding(memo, "gaps-missing", "error", f"the section {anchor} states no gap")


def _finding(memo: Memo, check: str, level: Level, what: str, note: int | None = None) -> Finding:
    return Finding(check, level, f"{memo.name}: {what}.", note)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, list[PlainBlock]]]:
    """(anchor of a heading, the blocks below it up to the next heading)."""
    anchor, below = "", list[PlainBlock]()
    for block in flat(tuple(blocks)):
        if isinstance(block, Heading):
            yield anchor, below
            anchor, below = block.anchor, []
        else:
            below.append(block)
    yield anchor, below


def _said(blocks: Sequence[PlainBlock]) -> Iterator[Sentence]:
    """The sentences of running text and lists; tables have bounds of their own."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Bullets):
            yield from (sentence for entry in block.entries for sentence in entry.sentences)


def _frame(memo: Memo) -> Iterator[Finding]:
    bounds = memo_bounds()
    if not memo.as_of:
        yield _finding(memo, "no-cut-off", "error", "the memo names no cut-off")
    if len(memo.title) > bounds.headline_characters:
        yield _exceeded(memo, "the headline", len(memo.title), bounds.headline_characters, "characters")
    if len(memo.identity) > bounds.identity_lines:
        yield _exceeded(memo, "the identity block", len(memo.identity), bounds.identity_lines, "lines")
    hedge = bounds.headline_hedges.search(memo.title)
    if hedge:
        yield _finding(memo, "headline-hedged", "warning", f"the headline says “{hedge[0]}”; it should state what is found")


def _exceeded(memo: Memo, what: str, count: int, bound: int, unit: str) -> Finding:
    return _finding(memo, "bound-exceeded", "warning", f"{what} has {count} {unit}, at most {bound} are asked for")


def _within(memo: Memo, anchor: str, blocks: Sequence[PlainBlock], bounds: SectionBounds) -> Iterator[Finding]:
    counts = {
        "words": sum(len(sentence.text.split()) for sentence in _said(blocks)),
        "bullets": sum(len(block.entries) for block in blocks if isinstance(block, Bullets)),
        "rows": max((len(block.rows) for block in blocks if isinstance(block, Table)), default=0),
    }
    for unit, count in counts.items():
        bound = getattr(bounds, unit)
        if bound is not None and count > bound:
            yield _exceeded(memo, f"the section {anchor}", count, bound, unit)


def _bottom_line(memo: Memo, sections: Mapping[str, Sequence[PlainBlock]]) -> Iterator[Finding]:
    """The summary stands alone and says nothing that the body does not bear out."""
    if _BOTTOM not in sections:
        return
    said = list(_said(sections[_BOTTOM]))
    if any(sentence.kind == "analyst" for sentence in said):
        return  # the analyst's own summary
    if not any(_DATED.search(sentence.text) for sentence in said):
        yield _finding(memo, "date-missing", "error", "the bottom line says no date")
    if any(one.region.endswith("/status") for one in memo.replaced):
        return  # the analyst's own words stand where the body told it
    elsewhere = Counter(claim for sentence in sentences_of(memo) for claim in sentence.claims)
    elsewhere.subtract(claim for sentence in said for claim in sentence.claims)
    has_body = any(count > 0 for count in elsewhere.values())
    for sentence in said:
        if has_body and any(elsewhere[claim] <= 0 for claim in sentence.claims):
            yield _finding(memo, "claim-not-in-body", "error", f"“{sentence.text}” stands in the bottom line only")


def _cut_off(memo: Memo, claims: Mapping[str, Claim]) -> Iterator[Finding]:
    for sentence in sentences_of(memo):
        for claim in (claims[one] for one in sentence.claims if one in claims):
            done = claim.kind == "status" and claim.modality == "happened"
            if done and claim.when and claim.when > memo.as_of[: len(claim.when)]:
                what = f"“{sentence.text}”: told as done on {claim.when}, after the cut-off"
                yield _finding(memo, "date-after-cut-off", "error", what)


def _note(memo: Memo, note: Note, sources: Mapping[str, Source]) -> Iterator[Finding]:
    bounds = memo_bounds()
    words, cited = len(note.text.split()), {passage.source for passage in note.passages}
    if words > bounds.note_words:
        yield _exceeded(memo, f"note {note.number}", words, bounds.note_words, "words")
    if len(cited & set(sources)) > bounds.note_sources:
        yield _exceeded(memo, f"note {note.number}", len(cited), bounds.note_sources, "sources")
    if ", n.d." in note.text and "not after" not in note.text:
        what = f"note {note.number} says n.d. without the date by which the source was there"
        yield _finding(memo, "undated-unbounded", "error", what, note.number)
    known = {sources[one].text_sha256[:12] for one in cited if one in sources}
    known |= {sources[one].sha256[:12] for one in cited if one in sources}
    for capture in _CAPTURE.findall(note.text):
        if capture not in known:
            what = f"note {note.number} prints a hash that is not its source’s"
            yield _finding(memo, "capture-altered", "error", what, note.number)
    for inline in note.inlines:
        if isinstance(inline, Link) and any(part in inline.href for part in bounds.tracking):
            what = f"note {note.number}: the address {inline.href} tracks its readers"
            yield _finding(memo, "tracking-address", "warning", what, note.number)


def _outlets(memo: Memo, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Whether the memo leans on one outlet, and how much of it on outlets that nobody knows."""
    bounds = memo_bounds()
    cited = [{sources[p.source].publisher for p in note.passages if p.source in sources} for note in memo.notes]
    named = Counter(outlet for outlets in cited for outlet in outlets if outlet)
    various = len({p.source for note in memo.notes for p in note.passages}) >= bounds.outlet_sources
    for outlet, count in named.most_common(1):
        if various and len(memo.notes) >= bounds.outlet_notes and count * 100 > bounds.outlet_share * len(memo.notes):
            share = f"{count} of {len(memo.notes)} notes cite {outlet}, more than {bounds.outlet_share} per cent"
            yield _finding(memo, "one-outlet-dominates", "warning", share)
    unknown = sum(outlets == {None} for outlets in cited)
    if unknown:
        what = f"{unknown} of {len(memo.notes)} notes rest on sources without an identified publisher alone"
        yield _finding(memo, "publisher-unknown", "warning", what)
