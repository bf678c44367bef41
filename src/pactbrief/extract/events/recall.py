"""Recall: what a sentence leaves in the reader's mind for those that follow."""

from __future__ import annotations

import itertools

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.parties.accession import take_in
from pactbrief.extract.parties.both import on_visit
from pactbrief.extract.parties.centre import follow
from pactbrief.extract.parties.counted import NUMBERS
from pactbrief.extract.parties.homeland import speaks_for_a_state
from pactbrief.extract.parties.pairing import Partners
from pactbrief.extract.parties.roles import behind_one_with, behind_with
from pactbrief.extract.parties.told import Event, Spoken
from pactbrief.extract.parties.turns import turn, turned_together, turns_away
from pactbrief.extract.things.bystanders import predecessors
from pactbrief.extract.things.heads import alike
from pactbrief.extract.things.things import Thing, parties_outside
from pactbrief.extract.triggers.triggers import Trigger

_ASKING = 4  # tokens of a question beside a name: "and", "what about", its mark
_JOINING = 6  # tokens of "Q: Is Turkey joining too?" beside the name
_ROW = 2  # partnerships told of together, above which they are a list of examples
_ENDS = frozenset(".!?;,")  # what ends a sentence or a point of a list
_OWNED = 5  # tokens from the owner to the noun: "Brazil 's own flagship partnership" has four
_HEADLINE = 14  # tokens; longer lines are sentences that lost their full stop


def mentioned_in(
    parse: Parse, things: tuple[Thing, ...], triggers: tuple[Trigger, ...], aliens: frozenset[str]
) -> list[Spoken]:
    """Partnerships named without any stage word."""
    used = {t.thing for t in triggers}
    found: list[Spoken] = []
    for thing in things:
        if thing in used or thing.kind not in {"strong", "plain"} or aliens or thing.separate:
            continue
        sets: tuple[Parties, ...] = ()
        if thing.complete and len(thing.own) > 1:
            sets = (tuple(sorted(thing.own)),)
        elif owned := _owned_pair(parse, thing, things):
            sets = (owned,)
        if sets:
            found.append(Spoken(parse.span_of(thing.head), sets, "named", thing))
    return found


def spoken_of(parse: Parse, trigger: Trigger, partners: Partners, memory: Memory) -> list[Spoken]:
    """What a trigger tells of these partners, taken into `memory`, unless it is 'one like it' where nobody knows like what."""
    thing = trigger.thing
    if memory.lead is None and thing is not None and thing.kind == "pro" and alike(parse, thing.last):
        return []
    for parties in partners.sets:
        memory.speak(parties)
    return [Spoken(parse.span_of(trigger.found.first), partners.sets, partners.basis, thing)]


def _owned_pair(parse: Parse, thing: Thing, things: tuple[Thing, ...]) -> Parties:
    """'Brazil's own partnership remains the one with France': of whom it is, and with whom "the one" is; else empty."""
    other = next((t for t in things if t.kind == "pro" and len(t.own) == 1 and t.first >= thing.last), None)
    owner = next((p for p in parse.parties if p.owner and p.last < thing.head and thing.head - p.last <= _OWNED), None)
    if other is None or owner is None or parse.clause_of(other.head) != parse.clause_of(thing.head):
        return ()
    both = {*owner.codes, *other.own}
    return tuple(sorted(both)) if len(both) == 2 else ()


def remember(parse: Parse, things: tuple[Thing, ...], spoken: list[Spoken], events: list[Event], memory: Memory) -> None:
    """Take what the sentence spoke of into `memory`."""
    opened = memory.opens
    memory.just = tuple(parties for one in spoken for parties in one.sets)
    memory.touring = memory.touring or not parse.lexis.grammar["touring"].isdisjoint(parse.present)
    if opened:
        turn(parse, things, spoken, memory)
    memory.opens = False
    memory.met = None
    for one in spoken:
        for parties in one.sets:
            memory.speak(parties)
        if len(one.sets) > _ROW and one is not spoken[0]:  # "Their pact is like those that Oman has with Peru, Chile and Ghana"
            memory.speak(spoken[0].sets[-1])
        if one.thing is not None and len(one.sets) == 1 and one.thing.kind != "pro":
            memory.call(one.thing.names, one.sets[0])
            memory.head(parse.word(one.thing.head), one.sets[0])
    if turns_away(things):
        memory.strayed_end = parse.end
    if not (parse.parties or things or events):
        memory.previous = ()
        _turn_to_all(parse, memory)
        if memory.interview or speaks_for_a_state(parse):
            follow(parse, spoken, memory, opened)
        return
    acting = [p for p in parties_outside(parse, things) if not p.place]
    group = _group(parse)
    pair = _pair(parse, acting)
    memory.pair = group or pair or memory.pair
    turned = () if spoken or things or group else turned_together(parse, acting, memory)
    if turned:
        memory.speak(turned)
    memory.met = None if spoken or group else turned or pair or on_visit(parse) or _beside(parse, acting)
    memory.group = group or memory.group
    for thing in things:
        if len(thing.own) == 1 and thing.kind in {"strong", "plain"}:
            memory.pending = None if any(one.sets and one.thing == thing for one in spoken) else thing.own[0]
    memory.named_first += [c for p in parse.parties for c in p.codes if c not in memory.named_first]
    if len({c for p in parse.parties for c in p.codes}) == 1:
        _ask_about(parse, parse.parties[0].codes[0], memory)
    pair = _heading_pair(parse)
    if pair:
        memory.speak(pair)
        memory.section = pair
    memory.count(code for party in parse.parties if not party.place for code in party.codes)
    memory.previous = tuple([code for party in acting for code in party.codes])
    memory.name(list(memory.previous))
    memory.reached.update((event.parties, event.stage) for event in events)
    for event in events:
        take_in(event.stage, event.modality, event.rule, event.parties, memory)
    follow(parse, spoken, memory, opened)


