"""A lexicon: the surface forms of one language, compiled for one pass over a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache, partial
from typing import Any, Literal, NamedTuple

from pactbrief.catalog.folding import fold
from pactbrief.catalog.regexes import expression
from pactbrief.model.records import dataclass

Case = Literal["any", "capital", "exact"]
_FORM = 60  # longer forms are not looked for inside a form that failed
_OPENINGS = (3, 10)  # letters that a form begins with, the fewer where it has no more
#: Letters read, to each form of a layer, until a machine of all forms is worth making.
_WORTH = 2


class Term(NamedTuple):
    """What surface forms stand for. `value` is a code or taxonomy id; `traits` say how the form names it (name, capital,
    adjective, seat ...). `case` is how the text must write it; `open_start`, `open_end`: the word may go on there; `then` a
    pattern that must follow.
    """

    kind: str
    value: str
    traits: frozenset[str]
    case: Case = "any"
    open_start: bool = False
    open_end: bool = False
    then: str = ""


class Match(NamedTuple):
    """`term` was found at `text[start:end]`."""

    start: int
    end: int
    term: Term


_match = partial(tuple.__new__, Match)

#: A term and the form as printed in the table (compared where the case is exact).
Entry = tuple[Term, str]


@dataclass(frozen=True)
class Layer:
    """Terms that compete for the same words: the leftmost and longest wins. Layers do not compete with each other.

    `terms` maps folded forms to what they stand for; `boundaries` is false for languages without spaces between words.
    """

    terms: Mapping[str, tuple[Entry, ...]]
    boundaries: bool
    _machines: list[Any] = field(default_factory=list, repr=False, compare=False)
    _openings: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _read: list[int] = field(default_factory=list, repr=False, compare=False)

    def matches(self, text: str, folded: str) -> list[Match]:
        """All matches in `text`, in order; `folded` is `fold(text)`."""
        rows, machine = self._machine(folded)
        size, boundaries = len(folded), self.boundaries
        found: list[Match] = []
        for number, start, end in machine.find_matches_as_indexes(folded):
            row = rows[number]
            alone = not (start and folded[start - 1].isalnum() and _joined(folded, start))
            alone = alone and not (end < size and folded[end].isalnum() and _joined(folded, end))
            good = False
            if alone and row.capitals is not None:
                for (term, _), capital in zip(row.entries, row.capitals, strict=True):
                    if capital < 0 or not text[start + capital].islower():
                        found.append(_match((start, end, term)))
                        good = True
            elif alone or row.open:
                for entry in row.entries:
                    one = _placed(entry, text, folded, (start, end), boundaries)
                    if one is not None:
                        found.append(one)
                        good = True
            if not good and row.several:
                found += self._inside(text, folded, (start, end), rows, machine)
        return found

    def _inside(self, text: str, folded: str, span: tuple[int, int], rows: _Rows, machine: Any) -> Iterator[Match]:
        """What a form hides that turned out to be no word: shorter forms that begin as it does ("trafficking" where nothing
        fits behind "trafficking of"), else forms that begin within it."""
        start, end = span
        begin, stop = start + 1, end - 1
        while (first := next(iter(machine.find_matches_as_indexes(folded[start:stop])), None)) and not first[1]:
            stop = start + first[2]
            shorter = [_placed(entry, text, folded, (start, stop), self.boundaries) for entry in rows[first[0]].entries]
            if any(shorter):
                yield from filter(None, shorter)
                begin = stop
                break
            stop -= 1
        reach = folded.find(" ", end + _FORM)
        piece = folded[begin : reach if reach > 0 else len(folded)]
        for number, low, high in machine.find_matches_as_indexes(piece):
            if low + begin >= end:
                return
            for entry in rows[number].entries:
                one = _placed(entry, text, folded, (low + begin, high + begin), self.boundaries)
                if one is not None:
                    yield one

    def _machine(self, folded: str) -> tuple[_Rows, Any]:
        """What finds the forms that stand in `folded`: of all forms where many texts are read, else of those whose first
        letters it holds, which is made in a tenth of the time."""
        if self._machines:
            return self._machines[0]  # type: ignore[no-any-return]
        self._read.append(len(folded))
        if sum(self._read) > _WORTH * len(self.terms):
            self._machines.append(_machine_of(self, tuple(self.terms)))
            return self._machine(folded)
        if not self._openings:
            for form in self.terms:
                self._openings.setdefault(_opening(form), []).append(form)
        held = self._openings.keys() & _held(folded)
        return _machine_of(self, tuple([form for opening in held for form in self._openings[opening]]))


class _Row(NamedTuple):
    """The entries of a form. `capitals`: where whole words are asked for no more than a capital, its place in each entry, -1
    for none; `open`: a longer word may match, too; `several`: the form may hide others that begin within it."""

    entries: tuple[Entry, ...]
    capitals: tuple[int, ...] | None
    open: bool
    several: bool


class _Rows(dict[int, _Row]):
    """The forms of a layer by number, each looked at when first met."""

    def __init__(self, layer: Layer, forms: tuple[str, ...]) -> None:
        super().__init__()
        self._terms, self._forms, self._boundaries = layer.terms, forms, layer.boundaries

    def __missing__(self, number: int) -> _Row:
        form = self._forms[number]
        entries = self._terms[form]
        whole = self._boundaries and all(term.case != "exact" and not term.then for term, _ in entries)
        capitals = tuple([_capital(printed) if term.case == "capital" else -1 for term, printed in entries]) if whole else None
        longer = not self._boundaries or any(term.open_start or term.open_end for term, _ in entries)
        row = self[number] = _Row(entries, capitals, longer, not self._boundaries or " " in form)
        return row


def _opening(form: str) -> str:
    return form[: _OPENINGS[len(form) >= _OPENINGS[1]]]


@lru_cache(maxsize=1)
def _held(folded: str) -> frozenset[str]:
    """All stretches of `folded` that may be openings."""
    return frozenset([folded[at : at + size] for size in (1, 2, *_OPENINGS) for at in range(len(folded))])


def _machine_of(layer: Layer, forms: tuple[str, ...]) -> tuple[_Rows, Any]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return _Rows(layer, forms), AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)


def layer(entries: Iterable[Entry], boundaries: bool) -> Layer:
    """A layer of `entries`; the same term twice under one form counts once."""
    table: dict[str, list[Entry]] = {}
    for entry in entries:
        row = table.setdefault(fold(entry[1]), [])
        if row:
            _join(row, entry)
        else:
            row.append(entry)
    return Layer({form: tuple(row) for form, row in table.items()}, boundaries)


def _join(row: list[Entry], entry: Entry) -> None:
    new, printed = entry
    for place, (old, first) in enumerate(row):
        if new.case == "exact" and _plain(first) != _plain(printed):
            continue  # "NATO" and "Nato" are two ways to write it
        if (old.kind, old.value, old.case, old.then) == (new.kind, new.value, new.case, new.then):
            start, end = old.open_start or new.open_start, old.open_end or new.open_end
            row[place] = (old._replace(traits=old.traits | new.traits, open_start=start, open_end=end), first)
            return
    row.append((new, printed))


def _placed(entry: Entry, text: str, folded: str, span: tuple[int, int], boundaries: bool) -> Match | None:
    """The match at whole words, or None where the words run on or the case differs."""
    term, printed = entry
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
    if term.case == "capital" and text[first + _capital(printed)].islower():
        return None
    if term.case == "exact" and _plain(text[start:end]) != _plain(printed):
        return None
    if term.then:
        tail = _compiled(term.then).match(folded, end)
        if tail is None:
            return None
        end = tail.end()
    return Match(start, end, term)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return expression(pattern)


def _joined(folded: str, place: int) -> bool:
    """Whether a word runs on across `place`. Latin letters beside kana, han or hangul do not form one word."""
    before, after = folded[place - 1], folded[place]
    return before.isalnum() and after.isalnum() and (before < "\u2e80") == (after < "\u2e80")


@lru_cache(maxsize=8192)
def _capital(printed: str) -> int:
    return next((place for place, letter in enumerate(printed) if letter.isupper()), 0)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return "".join(" " if fold(c) == " " else unicodedata.normalize("NFKC", c) for c in text)
