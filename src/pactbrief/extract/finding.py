"""Finding: where a pattern of words stands in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from pactbrief.extract.patterns import END, Entry
from pactbrief.extract.tokens import Token

_CLOSERS = frozenset(".,;:!?–)\"”“»«'") | {"und", "oder", "sowie", "and", "als", "wie"}
_HARD = frozenset(";:–")
_QUOTES = frozenset('"“”„«»‘‚「」『』')  # words match across quotation marks

_VERBAL = frozenset({"base", "zu", "present", "past", "participle", "adjective"})


class Found(NamedTuple):
    """`entry` was found on the tokens `first:last` (last exclusive); `places` are the tokens that it uses."""

    entry: Entry
    first: int
    last: int
    places: tuple[int, ...]

    @property
    def row(self) -> Mapping[str, Any]:
        """The fields of the table row that the pattern is from."""
        return self.entry.row


found_at = partial(tuple.__new__, Found)


def nominal(entry: Entry, tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """Where nouns are written with a capital, a capitalised word inside the sentence is no verb."""
    if entry.tag not in _VERBAL or len(places) > 1:
        return False
    place = places[0]
    return place > 0 and tokens[place].capital and not tokens[place - 1].mark


def bare_of(tokens: Sequence[Token], dated: frozenset[int]) -> tuple[list[int] | None, Sequence[Token]]:
    """The tokens without quotation marks and those `dated`, with their places; None for the places where all stay: "agreed
    on Tuesday to sign" is "agreed to sign"."""
    if not dated and _QUOTES.isdisjoint([token.word for token in tokens]):
        return None, tokens
    plain = [i for i, token in enumerate(tokens) if token.word not in _QUOTES and i not in dated]
    return plain, [tokens[i] for i in plain]


def placed(entry: Entry, words: Sequence[str], place: int) -> tuple[int, ...] | None:
    """The places that the pattern takes where it begins at `place`; None where it does not match there."""
    used: list[int] = []
    here = place
    for number, part in enumerate(entry.parts):
        start = here if number == 0 else _seek(part, words, here, entry.gap)
        if start is None or not _same(part, words, start):
            return None
        used += range(start, start + len(part))
        here = start + len(part)
    return tuple(used)


def _same(part: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    if start + len(part) > len(words):
        return False
    for step, word in enumerate(part, start):
        seen = words[step]
        if seen != word and not (word[-1] == END and seen == word[:-1] and _closing(words, step + 1)):
            return False
    return True


def _closing(words: Sequence[str], place: int) -> bool:
    return place >= len(words) or words[place] in _CLOSERS


def _seek(part: tuple[str, ...], words: Sequence[str], here: int, gap: int) -> int | None:
    for start in range(here, min(len(words), here + gap + 1)):
        if _same(part, words, start):
            return start
        if words[start] in _HARD:
            return None
    return None


def widest(found: list[Found]) -> list[Found]:
    """Those that lie in no longer one of their table, by place."""
    if len(found) < 2:
        return found
    kept: list[Found] = []
    for one in sorted(found, key=_widest_first):
        for other in kept:
            if (
                other.first < one.last
                and one.first < other.last
                and other.entry.table == one.entry.table
                and set(one.places) <= set(other.places)
                and _shadows(other, one)
            ):
                break
        else:
            kept.append(one)
    return sorted(kept, key=lambda f: (f.first, -f.entry.size))


def _widest_first(one: Found) -> tuple[int, int, str, str]:
    return -one.entry.size, one.first, one.entry.table, str(one.entry.row.get("stage", ""))


def _shadows(wide: Found, narrow: Found) -> bool:
    """Equal spans live side by side (signed: past and participle; two readings of one word)."""
    if wide.entry.table == "cue" and wide.row.get("reach") != narrow.row.get("reach"):
        return False
    return wide.entry.size > narrow.entry.size
