"""What stands in front of an article's first sentence: a machine's date marker, a dateline."""

from __future__ import annotations

import re

from pactbrief.catalog.regexes import expression
from pactbrief.read import marks
from pactbrief.read.blocks import count_words
from pactbrief.read.page import Page

#: Where a dateline must have ended; the pattern backtracks over what it is given.
_DATELINE_REACH = 140
MARKER = expression(r"\s*(?:date|datum|published|dated?)\s*:?\s+(\d{4}-\d{2}-\d{2})(?=[\s,;:.]|$)[\s:–-]*", re.IGNORECASE)
_TIED = expression(r"[=＝]|共同|時事|聯合|연합|通信|뉴스|ロイター")  # an agency, or place and agency, in a box
_PLACE = r"[^\W\d_][\w.'’-]*(?:[ /,]+(?:[^\W\d_][\w.'’-]*)){0,5}"
_BOXED = expression(
    r"\s*[\[【（(](?P<boxed>[^\]】）)]{2,30})[\]】）)]\s*(?:[^\s=]{2,5}\s*(?:기자|특파원)\s*)?(?P<tied>=\s*)?(?:[-–—]\s+)?(?P<lead>)(?P<place>)(?P<day>)(?P<agency>)(?P<slashed>)"
)
_DATELINE = expression(
    rf"\s*(?P<boxed>)(?:\((?P<lead>[^()\n]{{2,24}})\)\s*[-–—]+\s*)?(?P<place>{_PLACE})?(?:\s\([^()\n]{{2,30}}\)(?=,))?(?P<day>,?\s*[^()\n]{{0,32}}?\d[^()\n]{{0,24}}?)?"
    r"\.?\s*(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[^()/\n]{2,20})/)?\s*(?P<dash>--|[—–―]|\.\s?[-–—]|\s-(?=\s)|(?<!\b\d)(?<!\b\d\d)\.(?=\s)(?!\s(?:19|20)\d\d\b)|:(?=\s))\s*"
)


def marker_of(page: Page) -> re.Match[str] | None:
    """A machine's date marker at the very start of the text, group 1 the date."""
    return MARKER.match(page.text) if page.blocks else None


def dateline_of(page: Page) -> re.Match[str] | None:
    """The dateline in front of the first sentence: groups place, day, agency or boxed; None where there is none."""
    if page.first < 0:
        return None
    block = page.blocks[page.first]
    marker = marker_of(page)
    start = marker.end() if marker and marker.end() > block.start else block.start
    end = min(block.end, start + _DATELINE_REACH)
    boxed = _BOXED.match(page.text, start, end)
    if boxed and (boxed["tied"] or _TIED.search(boxed["boxed"])):
        return boxed
    match = _DATELINE.match(page.text, start, end)
    return match if match and _is_dateline(match) else None


def _is_dateline(match: re.Match[str]) -> bool:
    place, day, dash = match["place"] or "", match["day"] or "", match["dash"]
    agency = match["agency"] or match["slashed"] or match["lead"]
    if not (place or agency) or match.end() - match.start() > 100 or count_words(place) > 7:
        return False
    if any(
        word[:1].islower() and word.lower() not in {"de", "la", "le", "am", "den", "di", "du", "und", "and"}
        for word in place.split()
    ):
        return False
    opening = re.match(r"[^\W\d_]{3,}", place)
    capitals = opening is not None and opening.group().isupper()
    full = bool(re.search(r"\b\d{4}$", day.strip()) and marks.date_shape().search(day))
    if dash == "." and full and count_words(place) <= 3:  # "Stralsund, 23. Oktober 2025. Auf dem Platz ..."
        return True
    if dash in {".", ":"}:
        return bool(agency) and len(place) > 2 and not place.endswith(".") and (dash == "." or capitals or bool(day))
    return (
        bool(agency)
        or capitals
        or bool(marks.date_shape().search(day))
        or bool(re.search(r"\d", day) and count_words(place) <= 3)
    )


def fronts(page: Page, index: int) -> list[tuple[int, str]]:
    """Where in `page.text` the marker and the dateline in front of the block at `index` end, each with its reason."""
    fronts: list[tuple[int, str]] = []
    marker = marker_of(page)
    if marker and page.blocks[index].start < marker.end() <= page.blocks[index].end:
        fronts.append((marker.end(), "date marker"))
    if index == page.first:
        dateline = dateline_of(page)
        if dateline:
            fronts.append((dateline.end(), "dateline"))
    return fronts
