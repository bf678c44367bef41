"""Acting: whether somebody acts in a verb's clause, by name or not, where the verb has no arrangement beside it."""

from __future__ import annotations

from pactbrief.extract.pairing import pronoun_acts, refers
from pactbrief.extract.parse import Parse
from pactbrief.extract.parties import Party
from pactbrief.extract.triggers import Trigger


def subject_stands(parse: Parse, trigger: Trigger, near: list[Party]) -> bool:
    """A verb without object needs someone who acts: "the two sides signed", "Rabat has signed"."""
    before = [p for p in near if p.last <= trigger.found.first]
    if trigger.voice == "passive" and not any(s.finite for s in parse.segments):
        return not near  # "The pact? Signed in May."
    segment, lexis = parse.segment_at(trigger.found.first), parse.lexis
    places = range(trigger.found.last, segment.last) if lexis.grammar["verb_last"] and trigger.found.first == 0 else ()
    if any(lexis.is_a(kind, parse.word(i)) for i in places for kind in ("object_pronoun", "subject_pronoun")):
        return True  # "In Kraft treten soll es am 1. Juni", "Unterzeichnet wurde er 2019"
    if lexis.is_a("own_pro", parse.word(trigger.inner - 1)) and lexis.is_a("told_that", parse.word(trigger.inner - 2)):
        return True  # "deny that one has been signed"
    places = range(segment.first, trigger.inner)
    if lexis.is_a("object_pronoun", parse.word(trigger.found.last)) and any(
        lexis.is_a("home_office", parse.word(i)) for i in places
    ):
        return True  # "The minister will fly to Oslo to sign it"
    return bool(before) or refers(parse, trigger) or pronoun_acts(parse, trigger) or trigger.stage == "negotiating"
