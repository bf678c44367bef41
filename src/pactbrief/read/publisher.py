"""The outlet or body that published a text, from what the text prints: masthead, copyright line, byline, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactbrief.catalog.reading import reading_rules
from pactbrief.read import marks
from pactbrief.read.blocks import count_words
from pactbrief.read.body import Page, dateline_of
from pactbrief.read.interface import Hints

#: Weights of the places where an outlet is named, set by ear: a copyright line or a masthead with an outlet's word is proof
#: enough, a bare first line is only with something beside it.
_COPYRIGHT, _OUTLET_HEAD, _BARE_HEAD, _BYLINE, _BYLINE_OUTLET, _DATELINE, _STAFF, _CRUMB, _EMAIL, _HINT = 5.0, 4.0, 1.5, 1.5, 4.0, 3.0, 3.0, 1.0, 2.1, 8.0
_ENOUGH = 2.0
_LONGEST = 9  # words of an outlet's name
_SIGN = re.compile(r"(?:[©ⓒ]|\(c\)|copyright)(?:\s*(?:copyright|[©ⓒ]|by|\(c\)))*\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*)?(?:by\s+)?", re.IGNORECASE)
_BEFORE_SIGN = re.compile(r"(?P<name>[^|·\n©ⓒ.]{2,60}?)\s*(?:[©ⓒ]|\(c\))\s*(?:(?:19|20)\d\d)?\s*$", re.IGNORECASE)
_NAME_END = re.compile(r"\s*(?:[.|·,;:。]|\s[–—-]\s|\s{2,}|(?:19|20)\d\d|all rights|alle rechte|tous droits|todos los|tutti i|riproduzione|無断|무단|reserved|https?:|www\.|$)", re.IGNORECASE)
_EDITION = re.compile(r"\s*(?:[–—|(]|\s-\s).*$")
_FREE_MAIL = re.compile(r"(?:gmail|yahoo|hotmail|outlook|naver|hanmail|daum|gmx|web|icloud|proton(?:mail)?|aol|qq)\.", re.IGNORECASE)
_GENERIC = frozenset("home start startseite accueil inicio portada news menu menü world welt monde mondo mundo politics politik by von par por di".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name as printed, and how much the place speaks for it; `block` is set for lines of the page's head."""

    name: str
    weight: float
    block: int | None = None


def outlets(page: Page, hints: Hints) -> tuple[Named, ...]:
    """Every naming of an outlet that could be the publisher, in the order of the text."""
    found = [*_of_hints(hints), *_of_head(page), *_of_bylines(page), *_of_dateline(page), *_of_copyright(page)]
    return tuple(named for named in found if named.name and count_words(named.name) <= _LONGEST and not named.name.isdigit())


def publisher(page: Page, named: tuple[Named, ...]) -> str | None:
    """The outlet that most speaks for, None where too little does. Of two forms of a name the one of the page's head wins."""
    best: tuple[float, str] | None = None
    for one in named:
        alike = [other for other in named if _alike(one.name, other.name)]
        weight = sum({_folded(other.name) + str(other.weight): other.weight for other in alike}.values())
        if weight >= _ENOUGH and (best is None or weight > best[0]):
            best = (weight, one.name)
    return _best_form(best[1], page.text) if best else None


def _of_hints(hints: Hints) -> Iterator[Named]:
    if hints.publisher:
        yield Named(hints.publisher.strip(), _HINT)


def _of_head(page: Page) -> Iterator[Named]:
    """The first line, the first entry of a trail ("CHIPS > Deals"), and "By Chips Newsroom"."""
    rules = reading_rules()
    short = [i for i in page.head if count_words(page.blocks[i].text) <= _LONGEST + 4]
    for place, index in enumerate(short[:3]):
        text = page.blocks[index].text.strip(" *_#")
        if page.reasons[index] == "navigation":
            first = re.split(r"\s*[>»›|·•]\s*|\s{2,}", text)[0].strip()
            if place == 0 and first.casefold() not in _GENERIC and first.casefold() not in rules.menu:
                yield Named(first, _CRUMB)
            continue
        if page.reasons[index] is not None or marks.DATE_SHAPE.search(text) or re.search(r"[!?;:,]", text):
            continue
        name = _EDITION.sub("", text).strip()
        rest = [i for i in page.head if i > index and page.reasons[i] is None]
        if not name or count_words(name) > 6 or not (rest or page.blocks[index].level == 0):
            continue
        if rules.outlets.search(name) and _title_like(name):
            yield Named(name, _OUTLET_HEAD - place, index)
        elif place == 0 and rest and count_words(name) <= 4 and _title_like(name):
            yield Named(name, _BARE_HEAD + (0.6 if name.isupper() or _alone(page, index) else 0.0), index)


