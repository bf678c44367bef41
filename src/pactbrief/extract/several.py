"""Several: between whom an arrangement stands whose phrase names more than one party."""

from __future__ import annotations

from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.pairing import NOBODY, Partners, codes_of, distributes, each_dated, named, pairs_of
from pactbrief.extract.parse import Parse
from pactbrief.extract.parties import Party
from pactbrief.extract.roles import behind_one_with, behind_with
from pactbrief.extract.things import Thing


def several(parse: Parse, thing: Thing, own: Parties, near: list[Party], memory: Memory) -> Partners:
    """Several parties after "with": one partnership each, or one of all, with the one that acts."""
    actors = [c for c in codes_of(near) if c not in own]
    before = [p for p in parse.parties if thing.first <= p.first < thing.head]
    if before:
        lead = before[0].codes[0]
        rest = [c for c in own if c != lead]
        return pairs_of(parse, (lead,), rest, thing)
    sites = [c for p in parse.parties if p.place and "capital" in p.traits for c in p.codes if c not in own]
    if not actors and thing.plural and not thing.complete and len(set(sites)) == 1:
        return named([(sites[0], other) for other in own], "place")  # "two accords, with A and with B, initialled in Skopje"
    if not actors:
        known = memory.last_with(own)
        if known:
            return Partners((known,), "carried", "discourse")
        if not _partners_of_another(parse, thing):
            return named((own,), "phrase")
        centre = memory.in_common(own[0])
        return named([(centre, other) for other in own], "centre") if centre and centre not in own else NOBODY
    lead = actors[0]
    if distributes(parse, thing, (lead, *own)) or each_dated(parse, own):
        return named([(lead, other) for other in own], "each")
    return named([(*actors[:1], *own)], "phrase")


def with_one_behind(parse: Parse, thing: Thing) -> Partners:
    """'haben auch A und B | bilaterale Abkommen mit C': each of those before with the one behind "with"."""
    before = [p for p in parse.parties if thing.first <= p.first < thing.head]
    behind = [c for c in thing.own if not any(c in p.codes for p in before)]
    several = parse.lexis.suffixes and len(codes_of(before)) > 1 and len(behind) == 1
    if not several or not distributes(parse, thing, (behind[0], *codes_of(before))):
        return NOBODY
    return named([(behind[0], code) for code in codes_of(before)], "each")


def _partners_of_another(parse: Parse, thing: Thing) -> bool:
    """'Accords exist with Peru and Brazil', '... with Peru and with Brazil': all stand behind "with"; who concludes them is
    said elsewhere."""
    run = [p for p in parse.parties if set(p.codes) & set(thing.own)]
    with_all = behind_one_with(parse, run) or all(behind_with(parse, p) for p in run)
    return not thing.complete and run[0].first > thing.head and with_all
