"""A date as printed: what its words name, and how far they lead from an anchor; without any calendar date of its own."""

from __future__ import annotations

from dataclasses import replace

from pactbrief.catalog.calendar import Bound, Kind, Precision, Toward
from pactbrief.model.records import dataclass


@dataclass(frozen=True, slots=True)
class DateExpression:
    """`text` stands at `start:end`. What is printed is in `year`, `month`, `day`, `weekday` (Monday 0); `count` units of
    `unit` lead from the anchor to the date (negative: back). `toward` is what the words themselves say of the direction,
    `strict` excludes the anchor's own day or month. `precision` is the finest the words allow.

    `bound` tells "since" (from), "by" (until), "before" and "after". `links` is true where the words tie two events
    together ("three days after the papers were swapped"): the anchor is then the other event, and read backwards it dates
    that one. `until` is the far end of a printed range.
    """

    start: int
    end: int
    text: str
    kind: Kind
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    count: float | None = None
    toward: Toward | None = None
    strict: bool = False
    bound: Bound | None = None
    links: bool = False
    until: str | None = None

    @property
    def fixed(self) -> bool:
        """True where the year is printed, so that no anchor is needed."""
        return self.year is not None

    def backwards(self) -> DateExpression:
        """The same distance read from the other end: in "B happened three days after A", A seen from B."""
        return replace(self, count=-self.count) if self.count is not None else self
