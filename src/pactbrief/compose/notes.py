"""Footnotes: full citation at first use, a live short form afterwards (TRADECRAFT.md section 8)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from pactbrief.catalog.wording import Wording
from pactbrief.compose.prose import date_words, listed, quote_marks
from pactbrief.compose.quotes import excerpt, turn_of
from pactbrief.model.claim import Claim
from pactbrief.model.memo import CrossReference, Inline, Link, Mark, Note, Text, plain
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.source import VIEWS, Source

#: Words of a note, and of the passage quoted in it: at most, and at least where a long title leaves little room.
NOTE, QUOTE, SHORTEST = 80, 36, 10
#: A note names at most so many sources, and of each at most so many passages.
MOST_SOURCES, MOST_PASSAGES = 3, 4
#: Marks that may hold a passage as a whole.
_WHOLLY = (("„", "“"), ("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"))
#: Genres in which a body speaks for itself.
_OWN = frozenset({"press-release", "official-document"})


@dataclass
class Notebook:
    """The notes of one memo, numbered as their marks are set. `numbers` are the ledger numbers of the sources (S01 ...).

    `received` gives the date by which a source was in hand, for sources without a date of their own; `origin_of` the origin of
    a claim by its id, so that a note can say where several sources are one; `corrected` what is said of the
    claims that the analyst corrected, by id.
    """

    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    received: Mapping[str, str]
    as_of: str
    wording: Wording
    subjects: Mapping[str, str]
    origin_of: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    quoted: dict[Passage, int] = field(default_factory=dict)
    explained: dict[tuple[str, str | None, str | None], int] = field(default_factory=dict)
    cited: list[tuple[tuple[Claim, ...], str | None, tuple[Passage, ...]]] = field(default_factory=list)

    def blank(self) -> Notebook:
        """A notebook on the same sources without any note."""
        return replace(self, notes=[], first={}, quoted={}, explained={}, cited=[])

    def cite(self, claims: Sequence[Claim], shown: str | None = None, beside: Sequence[Passage] = ()) -> Mark:
        """A note on these claims, best founded first; one entry a source. `beside` are passages that the sentence draws on
        besides, such as who someone is; `has_room` says whether a note can name one.

        `shown` is the id of the claim whose words the sentence itself quotes: the note need not repeat them, and only
        locates what others say of the same.
        """
        by_source: dict[str, list[Claim]] = {}
        for claim in claims:
            by_source.setdefault(claim.source, []).append(claim)
        groups = list(by_source.values())[:MOST_SOURCES]
        chosen = [group[0] for group in groups]
        number = len(self.notes) + 1
        inlines: list[Inline] = []
        for group in groups:
            inlines += [Text("; ")] if inlines else []
            source = self.sources[group[0].source]
            also = [passage for passage in beside if passage.source == source.id]
            inlines += self._entry(source, group, number, None if shown else NOTE - _words(inlines), also)
        for passage in (one for one in beside if one.source not in by_source):
            source = self.sources[passage.source]
            known = self.first.setdefault(source.id, number)
            place = Text(_located(source, [passage]))
            inlines += [
                Text("; "),
                *(self.full(source, [place]) if known == number else [*self._short(source, known), Text(", "), place]),
            ]
        inlines += [Text("."), *self._remarks(chosen, claims)]
        turns = [turn_of(self.sources[c.source], c) for c in chosen if c.genre in VIEWS]  # who speaks is evidence, too
        passages = dict.fromkeys([*(p for group in groups for p in _passages(group)), *beside])
        return self.add(inlines, [*passages, *filter(None, turns)], claims, shown, beside)

    def has_room(self, claims: Sequence[Claim], passage: Passage) -> bool:
        """Whether a note on these claims can name this passage, too."""
        sources = list(dict.fromkeys(claim.source for claim in claims))
        return passage.source in sources[:MOST_SOURCES] or len(sources) < MOST_SOURCES

    def add(
        self,
        inlines: Sequence[Inline],
        passages: Sequence[Passage],
        claims: Sequence[Claim] = (),
        shown: str | None = None,
        beside: Sequence[Passage] = (),
    ) -> Mark:
        """A note of these words; `claims` and `shown` as they were cited, from which the note can be written anew."""
        self.notes.append(Note(len(self.notes) + 1, _joined(inlines), tuple(passages)))
        self.cited.append((tuple(claims), shown, tuple(beside)))
        return Mark(len(self.notes))

    def _entry(
        self, source: Source, claims: Sequence[Claim], number: int, room: int | None, beside: Sequence[Passage] = ()
    ) -> list[Inline]:
        """Citation, locators and quotation, in about `room` words (None: without a quotation); a passage that an earlier note
        quotes in full is only referred to, and a further source that leaves no room for its words is located only."""
        claim, (passage, *_) = claims[0], _passages(claims)
        known, earlier = self.first.setdefault(source.id, number), self.quoted.get(passage)
        place: list[Inline] = [Text(_located(source, [*_passages(claims), *beside]))]
        place += [Text(told) for told in [self._event(source, claim)] if told and known == number]
        cited = self.full(source, place) if known == number else [*self._short(source, earlier or known), Text(", "), *place]
        left = 0 if room is None or earlier is not None else room - _words(cited)
        if room == NOTE and earlier is None:
            left = max(SHORTEST, left)
        if left < SHORTEST:
            return cited
        self.quoted[passage] = number
        place += [Text(": "), *quotation(source, excerpt(source, claim, min(QUOTE, left), whole=True))]
        return self.full(source, place) if known == number else [*self._short(source, known), Text(", "), *place]

    def full(self, source: Source, locator: Sequence[Inline]) -> list[Inline]:
        """The first citation of a source, in the order of TRADECRAFT.md section 8; what is missing goes with its comma."""
        seen = date_words(self.received.get(source.id, self.as_of))
        title = _titled(source, source.title) if source.title else [Text(self.untitled(source))]
        translation = [Text(f" [{source.title_translation}]")] if source.title_translation else []
        updated = f" (updated {date_words(source.updated)})" if source.updated else ""
        if source.url and source.url.startswith(("http://", "https://")):
            address: list[list[Inline]] = [[Link(source.url, source.url)], [Text(f"accessed {seen}")]]
        else:
            received = f", received {seen}" if source.id in self.received else ""
            address = [[Text(f"no address; held as supplied file{received}")]]
        # What has neither title nor author begins with its outlet.
        leading = [Text(source.publisher), *_place(source)] if source.publisher and not (source.title or source.author) else []
        elements: list[list[Inline]] = [
            [Text(source.author)] if source.author else leading,
            [Text(f"interviewed by {source.interviewer}")] if source.interviewer else [],
            [*title, *translation],
            [] if leading else _outlet(source),
            [Text(self._dated(source, seen) + updated)],
            [Text(self.wording.kinds[kind])] if (kind := _kind(source)) in self.wording.kinds else [],
            [Text("citing " + " ← ".join(source.cites))] if source.cites else [],
            [Text(f"[{source.language}]")] if source.language else [],
            list(locator),
            *address,
            [Text(f"[{self.label(source.id)} · {source.text_sha256[:12]}]")],
        ]
        made: list[Inline] = []
        for element in filter(None, elements):
            made += [Text(", "), *element] if made else element
        return made

    def _dated(self, source: Source, seen: str) -> str:
        if source.published is None:
            return f"n.d., not after {seen}"
        words = date_words(source.published.date)
        return f"[c. {words}, from text]" if source.published.basis == "inferred" else words

    def _short(self, source: Source, known: int) -> list[Inline]:
        inlines: list[Inline] = []
        if source.publisher and not source.author_short:
            inlines.append(Text(source.publisher, italic=True))
        else:
            inlines.append(Text(source.author_short or source.author or self.label(source.id)))
        if source.title:
            inlines += [Text(", "), *_titled(source, source.title_short or _shortened(source.title))]
        return [*inlines, Text(" ("), CrossReference(known, f"n {known}"), Text(")")]

    def untitled(self, source: Source) -> str:
        """What stands for a missing title: kind and subject, in brackets because the words are ours."""
        subject = self.subjects.get(source.id)
        return f"[untitled {self.wording.untitled[source.genre]}{f' on {subject}' if subject else ''}]"

    def label(self, source: str) -> str:
        """The ledger number: S01, S02 ..."""
        return f"S{self.numbers[source]:02d}"

    def _event(self, source: Source, claim: Claim) -> str:
        """The date of the event behind the locator of an item that has no date of its own: it must not be taken for one."""
        dated = source.published is None and claim.kind == "status" and claim.when
        return " " + self.wording.notes["event"].format(date=date_words(claim.when or "")) if dated else ""

    def _shared(self, claims: Sequence[Claim]) -> str:
        """How sources of one origin are told of: the second draws on the first where that origin is the first's own."""
        first = self.sources[claims[0].source]
        origin = self.origin_of.get(claims[0].id, "")
        own = origin == f"source:{first.id}" or (first.publisher is not None and is_origin(origin, first.publisher))
        if len(claims) == 2:
            return "second-draws" if own else "both-one-origin"
        return "all-one-origin"

    def _remarks(self, claims: Sequence[Claim], all_claims: Sequence[Claim]) -> list[Inline]:
        """How a date was worked out, whose view an interview is, what several sources share, a person's descriptor, and
        what an analyst corrected in any of `all_claims`."""
        number = len(self.notes) + 1
        remarks = []
        for claim in claims:
            source = self.sources[claim.source]
            read = (source.id, claim.when, claim.printed_when)
            worked_out = claim.when and claim.printed_when and claim.when[:4] not in claim.printed_when
            if worked_out and source.published and self.explained.setdefault(read, number) == number:
                opening, closing = quote_marks(source.language)
                remarks.append(
                    f"{opening}{claim.printed_when}{closing} read from an item of {date_words(source.published.date)}."
                )
            if claim.genre in VIEWS:
                remarks.append(f"Cited for the {'author' if claim.genre == 'opinion' else 'speaker'}’s view only.")
            if source.corrected and self.first[source.id] == number:
                named = ", ".join(self.wording.corrections[f"field-{name}"] for name, _ in source.corrected)
                remarks.append(self.wording.corrections["source-note"].format(after=named))
            if source.descriptor and self.first[source.id] == number:
                remarks.append(source.descriptor.rstrip(".") + ".")
        if len(claims) > 1 and len({self.origin_of.get(c.id, c.id) for c in claims}) == 1:
            remarks.append(self.wording.notes[self._shared(claims)])
        remarks += [self.corrected[claim.id] for claim in all_claims if claim.id in self.corrected]
        return [Text(" " + " ".join(dict.fromkeys(remarks)))] if remarks else []


