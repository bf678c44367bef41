"""Gapping: the member of a coordination that leaves out its verb: "signed an accord with Georgia, and one with Moldova"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactbrief.dates import DateExpression, resolve
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.reached import Times, reckoned
from pactbrief.extract.dates.when import NO_TIME, Timed
from pactbrief.extract.parties.told import Event
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger

_JOINT = 3  # tokens between the conjunction and the thing: "and, in May, one with"


def gapped(
    parse: Parse, things: Sequence[Thing], triggers: Sequence[Trigger], events: Sequence[Event], anchor: str | None
) -> Iterator[Event]:
    """What is told of the things that no stage word acts on, by the verb of the thing before."""
    acted = {t.thing.head for t in triggers if t.thing is not None}
    for thing in things:
        both = thing.kind == "pro" and len(thing.own) == 2  # ", Chile one with Peru"
        if thing.head in acted or not (both or len(thing.own) == 1) or thing.kind not in {"pro", "plain", "strong"}:
            continue
        verb = next((t for t in reversed(triggers) if _shares(parse, t, thing)), None)
        if verb is None or any(verb.found.first < t.found.first for t in triggers if t.found.first < thing.first):
            continue
        told = [e for e in events if e.trigger[0] == parse.tokens[verb.found.first].start]
        if both and told:
            yield _echo(parse, told[0], (thing.own[0], thing.own[1]), thing, anchor)
            continue
        hub = [c for e in told for c in e.parties if verb.thing is not None and c not in verb.thing.own]
        if hub and hub[0] not in thing.own:
            yield _echo(parse, told[0], (hub[0], thing.own[0]), thing, anchor)


def in_turn(parse: Parse, events: Sequence[Event], anchor: str | None, times: Times) -> Iterator[Event]:
    """The same event of the other party on another day: 'X ratified it in May, Y in June', 'by X in May and by Y in June', 'X's
    parliament ratified it on 1 May and Y's lower house two days later'."""
    for told in events:
        if len(told.parties) != 2 or told.modality != "happened" or not told.timed.when:
            continue
        for date, (start, end) in _each_own(parse, told):
            resolved = reckoned(parse, date, anchor, times)
            if resolved is None or resolved.date == told.timed.when or (anchor and resolved.date > anchor):
                continue
            clause = (parse.tokens[start].start, parse.tokens[end - 1].end)
            yield told._replace(timed=Timed(resolved.date, date.text), clause=clause, rule="gapping: each on a day of its own")


def _each_own(parse: Parse, told: Event) -> Iterator[tuple[DateExpression, tuple[int, int]]]:
    """The dates that are joined to one another with who acts beside each, and the tokens from whom to when."""
    before: tuple[DateExpression, tuple[int, int]] | None = None
    for date in parse.dates:
        place = _of_date(parse, date)
        span = _with_actor(parse, told, place)
        if span is not None and before is not None and _goes_on(parse, before[1][1], span[0]):
            yield from (before, (date, span))
        before = None if _of_others(parse, told, place[0]) else (date, span or place)


def _of_date(parse: Parse, date: DateExpression) -> tuple[int, int]:
    return parse.token_at(date.start), parse.token_at(date.end - 1) + 1


def _with_actor(parse: Parse, told: Event, date: tuple[int, int]) -> tuple[int, int] | None:
    """The tokens of a date and of the party that stands before it, its house and prepositions between, or behind as agent."""
    first, last = date
    for party in parse.parties:
        if not set(party.codes) & set(told.parties):
            continue
        if party.last <= first and all(_of_actor(parse, i) for i in range(party.last, first)):
            return party.first, last
        if party.first == last + 1 and parse.is_a("agent", last):
            return first, party.last
    return None


def _of_others(parse: Parse, told: Event, place: int) -> bool:
    """'pacts with Rwanda in February and Ghana in April': the date stands behind another partner."""
    place -= parse.is_a("preposition", place - 1)
    return any(p.last == place and not set(p.codes) & set(told.parties) for p in parse.parties)


def _of_actor(parse: Parse, place: int) -> bool:
    house = parse.tokens[place].capital or parse.is_any(("parliament", "institution"), place)
    return house or parse.is_any(("preposition", "article"), place) or parse.word(place) == "'s"


def _goes_on(parse: Parse, end: int, first: int) -> bool:
    """Whether nothing but a joint stands on the tokens `end:first`."""
    joints = [i for i in range(end, first) if _joins(parse, i)]
    return end in joints and all(i in joints or _of_actor(parse, i) for i in range(end, first))


def _shares(parse: Parse, verb: Trigger, thing: Thing) -> bool:
    """Whether the thing follows that of the verb, joined by a conjunction, with no verb or cue of its own."""
    if verb.thing is None or verb.found.first > thing.first or verb.thing.head >= thing.first or not verb.thing.own:
        return False
    lexis = parse.lexis
    joint = _joint_before(parse, thing)
    if joint is None or parse.clause_of(joint) < parse.clause_of(verb.found.first):
        return False
    last = next((s.last for s in parse.segments if s.first <= thing.head < s.last), thing.last)
    own = range(joint + 1, last)
    here = parse.segment_at(thing.head)
    if here.clause != parse.clause_of(verb.found.first) and any(
        s.finite and s.clause == here.clause and s.first >= here.last for s in parse.segments
    ):
        return False  # "; the parallel one with Paris, on which talks have begun, | is not yet initialled"
    return not any(lexis.is_a("finite", parse.word(i)) or lexis.is_a("negator", parse.word(i)) for i in own) and not any(
        f.first in own and f.row.get("stage") not in {None, "none"} for f in parse.of("stage")
    )


def _joint_before(parse: Parse, thing: Thing) -> int | None:
    """The conjunction or comma a few tokens before the thing, a date between them apart."""
    step = thing.first - 1
    while parse.in_date(step):
        step -= 1
    return next((i for i in range(step, step - _JOINT, -1) if _joins(parse, i)), None)


def _joins(parse: Parse, place: int) -> bool:
    return parse.is_a("conjunction", place) or parse.word(place) in {",", ";"}


def _echo(parse: Parse, told: Event, parties: tuple[str, str], thing: Thing, anchor: str | None) -> Event:
    last = min(thing.tail + 6, len(parse.tokens))
    segment = parse.segment_at(thing.head)
    joint = _joint_before(parse, thing)
    places = range(max(segment.first, thing.first if joint is None else joint), max(segment.last, last))
    date = next((d for d in parse.dates if parse.token_at(d.start) in places), None)
    timed = NO_TIME
    if date is not None:
        resolved = resolve(date, anchor, "future" if told.modality in {"planned", "possible"} else "past")
        timed = Timed(resolved.date if resolved else None, date.text)
    return told._replace(
        parties=tuple(sorted(parties)), timed=timed, clause=parse.span_of(thing.head), rule="gapping: the verb before",
        instrument=None, separate=False,
    )  # fmt: skip
