"""Owners: whose an arrangement is by a relative pronoun: "Tirana, whose training agreement with the Turks sailed through"."""

from __future__ import annotations

from pactbrief.extract.parse import Parse, Party
from pactbrief.extract.things import Thing

_OPENING = 2  # tokens from where a clause begins to the pronoun and on to the noun's phrase: "il | cui | patto"


def owner_before(parse: Parse, thing: Thing) -> Party | None:
    """The party right before the relative clause that opens with "whose" and the thing; None where there is none."""
    if not parse.holds("whose"):
        return None
    segment = parse.segment_at(thing.head)
    opens = any(parse.is_a("whose", i) for i in range(segment.first, segment.first + _OPENING))
    if not opens or thing.first > segment.first + _OPENING:
        return None
    start = segment.first - (parse.is_a("article", segment.first - 1) and parse.word(segment.first - 2) == ",")
    return next((p for p in parse.parties if p.last in {start, start - 1}), None)
