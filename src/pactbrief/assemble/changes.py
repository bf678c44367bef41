"""Changes against an earlier edition, each with the sources that caused it; rewording is not a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pactbrief.model.dossier import Change, Event, Strand
from pactbrief.model.records import dataclass

#: The dossier's lists of strands and what a new value in them is called.
_LISTS = (("scope", "area"), ("regions", "region"), ("actors", "actor"))
#: Of a partnership that was reported on before, in an edition that was not about it.
TAKEN_UP = Change("taken-up", None, None, ())


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a dossier can change. `source_of` is claim id to source id in its edition."""

    status: Event | None
    lists: Mapping[str, tuple[Strand, ...]]
    conflicts: tuple[str, ...]
    gaps: tuple[str, ...]
    source_of: Mapping[str, str]

    def sources(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The sources of these claims, sorted."""
        return tuple(sorted({self.source_of[c] for c in claims if c in self.source_of}))


def recorded_standings(record: Mapping[str, Any]) -> dict[str, Standing]:
    """By key of the partnership, the standing of each dossier as an edition.json states it."""
    source_of = {claim["id"]: claim["source"] for claim in record["claims"]}
    return {dossier["partnership"]["key"]: _recorded(dossier, source_of) for dossier in record["dossiers"]}


def unfollowed(record: Mapping[str, Any]) -> frozenset[str]:
    """The partnerships that sources reported on when the edition was made, and of which its edition.json says no more."""
    return frozenset(record.get("further", ()))


def _recorded(dossier: Mapping[str, Any], source_of: Mapping[str, str]) -> Standing:

    def strand(row: Mapping[str, Any]) -> Strand:
        return Strand(row["value"], tuple(row["claims"]), row["origins"], row.get("views_only", False))

    status = dossier["status"]
    return Standing(
        status and Event(status["stage"], status["modality"], status["when"], tuple(status["claims"]), status["origins"]),
        {name: tuple(strand(row) for row in dossier[name]) for name, _ in _LISTS},
        tuple(c["about"] for c in dossier["conflicts"]),
        tuple(dossier["gaps"]),
        source_of,
    )


def find_changes(now: Standing | None, before: Standing | None) -> tuple[Change, ...]:
    """From `before` to `now` (None: the edition has no such partnership), in order of weight: partnership, stage, date,
    values added, corroborated or gone, conflicts arisen or settled, plans that passed without a report."""
    if now is None:
        return (Change("gone", None, None, before.sources(before.source_of) if before and before.status else ()),)
    if before is None:
        claims = now.status.claims if now.status else ()
        return (Change("new", None, None, now.sources(claims or [c for s in now.lists["scope"] for c in s.claims]), claims),)
    return (
        *_status_changes(now, before),
        *(change for name, what in _LISTS for change in _strand_changes(now, before, name, what)),
        *(Change("conflict-arisen", None, a, ()) for a in now.conflicts if a not in before.conflicts),
        *(Change("conflict-settled", a, None, ()) for a in before.conflicts if a not in now.conflicts),
        *(Change("plan-passed", None, g, ()) for g in now.gaps if g.startswith("plan-passed:") and g not in before.gaps),
    )


def _status_changes(now: Standing, before: Standing) -> list[Change]:
    status, old = now.status, before.status
    stage, was = (status.stage if status else None), (old.stage if old else None)
    claims = status.claims if status else ()
    lost = before.sources(old.claims) if old and status is None else ()
    if stage != was:
        return [Change("stage", was, stage, now.sources(claims) or lost, claims)]
    if status and old and status.when != old.when:
        return [Change("date", old.when, status.when, now.sources(claims), claims)]
    if status and old and old.origins < 2 <= status.origins:
        return [Change("stage-corroborated", stage, stage, now.sources(set(claims) - set(old.claims)), claims)]
    return []


def _strand_changes(now: Standing, before: Standing, name: str, what: str) -> list[Change]:
    earlier = {s.value: s for s in before.lists[name] if not s.views_only}
    found = []
    for strand in now.lists[name]:
        if strand.views_only:
            continue
        was = earlier.pop(strand.value, None)
        if was is None:
            found.append(Change(f"{what}-added", None, strand.value, now.sources(strand.claims), strand.claims))
        elif was.origins < 2 <= strand.origins:
            new = set(strand.claims) - set(was.claims)
            found.append(Change(f"{what}-corroborated", strand.value, strand.value, now.sources(new), strand.claims))
    return found + [Change(f"{what}-gone", value, None, before.sources(s.claims)) for value, s in earlier.items()]
