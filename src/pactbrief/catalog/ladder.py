"""What the ladder of stages suggests for a partnership without scenarios, read from data/scenarios and validated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pactbrief.catalog.tables import ROOT, check_table, read_table, schema
from pactbrief.errors import SettingsError
from pactbrief.model.ladder import HALTED, RANK
from pactbrief.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Ladder:
    """`following` is the stages that may come next after each ("none" where there is no stage), `halts` those that break it
    off, `quiet` the days without a report after which a partnership counts as quiet."""

    following: Mapping[str, tuple[str, ...]]
    halts: tuple[str, ...]
    quiet: int


@cache
def load_ladder() -> Ladder:
    """The table; SettingsError where a stage in it is none."""
    path = ROOT / "scenarios" / "ladder.toml"
    table = read_table(path)
    check_table(table, schema("ladder"), str(path))
    following = {stage: tuple(after) for stage, after in table["next"].items()}
    unknown = [s for s in (*following, *(s for after in following.values() for s in after)) if s not in (*RANK, "none")]
    unknown += [stage for stage in table["halt"]["stages"] if stage not in HALTED]
    if unknown:
        raise SettingsError(f"{path}: {unknown[0]!r} is not possible there.", f"Stages are: {', '.join(RANK)}.")
    return Ladder(following, tuple(table["halt"]["stages"]), table["silence"]["days"])
