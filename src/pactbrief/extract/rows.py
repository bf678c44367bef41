"""Rows: 'Of the four states to which Kenya offered a pact, only Oman has signed': each of a row has to do with one other."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.clauses import Segment
from pactbrief.extract.pairing import NOBODY, Partners, codes_of, named
from pactbrief.extract.parse import Parse, Party
from pactbrief.extract.triggers import Trigger

_OPENING = 8  # tokens from "of" to the clause that says who deals with them: "Of the three new partners with which"


def in_row(parse: Parse, trigger: Trigger, near: Sequence[Party]) -> Partners | None:
    """With whom each of those in the trigger's clause deals; NOBODY for the clause that introduces the row; None where no row
    is told of."""
    opening = introduces_row(parse)
    if opening is None:
        return None
    hubs = {code for p in parse.parties if opening.first <= p.first < opening.last for code in p.codes}
    if len(hubs) != 1:
        return None
    if trigger.found.first < opening.last:
        return NOBODY
    (hub,) = hubs
    others = [code for code in codes_of(near) if code != hub]
    return named([(hub, code) for code in others], "row") if others else NOBODY


def introduces_row(parse: Parse) -> Segment | None:
    """The clause 'to which Kenya offered a pact' behind 'Of the four states' at the head of a sentence."""
    if not (parse.is_a("out_of", 0) and parse.any_is("collective", 1, _OPENING)):
        return None
    start = next((i for i in range(2, min(_OPENING, len(parse.tokens))) if parse.is_a("relative", i)), None)
    opening = parse.segment_at(start) if start is not None else None
    return opening if opening is not None and opening.kind == "relative" else None
