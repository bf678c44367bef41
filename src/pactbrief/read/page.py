"""A text as its reading goes: blocks, the reasons for which they are left out, where the prose begins and ends."""

from __future__ import annotations

from pactbrief.model.records import dataclass
from pactbrief.read.blocks import Block

#: The reason of a format that found a block to be no part of the article without knowing what it is.
OUTSIDE = "outside the article"
#: The reason of a letter of several stories for what is none of them and tells nothing of them either.
FRAME = "rest of the letter"
#: Blocks from the ends of the page and of the article within which furniture is asked for date, outlet and genre.
_NEAR = 100


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a text with the reason for which each is left out (None: body), and where the article's prose begins
    and ends (`first`, `last`: indices; both -1 where there is none). `title` is the index of the headline's block."""

    text: str
    blocks: tuple[Block, ...]
    reasons: tuple[str | None, ...]
    first: int
    last: int
    title: int | None = None
    body_known: bool = False

    @property
    def head(self) -> range:
        """Blocks before the prose: masthead, menu, headline, byline."""
        return range(max(self.first, 0) if self.first >= 0 else len(self.blocks))

    @property
    def tail(self) -> range:
        """Blocks behind the prose."""
        return range(self.last + 1, len(self.blocks)) if self.first >= 0 else range(0)

    @property
    def near_furniture(self) -> tuple[int, ...]:
        """Blocks of the furniture that may tell of the article: those near the ends of the page and of the article, for pages
        carry thousands of links."""
        near: set[int] = set()
        for place in (0, max(self.first, 0), max(self.last, 0), len(self.blocks)):
            near.update(range(max(0, place - _NEAR), min(len(self.blocks), place + _NEAR)))
        return tuple(index for index in sorted(near) if self.reasons[index] is not None)
