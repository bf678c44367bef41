"""Where a line may end inside a word: hyphens, dashes, addresses, scripts that use no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactbrief.catalog.regexes import expression

# Behind a hyphen or dash between letters; in an address behind its punctuation.
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}[-–—])(?=[^\W\d_]{3})|(?<=[/—])(?=[^\W\d_])|(?<=…)(?=\w)")
_ADDRESS = re.compile(r"(?<=[/?&=._\-:%#])(?=[^/?&=._\-:%#])")
# Scripts without spaces break between any two characters, except before closing and behind opening signs.
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_CLOSING = "、。，．：；？！」』）】〕》〉”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_OPENING = "「『（【〔《〈"
_CJK = expression(
    rf"(?:(?<=[{_IDEOGRAPH}{_CLOSING}])(?=[\w{_OPENING}])|(?<=\w)(?=[{_IDEOGRAPH}{_OPENING}]))(?<![{_OPENING}])(?![{_CLOSING}])"
)
_HAS_CJK = expression(f"[{_IDEOGRAPH}]")


def breakable(word: str) -> tuple[str, ...]:
    """A word without spaces cut at the points where a line may end."""
    if word.isalpha() and word.isascii():
        return (word,)
    if "://" in word or word.startswith("www."):
        parts = _ADDRESS.split(word)
        return tuple(_joined(parts))
    if ideographic(word):
        return tuple(_CJK.split(word))
    return tuple(_HYPHEN.split(word))


def _joined(parts: list[str]) -> Iterator[str]:
    """The scheme stays with the host: `https://` alone on a line helps nobody."""
    held = ""
    for part in parts:
        held += part
        if len(held) > 12:
            yield held
            held = ""
    if held:
        yield held


def ideographic(text: str) -> bool:
    """Whether `text` holds kana, kanji or hanzi, between which a line may end without a hyphen."""
    return _HAS_CJK.search(text) is not None
