"""Words are had by splitting; an expression that says what a word is holds them to account."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pactbrief.catalog.folding import fold
from pactbrief.extract.words.tokens import Text

#: What a word or mark is, in the text as written.
WORD = re.compile(
    r"[^\W_]+(?![\w'’])|[^\W_]+(?=n['’]t\b)|n['’]t\b|['’]s\b|[^\W\d_]{1,6}['’](?!(?:re|ve|ll)\b)(?=[^\W\d_]{2})|[^\W_]+|[^\w\s]"
)
DASHES = "-‐‑‒–—―−－"
SIGNS = "abcnst ABÉ12  ..,;'’`ʼ´-–—_\n\"“”日本한。Ａ０$\u200b\u00a0"


def by_expression(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Words of `text[start:end]` with their places; a dash that joins words is none."""
    piece, folded = text[start:end], fold(text)
    found = []
    for match in WORD.finditer(piece):
        low, high = match.start(), match.end()
        word = folded[start + low : start + high]
        if match[0] in DASHES:
            joins = 0 < low < len(piece) - 1 and piece[low - 1].isalnum()
            if joins and (not piece[high].isspace() or match[0] in "-‐‑－"):
                continue
            word = "–"
        found.append((word, start + low, start + high))
    return found


@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=40), st.data())
def test_splitting_gives_the_words_of_the_expression(text: str, drawn: st.DataObject) -> None:
    start = drawn.draw(st.integers(0, len(text) - 1))
    end = drawn.draw(st.integers(start + 1, len(text)))
    whole = Text(text)
    words = whole.words(start, end)
    tokens = whole.tokens(words, whole.starts(start, end, words))
    assert [(token.word, token.start, token.end) for token in tokens] == by_expression(text, start, end)
    assert all(token.capital == text[token.start].isupper() for token in tokens)


def test_what_an_apostrophe_parts() -> None:
    text = "Tokyo’s pact didn't lapse: l’accord, they're told – a Quad-like deal"
    words = [
        "tokyo",
        "'s",
        "pact",
        "did",
        "n't",
        "lapse",
        ":",
        "l'",
        "accord",
        ",",
        "they",
        "'",
        "re",
        "told",
        "–",
        "a",
        "quad",
        "like",
        "deal",
    ]
    assert Text(text).words(0, len(text)) == words
