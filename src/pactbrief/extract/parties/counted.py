"""Counted: those who were named together before and are now only counted: "Italy and the three signed", "with the same two"."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party

#: How many are counted, and the word class of the number.
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
_TWO = 2


def counted_in(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> Parties:
    """The parties named together last, where the trigger's clause counts them beside others, those `near`; else none."""
    group = memory.pair or ()
    name = NUMBERS.get(len(group))
    if name is None or not near or not parse.holds(name) or any(set(p.codes) & set(group) for p in near):
        return ()
    clause = parse.clause_of(trigger.found.first)
    places = (i for i in range(len(parse.tokens)) if parse.is_a(name, i) and parse.clause_of(i) == clause)
    return group if any(_beside(parse, place, near) for place in places) else ()


def counts(parse: Parse) -> bool:
    """Whether a sentence without names may be about a group named before: 'Those three have turned to each other.'"""
    return any(number > _TWO and parse.holds(name) for number, name in NUMBERS.items())


def _beside(parse: Parse, place: int, near: list[Party]) -> bool:
    """'Italy and | the three', 'with | the same three': the number stands behind another's name or behind "with"."""
    before = place - 1
    while before > 0 and (parse.is_any(("definite", "same"), before)):
        before -= 1
    if before == place - 1:
        return False  # "Italy and three others"
    if parse.is_a("with", before):
        return True
    return parse.is_a("conjunction", before) and any(p.last == before for p in near)


def number_acting(parse: Parse, trigger: Trigger) -> int:
    """How many are said to act: 'the four air chiefs signed'; 0 where no number above two is said."""
    segment = parse.segment_at(trigger.found.first)
    places = [*range(segment.first, trigger.found.first)]
    if parse.is_a("agent", trigger.found.last):
        places += range(trigger.found.last, segment.last)
    if parse.lexis.grammar["verb_last"]:  # "In Riga unterzeichneten | die drei Regierungschefs"
        places += [i for i in range(trigger.found.first + 1, segment.last) if _counts_offices(parse, i)]
    for place in places:
        for number, name in NUMBERS.items():
            if number > _TWO and parse.is_a(name, place) and not _counts_deeds(parse, place):
                return number
    return 0


def _counts_deeds(parse: Parse, place: int) -> bool:
    """'mindestens drei | Manöver', 'three joint | exercises', 'four | years': what is counted is nobody who may act."""
    return parse.in_date(place) or any(place < head.first <= place + _TWO for head in parse.of("head"))


def _counts_offices(parse: Parse, place: int) -> bool:
    """'die drei | Minister', 'den vier | Parlamenten'."""
    noun = next((i for i in (place + 1, place + 2) if i < len(parse.tokens) and parse.tokens[i].capital), None)
    ends = tuple(parse.lexis.grammar["official"])
    return (
        noun is not None
        and parse.is_a("article", place - 1)
        and (parse.is_any(("collective", "parliament"), noun) or parse.word(noun).endswith(ends))
    )
