"""Changes against the previous edition, each with the sources that caused it; rewording is not a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Change, Event, Strand

#: The dossier's lists of strands and what a new value in them is called.
_LISTS = (("scope", "area"), ("regions", "region"), ("actors", "actor"))


def find_changes(
    status: Event | None,
    lists: Mapping[str, tuple[Strand, ...]],
    conflicts: Iterable[str],
    claims: Mapping[str, Claim],
    before: Mapping[str, Any] | None,
) -> tuple[Change, ...]:
    """Stage moved, value added or gone, first corroboration, conflict arisen or settled.

    `before` is the dossier of the previous edition as edition.json states it; None where the partnership is new there.
    """
    if before is None:
        return ()

    def causes(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({claims[i].source for i in ids if i in claims}))

    found = []
    old = before["status"]
    now = (status.stage, status.when) if status else (None, None)
    then = (old["stage"], old["when"]) if old else (None, None)
    if now[0] != then[0]:
        ids = status.claims if status else ()
        found.append(Change("stage", then[0], now[0], causes(ids), ids))
    elif now[1] != then[1] and status:
        found.append(Change("date", then[1], now[1], causes(status.claims), status.claims))
    for name, what in _LISTS:
        was = {s["value"]: s for s in before[name]}
        for strand in lists[name]:
            earlier = was.pop(strand.value, None)
            if earlier is None:
                found.append(Change(f"{what}-added", None, strand.value, causes(strand.claims), strand.claims))
            elif earlier["origins"] < 2 <= strand.origins:
                new = tuple(i for i in strand.claims if i not in set(earlier["claims"]))
                found.append(Change(f"{what}-corroborated", strand.value, strand.value, causes(new), strand.claims))
        found += [Change(f"{what}-gone", value, None, ()) for value in was]
    abouts, earlier_abouts = set(conflicts), {c["about"] for c in before["conflicts"]}
    found += [Change("conflict-arisen", None, a, ()) for a in sorted(abouts - earlier_abouts)]
    found += [Change("conflict-settled", a, None, ()) for a in sorted(earlier_abouts - abouts)]
    return tuple(found)
