"""Apart: parties of a sentence of whom something else is told than what a trigger tells."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.antecedents import OF_ANTECEDENT
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party


def told_apart(parse: Parse, trigger: Trigger, party: Party) -> bool:
    """A party behind a semicolon that follows the trigger, where another stage word is told of it."""
    if party.first < trigger.found.last:
        return False
    if _opens_next(parse, trigger, party):
        return True
    stop = next((i for i in range(trigger.found.last, party.first) if parse.word(i) == ";"), None)
    return stop is not None and any(f.first > stop and f.row["stage"] != "none" for f in parse.of("stage"))


def _opens_next(parse: Parse, trigger: Trigger, party: Party) -> bool:
    """'Talks with Britain are in progress, | and in May Australia has been sounded out': the subject of what follows."""
    opening, here = parse.segment_at(party.first), parse.clause_of(trigger.found.first)
    if opening.kind in {"relative", "complement"} or opening.clause == here or parse.lexis.grammar["verb_last"]:
        return False
    if trigger.rule in OF_ANTECEDENT:  # "Under a roadmap adopted on Monday, | Peru and Chile will deepen ..."
        return False
    own = [f.first for f in parse.of("stage") if parse.clause_of(f.first) == opening.clause and f.row["stage"] != "none"]
    if not own or not trigger.found.last <= opening.first <= party.first < own[0]:
        return False
    return all(any(s.finite for s in parse.segments if s.clause == clause) for clause in (here, opening.clause))
