"""Consistent: what the sentences of one article say together. A signature stands for the deal; the body corrects a headline."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.parse import Parse
from pactbrief.extract.told import Event
from pactbrief.model.source import VIEWS, Genre, Source

#: Stages that count only where no signature is stated.
_BEFORE_SIGNATURE = frozenset({"concluded", "adopted"})


def consistent(events: Sequence[Event], source: Source, official: str | None = None) -> tuple[Event, ...]:
    """The events without those that others of the same article make idle, in their order.

    In an interview what may come or is wished for is the speaker's view, not the partnership's state; in a comment the
    wishes are the writer's (what he reports to be possible, others report as well). What the state plans or weighs for which
    the `official` interviewed speaks is no view; nor is it one that somebody has asked to join.
    """
    rows = tuple(_dated(e, events) for e in events)
    rows = tuple(
        e for e in rows if official in e.parties or e.rule.endswith("enlarged") or _stated(e, source.genre_at(e.sentence[0]))
    )
    return tuple(event for event in rows if not _idle(event, rows))


def undone(parse: Parse, events: list[Event]) -> list[Event]:
    """The events so far; "Daraus wird nichts" denies what the sentence before had planned."""
    if (
        not events
        or not parse.lexis.may_undo(parse.present)
        or not any(c.row.get("reach") == "previous" for c in parse.of("cue"))
    ):
        return events
    last = events[-1].sentence
    return [
        e._replace(modality="denied") if e.sentence == last and e.modality in {"planned", "possible"} else e for e in events
    ]


def _dated(event: Event, events: Sequence[Event]) -> Event:
    """A signature without a date takes that of the deal that the same sentence tells."""
    if event.stage != "signed" or event.modality != "happened" or event.timed.when:
        return event
    deal = next(
        (o for o in events if o.sentence == event.sentence and o.parties == event.parties and o.stage in _BEFORE_SIGNATURE
         and o.modality == "happened" and o.timed.when),
        None,
    )  # fmt: skip
    return event._replace(timed=deal.timed) if deal else event


def _stated(event: Event, genre: Genre) -> bool:
    if genre not in VIEWS or event.timed.when:
        return True  # what somebody dates he reports, and does not only think
    return event.stage not in {"proposed", "exploring"} and not (genre == "interview" and event.modality == "possible")


def _idle(event: Event, rows: tuple[Event, ...]) -> bool:
    same = [o for o in rows if o is not event and o.parties == event.parties and o.separate == event.separate]
    if event.modality == "happened":
        signed = [o for o in same if o.stage == "signed" and o.modality == "happened"]
        if event.stage in _BEFORE_SIGNATURE and any(
            event.timed.when in {None, o.timed.when} or o.sentence == event.sentence for o in signed
        ):
            return True
        if event.headline and any(o.stage == event.stage and o.modality == "denied" and not o.headline for o in same):
            return True
    if event.modality in {"planned", "possible"} and not event.timed.when:
        same = [o for o in same if event.stage != "ratified" or o.clause == event.clause]  # the other house is still to vote
        return any(o.stage == event.stage and o.modality == "happened" and o.sentence == event.sentence for o in same)
    return False
