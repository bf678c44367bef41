"""A source that an analyst withdrew: what later editions still say of it."""

from __future__ import annotations

from pactbrief.model.correction import SourceCorrection
from pactbrief.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The source `source` (its id) at `path` is left out; `correction` says by whom, when and why, as far as stated."""

    source: str
    path: str
    title: str | None
    publisher: str | None
    correction: SourceCorrection
