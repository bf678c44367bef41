"""Told: what a sentence tells: events, partnerships spoken of, and stage words that state nothing."""

from __future__ import annotations

from typing import NamedTuple

from pactbrief.extract.dates.when import Timed
from pactbrief.extract.discourse import Parties
from pactbrief.extract.things.things import Thing
from pactbrief.model.claim import Modality

Span = tuple[int, int]


class Event(NamedTuple):
    """A stage of the partnership between `parties`, as one clause of the article states it."""

    parties: Parties
    stage: str
    modality: Modality
    timed: Timed
    sentence: Span
    clause: Span
    instrument: str | None
    value: str
    separate: bool
    basis: str
    rule: str
    words: tuple[str, ...]
    trigger: Span
    headline: bool = False
    voice: str = "phrase"
    activity: bool = False


class Silent(NamedTuple):
    """A sentence with a stage word that gave no event, and why."""

    sentence: Span
    words: str
    reason: str


class Spoken(NamedTuple):
    """The clause `span` speaks of these partnerships."""

    span: Span
    sets: tuple[Parties, ...]
    basis: str
    thing: Thing | None = None


class Read(NamedTuple):
    """What one sentence gave."""

    events: tuple[Event, ...]
    silent: tuple[Silent, ...]
    spoken: tuple[Spoken, ...]


NOTHING = Read((), (), ())
