"""Gapping: the member of a coordination that leaves out its verb: "signed an accord with Georgia, and one with Moldova"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactbrief.dates import DateExpression, resolve
from pactbrief.extract.clauses.parse import Parse, Party
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


def in_turn(parse: Parse, events: Sequence[Event], anchor: str | None) -> Iterator[Event]:
    """The same event of the other party on another day: 'X ratified it in May, Y in June', 'by X in May and by Y in June'."""
    for told in events:
        if len(told.parties) != 2 or told.modality != "happened" or not told.timed.when:
            continue
        pairs = [(p, date) for p in parse.parties if set(p.codes) & set(told.parties) for date in _beside(parse, p)]
        joined = [i for i, (party, date) in enumerate(pairs) if i and _goes_on(parse, pairs[i - 1], (party, date))]
        for party, date in [pairs[i] for i in sorted({step for i in joined for step in (i - 1, i)})]:
            resolved = resolve(date, anchor, "past")
            if resolved is None or resolved.date == told.timed.when or (anchor and resolved.date > anchor):
                continue
            start, end = parse.tokens[party.first].start, parse.tokens[party.last - 1].end
            clause = (min(start, date.start), max(end, date.end))
            yield told._replace(timed=Timed(resolved.date, date.text), clause=clause, rule="gapping: each on a day of its own")


def _beside(parse: Parse, party: Party) -> list[DateExpression]:
    """The date right behind the party, or right before it and the preposition that makes it an agent."""
    behind = [d for d in parse.dates if _only_prepositions(parse, party.last, parse.token_at(d.start))]
    agent = parse.is_a("agent", party.first - 1)
    before = [d for d in parse.dates if agent and parse.token_at(d.end - 1) + 1 == party.first - 1]
    return (behind or before)[:1]


def _only_prepositions(parse: Parse, first: int, last: int) -> bool:
    return 0 <= last - first <= 1 and all(parse.is_a("preposition", i) for i in range(first, last))


def _goes_on(parse: Parse, one: tuple[Party, DateExpression], other: tuple[Party, DateExpression]) -> bool:
    """Whether nothing but a joint stands between two parties with their dates."""
    lexis = parse.lexis
    end = max(one[0].last, parse.token_at(one[1].end - 1) + 1)
    between = range(end, min(other[0].first, parse.token_at(other[1].start)))
    joints = [i for i in between if _joins(parse, i)]
    return bool(joints) and all(i in joints or lexis.is_a("preposition", parse.word(i)) for i in between)


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
