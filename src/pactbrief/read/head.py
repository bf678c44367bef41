"""What a line above an article says: what kind of text it is, its number and day, who signs."""

from __future__ import annotations

from pactbrief.catalog.reading import reading_rules


def names_kind(text: str, only: str | None = None) -> bool:
    """True for a line that says what the text is: "Press release No. 12"; `only`: of this genre."""
    rows = reading_rules().genres
    return any(place == "head" and genre == (only or genre) and pattern.search(text) for genre, place, pattern in rows)
