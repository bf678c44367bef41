"""Both: the two that are meant by "the two governments" where nobody is named beside them."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory, organisation
from pactbrief.extract.parties.roles import behind_with, related_to
from pactbrief.extract.triggers.triggers import Trigger

_TWO = 2


def only_two(parse: Parse, memory: Memory) -> tuple[str, ...]:
    """'the two governments' where the article has named no more than two states so far."""
    named_first = tuple(sorted(memory.named_first))
    counted = parse.holds("two") or parse.holds("both")
    return named_first if counted and len(named_first) == 2 and not any(map(organisation, named_first)) else ()


def on_visit(parse: Parse) -> tuple[str, ...]:
    """'Tokayev is expected in Ankara', 'Modi landed in Lima': a leader and those in whose country he is; empty where he only
    says something there, or others act."""
    leader = next((p for p in parse.parties if "leader" in p.traits and not p.place), None)
    host = next((p for p in parse.parties if leader and p.place and p.first > leader.last), None)
    if leader is None or host is None or parse.clause_of(host.first) != parse.clause_of(leader.first):
        return ()
    between = range(leader.last, host.first)
    said = any(parse.is_any(("report", "negator"), i) for i in between)
    others = {code for p in parse.parties if not p.place for code in p.codes}
    both = tuple(sorted({*leader.codes, *host.codes}))
    return both if len(both) == _TWO and not said and others <= {*leader.codes} else ()


def guest_in(parse: Parse, named: Sequence[str]) -> tuple[str, ...]:
    """'Modi lands in Lima, and the two sides will sign': a leader and his host, where those `named` are no others."""
    both = on_visit(parse)
    return both if set(named) <= set(both) else ()


def both_named(parse: Parse, trigger: Trigger, memory: Memory) -> tuple[str, ...]:
    """'Peru's ties with Chile are close; both countries renewed ...': the two that the sentence names before a stop; of one
    ("With Chile things move: the two countries agreed ...") the other is whom the text is about."""
    stop = max((i for i in range(trigger.found.first) if parse.word(i) in {";", ":"}), default=0)
    before = [p for p in parse.parties if p.last <= stop]
    codes = {code for p in before for code in p.codes}
    if not stop or any(p.first > stop and not p.place for p in parse.parties):
        return ()
    if len(codes) == 1 and (behind_with(parse, before[0]) or related_to(parse, before[0])):
        ours = memory.own_state() if parse.any_is("first_person", 0, stop) else None  # "With Chile we are at the start: ..."
        codes |= {code for code in (ours or memory.in_common(*codes),) if code}
    return tuple(sorted(codes)) if len(codes) == 2 else ()
