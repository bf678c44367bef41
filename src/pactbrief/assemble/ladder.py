"""Scenarios derived from the ladder of stages, for a partnership on which the brief states none."""

from __future__ import annotations

from pactbrief.catalog.ladder import load_ladder
from pactbrief.model.dossier import Dossier
from pactbrief.model.ladder import HALTED, RANK
from pactbrief.model.scenario import Condition, Indicator, Scenario, ScenarioKind


def derived_scenarios(dossier: Dossier) -> tuple[Scenario, ...]:
    """Its next step, its silence, its end: one indicator each, no likelihood. None for one that has been broken off, that is
    at the end of the ladder, or of which no report tells a stage or a plan."""
    ladder = load_ladder()
    status = dossier.status
    planned = [e for e in dossier.timeline if e.modality in ("planned", "possible") and not (e.overtaken or e.views_only)]
    if status is None and not planned:
        return ()
    stage = status.stage if status else "none"
    rank = RANK[stage] if status else -1
    ahead = [e.stage for e in planned if RANK[e.stage] > rank and e.stage not in HALTED]
    steps = tuple(dict.fromkeys(ahead)) or ladder.following.get(stage, ())
    if not steps:
        return ()
    key = dossier.partnership.key
    return (
        _scenario("baseline", "next-step", key, _any_stage(steps)),
        _scenario("alternative", "silence", key, Condition("silence", days=ladder.quiet)),
        _scenario("wildcard", "halt", key, _any_stage(ladder.halts)),
    )


def _any_stage(stages: tuple[str, ...]) -> Condition:
    parts = tuple(Condition("stage", stage) for stage in stages)
    return parts[0] if len(parts) == 1 else Condition("any", parts=parts)


def _scenario(kind: ScenarioKind, name: str, key: str, condition: Condition) -> Scenario:
    indicator = Indicator(name, "", condition, (name,))
    return Scenario(kind, name, key, "", "low", "", "", "", indicators=(indicator,), derived=True)
