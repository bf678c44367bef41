"""Words compared as a reader sees them: white space, hyphenation points, ligatures and invisible characters do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pactbrief.catalog.regexes import expression

#: Typographic ligatures, which fonts put for letters and PDF readers give back.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
#: Characters that steer a layout and leave no mark: soft hyphen, joiners, direction marks, variation selectors. The PDF leaves
#: out these and no others (render/pdf/fonts.py), so that a text and its print keep the same length.
_INVISIBLE = expression("[\u00ad\u061c\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
#: Characters that no file may hold; renderers put U+FFFD for them (render/clean.py).
_ILLEGAL = expression("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]")
#: What is printed where a font lacks a character.
UNSEEN = "\ufffd"
_SPACE = expression(r"\s+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in NFC with ligatures opened, invisible characters gone and each run of white space made one space."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    legal = _ILLEGAL.sub(UNSEEN, text.translate(_LIGATURES))
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", legal))
    return _SPACE.sub(" ", visible).strip()


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """`fold(text)` without any space: equal for two texts that differ in line breaks and spacing alone."""
    return fold(text).replace(" ", "")


def alike(printed: str, recorded: str) -> bool:
    """Whether two squeezed texts are the same but for characters that the printed one could not show.

    Latin letters and the usual punctuation are in every font, so that they are never taken for missing.
    """
    if printed == recorded:
        return True
    if UNSEEN not in printed or len(printed) != len(recorded):
        return False
    return all(one == other or (one == UNSEEN and _rare(other)) for one, other in zip(printed, recorded, strict=True))


def _rare(sign: str) -> bool:
    return sign > "\u024f" and not "\u2010" <= sign <= "\u2027"


def wordless(text: str) -> bool:
    """Whether `text` holds neither letter nor digit (bullets, rules, separators)."""
    return not any(sign.isalnum() for sign in text)


def in_order(parts: tuple[str, ...], text: str) -> bool:
    """Whether the parts stand in `text`, one after the other without overlap."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True
