"""Several: who has to do with whom, where a phrase, a list or a row names more than one party."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.parties.pairing import (
    NOBODY,
    Partners,
    as_group,
    codes_of,
    distributes,
    each_dated,
    named,
    pairs_of,
    pronoun_acts,
)
from pactbrief.extract.parties.roles import behind_one_with, behind_with
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger

_OF_ROW = 8  # tokens from "of" to the clause that says who deals with them: "Of the three new partners with which"
_TELLING = frozenset({"past", "participle"})
_TWO = 2


def several(parse: Parse, thing: Thing, own: Parties, near: list[Party], memory: Memory) -> Partners:
    """Several parties after "with": one partnership each, or one of all, with the one that acts."""
    actors = [c for c in codes_of(near) if c not in own]
    before = [p for p in parse.parties if thing.first <= p.first < thing.head]
    if before:
        lead = before[0].codes[0]
        rest = [c for c in own if c != lead]
        return pairs_of(parse, (lead,), rest, thing)
    sites = [c for p in parse.parties if p.place and "capital" in p.traits for c in p.codes if c not in own]
    if not actors and thing.plural and not thing.complete and len(set(sites)) == 1:
        return named([(sites[0], other) for other in own], "place")  # "two accords, with A and with B, initialled in Skopje"
    if not actors:
        known = memory.last_with(own)
        if known:
            return Partners((known,), "carried", "discourse")
        if not _partners_of_another(parse, thing):
            return named((own,), "phrase")
        centre = memory.in_common(own[0])
        return named([(centre, other) for other in own], "centre") if centre and centre not in own else NOBODY
    lead = actors[0]
    if distributes(parse, thing, (lead, *own)) or each_dated(parse, own):
        return named([(lead, other) for other in own], "each")
    return named([(*actors[:1], *own)], "phrase")


def with_all(parse: Parse, trigger: Trigger, rings: tuple[list[Party], list[Party]], memory: Memory) -> Partners:
    """'Such pacts exist with Peru and Brazil'; 'a forum whose charter it signed with Peru and Brazil': with those listed."""
    codes, acting = codes_of(rings[0]), set(codes_of(rings[1]))
    meant = acting.pop() if len(acting) == 1 and pronoun_acts(parse, trigger) else None
    lead = meant or memory.in_common(codes[0])
    if not lead or lead in codes:
        return NOBODY
    if trigger.thing is not None and meant:
        return pairs_of(parse, (lead,), codes, trigger.thing)
    return named([(lead, *codes)] if as_group(parse) else [(lead, code) for code in codes], "centre")


def with_one_behind(parse: Parse, thing: Thing) -> Partners:
    """'haben auch A und B | bilaterale Abkommen mit C': each of those before with the one behind "with"."""
    before = [p for p in parse.parties if thing.first <= p.first < thing.head]
    behind = [c for c in thing.own if not any(c in p.codes for p in before)]
    several = parse.lexis.suffixes and len(codes_of(before)) > 1 and len(behind) == 1
    if not several or not distributes(parse, thing, (behind[0], *codes_of(before))):
        return NOBODY
    return named([(behind[0], code) for code in codes_of(before)], "each")


def _partners_of_another(parse: Parse, thing: Thing) -> bool:
    """'Accords exist with Peru and Brazil', '... with Peru and with Brazil': all stand behind "with"; who concludes them is
    said elsewhere."""
    run = [p for p in parse.parties if set(p.codes) & set(thing.own)]
    with_all = behind_one_with(parse, run) or all(behind_with(parse, p) for p in run)
    return not thing.complete and run[0].first > thing.head and with_all


def in_row(parse: Parse, trigger: Trigger, near: Sequence[Party]) -> Partners | None:
    """With whom each of those in the trigger's clause deals; NOBODY for the clause that introduces the row; None where no row
    is told of."""
    opening = introduces_row(parse)
    if opening is None:
        return None
    hubs = {code for p in parse.parties if opening.first <= p.first < opening.last for code in p.codes}
    if len(hubs) != 1:
        return None
    if trigger.found.first < opening.last:
        return NOBODY
    (hub,) = hubs
    others = [code for code in codes_of(near) if code != hub]
    return named([(hub, code) for code in others], "row") if others else NOBODY


def introduces_row(parse: Parse) -> Segment | None:
    """The clause 'to which Kenya offered a pact' behind 'Of the four states' at the head of a sentence."""
    if not (parse.is_a("out_of", 0) and parse.any_is("collective", 1, _OF_ROW)):
        return None
    start = next((i for i in range(2, min(_OF_ROW, len(parse.tokens))) if parse.is_a("relative", i)), None)
    opening = parse.segment_at(start) if start is not None else None
    return opening if opening is not None and opening.kind == "relative" else None


def with_each(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], lead: str | None) -> tuple[str, ...]:
    """Who holds the arrangements, and the one of the partners listed of whom the participle tells; `lead` is whom the article
    is about, for a sentence that does not say who holds them. Empty where there is no such list."""
    if trigger.found.entry.tag not in _TELLING:
        return ()
    listed = [p for f in parse.of("stage") if f.entry.tag in _TELLING and (p := _right_before(parse, f.first)) is not None]
    mine = _right_before(parse, trigger.found.first)
    if len(listed) < _TWO or mine is None or not behind_with(parse, listed[0]):
        return ()
    holding = [p.codes[0] for p in parse.parties if p.last <= min(t.first for t in things) and not p.place] if things else []
    holder = holding[0] if len(holding) == 1 else None if holding else lead
    return (holder, mine.codes[0]) if holder and holder not in {code for p in listed for code in p.codes} else ()


def _right_before(parse: Parse, place: int) -> Party | None:
    """The party before the mark that opens a participle at `place`: 'Togo|, signed', 'Togo| (signed'."""
    if not parse.tokens[place - 1].mark:
        return None
    return next((p for p in parse.parties if p.last == place - 1), None)


def of_three(parse: Parse, trigger: Trigger, found: Partners, memory: Memory) -> Partners:
    """'a trilateral pact that would include Latvia': the third is of the partnership spoken of; 'a tripartite accord with Oman
    and Peru': whom the text is about. Without a third, nobody."""
    thing, sets = trigger.thing, found.sets
    whole = thing is not None and (bool(parse.lexis.grammar["infinitive"]) or thing.kind == "talks")  # "pacte trilatéral"
    end = 0 if thing is None else thing.tail if whole else thing.last
    if thing is None or (thing.plural and thing.kind != "talks") or not sets or not parse.any_is("of_three", thing.first, end):
        return found
    together = {code for parties in sets for code in parties}
    if together >= set(thing.own) and len(thing.own) == 2 and parse.any_is("with", thing.last, thing.tail):
        together = {*thing.own, memory.centre or memory.ours(thing.own) or ""} - {""}
    elif len(together) == 2:
        together |= {*(memory.last() or ())}
    rest = tuple(parties for parties in sets if len(parties) > 2)
    three = (tuple(sorted(together)),) if len(together) == 3 else rest
    return found._replace(sets=three, basis="named" if len(together) == 3 else found.basis)
