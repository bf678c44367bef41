"""Untold: who declines to comment on an arrangement turns nothing down and states nothing of it."""

from __future__ import annotations

from pactbrief.extract.parse import Parse
from pactbrief.extract.triggers import Trigger

_SAYING = 4  # tokens from "declined" to the word of saying: "declined at this stage to comment"


def declines_to_tell(parse: Parse, trigger: Trigger) -> bool:
    """'declined to discuss the pact', 'lehnte es ab, das Abkommen zu kommentieren', 'refused to say whether it would renew'."""
    if not parse.bits("declining") or not parse.bits("telling"):
        return False
    places, behind = range(len(parse.tokens)), bool(parse.lexis.grammar["verb_last"])
    here = trigger.found.last - 1
    for place in places:
        if not parse.is_a("declining", place) or place > here:
            continue
        reach = len(parse.tokens) if behind else place + 1 + _SAYING
        told = next((i for i in range(place + 1, min(reach, len(parse.tokens))) if parse.is_a("telling", i)), None)
        if told is None or any(parse.word(i) == ";" for i in range(place, told)):
            continue
        low, high = sorted((told, here))
        apart = parse.clause_of(here) != parse.clause_of(place) and parse.segment_at(here).kind == "main"
        if not apart or not any(parse.is_a("coordinator", i) or parse.word(i) == ";" for i in range(low, high)):
            return True
    return False
