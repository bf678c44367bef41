"""The words of status claims, compiled once per language and vocabulary: stage words, cues, instruments' heads, grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pactbrief.catalog.folding import fold
from pactbrief.catalog.regexes import expression
from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.patterns import END as _END
from pactbrief.extract.patterns import Entry, Rows, written_out
from pactbrief.extract.tokens import Token, words

_CLOSERS = frozenset(".,;:!?–)\"”“»«'") | {"und", "oder", "sowie", "and", "als", "wie"}
_HARD = frozenset(";:–")
_QUOTES = frozenset('"“”„«»‘‚「」『』')  # words match across quotation marks


@dataclass(frozen=True, slots=True)
class Found:
    """`entry` was found on the tokens `first:last` (last exclusive); `places` are the tokens that it uses."""

    entry: Entry
    first: int
    last: int
    places: tuple[int, ...]

    @property
    def row(self) -> Mapping[str, Any]:
        """The fields of the table row that the pattern is from."""
        return self.entry.row


@dataclass(frozen=True)
class Lexis:
    """Patterns by their first token, suffix heads (German compounds), and word classes of the language's grammar."""

    language: str
    opening: Rows
    pairs: Rows
    suffixes: tuple[tuple[str, Entry], ...]
    grammar: Mapping[str, frozenset[str]]
    gate: frozenset[str]
    capital_nouns: bool
    fields: Mapping[str, frozenset[str]]
    tails: re.Pattern[str] | None
    people: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def names_people(self, text: str) -> bool:
        """Whether the text may name somebody who stands for a state."""
        return not self.fields["people"].isdisjoint(_WORD.findall(fold(text)))

    def worth(self, text: str) -> bool:
        """Whether a sentence holds any word that a stage word or a head cannot do without; a quick look before the parse."""
        if not self.gate.isdisjoint(_WORD.findall(fold(text))):
            return True
        return self.tails is not None and self.tails.search(text) is not None

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """All patterns in a sentence by place, longest first; none that lies inside a longer one of its table."""
        found: list[Found] = []
        plain = [i for i, token in enumerate(tokens) if token.word not in _QUOTES]
        bare = [tokens[i] for i in plain]
        present = {token.word for token in bare}
        last = len(bare) - 1
        for step, place in enumerate(plain):
            token = tokens[place]
            rows = self.opening.of(token.word)
            if step < last:
                rows += self.pairs.of(f"{token.word} {bare[step + 1].word}")
            for entry in rows:
                if len(entry.parts) > 1 and entry.parts[1][0].removesuffix(_END) not in present:
                    continue
                used = _placed(entry, bare, step)
                places = None if used is None else tuple(plain[i] for i in used)
                if places is not None and not (
                    self.capital_nouns and (_nominal(entry, tokens, places) or self._leaves_clause(entry, tokens, places))
                ):
                    found.append(Found(entry, place, places[-1] + 1, places))
            if self.suffixes and token.capital:
                compound = self._compound(token.word)
                if compound is not None:
                    found.append(Found(compound, place, place + 1, (place,)))
        return _widest(found)

    def _leaves_clause(self, entry: Entry, tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
        """A parted verb's particle is not sought beyond a comma with a verb of its own: "unterzeichnet, teilte X mit"."""
        if len(places) < 2 or not entry.parts[-1][-1].endswith(_END):
            return False
        return any(tokens[i].word == "," and self.is_a("finite", tokens[i + 1].word) for i in range(places[0], places[-1]))

    def _compound(self, word: str) -> Entry | None:
        return next((e for s, e in self.suffixes if word.endswith(s) and len(word) > len(s)), None)

    def is_a(self, kind: str, word: str) -> bool:
        """Whether `word` (folded) belongs to the word class `kind` of the grammar."""
        return word in self.grammar.get(kind, ())


_WORD = re.compile(r"[^\W_]+")
_VERBAL = frozenset({"base", "zu", "present", "past", "participle", "adjective"})


def _nominal(entry: Entry, tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
    """Where nouns are written with a capital, a capitalised word inside the sentence is no verb."""
    if entry.tag not in _VERBAL or len(places) > 1:
        return False
    place = places[0]
    return place > 0 and tokens[place].capital and not tokens[place - 1].mark


def _placed(entry: Entry, tokens: Sequence[Token], place: int) -> tuple[int, ...] | None:
    used: list[int] = []
    here = place
    for number, part in enumerate(entry.parts):
        start = here if number == 0 else _seek(part, tokens, here, entry.gap)
        if start is None or not _same(part, tokens, start):
            return None
        used += range(start, start + len(part))
        here = start + len(part)
    return tuple(used)


def _same(part: tuple[str, ...], tokens: Sequence[Token], start: int) -> bool:
    if start + len(part) > len(tokens):
        return False
    for step, word in enumerate(part):
        seen = tokens[start + step].word
        if word.endswith(_END) and len(word) > 1:
            if seen != word[:-1] or not _closing(tokens, start + step + 1):
                return False
        elif seen != word:
            return False
    return True


def _closing(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place].word in _CLOSERS


def _seek(part: tuple[str, ...], tokens: Sequence[Token], here: int, gap: int) -> int | None:
    for start in range(here, min(len(tokens), here + gap + 1)):
        if _same(part, tokens, start):
            return start
        if tokens[start].word in _HARD:
            return None
    return None


def _widest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.entry.size, f.first, f.entry.table, str(f.entry.row.get("stage", "")))):
        mine = set(one.places)
        if not any(o.entry.table == one.entry.table and mine <= set(o.places) and _shadows(o, one) for o in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: (f.first, -f.entry.size))


