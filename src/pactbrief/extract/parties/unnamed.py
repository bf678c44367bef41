"""Unnamed: between whom a thing stands whose phrase names nobody: who acts in its clause, or whom the article spoke of last."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.clauses.runs import coordinated
from pactbrief.extract.discourse import UNLISTED, Memory, organisation
from pactbrief.extract.parties.acting import around_antecedent, of_act, sent_by_one, subject_stands
from pactbrief.extract.parties.both import both_named, guest_in, only_two
from pactbrief.extract.parties.centre import nobody_else_acts, of_the_centre
from pactbrief.extract.parties.counted import counted_in, number_acting
from pactbrief.extract.parties.pairing import (
    NOBODY,
    Partners,
    beyond_stop,
    codes_of,
    distributes,
    grouped,
    named,
    pairs_of,
    pronoun_acts,
    refers,
)
from pactbrief.extract.parties.roles import behind_one_with, behind_with, with_others
from pactbrief.extract.parties.several import with_all
from pactbrief.extract.parties.turns import (
    counterpart,
    hub_meant,
    of_newcomer,
    of_section,
    of_signatory,
    strays_from,
    turned_to,
    with_hub,
)
from pactbrief.extract.things.bystanders import is_bystander
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party

Rings = tuple[list[Party], list[Party]]  # the parties of the trigger's clause, and those of the others


def from_clause(parse: Parse, trigger: Trigger, rings: Rings, memory: Memory, things: tuple[Thing, ...]) -> Partners:
    """Nobody in the phrase: the parties that act, or the partnership carried on."""
    (near, far), thing = rings, trigger.thing
    codes = codes_of(near)
    if trigger.rule == "verb:under" and thing is None:  # "Under it a Greek battery stayed there for two years"
        last, here = memory.last(), any(t.kind in {"strong", "plain"} and t.last <= trigger.found.first for t in things)
        opens = parse.is_a("under", 0) or parse.holds("of_that") or not (things or parse.heads)
        fronted = last in memory.just and opens  # further back "it" may be what the sentence names itself
        meant = last and (here or fronted or refers(parse, trigger)) and set(codes) <= set(last)
        return Partners((last,), "carried", "discourse") if last and meant else NOBODY
    if trigger.found.row.get("sent"):
        return sent_by_one(parse, trigger, memory.last() or ())
    if thing is None and trigger.stage == "in-force":  # "It will take effect if the regulators in Oman and Peru agree"
        own = parse.segment_at(trigger.found.first)
        near, far = ([p for p in ring if p.first < trigger.found.first or parse.segment_at(p.first) is own] for ring in rings)
        codes = codes_of(near)
    number = number_acting(parse, trigger) or 3 * (thing is not None and parse.any_is("of_three", thing.first, thing.last))
    group = next((known for known in (memory.group, memory.pair) if known and len(known) == number), None)
    if group and _named_before(trigger, rings) <= set(group):
        definite = thing is None or thing.definite or thing.possessive
        return Partners((group,), "carried", "group") if definite else named((group,), "group")
    counted = counted_in(parse, trigger, near, memory)
    if counted:
        return named(((*codes, *counted),), "counted")
    if thing is not None and thing.kind == "pro" and len(codes) == 1:  # "Norway has not renewed its own"
        last = memory.last()
        whole = next((code for code in (memory.of_all(), *filter(organisation, last or ())) if code in (last or ())), None)
        hub = whole or memory.hub_of(last) if last and codes[0] not in last else None
        return named(((hub, codes[0]),), "own one") if hub else NOBODY
    states = codes_of([party for party in near if "parliament" not in party.traits])  # many have a National Assembly
    if thing is None and trigger.voice == "noun" and len(states) < 2:
        return of_act(parse, things, {*codes, *codes_of(far)}, memory)
    ranked = thing is None and parse.is_a("ranked", trigger.inner - 1) and parse.is_a("definite", trigger.inner - 2)
    if ranked and len(codes) == 1 and behind_with(parse, near[0]) and (hub := memory.hub((codes[0],)) or memory.hub_state()):
        return named(((codes[0], hub),), "such")  # "The first was signed with Moldova"
    if thing is None and trigger.voice != "phrase" and not subject_stands(parse, trigger, near):
        return NOBODY
    if len(codes) > 1:
        last = memory.last()
        wider = memory.last_with(tuple(codes)) if thing is None else None
        if wider is not None:  # "The Peruvian and the Chilean houses have said yes": to what they have with Bolivia
            return Partners((wider,), "carried", "of more")
        if last and _held_talks(trigger) and not coordinated(parse, near):
            return Partners((last,), "carried", "discourse")
        hub = memory.hub(tuple(codes))
        among_them = len({behind_with(parse, p) for p in near}) > 1  # "Auch Peru ist willkommen: ..., mit Lima einen Pakt"
        if hub and not among_them and any(parse.lexis.is_a("alike", t.word) for t in parse.tokens):
            return named([(hub, code) for code in codes], "alike")
        if behind_one_with(parse, near):
            return with_all(parse, trigger, rings, memory)
        return grouped(parse, trigger, near)
    if codes:
        return _with_actor(parse, trigger, near[0].codes[0], rings, memory, things)
    return _carried(parse, trigger, far, memory, things)


def _held_talks(trigger: Trigger) -> bool:
    """'behind the talks is China's influence, which Australia ...': the talks that the article has told of."""
    thing = trigger.thing
    return thing is not None and trigger.voice == "noun" and thing.kind == "talks" and thing.definite


