"""The desk: everything a section needs at hand, and the sentences that all sections share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from pactbrief.catalog.places import english_place
from pactbrief.catalog.wording import Wording
from pactbrief.compose.names import Names, again, many, own_name, teller
from pactbrief.compose.notes import Notebook, quotation
from pactbrief.compose.people import find_person, put_in
from pactbrief.compose.prose import article, capital, listed, on_date, quote_marks, sentence_start
from pactbrief.compose.quotes import excerpt, turn_of
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import latest
from pactbrief.model.memo import Inline, Sentence, SentenceKind, Text
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.scenario import Yardstick
from pactbrief.model.source import VIEWS, Source


@dataclass(frozen=True)
class Bounds:
    """How much of a partnership a memo prints: rows of its timeline, rows of its areas, sentences of context. `run_in` sets the
    names of sections at the head of their text, `areas` of none puts the areas in a sentence instead of a table."""

    timeline: int
    areas: int
    context: int
    run_in: bool = False


#: A memo on one partnership, and a digest of a few: TRADECRAFT.md section 7, twelve rows a table.
FULL = Bounds(timeline=12, areas=16, context=8)
#: A digest of a few beside whose partnerships memos of their own stand: those have the rest.
BRIEF = Bounds(timeline=6, areas=8, context=3, run_in=True)
#: A digest of many keeps to what fits half a page each; the partnership's own memo has the rest.
SHORT = Bounds(timeline=5, areas=0, context=2, run_in=True)
#: So many partnerships make a digest one of many.
MANY = 5


@dataclass
class Desk:
    """Sources and claims by id, words, the analyst's remarks by partnership, and the notebook of the memo in work.

    `yardstick` words the likelihoods of the brief's scenarios, `exhaustive` says that these leave nothing out, `in_short`
    that memos of the single partnerships tell them in full, `board` that a status board above tells the origins, `graded`
    that the section on the status gives the grade of its stage. `listed` are the sources that its list of sources has so
    far, `earlier` those of the previous edition. `heard` are the tellers whom the running text of the section has named in
    full, `people` those whom the memo has introduced, with what it calls them since, `telling` the sources by partnership.
    """

    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    names: Names
    wording: Wording
    labels: Mapping[str, str]
    remarks: Mapping[str, str]
    book: Notebook
    bounds: Bounds = FULL
    yardstick: Yardstick | None = None
    exhaustive: bool = False
    in_short: bool = False
    listed: list[str] = field(default_factory=list)
    board: bool = False
    graded: bool = False
    edition: str = ""
    earlier: frozenset[str] = frozenset()
    heard: set[str] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)
    telling: dict[str, list[Source]] = field(default_factory=dict)

    def told(self, ids: Iterable[str]) -> list[Claim]:
        """The claims of these ids, in order."""
        return [self.claims[i] for i in ids]

    def term(self, event: Event) -> str:
        """The event's stage in the wording's terms: a narrower one where all its reports use it."""
        terms = {self.wording.term(event.stage, claim.words) for claim in self.told(event.claims)}
        return terms.pop() if len(terms) == 1 else event.stage

    def stage(self, event: Event) -> str:
        """The event in two or three words: "signed", "signature planned"."""
        return self.wording.stage_label(self.term(event), event.modality)

    def source(self, claim: Claim) -> Source:
        """The source of a claim."""
        return self.sources[claim.source]

    def called(self, source: str) -> str:
        """A source by its number in the ledger, one that is gone by its id."""
        return self.book.label(source) if source in self.book.numbers else source

    def teller(self, claim: Claim) -> str:
        """Who says so, on whose word."""
        return teller(self.source(claim), claim, self.wording)

    def voice(self, claim: Claim) -> str:
        """The teller in running text: in full at first in a section, then "Kyodo News", "the report of 21 March 2024"."""
        told = self.teller(claim)
        if told in self.heard:
            return again(self.source(claim), claim, self.wording)
        self.heard.add(told)
        return told

    def opening(self, told: str, claim: Claim) -> str:
        """A teller at the head of a sentence; an outlet that writes its name without a capital keeps it."""
        return told if told.startswith(self.source(claim).publisher or "\n") else sentence_start(told)

    def verbal(self, claim: Claim) -> str:
        """The ending of the verb behind the teller: "s", nothing after several people ("diplomats, as carried by ...")."""
        told, named = self.teller(claim), self.source(claim).publisher
        return "" if many(told) and told != named else "s"

    def own_name(self, claim: Claim) -> str:
        """The claim's source in a sentence."""
        return own_name(self.source(claim), self.wording)

    def quoted(self, claim: Claim, limit: int) -> list[Inline]:
        """A short verbatim quotation from the claim's evidence, in its language."""
        source = self.source(claim)
        return quotation(source, excerpt(source, claim, limit, whole=claim.modality == "denied"))

    def facts(self, parts: Sequence[tuple[str, Sequence[Claim], int]]) -> Sentence:
        """One sentence of several such parts, each with its own note behind the comma or semicolon that opens the next."""
        inlines: list[Inline] = []
        for number, (text, claims, quote) in enumerate(parts):
            following = parts[number + 1][0] if number + 1 < len(parts) else ""
            opened, beside = self._introduced(text.lstrip(",;") if number else text, claims)
            part = [*_texts(opened), *(self.quoted(claims[0], quote) if quote else [])]
            ended = [*part, Text(following[0])] if following[:1] in (",", ";") else part if following else _stopped(part)
            inlines += [*ended, self.book.cite(claims, claims[0].id if quote else None, beside)]
        told = dict.fromkeys(claim.id for _, claims, _ in parts for claim in claims)
        return Sentence(tuple(inlines), "fact", tuple(told))

    def fact(self, text: str, claims: Sequence[Claim], quote: int = 0, located: bool = False) -> Sentence:
        """A sentence of fact with its note: `text`, then at most `quote` words of the first claim, full stop, mark. Where it is
        only `located`, the note quotes nothing: another memo does."""
        told, beside = self._introduced(text, claims)
        tail = self.quoted(claims[0], quote) if quote else []
        mark = self.book.cite(claims, claims[0].id if quote or located else None, beside)
        return Sentence((*_stopped([*_texts(told), *tail]), mark), "fact", tuple(c.id for c in claims))

    def _introduced(self, text: str, claims: Sequence[Claim]) -> tuple[str, list[Passage]]:
        """The text with the people whom its first claim names: in full where the memo has not named them yet, else in short;
        and the passages that tell who they are."""
        lead, beside = claims[0], list[Passage]()
        turn = turn_of(self.source(lead), lead) if lead.genre in VIEWS else None
        for name in dict.fromkeys((*lead.who, *lead.attribution, turn.quote.strip() if turn else "")):
            person = find_person(name, self._telling(lead), lead.genre in VIEWS) if name and name in text else None
            if person is None:
                continue
            if person.named in self.people:
                # In short where its own passage has the words of the short form, too.
                short, said = self.people[person.named], f"{name} {lead.evidence[0].quote}"
                text = put_in(text, name, short if all(word in said for word in short.split()) else name)
            elif person.passage is None or self.book.has_room(claims, person.passage):
                text = put_in(text, name, person.full)
                self.people[person.named] = person.later
                beside += [person.passage] if person.passage else []
        return self._in_english(text, lead), beside

    def _in_english(self, text: str, claim: Claim) -> str:
        """The text with foreign titles told in English: "the defence minister, Boris Pistorius"."""
        titles = self.wording.titles.get(self.source(claim).language or "", {})
        for name in (*claim.who, *claim.attribution):
            for title in sorted(titles, key=len, reverse=True):
                if name.startswith(f"{title} ") and name in text:
                    text = put_in(text, name, f"the {titles[title]}, {name.removeprefix(title).strip()}")
                    break
        return text

    def _telling(self, claim: Claim) -> list[Source]:
        """The sources on the claim's partnership, its own first."""
        key = claim.partnership.key
        if key not in self.telling:
            ids = dict.fromkeys(one.source for one in self.claims.values() if one.partnership.key == key)
            self.telling[key] = [self.sources[one] for one in ids if one in self.sources]
        own = self.source(claim)
        return [own, *(source for source in self.telling[key] if source is not own)]


