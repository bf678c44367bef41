"""What formats must know of the scripts of languages."""

from __future__ import annotations

import unicodedata

#: Languages (ISO 639-1) written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
#: Languages for which Word keeps a font of its own.
EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_EAST_ASIAN_NAMES = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "BOPOMOFO")


def east_asian(character: str) -> bool:
    """Whether the character belongs to the writing of Japanese, Korean or Chinese."""
    return unicodedata.name(character, "").startswith(_EAST_ASIAN_NAMES)