def _with_actor(parse: Parse, trigger: Trigger, code: str, rings: Rings, memory: Memory, things: tuple[Thing, ...]) -> Partners:
    """One party acts in the clause: with whom."""
    near, far = rings
    met = counterpart(parse, near, memory)
    if met:
        return named((met,), "counterpart")
    if with_others(parse, trigger):
        return named(((code, UNLISTED),), "others")
    if behind_with(parse, near[0]):  # "avec la Nouvelle-Zélande, ... ; avec la France, ...": partners of another
        far = [p for p in far if not behind_with(parse, p)]
    thing = trigger.thing
    definite = thing is None or thing.definite or thing.possessive
    known = memory.last_with((code,))
    if not known and memory.met and code in memory.met and (thing is None or thing.secure) and not far:
        return named((memory.met,), "met")  # "Togo and Benin mean business. Benin's parliament has approved the pact"
    if known and thing is not None and thing.definite and any(UNLISTED in parties for parties in memory.just):
        return NOBODY  # "Ethiopia signed a deal with Somaliland. Somalia has rejected the agreement"
    impersonal = thing is None and trigger.stage == "negotiating"
    asked = impersonal or (thing is not None and not (known and definite))
    of_centre = of_the_centre(parse, trigger, rings, memory) if asked else None
    if of_centre is not None:
        return of_centre
    last = memory.last()
    if thing is not None and last and not known and not far and _accedes(parse, thing):
        return named(((*last, code),), "enlarged")
    if section := of_section(parse, trigger, rings, memory):
        return named((section,), "section")
    if thing is not None and not definite:
        far = [p for p in far if not beyond_stop(parse, trigger, p)]
        partners = _of_indefinite(parse, trigger, thing, (near, far), memory)
        if partners is not None:
            return partners
        turned = with_hub(code, memory) if code == memory.turned and thing.secure else ()
        if turned and set(codes_of(far)) <= set(turned):  # "Next on the list is Bangladesh. Dhaka has suggested a pact ..."
            return named((turned,), "turned to")
    if signs := of_signatory(parse, trigger, rings, memory):
        return named((signs,), "such")
    other = [c for c in codes_of(far) if c != code]
    if other and (not definite or not known):
        return named(((code, other[-1]),), "sentence")
    beside = [c for c in _beside(parse, trigger, things) if c != code]
    if known and not (beside and not definite):  # "raised its ties with Togo to a partnership"
        return Partners((known,), "carried", "discourse")
    behind = [c for c in (thing.behind if thing else ()) if c != code]
    if behind:
        return named(((code, *(behind if thing and thing.body else behind[:1])),), "topic")
    if beside:
        return pairs_of(parse, (code,), beside, thing) if thing else named(((code, *beside),), "beside")
    said = [c for t in things for c in t.own if c != code]
    if thing is None and said:  # "Once Oman has approved it, the agreement with India ..."
        return named(((code, said[0]),), "sentence")
    if memory.pending and memory.pending != code and thing is None and near[0].last <= trigger.found.first:
        return named(((code, memory.pending),), "pending")
    hub = hub_meant(parse, trigger, near, memory)
    actor = hub or memory.other((code,), pronoun_acts(parse, trigger))
    if hub:
        return named(((code, hub),), "such")
    stranger = not definite and memory.lead is not None and code not in memory.lead
    if actor and not stranger and thing is not None and (thing.kind == "strong" or thing.names):
        return Partners((tuple(sorted((code, actor))),), "carried", "actor")
    places = [c for p in parse.parties if p.place and not beyond_stop(parse, trigger, p) for c in p.codes if c != code]
    if places and (thing is None or thing.secure):
        return named(tuple((code, c) for c in places[:2]), "place")
    return NOBODY


