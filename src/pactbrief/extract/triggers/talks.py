"""Talks: which of them negotiate nothing: those that come round every year, and those that only explore."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found

_ROUND = 6  # tokens behind talks in which "once a year" may stand


def regular(parse: Parse, found: Found, thing: Thing) -> bool:
    """Whether the talks come round year after year: a dialogue, and no negotiation."""
    lexis = parse.lexis
    passive = thing.last < found.first and parse.clause_of(thing.head) == parse.clause_of(found.first)
    first = thing.last if passive else found.last  # "a dialogue | will be held every year", not "..., which began in May"
    return any(
        lexis.is_a("regular", parse.word(i))
        or (lexis.is_a("recurring", parse.word(i)) and lexis.is_a("recurrence", parse.word(i + 1)))
        for i in range(first, min(max(found.last, thing.tail) + _ROUND, len(parse.tokens)))
    )


def exploratory(parse: Parse, thing: Thing) -> bool:
    """'exploratory talks', 'informal discussions': what they weigh is not negotiated yet."""
    return parse.any_is("exploratory", thing.first, thing.last)
