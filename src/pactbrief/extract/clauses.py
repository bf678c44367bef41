"""Clauses: a sentence cut into segments at marks and joining words, and the segments that form one clause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from pactbrief.extract.lexis import Lexis
from pactbrief.extract.tokens import Token

Kind = Literal["main", "complement", "relative", "adverbial", "phrase"]
_HARD = frozenset(";:–()")
_NEW = frozenset(";:")
_QUOTES = frozenset('"“”„«»「」')


@dataclass(frozen=True, slots=True)
class Segment:
    """The tokens `first:last`. Segments with one `clause` number belong together ("The pact, which ..., | lapsed")."""

    first: int
    last: int
    kind: Kind
    opener: str
    clause: int
    finite: bool


def split_clauses(tokens: Sequence[Token], lexis: Lexis, verbs: Collection[int], lists: Collection[int]) -> tuple[Segment, ...]:
    """The segments of a sentence in order.

    `verbs` are the places of finite verbs beyond those that the grammar lists; `lists` the places of commas and
    conjunctions that only part the members of a list.
    """
    if not tokens:
        return ()
    cuts = _cuts(tokens, lexis, verbs, lists)
    return _numbered(tokens, lexis, verbs, cuts)


def is_finite(tokens: Sequence[Token], lexis: Lexis, verbs: Collection[int], place: int) -> bool:
    """Whether a finite verb stands at `place`."""
    if place and lexis.is_a("zu", tokens[place - 1].word):  # "geschlossen zu haben"
        return False
    return place in verbs or (lexis.is_a("finite", tokens[place].word) and not (tokens[place].capital and place > 0))


def _cuts(tokens: Sequence[Token], lexis: Lexis, verbs: Collection[int], lists: Collection[int]) -> list[int]:
    cuts = [0]
    for place, token in enumerate(tokens):
        if place == 0:
            continue
        word = token.word
        if word in _HARD:
            cuts += [place, place + 1]
        elif word == "," and place not in lists:
            cuts.append(place + 1)
        elif (lexis.is_a("relative", word) or lexis.is_a("subordinator", word) or lexis.is_a("complementiser", word)) and not (
            lexis.grammar.get("comma_clauses") and tokens[place - 1].word != ","
        ):
            if place in lists or (lexis.is_a("light", word) and tokens[place - 1].word != ","):
                continue
            cuts.append(
                place - 1 if lexis.is_a("preposition", tokens[place - 1].word) and lexis.is_a("relative", word) else place
            )
        elif lexis.is_a("light_coordinator", word) and tokens[place - 1].word != ",":
            continue
        elif lexis.is_a("coordinator", word) and place not in lists and _opens_clause(tokens, lexis, verbs, place):
            cuts.append(place)
    return sorted({cut for cut in cuts if cut < len(tokens)})


def _opens_clause(tokens: Sequence[Token], lexis: Lexis, verbs: Collection[int], place: int) -> bool:
    """Whether the words after a conjunction start a clause: a finite verb follows soon, without a comma before it."""
    if lexis.is_a("contrast", tokens[place].word):
        return True
    for step in range(place + 1, min(len(tokens), place + 7)):
        if is_finite(tokens, lexis, verbs, step):
            return True
        if tokens[step].mark:
            return False
    return False


def _numbered(tokens: Sequence[Token], lexis: Lexis, verbs: Collection[int], cuts: list[int]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    number = 0
    for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        opener = _opener(tokens, first, last)
        finite = any(is_finite(tokens, lexis, verbs, place) for place in range(first, last))
        kind = _kind(lexis, opener, tokens, first, last, finite)
        joined = _joins(segments, lexis, tokens, (first, last), kind, finite)
        if joined is None:
            number += 1
            joined = number
        segments.append(Segment(first, last, kind, opener, joined, finite))
    return tuple(segments)


def _opener(tokens: Sequence[Token], first: int, last: int) -> str:
    for place in range(first, last):
        word = tokens[place].word
        if not tokens[place].mark:
            return word
    return ""


def _kind(lexis: Lexis, opener: str, tokens: Sequence[Token], first: int, last: int, finite: bool) -> Kind:
    opening = [t.word for t in tokens[first : min(last, first + 3)] if not t.mark][:2]
    if lexis.is_a("preposition", opener) and len(opening) > 1:
        opener = opening[1] if lexis.is_a("relative", opening[1]) else opener
    if lexis.is_a("complementiser", opener) and not _after_noun(lexis, tokens, first):
        return "complement"
    if lexis.is_a("relative", opener) and first > 0 and (finite or lexis.is_a("surely_relative", opener)):
        return "relative"
    if lexis.is_a("subordinator", opener) and (finite or not lexis.is_a("preposition", opener)):
        return "adverbial"
    return "main" if finite else "phrase"


def _after_noun(lexis: Lexis, tokens: Sequence[Token], first: int) -> bool:
    """'that' after a noun opens a relative clause; after a verb, a complement."""
    if first == 0 or not lexis.is_a("relative", tokens[first].word):
        return False
    before = tokens[first - 1].word
    return before != "," and not lexis.is_a("report", before) and not lexis.is_a("thought", before)


def _joins(
    segments: list[Segment], lexis: Lexis, tokens: Sequence[Token], span: tuple[int, int], kind: Kind, finite: bool
) -> int | None:
    """The number of the clause that this segment goes on with, or None for a new clause."""
    if not segments:
        return None
    before = segments[-1]
    if kind in {"relative", "adverbial", "complement"}:
        return None
    if tokens[span[0]].word in _NEW or tokens[span[0] - 1].word in _NEW:
        return None
    if tokens[span[0]].word in _HARD or tokens[span[0] - 1].word in _HARD - {"(", ")"}:
        return None if finite else before.clause
    if not finite:
        return before.clause
    waiting = [s for s in segments if s.kind in {"main", "phrase"} and not _has_finite(segments, s.clause)]
    if waiting:
        return waiting[-1].clause
    if before.kind == "phrase" and not _has_finite(segments, before.clause):
        return before.clause
    return None


def _has_finite(segments: list[Segment], clause: int) -> bool:
    return any(s.finite for s in segments if s.clause == clause)
