"""Stating: whether the words of a trigger state an event at all, or only frame, wish for or describe one."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.when import Timed
from pactbrief.extract.events.doubts import only_frames
from pactbrief.extract.modality.deciding import only_urged
from pactbrief.extract.modality.modality import Verdict
from pactbrief.extract.modality.papers import is_relation
from pactbrief.extract.modality.suspense import awaited
from pactbrief.extract.things.things import Thing, parties_outside
from pactbrief.extract.triggers.triggers import ASKED, Trigger

#: Stages whose nouns alone do not say that it has happened: "ratification of the treaty was taken off the agenda".
_ACTS = frozenset({"signed", "ratified", "in-force", "concluded", "adopted", "implementing", "ended"})
#: Stages on which one is engaged while doing what the word says: "is busy drafting", "keeps pushing for".
_EARLY = frozenset({"proposed", "exploring", "negotiating"})
_SERVED = frozenset({"implementing", "concluded"})
_DATE_OF = 7  # tokens from "date" to the noun: "date of the exchange of the instruments of"
_WAYS = 6  # tokens from "ways" to the thing that is to be deepened: "ways to further strengthen their"


def only_a_term(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """'can be terminated with six months' notice', 'may be ended by either side': a clause of the text, no prospect."""
    given = any(parse.is_a("notice_word", i) for i in trigger.found.places)  # "may have given notice of withdrawal"
    return (
        trigger.stage == "ended"
        and verdict.modality == "possible"
        and not (given or parse.dates)
        and parse.holds("notice_word")
    )


