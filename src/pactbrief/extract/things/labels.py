"""Labels: what says nothing but whom the following is about: 'Addis Ababa and Djibouti', '3. Brazil', 'Japan.', 'Athens and
Riyadh: ...'."""

from __future__ import annotations

import re

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory, Parties

_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[•*#–-]+[ \t]+|\d{1,2}[.)]\s+)*$")  # what stands before the first word of a line
_BULLET = 12  # code points of a line before its first word
_HEADING = 60  # code points of a heading
_LONGEST = 12  # tokens of a label
_NUMBER = 5  # code points before the head of a point: "12. "
_PAIR = 2


def enter(parse: Parse, memory: Memory) -> bool:
    """Takes into `memory` whom the label that the sentence is, or opens with, sets; whether there is one. Of a single party
    the other is with whom the article's partnerships are; where nobody can say, there is none."""
    codes = _label(parse) if parse.parties and (memory.opens or _opens_line(parse.text, parse.start)) else ()
    if not codes or len(codes) > _PAIR:
        return False
    alone = codes[0] if len(codes) == 1 else ""
    if alone:
        memory.headed.add(alone)
        before, memory.topic = memory.topic, None
        home = memory.usual(alone) or (memory.ours(codes) if _numbered(parse) else None)
        if home is None:
            memory.topic = before
            return False
        codes = tuple(sorted((alone, home)))
    if parse.headline:
        memory.topic = memory.centre = alone or None
    memory.section, memory.labelled, memory.point = codes, True, not parse.headline
    memory.heads.clear()
    memory.calls.clear()
    memory.speak(codes)
    return True


def is_heading(text: str, span: tuple[int, int]) -> bool:
    """Whether the sentence is a short line of its own and no statement."""
    start, end = span
    alone = end - start <= _HEADING and text[end : end + 1] in {"", "\n", "\r"}
    return alone and text[end - 1] not in ".!:;," and _opens_line(text, start)


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing but a bullet or a number stands before the sentence in its line."""
    return _OPENS.search(text, max(0, start - _BULLET), start) is not None


def _label(parse: Parse) -> Parties:
    """The parties of the label; empty where the sentence neither is one nor opens with one before a colon."""
    if parse.parties[0].first > _PAIR:
        return ()
    colon = next((i for i in range(1, min(len(parse.words), _LONGEST)) if parse.words[i] == ":"), len(parse.words))
    within = [p for p in parse.parties if p.last <= colon]
    names = {place for p in within for place in range(p.first, p.last)}
    plain = colon <= _LONGEST and all(i in names or parse.lists(i) or not parse.words[i].isalpha() for i in range(colon))
    asks = colon == len(parse.words) and parse.question
    return tuple(sorted({code for p in within for code in p.codes})) if plain and not asks else ()


def _numbered(parse: Parse) -> bool:
    """'2. Portugal.': whether a number stands before the sentence."""
    number = parse.text[max(0, parse.start - _NUMBER) : parse.start].split()[-1:] or [""]
    return number[0][:-1].isdigit() and number[0][-1] in ".)"
