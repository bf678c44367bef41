"""Folding of text for matching: lower case, plain hyphens and spaces; never a change of length, so offsets stay true."""

from __future__ import annotations

#: Hyphens and white space all read as one space, so that 'Indo-Pacific', 'Indo Pacific' and a line break match alike;
#: typographic apostrophes read as the plain one; full-width Latin (Japanese texts) reads as half-width.
_PLAIN = {ord(c): " " for c in "-‐‑‒–—―−\u00a0\u2009\u202f\u3000\n\r\t"}
_PLAIN |= {ord(c): "'" for c in "’‘ʼ`´"}
_PLAIN |= {0xFF01 + i: chr(0x21 + i).lower() for i in range(94)}
_PLAIN |= {ord("·"): "・", ord("‧"): "・", ord("･"): "・"}


def fold(text: str) -> str:
    """`text` as the terms are matched against it; as long as `text`, code point by code point."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters (İ) grow when lowered: those stay as they are
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lowered.translate(_PLAIN)
