"""Edits put into a composed memo: the analyst's words in place of the generated ones, and all notes written anew in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pactbrief.catalog.wording import Wording
from pactbrief.compose.notes import Notebook
from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.edit import ANALYST, WITHDRAWN, Edit, EditNote, EditParagraph, wording, wording_sha256
from pactbrief.model.memo import (
    Block,
    Bullets,
    Figure,
    Heading,
    Inline,
    Mark,
    Note,
    Paragraph,
    PlainBlock,
    Region,
    Replaced,
    Sentence,
    Table,
    Text,
    plain,
)  # fmt: skip
from pactbrief.model.passage import Passage

Cite = Callable[[int], Mark]


def carry(
    blocks: Sequence[Block], book: Notebook, edits: Sequence[Edit], claims: Mapping[str, Claim], words: Wording
) -> tuple[tuple[Block, ...], tuple[Note, ...], tuple[Replaced, ...]]:
    """The blocks with the `edits` of their memo in them, the notes to their marks, and what became of each region edited.

    Without edits nothing changes. A region that the memo no longer has gets a place after the last of its partnership.
    """
    if not edits:
        return tuple(blocks), tuple(book.notes), ()
    work = _Carrying(book, claims, words)
    by_region = {edit.region: edit for edit in edits}
    placed = _with_places(blocks, [edit for edit in edits if not edit.deleted])
    for at, block in enumerate(placed):
        edit = by_region.get(block.key) if isinstance(block, Region) else None
        if isinstance(block, Region) and edit:
            work.put(block, edit, placed[at + 1] if at + 1 < len(placed) else None)
        else:
            work.keep(block)
    return tuple(work.blocks), tuple(work.book.notes), tuple(work.replaced)


def _with_places(blocks: Sequence[Block], edits: Sequence[Edit]) -> list[Block]:
    """The blocks with an empty region for each edit whose region is gone, so that no words are without a place."""
    placed = list(blocks)
    for edit in edits:
        regions = [at for at, block in enumerate(placed) if isinstance(block, Region)]
        if any(_key(placed[at]) == edit.region for at in regions):
            continue
        partnership = edit.region.partition("/")[0]
        near = [at for at in regions if _key(placed[at]).partition("/")[0] == partnership]
        placed.insert((near or regions or [len(placed) - 1])[-1] + 1, Region(edit.region, edit.title, ()))
    return placed


def _key(block: Block) -> str:
    return block.key if isinstance(block, Region) else ""


class _Carrying:
    """The memo as it grows: every mark met is cited into a blank notebook, so that numbers and short forms come out right."""

    def __init__(self, book: Notebook, claims: Mapping[str, Claim], words: Wording) -> None:
        self.old, self.book, self.claims, self.words = book, book.blank(), claims, words
        self.blocks: list[Block] = []
        self.replaced: list[Replaced] = []

    def keep(self, block: Block) -> None:
        """A block as it was generated."""
        if isinstance(block, Region):
            self.blocks.append(replace(block, blocks=tuple(_cited(one, self._again) for one in block.blocks)))
        else:
            self.blocks.append(_cited(block, self._again))

    def put(self, region: Region, edit: Edit, following: Block | None) -> None:
        """The edit in place of the region; beside it the generated blocks, where they are not what the analyst saw."""
        generated = wording(region.blocks)
        review = wording_sha256(generated) != edit.base_sha256
        self.replaced.append(Replaced(region.key, generated, review))
        if edit.deleted:
            self._drop_empty_heading(following)
            return
        if region.blocks:
            self._say("label", edit)
        else:
            self._say("unsupported", edit)
        written = tuple(self._written(edit))
        self.blocks.append(Region(region.key, region.title, written, generated))
        if review and region.blocks:
            self._say("review", edit)
            self.blocks += (_cited(block, self._again) for block in region.blocks)

    def _say(self, name: str, edit: Edit) -> None:
        text = self.words.edits[name].format(edition=edit.since, name=edit.title)
        self.blocks.append(Paragraph((Sentence((Text(text),), "analyst"),), "label"))

    def _drop_empty_heading(self, following: Block | None) -> None:
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Heading) and (
            following is None or (isinstance(following, Heading) and following.level <= last.level)
        ):
            self.blocks.pop()

    def _again(self, number: int) -> Mark:
        return self.book.cite(*self.old.cited[number - 1])

    def _written(self, edit: Edit) -> list[PlainBlock]:
        made: list[PlainBlock] = []
        for paragraph in edit.paragraphs:
            entry = Paragraph((self._sentence(paragraph, edit),), "body" if paragraph.role == "bullet" else paragraph.role)
            last = made[-1] if made else None
            if paragraph.role != "bullet":
                made.append(entry)
            elif isinstance(last, Bullets):
                made[-1] = Bullets((*last.entries, entry))
            else:
                made.append(Bullets((entry,)))
        return made

    def _sentence(self, paragraph: EditParagraph, edit: Edit) -> Sentence:
        rests: list[str] = []
        inlines: list[Inline] = []
        for inline in paragraph.inlines:
            if isinstance(inline, Mark):
                note = edit.notes[inline.note - 1]
                rests += [claim.id for claim in self._told(note) if claim.id]
                inlines.append(self._cite(note))
            else:
                inlines.append(inline)
        return Sentence(tuple(inlines), "analyst", tuple(dict.fromkeys(rests)))

    def _cite(self, note: EditNote) -> Mark:
        """The note cited anew from the passages it had; the analyst's own with their words; one whose sources are gone with
        what it said and that they are."""
        if not note.passages:
            quote = plain(note.inlines)
            own: list[Inline] = [Text(self.words.edits["note"] + " "), *note.inlines]
            return self.book.add(own, [Passage(ANALYST, 0, len(quote), quote)])
        told = self._told(note)
        gone = [replace(one, source=WITHDRAWN + one.source) for one in note.passages if not self._holds(one)]
        if not told:
            return self.book.add([*note.inlines, Text(" " + self.words.edits["withdrawn"])], gone)
        mark = self.book.cite(told)
        if gone:
            whole = self.book.notes[-1]
            inlines = (*whole.inlines, Text(" " + self.words.edits["withdrawn_part"]))
            self.book.notes[-1] = replace(whole, inlines=inlines, passages=(*whole.passages, *gone))
        return mark

    def _told(self, note: EditNote) -> list[Claim]:
        """A claim for each passage of the note that its source still has, the same one as before where it still is made."""
        return [self._claim(one, note.claims) for one in note.passages if self._holds(one)]

    def _holds(self, passage: Passage) -> bool:
        source = self.book.sources.get(passage.source)
        return source is not None and source.text[passage.start : passage.end] == passage.quote

    def _claim(self, passage: Passage, ids: Sequence[str]) -> Claim:
        known = (self.claims[one] for one in ids if one in self.claims)
        made = sorted((c for c in self.claims.values() if c.evidence[0] == passage), key=lambda claim: claim.id)
        bare = Claim("", passage.source, Partnership("", ()), "scope", "", "happened", None, (passage,))
        return next((claim for claim in (*known, *made) if claim.evidence[0] == passage), bare)


def _cited(block: PlainBlock, cite: Cite) -> PlainBlock:
    """The block with each mark cited anew, in reading order."""
    match block:
        case Paragraph():
            return replace(block, sentences=_all(block.sentences, cite))
        case Bullets():
            entries = tuple(replace(entry, sentences=_all(entry.sentences, cite)) for entry in block.entries)
            return replace(block, entries=entries)
        case Table():
            return replace(block, rows=tuple(tuple(_all(cell, cite) for cell in row) for row in block.rows))
        case Figure():
            return replace(block, caption=_all(block.caption, cite))
        case Heading():
            return block


def _all(sentences: Sequence[Sentence], cite: Cite) -> tuple[Sentence, ...]:
    return tuple(
        replace(one, inlines=tuple(cite(i.note) if isinstance(i, Mark) else i for i in one.inlines)) for one in sentences
    )
