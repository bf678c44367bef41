"""Outsiders: arrangements that those who are spoken of have with others, or that others speak of."""

from __future__ import annotations

from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing
from pactbrief.extract.triggers import Trigger


def with_third(parse: Parse, thing: Thing) -> bool:
    """'pledge not to enter into agreements with third states': with somebody else, whoever that is."""
    behind = range(thing.last + 1, thing.last + 5)
    return parse.is_a("with", thing.last) and any(parse.is_a("third_party", i) for i in behind)


def of_others(parse: Parse, trigger: Trigger, thing: Thing) -> bool:
    """'Seoul and Brussels discussed the cooperation between Moscow and Tehran': those who speak of it are not in it."""
    clause = parse.clause_of(trigger.found.first)
    here = [p for p in parse.parties if parse.clause_of(p.first) == clause and not p.place]
    outside = {code for p in here if not thing.first <= p.first < thing.tail for code in p.codes}
    return len(thing.own) > 1 and bool(outside) and outside.isdisjoint(thing.own)
