"""Accession: who asks, weighs or signs to join the arrangement spoken of makes a larger set of parties of it."""

from __future__ import annotations

from pactbrief.extract.clauses import Segment
from pactbrief.extract.discourse import Memory, organisation
from pactbrief.extract.pairing import NOBODY, Partners, codes_of, named
from pactbrief.extract.parse import Parse, Party
from pactbrief.extract.things import Thing
from pactbrief.extract.triggers import Trigger

_PAIR = 2
#: How many an arrangement has before the newcomer, and the word class of the newcomer's rank.
_RANKS = {2: "third", 3: "fourth", 4: "fifth", 5: "sixth"}
_NEXT = 4  # tokens behind "wants to join" in which it is said what
_HELD = frozenset({"signed", "adopted", "concluded", "in-force"})


def enlarged(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> Partners | None:
    """The parties of the arrangement spoken of with the one that joins; NOBODY where it joins something else, None where
    nobody joins: 'Jordan asked to be admitted', 'is considering joining the pact', 'signed an instrument of accession'.
    """
    thing, asks = trigger.thing, bool(trigger.found.row.get("enlarges"))
    if asks and trigger.stage in _HELD:
        return _joining(parse, trigger, near, memory)
    if asks and thing is not None and any(organisation(code) for code in thing.own):
        return None  # "asked for admission to NATO": the alliance itself
    if thing is not None and _on_joining(parse, thing):
        near = [p for p in parse.parties if set(p.codes) & set(thing.own)] or near
    elif not asks and not takes_part(parse, trigger) and (thing is None or thing.own or not _joined(parse, trigger, thing)):
        return None
    own = set(thing.own) if thing else set()
    within = range(trigger.found.first + 1, trigger.found.last)
    inside = [p for p in parse.parties if p.first in within and not (p.place or own & set(p.codes))]
    inside = [p for p in inside if not set(p.codes) & set(memory.last() or ())] or inside
    acting = inside[-1:] or near or [p for p in parse.parties if p.first < trigger.found.first and not p.place]
    meant = _meant(parse, acting, memory)  # "suggested that | Malta | be let in as a third"
    if meant is not None:
        return meant
    last = spoken = memory.last()
    codes = [code for code in codes_of(acting) if code not in (last or ())]
    if codes and last in memory.wider:  # another newcomer than the one before
        last = memory.held()
    if last is not None and len(last) > _PAIR and acting and not codes:
        return named((last,), "enlarged")  # who asks was told in the sentence before
    if asks and not acting and len(memory.previous) == 1:  # "Sudan? Its general has offered to come in."
        codes = [code for code in memory.previous if code not in (last or ())]
    strayed = bool(acting and memory.previous and not set(memory.previous) & set(spoken or ()))
    if last is None or strayed or len(codes) != 1 or _joins_other(parse, trigger, last):
        return NOBODY if asks else None
    made = named(((*last, codes[0]),), "enlarged")
    if trigger.stage not in _HELD:
        memory.wider.update(made.sets)
    return made


def _joining(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> Partners:
    """'Latvia has joined the pact between Norway and Iceland', '... the pact that the two concluded', '... the pact'."""
    thing = trigger.thing
    if thing is None or thing.kind not in {"strong", "plain"} or any(organisation(code) for code in thing.own):
        return NOBODY
    members = thing.own if thing.complete and len(thing.own) > 1 else _members_behind(parse, thing)
    newcomers = [code for code in codes_of(near) if code not in members]
    if not members and thing.definite and not thing.own:
        members = next((known for known in memory.spoken if not set(newcomers) & set(known)), ())
    founders = tuple(sorted(members))
    if not newcomers or len(members) < _PAIR or not (thing.secure or founders in memory.spoken):
        return NOBODY
    memory.speak(founders)
    made = named(((*members, *newcomers),), "enlarged")
    if trigger.base == "happened":
        memory.founders.update(dict.fromkeys(made.sets, founders))
    return made


def _members_behind(parse: Parse, thing: Thing) -> tuple[str, ...]:
    """'the partnership | under which Ghana, Togo and Benin patrol': those of the relative clause behind the arrangement."""
    behind = [s for s in parse.segments if thing.last <= s.first]
    relative = next((s for s in behind if s.kind == "relative" or _in_which(parse, s)), None)
    if relative is None:
        return ()
    end = next((s.first for s in behind if s.first > relative.first and s.kind != "phrase"), len(parse.tokens))
    return tuple(codes_of([p for p in parse.parties if relative.first <= p.first < end]))


def _in_which(parse: Parse, segment: Segment) -> bool:
    """German: 'mit der | Ghana und Togo zusammenarbeiten': a relative clause whose verb is not known."""
    opened = parse.is_a("preposition", segment.first) and parse.is_a("relative", segment.first + 1)
    return opened and any(p.first == segment.first + 2 for p in parse.parties)


def by_founders(parse: Parse, trigger: Trigger, parties: tuple[str, ...], memory: Memory) -> tuple[str, ...]:
    """Of an arrangement that somebody has joined, those who made it, where the sentence tells of the time before: 'Oman and
    Jordan signed it in 2021', 'It had been founded in July', '..., then still by three'."""
    founders = memory.founders.get(parties, ())
    if not founders or trigger.stage not in _HELD:
        return parties
    here = {code for party in parse.parties for code in party.codes}
    before = parse.holds("pluperfect")
    return founders if not here - set(founders) and (before or here == set(founders)) else parties


def takes_part(parse: Parse, trigger: Trigger) -> bool:
    """'has had Hungary as its third member since May': the trigger's clause counts whom it names in."""
    if not parse.holds("member_word"):
        return False
    here = parse.clause_of(trigger.found.first)
    return any(
        parse.is_a(kind, i) and parse.is_a("rank_before", i - 1 - parse.is_a("article", i - 1)) and parse.clause_of(i) == here
        for kind in _RANKS.values()
        for i in range(2, len(parse.tokens))
        if parse.is_a("member_word", i + 1) and parse.word(i + 2) not in {"to", "that", "which"}  # "the third country to sign"
    )


def _meant(parse: Parse, acting: list[Party], memory: Memory) -> Partners | None:
    """'as a fourth', 'the third member': the arrangement spoken of last that has as many members as that makes; NOBODY where
    none has, None where no number is told."""
    size = next((size for size, kind in _RANKS.items() if _ranked(parse, kind)), None)
    if size is None or not acting:
        return None
    fit = [known for known in (*memory.spoken, memory.group) if len(known) == size]
    for known in fit:
        outside = [code for code in codes_of(acting) if code not in known]
        if len(outside) == 1:
            return named(((*known, outside[0]),), "enlarged")
    return NOBODY


def _ranked(parse: Parse, kind: str) -> bool:
    """'as a | third', 'become the | third | member'; not 'a third of the fleet', 'the third round'."""
    for place in range(1, len(parse.tokens)):
        if not parse.is_a(kind, place) or not (parse.is_any(("article", "rank_before"), place - 1)):
            continue
        if parse.is_a("member_word", place + 1) or (parse.is_a("rank_before", place - 2) and not parse.is_a("of", place + 1)):
            return True
    return False


def take_in(stage: str, modality: str, rule: str, parties: tuple[str, ...], memory: Memory) -> None:
    """Once somebody has joined, the article is about the larger set."""
    if modality == "happened" and stage in _HELD and rule.endswith("enlarged"):
        memory.group = memory.lead = parties
        memory.section = parties if memory.section else None


def _on_joining(parse: Parse, thing: Thing) -> bool:
    """'talks with Egypt about joining the pact'."""
    about = range(thing.last, min(thing.tail + 3, len(parse.tokens)))
    topic = next((i for i in about if parse.is_a("topic", i)), None) if thing.kind == "talks" else None
    return topic is not None and parse.any_is("joining", topic + 1, topic + 3)


def _joined(parse: Parse, trigger: Trigger, thing: Thing) -> bool:
    """'is considering joining the pact': a word of joining between the verb and the definite thing."""
    between = range(trigger.found.last - 1, thing.first)
    if parse.lexis.grammar["verb_last"]:  # "erwägt, der Allianz | beizutreten"
        return thing.definite and parse.any_is("joining", thing.last, thing.last + 2)
    return thing.definite and len(between) <= _NEXT + 1 and any(parse.is_a("joining", i) for i in between)


def _joins_other(parse: Parse, trigger: Trigger, last: tuple[str, ...]) -> bool:
    """'wants to join NATO', 'möchte der EU beitreten': what is joined has a name of its own."""
    span = range(trigger.found.first, trigger.found.last + _NEXT)
    there = [p for p in parse.parties if p.first in span]
    return any(organisation(code) for p in there for code in p.codes if code not in last)
