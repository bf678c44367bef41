"""The outlet or body that published a text, from what the text prints: masthead, copyright line, byline, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pactbrief.catalog.calendar import LANGUAGES, calendar
from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.read import marks
from pactbrief.read.blocks import count_words
from pactbrief.read.dateline import dateline_of
from pactbrief.read.head import before_kind, names_kind
from pactbrief.read.interface import Hints
from pactbrief.read.masthead import of_head
from pactbrief.read.names import (
    BARE,
    BYLINE,
    BYLINE_OUTLET,
    COMPANY,
    COPYRIGHT,
    DATELINE,
    ECHO,
    EMAIL,
    ENOUGH,
    HINT,
    LABEL,
    LONGEST,
    MASTHEAD,
    OUTLET_HEAD,
    STAFF,
    Named,
    alike,
    best_form,
    folded,
    named_in,
    title_like,
    without_article,
)
from pactbrief.read.page import Page

_SIGN = expression(
    r"(?:[©ⓒ]|\(c\)|copyright)(?:\s*(?:copyright|[©ⓒ]|by|\(c\)))*\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?:by\s+)?",
    re.IGNORECASE,
)
_BEFORE_SIGN = expression(r"(?P<name>[^|·\n©ⓒ.]{2,60}?)\s*(?:[©ⓒ]|\(c\))\s*(?:(?:19|20)\d\d)?\s*$", re.IGNORECASE)
_NAME_END = expression(
    r"\s*(?:(?<!\bCo)(?<!\bSt)(?<!\bS)(?<!\bp)\.(?=\s|$)|[|·,;:。]|\s[–—-]\s|\s{2,}|(?:19|20)\d\d|https?:|www\.|$)",
    re.IGNORECASE,
)
_BETWEEN = expression(r"\s*[|·•,/]\s*|\s[–—-]\s|\s{2,}|\u3000")
_WITH = expression(r"\((?:avec|with|mit|con|und|and|et|y)\s[^()]*\)", re.IGNORECASE)  # an agency that helped
_SHORT_FORM = expression(r"(?<=[^\W\d_]) \([^\W\d_]{2,6}\)")  # "Alpenpress (apd)"
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
        *of_head(page),
        *_of_bylines(page),
        *_of_dateline(page),
        *_of_copyright(page),
        *_of_tail(page),
    ]
    fit = [named for named in found if named.name and count_words(named.name) <= LONGEST and not named.name.isdigit()]
    fit = [named for named in fit if named.name.casefold() not in _weekdays()]
    return tuple(named for named in fit if count_words(named.name) > LABEL or not names_kind(named.name))  # "PRESS RELEASE"


def publisher(page: Page, named: tuple[Named, ...]) -> str | None:
    """The outlet that most speaks for, None where too little does. Of two forms of a name the first in the text wins."""
    best: tuple[float, str] | None = None
    for one in named:
        places = {(folded(other.name), other.weight): other.weight for other in named if alike(one.name, other.name)}
        weight = sum(places.values()) + (ECHO if _echoed(page, one) else 0.0)
        if weight >= ENOUGH and (best is None or weight > best[0]):
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


@cache
def _weekdays() -> frozenset[str]:
    """The days of the week in all languages: what is left of a date line is no outlet."""
    return frozenset(name.casefold() for language in LANGUAGES for names in calendar(language).weekdays for name in names)


def _of_hints(hints: Hints) -> Iterator[Named]:
    if hints.publisher:
        yield Named(hints.publisher.strip(), HINT)


def _of_running(page: Page) -> Iterator[Named]:
    """Running heads of paged files name the body that issues them."""
    for block, reason in zip(page.blocks, page.reasons, strict=True):
        if reason != "running head":
            continue
        for place, printed in enumerate(re.split(r"\s*[|·•]\s*|\s{2,}|\t", block.text)):
            segment = before_kind(printed)
            if re.search(r"\d", segment) or count_words(segment) > LONGEST or not title_like(segment):
                continue
            if reading_rules().outlets.search(segment):
                yield Named(segment, OUTLET_HEAD - place)
            elif place == 0:
                yield Named(segment, ENOUGH)


def _of_bylines(page: Page) -> Iterator[Named]:
    for index, (block, reason) in enumerate(zip(page.blocks, page.reasons, strict=True)):
        if reason not in {"byline", "date line"}:
            continue
        printed = _BETWEEN.split(_SHORT_FORM.sub("", _WITH.sub("", marks.without_dates(block.text))))
        segments = [s.strip(" *_()") for s in printed if s.strip(" *_()")]
        for number, segment in enumerate(segments):
            issued = index in page.head and number and names_kind(segments[number - 1]) and title_like(segment)
            named = (segment, OUTLET_HEAD) if issued else _of_segment(segment, number, "|" in block.text)
            if named:
                yield Named(*named, block=index if index in page.head else None)
        agency = _AGENCY.search(block.text) if reason == "date line" else None
        if agency and index in page.head:
            yield Named(agency["agency"], DATELINE, block=index)
        for address in marks.emails(block.text):
            domain = address.rsplit("@", 1)[1]
            if not _FREE_MAIL.match(domain):
                yield Named(domain, EMAIL)


def _of_segment(segment: str, number: int, piped: bool) -> tuple[str, float] | None:
    """The outlet that one part of a byline names: "Chips Newsroom", "Luzon Chronicle", "ANI" before a bar."""
    rules = reading_rules()
    source = rules.sources.match(segment)
    issuer = without_article(segment[source.end() :].strip(' „“”"«»')) if source else ""
    if title_like(issuer) and count_words(issuer) <= MASTHEAD:
        return issuer, BYLINE_OUTLET
    byline = rules.byline.match(segment)
    staff = rules.staff.search(segment)
    if staff:
        name = _beside_staff(segment, byline.end() if byline else 0, staff.span())
        return (name, STAFF) if name else None
    odd = byline or "@" in segment or re.search(r"\d", segment) or not title_like(segment) or count_words(segment) > MASTHEAD
    if odd or any(pattern.search(segment) for pattern in (rules.roles, rules.published, rules.updated)):
        return None
    if rules.outlets.search(segment):
        return segment, BYLINE_OUTLET
    return segment, STAFF if number == 0 and piped and not marks.could_be_person(segment) else BYLINE


def _beside_staff(segment: str, begin: int, staff: tuple[int, int]) -> str | None:
    """The outlet in "By Chips Newsroom" and "Por Redacción La Ría"."""
    after = segment[staff[1] :].strip(" :")
    person = reading_rules().roles.fullmatch(segment[slice(*staff)]) is not None  # "From our correspondent Jane Roe"
    before = segment[begin : staff[0]].strip(" -")
    owned = before.rsplit(" ", 1)[-1].islower()  # "The newsletter of the newsroom Chips"
    if after and not person and (owned or not before) and title_like(after) and count_words(after) <= BARE:
        return after
    if person and not reading_rules().outlets.search(before):
        return None  # "Africa correspondent"
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
        yield Named(re.split(r"\s*[/,]\s*", agency.strip())[0], DATELINE)


def _of_copyright(page: Page) -> Iterator[Named]:
    for index in page.near_furniture:
        block, reason = page.blocks[index], page.reasons[index]
        if reason in {"photo credit", "caption"}:
            continue
        sign = _SIGN.search(block.text)
        if sign is None:
            reserved = reading_rules().reserved.search(block.text)
            owner = block.text[: reserved.start()].split("|")[-1].strip(" .,-–—*_") if reserved else ""
            if owner and title_like(owner) and count_words(owner) <= MASTHEAD:
                yield Named(owner, COPYRIGHT)
            continue
        rest = reading_rules().reserved.split(block.text[sign.end() :])[0]
        end = _NAME_END.search(rest)
        name = rest[: end.start()].strip(" .,-–—*_") if end else rest.strip()
        if not name:
            before = _BEFORE_SIGN.search(block.text)
            name = before["name"].strip(" .,-–—*_") if before else ""
        name = named_in(name)
        if name and not name.casefold().startswith(("all ", "alle ", "photo", "foto")):
            yield Named(name, COMPANY if _COMPANY_FORM.search(name) else COPYRIGHT)


def _of_tail(page: Page) -> Iterator[Named]:
    """ "This article first appeared in Gotland Quarterly." """
    for index in page.tail:
        text = page.blocks[index].text.strip(" *_()")
        if page.reasons[index] not in {"page end", "source line", "about the author", "press contact", None} or len(text) > 200:
            continue
        source = reading_rules().sources.search(text)
        if source and source.start() <= 40 and " " in source.group().strip():
            name = re.split(r"[.,;|(]", text[source.end() :])[0].strip()
            if name and title_like(name) and count_words(name) <= MASTHEAD:
                yield Named(name, BYLINE_OUTLET)
