"""Fronted: 'Under a memorandum signed in 2011, Fijian officers went to China': between whom an arrangement stands that opens a
sentence, and that nobody has named before."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Parties
from pactbrief.extract.triggers.triggers import Trigger

_OPENS = 3  # tokens before the arrangement: "Under the terms of a"
_PAIR = 2


def beneath(parse: Parse, trigger: Trigger) -> Parties:
    """The two that do under the trigger's thing what the main clause says; empty where these are not two, or it is no matter of
    security."""
    thing = trigger.thing
    if thing is None or thing.own or thing.definite or thing.possessive or not 0 < thing.first <= _OPENS:
        return ()
    if not parse.is_any(("under", "agent"), 0) or trigger.found.first < thing.last:
        return ()
    comma = next((i for i in range(trigger.found.last, len(parse.tokens)) if parse.word(i) == ","), None)
    if comma is None or any(p.first < comma for p in parse.parties):
        return ()
    behind = [p for p in parse.parties if not (p.owner and p.place)]
    codes = tuple(dict.fromkeys(code for party in behind for code in party.codes))
    subject = bool(behind) and not behind[0].place
    return codes if len(codes) == _PAIR and subject and (thing.secure or _of_security(parse)) else ()


def _of_security(parse: Parse) -> bool:
    lexis = parse.lexis
    if any(not lexis.is_a("soft_area", hit.value) for hit in parse.areas):
        return True
    return any(word in lexis.fields["security"] and not lexis.is_a("soft_security", word) for word in parse.words)