def _beside(parse: Parse, trigger: Trigger, things: tuple[Thing, ...]) -> list[str]:
    """The parties of the other things in the trigger's clause: "its ties with | Togo"."""
    here = parse.clause_of(trigger.found.first)
    return [code for t in things if t is not trigger.thing and parse.clause_of(t.head) == here for code in t.own]


def _accedes(parse: Parse, thing: Thing) -> bool:
    """'signed an instrument of accession': whoever signs it joins those spoken of."""
    return not thing.own and parse.any_is("accession", thing.first, thing.last)


def _of_indefinite(parse: Parse, trigger: Trigger, thing: Thing, rings: Rings, memory: Memory) -> Partners | None:
    """'signed a pact': with whom it is for, who has such a thing with others, or where it was signed; None: not said so."""
    near, far = rings
    code = near[0].codes[0]
    served = [c for c in thing.behind if c != code]
    if served and thing.secure and not far:  # "signed an agreement to build bases for the Somali army"
        return named(((code, served[0]),), "topic")
    swapped = memory.swap(parse.word(thing.head), code)
    if swapped:
        return named((swapped,), "swap")
    here, first = parse.clause_of(trigger.found.first), trigger.found.first
    sites = [p for p in parse.parties if p.place and not beyond_stop(parse, trigger, p)]
    sites = [p for p in sites if p.first < first or parse.clause_of(p.first) == here]  # not "..., as Oman sends troops to Mali"
    abroad = [c for p in sites for c in p.codes if c not in (memory.last_with((code,)) or (code,))]
    if abroad and (thing.secure or any("leader" in p.traits for p in near)):
        partners = abroad if distributes(parse, None, [code]) else abroad[:1]
        return named(tuple((code, c) for c in partners), "abroad")
    others = [c for c in codes_of(far) if c != code]  # "Bolivia disagrees: its minister wants a pact with Lima"
    other = (others[0] if len(others) == 1 else memory.other((code,), True)) if pronoun_acts(parse, trigger) else None
    return named(((code, other),), "pronoun") if other else None


