"""The ledger of conflicts over editions: since when each stands, and those that the sources have settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Settled

Json = Mapping[str, Any]


def with_ledger(
    dossiers: Sequence[Dossier], claims: Mapping[str, Claim], edition: str, previous: Json | None
) -> tuple[Dossier, ...]:
    """The dossiers with the edition in which each conflict arose, and with every conflict that was settled since the first.

    `claims` are those of the edition by id, `previous` is an edition.json.
    """
    earlier = {d["partnership"]["key"]: d for d in previous["dossiers"]} if previous else {}
    reported = _reported(previous["claims"]) if previous else {}
    return tuple(_kept(d, earlier.get(d.partnership.key), claims, edition, reported) for d in dossiers)


def _kept(
    dossier: Dossier, before: Json | None, claims: Mapping[str, Claim], edition: str, reported: Mapping[str, set[str]]
) -> Dossier:
    known = {row["about"]: row for row in before["conflicts"]} if before else {}
    since = {about: row.get("since", "") for about, row in known.items()}
    standing = tuple(replace(c, since=since.get(c.about) or edition) for c in dossier.conflicts)
    settled = [_recorded(row) for row in before.get("settled", ())] if before else []
    gone = [row for about, row in known.items() if all(c.about != about for c in dossier.conflicts)]
    if gone:
        key = dossier.partnership.key
        now = {claim.source for claim in claims.values() if claim.partnership.key == key}
        causes = tuple(sorted(now ^ reported.get(key, set())))
        settled += [_settled(row, edition, causes) for row in gone]
    return replace(dossier, conflicts=standing, settled=tuple(settled))


def _reported(claims: Sequence[Json]) -> dict[str, set[str]]:
    """The sources that report on each partnership in an edition.json."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        found.setdefault(claim["partnership"]["key"], set()).add(claim["source"])
    return found


def _settled(row: Json, edition: str, causes: tuple[str, ...]) -> Settled:
    sides = tuple(side["value"] for side in row["sides"])
    return Settled(row["about"], sides, row["rule"], row.get("since", ""), edition, causes)


def _recorded(row: Json) -> Settled:
    return Settled(row["about"], tuple(row["sides"]), row["rule"], row["since"], row["until"], tuple(row["causes"]))
