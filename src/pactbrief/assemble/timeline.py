"""Status claims merged into events, in order, and the event that is the status now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from pactbrief.assemble.grading import credibility, is_headline
from pactbrief.assemble.origins import Origins
from pactbrief.model.claim import Claim, Modality
from pactbrief.model.dossier import Event
from pactbrief.model.ladder import HALTED, ONCE, RANK, compatible, earliest, latest, more_precise
from pactbrief.model.passage import SENTENCE_ENDS
from pactbrief.model.records import dataclass
from pactbrief.model.source import VIEWS, Source

#: Days in which a turn of events is news; set by judgement so that weeklies and monthlies still count as telling of it.
NEWS_DAYS = 31


@dataclass
class _Cluster:
    when: str | None
    claims: list[Claim] = field(default_factory=list)


def founding(claim: Claim, sources: Mapping[str, Source]) -> tuple[object, ...]:
    """Sort key, best founded first: report before view, sentence before headline, precise date, dated source, named
    publisher, id."""
    source = sources[claim.source]
    return (
        claim.genre in VIEWS,
        not claim.evidence[0].quote.rstrip().endswith(SENTENCE_ENDS),
        -len(claim.when or ""),
        source.published is None,
        source.publisher is None and source.author is None,
        claim.source,
        claim.evidence[0].start,
        claim.id,
    )


def _clusters(stage: str, claims: Sequence[Claim], sources: Mapping[str, Source]) -> list[_Cluster]:
    """Claims of one stage and modality by compatible date; undated ones join where there is no choice to make.

    A stage that comes once is the same event however late it is told. Talks and proposals come again: an undated report
    of them joins a dated one only out of the same weeks of news.
    """
    found: list[_Cluster] = []
    for claim in claims:
        if claim.when is None:
            continue
        fitting = next((c for c in found if compatible(c.when, claim.when)), None)
        if fitting is None:
            found.append(_Cluster(claim.when, [claim]))
        else:
            fitting.when = more_precise(fitting.when, claim.when)
            fitting.claims.append(claim)
    rest = _Cluster(None)
    for claim in claims:
        if claim.when is None:
            fits = (c for c in found if stage in ONCE or (len(found) == 1 and _same_news(c.when, sources[claim.source])))
            next(fits, rest).claims.append(claim)
    return [*found, rest] if rest.claims else found


def _same_news(when: str | None, source: Source) -> bool:
    """Whether the source was published in the weeks after the event, so that both tell of the same turn."""
    published = source.published.date if source.published else ""
    if when is None or not len(when) == len(published) == len("2024-11-01"):
        return False
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(when)).days <= NEWS_DAYS


def merge_events(claims: Iterable[Claim], sources: Mapping[str, Source], origins: Origins) -> tuple[Event, ...]:
    """All events of a partnership. Views count only where no report carries the same stage and modality, headlines only
    where their articles say nothing of the status."""
    groups: dict[tuple[str, Modality], list[Claim]] = defaultdict(list)
    status = [c for c in claims if c.kind == "status"]
    headlines = {c.id for c in status if is_headline(c, sources[c.source])}
    told = {c.source for c in status if c.id not in headlines}
    for claim in sorted(status, key=lambda c: founding(c, sources)):
        if claim.id not in headlines or claim.source not in told:
            groups[claim.value, claim.modality].append(claim)
    events = []
    for (stage, modality), group in groups.items():
        reports = [c for c in group if c.genre not in VIEWS]
        for cluster in _clusters(stage, reports or group, sources):
            events.append(
                Event(
                    stage,
                    modality,
                    cluster.when,
                    tuple(c.id for c in cluster.claims),
                    origins.count(cluster.claims),
                    views_only=not reports,
                    headline_only=all(c.id in headlines for c in cluster.claims),
                    credibility=credibility(cluster.claims, sources, origins),
                )
            )
    by_id = {c.id: c for c in claims}
    return tuple(sorted(events, key=lambda e: _position(e, by_id, sources)))


def reported_by(event: Event, claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> str | None:
    """The earliest publication date among an event's sources: the event stood by then. None where none is dated."""
    dates = [p.date for i in event.claims if (p := sources[claims[i].source].published)]
    return min(dates) if dates else None


def _position(event: Event, claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> tuple[object, ...]:
    """By date where known, else by the date of the report, else by rank after all dated ones."""
    bound = event.when or reported_by(event, claims, sources)
    return (bound is None, latest(bound) if bound else "", RANK[event.stage], event.modality, event.claims[0])


#: Steps that give a partnership a text, new or old.
_TEXTS = frozenset({"signed", "adopted", "ratified", "in-force"})


def status_now(events: Sequence[Event], claims: Mapping[str, Claim], sources: Mapping[str, Source]) -> Event | None:
    """The highest stage reported as happened; a halt counts only where it is not older than the last step forward, and what
    was done under an arrangement only where no text was signed, adopted, ratified or put in force after it.

    Headlines and views alone never make the status.
    """
    done = [e for e in events if e.modality == "happened" and e.reported]
    forward = [e for e in done if e.stage not in HALTED]

    def bound(event: Event) -> str:
        known = event.when or reported_by(event, claims, sources)
        return latest(known) if known else ""

    texts = [earliest(e.when) for e in forward if e.when and e.stage in _TEXTS]

    def furthest(of: Sequence[Event]) -> Event | None:
        of = [e for e in of if e.stage != "implementing" or not any("" < bound(e) < day for day in texts)]
        # A text is ratified, or in force, from a day on: who gives it tells more than who retells it undated.
        return max(of, key=lambda e: (RANK[e.stage], e.origins, bool(e.when) or e.stage not in _TEXTS, bound(e)), default=None)

    def is_news(event: Event, told: set[str]) -> bool:
        by = reported_by(event, claims, sources)
        return bool(event.when and by and event.when[:7] >= by[:7] and told & {claims[i].source for i in event.claims})

    # An article whose news is a step forward may tell of the end of what it replaces: "the treaty of 2000 ceases to apply".
    halts = [e for e in done if e.stage in HALTED]
    halts = [h for h in halts if h.when or not any(is_news(e, {claims[i].source for i in h.claims}) for e in forward)]
    halt = max(halts, key=lambda e: (bound(e), RANK[e.stage]), default=None)
    if halt is None:
        return furthest(forward)
    # What came after the halt is a later step forward with a date of its own, or one that other sources report later.
    told = {claims[i].source for i in halt.claims}
    since = [e for e in forward if bound(e) > bound(halt) and (e.when or not {claims[i].source for i in e.claims} & told)]
    return furthest(since) or halt


def mark_overtaken(events: Sequence[Event], status: Event | None) -> tuple[Event, ...]:
    """The same events, with plans, possibilities and denials marked that a report of something done has overtaken."""
    done = [e for e in events if e.modality == "happened" and e.reported]
    return tuple(replace(e, overtaken=_is_overtaken(e, done, status)) for e in events)


def _is_overtaken(event: Event, done: Sequence[Event], status: Event | None) -> bool:
    if event.modality == "happened":
        return False
    if event.modality == "denied":
        return any(e.stage == event.stage and e.when and (not event.when or e.when >= event.when) for e in done)
    if any(e.stage == event.stage and compatible(e.when, event.when) for e in done):
        return True
    # A plan for a step that the partnership has passed is history, unless it is dated after the step that it has reached.
    later = status is not None and event.when is not None and status.when is not None and event.when > status.when
    return status is not None and RANK[status.stage] >= RANK[event.stage] and not later
