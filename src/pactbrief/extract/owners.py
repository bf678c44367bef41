"""Owners: whose an arrangement is by a relative pronoun: "Tirana, whose training agreement with the Turks sailed through"."""

from __future__ import annotations

from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing

_OPENING = 2  # tokens from where a clause begins to the pronoun and on to the noun's phrase: "il | cui | patto"


def owner_before(parse: Parse, thing: Thing) -> tuple[str, ...]:
    """The code of the party right before the relative clause that opens with "whose" and the thing; empty for none."""
    if not parse.holds("whose"):
        return ()
    segment = parse.segment_at(thing.head)
    opens = parse.any_is("whose", segment.first, segment.first + _OPENING)
    if not opens or thing.first > segment.first + _OPENING:
        return ()
    start = segment.first - (parse.is_a("article", segment.first - 1) and parse.word(segment.first - 2) == ",")
    return next((p.codes[:1] for p in parse.parties if p.last in {start, start - 1} and p.codes[0] not in thing.own), ())
