"""Consistent: what the sentences of one article say together. A signature stands for the deal; the body corrects a headline."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.extract.events import Event
from pactbrief.model.source import VIEWS, Source

#: Stages that count only where no signature is stated.
_BEFORE_SIGNATURE = frozenset({"concluded", "adopted"})


def consistent(events: Iterable[Event], source: Source) -> tuple[Event, ...]:
    """The events without those that others of the same article make idle, in their order.

    In an interview or a comment what may come or is wished for is the speaker's view, not the partnership's state.
    """
    rows = tuple(e for e in events if source.genre_at(e.sentence[0]) not in VIEWS or _stated(e))
    return tuple(event for event in rows if not _idle(event, rows))


def _stated(event: Event) -> bool:
    return event.modality in {"happened", "denied", "planned"} and event.stage not in {"proposed", "exploring"}


def _idle(event: Event, rows: tuple[Event, ...]) -> bool:
    same = [o for o in rows if o is not event and o.parties == event.parties and o.separate == event.separate]
    if event.modality == "happened":
        signed = [o for o in same if o.stage == "signed" and o.modality == "happened"]
        if event.stage in _BEFORE_SIGNATURE and any(event.timed.when in {None, o.timed.when} for o in signed):
            return True
        if event.headline and any(o.stage == event.stage and o.modality == "denied" and not o.headline for o in same):
            return True
    return False
