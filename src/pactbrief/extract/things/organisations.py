"""Organisations and their members: who of the two is party to what one of them is told to want."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import Memory, Parties


def without_members(parties: Parties, memory: Memory) -> Parties:
    """'Lithuania urged the EU to offer Georgia a pact': a member is no party beside its organisation."""
    inside = [memory.members[code] for code in parties if code in memory.members]
    return tuple(code for code in parties if not any(code in members for members in inside))


def for_its_organisation(parse: Parse, place: int, parties: Parties, memory: Memory) -> Parties:
    """'Berlin wirbt in Brüssel für einen Pakt mit der Türkei': what a member asks its organisation for is a pact of that; else
    the `parties` as they are. `place` is of the verb."""
    here = parse.clause_of(place)
    for party in parse.parties if len(parties) == 2 else ():
        inside = [c for c in parties if c in memory.members.get(party.codes[0], ())]
        asked = parse.clause_of(party.first) == here and (party.place or _stands_alone(parse, party))
        if len(inside) == 1 and party.codes[0] not in parties and asked:
            return tuple(sorted({*parties, *party.codes} - {*inside}))
    return parties


def of_the_whole(parties: Parties, memory: Memory) -> Parties:
    """'Saudi Arabia proposed such a framework' where the GCC and Asean are spoken of: it speaks for its organisation."""
    last = memory.last() or ()
    speaks = [c for c in parties if any(c in memory.members.get(whole, ()) for whole in last)]
    return last if len(speaks) == 1 and set(parties) - set(speaks) <= set(last) else parties


def _stands_alone(parse: Parse, party: Party) -> bool:
    """'schlug der EU vor', 'proposed to its EU partners', not 'beim EU-Gipfel', 'an EU diplomat'."""
    if parse.text[parse.tokens[party.last - 1].end :][:1] == "-":
        return False
    behind = ("article", "preposition", "collective", "negator", "finite")
    return not parse.word(party.last) or bool(parse.tokens[party.last].mark) or parse.is_any(behind, party.last)
