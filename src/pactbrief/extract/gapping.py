"""Gapping: the member of a coordination that leaves out its verb: "signed an accord with Georgia, and one with Moldova"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactbrief.dates import resolve
from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing
from pactbrief.extract.told import Event
from pactbrief.extract.triggers import Trigger
from pactbrief.extract.when import NO_TIME, Timed

_JOINT = 3  # tokens between the conjunction and the thing: "and, in May, one with"


def gapped(
    parse: Parse, things: Sequence[Thing], triggers: Sequence[Trigger], events: Sequence[Event], anchor: str | None
) -> Iterator[Event]:
    """What is told of the things that no stage word acts on, by the verb of the thing before."""
    acted = {t.thing.head for t in triggers if t.thing is not None}
    for thing in things:
        if thing.head in acted or len(thing.own) != 1 or thing.kind not in {"pro", "plain", "strong"}:
            continue
        verb = next((t for t in reversed(triggers) if _shares(parse, t, thing)), None)
        if verb is None or any(verb.found.first < t.found.first for t in triggers if t.found.first < thing.first):
            continue
        told = [e for e in events if e.trigger[0] == parse.tokens[verb.found.first].start]
        hub = [c for e in told for c in e.parties if verb.thing is not None and c not in verb.thing.own]
        if hub and hub[0] not in thing.own:
            yield _echo(parse, told[0], (hub[0], thing.own[0]), thing, anchor)


def _shares(parse: Parse, verb: Trigger, thing: Thing) -> bool:
    """Whether the thing follows that of the verb, joined by a conjunction, with no verb or cue of its own."""
    if verb.thing is None or verb.found.first > thing.first or verb.thing.head >= thing.first or not verb.thing.own:
        return False
    lexis = parse.lexis
    joint = next((i for i in range(thing.first - 1, thing.first - 1 - _JOINT, -1) if _joins(parse, i)), None)
    if joint is None or parse.clause_of(joint) < parse.clause_of(verb.found.first):
        return False
    last = next((s.last for s in parse.segments if s.first <= thing.head < s.last), thing.last)
    own = range(joint + 1, last)
    return not any(lexis.is_a("finite", parse.word(i)) or lexis.is_a("negator", parse.word(i)) for i in own) and not any(
        f.first in own and f.row.get("stage") not in {None, "none"} for f in parse.of("stage")
    )


def _joins(parse: Parse, place: int) -> bool:
    return parse.lexis.is_a("conjunction", parse.word(place)) or parse.word(place) in {",", ";"}


def _echo(parse: Parse, told: Event, parties: tuple[str, str], thing: Thing, anchor: str | None) -> Event:
    last = min(thing.tail + 6, len(parse.tokens))
    segment = parse.segment_at(thing.head)
    date = next((d for d in parse.dates if segment.first <= parse.token_at(d.start) < max(segment.last, last)
                 and parse.token_at(d.start) >= thing.first - 3), None)  # fmt: skip
    timed = NO_TIME
    if date is not None:
        resolved = resolve(date, anchor, "future" if told.modality in {"planned", "possible"} else "past")
        timed = Timed(resolved.date if resolved else None, date.text)
    return told._replace(
        parties=tuple(sorted(parties)), timed=timed, clause=parse.span_of(thing.head), rule="gapping: the verb before",
        instrument=None, separate=False,
    )  # fmt: skip
