"""The headline as the text prints it."""

from __future__ import annotations

import re

from pactbrief.read import marks
from pactbrief.read.blocks import count_words
from pactbrief.read.head import could_be_headline, group_of, is_label, is_letter, names_kind
from pactbrief.read.names import folded
from pactbrief.read.page import Page

_LIKELY = (4, 3, 2)  # words asked for, in turns: a kicker is shorter than its headline


def headline(page: Page, publisher_names: frozenset[str], known: str | None = None) -> int | None:
    """The index of the block that is the headline, None where the text has none.

    A heading that the format marks wins. Else it is the first line of headline's length before the article's prose that
    is neither furniture nor the outlet's name, nor a label, a time or a byline, nor stands in the group of lines that the
    outlet's name opens. Of such a group it is only where nothing else is there, not even what the meta data have (`known`);
    of the head of a numbered letter never.
    """
    marked = [i for i, block in enumerate(page.blocks) if block.level == 1 and block.known is None]
    if marked:
        return marked[0]
    if page.first < 0 and len(page.blocks) > 1:
        return None
    shown = [i for i in page.head if page.reasons[i] is None] or [i for i in page.head if page.reasons[i] == "ticker"]
    candidates = [i for i in shown if could_be_headline(page.blocks[i])]
    candidates = [i for i in candidates if folded(page.blocks[i].text) not in publisher_names]
    free = [i for i in candidates if not _in_masthead_group(page, i, publisher_names)]
    telling = [i for i in free if _tells(page.blocks[i].text)]
    beside = [i for i in candidates if i in free or not (is_letter(page, i) or _differs(page.blocks[i].text, known))]
    for group in (telling, [i for i in beside if _tells(page.blocks[i].text)], free, beside):
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


def _differs(text: str, known: str | None) -> bool:
    return known is not None and folded(text) not in folded(known) and folded(known) not in folded(text)


def _tells(text: str) -> bool:
    """False for what stands above articles and is no headline of theirs: a label, the entry of a live blog, its authors."""
    return not (is_label(text) or marks.begins_with_time(text) or marks.are_names(text))


def _in_masthead_group(page: Page, index: int, publisher_names: frozenset[str]) -> bool:
    """True for a line that follows the outlet's name without a blank line: its motto or section; or "Press release": whose."""
    for above in group_of(page, index):
        text = page.blocks[above].text
        named = folded(text) in publisher_names
        if above < index and (named or (is_label(text) and names_kind(text, "press-release"))):
            return True
        if named and above > index and page.blocks[index].text.isupper():
            return True  # a house above its office
    return False
