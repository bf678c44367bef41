"""Scenarios: what may come of a partnership, as an analyst states it, and the indicators by which one would notice."""

from __future__ import annotations

from typing import Literal

from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass

ScenarioKind = Literal["baseline", "alternative", "wildcard"]
ConditionKind = Literal["stage", "area", "region", "actor", "phrase", "origins", "silence", "all", "any", "not"]
Confidence = Literal["high", "moderate", "low"]
IndicatorState = Literal["not seen", "partial", "seen", "reversed"]
Movement = Literal["new", "up", "same", "down"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand in the evidence for an indicator to be seen.

    `value` is the stage, area, region, actor or phrase. `since` and `by` are ISO dates that bound when it was reported or
    took place; `origins` is how many independent origins must carry it. `days` is the length of a silence up to the
    cut-off, which `since` may state instead. `parts` are what `all`, `any` and `not` combine.
    """

    kind: ConditionKind
    value: str = ""
    since: str | None = None
    by: str | None = None
    origins: int = 1
    days: int = 0
    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An observable event. `supports` and `counters` are names of scenarios, `where` says where it would show."""

    id: str
    event: str
    condition: Condition
    supports: tuple[str, ...]
    counters: tuple[str, ...] = ()
    weight: Literal["high", "medium", "low"] = "medium"
    where: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One course that a partnership may take. All its words are the analyst's; `derived` ones have none.

    `likelihood` is a term of the brief's yardstick, `reason` says what the confidence rests on, `horizon` is an ISO date.
    """

    kind: ScenarioKind
    name: str
    partnership: str
    likelihood: str
    confidence: Confidence
    reason: str
    horizon: str
    outline: str
    drivers: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word of likelihood with its range in per cent, `low` included and `high` not."""

    words: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A table of likelihood from the least to the most; `instead` maps words of other tables to its own."""

    key: str
    name: str
    terms: tuple[Term, ...]
    instead: dict[str, str]

    def term(self, word: str) -> Term | None:
        """The term that the word belongs to, None where it is not in the table."""
        return next((term for term in self.terms if word.casefold() in term.words), None)


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: how many sources, the first and last date among them, how many have no date."""

    sources: int
    first: str | None
    last: str | None
    undated: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """What an edition says of an indicator.

    `claims` and `passages` show it, `against` are claims that gainsay it. `remark` is a code for why a state is no more than
    it is; `since` names the edition that first had this state, `before` is the state of the previous edition.
    """

    indicator: Indicator
    state: IndicatorState
    searched: Searched
    claims: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    against: tuple[str, ...] = ()
    remark: str = ""
    since: str = ""
    before: IndicatorState | None = None
    history: tuple[tuple[str, IndicatorState], ...] = ()

    @property
    def movement(self) -> Movement:
        """Against the previous edition: a reversal is a step down."""
        if self.before is None:
            return "new"
        here, there = (_HEIGHT[state] for state in (self.state, self.before))
        return "same" if self.state == self.before else "up" if here > there else "down"


@dataclass(frozen=True, slots=True)
class Outlined:
    """A scenario as one edition has it, with what was seen of its indicators."""

    scenario: Scenario
    sightings: tuple[Sighting, ...]


_HEIGHT = {"reversed": -1, "not seen": 0, "partial": 1, "seen": 2}
