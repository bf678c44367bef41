"""Nobody: 'is negotiating with nobody, not even with Moscow': of whom a clause is told that has nobody for a partner."""

from __future__ import annotations

from pactbrief.extract.clauses.lacking import beside_nobody
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory
from pactbrief.extract.parties.pairing import NOBODY, Partners, codes_of, named, speaks_of_us
from pactbrief.extract.parties.roles import behind_with
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party


def with_nobody(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> Partners | None:
    """Whom the clause says to have nothing with each other, where a partner is named behind "with nobody": who acts, else for
    whom "we" is said; None where the clause is not of nobody."""
    place = beside_nobody(parse, trigger.found)
    if place is None:
        return None
    apart = [p for p in parse.parties if p.first > place and behind_with(parse, p)]
    left = codes_of(apart)
    acting = [code for code in codes_of([p for p in near if p not in apart]) if code not in left]
    lead = acting[0] if len(acting) == 1 else None
    if not acting:
        told_of = memory.centre if memory.centre in (memory.lead or ()) else None
        lead = told_of or (memory.ours(tuple(left)) if speaks_of_us(parse, trigger, memory.official) else memory.centre)
    return named([(lead, code) for code in left if code != lead], "nobody") if lead else NOBODY
