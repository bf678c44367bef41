"""Finding: where a pattern of words stands in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from pactbrief.extract.words.patterns import END, Entry, Rows
from pactbrief.extract.words.tokens import Token

_CLOSERS = frozenset(".,;:!?–)\"”“»«'") | {"und", "oder", "sowie", "and", "als", "wie"}
_HARD = frozenset(";:–")
QUOTES = frozenset('"“”„«»‘‚「」『』')  # words match across quotation marks

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
    opens = place == 0 or (tokens[place - 1].mark and tokens[place - 1].word != ",")
    return tokens[place].capital and not opens


def matches(rows: Rows, words: Sequence[str], dated: frozenset[int]) -> list[Found]:
    """Where patterns of `rows` stand among `words`, in the order of their first words. Quotation marks and the places
    `dated` do not count: "agreed on Tuesday to sign" is "agreed to sign"."""
    if rows.openers.isdisjoint(words):
        return []
    if not dated and QUOTES.isdisjoint(words):
        return [found_at((entry, used[0], used[-1] + 1, used)) for entry, used in _matches(rows, words)]
    plain = [place for place, word in enumerate(words) if word not in QUOTES and place not in dated]
    bare = _matches(rows, [words[place] for place in plain])
    return [found_at((entry, plain[used[0]], plain[used[-1]] + 1, tuple([plain[i] for i in used]))) for entry, used in bare]


def _matches(rows: Rows, words: Sequence[str]) -> list[tuple[Entry, tuple[int, ...]]]:
    found: list[tuple[Entry, tuple[int, ...]]] = []
    openers, present = rows.openers, frozenset(words)
    for step in [place for place, word in enumerate(words) if word in openers]:
        for entry in rows.at(words, step):
            if entry.alone:
                found.append((entry, (step,)))
            elif entry.others <= present:  # nearly all that cannot match end here
                used = _placed(entry, words, step)
                if used is not None:
                    found.append((entry, used))
    return found


def _placed(entry: Entry, words: Sequence[str], place: int) -> tuple[int, ...] | None:
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
    """Those of one table that lie in no longer one, by place, the longest first. Equal spans live side by side (signed: past
    and participle; two readings of one word)."""
    if len(found) < 2:
        return found
    wide = [one for one in found if one.entry.size > 1]
    kept = [one for one in found if not any(_shadows(other, one) for other in wide)] if wide else found
    return sorted(kept, key=_in_order)


def _in_order(one: Found) -> tuple[int, int, str]:
    return one.first, -one.entry.size, str(one.entry.row.get("stage", ""))


def _shadows(wide: Found, narrow: Found) -> bool:
    if not (wide.entry.size > narrow.entry.size and wide.first <= narrow.first and narrow.last <= wide.last):
        return False
    if wide.entry.table == "cue" and wide.row.get("reach") != narrow.row.get("reach"):
        return False
    return set(narrow.places) <= set(wide.places)
