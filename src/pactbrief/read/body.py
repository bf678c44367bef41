"""Body and page furniture: every block is part of the article or left out with a reason. Nothing is deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pactbrief.catalog.regexes import expression
from pactbrief.model.source import LeftOut, Span
from pactbrief.read import marks
from pactbrief.read.blocks import Block
from pactbrief.read.dateline import MARKER, fronts
from pactbrief.read.head import names_kind
from pactbrief.read.names import folded
from pactbrief.read.page import OUTSIDE, Page

#: Lines that one heading of links takes with it at most.
_TEASERS = 12
#: Sentences that may stand above the byline: the headline and its deck.
_DECK = 2
#: Blocks among which the page's head is looked for; a paragraph of more words than this ends it.
_TOP, _OPENING = 12, 16
#: Words of a line between headline and text that only says what the text is.
_KICKER = 6
#: Characters of a note on the author.
_NOTE = 400
#: Words that a closing sentence has at the least.
_LEAST = 3
#: What stands only behind an article; paragraphs that show that the article goes on.
_AT_THE_END = frozenset({"about the author", "press contact", "copyright", "support appeal", "source line"})
_GOES_ON = 2
#: Paragraphs that make an article.
_REPORT = 3
#: Turns that make a speaker of a label.
_TURNS = 2
_BULLET = expression(r"\s*(?:[-*•·‣▪◦→»>・]|\d{1,2}[.)])\s?")


def mark(text: str, blocks: tuple[Block, ...], body_known: bool = False) -> Page:
    """Tells furniture by its looks, then by its place before and behind the article's prose. The headline is not yet chosen."""
    blocks = _turns_as_prose(blocks)
    reasons = _by_looks(blocks)
    for index, block in enumerate(blocks[:_TOP]):
        if reasons[index] is None and block.level != 1:
            if block.prose and block.words > _OPENING:
                break
            reasons[index] = _by_place(block) if block.prose else None
    _reopen(blocks, reasons)
    _close(blocks, reasons)
    prose = [i for i, block in enumerate(blocks) if reasons[i] is None and block.prose and block.level != 1]
    prose = _without_deck(blocks, reasons, prose)
    first, last = (prose[0], prose[-1]) if prose else (-1, -1)
    page = Page(text, blocks, tuple(reasons), first, last, body_known=body_known)
    for index in page.head:
        if reasons[index] is None and blocks[index].level != 1:
            reasons[index] = _by_place(blocks[index])
    for index in page.tail:
        if reasons[index] is None:
            reasons[index] = _by_place(blocks[index])
    return replace(page, reasons=tuple(reasons))


def settle(page: Page, title: int | None) -> Page:
    """With the headline known: what is left before it is the page's head, behind the prose its end."""
    reasons = list(page.reasons)
    blocks = page.blocks
    for index in page.head:
        if reasons[index] is not None or index == title or blocks[index].prose:
            continue
        if title is None and _is_sentence(blocks[index].text):
            continue
        if title is None or index < title:
            reasons[index] = "page head"
        elif marks.is_signature(blocks[index].text) or marks.are_names(blocks[index].text):
            reasons[index] = "byline"
        elif blocks[index].words <= _KICKER and names_kind(blocks[index].text):
            reasons[index] = "kicker"
    listed = page.first >= 0 and blocks[page.last].text.endswith((":", "："))
    closing = True
    for index in page.tail:
        listed = listed and bool(_BULLET.match(blocks[index].text))
        closing = closing and reasons[index] is None and _is_sentence(blocks[index].text)
        if reasons[index] is None and not listed and not closing and not blocks[index].level and not page.body_known:
            reasons[index] = "page end"
    _leave_author(page, reasons)
    if page.first < 0:  # no prose at all: keep whatever no rule names
        reasons = [reason if reason != "page head" else None for reason in reasons]
    if title is not None:
        printed = folded(blocks[title].text)
        for index, block in enumerate(blocks):
            if index != title and reasons[index] is None and folded(block.text) == printed:
                reasons[index] = "repeated headline"
    return replace(page, reasons=tuple(reasons), title=title)


def _leave_author(page: Page, reasons: list[str | None]) -> None:
    """The lines at the end that begin with the name of the byline tell of the author ("Jane Roe covers defence for ...")."""
    signed = [(page.blocks[i].text, reasons[i] == "byline") for i in page.head if reasons[i] in {"byline", "date line"}]
    names = tuple(f"{name} ".casefold() for name in (marks.signer(*line) for line in signed) if name)
    for index in range(max(page.first + 1, page.last), len(page.blocks)):
        block = page.blocks[index]
        if names and reasons[index] is None and len(block.text) <= _NOTE and block.text.casefold().startswith(names):
            reasons[index] = "about the author"


