"""What an edition is about: of it alone are texts and claims taken up, however much else the workspace holds."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.model.edition import Brief
from pactbrief.model.override import Override
from pactbrief.model.records import dataclass
from pactbrief.store import Line

#: So many partnerships that the brief does not name are mentioned in its digest: TRADECRAFT.md section 7, rows of a table.
MENTIONED = 12


@dataclass(frozen=True, slots=True)
class About:
    """The keys of the partnerships, and the ids of further sources, that an edition is about."""

    partnerships: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


NOTHING = About()


def coverage(brief: Brief, lines: Iterable[Line]) -> About:
    """What an edition of the brief is about: the partnerships that it follows, those of its scenarios and overrides and, of all
    others, those reported on last. A brief that names none follows all, and so it is where an override may touch any.

    `lines` are all sources in hand.
    """
    named = frozenset(override.source for override in brief.overrides if override.source)
    latest: dict[str, tuple[str, int]] = {}
    touched: set[str] = set()
    for line in lines:
        for key in line.partnerships:
            date, number = latest.get(key, ("", 0))
            latest[key] = (max(date, line.published or ""), number + 1)
        if line.id in named:
            touched.update(line.partnerships)
    if not brief.partnerships or any(map(_may_touch_any, brief.overrides)):
        return About(frozenset(latest), named)
    chosen = {wanted.key for wanted in brief.partnerships} | {scenario.partnership for scenario in brief.scenarios}
    chosen |= {key for override in brief.overrides for key in (override.partnership, override.into) if key}
    chosen |= touched
    others = sorted(latest.keys() - chosen - set(brief.exclude))
    last = sorted(others, key=lambda key: latest[key], reverse=True)[:MENTIONED]
    return About(frozenset((*chosen, *last)), named)


def _may_touch_any(override: Override) -> bool:
    return not override.partnership and not override.source
