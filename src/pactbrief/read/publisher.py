"""The outlet or body that published a text, from what the text prints: masthead, copyright line, byline, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.read import marks
from pactbrief.read.blocks import count_words
from pactbrief.read.dateline import dateline_of
from pactbrief.read.head import names_kind
from pactbrief.read.interface import Hints
from pactbrief.read.names import Named, alike, best_form, folded, named_in, title_like
from pactbrief.read.page import Page

#: Weights of the places where an outlet is named, set by trial on pages with several: meta data are the outlet's own
#: words; a copyright line or a masthead with an outlet's word is proof enough; a bare first line only with something beside it.
_HINT = 8.0
_COPYRIGHT = 5.0
_COMPANY = 3.5  # the rights are often with the company that owns the outlet
_OUTLET_HEAD = _BYLINE_OUTLET = 4.0
_DATELINE = _STAFF = 3.0
_EMAIL = 2.1
_BARE_HEAD = _BYLINE = 1.5
_CRUMB = 1.0
_ENOUGH = 2.0
_LABEL = 2  # words of "PRESS RELEASE"
_LONGEST, _MASTHEAD, _BARE = 9, 6, 4  # words of an outlet's name; in a masthead; without any outlet's word
_ECHO = 3.0  # for a name of the page's head that its furniture repeats
_BESIDE = 0.6  # for a menu or motto right below the first line
_SIGN = expression(
    r"(?:[©ⓒ]|\(c\)|copyright)(?:\s*(?:copyright|[©ⓒ]|by|\(c\)))*\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?:by\s+)?",
    re.IGNORECASE,
)
_BEFORE_SIGN = expression(r"(?P<name>[^|·\n©ⓒ.]{2,60}?)\s*(?:[©ⓒ]|\(c\))\s*(?:(?:19|20)\d\d)?\s*$", re.IGNORECASE)
_NAME_END = expression(
    r"\s*(?:(?<!\bCo)(?<!\bSt)(?<!\bS)(?<!\bp)\.(?=\s|$)|[|·,;:。]|\s[–—-]\s|\s{2,}|(?:19|20)\d\d|https?:|www\.|$)",
    re.IGNORECASE,
)
_TRAIL = expression(r"\s*[>»›|·•]\s*|\s{2,}")
_BETWEEN = expression(r"\s*[|·•,/]\s*|\s[–—-]\s|\s{2,}|\u3000")
_WITH = expression(r"\((?:avec|with|mit|con|und|and|et|y)\s[^()]*\)", re.IGNORECASE)  # an agency that helped
_EDITION = expression(r"\s*(?:[–—|(]|\s-\s).*$")
_COMPANY_FORM = expression(
    r"\b(?:Inc|LLC|Ltd|Limited|plc|PLC|Corp|Co|GmbH|AG|KG|SE|S\.?A|SAS|S\.?p\.?A|S\.?r\.?l|Pty|N\.?V|B\.?V|Media Group)\b"
)
_AGENCY = expression(r"[(（](?P<agency>[^\W\d_][^()\d]{1,28})[)）]\s*[-–—.]*\s*$")  # "CHISINAU. March 14 (Interfax)"
_PLACED = expression(  # "モスクワ共同": place and agency
    r".{1,12}?(?P<agency>共同|時事|ロイター|聯合|新華社|タス|(?:Ａ|A)(?:Ｆ|F)?(?:Ｐ|P))$"
)
_FREE_MAIL = expression(
    r"(?:gmail|yahoo|hotmail|outlook|naver|hanmail|daum|gmx|web|icloud|proton(?:mail)?|aol|qq)\.", re.IGNORECASE
)


def outlets(page: Page, hints: Hints) -> tuple[Named, ...]:
    """Every naming of an outlet that could be the publisher, in the order of the text."""
    found = [
        *_of_hints(hints),
        *_of_running(page),
        *_of_head(page),
        *_of_bylines(page),
        *_of_dateline(page),
        *_of_copyright(page),
        *_of_tail(page),
    ]
    fit = [named for named in found if named.name and count_words(named.name) <= _LONGEST and not named.name.isdigit()]
    return tuple(named for named in fit if count_words(named.name) > _LABEL or not names_kind(named.name))  # "PRESS RELEASE"


def publisher(page: Page, named: tuple[Named, ...]) -> str | None:
    """The outlet that most speaks for, None where too little does. Of two forms of a name the first in the text wins."""
    best: tuple[float, str] | None = None
    for one in named:
        places = {(folded(other.name), other.weight): other.weight for other in named if alike(one.name, other.name)}
        weight = sum(places.values()) + (_ECHO if _echoed(page, one) else 0.0)
        if weight >= _ENOUGH and (best is None or weight > best[0]):
            best = (weight, one.name)
    return best_form(best[1], page.text) if best else None


def _echoed(page: Page, named: Named) -> bool:
    """True where the page's own lines name the outlet once more ("Sign up for the Chipflash daily")."""
    if named.block is None or page.reasons[named.block] in {"byline", "date line"}:
        return False
    wanted = f" {folded(named.name)} "
    return any(
        index != named.block and len(page.blocks[index].text) < 400 and wanted in f" {folded(page.blocks[index].text)} "
        for index in page.near_furniture
    )