def _carried(parse: Parse, trigger: Trigger, far: list[Party], memory: Memory, things: tuple[Thing, ...]) -> Partners:
    """Nobody acts in the clause: whom the sentence names elsewhere, or the partnership spoken of last."""
    around = [parse.segment_at(p.first) for p in far] if parse.holds("first_person") else []
    if around and memory.own_state() is None and any(parse.any_is("first_person", s.first, s.last) for s in around):
        return NOBODY  # "The treaty, which we made with Oman and Peru, lapsed": nobody knows who "we" are
    thing = trigger.thing
    if not (refers(parse, trigger) or number_acting(parse, trigger)):
        far = [p for p in far if p.first < trigger.found.first or not beyond_stop(parse, trigger, p)]
    definite = thing is None or thing.definite or thing.possessive
    beside = _beside(parse, trigger, things) if not definite and pronoun_acts(parse, trigger) else []
    actor = memory.centre or memory.other(tuple(beside), True) if len(set(beside)) == 1 else None
    if actor and actor not in beside:  # "It raised its ties with Togo to a partnership"
        return named(((actor, beside[0]),), "beside")
    saying = [p for p in far if p.last <= parse.segment_at(trigger.found.first).first]
    themselves = thing is not None and not (definite or things[0].own) and pronoun_acts(parse, trigger)
    if themselves and coordinated(parse, saying[:2]):
        return grouped(parse, trigger, saying)  # "Chad and Togo deny | that they are negotiating a pact"
    whole = next((t.own for t in things if len(t.own) > 1 and t.last <= trigger.found.first), ())
    if thing is None and whole and parse.is_a("own_pro", trigger.inner - 1) and not codes_of(far):
        return named((whole,), "sentence")  # "look for a Russian treaty with Mali: both deny that one has been signed"
    several = thing is not None and thing.possessive and parse.is_a("of_several", thing.first)
    if several and len(codes_of(far)) > 1 and not set(codes_of(far)) <= set(memory.last() or ()):
        return grouped(parse, trigger, far)  # "Togo was told by Chad | that their accord was revoked"
    guest = guest_in(parse, codes_of(far))
    both = (both_named(parse, trigger, memory) or guest or turned_to(parse, trigger, memory)) if refers(parse, trigger) else ()
    if both:
        of_more = memory.last_with(both) if thing is None else None
        return Partners((of_more,), "carried", "of more") if of_more else named((both,), "both")
    if memory.met and several:
        return named((memory.met,), "both")  # "Tuvalu went to Canberra. Their treaty ..."
    if (
        (met := guest or (() if codes_of(far) else memory.met))
        and not definite
        and thing is not None
        and thing.secure
        and nobody_else_acts(trigger)
    ):
        return named((met,), "met")  # "Ghana is a partner of the EU. A programme was signed in 2017"
    if thing is not None and thing.names and len(codes_of(far)) > 1:
        return grouped(parse, trigger, far)
    ours = memory.ours(memory.pair) if memory.pair and number_acting(parse, trigger) == len(memory.pair) + 1 else None
    if ours and not codes_of(far):  # "What of Austria and Germany? The three ministers signed ..."
        return named(((*memory.pair, ours),), "we")  # type: ignore[misc]
    if around_it := around_antecedent(parse, trigger, far):
        return grouped(parse, trigger, around_it)
    if refers(parse, trigger) or definite or not codes_of(far):
        if strays_from(parse, trigger, memory):
            return named((with_hub(memory.turned, memory),), "turned to")
        own_word = thing is not None and (thing.definite or thing.possessive or thing.kind != "talks")
        called = memory.called(parse.word(thing.head)) if thing and own_word else None
        last = memory.former() if parse.holds("former") else called or memory.last()
        if last and thing is None and not _named_in(parse, trigger) <= set(last):
            return NOBODY  # "Ein Beitritt zur Nato stehe nicht zur Debatte"
        if section := of_section(parse, trigger, ([], far), memory):
            return named((section,), "section")
        if last and (apart := of_newcomer(parse, trigger, last, memory)):
            return named((apart,), "their own")
        if last:
            return Partners((last,), "carried", "discourse")
        firm = thing is not None and thing.definite and thing.secure
        two = only_two(parse, memory) if firm or refers(parse, trigger) else ()
        if two and set(codes_of(far)) <= set(two):
            return named((two,), "both")
        if (met := memory.met_in_section()) and not codes_of(far):
            return named((met,), "section")
        if memory.pair and not codes_of(far):
            return Partners((of_newcomer(parse, trigger, memory.pair, memory) or memory.pair,), "carried", "pair")
    said = [c for t in things for c in t.own]
    codes = codes_of(far) or list(thing.behind if thing else ())
    if thing is None and len(codes) == 1 and said and said[0] not in codes:
        return named(((codes[0], said[0]),), "sentence")
    if len(codes) > 1:
        all_of = thing is not None and any(map(parse.in_adjectives, range(thing.last, thing.tail)))  # "chileno, peruano y ..."
        return grouped(parse, trigger, far) if far else named((tuple(codes if all_of else codes[:2]),), "topic")
    known = memory.last_with(tuple(codes)) if len(codes) == 1 and thing is not None and thing.kind == "talks" else None
    if known:
        return Partners((known,), "carried", "discourse")
    abroad = [c for p in parse.parties if p.place for c in p.codes if c not in codes]
    if codes and abroad and thing is not None and thing.secure:
        return named(((codes[0], abroad[0]),), "abroad")
    return NOBODY


def _named_in(parse: Parse, trigger: Trigger) -> set[str]:
    """The parties that the trigger's clause names as anything but a seat."""
    here = parse.clause_of(trigger.found.first)
    acting = (p for p in parse.parties if parse.clause_of(p.first) == here and not p.traits & {"capital", "leader"})
    fronted = range(3 if parse.is_a("with", 0) else 0)  # "With Kuwait nothing had to be signed"
    return {code for p in acting if p.first in fronted or not is_bystander(parse, p) for code in p.codes}


def _named_before(trigger: Trigger, rings: Rings) -> set[str]:
    return {code for ring in rings for party in ring if party.first < trigger.found.first for code in party.codes}
