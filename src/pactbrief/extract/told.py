"""Told: what a sentence tells: events, partnerships spoken of, and stage words that state nothing."""

from __future__ import annotations

from pactbrief.extract.discourse import Parties
from pactbrief.extract.things import Thing
from pactbrief.extract.when import Timed
from pactbrief.model.claim import Modality
from pactbrief.model.records import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
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


@dataclass(frozen=True, slots=True)
class Silent:
    """A sentence with a stage word that gave no event, and why."""

    sentence: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The clause `span` speaks of these partnerships."""

    span: Span
    sets: tuple[Parties, ...]
    basis: str
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What one sentence gave."""

    events: tuple[Event, ...]
    silent: tuple[Silent, ...]
    spoken: tuple[Spoken, ...]


NOTHING = Read((), (), ())
