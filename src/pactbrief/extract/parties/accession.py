"""Accession: who asks, weighs or signs to join the arrangement spoken of makes a larger set of parties of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.clauses.runs import list_end
from pactbrief.extract.discourse import Memory, Parties, organisation
from pactbrief.extract.parties.pairing import NOBODY, Partners, codes_of, named
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger

_PAIR = 2
#: How many an arrangement has before the newcomer, and the word class of the newcomer's rank.
_RANKS = {2: "third", 3: "fourth", 4: "fifth", 5: "sixth"}
_NEXT = 4  # tokens behind "wants to join" in which it is said what
_TEXTS = frozenset({"strong", "plain", "pro"})
_HELD = frozenset({"signed", "adopted", "concluded", "in-force"})


def enlarged(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> Partners | None:
    """The parties of the arrangement spoken of with the one that joins; NOBODY where it joins something else, None where
    nobody joins: 'Jordan asked to be admitted', 'is considering joining the pact', 'signed an instrument of accession'.
    """
    thing, asks = trigger.thing, bool(trigger.found.row.get("enlarges"))
    if asks and trigger.stage in _HELD and (trigger.voice != "phrase" or (thing is not None and thing.complete)):
        return _joining(parse, trigger, near, memory)
    if thing is not None and parse.is_a("accession", thing.head) and parse.lexis.language == "en":
        return _by_accession(parse, thing, near, memory) if trigger.stage in _HELD | {"ratified"} else NOBODY
    if asks and thing is not None and any(organisation(code) for code in thing.own):
        return None  # "asked for admission to NATO": the alliance itself
    if thing is not None and _on_joining(parse, thing):
        near = [p for p in parse.parties if set(p.codes) & set(thing.own)] or near
    elif not asks and not takes_part(parse, trigger) and (thing is None or thing.own or not _joined(parse, trigger, thing)):
        return None
    own = set(thing.own) if thing else set()
    stated = _joined_set(parse, trigger) if asks else None
    last = spoken = stated or memory.last()
    if not stated and last and set(last) < set(memory.lead or ()):
        last = spoken = memory.lead  # whoever asks to be let in asks the three that the article is about, not two of them
    acting = _newcomers(parse, trigger, near, (own, last or ()))
    meant = _meant(parse, acting, memory)  # "suggested that | Malta | be let in as a third"
    if meant is not None:
        return meant
    behind = asks and acting and parse.is_a("preposition", trigger.found.last - 1) and acting[0].first >= trigger.found.last
    if behind and not _opened(parse, trigger):
        return NOBODY
    codes = [code for code in codes_of(acting) if code not in (last or ())]
    inviting = [code for code in codes_of(near) if code not in codes]
    if asks and len(inviting) >= _PAIR and codes and not set(inviting) <= set(last or ()):
        last = spoken = tuple(sorted(inviting))  # "Peru and Chile asked Bolivia to join"
    if codes and last in memory.wider:  # another newcomer than the one before
        last = memory.held()
    if last is not None and len(last) > _PAIR and acting and not codes:
        return named((last,), "enlarged")  # who asks was told in the sentence before
    if asks and not acting and len(memory.previous) == 1:  # "Sudan? Its general has offered to come in."
        codes = [code for code in memory.previous if code not in (last or ())]
    strayed = bool(acting and memory.previous and not set(memory.previous) & set(spoken or ()))
    strayed = strayed and not (set(memory.previous) <= {*codes} and last in {memory.lead, tuple(sorted(inviting))})
    listed = len(codes) == 1 or (bool(acting) and list_end(parse, acting[0]) == acting[-1].last)
    beside = not asks and last not in {memory.lead, memory.section} and set(last or ()) & set(memory.lead or ())
    if last is None and trigger.stage == "rejected" and len(codes) > 1:
        return None  # "Norway and Estonia declined to join a pact": theirs, if anybody's
    if last is None or strayed or beside or not (codes and listed) or _joins_other(parse, trigger, last):
        return NOBODY if asks or beside else None
    made = named(((*last, *codes),), "enlarged")
    if trigger.stage not in _HELD:
        memory.wider.update(made.sets)
    elif trigger.stage == "concluded":  # "agreed to take Ghana in": so far the arrangement is that of the others
        memory.speak(tuple(sorted(last)))
        memory.founders.update(dict.fromkeys(made.sets, last))
    return made


def _newcomers(parse: Parse, trigger: Trigger, near: list[Party], known: tuple[set[str], tuple[str, ...]]) -> list[Party]:
    """Who joins: whom the words of joining name between them ("suggested that | Malta and Cyprus | be let in") or right behind
    them ("be opened up to | Malta"), else who acts and is none of the `known`, those of the thing and of the arrangement."""
    own, last = known
    found = trigger.found
    apart = [p for p in parse.parties if not own & set(p.codes)]
    within = [p for p in apart if found.first < p.first < found.last and not p.place]
    behind = found.last + parse.is_a("article", found.last)
    if not within and parse.is_a("preposition", found.last - 1):
        first = next((p for p in apart if p.first == behind), None)
        within = [p for p in apart if first and first.first <= p.first < list_end(parse, first)]
    if within := [p for p in within if not set(p.codes) & set(last)] or within:
        return [p for p in within if list_end(parse, p) == within[-1].last]
    ahead = [p for p in parse.parties if p.first < found.first and not p.place]
    rings = ([p for p in ring if not set(p.codes) <= set(last)] for ring in (near, ahead))
    return next(filter(None, rings), near or ahead)


def _opened(parse: Parse, trigger: Trigger) -> bool:
    """'proposed opening | the pact | to Malta', not 'the port'."""
    span = trigger.found.first, trigger.found.last
    return parse.any_is("joinable", *span) or any(h.first in range(*span) and h.row["kind"] in _TEXTS for h in parse.heads)


def _joining(parse: Parse, trigger: Trigger, near: list[Party], memory: Memory) -> Partners:
    """'Latvia has joined the pact between Norway and Iceland', '... the pact that the two concluded', '... the pact'."""
    thing = trigger.thing
    if thing is None or thing.kind not in {"strong", "plain"} or any(organisation(code) for code in thing.own):
        return NOBODY
    members = thing.own if thing.complete and len(thing.own) > 1 else _members_behind(parse, thing.last)
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


def _joined_set(parse: Parse, trigger: Trigger) -> Parties | None:
    """'to join | the pact between Chile and Peru', '... that Chile and Peru signed': those whose arrangement is joined."""
    ahead = range(trigger.found.last - 1, trigger.found.last + _NEXT)
    head = next((h for h in parse.heads if h.first in ahead and h.row["kind"] in _TEXTS), None)
    if head is None:
        return None
    within = range(head.last, parse.segment_at(head.first).last)
    members: Sequence[str] = codes_of([p for p in parse.parties if p.first in within and not p.place])
    if len(members) < _PAIR:
        members = [*_members_behind(parse, head.last)]
    return tuple(sorted(members)) if len(members) >= _PAIR else None


def _by_accession(parse: Parse, thing: Thing, near: list[Party], memory: Memory) -> Partners:
    """'signed Chile's accession to it', 'signed its accession to the pact': to what was spoken of last, or is called so."""
    named_here = {code for p in parse.parties if thing.first <= p.first for code in p.codes}
    newcomers = [*thing.own, *codes_of(near)][:1]
    called = next((memory.names[name] for name in thing.names if name in memory.names), None)
    last = called or memory.held()
    alliance = any(map(organisation, (*thing.own, *thing.behind)))
    if alliance or not newcomers or last is None or not named_here <= {*last, *newcomers}:
        return NOBODY
    if newcomers[0] in last and len(last) == _PAIR:
        return NOBODY
    return named(((*last, *newcomers),), "enlarged")