def _shadows(wide: Found, narrow: Found) -> bool:
    """Equal spans live side by side (signed: past and participle; two readings of one word)."""
    if wide.entry.table == "cue" and wide.row.get("reach") != narrow.row.get("reach"):
        return False
    return wide.entry.size > narrow.entry.size


def lexis_of(vocabulary: Vocabulary, language: str) -> Lexis:
    """The compiled words of `language`; kept for the vocabularies used last."""
    return _compiled(_Key(vocabulary), language)


class _Key:
    """Two vocabularies of one version are the same words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.vocabulary.version == self.vocabulary.version

    def __hash__(self) -> int:
        return hash(self.vocabulary.version)


@lru_cache(maxsize=16)
def _compiled(key: _Key, language: str) -> Lexis:
    stages = key.vocabulary.table(language, "stages")
    cues = key.vocabulary.table(language, "cues")
    written = written_out(key.vocabulary, language)
    grammar = {name: frozenset(rows) for name, rows in cues.get("grammar", {}).items()}
    grammar |= written.finite
    fields = {kind: frozenset(stages.get("security", {}).get(key, ())) for kind, key in _FIELDS.items()}
    people = _people(key.vocabulary.taxonomy("people"))
    marks = (max(parts, key=len) for rows in people.values() for parts, _ in rows)
    fields["people"] = frozenset(marks)
    ends = sorted({s for s, _ in written.suffixes})
    tails = expression(rf"(?i:{'|'.join(map(re.escape, ends))})(?![^\W_])") if ends else None
    return Lexis(
        language,
        written.single,
        written.pairs,
        written.suffixes,
        grammar,
        written.gate,
        bool(grammar.get("capital_nouns")),
        fields,
        tails,
        people,
    )


_FIELDS = {"security": "words", "foreign": "foreign", "alien": "alien"}


def _people(table: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word of a name -> its words and whom it stands for, longest first."""
    opening: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, names in table.items():
        for name in names:
            parts = words(name)
            opening.setdefault(parts[0], []).append((parts, code))
    return {word: tuple(sorted(rows, key=lambda r: (-len(r[0]), r))) for word, rows in opening.items()}


def classes(lexis: Lexis, kind: str) -> Iterable[str]:
    """The words of a grammar class, sorted."""
    return sorted(lexis.grammar.get(kind, ()))
