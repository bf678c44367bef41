"""One condition of an indicator held against a dossier: what shows it, what gainsays it, why it is met in part only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from pactbrief.assemble.origins import Origins
from pactbrief.assemble.timeline import reported_by
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import HALTED, RANK, earliest, latest, reaches
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.scenario import Condition, IndicatorState
from pactbrief.model.source import VIEWS, Source

_STOPS = re.compile(r"[.!?][”’\"»)]*\s|[。\n]")


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome for one condition; see `Sighting` for the fields."""

    state: IndicatorState
    claims: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    against: tuple[str, ...] = ()
    remark: str = ""

    @property
    def shown(self) -> bool:
        """Whether there is anything to cite for it."""
        return bool(self.claims or self.passages)


@dataclass(frozen=True)
class Ground:
    """What conditions are held against: a dossier, all claims by id, the sources that report on it, the day of the cut-off.

    `received` is since when a source is in hand, for those without a date.
    """

    dossier: Dossier
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    reporting: tuple[Source, ...]
    origins: Origins
    as_of: str
    received: Mapping[str, str]


_NOT_SEEN = Found("not seen")


def hold(condition: Condition, ground: Ground) -> Found:
    """The condition held against the ground."""
    return _RULES[condition.kind](condition, ground)


def _stage(condition: Condition, ground: Ground) -> Found:
    timeline = ground.dossier.timeline
    told = [e for e in timeline if e.modality == "happened" and reaches(e.stage, condition.value)]
    timed = [(event, _in_window(event, condition, ground)) for event in told if event.reported]
    reached = sorted(
        ((event, fits) for event, fits in timed if fits is not False),
        key=lambda each: (each[1] is None, each[0].stage != condition.value, -each[0].origins, -RANK[each[0].stage]),
    )
    if not reached:
        return _short_of(condition, [e for e in told if not e.reported], ground)
    event, fits = reached[0]
    status = ground.dossier.status
    if status and status.stage in HALTED and condition.value not in HALTED:
        return Found("reversed", event.claims, (), status.claims, "halted")
    denial = next((c for c in ground.dossier.conflicts if c.about == f"denied:{event.stage}"), None)
    if denial:
        return Found("partial", event.claims, (), denial.sides[1].claims, "contested")
    if fits is None:
        return Found("partial", event.claims, remark="undated")
    return _enough(Found("seen", event.claims), event.origins, condition)


def _short_of(condition: Condition, views: list[Event], ground: Ground) -> Found:
    """What speaks of a stage that no report states as done: a plan, a view, a denial."""
    ahead = [e for e in ground.dossier.timeline if e.stage == condition.value and e.modality != "happened" and not e.overtaken]
    for event in ahead:
        if event.modality != "denied" and not event.views_only:
            return Found("partial", event.claims, remark="plan-only")
    if views:
        return Found("partial", views[0].claims, remark="headline-only" if views[0].headline_only else "views-only")
    denied = [i for event in ahead if event.modality == "denied" and not event.views_only for i in event.claims]
    return Found("not seen", against=tuple(denied), remark="denied") if denied else _NOT_SEEN


def _in_window(event: Event, condition: Condition, ground: Ground) -> bool | None:
    """Whether the event took place between `since` and `by`; None where the dates that are known cannot tell."""
    reported = reported_by(event, ground.claims, ground.sources)
    first = earliest(event.when) if event.when else None
    last = latest(event.when or reported or "") or None  # it stood when it was first reported
    outcomes: list[bool | None] = []
    if condition.by:
        outcomes.append(True if last and last <= condition.by else False if first and first > condition.by else None)
    if condition.since:
        outcomes.append(True if first and first >= condition.since else False if last and last < condition.since else None)
    return False if False in outcomes else None if None in outcomes else True


def _strand(condition: Condition, ground: Ground) -> Found:
    dossier = ground.dossier
    lists: Mapping[str, tuple[Strand, ...]] = {"area": dossier.scope, "region": dossier.regions, "actor": dossier.actors}
    strand = next((s for s in lists[condition.kind] if s.value == condition.value), None)
    if strand is None:
        return _NOT_SEEN
    claims = [ground.claims[i] for i in strand.claims]
    found = _named(claims, condition, ground)
    if found.state != "seen":
        return found
    if strand.views_only:
        return replace(found, state="partial", remark="views-only")
    denial = next((c for c in dossier.conflicts if c.about == f"{condition.kind}:{strand.value}"), None)
    if denial:
        return replace(found, state="partial", against=denial.sides[1].claims, remark="contested")
    return found


def _named(claims: list[Claim], condition: Condition, ground: Ground) -> Found:
    """Claims that name something, held against the bounds of time and number."""
    within = [c for c in claims if _published_since(ground.sources[c.source], condition.since) is True]
    unsure = [c for c in claims if _published_since(ground.sources[c.source], condition.since) is None]
    if within:
        return _enough(Found("seen", tuple(c.id for c in within)), ground.origins.count(within), condition)
    return Found("partial", tuple(c.id for c in unsure), remark="undated") if unsure else _NOT_SEEN