def _of_hints(hints: Hints) -> Iterator[Named]:
    if hints.publisher:
        yield Named(hints.publisher.strip(), _HINT)


def _of_running(page: Page) -> Iterator[Named]:
    """Running heads of paged files name the body that issues them."""
    for block, reason in zip(page.blocks, page.reasons, strict=True):
        if reason != "running head":
            continue
        for place, printed in enumerate(re.split(r"\s*[|·•]\s*|\s{2,}|\t", block.text)):
            segment = _before_kind(printed)
            if re.search(r"\d", segment) or count_words(segment) > _LONGEST or not title_like(segment):
                continue
            if reading_rules().outlets.search(segment):
                yield Named(segment, _OUTLET_HEAD - place)
            elif place == 0:
                yield Named(segment, _ENOUGH)


def _before_kind(text: str) -> str:
    """The outlet in "Harbour Institute Policy Brief 7/2025": what stands before the kind of paper."""
    cues = [
        match.start()
        for _, place, pattern in reading_rules().genres
        if place == "head"
        for match in [pattern.search(text)]
        if match
    ]
    return text[: min(cues)].strip() if cues and min(cues) > 0 else text


def _of_head(page: Page) -> Iterator[Named]:
    """The first lines, and the first entry of a trail ("CHIPS > Deals")."""
    shown = [
        i
        for i in page.head
        if page.reasons[i] in {None, "navigation", "page head"} and count_words(page.blocks[i].text) <= _LONGEST + 6
    ]
    shown = [i for i in shown if page.reasons[i] != "navigation" or _TRAIL.search(page.blocks[i].text)]
    for place, index in enumerate(shown[:3]):
        text = page.blocks[index].text.strip(" *_#")
        if page.reasons[index] == "navigation":
            first = _TRAIL.split(text)[0].strip()
            boxed = re.match(r"[\[【](.{2,30}?)[\]】]", first)
            first = boxed[1] if boxed else first
            if (
                place == 0
                and first.casefold() not in reading_rules().menu
                and not _is_kind(first)
                and not reading_rules().byline.match(first)
            ):
                sure = boxed or (index == 0 and (first.isupper() or len(first.split()) > 1) and title_like(first))
                yield Named(first, _ENOUGH if sure else _CRUMB)
        elif not re.search(r"[!?;:,。、]", text):
            yield from _masthead(page, index, text, place)


def _masthead(page: Page, index: int, text: str, place: int) -> Iterator[Named]:
    name = _EDITION.sub("", text).strip()
    headline_left = (
        page.title > index if page.title is not None else any(i > index and page.reasons[i] is None for i in page.head)
    )
    if not name or count_words(name) > _MASTHEAD or not headline_left or not title_like(name) or _is_kind(name):
        return
    if reading_rules().outlets.search(name):
        yield Named(name, _OUTLET_HEAD - place, index)
    elif place == 0 and count_words(name) <= _BARE:
        beside = _heads_group(page, index)
        yield Named(name, _BARE_HEAD + (_BESIDE if beside else 0.0), index)


def _is_kind(text: str) -> bool:
    """True for what names the kind of paper and not who issues it: "ANALYSIS", "FOR IMMEDIATE RELEASE"."""
    return any(place == "head" and pattern.search(text) for _, place, pattern in reading_rules().genres)


def _heads_group(page: Page, index: int) -> bool:
    """True where a menu, a date or a motto follows at once, as under a masthead."""
    if index + 1 >= len(page.blocks):
        return False
    return page.reasons[index + 1] in {"navigation", "date line"} or not page.blocks[index + 1].gap


