"""Partners: between whom the thing of a trigger stands, from its phrase, its clause, the sentence or the discourse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.parse import Parse, Party
from pactbrief.extract.roles import acting_in, addressed, coordinated, shared_subject
from pactbrief.extract.things import Thing, parties_outside
from pactbrief.extract.triggers import Trigger
from pactbrief.model.records import dataclass

Basis = Literal["named", "carried"]


@dataclass(frozen=True, slots=True)
class Partners:
    """One or several sets of parties ("with Albania and with North Macedonia"), and how they were found."""

    sets: tuple[Parties, ...]
    basis: Basis
    how: str


NOBODY = Partners((), "named", "")


def partners_of(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], memory: Memory) -> Partners:
    """The partnerships that the trigger is about; empty where nobody can say."""
    found = _partners(parse, trigger, things, memory)
    sets = tuple(_without_members(parties, memory) for parties in found.sets)
    return replace(found, sets=tuple(dict.fromkeys(parties for parties in sets if len(parties) > 1)))


def _without_members(parties: Parties, memory: Memory) -> Parties:
    """'Lithuania urged the EU to offer Georgia a pact': a member is no party beside its organisation."""
    inside = [memory.members[code] for code in parties if code in memory.members]
    return tuple(code for code in parties if not any(code in members for members in inside))


def _partners(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], memory: Memory) -> Partners:
    thing = trigger.thing
    outside = parties_outside(parse, things)
    clause = parse.clause_of(trigger.found.first)
    acting = addressed(parse, trigger, acting_in(parse, outside, memory.alien))
    near = [p for p in acting if parse.clause_of(p.first) == clause]
    near = shared_subject(parse, trigger, acting, near)
    far = [p for p in acting if p not in near]
    own = thing.own if thing else ()
    if thing is not None and thing.complete and len(own) > 1:
        joining = [c for c in _codes(acting) if c not in own]
        if joining and _joins(parse, thing):
            return _named(((*own, *joining),), "enlarged")
        return _named((own,), "phrase")
    known = next((memory.names[name] for name in thing.names if name in memory.names), None) if thing else None
    if known is not None and set(own) <= set(known):
        return Partners((known,), "carried", "name")
    if thing is not None and len(own) == 1:
        return _with_one(parse, trigger, thing, (near, far), memory)
    if len(own) > 1 and thing is not None:
        return _several(parse, thing, own, near, memory)
    return _from_clause(parse, trigger, (near, far), memory, things)


def _joins(parse: Parse, thing: Thing) -> bool:
    """'sounded out Japan on joining AUKUS': a word of accession stands before the thing."""
    return any(parse.lexis.is_a("joining", parse.word(i)) for i in range(max(0, thing.first - 4), thing.head))


def _named(sets: Sequence[Parties], how: str) -> Partners:
    clean = tuple(dict.fromkeys(tuple(sorted(set(s))) for s in sets if len(set(s)) > 1))
    return Partners(clean, "named", how)


def _codes(parties: Sequence[Party]) -> list[str]:
    return list(dict.fromkeys(code for party in parties for code in party.codes))


def _with_one(parse: Parse, trigger: Trigger, thing: Thing, rings: tuple[list[Party], list[Party]], memory: Memory) -> Partners:
    """One party in the phrase ("Tokyo's pact", "the pact with Tokyo"): the other acts in the clause."""
    own = thing.own[0]
    near = [c for c in _codes(_actors(parse, trigger, rings[0])) if c != own]
    if near:
        return _pairs(parse, (own,), near, thing)
    far = [c for c in _codes(rings[1]) if c != own]
    behind = [c for c in thing.behind if c != own]
    if behind and not far:
        return _named(((own, behind[0]),), "topic")
    known = memory.last_with((own,))
    if far:
        return _pairs(parse, (own,), far[:2] if len(rings[1]) > 1 and coordinated(parse, rings[1]) else far[:1], thing)
    if known:
        return Partners((known,), "carried", "discourse")
    places = [c for p in parse.parties if p.place for c in p.codes if c != own]
    if places and trigger.stage not in {"signed", "adopted"}:
        return _named(((own, places[0]),), "place")
    together = memory.last()
    if (
        together
        and own not in together
        and _refers(parse, trigger)
        and _pronoun(parse, trigger)
        and trigger.stage in {"exploring", "proposed"}
    ):
        return _named(((*together, own),), "enlarged")
    if thing.kind == "pro" and memory.last() and own not in (memory.last() or ()):
        hub = next((c for c in memory.last() or () if len(c) > 2 or c == "EU"), None)
        if hub:
            return _named(((own, hub),), "hub")
    actor = memory.other((own,), thing.possessive or _pronoun(parse, trigger))
    if actor and (thing.possessive or thing.definite or thing.kind in {"strong", "talks", "pro"}):
        return Partners((tuple(sorted((own, actor))),), "named", "actor")
    return NOBODY


def _actors(parse: Parse, trigger: Trigger, near: list[Party]) -> list[Party]:
    """Those who act in the clause: before an active verb, after "by" in the passive; else whoever stands there."""
    left = [p for p in near if p.last <= trigger.found.first]
    right = [p for p in near if p.first >= trigger.found.first]
    if trigger.voice == "active":
        return left or right
    return right or left if any(parse.lexis.is_a("agent", parse.word(p.first - 1)) for p in right) else left or right


def _pairs(parse: Parse, own: Parties, others: list[str], thing: Thing) -> Partners:
    if len(others) > 1 and _distributes(parse, thing, (*own, *others)):
        return _named([(*own, other) for other in others], "each")
    return _named([(*own, *others)], "clause")


def _distributes(parse: Parse, thing: Thing | None, codes: Sequence[str]) -> bool:
    words = {t.word for t in parse.tokens}
    lexis = parse.lexis
    if words & lexis.grammar.get("together", frozenset()):
        return False
    if words & lexis.grammar.get("each", frozenset()) or (thing is not None and thing.plural):
        return True
    return codes[0] == "EU" or "EU" in codes[:2]


def _several(parse: Parse, thing: Thing, own: Parties, near: list[Party], memory: Memory) -> Partners:
    """Several parties after "with": one partnership each, or one of all, with the one that acts."""
    actors = [c for c in _codes(near) if c not in own]
    before = [p for p in parse.parties if thing.first <= p.first < thing.head]
    if before:
        lead = before[0].codes[0]
        rest = [c for c in own if c != lead]
        return _pairs(parse, (lead,), rest, thing)
    if not actors:
        known = memory.last_with(own)
        if known:
            return Partners((known,), "carried", "discourse")
        return _named((own,), "phrase")
    lead = actors[0]
    if _distributes(parse, thing, (lead, *own)):
        return _named([(lead, other) for other in own], "each")
    return _named([(*actors[:1], *own)], "phrase")


def _from_clause(
    parse: Parse, trigger: Trigger, rings: tuple[list[Party], list[Party]], memory: Memory, things: tuple[Thing, ...]
) -> Partners:
    """Nobody in the phrase: the parties that act, or the partnership carried on."""
    near, far = rings
    codes = _codes(near)
    thing = trigger.thing
    if thing is None and trigger.voice == "noun" and len(codes) < 2:
        about = memory.section or memory.lead
        return Partners((about,), "carried", "the act") if about else NOBODY
    if thing is None and trigger.voice != "phrase" and not _subject_stands(parse, trigger, near):
        return NOBODY
    if len(codes) > 1:
        hub = memory.hub(tuple(codes))
        if hub and any(parse.lexis.is_a("alike", t.word) for t in parse.tokens):
            return _named([(hub, code) for code in codes], "alike")
        return _grouped(parse, trigger, near)
    definite = thing is None or thing.definite or thing.possessive
    if codes:
        known = memory.last_with(tuple(codes))
        if thing is not None and not definite:
            swapped = memory.swap(parse.word(thing.head), codes[0])
            if swapped:
                return _named((swapped,), "swap")
            abroad = [c for p in parse.parties if p.place for c in p.codes if c not in (known or codes)]
            leads = any("leader" in p.traits for p in near)
            if abroad and (thing.secure or leads):
                partners = abroad if _distributes(parse, None, codes) else abroad[:1]
                return _named(tuple((codes[0], c) for c in partners), "abroad")
            if _pronoun(parse, trigger) and memory.other(tuple(codes), True):
                return _named(((codes[0], str(memory.other(tuple(codes), True))),), "pronoun")
        other = [c for c in _codes(far) if c not in codes]
        if other and (not definite or not known):
            return _named(((codes[0], other[-1]),), "sentence")
        if known:
            return Partners((known,), "carried", "discourse")
        behind = [c for c in (thing.behind if thing else ()) if c not in codes]
        if behind:
            return _named(((codes[0], behind[0]),), "topic")
        beside = [
            c
            for t in things
            if parse.clause_of(t.head) == parse.clause_of(trigger.found.first)
            for c in t.own
            if c not in codes
        ]
        if beside:
            return _pairs(parse, (codes[0],), beside, thing) if thing else _named(((codes[0], *beside),), "beside")
        if memory.pending and memory.pending not in codes and thing is None:
            return _named(((codes[0], memory.pending),), "pending")
        actor = memory.other(tuple(codes), _pronoun(parse, trigger))
        if actor and thing is not None and (thing.kind == "strong" or thing.names):
            return Partners((tuple(sorted((codes[0], actor))),), "carried", "actor")
        places = [c for p in parse.parties if p.place for c in p.codes if c not in codes]
        return (
            _named(tuple((codes[0], c) for c in places[:2]), "place") if places and (thing is None or thing.secure) else NOBODY
        )
    if thing is not None and thing.names and len(_codes(far)) > 1:
        return _grouped(parse, trigger, far)
    if _refers(parse, trigger) or definite or not _codes(far):
        called = memory.heads.get(parse.word(thing.head)) if thing else None
        last = memory.former() if _latter(parse, "former") else called or memory.last()
        if last:
            return Partners((last,), "carried", "discourse")
        if memory.pair and not _codes(far):
            return Partners((memory.pair,), "carried", "pair")
    said = [c for t in things for c in t.own]
    codes = _codes(far) or list(thing.behind if thing else ())
    if thing is None and len(codes) == 1 and said and said[0] not in codes:
        return _named(((codes[0], said[0]),), "sentence")
    if len(codes) > 1:
        return _grouped(parse, trigger, far) if far else _named((tuple(codes[:2]),), "topic")
    known = memory.last_with(tuple(codes)) if len(codes) == 1 and thing is not None and thing.kind == "talks" else None
    if known:
        return Partners((known,), "carried", "discourse")
    abroad = [c for p in parse.parties if p.place for c in p.codes if c not in codes]
    if codes and abroad and thing is not None and thing.secure:
        return _named(((codes[0], abroad[0]),), "abroad")
    return NOBODY


def _latter(parse: Parse, kind: str) -> bool:
    return any(parse.lexis.is_a(kind, t.word) for t in parse.tokens)


def _subject_stands(parse: Parse, trigger: Trigger, near: list[Party]) -> bool:
    """A verb without object needs someone who acts: "the two sides signed", "Rabat has signed"."""
    before = [p for p in near if p.last <= trigger.found.first]
    return bool(before) or _refers(parse, trigger) or _pronoun(parse, trigger) or trigger.stage == "negotiating"


def _pronoun(parse: Parse, trigger: Trigger) -> bool:
    """Whether somebody acts under a pronoun before the verb."""
    segment = parse.segment_at(trigger.found.first)
    low = segment.first
    if parse.lexis.is_a("conjunction", segment.opener):  # "it | and Japan vowed"
        low = max((s.first for s in parse.segments if s.last == segment.first), default=low)
    return any(parse.lexis.is_a("pronoun", parse.word(i)) for i in range(low, trigger.found.first))


def _refers(parse: Parse, trigger: Trigger) -> bool:
    clause = parse.clause_of(trigger.found.first)
    return any(
        parse.lexis.is_a("collective", parse.word(i))
        for s in parse.segments
        if s.clause == clause
        for i in range(s.first, s.last)
    )


def _grouped(parse: Parse, trigger: Trigger, parties: list[Party]) -> Partners:
    """Several parties in the clause: runs of coordinated ones; a run before the verb and a run after "with"."""
    runs: list[list[str]] = []
    ends: list[Party] = []
    for party in parties:
        if ends and coordinated(parse, [ends[-1], party]):
            runs[-1] += [c for c in party.codes if c not in runs[-1]]
        else:
            runs.append(list(party.codes))
        ends.append(party)
    flat = list(dict.fromkeys(c for run in runs for c in run))
    if len(runs) == 1:
        return _named((tuple(flat),), "subject")
    first, *rest = runs
    if len(first) == 1:
        others = [c for c in rest[0] if c not in first]
        if not others and len(rest) > 1:
            others = [c for c in rest[1] if c not in first]
        if not others:
            return NOBODY
        return _pairs(parse, tuple(first), others, trigger.thing) if trigger.thing else _named(((*first, *others),), "clause")
    partner = next((p for p in parties if parse.lexis.is_a("with", parse.word(p.first - 1)) and p.codes[0] not in first), None)
    if partner is not None:
        return (
            _pairs(parse, partner.codes, first, trigger.thing)
            if trigger.thing
            else _named(((*first, *partner.codes),), "clause")
        )
    return _named((tuple(first),), "subject") if len(first) > 1 else _named((tuple(flat),), "clause")