def _published_since(source: Source, since: str | None) -> bool | None:
    """Whether the source is of that day or later; None where its date cannot tell."""
    if since is None:
        return True
    if source.published is None:
        return None
    if earliest(source.published.date) >= since:
        return True
    return False if latest(source.published.date) < since else None


def _phrase(condition: Condition, ground: Ground) -> Found:
    words = r"\s+".join(map(re.escape, condition.value.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    told = [claim for source in ground.reporting for claim in spoken(source, pattern, ground.dossier)]
    reports = [claim for claim in told if claim.genre not in VIEWS]
    found = _named(reports or told, replace(condition, origins=1), ground)
    shown = [c for c in reports or told if c.id in found.claims]
    state = replace(found, claims=(), passages=tuple(c.evidence[0] for c in shown))
    if state.state == "seen" and not reports:
        return replace(state, state="partial", remark="views-only")
    return _enough(state, ground.origins.count(shown), condition)


def spoken(source: Source, pattern: re.Pattern[str], dossier: Dossier) -> Iterable[Claim]:
    """The first sentence of the source's body that holds the pattern, in the form of a claim so that it can be cited. It is
    none: nothing but notes are made of it."""
    for start, end in source.body:
        found = pattern.search(source.text, start, end)
        if found:
            before = [stop.end() for stop in _STOPS.finditer(source.text, start, found.start())]
            after = _STOPS.search(source.text, found.end(), end)
            first, last = (before[-1] if before else start), (after.start() + 1 if after else end)
            sentence = source.passage(first, last if source.text[first:last].strip() else end)
            yield Claim(
                f"{source.id}:{found.start()}", source.id, dossier.partnership, "outlook", found[0], "happened", None,
                (sentence,), genre=source.genre_at(found.start()), words=(found[0],),
            )  # fmt: skip
            return


def _origins(condition: Condition, ground: Ground) -> Found:
    status = ground.dossier.status
    if status is None:
        return _NOT_SEEN
    if status.origins >= condition.origins:
        return Found("seen", status.claims)
    return Found("not seen", remark="few-origins")


def _silence(condition: Condition, ground: Ground) -> Found:
    """No report on the partnership from a day on. What cannot be dated leaves it open."""
    as_of = date.fromisoformat(ground.as_of)
    start = condition.since or (as_of - timedelta(days=condition.days)).isoformat()
    dated = sorted((latest(s.published.date), s.id) for s in ground.reporting if s.published)
    if start > ground.as_of or (dated and dated[-1][0] > start):
        return _NOT_SEEN
    if not dated:
        return Found("not seen", remark="no-date")
    open_ones = [s for s in ground.reporting if not s.published and ground.received.get(s.id, ground.as_of) > start]
    last = [c.id for c in ground.claims.values() if c.source == dated[-1][1] and c.partnership == ground.dossier.partnership]
    last = last or [c.id for c in ground.claims.values() if c.source == dated[-1][1] and _same(c, ground)]
    return Found("partial", tuple(last[:1]), remark="undated") if open_ones else Found("seen", tuple(last[:1]))


def _same(claim: Claim, ground: Ground) -> bool:
    return claim.partnership.key == ground.dossier.partnership.key


def _enough(found: Found, origins: int, condition: Condition) -> Found:
    """What fewer origins carry than are asked for is seen in part."""
    enough = origins >= condition.origins or found.state != "seen"
    return found if enough else replace(found, state="partial", remark="few-origins")


def _all(condition: Condition, ground: Ground) -> Found:
    found = [hold(part, ground) for part in condition.parts]
    states = [one.state for one in found]
    if all(state == "seen" for state in states):
        return _joined("seen", found)
    if "reversed" in states:
        return _joined("reversed", found)
    met = [one for one in found if one.state != "not seen" and one.shown]
    return _joined("partial", met, "some-parts") if met else _joined("not seen", found)


def _any(condition: Condition, ground: Ground) -> Found:
    found = [hold(part, ground) for part in condition.parts]
    order: tuple[IndicatorState, ...] = ("seen", "partial", "reversed", "not seen")
    best = min((one.state for one in found), key=order.index)
    return _joined(best, [one for one in found if one.state == best])


def _not(condition: Condition, ground: Ground) -> Found:
    found = hold(condition.parts[0], ground)
    if found.state in ("not seen", "reversed"):
        return Found("seen", found.against)
    state: IndicatorState = "partial" if found.state == "partial" else "not seen"
    return Found(state, against=found.claims)


def _joined(state: IndicatorState, found: list[Found], remark: str = "") -> Found:
    return Found(
        state,
        tuple(dict.fromkeys(i for one in found for i in one.claims)),
        tuple(dict.fromkeys(p for one in found for p in one.passages)),
        tuple(dict.fromkeys(i for one in found for i in one.against)),
        remark or next((one.remark for one in found if one.remark), ""),
    )


_RULES: Mapping[str, Callable[[Condition, Ground], Found]] = {
    "stage": _stage,
    "area": _strand,
    "region": _strand,
    "actor": _strand,
    "phrase": _phrase,
    "origins": _origins,
    "silence": _silence,
    "all": _all,
    "any": _any,
    "not": _not,
}
