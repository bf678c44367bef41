"""From claims to dossiers: copies and origins, status, strands, conflicts, gaps, changes. No prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pactbrief.assemble.changes import TAKEN_UP, Standing, find_changes, recorded_standings, unfollowed
from pactbrief.assemble.conflicts import find_conflicts
from pactbrief.assemble.gaps import find_gaps
from pactbrief.assemble.instruments import apart
from pactbrief.assemble.ledger import with_ledger
from pactbrief.assemble.origins import Origins, find_origins
from pactbrief.assemble.overrides import apply_overrides
from pactbrief.assemble.scenarios import Watch, recorded_scenarios, scenario_changes, watched
from pactbrief.assemble.strands import strands
from pactbrief.assemble.timeline import founding, mark_overtaken, merge_events, status_now
from pactbrief.model.claim import Claim, ClaimKind, Extraction, Partnership
from pactbrief.model.dossier import Dossier
from pactbrief.model.source import Source

#: The dossier's lists and the kind of claim each is made of.
_STRANDS: Mapping[str, ClaimKind] = {"scope": "scope", "regions": "region", "actors": "actor", "outlook": "outlook"}

__all__ = [
    "Origins",
    "Standing",
    "Watch",
    "apart",
    "apply_overrides",
    "assemble",
    "find_changes",
    "find_origins",
    "recorded_scenarios",
    "recorded_standings",
    "scenario_changes",
    "unfollowed",
    "watched",
    "with_ledger",
]


def assemble(
    sources: Sequence[Source],
    extractions: Sequence[Extraction],
    origins: Origins,
    as_of: str,
    previous: Mapping[str, Any] | None = None,
) -> tuple[Dossier, ...]:
    """One dossier a partnership key, in order of key.

    `previous` is the previous edition's edition.json, `as_of` the ISO date of the cut-off. A partnership that was reported on
    then, without the edition being about it, is not new, but what it was is not on record.
    """
    by_source = {s.id: s for s in sources}
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for extraction in extractions:
        for claim in extraction.claims:
            grouped[claim.partnership.key].append(claim)
    made = [_dossier(grouped[key], by_source, origins, as_of) for key in sorted(grouped)]
    if previous is None:
        return tuple(made)
    earlier, unknown = recorded_standings(previous), unfollowed(previous)
    source_of = {c.id: c.source for e in extractions for c in e.claims}
    changes = {
        key: (TAKEN_UP,) if key in unknown else find_changes(_standing(dossier, source_of), earlier.get(key))
        for dossier in made
        for key in [dossier.partnership.key]
    }
    return tuple(replace(dossier, changes=changes[dossier.partnership.key]) for dossier in made)


def _standing(dossier: Dossier, source_of: Mapping[str, str]) -> Standing:
    lists = {"scope": dossier.scope, "regions": dossier.regions, "actors": dossier.actors}
    return Standing(dossier.status, lists, tuple(c.about for c in dossier.conflicts), dossier.gaps, source_of)


def _dossier(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    origins: Origins,
    as_of: str,
) -> Dossier:
    by_id = {c.id: c for c in claims}
    events = merge_events(claims, sources, origins)
    status = status_now(events, by_id, sources)
    events = mark_overtaken(events, status)
    lists = {name: strands(kind, claims, sources, origins) for name, kind in _STRANDS.items()}
    conflicts = find_conflicts(events, by_id, sources, origins)
    return Dossier(
        partnership=_partnership(claims, sources),
        name="",
        status=status,
        timeline=events,
        scope=lists["scope"],
        regions=lists["regions"],
        actors=lists["actors"],
        outlook=lists["outlook"],
        conflicts=conflicts,
        gaps=find_gaps(status, events, lists["scope"], by_id, sources, as_of),
    )


def _partnership(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Partnership:
    """The partnership as the best founded claim that names its instrument states it."""
    ordered = sorted(claims, key=lambda c: founding(c, sources))
    return next((c.partnership for c in ordered if c.partnership.instrument), ordered[0].partnership)
