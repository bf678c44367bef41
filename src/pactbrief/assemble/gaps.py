"""Gaps: what no source says. Codes, with what they are about after a colon; `compose` words them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactbrief.assemble.grading import attributable
from pactbrief.assemble.timeline import reported_by
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Event, Strand
from pactbrief.model.ladder import HALTED, ONCE, RANK, latest
from pactbrief.model.source import Source


def find_gaps(
    status: Event | None,
    events: Sequence[Event],
    scope: Sequence[Strand],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    as_of: str,
) -> tuple[str, ...]:
    """In order of weight: status unknown or undated, plans that passed, thin support, missing content."""
    found = []
    if status is None:
        found.append("no-status")
    elif status.stage in ONCE and len(status.when or "") < len("2024-11-01"):
        found.append(f"date:{status.stage}")
    found += [
        f"plan-passed:{e.stage}:{e.when}"
        for e in events
        if e.modality in ("planned", "possible") and e.when and latest(e.when) < as_of and not e.overtaken
        if latest(e.when) >= (reported_by(e, claims, sources) or "")  # what lay behind its own report was no plan
    ]
    found += [
        f"outcome-unknown:{e.stage}"
        for e in events
        if e.modality in ("planned", "possible") and not e.when and not e.views_only and not e.overtaken
    ]
    found += [f"headline-only:{e.stage}" for e in events if e.headline_only and e.modality == "happened"]
    if status and status.origins < 2:
        found.append("one-origin-status")
    reported = {c.source for c in claims.values()}
    if reported and all(sources[s].published is None for s in reported):
        found.append("all-undated")
    elif status and all(sources[claims[i].source].published is None for i in status.claims):
        found.append("undated-status")
    if status and not any(attributable(claims[i], sources[claims[i].source]) for i in status.claims):
        found.append("unattributed-status")
    if status and RANK["signed"] <= RANK[status.stage] and status.stage not in HALTED:
        if not any(e.stage == "in-force" for e in events):
            found.append("effect-unknown")
        if not any(sources[s].genre == "official-document" for s in reported):
            found.append("text-not-held")
    if not scope:
        found.append("no-scope")
    return tuple(found)
