"""Binding: the parties of an arrangement that a relative clause names as those whom it binds or allows something."""

from __future__ import annotations

from pactbrief.extract.parse import Parse, Party


def bound_in(parse: Parse, place: int, reach: int) -> tuple[Party, ...]:
    """'un traité | qui lie Erevan et Moscou', 'an accord that lets A's police patrol with B's': two whom a clause names whose
    verb says whom it binds; none where it names but one. The clause would open at the token `place`, and is read for `reach`
    tokens."""
    lexis = parse.lexis
    if not (lexis.is_a("relative", parse.word(place)) and lexis.is_a("binding", parse.word(place + 1))):
        return ()
    last = place + 2
    while last < min(len(parse.tokens), place + reach) and not parse.tokens[last].mark:
        if lexis.is_a("have", parse.word(last)) or lexis.is_a("be", parse.word(last)):
            break
        last += 1
    found = tuple(party for party in parse.parties if place < party.first < last)
    return found if len({party.codes for party in found}) > 1 else ()
