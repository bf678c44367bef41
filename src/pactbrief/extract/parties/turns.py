"""Turns: an article about one state turns to another partner of his, back to those just named, or to another field."""

from __future__ import annotations

from functools import partial

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import Memory, Parties, organisation
from pactbrief.extract.parties.centre import subject_of
from pactbrief.extract.parties.pairing import Partners, codes_of, refers, speaks_of_us
from pactbrief.extract.parties.roles import acting_in, behind_with
from pactbrief.extract.parties.told import Spoken
from pactbrief.extract.things.labels import enter
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger

_PAIR = 2
_OFFERED = frozenset({"proposed", "exploring"})
_FRONTED = 2  # tokens before the name: "With the | Philippines"
_LIKE = 3  # tokens from "like" to whose arrangement it is
_OPENS = 2  # tokens before the subject: "( The trade deal", "Yet the fisheries accord"
_GAP = 4  # code points between a sentence and the next; more, and another stands between that was not worth reading


def turn(parse: Parse, things: tuple[Thing, ...], spoken: list[Spoken], memory: Memory) -> None:
    """Takes into `memory` to whom the paragraph that this sentence opens turns: 'Tanzania, across the river, is readier.'"""
    if not enter(parse, memory) and memory.point:
        memory.section, memory.labelled, memory.point = None, False, False
    apart = [one for one in spoken if parse.segment_at(parse.token_at(one.span[0])).kind != "relative"]
    if apart or any(thing.definite for thing in things) or not memory.spoken:
        return
    if any(parse.lexis.is_a("object_pronoun", word) for word in parse.words):
        return  # "France welcomed it"
    acting = acting_in(parse, parse.parties, memory.alien)
    named = {code for p in acting if parse.segment_at(p.first).kind != "relative" for code in p.codes}
    codes = {code for party in subject_of(parse, memory.alien) for code in party.codes} or named
    last = memory.last() or ()
    if len(codes) == 1 and named <= codes and not (codes & set(last) and len(last) == _PAIR):
        memory.turned = codes.pop()


def turned_together(parse: Parse, acting: list[Party], memory: Memory) -> Parties:
    """'With France, Greece has gone further', 'Egypt is the oldest partner of the alliance': the two to whom a sentence turns
    that tells nothing of them yet; of 'With Athens things are older' the other is whom the text is about. Empty for others.
    """
    codes = {code for party in acting for code in party.codes}
    if not acting or len(codes) > _PAIR or parse.question:
        return ()
    fronted = acting[0].first <= _FRONTED and behind_with(parse, acting[0])
    allied = len(codes) == _PAIR and any(map(partial(_allies, parse), acting))
    if fronted and len(codes) == 1 and not any(p not in acting for p in parse.parties):
        lead = memory.in_common(*codes)
        return tuple(sorted((*codes, lead))) if lead and lead not in codes else ()
    return tuple(sorted(codes)) if (fronted or allied) and len(codes) == _PAIR else ()


def _allies(parse: Parse, party: Party) -> bool:
    """'is the only partner of | NATO', 'ist der älteste Partner der | Nato': of whom the party is the partner."""
    place = party.first - 1 - parse.is_a("article", party.first - 1)
    noun = place if parse.is_a("partner_noun", place) else place - 1
    return parse.is_a("partner_noun", noun) and parse.any_is("be", 0, noun)


def turned_to(parse: Parse, trigger: Trigger, memory: Memory) -> Parties:
    """Between whom "the two neighbours signed a pact", where the article does not speak of who was told of last; else empty."""
    thing, last = trigger.thing, memory.last() or ()
    if not refers(parse, trigger) or parse.is_a("three", trigger.found.first - 1):
        return ()
    if memory.met and memory.met != last:
        return memory.met
    fresh = thing is not None and (not (thing.definite or thing.possessive) or thing.kind == "talks")
    if not fresh or (len(last) == _PAIR and (memory.turned or "") in last):
        return ()
    code = memory.turned or _on_tour(parse, memory)
    return with_hub(code, memory)


def strays_from(parse: Parse, trigger: Trigger, memory: Memory) -> bool:
    """'Indonesia looks at the missile. The two countries, whose pact was signed in 2018, ...' in an article on others: who the
    two are, nobody has said."""
    last = memory.last() or ()
    both = parse.is_a("whose", parse.segment_at(trigger.found.first).first) and refers(parse, trigger)
    return both and memory.turned is not None and memory.turned not in last and len(last) == _PAIR


def of_newcomer(parse: Parse, trigger: Trigger, last: Parties, memory: Memory) -> Parties:
    """'The Germans were preceded by the Americans. Their accord had been scrapped by the junta': theirs with the one of the
    partnership spoken of last whom that sentence did not name; empty where it named nobody new."""
    fresh = [code for code in memory.previous if code not in last]
    rest = [code for code in last if code not in memory.previous]
    theirs = trigger.thing is not None and trigger.thing.possessive and not refers(parse, trigger)
    if not theirs or len(last) != _PAIR or len(fresh) != 1 or len(rest) != 1 or organisation(fresh[0]):
        return ()
    return tuple(sorted((*fresh, *rest)))


