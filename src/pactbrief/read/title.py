"""The headline as the text prints it."""

from __future__ import annotations

import re

from pactbrief.read.blocks import Block, count_words
from pactbrief.read.head import names_kind
from pactbrief.read.names import folded
from pactbrief.read.page import Page

#: Words of a headline; fewer is a kicker or a masthead unless nothing better is there, more is a paragraph.
_FEWEST, _MOST = 2, 32
_LIKELY = (4, 3, 2)  # words asked for, in turns: a kicker is shorter than its headline
_ENDS = re.compile(r"[.:;,、。]$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$|…$|\.\.\.$")


def headline(page: Page, publisher_names: frozenset[str]) -> int | None:
    """The index of the block that is the headline, None where the text has none.

    A heading that the format marks wins. Else it is the first line of headline's length before the article's prose that
    is neither furniture nor the outlet's name, nor stands in the group of lines that the outlet's name opens.
    """
    marked = [i for i, block in enumerate(page.blocks) if block.level == 1 and block.known is None]
    if marked:
        return marked[0]
    if page.first < 0 and len(page.blocks) > 1:
        return None
    candidates = [i for i in page.head if page.reasons[i] is None and _could_be(page.blocks[i])]
    candidates = [i for i in candidates if folded(page.blocks[i].text) not in publisher_names]
    behind_masthead = [i for i in candidates if not _in_masthead_group(page, i, publisher_names)]
    for group in (behind_masthead, candidates):
        for least in _LIKELY:
            fitting = [i for i in group if count_words(page.blocks[i].text) >= least]
            if fitting:
                return fitting[0]
    return None


def title_text(page: Page, known: str | None = None) -> str | None:
    """The words of the headline. A number before what the source's own meta data have (`known`) is not of it."""
    if page.title is None:
        return None
    printed = re.sub(r"[ \t\r\n]+", " ", page.blocks[page.title].text).strip(" *_#")
    return known if known and re.fullmatch(r"\W{0,2}\w{1,3}\W{1,3}" + re.escape(known), printed) else printed


def _could_be(block: Block) -> bool:
    words = count_words(block.text)
    if not _FEWEST <= words <= _MOST or len(block.text) > 240 or (block.prose and block.text[-1:] in ".。"):
        return False
    return not _ENDS.search(block.text) or bool(_ABBREVIATED.search(block.text))


def _in_masthead_group(page: Page, index: int, publisher_names: frozenset[str]) -> bool:
    """True for a line that follows the outlet's name without a blank line: its motto or section; or "Press release": whose."""
    while index > 0 and not page.blocks[index].gap:
        index -= 1
        text = page.blocks[index].text
        if folded(text) in publisher_names or (count_words(text) <= _FEWEST and names_kind(text, "press-release")):
            return True
    return False
