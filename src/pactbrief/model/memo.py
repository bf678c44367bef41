"""A memo: the composed, format-neutral document tree. Renderers turn it into DOCX, PDF and HTML, and add nothing.

Text here is plain: nothing in it is markup, renderers escape it. Foreign words carry their language tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass

SentenceKind = Literal["fact", "judgement", "count", "analyst"]
Role = Literal["body", "lead", "small", "label"]
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text. `lang` (ISO 639-1) only where it differs from the memo's language."""

    text: str
    lang: str | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of footnote `note` in the text. Each note has exactly one mark."""

    note: int


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A live reference to another note of the same memo, printed as `text` ("n 3"); used inside notes for repeats."""

    note: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An outside address; `href` is http(s) or mailto only."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class PageReference:
    """A reference inside the memo to the heading with this `anchor`, printed as `text`, linked."""

    anchor: str
    text: str


Inline = Text | Mark | CrossReference | Link | PageReference


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its marks. A `fact` carries at least one mark; `claims` are the ids that it rests on."""

    inlines: tuple[Inline, ...]
    kind: SentenceKind = "fact"
    claims: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words without the marks."""
        return plain(self.inlines)

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes marked in this sentence."""
        return tuple(i.note for i in self.inlines if isinstance(i, Mark))


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 4 without jumps (the memo's title is level 0 and not among the blocks); `anchor` is unique."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on, separated by one space. `role` names the paragraph style."""

    sentences: tuple[Sentence, ...]
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is a paragraph."""

    entries: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the table's width (all shares add up to 1)."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row that repeats; the first cell of each row heads it. A cell is a tuple of sentences."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Sentence, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Points, x to the right and y down from the drawing's upper left; `dash` is the dash length, 0 for solid."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.75
    dash: float = 0.0
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape; `fill` and `stroke` are colour names of the house style or None."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    stroke: str | None = "text"
    width: float = 0.75


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle about (x, y)."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = "text"
    width: float = 0.75


@dataclass(frozen=True, slots=True)
class Label:
    """Text whose base line starts, centres or ends at (x, y); `size` in points, body sans face."""

    x: float
    y: float
    text: str
    size: float = 8.0
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    colour: str = "text"


Shape = Line | Polygon | Circle | Label


@dataclass(frozen=True, slots=True)
class Figure:
    """A vector drawing of `width` by `height` points; `alt` says what it shows, in full; `caption` stands below."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
    caption: tuple[Sentence, ...] = ()


PlainBlock = Heading | Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Region:
    """Blocks that an analyst may edit in the DOCX (a content control). `key` is unique in the memo and stable over editions.

    `generated` is the generated wording that the analyst's blocks stand for; None where the blocks are generated themselves.
    """

    key: str
    title: str
    blocks: tuple[PlainBlock, ...]
    generated: str | None = None


Block = PlainBlock | Region


@dataclass(frozen=True, slots=True)
class Note:
    """Footnote `number` (1, 2, 3 ... in order of the marks in the text), its citation and the passages behind it."""

    number: int
    inlines: tuple[Inline, ...]
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return plain(self.inlines)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A region whose generated wording an edit replaced; `review` where that wording is no longer the one the analyst saw."""

    region: str
    generated: str
    review: bool


@dataclass(frozen=True, slots=True)
class Memo:
    """A finished tree. `name` is the file stem; `identity` the rows of the identity block (label, value); `listed` the ids of
    the sources in its list of sources."""

    name: str
    title: str
    subtitle: str
    series: str
    edition: str
    as_of: str
    language: str
    subject: str
    keywords: tuple[str, ...]
    identity: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    created: str  # ISO 8601 date-time, UTC; the only time in the files, from as_of or SOURCE_DATE_EPOCH
    author: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    replaced: tuple[Replaced, ...] = ()
    listed: tuple[str, ...] = ()


def plain(inlines: tuple[Inline, ...]) -> str:
    """The printed words of inlines, marks left out."""
    return "".join("" if isinstance(i, Mark) else i.text for i in inlines)


def flat(blocks: tuple[Block, ...]) -> Iterator[PlainBlock]:
    """All blocks in order, those of regions included."""
    for block in blocks:
        if isinstance(block, Region):
            yield from block.blocks
        else:
            yield block


def sentences(memo: Memo) -> Iterator[Sentence]:
    """All sentences of the memo in reading order (headings have none)."""
    for block in flat(memo.blocks):
        match block:
            case Paragraph():
                yield from block.sentences
            case Bullets():
                for entry in block.entries:
                    yield from entry.sentences
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from cell
            case Figure():
                yield from block.caption
            case Heading():
                pass
