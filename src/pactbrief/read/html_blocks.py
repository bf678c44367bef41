"""The visible text of a page as blocks in reading order, each with what its elements say of its part in the page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from pactbrief.catalog.reading import ReadingRules, reading_rules
from pactbrief.model.records import dataclass

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "object",
        "iframe",
        "map",
        "datalist",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "label",
        "textarea",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u200b\u200c\ufeff]+")
#: Elements that stand apart when nothing stands between two of them: "07:30</time><span>Updated".
_APART = frozenset({"a", "span", "time"})
#: Elements that part one story of a letter from the next.
_BOXES = frozenset({"td", "section", "article", "hr"})
#: Elements that hold the article itself: a class found above them says nothing of it ("has-sidebar", "layout-with-menu").
_HOLDERS = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class WebBlock:
    """A stretch of text between two block elements. `reason` says which part of the page its elements make it, `firm`
    that an element says so and not only a class; `level` is set for headings; `linked` is the share of its letters that
    are a link, `href` where its first link leads; `box` numbers the table cell, section or stretch between rules around it."""

    text: str
    tag: str
    level: int = 0
    reason: str | None = None
    firm: bool = False
    linked: float = 0.0
    href: str | None = None
    box: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: the innermost block element and what the elements around it say."""

    tag: str = "body"
    level: int = 0
    reason: str | None = None
    firm: bool = False
    hidden: bool = False
    in_article: bool = False
    in_link: bool = False
    href: str | None = None
    box: int = 0


def web_blocks(tree: Any) -> list[WebBlock]:
    """The blocks of a parsed page, without what a reader does not see. Not recursive: pages nest deep."""
    from lxml import etree

    blocks: list[WebBlock] = []
    buffer: list[tuple[str, _Place]] = []
    places = [_Place()]
    box = 0
    closed = False

    def flush() -> None:
        text = _SPACE.sub(" ", "".join(words for words, _ in buffer)).strip()
        linked = sum(len(words.strip()) for words, place in buffer if place.in_link)
        href = next((place.href for _, place in buffer if place.href), None)
        buffer.clear()
        if text and not places[-1].hidden:
            place = places[-1]
            blocks.append(WebBlock(text, place.tag, place.level, place.reason, place.firm, linked / len(text), href, place.box))

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks = tag in _BLOCKS or tag == "br"
        if event == "start":
            if breaks:
                flush()
            box += tag in _BOXES
            places.append(_inside(places[-1], element, tag, box))
            if tag in _APART and buffer and not buffer[-1][0][-1:].isspace() and closed:
                buffer.append((" ", places[-1]))
            closed = False
            if element.text and not places[-1].hidden:
                buffer.append((element.text, places[-1]))
        else:
            if breaks:
                flush()
            places.pop()
            if tag == "hr":
                places[-1] = replace(places[-1], box=box)
            closed = not element.tail
            if element.tail and not places[-1].hidden:
                buffer.append((element.tail, places[-1]))
    flush()
    return blocks


def _inside(place: _Place, element: Any, tag: str, box: int) -> _Place:
    if place.hidden or tag in _SKIPPED or not tag or _is_hidden(element):
        return _Place(hidden=True)
    in_article = place.in_article or tag in {"article", "main"}
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else (0 if tag in _BLOCKS else place.level)
    if place.firm:
        reason, firm = place.reason, True
    else:
        reason, firm = _part(element, tag, in_article)
        if reason is None:
            reason = place.reason if tag not in _HOLDERS else None
    return _Place(
        tag if tag in _BLOCKS else place.tag,
        level,
        reason,
        firm,
        in_article=in_article,
        in_link=place.in_link or tag == "a",
        href=element.get("href") if tag == "a" else place.href,
        box=box if tag in _BOXES else place.box,
    )


def _part(element: Any, tag: str, in_article: bool) -> tuple[str | None, bool]:
    rules = _rules()
    reason = rules.elements.get(tag)
    if reason is not None:
        return reason, not (tag == "footer" and in_article) and tag not in {"label", "form"}
    if tag == "header" and not in_article and not _holds_headline(element):
        return "page head", True
    if tag in _HOLDERS:
        return None, False
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    if len(names) < 3 or len(names) > 400:
        return None, False
    return rules.classes.of(rules.classes.pattern.search(names.lower())), False


def _holds_headline(element: Any) -> bool:
    return element.find(".//h1") is not None


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


@cache
def _rules() -> ReadingRules:
    return reading_rules()
