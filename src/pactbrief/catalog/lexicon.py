"""A lexicon: the surface forms of one language, compiled for one pass over a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pactbrief.catalog.folding import fold

Case = Literal["any", "capital", "exact"]


@dataclass(frozen=True, slots=True)
class Term:
    """What a surface form stands for. `value` is a code or taxonomy id; `traits` say how the form names it (name, capital,
    demonym, seat ...). `case` is how the text must write it; `printed` the form as written, compared where `exact`.
    """

    kind: str
    value: str
    traits: frozenset[str]
    printed: str
    case: Case = "any"
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """`term` was found at `text[start:end]`."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True)
class Layer:
    """Terms that compete for the same words: the leftmost and longest wins. Layers do not compete with each other."""

    terms: Mapping[str, tuple[Term, ...]]
    boundaries: bool
    _automaton: list[Any] = field(default_factory=list, repr=False, compare=False)

    def matches(self, text: str, folded: str) -> Iterator[Match]:
        """All matches in `text`, in order; `folded` is `fold(text)`."""
        patterns, machine = self._compiled()
        for number, start, end in machine.find_matches_as_indexes(folded):
            for term in self.terms[patterns[number]]:
                found = _placed(term, text, folded, start, end, self.boundaries)
                if found is not None:
                    yield found

    def _compiled(self) -> Any:
        if not self._automaton:
            from ahocorasick_rs import AhoCorasick, MatchKind

            patterns = tuple(self.terms)
            self._automaton.append((patterns, AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)))
        return self._automaton[0]


def layer(terms: Iterable[Term], boundaries: bool) -> Layer:
    """A layer of `terms`; the same term twice counts once."""
    table: dict[str, list[Term]] = {}
    for term in terms:
        row = table.setdefault(fold(term.printed), [])
        twin = next((i for i, old in enumerate(row) if (old.kind, old.value, old.case) == (term.kind, term.value, term.case)), None)
        if twin is None:
            row.append(term)
        else:
            old = row[twin]
            row[twin] = Term(
                old.kind,
                old.value,
                old.traits | term.traits,
                old.printed,
                old.case,
                old.open_start or term.open_start,
                old.open_end or term.open_end,
            )
    return Layer({form: tuple(row) for form, row in sorted(table.items())}, boundaries)


def _placed(term: Term, text: str, folded: str, start: int, end: int, boundaries: bool) -> Match | None:
    """The match at whole words, or None where the words run on or the case differs."""
    first = start
    if boundaries or text[start].isascii():
        if start and _joined(folded, start):
            if not term.open_start:
                return None
            while start and _joined(folded, start):
                start -= 1
        if end < len(folded) and _joined(folded, end):
            if not term.open_end:
                return None
            while end < len(folded) and _joined(folded, end):
                end += 1
    if term.case == "capital" and text[first + _capital(term.printed)].islower():
        return None
    if term.case == "exact" and _plain(text[start:end]) != _plain(term.printed):
        return None
    return Match(start, end, term)


def _joined(folded: str, place: int) -> bool:
    """Whether a word runs on across `place`. Latin letters beside kana, han or hangul do not form one word."""
    before, after = folded[place - 1], folded[place]
    return before.isalnum() and after.isalnum() and (before < "\u2e80") == (after < "\u2e80")


def _capital(printed: str) -> int:
    return next((place for place, letter in enumerate(printed) if letter.isupper()), 0)


def _plain(text: str) -> str:
    return "".join(" " if fold(c) == " " else unicodedata.normalize("NFKC", c) for c in text)


def longest(matches: Sequence[Match]) -> list[Match]:
    """The matches without those that lie wholly inside a longer one of the same kind and value."""
    return [m for m in matches if not any(o is not m and o.start <= m.start and m.end <= o.end and (o.end - o.start) > (m.end - m.start)
            and (o.term.kind, o.term.value) == (m.term.kind, m.term.value) for o in matches)]