def _of_bylines(page: Page) -> Iterator[Named]:
    for index, (block, reason) in enumerate(zip(page.blocks, page.reasons, strict=True)):
        if reason not in {"byline", "date line"}:
            continue
        segments = [
            s.strip(" *_()") for s in _BETWEEN.split(_WITH.sub("", marks.without_dates(block.text))) if s.strip(" *_()")
        ]
        for number, segment in enumerate(segments):
            issued = index in page.head and number and names_kind(segments[number - 1]) and title_like(segment)
            named = (segment, _OUTLET_HEAD) if issued else _of_segment(segment, number, "|" in block.text)
            if named:
                yield Named(*named, block=index if index in page.head else None)
        opening = segments[0] if index == 0 and segments else ""
        if len(opening.split()) > 2 and title_like(opening) and not reading_rules().byline.match(opening):
            yield Named(opening, _BARE_HEAD + _BESIDE, block=index)  # a masthead with its date
        agency = _AGENCY.search(block.text) if reason == "date line" else None
        if agency and index in page.head:
            yield Named(agency["agency"], _DATELINE, block=index)
        for address in marks.emails(block.text):
            domain = address.rsplit("@", 1)[1]
            if not _FREE_MAIL.match(domain):
                yield Named(domain, _EMAIL)


def _of_segment(segment: str, number: int, piped: bool) -> tuple[str, float] | None:
    """The outlet that one part of a byline names: "Chips Newsroom", "Luzon Chronicle", "ANI" before a bar."""
    rules = reading_rules()
    source = rules.sources.match(segment)
    if source and title_like(segment[source.end() :]) and count_words(segment[source.end() :]) <= _MASTHEAD:
        return segment[source.end() :].strip(), _BYLINE_OUTLET
    byline = rules.byline.match(segment)
    staff = rules.staff.search(segment)
    if staff:
        name = _beside_staff(segment, byline.end() if byline else 0, staff.span())
        return (name, _STAFF) if name else None
    odd = byline or "@" in segment or re.search(r"\d", segment) or not title_like(segment) or count_words(segment) > _MASTHEAD
    if odd or any(pattern.search(segment) for pattern in (rules.roles, rules.published, rules.updated)):
        return None
    if rules.outlets.search(segment):
        return segment, _BYLINE_OUTLET
    return segment, _STAFF if number == 0 and piped else _BYLINE


def _beside_staff(segment: str, begin: int, staff: tuple[int, int]) -> str | None:
    """The outlet in "By Chips Newsroom" and "Por Redacción La Ría"."""
    after = segment[staff[1] :].strip(" :")
    if after and staff[0] <= begin and title_like(after) and count_words(after) <= _BARE:
        return after
    before = segment[begin if begin <= staff[0] else 0 : staff[0]].strip(" -")
    return before if before[-1:].isalnum() and count_words(before) <= 5 and title_like(before) else None


def _of_dateline(page: Page) -> Iterator[Named]:
    dateline = dateline_of(page)
    if dateline is None:
        return
    named = dateline["agency"] or dateline["slashed"] or dateline["lead"]
    agency = named or re.split(r"[=＝\s]+", (dateline["boxed"] or "").strip())[-1]
    placed = _PLACED.match(agency or "")
    if agency:
        agency = placed["agency"] if placed else agency
        yield Named(re.split(r"\s*[/,]\s*", agency.strip())[0], _DATELINE)


def _of_copyright(page: Page) -> Iterator[Named]:
    for index in page.near_furniture:
        block, reason = page.blocks[index], page.reasons[index]
        if reason in {"photo credit", "caption"}:
            continue
        sign = _SIGN.search(block.text)
        if sign is None:
            reserved = reading_rules().reserved.search(block.text)
            owner = block.text[: reserved.start()].split("|")[-1].strip(" .,-–—*_") if reserved else ""
            if owner and title_like(owner) and count_words(owner) <= _MASTHEAD:
                yield Named(owner, _COPYRIGHT)
            continue
        rest = reading_rules().reserved.split(block.text[sign.end() :])[0]
        end = _NAME_END.search(rest)
        name = rest[: end.start()].strip(" .,-–—*_") if end else rest.strip()
        if not name:
            before = _BEFORE_SIGN.search(block.text)
            name = before["name"].strip(" .,-–—*_") if before else ""
        name = named_in(name)
        if name and not name.casefold().startswith(("all ", "alle ", "photo", "foto")):
            yield Named(name, _COMPANY if _COMPANY_FORM.search(name) else _COPYRIGHT)


def _of_tail(page: Page) -> Iterator[Named]:
    """ "This article first appeared in Gotland Quarterly." """
    for index in page.tail:
        text = page.blocks[index].text.strip(" *_()")
        if page.reasons[index] not in {"page end", "source line", "about the author", "press contact", None} or len(text) > 200:
            continue
        source = reading_rules().sources.search(text)
        if source and source.start() <= 40 and " " in source.group().strip():
            name = re.split(r"[.,;|(]", text[source.end() :])[0].strip()
            if name and title_like(name) and count_words(name) <= _MASTHEAD:
                yield Named(name, _BYLINE_OUTLET)
