"""Folding of text for matching: lower case, plain hyphens and spaces; never a change of length, so offsets stay true."""

from __future__ import annotations

import re
from functools import cache

from pactbrief.catalog.regexes import expression

#: Hyphens and white space all read as one space, so that 'Indo-Pacific', 'Indo Pacific' and a line break match alike;
#: typographic apostrophes read as the plain one; full-width Latin (Japanese texts) reads as half-width.
_ASCII = (("-", " "), ("\n", " "), ("\r", " "), ("\t", " "), ("`", "'"))
_WIDE = {ord(c): " " for c in "‐‑‒–—―−\u00a0\u2009\u202f\u3000"}
_WIDE |= {ord(c): "'" for c in "’‘ʼ´"}
_WIDE |= {0xFF01 + place: chr(0x21 + place).lower() for place in range(94)}
_WIDE |= {ord(c): "・" for c in "·‧･"}
_WIDE |= {ord("－"): " ", ord("｀"): "'"}  # as their narrow forms
_LATIN = tuple((chr(code), plain) for code, plain in _WIDE.items() if code < 0x3000)


def fold(text: str) -> str:
    """`text` as the terms are matched against it; as long as `text`, code point by code point."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters (İ) grow when lowered: those stay as they are
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if lowered.isascii() and lowered.isalnum():  # a word
        return lowered
    for written, plain in _ASCII:
        lowered = lowered.replace(written, plain)
    if lowered.isascii():
        return lowered
    if not _far().search(lowered):  # replacing one by one is several times faster than a table where few occur
        for written, plain in _LATIN:
            lowered = lowered.replace(written, plain)
        return lowered
    return lowered.translate(_WIDE)


@cache
def _far() -> re.Pattern[str]:
    return expression("[\u3000-\uffff]")  # takes milliseconds to compile, and many commands have no text to fold
