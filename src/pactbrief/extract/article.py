"""An article read from its first sentence to its last: mentions, events, topics, then claims."""

from __future__ import annotations

import re
from bisect import bisect_left

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.attribution import cites_of
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.context import Context, Topic
from pactbrief.extract.discourse import UNLISTED, Memory
from pactbrief.extract.events.areas import area_claims
from pactbrief.extract.events.claims import in_order, status_claims
from pactbrief.extract.events.consistent import NEXT, consistent, undone
from pactbrief.extract.events.events import Tables, matter_of, read_sentence
from pactbrief.extract.events.outlook import outlook_claims
from pactbrief.extract.events.recall import only_recalled, remember
from pactbrief.extract.events.verb_final import read_verb_final
from pactbrief.extract.events.voices import voiced
from pactbrief.extract.parties.counted import counts
from pactbrief.extract.parties.homeland import Homeland
from pactbrief.extract.parties.told import NOTHING, Event, Read, Silent, Spoken
from pactbrief.extract.things.labels import enter, is_heading
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.coined import coined_names
from pactbrief.extract.words.endings import endings_of
from pactbrief.extract.words.lexis import Lexis, lexis_of
from pactbrief.extract.words.mentions import Hit, find_mentions
from pactbrief.extract.words.sentences import split_sentences
from pactbrief.extract.words.tokens import Text
from pactbrief.model.claim import Extraction, Mention, Unclaimed, partnership_of
from pactbrief.model.records import dataclass
from pactbrief.model.source import VIEWS, Source

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one article before claims are made."""

    context: Context
    events: tuple[Event, ...]
    silent: tuple[Silent, ...]
    hits: tuple[Hit, ...]
    parses: tuple[Parse, ...]


def extract_source(source: Source, vocabulary: Vocabulary, mentions: bool = False) -> Extraction:
    """All claims of `source`, from its body alone. The same source and vocabulary give the same extraction, always.

    `mentions`: also everything recognised, in every sentence; it costs more than the claims, and memos have no use for it.
    """
    reading = read_article(source, vocabulary)
    told = (
        *status_claims(source, reading.events),
        *outlook_claims(source, reading.context, reading.parses, reading.events),
        *area_claims(source, reading.context, reading.parses, reading.hits, vocabulary),
    )
    claims = in_order(voiced(told, source, reading.hits, vocabulary))
    claimed = {claim.evidence[0].start for claim in claims}
    unclaimed = tuple(
        Unclaimed(*silent.sentence, silent.words, silent.reason)
        for silent in reading.silent
        if silent.sentence[0] not in claimed
    )
    cites = (
        source.cites
        if "cites" in source.stated
        else cites_of(source.text, source.body, source.language, vocabulary, source.publisher)
    )
    return Extraction(source.id, claims, _mentions(reading) if mentions else (), cites, unclaimed)


def read_article(source: Source, vocabulary: Vocabulary) -> Reading:
    """The sentences, events and topics of the body."""
    language = source.language or "en"
    lexis = lexis_of(vocabulary, language)
    rules = vocabulary.table(language, "cues").get("sentence", {})
    spans = source.body or ((0, len(source.text)),)
    sentences = split_sentences(source.text, spans, frozenset(rules.get("abbreviations", ())), bool(rules.get("ordinals")))
    text = Text(source.text)
    hits = coined_names(source.text, find_mentions(source.text, language, vocabulary, text.folded), lexis)
    if not any(hit.kind == "party" for hit in hits) and not lexis.names_people(text.spaced.split()):
        return Reading(Context(sentences, ()), (), (), hits, ())  # no party, no partnership
    course = _Course(source, vocabulary, hits, lexis)
    places = [hit.start for hit in hits]
    starts = frozenset(source.paragraphs)
    for span in sentences:
        if (heading := is_heading(source.text, span)) or span[0] in starts:
            course.waiting.append(heading)
            course.turn_page(source.text[span[0] : span[1]] if heading else "")
        taken = Parse(text, span, lexis, hits[bisect_left(places, span[0]) : bisect_left(places, span[1])])
        if taken.hits or taken.worth or course.may_take_back(taken) or course.may_stray(taken) or counts(taken):
            course.read(taken)
    events = consistent(course.events, source, course.memory.official)
    return Reading(_context(sentences, course.spoken), events, tuple(course.silent), hits, tuple(course.parses))


class _Course:
    """The reading of an article, sentence by sentence.

    Sentences that tell nothing by themselves wait until something is told that may refer to them: in most articles, for ever.
    """

    def __init__(self, source: Source, vocabulary: Vocabulary, hits: tuple[Hit, ...], lexis: Lexis) -> None:
        language = lexis.language
        self.text, self.hits = source.text, hits
        self.anchor = self.published = source.published.date if source.published else None
        self.tables = Tables(
            vocabulary.table(language, "stages"),
            vocabulary.taxonomy("instruments"),
            frozenset(vocabulary.taxonomy("standing")["standing"]),
        )
        self.final = endings_of(vocabulary, language) if lexis.grammar["verbal"] else None
        speaks = source.genre_at(source.body[0][0] if source.body else 0) in VIEWS
        self.memory = Memory(
            alien=lexis.fields["alien"],
            members=_members(vocabulary),
            speaks=speaks,
            homeland=Homeland(source, hits, vocabulary),
            interview=source.genre == "interview",
        )
        self.waiting: list[tuple[Parse, tuple[Thing, ...]] | bool] = []  # a paragraph begins, with a heading or not
        self.events: list[Event] = []
        self.silent: list[Silent] = []
        self.spoken: list[Spoken] = []
        self.parses: list[Parse] = []

    def read(self, taken: Parse) -> None:
        """Takes the next sentence in."""
        if self.final is not None:
            if not taken.tokens:
                return
            self._recall()
            read = read_verb_final(taken, self.text, self.hits, self.final, self.tables, self.memory, self.anchor)
            self._keep(taken, read)
            return
        things, triggers = matter = matter_of(taken, self.tables)
        if triggers or not only_recalled(taken, things):
            self._recall()
            enter(taken, self.memory)
            self._keep(taken, read_sentence(taken, matter, self.tables, self.memory, self.anchor))
        else:
            self.waiting.append((taken, things))
            self._keep(taken, NOTHING)

    def turn_page(self, heading: str) -> None:
        """Under the heading '2023' of a timeline days without a year are of that year; another heading ends it."""
        if heading and self.published:
            past = _YEAR.fullmatch(heading) and heading < self.published
            self.anchor = f"{heading}-12-31" if past and not self.published.startswith(heading) else self.published

    def may_take_back(self, taken: Parse) -> bool:
        """Whether a sentence without names may take back what the one before it told: 'It is false.'"""
        return bool(self.events) and taken.start - self.events[-1].sentence[1] < NEXT and "undoing" in taken.hints

    def may_stray(self, taken: Parse) -> bool:
        """Whether a sentence without names may turn to another arrangement than the one before: 'The trade deal is older.'"""
        near = bool(self.events) and taken.start - self.events[-1].sentence[1] < NEXT
        return near and not taken.lexis.fields["foreign"].isdisjoint(taken.present) and "head" in taken.hints

    def _recall(self) -> None:
        for waiting in self.waiting:
            if isinstance(waiting, bool):
                self.memory.paragraph(waiting)
            else:
                remember(*waiting, [], [], self.memory)
        self.waiting.clear()

    def _keep(self, taken: Parse, read: Read) -> None:
        self.parses.append(taken)
        self.events = undone(taken, self.events, [e for e in read.events if UNLISTED not in e.parties], self.anchor)
        if read is not NOTHING:
            self.silent += read.silent
            self.spoken += read.spoken


def _members(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The members of the organisations that speak for them."""
    table = vocabulary.taxonomy("membership")
    return {code: frozenset(table[code]["members"]) for code in ("EU", "ASEAN", "GCC")}


