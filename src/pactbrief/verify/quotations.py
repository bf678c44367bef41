"""Quotations in a text: what stands in quotation marks, and whether it is verbatim in given texts.

The closing mark of ‘…’ is also the apostrophe, and a quotation may hold quotations. So every closing mark that can end
the quotation is tried, the farthest first, and the quotation is sound as soon as one reading is verbatim that leaves no closing
mark over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pactbrief.catalog.regexes import expression
from pactbrief.verify.text import fold, in_order

#: Opening marks with the marks that may close them (English, German, French, reversed German, Japanese).
_CLOSING = {"‘": "’", "“": "”", "„": "“”", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", '"': '"'}
_OPENING = expression(f"[{''.join(_CLOSING)}]")
#: An omission that the quoting hand has marked.
_GAP = re.compile(r"\[(?:…|\.\.\.)\]")
_POSSESSIVE = re.compile(r"[sxz]’ \w")
#: Closing marks tried for one quotation; a longer reach than a paragraph is no quotation.
_REACH = 40


def holds(quotation: str, texts: Iterable[str]) -> bool:
    """Whether `quotation` is verbatim in one of `texts`, white space aside; `[…]` stands for an omission, a bare … only
    where the text has it, or at either end."""
    folded = fold(quotation)
    readings = {_parts(folded), _parts(folded.strip("… "))}
    return any(parts and in_order(parts, fold(text)) for text in texts for parts in readings)


def _parts(quotation: str) -> tuple[str, ...]:
    """What stands between the omissions."""
    return tuple(part.strip() for part in _GAP.split(quotation) if part.strip())


def _closers(text: str, start: int) -> list[int]:
    """Where the quotation opened at `start` may end, nearest first."""
    return [at for at in range(start + 2, len(text)) if _closes(text, at, text[start])][:_REACH]


def _nearest(text: str, start: int, ends: list[int]) -> int:
    """The first of `ends` before which every inner quotation is closed."""
    inner = [at for at in _openings(text) if at > start]
    for count, end in enumerate(ends):
        if sum(at < end for at in inner) <= count:
            return end
    return ends[0]


def _closed(text: str, start: int, end: int) -> bool:
    """Whether no closing mark is left over between `end` and the next quotation: then the quotation would reach further.
    The apostrophe of a possessive ("the ministers’ aide") is none."""
    limit = next((at for at in _openings(text) if at > end), len(text))
    left = (at for at in range(end + 1, limit) if _closes(text, at, text[start]))
    return all(_POSSESSIVE.match(text, at - 1) for at in left)


def _closes(text: str, at: int, opening: str) -> bool:
    """Whether a closing mark for `opening` stands at `at`; between letters it is an apostrophe."""
    return text[at] in _CLOSING[opening] and not (text[at] in "’‘" and text[at + 1 : at + 2].isalnum())


def _openings(text: str) -> Iterator[int]:
    for sign in _OPENING.finditer(text):
        if not text[sign.start() - 1 : sign.start()].isalnum():
            yield sign.start()


def quotations(text: str) -> tuple[str, ...]:
    """The quotations of `text` in their nearest reading, for printing and for looking them up."""
    return unsupported(text, ())


def unsupported(text: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The quotations of `text` that are verbatim in none of `texts`."""
    return tuple(text[start + 1 : end] for start, end, sound in _spans(text, tuple(texts)) if not sound)


def outside(text: str, texts: Iterable[str] = ()) -> str:
    """`text` with its quotations blanked: the memo's own words. Quotations that are in none of `texts` end where they can."""
    own = list(text)
    for start, end, _ in _spans(text, tuple(texts)):
        own[start : end + 1] = " " * (end + 1 - start)
    return "".join(own)


def _spans(text: str, texts: tuple[str, ...]) -> Iterator[tuple[int, int, bool]]:
    """Where each quotation opens and closes, and whether it is verbatim in one of `texts`."""
    done = 0
    for start in _openings(text):
        ends = _closers(text, start) if start >= done else []
        if not ends:
            continue
        sound = next((end for end in reversed(ends) if _closed(text, start, end) and holds(text[start + 1 : end], texts)), None)
        end = _nearest(text, start, ends) if sound is None else sound
        yield start, end, sound is not None
        done = end + 1
