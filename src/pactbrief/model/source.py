"""A source: one article as supplied, its canonical text, and what is known of where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Literal

from pactbrief.model.correction import SourceCorrection
from pactbrief.model.passage import Passage, cut
from pactbrief.model.records import dataclass

Genre = Literal["news", "press-release", "official-document", "interview", "opinion", "analysis", "newsletter", "unknown"]
DateBasis = Literal["sidecar", "front-matter", "metadata", "byline", "dateline", "marker", "inferred"]
Span = tuple[int, int]

#: Genres whose statements are views of a person, never facts of the memo on their own.
VIEWS: frozenset[str] = frozenset({"interview", "opinion"})
#: Genres in which a party speaks for itself.
OFFICIAL: frozenset[str] = frozenset({"press-release", "official-document"})


@dataclass(frozen=True, slots=True)
class Publication:
    """When the source was published: `date` is ISO 8601 at the precision known (YYYY, YYYY-MM, YYYY-MM-DD).

    `rivals` are other dates found with their basis, which lost against this one.
    """

    date: str
    basis: DateBasis
    rivals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text with a genre of its own: a report, an interview, a live-blog entry.

    `date` is the publication date of the section where it differs from the source's (live-blog entries), else None.
    """

    start: int
    end: int
    genre: Genre
    title: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A span of page furniture, with the reason in words ("navigation", "comment form", ...)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rating:
    """An outlet in the analyst's source register: its reliability A to F, by whom and since when (ISO date) it is graded so,
    and what may affect the quality of its reports, each empty where it is not stated."""

    grade: str
    by: str = ""
    since: str = ""
    descriptor: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One article. `text` is canonical: all offsets count its code points, `text_sha256` is of its UTF-8 bytes.

    `body` are the spans of the article proper, ascending and disjoint; what lies outside is in `left_out`.
    `paragraphs` and `pages` are ascending start offsets (pages only for paged formats, else empty).
    `notes` are the source's own foot- and endnotes behind its text: start offset and label ("note 3").
    `stated` names the fields that a person stated (sidecar or front matter). `place` is where the outlet sits, `updated` the
    date of its last update, `title_translation` the English title with who made it ("..., mt"), `descriptor` a short remark on
    the item's quality, `title_short` and `author_short` how repeats call it: only a person states these seven.
    `corrections` are those that its sidecar signs, `corrected` the fields in which the sidecar contradicts the file, with what
    the file was read to say (empty where nothing).
    `graded_by` and `graded_since` say whose its reliability is.
    """

    id: str
    path: str
    sha256: str
    media_type: str
    text: str
    text_sha256: str
    language: str | None
    title: str | None
    publisher: str | None
    published: Publication | None
    body: tuple[Span, ...]
    author: str | None = None
    url: str | None = None
    genre: Genre = "unknown"
    cites: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    paragraphs: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    received: str | None = None
    reliability: str | None = None
    stated: frozenset[str] = frozenset()
    ignore: bool = False
    place: str | None = None
    updated: str | None = None
    title_translation: str | None = None
    interviewer: str | None = None
    descriptor: str | None = None
    notes: tuple[tuple[int, str], ...] = ()
    corrections: tuple[SourceCorrection, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    graded_by: str | None = None
    graded_since: str | None = None
    title_short: str | None = None
    author_short: str | None = None

    def passage(self, start: int, end: int) -> Passage:
        """The passage of this source from `start` to `end`."""
        return cut(self.id, self.text, start, end)

    def withdrawn(self, day: str = "9999-12-31") -> SourceCorrection | None:
        """The correction by which the source is left out on `day` (ISO 8601), else in the end; None where it is not."""
        standing = SourceCorrection(ignore=True) if self.ignore else None
        for each in self.corrections:
            if each.ignore is not None and (each.date or "") <= day:
                standing = each if each.ignore else None
        return standing

    def genre_at(self, offset: int) -> Genre:
        """The genre of the section that holds `offset`, else of the source."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section.genre
        return self.genre

    def locator(self, offset: int) -> str:
        """Where `offset` stands, as a footnote says it: `p. 2` in a paged source, `note 4` in a note of it, else `para. 3`."""
        if self.pages:
            return f"p. {max(1, bisect_right(self.pages, offset))}"
        note = bisect_right(self.notes, offset, key=lambda each: each[0])
        if note:
            return self.notes[note - 1][1]
        return f"para. {max(1, bisect_right(self.paragraphs, offset))}"


def without_text(source: Source) -> Source:
    """The source as lists of sources need it: all that is known of it but its text and the places in it."""
    return replace(source, text="", body=(), sections=(), left_out=(), paragraphs=(), pages=())


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a part of one, that could not be used: never silent, always with a reason and a remedy."""

    path: str
    reason: str
    remedy: str = ""
