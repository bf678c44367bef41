"""Verb first: a German clause that opens with its verb is a condition: 'Stimmt das Parlament zu, tritt der Pakt in Kraft'."""

from __future__ import annotations

from pactbrief.extract.finding import Found
from pactbrief.extract.parse import Parse


def verb_first(parse: Parse, trigger: Found) -> bool:
    """'Scheiterte AUKUS, wäre ...': a German clause that opens with its verb is a condition."""
    if trigger.first != 0 or not parse.lexis.grammar.get("verb_last") or trigger.entry.tag not in {"past", "present"}:
        return False
    return any(parse.word(s.first) in parse.lexis.grammar.get("then", ()) for s in parse.segments[1:])


def verb_first_condition(parse: Parse, trigger: Found) -> bool:
    """German: 'Stimmt das Parlament zu, tritt der Pakt in Kraft': two clauses that both open with their verb."""
    if not parse.lexis.grammar.get("verb_last") or len(parse.segments) < 2 or parse.question:
        return False
    first = parse.segments[0]
    second = next(
        (s for s in parse.segments if s.first > 0 and parse.word(s.first - 1) == "," and s.clause != first.clause), None
    )
    opening = [
        parse.is_a("finite", s.first)
        or any(f.first == s.first and f.entry.tag in {"present", "past"} for f in parse.of("stage"))
        for s in (first, second)
        if s
    ]
    speaks = second is not None and parse.is_a("report", second.first)
    return len(opening) == 2 and all(opening) and not speaks and second is not None and trigger.first < second.last


def unreal(parse: Parse) -> bool:
    """'Scheiterte AUKUS, wäre der Schaden groß': a condition that the speaker only imagines."""
    return any(parse.is_a("unreal", s.first) for s in parse.segments[1:])
