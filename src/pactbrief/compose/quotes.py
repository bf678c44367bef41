"""Choosing the words to quote: a contiguous, readable piece of a claim's evidence, never altered."""

from __future__ import annotations

import re

from pactbrief.model.claim import Claim
from pactbrief.model.passage import Passage
from pactbrief.model.source import Source

#: Where a quotation may begin or end without breaking off inside a phrase.
_BREAK = re.compile(r"(?<=[,;:.!?–—])\s+|\s+(?=(?:and|but|which|who|while|und|aber|sowie|et|y|e)\s)|\s[-–—]\s|[。、]")
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"))
_EDGE = " \t\r\n,;:–—-.…。、"
_WORDS = re.compile(r"\w+(?:['’.-]\w+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def word_count(text: str) -> int:
    """Words as a reader counts them; two Japanese or Chinese characters make one."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORDS.findall(_UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


def _balanced(text: str) -> bool:
    """No bracket and no inner quotation mark is left open; “ opens in English and closes in German."""
    if text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _PAIRS):
        return False
    low, high, closing = text.count("„"), text.count("“"), text.count("”")
    return high + closing == low if low else high == closing


def excerpt(source: Source, claim: Claim, limit: int, whole: bool = False) -> Passage:
    """At most about `limit` words of the claim's evidence around the words that made it.

    `whole` prefers the whole sentence where it fits. Pieces end at clause boundaries and never leave a bracket or an
    inner quotation mark unclosed; where no such piece exists, the words that made the claim are quoted alone.
    """
    passage = claim.evidence[0]
    within = passage if whole or claim.detail is None else claim.detail
    for outer in (within, passage):
        start, end = _trim(source.text, outer.start, outer.end)
        if word_count(source.text[start:end]) <= limit and _balanced(source.text[start:end]):
            return source.passage(start, end)
    core = _core(source.text, within, claim)
    return source.passage(*_grow(source.text, within, core, limit))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _core(text: str, within: Passage, claim: Claim) -> tuple[int, int]:
    """The span of the words that made the claim, else the beginning of the passage."""
    for words in claim.words:
        at = text.find(words, within.start, within.end) if words else -1
        if at >= 0:
            return at, at + len(words)
    return within.start, within.start


def _grow(text: str, within: Passage, core: tuple[int, int], limit: int) -> tuple[int, int]:
    """The longest run of whole pieces around `core` within the limit; else a run of words around it."""
    cuts = sorted({within.start, within.end, *(m.end() for m in _BREAK.finditer(text, within.start, within.end))})
    best: tuple[int, int] | None = None
    for a in (c for c in cuts if c <= core[0]):
        for b in (c for c in cuts if c >= core[1] and c > a):
            start, end = _trim(text, a, b)
            piece = text[start:end]
            fits = start < end and word_count(piece) <= limit and _balanced(piece)
            if fits and (best is None or end - start > best[1] - best[0]):
                best = (start, end)
    return best or _by_words(text, within, core, limit)


def _by_words(text: str, within: Passage, core: tuple[int, int], limit: int) -> tuple[int, int]:
    """Words from a little before `core` up to the limit; shortened until balanced, at least one word."""
    spans = [m.span() for m in _WORDS.finditer(text, within.start, within.end)] or [(within.start, within.end)]
    first = max(0, next((i for i, s in enumerate(spans) if s[1] > core[0]), 0) - 3)
    last = min(len(spans), first + limit)
    while last - first > 1 and not _balanced(text[spans[first][0] : spans[last - 1][1]]):
        last -= 1
    return spans[first][0], spans[last - 1][1]
