"""Footnotes: full citation at first use, a live short form afterwards (TRADECRAFT.md section 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pactbrief.catalog.wording import Wording
from pactbrief.compose.prose import date_words, quote_marks
from pactbrief.compose.quotes import excerpt
from pactbrief.model.claim import Claim
from pactbrief.model.memo import CrossReference, Inline, Link, Mark, Note, Text
from pactbrief.model.passage import Passage
from pactbrief.model.source import Source

#: Words of a quoted passage in a note; with the citation a note stays near the bound of 80 words.
QUOTE = 36
#: A note names at most so many sources.
MOST_SOURCES = 3
#: Genres that a citation names, for plain news is not.
_KINDS = frozenset({"press-release", "official-document", "interview", "opinion", "analysis", "newsletter"})


@dataclass
class Notebook:
    """The notes of one memo, numbered as their marks are set. `numbers` are the ledger numbers of the sources (S01 ...).

    `received` gives the date by which a source was in hand, for sources without a date of their own.
    """

    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    received: Mapping[str, str]
    as_of: str
    wording: Wording
    subjects: Mapping[str, str]
    notes: list[Note] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    quoted: dict[Passage, int] = field(default_factory=dict)

    def cite(self, claims: Sequence[Claim], shown: str | None = None, lead: str = "") -> Mark:
        """A note on these claims, best founded first; one entry a source.

        `shown` is the id of the claim whose words the sentence itself quotes: the note need not repeat them. `lead` stands
        before the first entry ("contra").
        """
        chosen: dict[str, Claim] = {}
        for claim in claims:
            chosen.setdefault(claim.source, claim)
        number = len(self.notes) + 1
        inlines: list[Inline] = [Text(lead + " ")] if lead else []
        passages: list[Passage] = []
        for claim in list(chosen.values())[:MOST_SOURCES]:
            if passages:
                inlines.append(Text("; "))
            source = self.sources[claim.source]
            inlines += self._entry(source, claim, number, claim.id == shown)
            passages.append(claim.evidence[0])
        inlines.append(Text("."))
        inlines += self._remarks(list(chosen.values())[:MOST_SOURCES])
        self.notes.append(Note(number, _joined(inlines), tuple(passages)))
        return Mark(number)

    def _entry(self, source: Source, claim: Claim, number: int, shown: bool) -> list[Inline]:
        """Citation, locator and quotation; a passage that an earlier note quotes in full is only referred to."""
        passage = claim.evidence[0]
        known = self.first.setdefault(source.id, number)
        earlier = self.quoted.get(passage)
        inlines = self._full(source) if known == number else self._short(source, earlier or known)
        inlines.append(Text(f", {source.locator(passage.start)}"))
        if earlier is None and not shown:
            self.quoted[passage] = number
            inlines += [Text(": "), *quotation(source, excerpt(source, claim, QUOTE, whole=True))]
        if known == number:
            inlines += self._whereabouts(source)
        return inlines

    def _full(self, source: Source) -> list[Inline]:
        inlines: list[Inline] = [Text(f"{source.author}, ")] if source.author else []
        if source.title:
            opening, closing = quote_marks(source.language)
            inlines.append(Text(f"{opening}{source.title}{closing}", lang=source.language))
        else:
            inlines.append(Text(self.untitled(source)))
        inlines.append(Text(", "))
        outlet = source.publisher
        inlines.append(Text(outlet, italic=True) if outlet else Text("[publisher not identified]"))
        inlines.append(Text(", " + self._dated(source)))
        if source.genre in _KINDS:
            inlines.append(Text(", " + self.wording.genres[source.genre]))
        if source.cites:
            inlines.append(Text(", citing " + " ← ".join(source.cites)))
        inlines.append(Text(f", [{source.language}]" if source.language else ""))
        return inlines

    def _dated(self, source: Source) -> str:
        if source.published is None:
            return f"n.d., not after {date_words(self.received.get(source.id, self.as_of))}"
        words = date_words(source.published.date)
        return f"[c. {words}, from text]" if source.published.basis == "inferred" else words

    def _whereabouts(self, source: Source) -> list[Inline]:
        place: list[Inline] = [Text(", ")]
        if source.url and source.url.startswith(("http://", "https://")):
            place += [Link(source.url, source.url), Text(f", accessed {date_words(self.received.get(source.id, self.as_of))}")]
        else:
            place.append(Text(f"held as {source.path.rsplit('/', 1)[-1]}"))
        return [*place, Text(f", [{self.label(source.id)} · {source.sha256[:12]}]")]

    def _short(self, source: Source, known: int) -> list[Inline]:
        inlines: list[Inline] = []
        if source.publisher:
            inlines.append(Text(source.publisher, italic=True))
        else:
            inlines.append(Text(source.author or self.label(source.id)))
        if source.title:
            opening, closing = quote_marks(source.language)
            inlines.append(Text(f", {opening}{_shortened(source.title)}{closing}", lang=source.language))
        return [*inlines, Text(" ("), CrossReference(known, f"n {known}"), Text(")")]

    def untitled(self, source: Source) -> str:
        """What stands for a missing title: kind and subject, in brackets because the words are ours."""
        subject = self.subjects.get(source.id)
        return f"[untitled: {self.wording.genres[source.genre]}{f' on {subject}' if subject else ''}]"

    def label(self, source: str) -> str:
        """The ledger number: S01, S02 ..."""
        return f"S{self.numbers[source]:02d}"

    def _remarks(self, claims: Sequence[Claim]) -> list[Inline]:
        """How a date was worked out, and that an interview is cited for its speaker's view only."""
        remarks = []
        for claim in claims:
            source = self.sources[claim.source]
            if claim.when and claim.printed_when and claim.when[:4] not in claim.printed_when and source.published:
                opening, closing = quote_marks(source.language)
                remarks.append(
                    f"{opening}{claim.printed_when}{closing} read from an item of {date_words(source.published.date)}."
                )
            if claim.genre in ("interview", "opinion"):
                remarks.append("Cited for the speaker’s view only.")
        return [Text(" " + " ".join(dict.fromkeys(remarks)))] if remarks else []


def quotation(source: Source, passage: Passage) -> list[Inline]:
    """The passage in the quotation marks of its language, tagged with it."""
    words = " ".join(passage.quote.split())
    opening, closing = quote_marks(source.language, words)
    return [Text(f"{opening}{words}{closing}", lang=None if source.language in (None, "en") else source.language)]


def _shortened(title: str, most: int = 6) -> str:
    """The first words of a title, for repeats."""
    words = title.split()
    return title if len(words) <= most else " ".join(words[:most]).rstrip(",;:–-") + " …"


def _joined(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of the same form as one, so that no text is split without need."""
    made: list[Inline] = []
    for inline in inlines:
        last = made[-1] if made else None
        if isinstance(inline, Text) and isinstance(last, Text) and (inline.lang, inline.bold, inline.italic) == (
            last.lang, last.bold, last.italic,
        ):  # fmt: skip
            made[-1] = Text(last.text + inline.text, last.lang, last.bold, last.italic)
        elif not isinstance(inline, Text) or inline.text:
            made.append(inline)
    return tuple(made)
