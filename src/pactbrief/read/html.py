"""Web pages: the visible text of the whole page is canonical; trafilatura tells which of its blocks are the article."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.source import LeftOut
from pactbrief.read.blocks import is_prose
from pactbrief.read.decoding import decode
from pactbrief.read.html_blocks import WebBlock, web_blocks
from pactbrief.read.html_hints import hints_of
from pactbrief.read.interface import Draft, Drafts, Heading, Hints, Spot
from pactbrief.read.limits import MAX_CAREFUL, MAX_DEPTH, MAX_TAGS
from pactbrief.read.page import OUTSIDE

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]{0,4000}?(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "tr",
        "td",
        "th",
    ]
)
_HEAD_BYTES = 4096
#: Share of a line's letters that make it a link and no more; blocks between the headline and the text that may be a lead.
_LINKED, _LEAD = 0.8, 8
#: Letters of a title that might stand in a heading by chance.
_SHORT = 10
#: Share of the words of a block that the extractor must have kept.
_KEPT = 0.85


def extract(content: bytes, path: Path) -> Drafts:
    """The article of a saved page."""
    declared = _DECLARED.search(content[:_HEAD_BYTES])
    name = next((group.decode("ascii", "replace") for group in declared.groups() if group), None) if declared else None
    return Drafts((page_draft(decode(content, name)),))


def page_draft(markup: str) -> Draft:
    """The draft of a page given as text. InputError where it nests too deep to be read whole."""
    if depth_of(markup) > MAX_DEPTH:
        raise InputError(f"its elements nest more than {MAX_DEPTH} deep.", "Save the page as text.")
    tree = _tree(markup)
    hints = hints_of(tree)
    blocks = web_blocks(tree)
    return _draft(blocks, _kept(markup), hints)


def depth_of(markup: str) -> int:
    """How deep elements that must be closed nest, counted without building a tree."""
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _VOID or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _tree(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError("it holds no web page.", "Save the page again, complete.") from error
    return tree


def _kept(markup: str) -> str | None:
    """What trafilatura takes for the article, folded; None where it finds none or the page is too large to ask."""
    if markup.count("<") > 2 * MAX_TAGS:
        return None
    from trafilatura import bare_extraction

    found = bare_extraction(
        markup,
        fast=markup.count("<") > 2 * MAX_CAREFUL,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
    )
    text = getattr(found, "text", None)
    return _fold(text) if text else None


def _draft(blocks: list[WebBlock], kept: str | None, hints: Hints) -> Draft:
    headline = _headline(blocks, hints)
    body = _body(blocks, kept, headline)
    parts: list[str] = []
    left: list[LeftOut] = []
    headings: list[Heading] = []
    spots: dict[int, Spot] = {}
    offset = 0
    for index, block in enumerate(blocks):
        if index:
            gap = "\n" if block.tag == "li" and blocks[index - 1].tag == "li" else "\n\n"
            parts.append(gap)
            offset += len(gap)
        end = offset + len(block.text)
        if index == headline:
            headings.append(Heading(offset, end, 1))
        elif not body[index]:
            left.append(LeftOut(offset, end, block.reason or ("related articles" if _is_link(block) else OUTSIDE)))
        elif block.level:
            headings.append(Heading(offset, end, max(2, block.level)))
        spots[offset] = Spot(block.level, block.box, block.href)
        parts.append(block.text)
        offset = end
    return Draft("".join(parts), hints, tuple(left), tuple(headings), body_known=kept is not None, spots=spots)


def _headline(blocks: list[WebBlock], hints: Hints) -> int | None:
    """The heading that repeats the page's own title, else the first of the highest level that is not the outlet's name."""
    wanted, outlet = _fold(hints.title or ""), _fold(hints.publisher or "")
    headings = [(i, _fold(block.text)) for i, block in enumerate(blocks) if block.level and not block.firm]
    if wanted:
        for index, text in headings:
            same = text == wanted or text.startswith(wanted) or (len(wanted) > _SHORT and text.endswith(wanted))
            if text and (same or (wanted.startswith(text) and len(text) > 2 * _SHORT)):
                return index
        printed = [i for i, block in enumerate(blocks) if not block.firm and _fold(block.text) == wanted]
        if printed:
            return printed[0]
    first = [(blocks[i].level, i) for i, text in headings if text != outlet and blocks[i].level <= 2 and not blocks[i].reason]
    top = min((level for level, _ in first), default=0)
    chosen = next((i for level, i in first if level == top), None)
    if chosen is None or top == 1:
        return chosen
    opening = next((i for i, block in enumerate(blocks) if block.reason is None and is_prose(block.text)), 0)
    return chosen if chosen < opening <= chosen + _LEAD else None  # a subheading stands behind the first paragraph


def _body(blocks: list[WebBlock], kept: str | None, headline: int | None) -> list[bool]:
    """For each block whether it is of the article: what the extractor kept, and prose amid it that it dropped."""
    if kept is None:
        return [block.reason is None for block in blocks]
    body = [
        i == headline or (not block.firm and not _is_link(block) and _is_kept(block, kept)) for i, block in enumerate(blocks)
    ]
    long = [i for i, taken in enumerate(body) if taken and is_prose(blocks[i].text)]
    first = headline + 1 if headline is not None and long and headline < long[0] <= headline + _LEAD else long[0] if long else 0
    for index in range(first, long[-1] if long else 0):
        block = blocks[index]
        lead = index < long[0] and is_prose(block.text) and block.tag in {"p", "div", "h2"}
        if (
            not body[index]
            and not block.firm
            and not _is_link(block)
            and (lead or (block.reason is None and (block.level or is_prose(block.text))))
        ):
            body[index] = True
    return body


def _is_link(block: WebBlock) -> bool:
    """True for a line that is nothing but a link: it leads to another article."""
    return block.linked > _LINKED and not is_prose(block.text)


def _is_kept(block: WebBlock, kept: str) -> bool:
    text = _fold(block.text)
    if not text:
        return False
    if len(text) < 30:
        return f" {text} " in f" {kept} " and block.reason is None
    return text in kept or _mostly(text, kept)


def _mostly(text: str, kept: str) -> bool:
    """True where runs of words of a block are found: the extractor drops links and notes inside a paragraph."""
    words = text.split()
    if len(words) < 16:
        return False
    runs = [" ".join(words[i : i + 4]) for i in range(0, len(words) - 3, 4)]
    return sum(run in kept for run in runs) >= _KEPT * len(runs)


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
