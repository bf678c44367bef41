"""What each stretch of an article is about: the agreement between the readers of events and the readers of areas."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from pactbrief.model.claim import Partnership
from pactbrief.model.records import dataclass

Basis = Literal["named", "carried"]


class Topic(NamedTuple):
    """The clause `start:end` (offsets in the source's text) is about these partnerships.

    `named`: the parties or the instrument stand in the clause; `carried`: taken over from the discourse ("the accord",
    "both sides", or the running subject of the paragraph). A clause about nothing known has no partnerships.
    """

    start: int
    end: int
    partnerships: tuple[Partnership, ...]
    basis: Basis = "carried"


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences of the body in reading order, and the topics of their clauses, ascending and disjoint."""

    sentences: tuple[tuple[int, int], ...]
    topics: tuple[Topic, ...]

    def topic_at(self, offset: int) -> Topic | None:
        """The topic of the clause that holds `offset`."""
        place = bisect_right(self.topics, offset, key=lambda topic: topic.start) - 1
        if place < 0 or self.topics[place].end <= offset:
            return None
        return self.topics[place]

    def about(self, offset: int) -> tuple[Partnership, ...]:
        """The partnerships that the clause at `offset` is about; empty where it is about none."""
        topic = self.topic_at(offset)
        return topic.partnerships if topic else ()

    def partnerships_in(self, start: int, end: int) -> tuple[Partnership, ...]:
        """All partnerships that the clauses within `start:end` are about, in order of first appearance."""
        seen: dict[Partnership, None] = {}
        for topic in self.topics:
            if topic.start < end and start < topic.end:
                seen.update(dict.fromkeys(topic.partnerships))
        return tuple(seen)