def _provided(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """'The document provides | that the three train together': what a text says is to be done, on no day, is what it covers."""
    segment = parse.segment_at(trigger.found.first)
    if trigger.stage != "implementing" or verdict.modality != "planned" or parse.dates or segment.kind != "complement":
        return False
    head = next((h for h in parse.heads if h.last <= segment.first), None)
    text = head is not None and head.first <= 1 and head.row["kind"] in {"strong", "plain"}
    return text and parse.any_is("providing", 1, segment.first)


def only_serves(parse: Parse, trigger: Trigger, things: tuple[Thing, ...]) -> bool:
    """'an accord to deepen ties', 'the pact strengthens their cooperation': what an arrangement is for, or brings, is no step
    of it; who deepens the ties himself is told of."""
    thing, row, first = trigger.thing, trigger.found.row, trigger.found.first
    purpose = trigger.found.entry.tag == "base" and parse.is_a("be_to", first - 1) and trigger.stage in _SERVED
    if purpose and any(t.last == first - 1 and t is not thing and t.kind in {"strong", "plain"} for t in things):
        return True  # "a treaty | to cement the pact", "an agreement | to implement their declaration"
    subject = things[0] if things else None
    if trigger.stage == "proposed" and trigger.voice == "active" and subject is not None and subject is not thing:
        text = subject.kind in {"strong", "plain"} and subject.first == 0 and not is_relation(parse, subject)
        own = parse.clause_of(subject.head) == parse.clause_of(trigger.found.first)
        return text and own and subject.definite and not subject.own  # "The memorandum calls for cooperation"
    if trigger.stage != "implementing" or thing is None or row.get("only") or row.get("under"):
        return False
    if not (is_relation(parse, thing) or row.get("vague")):
        return False
    if is_relation(parse, thing) and parse.is_a("so_as_to", trigger.inner - 1):
        return True  # "hanno rinnovato la dichiarazione per rafforzare la cooperazione"
    start = min(trigger.inner, thing.first)
    before = [t for t in things if t.last <= start and t.kind in {"strong", "plain"} and not is_relation(parse, t)]
    if not before or parse.is_a("coordinator", trigger.inner - 1):
        return False
    outside = [p for p in parties_outside(parse, things) if p.first < start and not (p.place or p.owner)]
    finite = trigger.voice == "active" and trigger.found.entry.tag in {"past", "present"}
    return not any(finite or before[-1].last <= p.first for p in outside)


def states_nothing(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """A word that only frames another's event, a wish, or a noun that nothing says has taken place."""
    talked = trigger.found.row.get("state") and any(
        parse.is_a(kind, trigger.found.first - k) for k in range(1, 7) for kind in ("after", "limit")
    )
    if verdict.frame or talked or _of_manner(parse, trigger) or _only_spoken_of(parse, trigger, verdict):
        return True
    if only_a_term(parse, trigger, verdict) or only_urged(parse, trigger) or _provided(parse, trigger, verdict):
        return True
    base = trigger.found.entry.tag == "base" and parse.before(trigger.found.first) == "to"
    aimed = trigger.rule == ASKED or (base and (not verdict.cues or bool(trigger.found.row.get("addressed"))))
    if trigger.stage == "proposed" and verdict.modality == "planned" and aimed:
        return True  # "signed a letter of intent | to pursue a pact", "began | to seek agreements"
    if verdict.modality == "denied" and _needless(parse, trigger, verdict):
        return True
    if trigger.found.row.get("modality") == "planned" and trigger.voice == "phrase" and verdict.modality == "denied":
        return True  # "will not be sent to parliament" leaves open whether it is approved
    if trigger.voice != "noun":
        return False
    if _only_a_date(parse, trigger):
        return True
    wish = trigger.stage in {"proposed", "exploring"} and verdict.modality in {"planned", "possible"}
    wish = wish and not (verdict.modality == "planned" and parse.dates)  # "is to travel there in March for exploratory talks"
    return wish or (verdict.modality == "happened" and not _licensed(parse, trigger, verdict))


def _needless(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """'nothing had to be signed': that it is not needed does not say that it did not come about."""
    lexis = parse.lexis
    if trigger.voice == "noun" and parse.holds("needing"):  # "did not need the approval of the Senate"
        here = parse.clause_of(trigger.found.first)
        return any(parse.is_a("needing", i) and parse.clause_of(i) == here for i in range(len(parse.tokens)))
    words = [cue.split() for cue in verdict.cues]
    needed = any(lexis.is_a("have_finite", said[0]) and lexis.is_a("be_to", said[-1]) for said in words if len(said) > 1)
    return needed and any(lexis.is_a("subject_negator", cue) for cue in verdict.cues)


def _only_a_date(parse: Parse, trigger: Trigger) -> bool:
    """'lapses on the date of the ratification': it says when, not that; unless a day stands before ("4 May, the date of")."""
    if parse.lexis.grammar["date_word"].isdisjoint(parse.present):
        return False
    start = trigger.found.first
    word = next((i for i in range(start - 1, max(-1, start - _DATE_OF), -1) if parse.is_a("date_word", i)), None)
    if word is None or not parse.is_a("of", word + 1) or any(parse.tokens[i].mark for i in range(word, start)):
        return False
    low = word - 1 - parse.is_a("article", word - 1)
    return not (parse.word(low) == "," and any(parse.token_at(d.end - 1) == low - 1 for d in parse.dates))


def _of_manner(parse: Parse, trigger: Trigger) -> bool:
    """'discussed ways to deepen the partnership': neither the deepening nor the partnership is what they are about to do."""
    thing = trigger.thing
    places = {trigger.inner - 1, trigger.inner - 2}
    if thing is not None and trigger.stage in {"proposed", "exploring", "negotiating"}:
        places |= set(range(max(0, thing.first - _WAYS), thing.first))
    return any(parse.is_a("manner", i) for i in places)


def _only_spoken_of(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """'talked of signing', 'a scheme for scrapping': a gerund behind a preposition or a verb that do not say that it was done.

    Told are "after signing", "by signing", and participles that go on with a clause ("..., signing a pact").
    """
    lexis, found = parse.lexis, trigger.found
    if found.entry.tag == "gerund" and verdict.modality == "planned" and parse.is_a("after", found.first - 1):
        return found.first > 1  # "will get access | after signing a pact": it may have been signed
    if found.entry.tag != "gerund" or verdict.cues or lexis.language != "en" or trigger.inner < found.first:
        return False
    place = found.first - 1
    while place >= 0 and (
        (lexis.is_a("adverb", parse.word(place)) and not lexis.is_a("gerund_told", parse.word(place)))
        or parse.word(place).endswith("ly")
    ):
        place -= 1
    before = parse.word(place)
    if parse.is_a("law_word", place - 1) and lexis.is_a("gerund_open", before):
        return True  # "the draft law on approving the pact"
    if place < 0 or parse.tokens[place].mark or lexis.is_a("gerund_told", before) or lexis.is_a("coordinator", before):
        return False
    if any(p.first <= place < p.last for p in parse.parties) or any(
        d.start <= parse.tokens[place].start < d.end for d in parse.dates
    ):
        return False
    return lexis.is_a("gerund_open", before) or trigger.stage not in _EARLY


def not_of_this_time(parse: Parse, trigger: Trigger, modality: str, timed: Timed) -> bool:
    """A state that is still to come, a frame told in the present, and what is usual ("the two patrol the river together")."""
    row = trigger.found.row
    provided = trigger.present and modality in {"happened", "denied"} and not (parse.lexis.grammar["verb_last"] and timed.when)
    if row.get("under") and (provided or (modality in {"planned", "possible"} and timed.when is None)):
        return True  # "Under the treaty ships call at its ports" says what it provides for
    if row.get("sent") and timed.when is None:
        return True
    if row.get("mute") or (modality != "happened" and row.get("holding")):
        return True
    open_ = modality != "happened" or trigger.present or trigger.found.entry.tag in {"base", "present"}
    open_ = open_ or _still_open(parse, trigger)
    if (
        open_
        and only_frames(parse, trigger)
        and not (modality == "planned" and _on_that_day(parse, trigger, timed))
        and not awaited(parse, trigger.found, trigger.inner)
    ):
        return True
    last = trigger.found.last
    ever = trigger.present or parse.any_is("long_time", last, last + 3)
    return bool(row.get("habitual")) and ever and modality == "happened" and not parse.headline


def _on_that_day(parse: Parse, trigger: Trigger, timed: Timed) -> bool:
    """'from 1 July, when the pact takes effect': the clause says what happens on the day that stands before it."""
    segment = parse.segment_at(trigger.found.first)
    day = next((d for d in parse.dates if parse.token_at(d.end - 1) in {segment.first - 1, segment.first - 2}), None)
    return (
        day is not None
        and trigger.stage in {"signed", "ratified", "in-force"}
        and parse.lexis.is_a("when", segment.opener)
        and timed.printed == day.text
    )


def _still_open(parse: Parse, trigger: Trigger) -> bool:
    """'until they hold the first exercise under it': words without a tense of their own in a clause that is not of the past;
    'until they put it on ice, troops will stay': a form of both tenses beside a clause of what will be."""
    lexis, found = parse.lexis, trigger.found
    if lexis.language != "en":
        return False
    segment = parse.segment_at(found.first)
    if trigger.voice in {"phrase", "noun"}:
        words = [parse.word(i) for i in range(segment.first, found.first)]
        past = {f.first for f in parse.of("stage") if f.entry.tag == "past"}
        told = any(lexis.is_a("of_past", w) or w == "had" or w.endswith("ed") for w in words)
        return not told and past.isdisjoint(range(segment.first, found.first))
    twin = any(f.row is found.row and f.places == found.places and f.entry.tag == "base" for f in parse.of("stage"))
    others = (i for s in parse.segments if s is not segment for i in range(s.first, s.last))
    return twin and found.entry.tag == "past" and any(lexis.is_a("modal", parse.word(i)) for i in others)


def _licensed(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """Whether something says that what a noun names took place: "after the signing", "hailed the launch of", a past day."""
    if trigger.stage == "implementing" and _sealed(parse, trigger):
        return True
    if trigger.stage not in _ACTS or trigger.found.row.get("state") or trigger.found.row.get("act") or verdict.cues:
        return True
    lexis = parse.lexis
    clause = parse.clause_of(trigger.found.first)
    words = [parse.word(i) for s in parse.segments if s.clause == clause for i in range(s.first, s.last)]
    return any(lexis.is_a("licence", w) for w in words) or _dated_noun(parse, trigger)


def _sealed(parse: Parse, trigger: Trigger) -> bool:
    """'signed an extension of their pact': what is signed or agreed on is its going on."""
    if not parse.is_a("prolonging", trigger.found.first):
        return False
    here = parse.clause_of(trigger.found.first)
    return any(parse.is_a("sealing", i) and parse.clause_of(i) == here for i in range(len(parse.tokens)))


def _dated_noun(parse: Parse, trigger: Trigger) -> bool:
    """'the designation ... on 30 January 2024 | amplifies': a day stands in the noun's own phrase, before any verb."""
    last = trigger.found.last
    verb = next(
        (i for i in range(last, len(parse.tokens)) if parse.is_a("finite", i) or parse.word(i) == ","),
        len(parse.tokens),
    )
    return any(last <= parse.token_at(d.start) < verb and d.kind == "absolute" for d in parse.dates)
