"""Acting: who acts where a verb has no arrangement beside it, and between whom a bare noun tells an act: "the ratification"."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.parties.pairing import NOBODY, Partners, pronoun_acts, refers
from pactbrief.extract.parties.roles import behind_with
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.pronouns import opens_subjectless
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party


def subject_stands(parse: Parse, trigger: Trigger, near: list[Party]) -> bool:
    """A verb without object needs someone who acts: "the two sides signed", "Rabat has signed"."""
    before = [p for p in near if p.last <= trigger.found.first]
    if trigger.voice == "passive" and not any(s.finite for s in parse.segments):
        return not near  # "The pact? Signed in May."
    segment, lexis = parse.segment_at(trigger.found.first), parse.lexis
    fronted = lexis.grammar["verb_last"] and trigger.found.first == segment.first
    places = range(trigger.found.last, segment.last) if fronted else ()
    if any(lexis.is_a(kind, parse.word(i)) for i in places for kind in ("object_pronoun", "subject_pronoun")):
        return True  # "In Kraft treten soll es am 1. Juni", "Unterzeichnet wurde er 2019"
    if any(parse.is_a("demonstrative", i) and parse.tokens[i + 1].mark for i in places if i + 1 < len(parse.tokens)):
        return True  # "Unterschrieben werden könnte das, wenn alle wollen"
    opening = segment.first + parse.is_any(("relative", "negator"), segment.first)
    if lexis.grammar["drops_subject"] and trigger.inner - 1 == opening and parse.is_a("object_pronoun", opening):
        return True  # "Lo firmarán el lunes": it is what was spoken of
    if trigger.stage == "in-force" and opens_subjectless(parse, trigger.found):
        return True
    if lexis.is_a("own_pro", parse.word(trigger.inner - 1)) and lexis.is_a("told_that", parse.word(trigger.inner - 2)):
        return True  # "deny that one has been signed"
    places = range(segment.first, trigger.inner)
    if trigger.voice == "passive" and parse.is_a("subject_negator", trigger.inner - 1):
        return True  # "The ministry says | nothing has been suspended"
    if trigger.stage == "ratified" and (any(parse.is_a("parliament", i) for i in places) or _house_behind(parse, trigger)):
        return True  # "The Senate has to ratify it": a house votes on what was told of before
    if lexis.is_a("object_pronoun", parse.word(trigger.found.last)) and any(
        parse.is_any(("home_office", "institution"), i) for i in places
    ):
        return True  # "The minister will fly to Oslo to sign it", "Negotiators initialled it"
    return bool(before) or refers(parse, trigger) or pronoun_acts(parse, trigger) or trigger.stage == "negotiating"


def _house_behind(parse: Parse, trigger: Trigger) -> bool:
    """German: 'Im Mai stimmte das Parlament in Lima zu', not '... dem Haushalt zu': the house stands behind its verb, and no
    object of another field with it."""
    if not parse.lexis.grammar["verb_last"]:
        return False
    places = range(trigger.inner, parse.segment_at(trigger.found.first).last)
    house = next((i for i in places if parse.is_a("parliament", i)), None)
    return house is not None and not any(_own_object(parse, i, house) for i in places[house - trigger.inner + 1 :])


def _own_object(parse: Parse, place: int, low: int) -> bool:
    """Whether a noun of its own stands at `place` that no preposition brings: 'dem Haushalt', not 'mit großer Mehrheit'."""
    if not parse.tokens[place].capital or place in parse.named or parse.in_date(place) or parse.is_a("parliament", place):
        return False
    start = place - 1
    while start > low and not parse.tokens[start].capital and not parse.is_a("preposition", start):
        start -= 1
    return not parse.is_a("preposition", start)


def of_act(parse: Parse, things: tuple[Thing, ...], here: set[str], memory: Memory) -> Partners:
    """The partnership that the article is about at this point, if those whom the sentence names are `here` of it."""
    if memory.opens and not (memory.section or parse.dates or things):
        return NOBODY  # "The ratification came as a present": a new subject, told by what follows
    last = memory.last()
    about = (last if things else None) or memory.section or last or memory.lead
    if about and not here <= set(about):  # of the section no longer: "Ein Vorschlag wurde dem Pentagon übergeben"
        about = last if last and here <= set(last) else None  # "Ein Angebot aus dem Oman" is none between those spoken of
    return Partners((about,), "carried", "the act") if about else NOBODY


def around_antecedent(parse: Parse, trigger: Trigger, far: list[Party]) -> list[Party]:
    """'Peru has had with Oman, since the declaration | that was signed in 2021, a promise': who acts with whom in the clause
    that the antecedent stands in."""
    if trigger.thing is None or trigger.rule != "verb:relative" or parse.is_a("topic", trigger.thing.first - 1):
        return []
    here = parse.clause_of(trigger.thing.head)
    beside = [p for p in far if parse.clause_of(p.first) == here]
    return beside if len(beside) == 2 and sum(behind_with(parse, p) for p in beside) == 1 else []


def sent_by_one(parse: Parse, trigger: Trigger, last: Parties) -> Partners:
    """'40 Norwegian instructors landed in Accra': one of those spoken of sent them: both are named, or it is to come."""
    here = {code for party in parse.parties for code in party.codes}
    ahead = trigger.base != "happened" or parse.any_is("modal", 0, trigger.found.first)
    return Partners((last,), "carried", "discourse") if last and here <= set(last) and (len(here) > 1 or ahead) else NOBODY
