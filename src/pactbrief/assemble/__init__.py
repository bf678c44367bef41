"""From claims to dossiers: copies and origins, status, strands, conflicts, gaps, changes. No prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pactbrief.assemble.changes import TAKEN_UP, find_changes
from pactbrief.assemble.conflicts import find_conflicts
from pactbrief.assemble.gaps import find_gaps
from pactbrief.assemble.instruments import apart
from pactbrief.assemble.ledger import with_ledger
from pactbrief.assemble.origins import Origins, find_origins
from pactbrief.assemble.overrides import apply_overrides
from pactbrief.assemble.scenarios import Watch, recorded_scenarios, scenario_changes, watched
from pactbrief.assemble.standing import Compared, recorded_edition, recorded_sources, recorded_standings, standing, unfollowed
from pactbrief.assemble.strands import strands
from pactbrief.assemble.timeline import founding, mark_overtaken, merge_events, status_now
from pactbrief.model.claim import Claim, ClaimKind, Extraction, Partnership
from pactbrief.model.dossier import Change, Dossier
from pactbrief.model.override import Effect
from pactbrief.model.source import Source

#: The dossier's lists and the kind of claim each is made of.
_STRANDS: Mapping[str, ClaimKind] = {"scope": "scope", "regions": "region", "actors": "actor", "outlook": "outlook"}

__all__ = [
    "Compared",
    "Origins",
    "Watch",
    "apart",
    "apply_overrides",
    "assemble",
    "compared_by",
    "departed",
    "find_changes",
    "find_origins",
    "recorded_edition",
    "recorded_scenarios",
    "recorded_sources",
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
    edition: Compared | None = None,
) -> tuple[Dossier, ...]:
    """One dossier a partnership key, in order of key.

    `previous` is the previous edition's edition.json, `as_of` the ISO date of the cut-off, `edition` what changes are told by
    where that is more than the sources and extractions given here. A partnership that was reported on in the previous edition,
    without that being about it, is not new, but what it was is not on record.
    """
    by_source = {s.id: s for s in sources}
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for extraction in extractions:
        for claim in extraction.claims:
            grouped[claim.partnership.key].append(claim)
    made = [_dossier(grouped[key], by_source, origins, as_of) for key in sorted(grouped)]
    if previous is None:
        return tuple(made)
    edition = edition or compared_by(by_source, extractions, ())
    earlier, unknown = recorded_standings(previous), unfollowed(previous)
    changes = {
        key: (TAKEN_UP,) if key in unknown else find_changes(standing(dossier, edition), earlier.get(key), edition)
        for dossier in made
        for key in [dossier.partnership.key]
    }
    return tuple(replace(dossier, changes=changes[dossier.partnership.key]) for dossier in made)


def compared_by(present: Iterable[str], extractions: Iterable[Extraction], effects: Iterable[Effect]) -> Compared:
    """What changes are told by: the ids of all sources in hand, the claims taken up, and the overrides that altered some."""
    source_of = {claim.id: claim.source for extraction in extractions for claim in extraction.claims}
    overridden = {claim.id: effect.override.place for effect in effects for claim in effect.before}
    return Compared(source_of, frozenset(present), overridden)


def departed(previous: Mapping[str, Any], reported: Collection[str], edition: Compared) -> tuple[tuple[str, str, Change], ...]:
    """Key, name and change of the partnerships that the previous edition had and on which nothing is `reported` any more."""
    named = {d["partnership"]["key"]: d["partnership"]["name"] for d in previous["dossiers"]}
    return tuple(
        (key, named[key], change)
        for key, then in recorded_standings(previous).items()
        if key not in reported
        for change in find_changes(None, then, edition)
    )


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
