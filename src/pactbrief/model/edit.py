"""An edit: what an analyst wrote into a region of a finished DOCX, or that they removed it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from pactbrief.model.memo import Bullets, Figure, Heading, Inline, Paragraph, PlainBlock, Sentence, Table, plain
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass

#: What `Passage.source` names where no source stands behind a note. No file name holds a slash, so no source is called so.
ANALYST = "/analyst"
WITHDRAWN = "/withdrawn/"


def no_source(passage: Passage) -> bool:
    """Whether no source at hand stands behind the passage: an analyst's own note, or one whose source was withdrawn."""
    return passage.source == ANALYST or passage.source.startswith(WITHDRAWN)


EditRole = Literal["body", "lead", "small", "label", "bullet"]


@dataclass(frozen=True, slots=True)
class EditNote:
    """A footnote inside an edited region. One with `passages` cites sources: it is cited anew in every edition, `claims` being
    the ids it rested on; `inlines` then say what is printed should its sources be withdrawn. One without is the analyst's."""

    inlines: tuple[Inline, ...]
    passages: tuple[Passage, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditParagraph:
    """A paragraph or an entry of a list; marks in it count the edit's own notes from 1."""

    role: EditRole
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in the region `region` of the document `document` (a memo's name) in place of the generated words.

    `since` is the edition in whose file it was written, `base_sha256` the hash of the generated wording that it replaced,
    `title` that of the region. A region that was `deleted` has no paragraphs.
    """

    document: str
    region: str
    title: str
    since: str
    base_sha256: str
    deleted: bool = False
    paragraphs: tuple[EditParagraph, ...] = ()
    notes: tuple[EditNote, ...] = ()

    @property
    def text(self) -> str:
        """The words, one line a paragraph, without marks."""
        return "\n".join(plain(paragraph.inlines) for paragraph in self.paragraphs)


def wording(blocks: Iterable[PlainBlock]) -> str:
    """The words of a region's blocks, one line a paragraph, without marks."""
    return "\n".join(line for block in blocks for line in _lines(block))


def wording_sha256(text: str) -> str:
    """The hash by which generated wordings are compared."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _lines(block: PlainBlock) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [_run_on(block.sentences)]
        case Bullets():
            return [_run_on(entry.sentences) for entry in block.entries]
        case Table():
            cells = [_run_on(cell) for row in block.rows for cell in row]
            return [block.caption, *(column.title for column in block.columns), *cells]
        case Figure():
            return [block.alt, _run_on(block.caption)]


def _run_on(sentences: Iterable[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
