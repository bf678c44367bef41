"""Partners: between whom the thing of a trigger stands, from its phrase, its clause, the sentence or the discourse."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.clauses.runs import coordinated, only_examples
from pactbrief.extract.discourse import UNLISTED, Memory, Parties
from pactbrief.extract.parties.accession import by_founders, enlarged
from pactbrief.extract.parties.answered import answered
from pactbrief.extract.parties.apart import told_apart
from pactbrief.extract.parties.centre import nobody_else_acts
from pactbrief.extract.parties.fronted import beneath
from pactbrief.extract.parties.homeland import with_stand_in
from pactbrief.extract.parties.nobody import with_nobody
from pactbrief.extract.parties.pairing import (
    NOBODY,
    Partners,
    agent,
    codes_of,
    drops_subject,
    named,
    pairs_of,
    pronoun_acts,
    refers,
    speaks_of_us,
)
from pactbrief.extract.parties.roles import (
    acting_in,
    addressed,
    before_the_subject,
    behind_one_with,
    behind_with,
    in_own_clause,
    others_act,
    shared_subject,
)
from pactbrief.extract.parties.several import in_row, of_three, several, with_each, with_one_behind
from pactbrief.extract.parties.strangers import with_strangers
from pactbrief.extract.parties.turns import turned_to
from pactbrief.extract.parties.unnamed import from_clause
from pactbrief.extract.things.binding import granted_to, let_in, owner_before, state_meant
from pactbrief.extract.things.organisations import for_its_organisation, of_the_whole, without_members
from pactbrief.extract.things.things import Thing, parties_outside
from pactbrief.extract.triggers.antecedents import antecedents, between_behind, with_whom
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party

_LOOSE = frozenset({"loose", "activity"})
_BEFORE = 6  # tokens from "bringing" to the arrangement that somebody is brought into
_PAIR = 2
_OWNED = 2  # tokens from a party to the noun that it owns: its mark, perhaps an adjective


def partners_of(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], memory: Memory) -> Partners:
    """The partnerships that the trigger is about; empty where nobody can say."""
    found = with_strangers(parse, trigger, of_three(parse, trigger, _partners(parse, trigger, things, memory), memory), memory)
    sets = tuple(without_members(parties, memory) for parties in found.sets)
    sets = sets if found.how == "enlarged" else tuple(by_founders(parse, trigger, parties, memory) for parties in sets)
    if not sets and trigger.thing is not None and not trigger.thing.own:
        sets = granted_to(parse, trigger.thing)
    if found.basis == "named":
        sets = tuple(parties for parties in sets if not only_examples(parse, parties))
    if trigger.stage == "proposed":
        sets = tuple(for_its_organisation(parse, trigger.found.first, parties, memory) for parties in sets)
    if found.basis == "carried" or found.how == "such":
        sets = tuple(of_the_whole(parties, memory) for parties in sets)
    return found._replace(sets=tuple(dict.fromkeys(parties for parties in sets if len(parties) > 1)))


def _partners(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], memory: Memory) -> Partners:
    thing = _with_its_words(trigger, things)
    outside = parties_outside(parse, things)
    acting = [p for p in acting_in(parse, outside, memory.alien) if not told_apart(parse, trigger, p)]
    acting = before_the_subject(parse, trigger, addressed(parse, trigger, acting))
    acting = with_stand_in(parse, trigger, acting, memory)
    clause = parse.clause_of(trigger.found.first)
    near = [p for p in acting if parse.clause_of(p.first) == clause]
    near = shared_subject(parse, trigger, acting, near) or antecedents(parse, trigger)
    alone = with_nobody(parse, trigger, near, memory)
    if alone is not None:
        return alone
    listed = with_each(parse, trigger, things, memory.centre)
    if stated := listed or codes_of(between_behind(parse, trigger)):
        return named((tuple(stated),), "each listed" if listed else "between")
    beside = with_whom(parse, trigger)
    if beside and near:
        return named(((*codes_of(near), *codes_of(beside)),), "with which")
    whole, near = near, in_own_clause(parse, trigger, near)
    acting = [p for p in acting if p in near or p not in whole]
    near += _agents(parse, trigger, near)
    far = [p for p in acting if p not in near]
    if (row := in_row(parse, trigger, near)) is not None:
        return row
    if trigger.rule == "verb:answer":
        return answered(parse, near, memory)
    if opened := beneath(parse, trigger):
        return named((opened,), "under it")
    if not acting and thing is not None and thing.definite and not thing.own:
        near = _worked_with(parse, thing, things)
    joined = enlarged(parse, trigger, near, memory)
    if joined is not None:
        return joined
    own = thing.own if thing else ()
    paired = _paired(parse, trigger, things)
    if paired:
        leads = [c for c in codes_of(near) if c not in paired]
        return named([(leads[0], code) for code in paired], "pairs") if leads else NOBODY
    if thing is not None and len(own) > 2 and (each := with_one_behind(parse, thing)).sets:
        return each
    if thing is not None and thing.complete and len(own) > 1:
        joining = [c for c in codes_of(acting) if c not in own]
        if joining and _joins(parse, thing):
            return named(((*own, *joining),), "enlarged")
        return named((own,), "phrase")
    if thing is not None and not own and (meant := state_meant(parse, thing)):
        thing, own = thing._replace(own=meant), meant
    if thing is not None and not own:
        apart = _with_apart(parse, trigger, near)
        if apart is not None:
            thing, own, near = thing._replace(own=apart.codes[:1]), apart.codes[:1], [p for p in near if p is not apart]
        guest = (
            let_in(parse, thing, (trigger.found.first, trigger.found.last)) if not own and len(codes_of(near)) < _PAIR else ()
        )
        if guest and guest[0] not in codes_of(near):
            thing, own = thing._replace(own=guest), guest
    if (whose := _of_whose(parse, thing, own, memory)) is not None:
        return whose
    known = next((memory.names[name] for name in thing.names if name in memory.names), None) if thing else None
    if known is not None and set(own) <= set(known):
        return Partners((known,), "carried", "name")
    if thing is not None and len(own) == 1:
        both = turned_to(parse, trigger, memory)
        if own[0] in both and set(codes_of(near)) <= set(both):  # "... do much together. The Lomé Treaty, which the two signed"
            return named((both,), "both")
        return _with_one(parse, trigger, thing, (near, far), memory)
    if len(own) > 1 and thing is not None:
        return several(parse, thing, own, near, memory)
    if thing is not None and not own and len(codes_of(near)) > 1 and (joining := _newcomers(parse, thing)):
        return named(((*codes_of(near), *joining),), "enlarged")
    return from_clause(parse, trigger, (near, far), memory, things)


def _of_whose(parse: Parse, thing: Thing | None, own: Parties, memory: Memory) -> Partners | None:
    """'Oman, whose pact with Peru ...'; 'Ghana agreed with Peru, | whose accord took effect in May': Peru's accord is with
    Ghana; nobody's, where that is not said. None where no pronoun says whose the thing is."""
    owner = owner_before(parse, thing) if thing is not None else ()
    if thing is None or not owner:
        return None
    if own:
        return named(((*own, *owner),), "whose")
    last = [p for p in parse.parties if p.last <= parse.segment_at(thing.head).first][-1]
    if owner[0] in last.codes and behind_with(parse, last):
        here = parse.clause_of(last.first)
        acting = [p for p in parse.parties if p.last <= last.first and parse.clause_of(p.first) == here and not p.place]
        lead = next((p.codes[0] for p in reversed(acting) if not behind_with(parse, p)), memory.centre)
        if lead and lead not in owner:
            return named(((lead, *owner),), "with whose")
    return None if set(owner) <= set(memory.last() or owner) else NOBODY


