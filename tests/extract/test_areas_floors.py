"""Areas, regions and states on the labelled articles: floors that only rise."""

from __future__ import annotations

from typing import Any

from .test_floors import scored  # noqa: F401  (a fixture)

FLOORS = {"scope": 0.94, "region": 0.94, "actor": 0.92}


def test_areas_do_not_fall_below_their_floor(scored: tuple[dict[str, Any], list[str], int]) -> None:  # noqa: F811
    tally, _, _ = scored
    measured = {head: round(tally[head].row()[2], 3) for head in FLOORS}
    assert all(measured[head] >= floor for head, floor in FLOORS.items()), measured
