"""Binding: the parties that a relative clause names: whom an arrangement binds or allows something, or whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactbrief.extract.clauses.parse import Parse, Party

if TYPE_CHECKING:
    from pactbrief.extract.things.things import Thing

_OPENER = 4  # tokens behind the phrase of a thing in which the pronoun of ", en vertu duquel" stands
_WHOSE = 2  # tokens from where a clause begins to the pronoun and on to the noun's phrase: "il | cui | patto"


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


def let_in(parse: Parse, thing: Thing, verb: tuple[int, int]) -> tuple[str, ...]:
    """'the accord | under which French soldiers stood there', 'das Abkommen, | nach dem US-Drohnen starten durften': the one
    party that a clause behind the thing names as whom it lets in; empty where there are several. The clause opens behind the
    phrase, or behind what a German main clause ends in ("für beendet"); the tokens of the main `verb` stand outside it.
    """
    by_ground = parse.holds("grounds")
    if not (by_ground or parse.holds("binding")):
        return ()
    closing = verb[1] if parse.lexis.grammar["verb_last"] and verb[1] > thing.last else 0
    ahead = range(thing.last, min(max(thing.tail, closing) + _OPENER, len(parse.tokens)))
    start = next((i for i in ahead if parse.is_a("whereby", i)), None)
    if start is None or (parse.lexis.grammar["comma_clauses"] and "," not in {parse.word(start - 1), parse.word(start - 2)}):
        return ()
    end = next((i for i in range(start, len(parse.tokens)) if parse.tokens[i].mark), len(parse.tokens))
    if start <= verb[0] < end:
        return ()
    ground = by_ground and any(parse.is_a("grounds", i) for i in (start - 2, start - 1, start, start + 1))
    if not (ground or parse.any_is("binding", start, end)):
        return ()
    codes = {code for party in parse.parties if start < party.first < end and not party.place for code in party.codes}
    return tuple(codes) if len(codes) == 1 else ()


def owner_before(parse: Parse, thing: Thing) -> tuple[str, ...]:
    """The code of the party right before the relative clause that opens with "whose" and the thing; empty for none."""
    if not parse.holds("whose"):
        return ()
    segment = parse.segment_at(thing.head)
    opens = parse.any_is("whose", segment.first, segment.first + _WHOSE)
    if not opens or thing.first > segment.first + _WHOSE:
        return ()
    start = segment.first - (parse.is_a("article", segment.first - 1) and parse.word(segment.first - 2) == ",")
    return next((p.codes[:1] for p in parse.parties if p.last in {start, start - 1} and p.codes[0] not in thing.own), ())


def granted_to(parse: Parse, thing: Thing) -> tuple[tuple[str, ...], ...]:
    """'the treaty that opens Omani ports | to British ships': whom the relative clause behind the thing tells of."""
    relative = next((s for s in parse.segments if s.kind == "relative" and s.first >= thing.last), None)
    if relative is None or not parse.any_is("granting", relative.first, relative.last):
        return ()
    codes = {code for p in parse.parties if relative.first <= p.first < relative.last and not p.place for code in p.codes}
    return (tuple(sorted(codes)),) if len(codes) == 2 else ()


def state_meant(parse: Parse, thing: Thing) -> tuple[str, ...]:
    """'announced on a visit to Iceland talks on a partnership with | the island nation': the one state that the sentence names
    before as where something happens; empty where "with" opens no such noun, or several are named."""
    opening = next((i for i in range(thing.last, thing.tail + 1) if parse.is_a("with", i)), None)
    if opening is None or not parse.is_a("definite", opening + 1):
        return ()
    if not any(parse.is_any(("statehood", "any_state"), i) for i in (opening + 2, opening + 3)):
        return ()
    before = [p for p in parse.parties if p.last <= thing.first and (p.place or parse.is_a("staying", p.first - 1))]
    seats = {p.codes[:1] for p in before}
    return seats.pop() if len(seats) == 1 else ()