def _members_behind(parse: Parse, place: int) -> tuple[str, ...]:
    """'the partnership | under which Ghana, Togo and Benin patrol': those of the relative clause behind the arrangement."""
    behind = [s for s in parse.segments if place <= s.first]
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
    Jordan signed it in 2021', 'It had been founded in July', 'The original pact was signed in 2021'."""
    founders = memory.founders.get(parties, ())
    if not founders or trigger.stage not in _HELD:
        return parties
    here = {code for party in parse.parties for code in party.codes} & set(parties)
    before = parse.holds("pluperfect") or parse.holds("original")
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
    joined = stage in _HELD and stage != "concluded"  # who has agreed to take him in has yet to do so
    if modality == "happened" and joined and rule.endswith("enlarged"):
        memory.group = memory.lead = parties
        memory.section = parties if memory.section else None


def _on_joining(parse: Parse, thing: Thing) -> bool:
    """'talks with Egypt about joining the pact'."""
    about = range(thing.last, min(thing.tail + 3, len(parse.tokens)))
    topic = next((i for i in about if parse.is_a("topic", i)), None) if thing.kind == "talks" else None
    return topic is not None and parse.any_is("joining", topic + 1, topic + 3)


def _joined(parse: Parse, trigger: Trigger, thing: Thing) -> bool:
    """'is considering joining the pact', 'its accession to the pact took effect': a word of joining between the verb and the
    definite thing, or right before it."""
    between = range(trigger.found.last - 1, thing.first)
    if parse.lexis.grammar["verb_last"]:  # "erwägt, der Allianz | beizutreten"
        return thing.definite and parse.any_is("joining", thing.last, thing.last + 2)
    if parse.is_a("membership", thing.first - 2) and parse.is_a("preposition", thing.first - 1):
        return thing.definite
    return thing.definite and len(between) <= _NEXT + 1 and any(parse.is_a("joining", i) for i in between)


def _joins_other(parse: Parse, trigger: Trigger, last: tuple[str, ...]) -> bool:
    """'wants to join NATO', 'möchte der EU beitreten': what is joined has a name of its own; 'to join the search', 'invited
    to the ceremony': it is no arrangement."""
    found = trigger.found
    span = range(found.first, found.last + _NEXT)
    there = [p for p in parse.parties if p.first in span]
    if any(organisation(code) for p in there for code in p.codes if code not in last):
        return True
    if not parse.lexis.grammar["joinable"]:
        return False
    gap = next((left + 1 for left, right in pairwise(found.places) if right - left > 1), found.last)
    if gap < found.last and parse.is_a("be", found.first) and parse.is_a("preposition", gap):
        return True
    opening = found.last + parse.is_a("preposition", found.last)
    if parse.is_a("joined_hands", opening):
        return True  # "join hands with the Koreans"
    behind = range(opening, min(opening + _NEXT, len(parse.tokens)))
    heads = [head.row["kind"] for head in parse.heads if head.first in behind]
    if heads:
        return heads[0] not in _TEXTS
    known = parse.is_any(("definite", "possessive"), opening) and parse.any_is("joinable", opening, behind.stop)
    return parse.is_any(("article", "possessive"), opening) and not known