def _alone(page: Page, index: int) -> bool:
    following = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    return following is not None and (page.reasons[index + 1] in {"navigation", "date line"} or not following.gap)


def _of_bylines(page: Page) -> Iterator[Named]:
    rules = reading_rules()
    for index, (block, reason) in enumerate(zip(page.blocks, page.reasons, strict=True)):
        if reason not in {"byline", "date line"}:
            continue
        text = block.text.strip(" *_()")
        staff = rules.staff.search(text)
        if staff:
            before = rules.byline.sub("", text[: staff.start()], count=1).strip(" ,|·-")
            if before and count_words(before) <= 5 and _title_like(before) and before.casefold() not in {"our", "the", "unserer"}:
                yield Named(before, _STAFF)
        segments = [segment.strip() for segment in re.split(r"\s*[|·•,/]\s*|\s[–—-]\s", text) if segment.strip()]
        byline = bool(rules.byline.match(text))
        for number, segment in enumerate(segments):
            if _is_outlet_segment(segment, number == 0 and byline):
                weight = _BYLINE_OUTLET if rules.outlets.search(segment) else _BYLINE
                if number == 0 and "|" in block.text:
                    weight = max(weight, _STAFF)
                yield Named(segment, weight, None if index not in page.head else index)
        for address in marks.emails(text):
            domain = address.rsplit("@", 1)[1]
            if not _FREE_MAIL.match(domain):
                yield Named(domain, _EMAIL)


def _is_outlet_segment(segment: str, opens_byline: bool) -> bool:
    rules = reading_rules()
    if opens_byline or "@" in segment or marks.DATE_SHAPE.search(segment) or re.search(r"\d", segment):
        return False
    if rules.roles.search(segment) or rules.published.search(segment) or rules.updated.search(segment) or rules.byline.match(segment):
        return False
    return _title_like(segment) and 1 <= count_words(segment) <= 6


def _of_dateline(page: Page) -> Iterator[Named]:
    dateline = dateline_of(page)
    if dateline is None:
        return
    agency = dateline["agency"] or (dateline["boxed"] or "").split("=")[-1].split("＝")[-1]
    if agency:
        yield Named(re.split(r"\s*[/,]\s*", agency.strip())[0], _DATELINE)


def _of_copyright(page: Page) -> Iterator[Named]:
    for block, reason in zip(page.blocks, page.reasons, strict=True):
        if reason is None or reason in {"photo credit", "caption"}:
            continue
        sign = _SIGN.search(block.text)
        if sign is None:
            continue
        rest = block.text[sign.end() :]
        end = _NAME_END.search(rest)
        name = rest[: end.start()].strip(" .,-–—*_") if end else rest.strip()
        if not name:
            before = _BEFORE_SIGN.search(block.text)
            name = before["name"].strip(" .,-–—*_") if before else ""
        if name and not name.casefold().startswith(("all ", "alle ", "photo", "foto")):
            yield Named(name, _COPYRIGHT)


def _title_like(name: str) -> bool:
    """True where a name is written as names are: capitals, or a script without them."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words:
        return False
    small = [word for word in words if word[:1].islower() and len(word) > 3]
    return words[0][:1].isupper() and not small if name.isascii() or any(c.islower() for c in name) else True


def _alike(one: str, other: str) -> bool:
    a, b = _folded(one), _folded(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and (long.startswith(short) or long.endswith(short) or short in long.split(".")):
        return True
    letters = "".join(word[0] for word in long.split() if word)
    return short.replace(" ", "") == letters and len(letters) > 1


def _best_form(name: str, text: str) -> str:
    """A name in capitals is printed in the mixed case that the text has for it elsewhere, if it has."""
    if not name.isupper():
        return name
    for match in re.finditer(re.escape(name), text, re.IGNORECASE):
        if not match.group().isupper() and match.group()[:1].isupper():
            return match.group()
    return name


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
