"""Conflicts: reports that cannot both be right. Both sides stay; the rule that chose the printed one is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pactbrief.assemble.grading import is_headline
from pactbrief.assemble.origins import Origins
from pactbrief.assemble.timeline import reported_by
from pactbrief.model.claim import Claim, ClaimKind
from pactbrief.model.dossier import Conflict, Event, Strand
from pactbrief.model.ladder import HALTED, ONCE, RANK, compatible, earliest, latest, reaches
from pactbrief.model.source import VIEWS, Source

#: Which of two accounts of the same step is followed, and which of a report and a denial.
_FIRMER = "followed is the account with more independent origins, then the one with the more precise date"
_DONE = "a report that it happened is followed, and what denies it stands beside"


def _side(event: Event) -> Strand:
    value = f"{event.stage} {event.modality}" + (f" {event.when}" if event.when else "")
    return Strand(value, event.claims, event.origins, event.views_only)


def find_conflicts(
    events: Sequence[Event], claims: Mapping[str, Claim], sources: Mapping[str, Source], origins: Origins
) -> tuple[Conflict, ...]:
    """Date against date for stages that come once, stage against stage, report against later denial, a named area, region or
    state against its denial, headline against text."""
    return (
        *_dates(events, claims),
        *_stages(events, claims),
        *_denials(events, claims, sources),
        *_named(claims, origins),
        *_headlines(claims, sources, origins),
    )


def _told_beside(one: Event, other: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether the same articles tell both events: they know two, and do not differ over one."""
    first, second = ({claims[i].source for i in event.claims} for event in (one, other))
    return first <= second or second <= first


def _one_voice(done: Event, denied: Event, claims: Mapping[str, Claim]) -> bool:
    """Whether one article says both on one and the same word."""
    voices = [{(claims[i].source, claims[i].attribution) for i in event.claims} for event in (done, denied)]
    return voices[0] == voices[1] and len(voices[0]) == 1


def _dates(events: Sequence[Event], claims: Mapping[str, Claim]) -> list[Conflict]:
    """Two dates for what comes once, unless one article gives both: it tells of two texts."""
    by_stage: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.modality == "happened" and event.when and event.stage in ONCE and event.reported:
            by_stage[event.stage].append(event)
    found = []
    for stage, dated in by_stage.items():
        first, *others = sorted(dated, key=lambda e: (-e.origins, -len(e.when or ""), e.when or ""))
        rivals = [event for event in others if not _told_beside(first, event, claims)]
        if rivals:
            found.append(Conflict(f"date:{stage}", tuple(map(_side, (first, *rivals))), _FIRMER))
    return found


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
            if _one_voice(done, denied, claims):  # tells of two things
                continue
            happened_by = done.when or reported_by(done, claims, sources)
            if said_on is None or happened_by is None or latest(happened_by) <= said_on:
                found.append(Conflict(f"denied:{done.stage}", (_side(done), _side(denied)), _DONE))
    return found


def _stages(events: Sequence[Event], claims: Mapping[str, Claim]) -> list[Conflict]:
    """Two forms of one step for what may be one act (signed, adopted), and an earlier step told as done on a later day."""
    done = [e for e in events if e.modality == "happened" and e.reported and e.stage not in HALTED]
    found = []
    for at, one in enumerate(done):
        for other in done[at + 1 :]:
            same_step = RANK[one.stage] == RANK[other.stage] and one.stage != other.stage
            if same_step and one.when and other.when and compatible(one.when, other.when):
                found.append(_rivals(one, other, _FIRMER))
    best = max((e for e in done if e.when and RANK[e.stage] >= RANK["concluded"]), key=lambda e: RANK[e.stage], default=None)
    reached_on = latest(best.when) if best and best.when else ""
    for event in done:
        late = best and event.when and RANK[event.stage] < RANK["concluded"] and earliest(event.when) > reached_on
        if best and late and not _told_beside(best, event, claims):
            found.append(_rivals(best, event, "followed is the furthest stage that a report states as done"))
    return found


def _rivals(one: Event, other: Event, rule: str) -> Conflict:
    first, second = sorted((one, other), key=lambda e: (-RANK[e.stage], -e.origins, -len(e.when or ""), e.stage))
    return Conflict(f"stage:{first.stage}:{second.stage}", (_side(first), _side(second)), rule)


#: What can be named and denied: the kind of claim, and what a conflict about it is called.
_NAMED: Mapping[ClaimKind, str] = {"scope": "area", "region": "region", "actor": "actor"}


def _named(claims: Mapping[str, Claim], origins: Origins) -> list[Conflict]:
    asserted: dict[tuple[ClaimKind, str], list[Claim]] = defaultdict(list)
    denied: dict[tuple[ClaimKind, str], list[Claim]] = defaultdict(list)
    for claim in claims.values():
        if claim.kind in _NAMED and claim.genre not in VIEWS:
            (denied if claim.modality == "denied" else asserted)[claim.kind, claim.value].append(claim)

    def side(value: str, group: list[Claim]) -> Strand:
        return Strand(value, tuple(c.id for c in group), origins.count(group))

    return [
        Conflict(
            f"{_NAMED[kind]}:{value}",
            (side("named", asserted[kind, value]), side("denied", denied[kind, value])),
            "what is named is listed, and what denies it stands here",
        )
        for kind, value in asserted
        if (kind, value) in denied
    ]


def _headlines(claims: Mapping[str, Claim], sources: Mapping[str, Source], origins: Origins) -> list[Conflict]:
    """A headline that tells of a further stage than its own article does; a step under a text is no further stage of it."""
    by_source: dict[str, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for claim in claims.values():
        if claim.kind == "status" and claim.genre not in VIEWS:
            by_source[claim.source][is_headline(claim, sources[claim.source])].append(claim)
    found = []
    for told, headed in by_source.values():
        text = max(told, key=lambda c: (c.modality == "happened", RANK[c.value]), default=None)
        heads = (c for c in headed if c.modality == "happened" and c.value != "implementing")
        head = max(heads, key=lambda c: RANK[c.value], default=None)
        if text and head and not any(c.modality == "happened" and reaches(c.value, head.value) for c in told):
            sides = (_told(text, origins), _told(head, origins))
            found.append(Conflict(f"headline:{head.value}", sides, "the text is followed, not its headline"))
    return found


def _told(claim: Claim, origins: Origins) -> Strand:
    value = f"{claim.value} {claim.modality}" + (f" {claim.when}" if claim.when else "")
    return Strand(value, (claim.id,), origins.count([claim]))
