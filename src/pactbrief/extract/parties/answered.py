"""Answered: between whom something was asked for, so that its answer finds them."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory
from pactbrief.extract.parties.pairing import NOBODY, Partners, codes_of, named
from pactbrief.extract.parties.told import Event
from pactbrief.extract.words.parties import Party

_PAIR = 2
_FAR = 300  # code points between what is asked for and its answer


def note_asked(events: Iterable[Event], memory: Memory) -> None:
    """Takes into `memory` between whom something was asked for last."""
    for event in events:
        if event.stage == "proposed" and event.modality == "happened":
            memory.asked_for, memory.asked_end = event.parties, event.sentence[1]


def answered(parse: Parse, near: list[Party], memory: Memory) -> Partners:
    """Between whom it was asked for, if it was so just before and nobody else acts."""
    if parse.holds("similar"):
        return _alike(near, memory)
    late = parse.start - memory.asked_end > _FAR
    if not memory.asked_for or late or not set(codes_of(near)) <= set(memory.asked_for):
        here = codes_of([p for p in parse.parties if not p.place])  # "Tirana has turned down the Maltese proposal"
        return named((tuple(here),), "answer") if len(here) == _PAIR and near else NOBODY
    return Partners((memory.asked_for,), "carried", "answer")


def _alike(near: list[Party], memory: Memory) -> Partners:
    """'Brazil turned down a similar offer': of the organisation with which the partnership told of last is."""
    last, codes = memory.last() or (), codes_of(near)
    hub = memory.hub_of(last)
    apart = hub is not None and len(codes) == 1 and codes[0] not in last and hub not in codes
    return named(((hub, codes[0]),), "alike") if apart else NOBODY  # type: ignore[arg-type]