def _worked_with(parse: Parse, thing: Thing, things: tuple[Thing, ...]) -> list[Party]:
    """'cooperation with Kenya rests on | the accord signed in 2017': with whom one works under the thing."""
    here = parse.clause_of(thing.head)
    loose = [t for t in things if t.kind in _LOOSE and t.own and t.last <= thing.first and parse.clause_of(t.head) == here]
    return [p for p in parse.parties if loose and p.last <= thing.first and set(p.codes) <= set(loose[-1].own)]


def _agents(parse: Parse, trigger: Trigger, near: list[Party]) -> list[Party]:
    """Those beyond the parties `near` who do what a passive tells: 'offered a training programme | by Britain', 'Chad, offered
    a pact | by Oman, ...'."""
    thing = trigger.thing
    reduced = trigger.found.entry.tag == "past" and parse.word(trigger.inner - 1) == ","
    if thing is None or not (trigger.voice == "passive" or reduced):
        return []
    return [p for p in parse.parties if agent(parse, p) and p not in near and thing.last <= p.first < thing.tail + 1]


def _newcomers(parse: Parse, thing: Thing) -> list[str]:
    """'negotiations on bringing France into their arrangement': who is to join stands before the thing."""
    low = max(0, thing.first - _BEFORE)
    start = next((i for i in range(low, thing.first) if parse.is_a("joining", i)), thing.first)
    return [code for p in parse.parties if start < p.first and p.last <= thing.first for code in p.codes]


