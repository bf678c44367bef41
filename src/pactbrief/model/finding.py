"""A finding: the outcome of one check of a memo, a build or a finished file."""

from __future__ import annotations

from typing import Literal

from pactbrief.model.records import dataclass

Level = Literal["passed", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`check` is a short stable name ("quote-not-found"), `text` a sentence with the place, `note` a footnote number."""

    check: str
    level: Level
    text: str
    note: int | None = None
