"""Compiles the forms of a language's calendar once: a gate of literal words, then small patterns tried only near a hit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from pactbrief.catalog.calendar import Calendar, Form, calendar
from pactbrief.catalog.regexes import expression
from pactbrief.model.records import dataclass

_PLACEHOLDER = re.compile(r"(?<!\?P)<(\w+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_BACK = re.compile(r"\(\?P=\w+\)")
_DIGITS = tuple("0123456789")
_SHORT = 4  # a gate word up to this length must be a whole word, or "mar" would open "maritime"


Match = Callable[[str, int], re.Match[str] | None]


class Pattern:
    """A regular expression, compiled when first asked for: an article opens few of a language's gates, and compiling all of
    them costs more than reading a dozen articles."""

    __slots__ = ("_body", "_match")

    def __init__(self, body: str) -> None:
        self._body = body
        self._match: Match | None = None

    @property
    def match(self) -> Match:
        """Its match of a text from a place on."""
        if self._match is None:
            self._match = expression(self._body).match
        return self._match


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form with its regular expression."""

    form: Form
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Gate:
    """The forms that a literal word opens. `any` matches wherever one of them could: one call instead of one a form.

    `capital` is true where the word counts only with a capital letter ("May", "März").
    """

    any: Pattern
    forms: tuple[Compiled, ...]
    capital: bool


@dataclass(frozen=True, slots=True)
class Patterns:
    """The calendar of a language and its gates by their words in lower case."""

    calendar: Calendar
    gates: Mapping[str, Gate]


@cache
def patterns(language: str | None) -> Patterns:
    """The patterns of `language` (None or unknown: the shared numeric forms)."""
    words = calendar(language)
    named = _named(words)
    bodies = [_expand(form.pattern, named) for form in words.forms]
    compiled = [Compiled(form, _compile(_numbered(body), words.spaced)) for form, body in zip(words.forms, bodies, strict=True)]
    filters: dict[frozenset[int], Pattern] = {}
    gates: dict[str, Gate] = {}
    capitals = {name.lower() for name in _names(words) if name[:1] != name[:1].lower()}
    for word, numbers in _gates(words).items():
        if numbers not in filters:
            filters[numbers] = _compile("|".join(_nameless(bodies[number]) for number in sorted(numbers)), words.spaced)
        gates[word] = Gate(filters[numbers], tuple(compiled[number] for number in sorted(numbers)), word in capitals)
    return Patterns(words, gates)


def _compile(body: str, spaced: bool) -> Pattern:
    start, end = (r"(?<!\w)", r"(?!\w)") if spaced else (r"(?<!\d)(?<!\d[./-])", r"(?!\d)")
    return Pattern(f"{start}(?i:{body}){end}")


def _nameless(body: str) -> str:
    return _BACK.sub(".", _GROUP.sub("(?:", body))


def _expand(pattern: str, named: Mapping[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1] not in named:
            raise KeyError(f"unknown placeholder <{match[1]}> in {pattern!r}")
        return _PLACEHOLDER.sub(replace, named[match[1]])

    return _PLACEHOLDER.sub(replace, _loose(pattern))


def _named(words: Calendar) -> dict[str, str]:
    return {
        "day": r"(?P<day>3[01]|[12]\d|0?[1-9])",
        "mm": r"(?P<mm>1[0-2]|0?[1-9])",
        "year": r"(?P<year>(?:19|20)\d\d)",
        "yy": r"(?P<yy>\d\d)",
        "number": f"(?P<number>\\d{{1,3}}|{_any(words.numbers)})",
        "month": f"(?-i:(?P<month>{_any(_cased(words.months))}))",
        "weekday": f"(?-i:(?P<weekday>{_any(_cased(words.weekdays))}))",
        "season": f"(?P<season>{_any(words.seasons)})",
        "unit": f"(?P<unit>{_any(words.units)})",
        "shift": f"(?P<shift>{_any(words.shifts)})",
        "era": f"(?P<era>{_any(words.eras)})",
        **{name: _loose(fragment) for name, fragment in words.fragments.items()},
    }


def _numbered(body: str) -> str:
    """A name may stand in two branches of a form; Python wants names once, so later ones get a figure behind two dashes."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return match[0] if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return _GROUP.sub(rename, body)


def _loose(pattern: str) -> str:
    """A space in the tables is any white space, a line's end included; " ?" is none or some."""
    return pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def _cased(groups: Iterable[Iterable[str]]) -> list[str]:
    """Names as given, with a capital, and all in capitals: "may" and "march" are not months in English."""
    names = [name for group in groups for name in group]
    return sorted({variant for name in names for variant in (name, name[:1].upper() + name[1:], name.upper())})


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in longest_first) or r"(?!)"


def _flat(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(name for group in groups for name in group)


def _names(words: Calendar) -> tuple[str, ...]:
    return _flat(words.months) + _flat(words.weekdays)


def _gates(words: Calendar) -> dict[str, frozenset[int]]:
    classes = {
        "digit": _DIGITS,
        "century": ("19", "20"),
        "month": _flat(words.months),
        "weekday": _flat(words.weekdays),
        "season": tuple(words.seasons),
        "unit": tuple(words.units),
        "shift": tuple(words.shifts),
        "era": tuple(words.eras),
    }
    opened: dict[str, set[int]] = {}
    for number, form in enumerate(words.forms):
        for gate in form.gate:
            for word in classes.get(gate, (gate,)):
                opened.setdefault(word.lower(), set()).add(number)
    # The longest hit hides shorter ones inside it ("months" hides "month"), so it opens what they open too.
    return {
        word: frozenset().union(*(opened[inner] for inner in opened if inner in word and _hidden(inner, word, words.spaced)))
        for word in opened
    }


def _hidden(inner: str, word: str, spaced: bool) -> bool:
    """Whether `inner` within `word` would count as a hit of its own: "end of" in "the end of", not "dec" in "decades"."""
    places = [place for place in range(len(word)) if word.startswith(inner, place)]
    return not spaced or any(stands_alone(word, inner, place, place + len(inner)) for place in places)


def stands_alone(text: str, word: str, start: int, end: int) -> bool:
    """Whether the gate word at `text[start:end]` is a word there, or begins one."""
    if word.isdigit():
        return start == 0 or not text[start - 1].isdigit()
    if start and text[start - 1].isalpha():
        return False
    return len(word) > _SHORT or end == len(text) or not text[end].isalpha()