def _with_its_words(trigger: Trigger, things: tuple[Thing, ...]) -> Thing | None:
    """'qu'un accord est en cours de | négociation avec la Russie': with whom, stands behind the words of the stage."""
    thing = trigger.thing
    if thing is None or thing.own or trigger.voice != "phrase":
        return thing
    return thing._replace(own=next((t.own for t in things if t.head in trigger.found.places and len(t.own) == 1), ()))


def _with_apart(parse: Parse, trigger: Trigger, near: list[Party]) -> Party | None:
    """'No talks are under way with Lithuania': with whom stands behind the verb, apart from the noun."""
    if parse.lexis.grammar["verb_last"] or parse.lexis.language != "en":
        return None
    opening = parse.segment_at(trigger.found.first).first
    behind = [p for p in near if (p.first >= trigger.found.last or p.first - 1 == opening) and behind_with(parse, p)]
    alone = len(behind) == 1 and not behind_one_with(parse, near)  # "Pacts should be signed with Peru and Chile"
    return behind[0] if alone and len(codes_of(near)) <= 2 else None


def _paired(parse: Parse, trigger: Trigger, things: tuple[Thing, ...]) -> list[str]:
    """'mit den Emiraten einen Beistandspakt und mit Riad ein Truppenabkommen': the partners of a list of arrangements."""
    clause = parse.clause_of(trigger.found.first)
    pairs = [
        p
        for t in things
        for p in parse.parties
        if p.last == t.first and not t.own and t.kind in {"strong", "plain"} and parse.clause_of(t.head) == clause
        if parse.any_is("with", p.first - 2, p.first)
    ]
    return codes_of(pairs) if len(pairs) > 1 else []


def _joins(parse: Parse, thing: Thing) -> bool:
    """'sounded out Japan on joining AUKUS': a word of accession stands before the thing."""
    ahead = range(thing.last, thing.last + 4) if parse.lexis.grammar["verb_last"] else ()  # "dem Pakt anschließt"
    return any(parse.is_a("joining", i) for i in (*range(max(0, thing.first - 4), thing.head), *ahead))


