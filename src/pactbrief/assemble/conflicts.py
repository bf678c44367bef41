"""Conflicts: reports that cannot both be right. Both sides stay; the rule that chose the printed one is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pactbrief.assemble.origins import Origins
from pactbrief.assemble.timeline import reported_by
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Conflict, Event, Strand
from pactbrief.model.ladder import ONCE, latest
from pactbrief.model.source import VIEWS, Source


def _side(event: Event) -> Strand:
    value = f"{event.stage} {event.modality}" + (f" {event.when}" if event.when else "")
    return Strand(value, event.claims, event.origins, event.views_only)


def find_conflicts(
    events: Sequence[Event], claims: Mapping[str, Claim], sources: Mapping[str, Source], origins: Origins
) -> tuple[Conflict, ...]:
    """Date against date for stages that come once, report against later denial, area against denial of the area."""
    return (
        *_dates(events),
        *_denials(events, claims, sources),
        *_areas(claims, origins),
    )


def _dates(events: Sequence[Event]) -> list[Conflict]:
    by_stage: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.modality == "happened" and event.when and event.stage in ONCE and not event.views_only:
            by_stage[event.stage].append(event)
    return [
        Conflict(
            f"date:{stage}",
            tuple(_side(e) for e in sorted(rivals, key=lambda e: (-e.origins, -len(e.when or ""), e.when or ""))),
            "more independent origins first, then the more precise date",
        )
        for stage, rivals in by_stage.items()
        if len(rivals) > 1
    ]


def _denials(events: Sequence[Event], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> list[Conflict]:
    """A denial competes only with a report of the same stage that it does not precede."""
    found = []
    for denied in events:
        if denied.modality != "denied" or denied.views_only:
            continue
        said_on = denied.when or reported_by(denied, claims, sources)
        for done in events:
            if done.stage != denied.stage or done.modality != "happened" or done.views_only:
                continue
            happened_by = done.when or reported_by(done, claims, sources)
            if said_on is None or happened_by is None or latest(happened_by) <= said_on:
                found.append(
                    Conflict(f"denied:{done.stage}", (_side(done), _side(denied)), "a report of an event before its denial")
                )
    return found


def _areas(claims: Mapping[str, Claim], origins: Origins) -> list[Conflict]:
    asserted: dict[str, list[Claim]] = defaultdict(list)
    denied: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        if claim.kind == "scope" and claim.genre not in VIEWS:
            (denied if claim.modality == "denied" else asserted)[claim.value].append(claim)

    def side(value: str, group: list[Claim]) -> Strand:
        return Strand(value, tuple(c.id for c in group), origins.count(group))

    return [
        Conflict(
            f"area:{value}",
            (side("named", asserted[value]), side("denied", denied[value])),
            "named areas are listed, the denial stands beside them",
        )
        for value in asserted
        if value in denied
    ]
