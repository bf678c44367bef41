"""Denial of areas: whether a sentence says that an area is not covered, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.catalog.lexicon import Match
from pactbrief.extract.words.mentions import Hit

_LIST = 6  # words after a comma that still belong to what "no" or "without" opened; a longer stretch is a clause of its own


def denied(hit: Hit, signs: Sequence[Match], text: str, clause: tuple[int, int]) -> bool:
    """Whether one of the denials among `signs`, those of the hit's sentence, reaches the hit, which stands in `clause`."""
    for sign in signs:
        if hit.start <= sign.start < hit.end or _parted(sign, hit, signs, text, clause):
            continue
        if sign.term.kind == "none" and sign.start < hit.start and _open_before(sign, hit, signs, text):
            return True
        if sign.term.kind == "denial" and _reaches(sign, hit, signs, text):
            return True
    return False


def _parted(sign: Match, hit: Hit, signs: Sequence[Match], text: str, clause: tuple[int, int]) -> bool:
    """One of them in an aside, the other outside: 'which was never liked, covers', 'which covers ..., is not'."""
    if clause[0] <= sign.start < clause[1]:
        return False
    if sign.start > hit.start:
        return any(m.term.kind == "aside" and clause[0] - 2 <= m.start <= clause[0] + 1 for m in signs)
    opened = max((m.end for m in signs if m.term.kind == "aside" and m.end <= sign.start), default=None)
    return opened is not None and "," not in text[opened : sign.start]


def _reaches(sign: Match, hit: Hit, signs: Sequence[Match], text: str) -> bool:
    if sign.start < hit.start:
        return _open_before(sign, hit, signs, text)
    return not _cut(signs, hit.end, sign.start) and not _inside_aside(signs, text, hit.end, sign.start)


def _open_before(sign: Match, hit: Hit, signs: Sequence[Match], text: str) -> bool:
    """From the denial to the hit: nothing set against it, no clause between that says something else."""
    if _cut(signs, sign.end, hit.start) or any(m.term.kind == "aside" and sign.end <= m.start < hit.start for m in signs):
        return False
    stretches = text[sign.end : hit.start].replace(":", ",").split(",")
    return all(len(part.split()) <= _LIST for part in stretches[1:])


def _cut(signs: Sequence[Match], start: int, end: int) -> bool:
    return any(m.term.kind == "contrast" and start <= m.start < end for m in signs)


def _inside_aside(signs: Sequence[Match], text: str, start: int, end: int) -> bool:
    """Whether the denial at `end` stands in a clause that opened after the hit and has not closed."""
    opened = max((m.end for m in signs if m.term.kind == "aside" and start <= m.start < end), default=None)
    return opened is not None and "," not in text[opened:end]
