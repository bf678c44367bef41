"""What formats must know of scripts and typefaces where the reader's own program chooses the font."""

from __future__ import annotations

#: Languages (ISO 639-1) written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
#: Languages for which Word keeps a font of its own.
EAST_ASIAN = frozenset({"ja", "ko", "zh"})


def has_serifs(family: str) -> bool:
    """Whether a font family is one with serifs, as far as its name tells."""
    words = family.lower()
    return "serif" in words and "sans serif" not in words