def spans(page: Page) -> tuple[tuple[Span, ...], tuple[LeftOut, ...]]:
    """The body's spans and what is left out, both ascending and disjoint. A date marker and a dateline in front of a
    sentence are left out of its block."""
    body: list[Span] = []
    left: list[LeftOut] = []
    for index, (block, reason) in enumerate(zip(page.blocks, page.reasons, strict=True)):
        if reason is not None:
            left.append(LeftOut(block.start, block.end, reason))
            continue
        start = block.start
        for end, why in fronts(page, index):
            if end < block.end:
                left.append(LeftOut(start, start + len(page.text[start:end].rstrip()), why))
                start = end
        if start < block.end:
            body.append((start, block.end))
    return tuple(body), tuple(left)


def _reopen(blocks: Sequence[Block], reasons: list[str | None]) -> None:
    """Takes back what only the end of a page can hold, where the article goes on behind it."""
    following = 0
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].prose and reasons[index] in _AT_THE_END and following >= _GOES_ON and blocks[index].known is None:
            reasons[index] = None
        if blocks[index].prose and reasons[index] is None:
            following += 1


def _close(blocks: Sequence[Block], reasons: list[str | None]) -> None:
    """Behind a sign-off ("###", "ENDS") stands what an office says of itself, unless another article follows."""
    prose = [i for i, block in enumerate(blocks) if reasons[i] is None and block.prose]
    for index, reason in enumerate(reasons):
        behind = [i for i in prose if i > index]
        if reason == "sign-off" and len(prose) - len(behind) >= _REPORT and len(behind) < _REPORT:
            for later in range(index + 1, len(blocks)):
                reasons[later] = reasons[later] or "page end"
            return


def _without_deck(blocks: Sequence[Block], reasons: list[str | None], prose: list[int]) -> list[int]:
    """Drops what reads like a sentence but stands above a byline or date line: a headline with a question mark, a deck."""
    for place, index in enumerate(prose[1 : _DECK + 2], start=1):
        above = range(prose[place - 1] + 1, index)
        if any(reasons[i] in {None, "byline"} and _by_place(blocks[i]) for i in above) or _by_place(blocks[index]):
            rest = prose[place:]  # the date line itself may end like a sentence: "Temps de lecture 4 min."
            return rest[1:] if len(rest) > 1 and _by_place(blocks[index]) else rest
    return prose


def _turns_as_prose(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """In an interview the short turns ("Host: And ships?") are as much part of the text as the long ones."""
    speakers = [marks.speaker_of(block.text) for block in blocks]
    often = {who for who, times in Counter(who for who in speakers if who).items() if times >= _TURNS}
    if len(often) < 2:
        return blocks
    return tuple(replace(block, prose=True) if who in often else block for block, who in zip(blocks, speakers, strict=True))


def _by_looks(blocks: Sequence[Block]) -> list[str | None]:
    reasons: list[str | None] = []
    open_reason: str | None = None
    taken = 0
    for block in blocks:
        if block.known is not None:
            reasons.append(block.known if block.known != OUTSIDE else marks.look(block)[0] or _by_place(block) or OUTSIDE)
            continue
        reason, heads = ("date marker", False) if not reasons and MARKER.fullmatch(block.text) else marks.look(block)
        if block.level == 1 or _is_third(block, reasons, blocks):
            reason, heads = None, False
        if reason is not None:
            open_reason, taken = (reason, 0) if heads else (None, 0)
        elif open_reason is not None and _is_teaser(block, taken):
            reason, taken = open_reason, taken + 1
        else:
            open_reason = None
        reasons.append(reason)
    return reasons


def _is_third(block: Block, reasons: list[str | None], blocks: Sequence[Block]) -> bool:
    """True for the entry "(c)" of a list, which is no sign of copyright."""
    return bool(reasons) and block.text.startswith("(c)") and blocks[len(reasons) - 1].text.startswith("(b)")


def _is_teaser(block: Block, taken: int) -> bool:
    """A line under a heading of links: short, or bulleted; a blank line behind the first ends them."""
    if taken >= _TEASERS or (block.gap and taken):
        return False
    return not block.prose or (bool(_BULLET.match(block.text)) and len(block.text) <= 160)


def _by_place(block: Block) -> str | None:
    if block.words > 40:
        return None
    if marks.is_byline(block.text):
        return "byline"
    if marks.is_date_line(block.text):
        return "date line"
    return None


def _is_sentence(text: str) -> bool:
    """True for a short closing line of the article itself: "It may never be convinced." """
    return (text[:1].isupper() and text[-1:] in '.!?…”»"。' and len(text.split()) >= _LEAST) or text.endswith("。")
