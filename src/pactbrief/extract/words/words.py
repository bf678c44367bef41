"""The words of a sentence and the word classes of the grammar that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add

from pactbrief.extract.lazy import lazy
from pactbrief.extract.words.finding import QUOTES
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.tokens import Text, Token


class Words:
    """The tokens of the sentence `text[start:end]` and their folded `words`.

    The places of a word class are kept as the bits of a number, so that whether one stands in a stretch costs the same for
    any stretch.
    """

    def __init__(self, text: Text, span: tuple[int, int], lexis: Lexis) -> None:
        self.start, self.end = span
        self.text, self.lexis = text.text, lexis
        self._whole = text
        self._kinds: dict[str, int] = {}

    @lazy
    def bare(self) -> list[str]:
        """The folded runs of letters and figures: nearly the words, and found at a fraction of the cost."""
        return self._whole.spaced[self.start : self.end].split()

    @lazy
    def present(self) -> frozenset[str]:
        """The bare words, each once, and the empty one."""
        return frozenset([*self.bare, ""])

    @lazy
    def words(self) -> list[str]:
        """The folded words and marks."""
        return self._whole.words(self.start, self.end)

    @lazy
    def starts(self) -> list[int]:
        """Where each of the words begins in the text."""
        return self._whole.starts(self.start, self.end, self.words)

    @lazy
    def ends(self) -> list[int]:
        """Where each of them ends."""
        return list(map(add, self.starts, map(len, self.words)))

    @lazy
    def tokens(self) -> tuple[Token, ...]:
        """The tokens in order."""
        return self._whole.tokens(self.words, self.starts)

    def capital(self, place: int) -> bool:
        """Whether the word at `place` begins with a capital letter."""
        return self.text[self.starts[place]].isupper()

    def word(self, place: int) -> str:
        """The folded word at `place`; empty outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def bits(self, kind: str) -> int:
        """A number whose bit n is set where the word at place n is of the class `kind`."""
        known = self._kinds.get(kind)
        if known is None:
            known = self._kinds[kind] = places_of(self.words, self.lexis.grammar[kind])
        return known

    def is_a(self, kind: str, place: int) -> bool:
        """Whether the word at `place` is of the class `kind`."""
        words = self.words
        return 0 <= place < len(words) and words[place] in self.lexis.grammar[kind]

    def is_any(self, kinds: Iterable[str], place: int) -> bool:
        """Whether the word at `place` is of one of the classes `kinds`."""
        word, grammar = self.word(place), self.lexis.grammar
        return word != "" and any(word in grammar[kind] for kind in kinds)

    def lists(self, place: int) -> bool:
        """Whether the word at `place` is a comma or joins the members of a list."""
        return self.word(place) == "," or self.lexis.is_a("listing", self.word(place))

    def before(self, place: int) -> str:
        """The word before `place`, an English adverb or a quotation mark between the two passed over: 'the | newly established
        | body', 'a | "renewed partnership"'."""
        before = place - 1 - (self.word(place - 1) in QUOTES)
        return self.word(before - (self.lexis.language == "en" and self.word(before).endswith("ly")))

    def adverbial(self, place: int) -> bool:
        """Whether the word at `place` is an adverb, one of the lexicon's or one in "-ly"."""
        word = self.word(place)
        return self.lexis.is_a("adverb", word) or word.endswith("ly")

    def holds(self, kind: str) -> bool:
        """Whether the sentence holds a word of the class `kind`."""
        return self.bits(kind) != 0

    def any_is(self, kind: str, first: int, last: int) -> bool:
        """Whether one of the words from `first` to before `last` is of the class `kind`."""
        return self.bits(kind) & stretch(first, last) != 0


def stretch(first: int, last: int) -> int:
    """The bits from `first`, or 0, to before `last`; none where `last` is not behind `first`."""
    first = max(first, 0)
    return (1 << last) - (1 << first) if last > first else 0


def places_of(words: Sequence[str], members: frozenset[str]) -> int:
    """The places among `words` of those in `members`, as bits."""
    found = 0
    if not members.isdisjoint(words):
        for place, word in enumerate(words):
            if word in members:
                found |= 1 << place
    return found
