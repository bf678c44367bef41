"""Words and marks of a sentence, with their places in the source's text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import add
from typing import NamedTuple

from pactbrief.catalog.folding import fold
from pactbrief.catalog.regexes import expression

#: A word, with the apostrophe of an elided article or pronoun ("l'", "dell'") but not of "they're".
_TOKEN = expression(
    r"([^\W_]+(?![\w'])|[^\W_]+(?=n't\b)|n't\b|'s\b|[^\W\d_]{1,6}'(?!(?:re|ve|ll)\b)(?=[^\W\d_]{2})|[^\W_]+|[^\w\s])"
)
_DASH = expression("[-‐‑‒–—―−－]")
_STANDING = "–"  # a dash that is a mark
_HYPHENS = frozenset("-‐‑－")
#: What folds to an apostrophe and is none within a word.
_QUOTES = expression("[`‘ʼ´＇｀]")
_FOLDED = {ord(sign): "'" for sign in "`‘ʼ´＇｀"}


class Token(NamedTuple):
    """`word` is folded for matching (marks stand as they are); `start:end` are offsets in the text tokenised; `mark` is true
    for punctuation."""

    word: str
    start: int
    end: int
    capital: bool
    mark: bool


_made = partial(tuple.__new__, Token)


class Text:
    """A source's `text`, also `folded`, and folded with a space for all that is neither letter nor figure (`spaced`): all of
    one length.

    Words are had by splitting at white space once there is some around each mark: a twentieth of the time that a regular
    expression takes, and where a word stands is asked of few sentences. Only what holds an apostrophe is cut by expression.
    """

    def __init__(self, text: str) -> None:
        self.text, self.folded = text, fold(text)
        self._marked, self._quotes = _marked(text, self.folded), _QUOTES.search(text) is not None
        signs = {sign for sign in {*self._marked, _STANDING} if not sign.isalnum() and not sign.isspace()}
        self._signs = tuple([(sign, f" {sign} ") for sign in signs - {"'", "_"}])
        self._uncut = "'" in self.folded or "_" in self.folded
        spaced = self.folded.replace("n't", "  t")  # "didn't" is "did" and "n't"
        for sign in signs | {"'"}:
            spaced = spaced.replace(sign, " ")
        self.spaced = spaced

    def words(self, start: int, end: int) -> list[str]:
        """The folded words and marks of `text[start:end]`. Hyphens within words only part them; other dashes are marks."""
        piece = self._piece(start, end)
        cut = self._uncut and ("'" in piece or "_" in piece)
        for sign, apart in self._signs:
            if sign in piece:
                piece = piece.replace(sign, apart)
        words = piece.split()
        if cut:
            words = [part for word in words for part in (_TOKEN.findall(word) if "'" in word or "_" in word else (word,))]
        return [word.translate(_FOLDED) for word in words] if self._quotes else words

    def starts(self, start: int, end: int, words: Sequence[str]) -> list[int]:
        """Where each of its `words` begins in the text."""
        piece = self._piece(start, end)
        piece = piece.translate(_FOLDED) if self._quotes else piece
        places: list[int] = []
        place = 0
        for word in words:
            place = piece.index(word, place)
            places.append(start + place)
            place += len(word)
        return places

    def tokens(self, words: Sequence[str], starts: Sequence[int]) -> tuple[Token, ...]:
        """The `words` that begin at `starts` as tokens."""
        ends = map(add, starts, map(len, words))
        signs = [self.text[start] for start in starts]
        capitals = map(str.isupper, signs)
        marks = [not sign.isalnum() and word != "'s" for sign, word in zip(signs, words, strict=True)]
        return tuple(map(_made, zip(words, starts, ends, capitals, marks, strict=True)))

    def _piece(self, start: int, end: int) -> str:
        """A dash with nothing before or behind it joins no words."""
        piece = self._marked[start:end]
        if start and _DASH.match(self.text, start):
            piece = _STANDING + piece[1:]
        if _DASH.match(self.text, end - 1):
            piece = piece[:-1] + _STANDING
        return piece


def _marked(text: str, folded: str) -> str:
    """`folded` with dashes that join no words and signs that are no apostrophes."""
    kept = [(found.start(), found[0]) for found in _QUOTES.finditer(text)] if "`" in text or not text.isascii() else []
    kept += [(found.start(), _STANDING) for found in _DASH.finditer(text) if not _joins_words(text, found.start())]
    parts: list[str] = []
    last = 0
    for place, sign in sorted(kept):
        parts += folded[last:place], sign
        last = place + 1
    return "".join((*parts, folded[last:]))


def words(term: str) -> tuple[str, ...]:
    """The folded words and marks of a vocabulary term."""
    if term.replace(" ", "").isalnum() and _QUOTES.search(term) is None:  # nearly all
        return tuple(fold(term).split())
    return tuple(Text(term).words(0, len(term)))


def _joins_words(text: str, place: int) -> bool:
    """A hyphen inside a word, or behind a word whose rest follows ("Sicherheits- und Verteidigungspakt")."""
    inside = 0 < place < len(text) - 1 and text[place - 1].isalnum()
    return inside and (not text[place + 1].isspace() or text[place] in _HYPHENS)
