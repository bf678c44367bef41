"""A dossier: all claims on one partnership as of a date, merged, without prose."""

from __future__ import annotations

from pactbrief.model.claim import Modality, Partnership
from pactbrief.model.records import dataclass
from pactbrief.model.scenario import Outlined


@dataclass(frozen=True, slots=True)
class Event:
    """A stage with its date at its own precision (`when` None where no source gives one).

    `claims` are ids, best founded first; `origins` counts the independent origins behind them. `views_only` is true where
    nothing but interviews or opinion carry it, `overtaken` where it is a plan, possibility or denial that a later report has
    overtaken: kept in the record, no longer news. `headline_only` is true
    where no sentence of a text says so; `credibility` is the digit that the rules of `assemble.grading` give.
    """

    stage: str
    modality: Modality
    when: str | None
    claims: tuple[str, ...]
    origins: int
    views_only: bool = False
    overtaken: bool = False
    headline_only: bool = False
    credibility: int = 6

    @property
    def reported(self) -> bool:
        """Whether the text of a report says so, not only a headline, an interview or an opinion."""
        return not (self.views_only or self.headline_only)


@dataclass(frozen=True, slots=True)
class Strand:
    """One value (area, region, state, outlook) with the claims that carry it and the number of independent origins."""

    value: str
    claims: tuple[str, ...]
    origins: int
    views_only: bool = False
    credibility: int = 6


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that cannot both be right; every side stays visible. `rule` says in words why the first side is printed.

    `since` names the edition in which it arose.
    """

    about: str
    sides: tuple[Strand, ...]
    rule: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A conflict of earlier editions that the sources no longer bear out: what the sides said, since and until which edition,
    and the sources that settled it."""

    about: str
    sides: tuple[str, ...]
    rule: str
    since: str
    until: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What differs from the previous edition and the source ids that caused it: those `withdrawn` by their going, the others by
    what they say. `overrides` are the places of a brief's overrides that had a part in it."""

    what: str
    before: str | None
    after: str | None
    causes: tuple[str, ...]
    claims: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One partnership as of the cut-off. `status` is None where no source states that anything happened."""

    partnership: Partnership
    name: str
    status: Event | None
    timeline: tuple[Event, ...] = ()
    scope: tuple[Strand, ...] = ()
    regions: tuple[Strand, ...] = ()
    actors: tuple[Strand, ...] = ()
    outlook: tuple[Strand, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    scenarios: tuple[Outlined, ...] = ()
    settled: tuple[Settled, ...] = ()
