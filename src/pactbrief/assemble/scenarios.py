"""Scenarios watched: each indicator held against the edition, with its history over earlier ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from pactbrief.assemble.conditions import Found, Ground, hold
from pactbrief.assemble.ladder import derived_scenarios
from pactbrief.assemble.origins import Origins
from pactbrief.model.claim import Extraction
from pactbrief.model.contract import condition_json, outlined_json
from pactbrief.model.dossier import Change, Dossier
from pactbrief.model.records import dataclass
from pactbrief.model.scenario import Condition, Indicator, Outlined, Scenario, Searched, Sighting
from pactbrief.model.source import Source

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Watch:
    """What scenarios are held against: an edition's sources and claims, the day of its cut-off, and the edition before it.

    `received` is source id to the date since which it is in hand, `edition` the name under which a state is first noted,
    `previous` an edition.json.
    """

    sources: Sequence[Source]
    extractions: Sequence[Extraction]
    origins: Origins
    as_of: str
    received: Mapping[str, str]
    edition: str
    previous: Json | None = None

    @cached_property
    def searched(self) -> Searched:
        """What is searched where all sources count."""
        return _searched(self.sources)


def watched(dossiers: Sequence[Dossier], scenarios: Sequence[Scenario], watch: Watch) -> tuple[Dossier, ...]:
    """The dossiers with their scenarios, and with what of these changed since the previous edition.

    A dossier for which the brief states no scenario gets those that its stage on the ladder suggests.
    """
    claims = {claim.id: claim for extraction in watch.extractions for claim in extraction.claims}
    source_of = {claim.id: claim.source for claim in claims.values()}
    reporting = _reporting(watch)
    by_id = {source.id: source for source in watch.sources}
    earlier = recorded_scenarios(watch.previous)
    made = []
    for dossier in dossiers:
        key = dossier.partnership.key
        ground = Ground(dossier, claims, by_id, tuple(reporting[key]), watch.origins, watch.as_of, watch.received)
        known = _known_sightings(earlier.get(key, ()))
        stated = [scenario for scenario in scenarios if scenario.partnership == key] or derived_scenarios(dossier)
        outlined = tuple(
            Outlined(one, tuple(_sighting(row, ground, watch, known.get(row.id)) for row in one.indicators)) for one in stated
        )
        now = [outlined_json(one) for one in outlined]
        moved = scenario_changes(now, earlier[key], source_of) if key in earlier else ()
        made.append(replace(dossier, scenarios=outlined, changes=(*dossier.changes, *moved)))
    return tuple(made)


def _reporting(watch: Watch) -> Mapping[str, list[Source]]:
    """The sources that report on each partnership, in their order."""
    keys = {extraction.source: {claim.partnership.key for claim in extraction.claims} for extraction in watch.extractions}
    found: dict[str, list[Source]] = defaultdict(list)
    for source in watch.sources:
        for key in keys.get(source.id, ()):
            found[key].append(source)
    return found


def _sighting(indicator: Indicator, ground: Ground, watch: Watch, known: Json | None) -> Sighting:
    found = hold(indicator.condition, ground)
    if known and known["when"] != condition_json(indicator.condition):
        known = None  # the analyst now looks for something else: its history begins anew
    if known and known["state"] in ("seen", "reversed") and found.state == "not seen":
        found = Found("reversed", against=found.against, remark="gone")
    history = tuple((row["edition"], row["state"]) for row in known["history"]) if known else ()
    if not history or history[-1][1] != found.state:
        history = (*history, (watch.edition, found.state))
    return Sighting(
        indicator,
        found.state,
        _searched(ground.reporting) if _asks_for_phrase(indicator.condition) else watch.searched,
        found.claims,
        found.passages,
        found.against,
        found.remark,
        history[-1][0],
        known["state"] if known else None,
        history,
    )


def _searched(sources: Sequence[Source]) -> Searched:
    dates = sorted(source.published.date for source in sources if source.published)
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    return Searched(len(sources), first, last, len(sources) - len(dates))


def _asks_for_phrase(condition: Condition) -> bool:
    """A phrase counts only in sources that report on the partnership, so no others are searched for it."""
    return condition.kind == "phrase" or any(map(_asks_for_phrase, condition.parts))


def recorded_scenarios(record: Json | None) -> dict[str, Sequence[Json]]:
    """The scenarios that an edition.json has, by partnership; editions before there were any have none."""
    return {d["partnership"]["key"]: d.get("scenarios", ()) for d in record["dossiers"]} if record else {}


def _known_sightings(scenarios: Sequence[Json]) -> dict[str, Json]:
    return {row["id"]: row for scenario in scenarios for row in scenario["indicators"]}


def scenario_changes(now: Sequence[Json], before: Sequence[Json], source_of: Mapping[str, str]) -> tuple[Change, ...]:
    """What of the scenarios of one partnership differs between two editions, both in the form of edition.json: a likelihood or
    a confidence that the analyst changed, scenarios come and gone, indicators that are in another state.

    `source_of` is claim id to source id in the later edition. Derived scenarios are not the analyst's and change nothing.
    """
    stated, earlier = ({s["name"]: s for s in rows if not s["derived"]} for rows in (now, before))
    found = []
    for name, scenario in stated.items():
        was = earlier.get(name)
        if was is None:
            found.append(Change("scenario-added", None, name, ()))
            continue
        for part in ("likelihood", "confidence"):
            if was[part] != scenario[part]:
                found.append(Change(f"scenario-{part}", f"{name}: {was[part]}", f"{name}: {scenario[part]}", ()))
    found += [Change("scenario-dropped", name, None, ()) for name in earlier if name not in stated]
    known = _known_sightings(tuple(earlier.values()))
    for row in (row for scenario in stated.values() for row in scenario["indicators"]):
        old = known.get(row["id"])
        if old and old["when"] == row["when"] and old["state"] != row["state"]:
            found.append(_moved(row, old, source_of))
    return tuple(found)


def _moved(row: Json, old: Json, source_of: Mapping[str, str]) -> Change:
    new = [i for i in row["claims"] if i not in old["claims"]] or list(row["claims"])
    causes = {source_of[i] for i in (*new, *row["against"]) if i in source_of} | {p["source"] for p in row["passages"]}
    before, after = (f"{one['id']}: {one['state']}" for one in (old, row))
    return Change("indicator", before, after, tuple(sorted(causes)), tuple(row["claims"]))
