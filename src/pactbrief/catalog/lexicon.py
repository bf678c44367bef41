"""A lexicon: the surface forms of one language, compiled for one pass over a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from pactbrief.catalog.folding import fold

Case = Literal["any", "capital", "exact"]
_FORM = 60  # longer forms are not looked for inside a form that failed


@dataclass(frozen=True, slots=True)
class Term:
    """What a surface form stands for. `value` is a code or taxonomy id; `traits` say how the form names it (name, capital,
    demonym, seat ...). `case` is how the text must write it; `printed` the form as written, compared where `exact`; `then` a pattern that must follow.
    """

    kind: str
    value: str
    traits: frozenset[str]
    printed: str
    case: Case = "any"
    open_start: bool = False
    open_end: bool = False
    then: str = ""


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
        patterns, machine = self._machine()
        for number, start, end in machine.find_matches_as_indexes(folded):
            good = [m for m in (_placed(t, text, folded, (start, end), self.boundaries) for t in self.terms[patterns[number]]) if m]
            yield from good or self._inside(text, folded, start, end)

    def _inside(self, text: str, folded: str, start: int, end: int) -> Iterator[Match]:
        """What a form hides that turned out to be no word: forms that begin within it."""
        patterns, machine = self._machine()
        reach = folded.find(" ", end + _FORM)
        piece = folded[start + 1 : reach if reach > 0 else len(folded)]
        for number, low, high in machine.find_matches_as_indexes(piece):
            low, high = low + start + 1, high + start + 1
            if low >= end:
                return
            if low and _joined(folded, low) and not any(t.open_start for t in self.terms[patterns[number]]):
                continue
            for term in self.terms[patterns[number]]:
                found = _placed(term, text, folded, (low, high), self.boundaries)
                if found is not None:
                    yield found

    def _machine(self) -> Any:
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
        twin = next((place for place, old in enumerate(row) if _key(old) == _key(term)), None)
        if twin is None:
            row.append(term)
        else:
            row[twin] = _merged(row[twin], term)
    return Layer({form: tuple(row) for form, row in sorted(table.items())}, boundaries)


def _placed(term: Term, text: str, folded: str, span: tuple[int, int], boundaries: bool) -> Match | None:
    """The match at whole words, or None where the words run on or the case differs."""
    start, end = first, _ = span
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
    if term.then:
        tail = _compiled(term.then).match(folded, end)
        if tail is None:
            return None
        end = tail.end()
    return Match(start, end, term)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _joined(folded: str, place: int) -> bool:
    """Whether a word runs on across `place`. Latin letters beside kana, han or hangul do not form one word."""
    before, after = folded[place - 1], folded[place]
    return before.isalnum() and after.isalnum() and (before < "\u2e80") == (after < "\u2e80")


def _capital(printed: str) -> int:
    return next((place for place, letter in enumerate(printed) if letter.isupper()), 0)


def _plain(text: str) -> str:
    return "".join(" " if fold(c) == " " else unicodedata.normalize("NFKC", c) for c in text)


def _key(term: Term) -> tuple[str, str, Case, str]:
    return term.kind, term.value, term.case, term.then


def _merged(old: Term, new: Term) -> Term:
    traits, start, end = old.traits | new.traits, old.open_start or new.open_start, old.open_end or new.open_end
    return Term(old.kind, old.value, traits, old.printed, old.case, start, end, old.then)