def only_recalled(parse: Parse, things: tuple[Thing, ...]) -> bool:
    """Whether a sentence without triggers leaves nothing but what `remember` takes of it."""
    if any((thing.complete and len(thing.own) > 1) or _owned_pair(parse, thing, things) for thing in things):
        return False
    return not predecessors(parse)


def _group(parse: Parse) -> Parties:
    """Three or more parties in one list."""
    run: list[str] = []
    last = -1
    if _spatial(parse):
        return ()
    for party in parse.parties:
        between = [parse.word(i) for i in range(last, party.first)]
        listed = last >= 0 and 0 < len(between) <= 3 and all(w == "," or parse.lexis.is_a("listing", w) for w in between)
        run = [*run, *party.codes] if listed else list(party.codes)
        last = party.last
        ended = parse.word(last) != "," and not parse.is_a("conjunction", last)
        closed = listed and any(parse.lexis.is_a("conjunction", word) for word in between)  # "A, B and C, and the French"
        if len(set(run)) > 2 and (ended or closed):
            return tuple(sorted(set(run)))
    return ()


def _spatial(parse: Parse) -> bool:
    """'between Greenland, Iceland and the Norwegian coast': the names of the sentence say where, not who."""
    return parse.holds("landform") and any(
        "adjective" in p.traits and (parse.is_a("landform", p.last) or parse.is_a("landform", p.first - 1))
        for p in parse.parties
        if _joined(parse, p)
    )


def _joined(parse: Parse, party: Party) -> bool:
    """Whether a conjunction stands before the party's noun phrase: "and the Norwegian coast", "et la côte norvégienne"."""
    return parse.any_is("conjunction", party.first - 3, party.first)


def _turn_to_all(parse: Parse, memory: Memory) -> None:
    """'Those three have turned to each other': a sentence is about the group that was named last."""
    number = NUMBERS.get(len(memory.group))
    if number and any(parse.is_a(number, i) and parse.is_any(("definite", "those"), i - 1) for i in (1, 2)):
        memory.met = memory.group


def _pair(parse: Parse, acting: list[Party]) -> Parties | None:
    """Two of the `acting` parties that the sentence joins with "and"."""
    if _spatial(parse):
        return None
    for left, right in itertools.pairwise(acting):
        between = [parse.word(i) for i in range(left.last, right.first)]
        if not between and parse.text[parse.tokens[left.last - 1].end :][:1] == "-" and left.codes != right.codes:
            return tuple(sorted({*left.codes, *right.codes}))  # "the Senegalese-French commission"
        if (
            between
            and any(parse.lexis.is_a("conjunction", w) for w in between)
            and len(between) <= 3
            and left.codes != right.codes
        ):
            return tuple(sorted({*left.codes, *right.codes}))
    return None


def _beside(parse: Parse, acting: list[Party]) -> Parties | None:
    """The two parties of 'Benin's own folder with Ghana was thinner', 'Tuvalu went to Canberra', 'Chad's ruler received a
    delegation from Russia'."""
    named = tuple(sorted({code for party in parse.parties for code in party.codes}))
    if len(named) == 2 and parse.holds("receiving"):
        return named
    codes = tuple(sorted({code for party in acting for code in party.codes}))
    called_at = [p for p in parse.parties if p.place and parse.is_a("visiting", p.first - 1)]
    if len(codes) == 1 and len(called_at) == 1 and called_at[0].codes[0] != codes[0]:
        return tuple(sorted((*codes, *called_at[0].codes)))
    return codes if len(codes) == 2 and any(behind_with(parse, party) for party in acting) else None


def _ask_about(parse: Parse, code: str, memory: Memory) -> None:
    """'And France?' before an answer: what follows is about France and whom the article speaks for; 'Is France joining?': about
    those who may then be one more."""
    named = sum(p.last - p.first for p in parse.parties)
    last = memory.held() or ()
    if last and code not in last and parse.question and parse.holds("joining") and len(parse.tokens) <= named + _JOINING:
        memory.speak(tuple(sorted((*last, code))))
        memory.wider.add(memory.spoken[0])
        return
    if len(memory.lead or ()) > 2 and not memory.topic:
        return  # an article on three speaks for none of them
    home = memory.ours((code,)) if parse.question and len(parse.tokens) <= named + _ASKING else None
    if home:
        memory.speak(tuple(sorted((home, code))))


def _heading_pair(parse: Parse) -> Parties | None:
    """The two parties of a headline: what follows is about them."""
    codes = tuple(sorted({code for party in parse.parties for code in party.codes}))
    if len(codes) != 2 or any(party.place for party in parse.parties) or behind_one_with(parse, parse.parties):
        return None  # "MP calls for pacts with Peru and Chile"
    headline = len(parse.words) <= _HEADLINE and parse.words and parse.words[-1] not in _ENDS
    return codes if headline else None