def _with_one(parse: Parse, trigger: Trigger, thing: Thing, rings: tuple[list[Party], list[Party]], memory: Memory) -> Partners:
    """One party in the phrase ("Tokyo's pact", "the pact with Tokyo"): the other acts in the clause."""
    own = thing.own[0]
    if not rings[0] and others_act(parse, trigger):
        return named(((own, UNLISTED),), "others")  # "Several countries opened talks with Kenya"
    if trigger.rule == "verb:attribute" and parse.is_a("garrison", thing.head):
        rings = [], []  # "Moscow wants the French base that was given up"
    near = codes_of(_actors(parse, trigger, [p for p in rings[0] if p.codes != (own,)]))
    far = [c for c in codes_of(rings[1]) if c != own]
    hub, beside = memory.hub((own,)), near or far
    strays = thing.kind == "talks" and beside and beside[0] not in (memory.lead or ())
    if hub and strays and any(hub in p.codes for p in parse.parties):
        return named(((own, hub),), "hub")  # "Benin agreed a plan with NATO, and talks with Togo go on"
    if near:
        return pairs_of(parse, (own,), near, thing)
    meant = memory.subject_before() if pronoun_acts(parse, trigger) and not rings[1] else None
    if (
        meant and meant != own and meant not in (memory.last_with((own,)) or ())
    ):  # "Togo stayed away. It quit its pact with France"
        return named(((own, meant),), "pronoun")
    ours = memory.ours((own,)) if speaks_of_us(parse, trigger, memory.official) else None
    if ours:
        speaker = next((p.codes[0] for p in parse.parties if "leader" in p.traits and p.codes != (own,)), ours)
        return named(((own, speaker),), "we")
    behind = [c for c in thing.behind if c != own]
    if behind and not far:
        return named(((own, behind[0]),), "topic")
    known = memory.last_with((own,))
    if far:
        return pairs_of(parse, (own,), far[:2] if len(rings[1]) > 1 and coordinated(parse, rings[1]) else far[:1], thing)
    newcomer = next((c for c in memory.previous if c != own), None)
    called = thing.definite and known in memory.calls.get(parse.word(thing.head), ())  # "The Finnish arrangement"
    apart = {own} if pronoun_acts(parse, trigger) else set()  # "In Oman the king spoke to France. He will not end its pact"
    if known and newcomer and not ((set(memory.previous) - apart) & set(known) or thing.complete or (called and not apart)):
        return named(((own, newcomer),), "sentence before")
    if known:
        return Partners((known,), "carried", "discourse")
    places = [c for p in parse.parties if p.place for c in p.codes if c != own]
    if places and trigger.stage not in {"signed", "adopted"}:
        return named(((own, places[0]),), "place")
    together = memory.last()
    if (
        together
        and own not in together
        and not rings[0]
        and refers(parse, trigger)
        and pronoun_acts(parse, trigger)
        and trigger.stage in {"exploring", "proposed"}
    ):
        return named(((*together, own),), "enlarged")
    if thing.kind == "pro" and memory.last() and own not in (memory.last() or ()):
        hub = next((c for c in memory.last() or () if len(c) > 2 or c == "EU"), None)
        if hub:
            return named(((own, hub),), "hub")
    lead = memory.centre
    if lead and hub and lead not in (memory.lead or ()) and {lead, hub} == {*(memory.last() or ())}:
        lead = hub  # "Benin agreed a plan with NATO in May. Talks with Togo go on" in an article on Jordan and NATO
    if lead and lead != own and not rings[0] and (nobody_else_acts(trigger) or drops_subject(parse, trigger)):
        return named(((own, lead),), "centre")
    actor = memory.other((own,), thing.possessive or pronoun_acts(parse, trigger))
    alike = parse.any_is("alike", thing.first, thing.head)
    same = memory.spoken[0] if alike and memory.spoken and memory.with_whom in memory.spoken[0] else ()
    if len(same) == 2 and own not in same:  # "It announced one with the EU. Similar talks with Britain ..."
        return named(((own, next(c for c in same if c != memory.with_whom)),), "alike")
    if actor and (thing.possessive or thing.definite or alike or thing.kind in {"strong", "talks", "pro"}):
        return Partners((tuple(sorted((own, actor))),), "named", "actor")
    return NOBODY


def _actors(parse: Parse, trigger: Trigger, near: list[Party]) -> list[Party]:
    """Those who act in the clause: before an active verb, after "by" in the passive; else whoever stands there."""
    owners = [p for p in near if p.owner and 0 < trigger.found.first - p.last <= _OWNED]
    if trigger.voice == "noun" and owners:  # "Japan's decision ..., coupled with the EU's designation as a partner of ASEAN"
        return owners[-1:]
    left = [p for p in near if p.last <= trigger.found.first]
    right = [p for p in near if p.first >= trigger.found.first]
    if trigger.voice == "active":
        return left or right
    return right or left if any(parse.is_a("agent", p.first - 1) for p in right) else left or right
