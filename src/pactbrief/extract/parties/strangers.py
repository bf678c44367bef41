"""Strangers: persons of whom nobody knows for which state they act; the others of their list are no set of parties."""

from __future__ import annotations

from itertools import pairwise

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory
from pactbrief.extract.parties.pairing import NOBODY, Partners
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party

_PERSON = "leader"
_AT = frozenset({"abroad", "place", "topic"})  # who is taken for a partner because it was there


def with_strangers(parse: Parse, trigger: Trigger, found: Partners, memory: Memory) -> Partners:
    """'Keir Starmer, Hosni Zubarak and Emmanuel Macron signed a treaty': of the group that the article has named, else of
    nobody, where the list holds somebody whom no vocabulary knows."""
    run = [p for p in parse.parties if p.last <= trigger.inner and parse.clause_of(p.first) == parse.clause_of(trigger.inner)]
    if found.basis != "named" or parse.lexis.capital_nouns or not any(_PERSON in p.traits for p in run):
        return found
    codes = {code for parties in found.sets for code in parties}
    met = found.how in _AT or codes <= {code for p in run for code in p.codes}
    if not met or not _stranger(parse, run, trigger.inner):
        return found
    whole = next((known for known in (memory.group, memory.last()) if known and codes < set(known)), None)
    return found._replace(sets=(tuple(sorted(whole)),)) if whole else NOBODY


def _stranger(parse: Parse, run: list[Party], verb: int) -> bool:
    """Whether a name that is of no party known stands in the list `run` before the verb: behind another person, or at its end
    ("the president of Togo, Faure Gnassingbé, and" tells his name)."""
    persons = ((left, right) for left, right in pairwise(run) if _PERSON in left.traits)
    between = ((left.last, _last_mark(parse, left.last, right.first)) for left, right in persons)
    ends = parse.is_a("conjunction", _last_mark(parse, run[-1].last - 1, verb))
    return any(_only_name(parse, *gap) for gap in between) or (ends and _only_name(parse, run[-1].last, verb))


def _last_mark(parse: Parse, low: int, high: int) -> int:
    """Behind the last comma or conjunction the name of the next party begins: ', Hosni Zubarak | and Emmanuel'."""
    return next((i for i in range(high - 1, low, -1) if parse.word(i) == "," or parse.is_a("conjunction", i)), low)


def _only_name(parse: Parse, low: int, high: int) -> bool:
    """', General Hosni Zubarak': nothing but a name with its title behind a mark of a list."""
    if not (parse.word(low) == "," or parse.is_a("conjunction", low)):
        return False
    places = [i for i in range(low, high) if not (parse.tokens[i].mark or parse.is_any(("listing", "person_title"), i))]
    names = [i for i in places if parse.tokens[i].capital and i not in parse.named and not parse.in_date(i)]
    return bool(names) and names == places
