"""Answered: between whom something was asked for, so that its answer finds them."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.extract.discourse import Memory
from pactbrief.extract.pairing import NOBODY, Partners, codes_of
from pactbrief.extract.parse import Parse
from pactbrief.extract.parties import Party
from pactbrief.extract.told import Event

_FAR = 300  # code points between what is asked for and its answer


def note_asked(events: Iterable[Event], memory: Memory) -> None:
    """Takes into `memory` between whom something was asked for last."""
    for event in events:
        if event.stage == "proposed" and event.modality == "happened":
            memory.asked_for, memory.asked_end = event.parties, event.sentence[1]


def answered(parse: Parse, near: list[Party], memory: Memory) -> Partners:
    """Between whom it was asked for, if it was so just before and nobody else acts."""
    late = parse.start - memory.asked_end > _FAR
    if not memory.asked_for or late or not set(codes_of(near)) <= set(memory.asked_for):
        return NOBODY
    return Partners((memory.asked_for,), "carried", "answer")