def _titled(source: Source, title: str) -> list[Inline]:
    """A title in the memo's quotation marks, whatever its language; the words alone are in that."""
    opening, closing = quote_marks(None)
    return [Text(opening), Text(title, lang=foreign(source)), Text(closing)]


def _outlet(source: Source) -> list[Inline]:
    """The outlet with its place. What a body publishes of its own needs none where the body is named as author."""
    if not source.publisher and source.author and source.genre in _OWN:
        return []
    outlet = Text(source.publisher, italic=True) if source.publisher else Text("[publisher not identified]")
    return [outlet, *_place(source)]


def _place(source: Source) -> list[Inline]:
    return [Text(f" ({source.place})")] if source.place else []


def _kind(source: Source) -> str:
    """The kind as a citation names it: an official text that is a web page is called one."""
    page = source.genre == "official-document" and source.media_type == "text/html"
    return "official-page" if page else source.genre


def is_origin(origin: str, name: str) -> bool:
    """Whether an origin's key is that of the agency or outlet `name`."""
    kind, _, known = origin.partition(":")
    return kind == "cited" and name.casefold().startswith(known)


def _passages(claims: Sequence[Claim]) -> list[Passage]:
    """The passages of a source's claims, in the order of the claims, each once; the first is the one quoted."""
    return list(dict.fromkeys(claim.evidence[0] for claim in claims))[:MOST_PASSAGES]


def _located(source: Source, passages: Sequence[Passage]) -> str:
    """Where the passages stand: "para. 3", "paras 2, 5 and 8"."""
    places = list(dict.fromkeys(source.locator(start) for start in sorted(passage.start for passage in passages)))
    kinds = {place.rpartition(" ")[0] for place in places}
    if len(places) > 1 and kinds == {"para."}:
        return "paras " + listed([place.rpartition(" ")[2] for place in places])
    return ", ".join(places)


def _words(inlines: Sequence[Inline]) -> int:
    return len(plain(tuple(inlines)).split())


def foreign(source: Source) -> str | None:
    """The source's language where it is not the memo's."""
    return None if source.language in (None, "en") else source.language


def quotation(source: Source, passage: Passage) -> list[Inline]:
    """The passage in the quotation marks of its language, tagged with it; ours stand for those that hold all of it."""
    words = " ".join(passage.quote.split())
    if any(words[:1] == low and words[-1:] == high and len(re.findall(f"[{low}{high}]", words)) == 2 for low, high in _WHOLLY):
        words = words[1:-1]
    opening, closing = quote_marks(source.language, words)
    return [Text(f"{opening}{words}{closing}", lang=foreign(source))]


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