def with_hub(code: str | None, memory: Memory) -> Parties:
    """The party `code` with the state that the article is about; empty where that is not known or is the same."""
    hub = memory.hub_state()
    return tuple(sorted((code, hub))) if code and hub and code != hub else ()


def hub_meant(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> str | None:
    """With whom 'Peru, too, is thinking about such a pact', 'Peru has asked for an arrangement of its own', 'Peru suggested one
    along the same lines', 'Peru has been offered a pact': who has such a thing with others; None where that is not known."""
    thing, code = trigger.thing, near[0].codes[0]
    if thing is None:
        return None
    such = any(parse.is_a(kind, i) for i in (thing.first - 1, thing.first) for kind in ("such", "alike"))
    such = such or (parse.is_a("own_pro", thing.last + 2) and parse.is_a("of", thing.last))
    like = _likened(parse, thing, memory)
    if like is not None and like != code:
        return like
    fresh = not (thing.definite or thing.possessive)
    offered = fresh and trigger.stage in _OFFERED and trigger.voice != "active" and near[0].last <= trigger.found.first
    if not (such or offered or (fresh and parse.any_is("same", thing.last, thing.tail))):
        return None
    hub = memory.hub((code,)) or memory.hub_state()
    if offered and hub is None and memory.centre in (memory.last() or ()):
        hub = memory.centre
    return hub if hub != code else None


def _likened(parse: Parse, thing: Thing, memory: Memory) -> str | None:
    """'an arrangement | like the Peruvian one', "similar to Peru's": with whom Peru has what was told of."""
    if not parse.is_a("similar", thing.last):
        return None
    model = next((p for p in parse.parties if thing.last < p.first <= thing.last + _LIKE), None)
    known = memory.last_with(model.codes) if model is not None else None
    return next((code for code in known or () if code not in (model.codes if model else ())), None)


def of_signatory(parse: Parse, trigger: Trigger, rings: tuple[list[Party], list[Party]], memory: Memory) -> Parties:
    """'London signed in May' in an article on Switzerland and the EU: with the organisation, unless it is a member; where three
    or more made a pact, they and the newcomer. Empty where the sentence says what is signed, or with whom."""
    near, far = rings
    code, last = near[0].codes[0], memory.last() or ()
    signs = (trigger.stage, trigger.voice) == ("signed", "active")
    ranked = (trigger.stage, trigger.voice) == ("adopted", "phrase")  # "was admitted to the circle of global partners"
    if trigger.thing is not None or not (signs or ranked) or far or behind_with(parse, near[0]):
        return ()
    if code in last or memory.last_with((code,)) or organisation(code):
        return ()
    hub = memory.hub((code,))
    if hub is not None and code not in memory.members.get(hub, ()):
        return tuple(sorted((hub, code)))
    return tuple(sorted((*last, code))) if signs and hub is None and len(last) > _PAIR else ()


def counterpart(parse: Parse, near: list[Party], memory: Memory) -> Parties:
    """'he and his Norwegian counterpart signed', 'it and Norway vowed': who he is, the text has said before; empty where there
    is no such pair."""
    for party in near:
        with_his = parse.is_a("counterpart", party.last) and parse.is_a("possessive", party.first - 1)
        joint = party.first - 1 - with_his
        if parse.is_a("conjunction", joint) and parse.is_a("pronoun", joint - 1):
            lead = memory.centre if memory.centre not in party.codes else None
            return tuple(sorted((party.codes[0], lead))) if lead else with_hub(party.codes[0], memory)
    return ()


def _on_tour(parse: Parse, memory: Memory) -> str | None:
    """'In Stockholm the two sides opened talks' in the report of a tour: the host is the partner."""
    hosts = {code for party in parse.parties if party.place and "capital" in party.traits for code in party.codes}
    return hosts.pop() if memory.touring and len(hosts) == 1 else None


def goes_on_from_other_field(parse: Parse, trigger: Trigger, partners: Partners, memory: Memory) -> bool:
    """'... seeks a trade agreement with Canada. A round of talks was held in May', '... It was signed in 2020'."""
    if memory.opens or parse.start - memory.strayed_end >= _GAP or partners.basis != "carried":
        return False
    thing = trigger.thing
    seats = all("capital" in party.traits for party in parse.parties)  # "an official in Lima said the request was ..."
    return seats and (thing is None or not (thing.secure or thing.own or thing.names))


def of_section(parse: Parse, trigger: Trigger, rings: tuple[list[Party], list[Party]], memory: Memory) -> Parties:
    """Under 'Peru and Chile' whoever acts by 'a pact' that names nobody else is of the two, and so are "we" in an interview
    whose question was about Chile; empty where that cannot be said."""
    thing, section = trigger.thing, memory.section or ()
    if thing is None or thing.definite or thing.possessive or rings[1] or not set(codes_of(rings[0])) <= set(section):
        return ()
    of_label = memory.labelled and thing.secure and thing.kind in {"strong", "plain"}
    return section if of_label or (memory.interview and speaks_of_us(parse, trigger, memory.official)) else ()


def turns_away(things: tuple[Thing, ...]) -> bool:
    """'The trade deal is another matter': whether a sentence is about an arrangement of another field and no other."""
    subject = things[0] if things else None
    apart = all(thing.separate or thing.kind == "foreign" for thing in things)
    return subject is not None and apart and subject.definite and subject.first <= _OPENS
