"""Meetings: talks that two sides held about this and that, which negotiate no arrangement."""

from __future__ import annotations

from collections.abc import Collection

from pactbrief.extract.parse import Parse
from pactbrief.extract.triggers import Trigger

#: What is told of an arrangement that talks between its parties may be on.
_OPEN = frozenset({"proposed", "exploring", "negotiating", "concluded"})


def only_met(parse: Parse, trigger: Trigger, told: Collection[str | None]) -> bool:
    """'held talks with his counterpart': a meeting, where the talks are on no arrangement, and none of the stages `told` of
    their parties so far leaves one to be agreed on."""
    thing, lexis = trigger.thing, parse.lexis
    if trigger.stage != "negotiating" or thing is None or thing.kind != "talks":
        return False
    beside = trigger.voice == "noun" and parse.is_a("meanwhile", thing.first - 1)  # "during talks with his counterpart"
    if not beside and (trigger.voice != "active" or thing.definite):
        return False
    if not lexis.is_a("conversation", parse.word(thing.head)) or not _OPEN.isdisjoint(told):
        return False
    if not beside and not lexis.is_a("meeting_verb", parse.word(trigger.found.first)):
        return False
    security = lexis.fields["security"]
    if any(parse.word(i) in security for i in range(thing.first, thing.head + 1)):  # "held defence talks"
        return False
    here = parse.segment_at(thing.head)
    named = [f.first for f in parse.of("head") if thing.head not in f.places]
    named += [parse.token_at(hit.start) for hit in parse.instruments]
    opening = here.first if lexis.grammar["verb_last"] else thing.head  # "führten über einen Pakt Gespräche"
    return not any(opening <= place < here.last for place in named)
