"""What of a dossier can change between editions, as it stands now or as an edition.json states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.records import dataclass

#: The dossier's lists of strands that are compared.
LISTS = ("scope", "regions", "actors")


@dataclass(frozen=True, slots=True)
class Compared:
    """What all standings of an edition share: claim id to source id, the ids of all sources in hand, and the place in the brief
    of the last override that altered a claim, by the claim's id."""

    source_of: Mapping[str, str]
    present: frozenset[str]
    overridden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """`conflicts` are what each is about, with the claims of its sides."""

    status: Event | None
    timeline: tuple[Event, ...]
    lists: Mapping[str, tuple[Strand, ...]]
    conflicts: Mapping[str, tuple[str, ...]]
    gaps: tuple[str, ...]
    edition: Compared

    def sources(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The sources of these claims, sorted."""
        source_of = self.edition.source_of
        return tuple(sorted({source_of[claim] for claim in claims if claim in source_of}))

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims behind it, each once."""
        told = [event.claims for event in self.timeline]
        told += [strand.claims for name in LISTS for strand in self.lists[name]]
        return tuple(dict.fromkeys(claim for claims in told for claim in claims))


def standing(dossier: Dossier, edition: Compared) -> Standing:
    """The standing of a dossier in the edition that is being made."""
    conflicts = {c.about: tuple(claim for side in c.sides for claim in side.claims) for c in dossier.conflicts}
    lists = {"scope": dossier.scope, "regions": dossier.regions, "actors": dossier.actors}
    return Standing(dossier.status, dossier.timeline, lists, conflicts, dossier.gaps, edition)


def recorded_edition(record: Mapping[str, Any]) -> Compared:
    """What an edition.json says of its claims, sources and overrides."""
    overridden = {claim["id"]: row["place"] for row in record.get("overrides", ()) for claim in row["before"]}
    source_of = {claim["id"]: claim["source"] for claim in record["claims"]}
    return Compared(source_of, recorded_sources(record), overridden)


def recorded_sources(record: Mapping[str, Any]) -> frozenset[str]:
    """The ids of all sources that were in hand for an edition.json: those that it was about, and all further ones."""
    further = [one for ids in record.get("further_sources", {}).values() for one in ids]
    return frozenset((*(source["id"] for source in record.get("sources", ())), *further))


def recorded_standings(record: Mapping[str, Any]) -> dict[str, Standing]:
    """By key of the partnership, the standing of each dossier as an edition.json states it."""
    edition = recorded_edition(record)
    return {dossier["partnership"]["key"]: _recorded(dossier, edition) for dossier in record["dossiers"]}


def unfollowed(record: Mapping[str, Any]) -> frozenset[str]:
    """The partnerships that sources reported on when the edition was made, and of which its edition.json says no more."""
    return frozenset(record.get("further", ()))


def _recorded(dossier: Mapping[str, Any], edition: Compared) -> Standing:

    def strand(row: Mapping[str, Any]) -> Strand:
        return Strand(row["value"], tuple(row["claims"]), row["origins"], row.get("views_only", False))

    status = dossier["status"]
    return Standing(
        status and _event(status),
        tuple(map(_event, dossier["timeline"])),
        {name: tuple(strand(row) for row in dossier[name]) for name in LISTS},
        {c["about"]: tuple(claim for side in c["sides"] for claim in side["claims"]) for c in dossier["conflicts"]},
        tuple(dossier["gaps"]),
        edition,
    )


def _event(row: Mapping[str, Any]) -> Event:
    return Event(
        row["stage"],
        row["modality"],
        row["when"],
        tuple(row["claims"]),
        row["origins"],
        row.get("views_only", False),
        row.get("overtaken", False),
    )
