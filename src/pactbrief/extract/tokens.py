"""Words and marks of a sentence, with their places in the source's text."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from pactbrief.catalog.folding import fold

#: A word, with the apostrophe of an elided article or pronoun ("l'", "dell'") but not of "they're".
#: The first branch takes what stands by no apostrophe, nearly everything.
_TOKEN = re.compile(
    r"([^\W_]+(?![\w'’])|[^\W_]+(?=n['’]t\b)|n['’]t\b|['’]s\b|[^\W\d_]{1,6}['’](?!(?:re|ve|ll)\b)(?=[^\W\d_]{2})"
    r"|[^\W_]+|[^\w\s])"
)
_PLAIN = re.compile(r"([^\W_]+|[^\w\s])")  # the same where no apostrophe stands
_DASHES = frozenset("-‐‑–—―−")
_first = itemgetter(0)


class Token(NamedTuple):
    """`word` is folded for matching (marks stand as they are); `start:end` are offsets in the text tokenised; `mark` is true
    for punctuation."""

    word: str
    start: int
    end: int
    capital: bool
    mark: bool


_made = partial(tuple.__new__, Token)


def tokenise(text: str, start: int = 0, end: int | None = None, folded: str | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`. Hyphens inside words only part them; dashes between words are marks.

    `folded` is `fold(text)` where it is known. Everything here runs over whole columns: it is done for each sentence read.
    """
    piece = text[start:end]
    plain = fold(piece) if folded is None else folded[start:end]
    parts = (_TOKEN if "'" in piece or "’" in piece else _PLAIN).split(piece)
    bounds = list(accumulate(map(len, parts), initial=0))
    lows, highs = bounds[1:-1:2], bounds[2:-1:2]
    words = [plain[low:high] for low, high in zip(lows, highs, strict=True)]
    signs = list(map(_first, parts[1::2]))
    marks = [not sign.isalnum() for sign in signs]
    if "'s" in words:
        marks = [mark and word != "'s" for mark, word in zip(marks, words, strict=True)]
    if start:
        lows, highs = [low + start for low in lows], [high + start for high in highs]
    found = tuple(map(_made, zip(words, lows, highs, map(str.isupper, signs), marks, strict=True)))
    return found if _DASHES.isdisjoint(signs) else _without_hyphens(found, piece, start)


def words(term: str) -> tuple[str, ...]:
    """The folded tokens of a vocabulary term, as `tokenise` would give them."""
    return tuple(token.word for token in tokenise(term))


def _without_hyphens(tokens: tuple[Token, ...], piece: str, start: int) -> tuple[Token, ...]:
    kept: list[Token] = []
    for token in tokens:
        if piece[token.start - start] not in _DASHES:
            kept.append(token)
        elif not _joins_words(piece, token.start - start):
            kept.append(Token("–", token.start, token.end, False, True))
    return tuple(kept)


def _joins_words(text: str, place: int) -> bool:
    """A hyphen inside a word, or behind a word whose rest follows ("Sicherheits- und Verteidigungspakt")."""
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and (not text[place + 1].isspace() or text[place] in "-‐‑")