def _context(sentences: tuple[tuple[int, int], ...], spoken: list[Spoken]) -> Context:
    topics: dict[tuple[int, int], Topic] = {}
    for one in spoken:
        partnerships = tuple(partnership_of(parties) for parties in one.sets if UNLISTED not in parties)
        old = topics.get(one.span)
        joined = tuple(dict.fromkeys((*(old.partnerships if old else ()), *partnerships)))
        topics[one.span] = Topic(*one.span, joined, one.basis)  # type: ignore[arg-type]
    return Context(sentences, tuple(sorted(topics.values(), key=lambda t: (t.start, t.end))))


def _mentions(reading: Reading) -> tuple[Mention, ...]:
    listed = [hit for hit in reading.hits if hit.value != UNLISTED]
    rows = {Mention(hit.kind, hit.value, hit.start, hit.end) for hit in listed}  # type: ignore[arg-type]
    for taken in reading.parses:
        for found in taken.of("stage"):
            if found.row["stage"] != "none":
                rows.add(
                    Mention("stage", found.row["stage"], taken.tokens[found.first].start, taken.tokens[found.last - 1].end)
                )
        for found in taken.of("cue"):
            rows.add(Mention("modality", found.row["force"], taken.tokens[found.first].start, taken.tokens[found.last - 1].end))
        for date in taken.dates:
            rows.add(Mention("date", date.text, date.start, date.end))
    return tuple(sorted(rows, key=lambda m: (m.start, m.end, m.kind, m.value)))
