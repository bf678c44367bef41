"""What every format gives: drafts of sources, before body and identity are known. One module per format implements it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol

from pactbrief.model.records import dataclass
from pactbrief.model.source import Genre, LeftOut, Skipped, Source, Span


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file says of its article outside the printed text: meta data of a page, headers of an e-mail, running heads.

    Dates are as the file writes them; the printed text may contradict every one of these.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the format itself marks as one; level 1 is the article's own."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note of the source itself, at `start:end` of its text; `label` is how a citation calls it ("note 3")."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A block's place in its page: its own heading level (0: none), the part of the page around it, where its link leads."""

    level: int
    box: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a format hands it on. `text` is canonical.

    `left_out` is what the format itself knows to be no part of the article (running heads, menus); `stated` are the
    fields of its front matter, not yet checked, and `matter` its lines; `body_known` says that the format has told body
    and furniture apart already, so that short lines need no second look. `notes` are the source's own foot- and endnotes
    behind its text, `rows` the spans of table rows; `spots` says of the block that starts at an offset where in its
    page it stands.
    """

    text: str
    hints: Hints = Hints()
    left_out: tuple[LeftOut, ...] = ()
    headings: tuple[Heading, ...] = ()
    pages: tuple[int, ...] = ()
    stated: Mapping[str, object] = field(default_factory=dict)
    matter: str = ""
    body_known: bool = False
    notes: tuple[NoteText, ...] = ()
    rows: tuple[Span, ...] = ()
    spots: Mapping[int, Spot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The articles of one file; `refused` are (reason, remedy) of parts that could not be used."""

    drafts: tuple[Draft, ...]
    refused: tuple[tuple[str, str], ...] = ()


class Format(Protocol):
    """The port: a module under `read/` with one function. Bad input raises InputError with a sentence."""

    def extract(self, content: bytes, path: Path) -> Drafts:
        """The articles in `content`, the bytes of the file `path`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave: its sources, and what could not be used with the reason."""

    sources: tuple[Source, ...] = ()
    skipped: tuple[Skipped, ...] = ()
