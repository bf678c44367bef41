"""Sentences: where they begin and end in the body. Language differences are data (`[sentence]` in cues.toml)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pactbrief.catalog.regexes import expression

Span = tuple[int, int]

#: What may end a sentence: a full stop, exclamation or question mark with closing quotes, the CJK marks, or a blank line.
#: The first character is asked for alone: so the expression can skip to it.
_STOP = expression(
    r"[.!?…。！？\n](?:(?<=[.!?…])[.!?…]*[\"'”’»«“)\]]*(?=\s|$)|(?<=[。！？])[。！？]*[」』）”]*"
    r"|(?<=\n)(?:[ \t]*\n+|(?=\s*(?:[-•*–>#]|\d+[.)])\s)))"
)
_LINE = re.compile(r"\n")
_ABBREVIATED = re.compile(r"(?<![\w])([^\W\d_]+(?:\.[^\W\d_]+)*|\d+)\.$")
#: A line shorter than this without a closing mark is a headline or an entry of its own, not the start of a wrapped line.
_SHORT_LINE = 46


def split_sentences(
    text: str, spans: Iterable[Span], abbreviations: Collection[str], ordinals: bool = False
) -> tuple[Span, ...]:
    """The sentences of the `spans` of `text`, trimmed of white space, in order.

    `abbreviations` are lower-case words that a full stop does not end ("gen", "z.b"), written with a figure ("no 1") where
    that is so before figures only; `ordinals`: a figure with a full
    stop goes on ("am 3. Mai").
    """
    found: list[Span] = []
    for start, end in spans:
        for low, high in _lines(text, start, end):
            found += _split(text, low, high, abbreviations, ordinals)
    return tuple(found)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Parts at line ends that close a headline or a paragraph; wrapped lines stay together."""
    parts: list[Span] = []
    begin = start
    for match in _LINE.finditer(text, start, end):
        line_start = text.rfind("\n", start, match.start()) + 1 or start
        line = text[max(line_start, start) : match.start()].strip()
        following = text[match.end() : match.end() + 1]
        if not line or following in {"\n", ""} or _closes(line, following):
            parts.append((begin, match.start()))
            begin = match.end()
    parts.append((begin, end))
    return parts


def _closes(line: str, following: str) -> bool:
    if line[-1] in '.!?:。！？”"»」':
        return True
    return len(line) < _SHORT_LINE and not following.islower() and line[-1] != ","


def _split(text: str, start: int, end: int, abbreviations: Collection[str], ordinals: bool) -> list[Span]:
    found: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin or not _ends_here(text, begin, match, end, abbreviations, ordinals):
            continue
        found += _trimmed(text, begin, match.end())
        begin = match.end()
    return found + _trimmed(text, begin, end)


def _ends_here(text: str, begin: int, match: re.Match[str], end: int, abbreviations: Collection[str], ordinals: bool) -> bool:
    if text[match.start()].isspace() or text[match.start()] in "。！？":
        return True
    rest = text[match.end() : min(end, match.end() + 3)].lstrip()
    if rest and rest[0].islower():
        return False
    if match[0] != ".":
        return True
    place = match.start()
    word = text[max(text.rfind(" ", max(begin, place - 16), place) + 1, begin) : place]
    if len(word) > 1 and len(word) < 16 and word.isalpha():  # nearly always
        counts = f"{word.lower()} 1" in abbreviations and rest[:1].isdigit()
        return word.lower() not in abbreviations and not counts
    before = _ABBREVIATED.search(text, max(begin, match.start() - 16), match.start() + 1)
    if before is None:
        return True
    word = before[1]
    if word.isdigit():
        return not (ordinals and len(word) <= 2)
    if "." in word or (len(word) == 1 and word.isupper()):  # initials and "U.S." go on unless nothing follows
        return not rest
    return word.lower() not in abbreviations


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []
