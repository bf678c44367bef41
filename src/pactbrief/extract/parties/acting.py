"""Acting: who acts where a verb has no arrangement beside it, and between whom a bare noun tells an act: "the ratification"."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory
from pactbrief.extract.parties.pairing import NOBODY, Partners, pronoun_acts, refers
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party


def subject_stands(parse: Parse, trigger: Trigger, near: list[Party]) -> bool:
    """A verb without object needs someone who acts: "the two sides signed", "Rabat has signed"."""
    before = [p for p in near if p.last <= trigger.found.first]
    if trigger.voice == "passive" and not any(s.finite for s in parse.segments):
        return not near  # "The pact? Signed in May."
    segment, lexis = parse.segment_at(trigger.found.first), parse.lexis
    places = range(trigger.found.last, segment.last) if lexis.grammar["verb_last"] and trigger.found.first == 0 else ()
    if any(lexis.is_a(kind, parse.word(i)) for i in places for kind in ("object_pronoun", "subject_pronoun")):
        return True  # "In Kraft treten soll es am 1. Juni", "Unterzeichnet wurde er 2019"
    opening = segment.first + parse.is_a("relative", segment.first)
    if lexis.grammar["drops_subject"] and trigger.inner - 1 == opening and parse.is_a("object_pronoun", opening):
        return True  # "Lo firmarán el lunes": it is what was spoken of
    if lexis.is_a("own_pro", parse.word(trigger.inner - 1)) and lexis.is_a("told_that", parse.word(trigger.inner - 2)):
        return True  # "deny that one has been signed"
    places = range(segment.first, trigger.inner)
    if trigger.voice == "passive" and parse.is_a("subject_negator", trigger.inner - 1):
        return True  # "The ministry says | nothing has been suspended"
    if trigger.stage == "ratified" and any(parse.is_a("parliament", i) for i in places):
        return True  # "The Senate has to ratify it": a house votes on what was told of before
    if lexis.is_a("object_pronoun", parse.word(trigger.found.last)) and any(
        parse.is_any(("home_office", "institution"), i) for i in places
    ):
        return True  # "The minister will fly to Oslo to sign it", "Negotiators initialled it"
    return bool(before) or refers(parse, trigger) or pronoun_acts(parse, trigger) or trigger.stage == "negotiating"


def of_act(parse: Parse, things: tuple[Thing, ...], here: set[str], memory: Memory) -> Partners:
    """The partnership that the article is about at this point, if those whom the sentence names are `here` of it."""
    if memory.opens and not (memory.section or parse.dates or things):
        return NOBODY  # "The ratification came as a present": a new subject, told by what follows
    last = memory.last()
    about = (last if things else None) or memory.section or last or memory.lead
    if about and not here <= set(about):  # of the section no longer: "Ein Vorschlag wurde dem Pentagon übergeben"
        about = last if last and here <= set(last) else None  # "Ein Angebot aus dem Oman" is none between those spoken of
    return Partners((about,), "carried", "the act") if about else NOBODY
