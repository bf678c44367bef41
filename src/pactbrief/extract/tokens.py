"""Words and marks of a sentence, with their places in the source's text."""

from __future__ import annotations

import re
from typing import NamedTuple

from pactbrief.catalog.folding import fold

#: A word, with the apostrophe of an elided article or pronoun ("l'", "dell'") but not of "they're".
_TOKEN = re.compile(r"[^\W_]+(?=n['’]t\b)|n['’]t\b|['’]s\b|[^\W\d_]{1,6}['’](?!(?:re|ve|ll)\b)(?=[^\W\d_]{2})|[^\W_]+|[^\w\s]")
_DASHES = frozenset("-‐‑–—―−")


class Token(NamedTuple):
    """`word` is folded for matching (marks stand as they are); `start:end` are offsets in the text tokenised."""

    word: str
    start: int
    end: int
    capital: bool

    @property
    def mark(self) -> bool:
        """True for punctuation."""
        return not (self.word[0].isalnum() or self.word == "'s")


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`. Hyphens inside words only part them; dashes between words are marks."""
    stop = len(text) if end is None else end
    piece = text[start:stop]
    folded = fold(piece)
    found: list[Token] = []
    for match in _TOKEN.finditer(piece):
        low, high = match.span()
        sign = piece[low]
        if sign in _DASHES:
            if _joins_words(piece, low):
                continue
            found.append(Token("–", start + low, start + high, False))
            continue
        found.append(Token(folded[low:high], start + low, start + high, sign.isupper()))
    return tuple(found)


def words(term: str) -> tuple[str, ...]:
    """The folded tokens of a vocabulary term, as `tokenise` would give them."""
    return tuple(token.word for token in tokenise(term))


def _joins_words(text: str, place: int) -> bool:
    """A hyphen inside a word, or behind a word whose rest follows ("Sicherheits- und Verteidigungspakt")."""
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and (not text[place + 1].isspace() or text[place] in "-‐‑")
