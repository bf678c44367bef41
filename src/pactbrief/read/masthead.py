"""The outlet in the first lines of a text: its masthead, or the first entry of a trail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.read.blocks import count_words
from pactbrief.read.head import (
    before_kind,
    could_be_headline,
    group_of,
    is_label,
    is_letter,
    is_numbered,
    issuer_in,
    names_kind,
    segments_of,
)
from pactbrief.read.language import language_of
from pactbrief.read.names import (
    BARE,
    BARE_HEAD,
    BESIDE,
    CRUMB,
    ENOUGH,
    LONGEST,
    MASTHEAD,
    OUTLET_HEAD,
    STAFF,
    Named,
    small_words,
    title_like,
)
from pactbrief.read.page import Page

_TRAIL = expression(r"\s*[>»›|·•]\s*|\s{2,}")


def of_head(page: Page) -> Iterator[Named]:
    """The first lines, and the first entry of a trail ("CHIPS > Deals")."""
    for place, index in enumerate(islice((i for i in page.head if _is_shown(page, i)), 3)):
        text = page.blocks[index].text.strip(" *_#")
        if page.reasons[index] == "navigation":
            yield from _of_trail(text, place, index)
        else:
            yield from _masthead(page, index, text, place)


def _is_shown(page: Page, index: int) -> bool:
    """True for the lines of the head that can name an outlet: of menus the trails, of date lines that at the top."""
    text, reason = page.blocks[index].text, page.reasons[index]
    if reason == "navigation":
        shown = _TRAIL.search(text) is not None
    else:
        shown = reason in {None, "page head"} or (reason == "date line" and index == 0)
    return shown and count_words(text) <= LONGEST + 6 and not is_label(text)


def _of_trail(text: str, place: int, index: int) -> Iterator[Named]:
    entries = [entry.strip() for entry in _TRAIL.split(text)]
    first = entries[0]
    if is_label(first):  # "EXPLAINED | The Amber Mail"
        named = [e for e in entries[1:] if reading_rules().outlets.search(e) and title_like(e) and not names_kind(e)]
        yield from (Named(name, OUTLET_HEAD, index) for name in named[:1])
        return
    boxed = re.match(r"[\[【](.{2,30}?)[\]】]", first)
    first = boxed[1] if boxed else first
    if place or first.casefold() in reading_rules().menu or names_kind(first) or reading_rules().byline.match(first):
        return
    known = reading_rules().outlets.search(first)  # "Seetageblatt"; "Post" alone may be a section
    several = first.isupper() or len(first.split()) > 1
    sure = boxed or (known and known.group() != first) or (index == 0 and several and title_like(first))
    yield Named(first, ENOUGH if sure else CRUMB)


def _masthead(page: Page, index: int, text: str, place: int) -> Iterator[Named]:
    """The outlet that one of the first lines names, where a headline is left below it."""
    issuer = reading_rules().sources.match(text)
    if issuer and " " in issuer.group().strip() and title_like(text[issuer.end() :]):  # "Issued by: Bureau for Maritime Safety"
        yield Named(text[issuer.end() :].strip(), OUTLET_HEAD, index)
        return
    parts = segments_of(text)
    names = [part for part in parts if not is_label(part)]
    if names and place == 0 and is_letter(page, index):
        names[0] = names[0].split(". ")[0]  # its motto behind it
    name = (issuer_in(names[0]) or before_kind(names[0])) if names else ""
    known = reading_rules().outlets.search(name)
    if (
        not name
        or (names_kind(names[0]) and (not known or name == names[0]))  # "Statement by the spokesperson"
        or reading_rules().published.fullmatch(name)
        or re.search(r"[!?;:,。、]|\d[/-]\d", name)
    ):
        return
    words, group = count_words(name), group_of(page, index)
    labelled = any(i != index and is_label(page.blocks[i].text) for i in group)
    serial = labelled or any(is_numbered(page.blocks[i].text) or page.reasons[i] == "date line" for i in group)
    settled = page.reasons[index] == "page head" and _heads_group(page, index)
    if not (_headline_left(page, index) or (page.title is None and (settled or is_letter(page, index)))):
        if known and words <= BARE and title_like(name) and page.blocks[index].gap and _heads_group(page, index):
            yield Named(name, STAFF, index)  # the outlet below the headline, its day below it
        return
    below = [page.blocks[i].text for i in group if i > index]
    released = any(is_label(line) and names_kind(line, "press-release") for line in below)
    long = LONGEST if serial and _headline_left(page, group[-1]) else MASTHEAD
    institution = known and labelled and name[0].isupper() and count_words(name[: known.start()]) < BARE
    motto = place and not page.blocks[index].gap and name.split()[0].casefold() in small_words()
    if known and words <= long and (title_like(name) or institution) and not motto:
        yield Named(name, OUTLET_HEAD - place, index)
    elif place == 0 and parts[0].startswith(names[0]):
        headed = serial or _heads_group(page, index)
        named = title_like(name) or is_numbered(text) or (headed and words < BARE)
        sentence_case = released or name.isupper() or language_of(page.text) != "en"  # English headlines have capitals, too
        if named and (words <= BARE or (words <= long and serial and sentence_case)):
            yield Named(name, BARE_HEAD + (BESIDE if headed else 0.0), index)


def _headline_left(page: Page, index: int) -> bool:
    if page.title is not None:
        return page.title > index
    return any(i > index and page.reasons[i] is None and could_be_headline(page.blocks[i]) for i in page.head)


def _heads_group(page: Page, index: int) -> bool:
    """True where a menu, a date or a motto follows at once, as under a masthead."""
    if index + 1 >= len(page.blocks):
        return False
    return page.reasons[index + 1] in {"navigation", "date line"} or not page.blocks[index + 1].gap
