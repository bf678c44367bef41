"""Deciding: who only is against an arrangement, or only recommends it, and has no say in whether it comes about."""

from __future__ import annotations

from collections.abc import Collection

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.triggers import Trigger

_APPROVED = frozenset({"ratified", "adopted"})
_COMPOUND = 4  # letters; shorter words end others by chance


def without_a_say(parse: Parse, trigger: Trigger) -> bool:
    """'Die Opposition lehnt den Pakt ab', 'trade unions reject it', 'the industry presses for one': who is against an
    arrangement, or asks for it, in whose clause nobody decides: a party, a union or a crowd; a firm or a lobby."""
    grammar = parse.lexis.grammar
    ends = grammar["private"] | grammar["voiceless"] if trigger.stage == "rejected" else grammar["private"]
    if not (trigger.stage == "rejected" or (trigger.stage == "proposed" and trigger.voice == "active")):
        return False
    if not parse.lexis.suffixes and ends.isdisjoint(parse.present):
        return False
    here = parse.clause_of(trigger.found.first)
    within = [s for s in parse.segments if s.clause == here]
    if not parse.segment_at(trigger.found.first).finite:  # "Die Opposition kündigte an, | gegen den Pakt zu stimmen"
        within = [s for s in parse.segments if s.first <= trigger.found.first]
    places = [i for s in within for i in range(s.first, s.last)]
    if parse.lexis.capital_nouns:
        places = [i for i in places if parse.tokens[i].capital]
    elif trigger.voice == "active":
        places = [i for i in places if i < trigger.inner]
    crowd = [i for i in places if _ends(parse.word(i), ends) and i not in parse.named and not _governed(parse, i)]
    if not crowd:
        return False
    thing, deciding = trigger.thing, ("parliament", "ruling", "institution", "home_office")
    own = range(thing.first, thing.tail) if thing is not None else range(0)
    free = [i for i in places if i not in crowd and i not in own and not _governed(parse, i)]
    house = any(parse.is_any(deciding, i) for i in free if i + 1 not in crowd)
    return not house and not any(p.first in free and not p.place for p in parse.parties)


def only_urged(parse: Parse, trigger: Trigger) -> bool:
    """'urged Oman | not to sign the pact', 'is under pressure | to reject it': what somebody is asked to do without, or to turn
    down, he has neither done nor turned down."""
    found, thing, to = trigger.found, trigger.thing, trigger.found.first - 1
    if trigger.stage == "proposed" and thing is not None and parse.any_is("plain_negator", found.last, thing.first):
        return True  # "asked Oman to consider not signing the pact"
    if not parse.holds("addressing") or found.entry.tag not in {"base", "gerund"}:
        return False
    if found.entry.tag == "base" and not parse.is_a("be_to", to):
        return False
    without = parse.is_a("negator", to - (found.entry.tag == "base"))
    low = parse.segment_at(found.first).first
    return (without or trigger.stage == "rejected") and parse.any_is("addressing", low, to)


def only_a_committee(parse: Parse, trigger: Trigger) -> bool:
    """'The Senate committee approved the pact', 'der Ausschuss billigte ihn': its house has yet to decide; a committee of both
    sides ("the joint committee adopted") does decide itself."""
    ends = parse.lexis.grammar["committee"] if trigger.stage in _APPROVED else ()
    if not ends or (trigger.thing is not None and trigger.thing.body):
        return False
    here = parse.clause_of(trigger.found.first)
    return any(
        _ends(word, ends)
        and parse.clause_of(i) == here
        and i not in parse.named  # "la Commission européenne"
        and not (parse.is_a("jointly", i - 1) or parse.is_a("jointly", i + 1) or parse.word(i + 1) == "'s")
        and not _governed(parse, i)
        for i, word in enumerate(parse.words)
    )


def _ends(word: str, ends: Collection[str]) -> bool:
    return word in ends or word.endswith(tuple(end for end in ends if len(end) > _COMPOUND))


def _governed(parse: Parse, place: int) -> bool:
    """Behind a preposition that does not say who acts: 'im Streit mit der Opposition', 'im Nationalrat'."""
    before = next((i for i in range(place - 1, max(-1, place - 4), -1) if parse.is_a("preposition", i)), None)
    between = range(before + 1, place) if before is not None else range(0)
    inside = before is not None and not any(
        (parse.tokens[i].capital and i not in parse.named) or (parse.tokens[i].mark and parse.word(i) != "'s") for i in between
    )  # "in Norway's parliament"
    return inside and before is not None and not parse.is_a("agent", before)
