"""Changes against an earlier edition, each with the sources that caused it; rewording is not a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pactbrief.assemble.standing import Compared, Standing
from pactbrief.model.dossier import Change, Event, Strand
from pactbrief.model.ladder import RANK
from pactbrief.model.records import dataclass

#: The dossier's lists of strands and what a value in them is called.
_CALLED = {"scope": "area", "regions": "region", "actors": "actor"}
#: Of a partnership that was reported on before, in an edition that was not about it.
TAKEN_UP = Change("taken-up", None, None, ())


def find_changes(now: Standing | None, before: Standing | None, edition: Compared) -> tuple[Change, ...]:
    """From `before` to `now` (None: `edition`, the later one, has no such partnership), in order of weight: partnership, stage,
    date, values added, corroborated, weakened or gone, reports gone, conflicts arisen or settled, plans that passed."""
    if now is None:
        causes = before.sources(before.claims) if before else ()
        lost = tuple(one for one in causes if one not in edition.present)
        return (Change("gone", None, None, lost or causes, withdrawn=lost),)
    if before is None:
        claims = now.status.claims if now.status else ()
        return (Change("new", None, None, now.sources(claims or [c for s in now.lists["scope"] for c in s.claims]), claims),)
    pair = _Pair(now, before)
    return (
        *pair.of_status(),
        *(change for name in _CALLED for change in pair.of_strands(name)),
        *pair.of_events(),
        *pair.of_conflicts(),
        *pair.of_plans(),
    )


@dataclass(frozen=True)
class _Pair:
    """Two standings of one partnership, the later first."""

    now: Standing
    before: Standing

    def lost(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The sources of earlier claims that are no more in hand."""
        return tuple(one for one in self.before.sources(claims) if one not in self.now.edition.present)

    def overrides(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The places of the overrides that altered these claims since."""
        new, old = self.now.edition.overridden, self.before.edition.overridden
        return tuple(sorted({new[claim] for claim in claims if claim in new and claim not in old}))

    def gain(self, what: str, was: str | None, value: str | None, claims: Iterable[str], old: Iterable[str] = ()) -> Change:
        """A change that claims of now brought about: those that are new, where some are."""
        told = tuple(claims)
        new = [claim for claim in told if claim not in frozenset(old)]
        return Change(what, was, value, self.now.sources(new or told), told, overrides=self.overrides((*told, *old)))

    def fall(self, what: str, was: str | None, value: str | None, old: Iterable[str], claims: Iterable[str] = ()) -> Change:
        """A change that the loss of earlier claims brought about; `claims` bear out what still stands."""
        lost, told = self.lost(old), tuple(claims)
        gone = [claim for claim in old if claim not in frozenset(told)]
        causes = lost or self.before.sources(gone or old)
        return Change(what, was, value, causes, told, withdrawn=lost, overrides=self.overrides((*told, *old)))

    def of_status(self) -> Iterator[Change]:
        """The stage moved or its date, or other origins stand behind it."""
        status, old = self.now.status, self.before.status
        stage, was = (status.stage if status else None), (old.stage if old else None)
        claims, earlier = (status.claims if status else ()), (old.claims if old else ())
        if stage != was:
            fell = old and (status is None or (RANK[status.stage] < RANK[old.stage] and bool(self.lost(earlier))))
            yield self.fall("stage", was, stage, earlier, claims) if fell else self.gain("stage", was, stage, claims, earlier)
        elif status and old and status.when != old.when:
            fell = bool(self.lost(earlier)) and len(status.when or "") < len(old.when or "")
            dates = (old.when, status.when)
            yield self.fall("date", *dates, earlier, claims) if fell else self.gain("date", *dates, claims, earlier)
        elif status and old:
            yield from self.of_origins("stage", stage or "", status, old)

    def of_origins(self, what: str, value: str, now: Event | Strand, was: Event | Strand) -> Iterator[Change]:
        """A second origin came, or the second last one went."""
        if was.origins < 2 <= now.origins:
            yield self.gain(f"{what}-corroborated", value, value, now.claims, was.claims)
        elif now.origins < 2 <= was.origins:
            yield self.fall(f"{what}-weakened", value, value, was.claims, now.claims)

    def of_strands(self, name: str) -> Iterator[Change]:
        """Areas, regions and states of concern."""
        what = _CALLED[name]
        earlier = {strand.value: strand for strand in self.before.lists[name] if not strand.views_only}
        for strand in self.now.lists[name]:
            if strand.views_only:
                continue
            was = earlier.pop(strand.value, None)
            if was is None:
                yield self.gain(f"{what}-added", None, strand.value, strand.claims)
            else:
                yield from self.of_origins(what, strand.value, strand, was)
        for value, strand in earlier.items():
            yield self.fall(f"{what}-gone", value, None, strand.claims)

    def of_events(self) -> Iterator[Change]:
        """Rows of the timeline, the status apart, that fell or were weakened by a source withdrawn or an override; what later
        reports overtake is no change of its own."""
        there = {(event.stage, event.modality): event for event in self.now.timeline if not event.views_only}
        status = {self.before.status and self.before.status.stage, self.now.status and self.now.status.stage}
        for event in self.before.timeline:
            if event.views_only or (event.modality == "happened" and event.stage in status):
                continue
            if not (self.lost(event.claims) or self.overrides(event.claims)):
                continue
            value, now = f"{event.stage} {event.modality}", there.get((event.stage, event.modality))
            if now is None:
                yield self.fall("report-gone", value, None, event.claims)
            elif now.origins < 2 <= event.origins:
                yield self.fall("report-weakened", value, value, event.claims, now.claims)

    def of_conflicts(self) -> Iterator[Change]:
        """Sources that now disagree, or no longer do."""
        for about, claims in self.now.conflicts.items():
            if about not in self.before.conflicts:
                new = [claim for claim in claims if claim not in self.before.edition.source_of]
                yield Change("conflict-arisen", None, about, self.now.sources(new or claims), overrides=self.overrides(claims))
        for about, claims in self.before.conflicts.items():
            if about not in self.now.conflicts:
                lost = self.lost(claims)
                arrived = [claim for claim in self.now.claims if claim not in self.before.edition.source_of]
                causes = lost or self.now.sources(arrived) or self.before.sources(claims)
                yield Change("conflict-settled", about, None, causes, withdrawn=lost, overrides=self.overrides(claims))

    def of_plans(self) -> Iterator[Change]:
        """Plans whose day has passed without a report; the sources that told of the plan."""
        for gap in self.now.gaps:
            if gap.startswith("plan-passed:") and gap not in self.before.gaps:
                _, stage, when = gap.split(":")
                planned = [e for e in self.now.timeline if e.stage == stage and e.when == when and e.modality != "happened"]
                yield Change("plan-passed", None, gap, self.now.sources(claim for event in planned for claim in event.claims))
