"""Header and footer lines of formats that number their own pages: words, and fields that stay fields."""

from __future__ import annotations

import re

from pactbrief.model.memo import Memo
from pactbrief.model.style import HouseStyle

#: The fields that only the program that lays out the pages can fill.
PAGE_FIELDS = frozenset({"{page}", "{pages}"})
_PLACE = re.compile(r"(\{\w+\})")
_SEPARATORS = " ·|"


def running_parts(template: str, memo: Memo, style: HouseStyle) -> list[str]:
    """`template` cut into words, filled in, and page fields as they stand; a separator left without neighbour goes."""
    words = {
        "{series}": memo.series,
        "{edition}": memo.edition,
        "{as_of}": memo.extra.get("as_of", "") or memo.as_of,
        "{title}": memo.title,
        "{handling}": handling(memo, style),
    }
    parts = [part for place in _PLACE.split(template) if (part := words.get(place, place))]
    if parts:
        parts[0], parts[-1] = parts[0].lstrip(_SEPARATORS), parts[-1].rstrip(_SEPARATORS)
    return [part for part in parts if part]


def handling(memo: Memo, style: HouseStyle) -> str:
    """The handling mark: the memo's own, else that of the style."""
    return memo.extra.get("handling", "") or style.handling
