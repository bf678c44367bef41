"""Hints: what a sentence may hold, by a look at its bare words alone, before it is taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Asked = tuple[tuple[str, tuple[frozenset[str], ...]], ...]


class Hints:
    """The word of each pattern that tells most of it, with the words that the pattern asks for beside it.

    Patterns have a kind each: `of` names the kinds that some words may hold. What a word asks for is read from its text when
    the word is first met.
    """

    __slots__ = ("_known", "_telling", "_texts")

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts, self._telling = texts, frozenset(texts)
        self._known: dict[str, Asked] = {}

    def of(self, words: frozenset[str]) -> set[str]:
        """The kinds of which a pattern's words are all among `words`, which hold the empty word."""
        found: set[str] = set()
        for word in self._telling & words:
            for kind, asked in self._known.get(word) or self._read(word):
                if kind not in found and any(map(words.issuperset, asked)):
                    found.add(kind)
        return found

    def _read(self, word: str) -> Asked:
        rows = (line.split("\t") for line in self._texts[word].split("\n"))
        known = self._known[word] = tuple([(kind, tuple([frozenset(some.split()) for some in asked])) for kind, *asked in rows])
        return known


def written_hints(patterns: Iterable[tuple[str, Iterable[str]]], closed: Mapping[str, int]) -> dict[str, str]:
    """For each telling word a line for each kind of pattern: the kind, then what each of its patterns asks for beside the word.

    `patterns` are the words of each with its kind; of the `closed` words, which stand in most sentences, those with the highest
    number tell least. Words with an apostrophe are not asked for: a pattern of such words alone is put under the empty word.
    """
    asked: dict[str, dict[str, set[str]]] = {}
    for kind, pattern in patterns:
        words = sorted({w for w in pattern if w.isalnum()}, key=lambda w: (closed.get(w, 0), -len(w), w)) or [""]
        asked.setdefault(words[0], {}).setdefault(kind, set()).add(" ".join(words[1:]))
    return {word: "\n".join(_line(kind, kinds[kind]) for kind in sorted(kinds)) for word, kinds in asked.items()}


def _line(kind: str, asked: set[str]) -> str:
    """A pattern that asks for nothing beside the word makes others of its kind needless."""
    return "\t".join([kind, *([""] if "" in asked else sorted(asked))])
