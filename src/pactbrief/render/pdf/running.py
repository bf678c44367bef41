"""Header and footer lines: the fields of the house style filled in."""

from __future__ import annotations

import re

from pactbrief.model.memo import Memo
from pactbrief.model.style import HouseStyle


def running_line(template: str, memo: Memo, style: HouseStyle, page: int, pages: int) -> str:
    """`template` with its fields replaced; a separator that is left without neighbour goes too."""
    fields = {
        "series": memo.series,
        "edition": memo.edition,
        "as_of": memo.as_of,
        "title": memo.title,
        "handling": handling(memo, style),
        "page": str(page),
        "pages": str(pages),
    }
    return re.sub(r"\{(\w+)\}", lambda found: fields.get(found[1], found[0]), template).strip(" ·|")


def handling(memo: Memo, style: HouseStyle) -> str:
    """The handling mark: the memo's own, else that of the style."""
    return memo.extra.get("handling", "") or style.handling