def plain_sentence(text: str, kind: SentenceKind = "judgement", bold: bool = False) -> Sentence:
    """A sentence without a note: a judgement or a count of ours, or the label of a table cell."""
    return Sentence((Text(text, bold=bold),), kind)


def _texts(text: str) -> list[Inline]:
    return [Text(text)] if text else []


def _stopped(inlines: list[Inline]) -> list[Inline]:
    """With a full stop at the end, unless the last words bring one."""
    last = inlines[-1]
    if isinstance(last, Text) and last.text.rstrip("”’“»」\"'").endswith((".", "!", "?", "。")):
        return inlines
    return [*inlines, Text(".")]


def first_report(desk: Desk, event: Event) -> str:
    """The day of the earliest dated source that tells of an event; empty where none is dated."""
    return min((p.date for claim in desk.told(event.claims) if (p := desk.source(claim).published)), default="")


def thing_noun(desk: Desk, dossier: Dossier) -> str:
    """What the sources call the partnership's instrument: "security and defence partnership"."""
    _, _, suffix = dossier.partnership.key.partition(".")
    if suffix:
        return desk.names.instrument(suffix)
    strands: tuple[Event | Strand, ...] = (*dossier.timeline, *dossier.scope)
    claims = [c for c in desk.told(i for s in strands for i in s.claims) if c.modality != "denied"]
    return desk.wording.instrument(c.partnership.instrument for c in claims if c.partnership.instrument)


def grade_of(desk: Desk, event: Event) -> str:
    """The best letter of the register among an event's sources, F where none is graded, and its digit: "F3"."""
    letter = min((desk.source(claim).reliability or "F" for claim in desk.told(event.claims)), default="F")
    return f"{letter}{event.credibility}"


def place(claims: Sequence[Claim], wording: Wording) -> str:
    """ " in Tokyo", " at Camp Blackrock", where all claims that name a place name the same."""
    places = {english_place(c.where) for c in claims if c.where}
    if len(places) != 1:
        return ""
    name = places.pop()
    return f" {'at' if wording.is_site(name) else 'in'} {name}"


def forms_of(desk: Desk, event: Event, noun: str) -> Mapping[str, str]:
    """The sentences for an event's term, of a partnership whose instrument is called `noun`; the plainer ones of its stage
    where the verb would say the noun again: no two parties "agreed on an agreement"."""
    forms = desk.wording.stages[desk.term(event)]
    return desk.wording.stages[event.stage] if forms["noun"] == noun else forms


def event_text(desk: Desk, dossier: Dossier, event: Event) -> str:
    """The event in words, without who says so: "the EU and Japan have signed a security and defence partnership in Tokyo"."""
    claims = desk.told(event.claims)
    noun = thing_noun(desk, dossier)
    forms = forms_of(desk, event, noun)
    undated = event.modality == "happened" and event.when is None
    printed = next((c for c in claims if c.printed_when), None) if event.when is None else None
    if printed is not None:
        opening, closing = quote_marks(desk.source(printed).language)
        when = f" {opening}{printed.printed_when}{closing} (no fuller date given)"
    else:
        when = f" {on_date(event.when)}" if event.when else ""
    form = "happened_undated" if undated and printed is None else event.modality
    passed = event.modality in ("planned", "possible") and event.when and latest(event.when) < desk.book.as_of
    sentence = desk.wording.lapsed(forms[form]) if passed else forms[form]
    where = place(claims, desk.wording)
    parties = desk.names.parties(dossier.partnership.parties)
    return sentence.format(parties=parties, thing=article(noun), the_thing=f"the {noun}", when=when, where=where)


def _fullest(names: Iterable[str]) -> list[str]:
    """The names without those that another one ends with: "Borrell" beside "Josep Borrell"."""
    given = list(names)
    return [
        name
        for name in given
        if not any(other != name and other.split()[-1] == name.split()[-1] and len(other) > len(name) for other in given)
    ]


#: Stages whose own word says it all; others need the source's words beside ours.
_PLAIN = frozenset({"concluded", "signed", "ratified", "in-force"})


def event_sentence(desk: Desk, dossier: Dossier, event: Event, quote: int = 0) -> Sentence:
    """A sentence on the event with its teller and note, and the persons that act in it.

    At most `quote` words of the source follow, unless the stage is one that needs none and has happened.
    """
    claims = desk.told(event.claims)
    # All whom its article names as acting, whichever sentence does.
    who = dict.fromkeys(name for claim in claims if claim.source == claims[0].source for name in claim.who)
    lead = replace(claims[0], who=tuple(_fullest(who)))
    claims = [lead, *claims[1:]]
    naming = f", which names {listed(lead.who)}" if lead.who and event.modality == "happened" else ""
    mark = f", {desk.wording.corrections['mark']}" if lead.restated else ""
    text = f"{capital(event_text(desk, dossier, event))}, according to {desk.voice(lead)}{naming}{mark}"
    if event.modality == "happened" and event.stage in _PLAIN:
        return desk.fact(text, claims)
    return desk.fact(text + ": ", claims, quote) if quote else desk.fact(text, claims)
