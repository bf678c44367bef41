"""Events: what each sentence says happened, will, may or did not happen to which partnership."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.reached import Times
from pactbrief.extract.dates.when import NO_TIME, date_of
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.events.consistent import BEFORE_PARLIAMENT, before_it_was
from pactbrief.extract.events.doubts import FOREIGN, doubtful, unfit
from pactbrief.extract.events.gapping import gapped, in_turn
from pactbrief.extract.events.recall import mentioned_in, remember, spoken_of
from pactbrief.extract.events.stating import not_of_this_time, only_serves, states_nothing
from pactbrief.extract.events.unasked import unasked
from pactbrief.extract.modality.deciding import only_a_committee
from pactbrief.extract.modality.governing import decisive
from pactbrief.extract.modality.modality import Verdict, weigh
from pactbrief.extract.parties.accession import takes_part
from pactbrief.extract.parties.answered import note_asked
from pactbrief.extract.parties.members import own_dates
from pactbrief.extract.parties.pairing import NOBODY, Partners
from pactbrief.extract.parties.partners import partners_of
from pactbrief.extract.parties.private import acts_privately
from pactbrief.extract.parties.roles import behind_with
from pactbrief.extract.parties.several import introduces_row
from pactbrief.extract.parties.told import Event, Read, Silent, Spoken
from pactbrief.extract.parties.turns import goes_on_from_other_field
from pactbrief.extract.things.bystanders import predecessors
from pactbrief.extract.things.lookalikes import aliens_in
from pactbrief.extract.things.things import Thing, find_things
from pactbrief.extract.triggers.antecedents import beyond_antecedent
from pactbrief.extract.triggers.triggers import ASKED, PUT_OFF, REFUSED, Trigger, find_triggers
from pactbrief.model.records import dataclass

_VOICES = ("active", "passive", "phrase", "noun")  # of two readings of one clause the verb's counts
#: How partners are found that do not hold for all that is told of the same noun.
_APART = frozenset({"enlarged", "each listed"})
Told = tuple[str, Parties]  # stage and parties
ALONE = "no two parties"
_GAP = 4  # code points between a sentence and the next; more, and another stands between that was not worth reading


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that reading needs."""

    stages: Mapping[str, Any]
    kinds: Mapping[str, Any]
    standing: frozenset[str] = frozenset()


Matter = tuple[tuple[Thing, ...], tuple[Trigger, ...]]


def matter_of(parse: Parse, tables: Tables) -> Matter:
    """The things of a sentence and its triggers: what it says by itself, whatever was said before."""
    things = find_things(parse, tables.stages, tables.kinds) if parse.may_name else ()
    triggers = find_triggers(parse, things)
    return things, decisive(parse, triggers) if triggers else ()


def read_sentence(parse: Parse, matter: Matter, tables: Tables, memory: Memory, anchor: str | None) -> Read:
    """The events of one sentence; `memory` takes in what the sentence speaks of."""
    things, triggers = matter
    events: list[Event] = []
    silent: list[Silent] = []
    spoken: list[Spoken] = []
    aliens = aliens_in(parse)
    settled: dict[int, Partners] = {}
    mentioned = mentioned_in(parse, things, (), aliens)
    here = {one.sets[0] for one in mentioned}
    for one in mentioned:
        memory.speak(one.sets[0])
    for one_trigger in triggers:
        told = _told_before(parse, one_trigger, events, memory)
        trigger = _again(parse, one_trigger, told)
        if trigger is None:
            continue
        reason = "the sentence asks" if parse.question else unfit(parse, trigger, aliens, tables.standing, memory.heads.keys())
        thing = trigger.thing
        partners = (
            NOBODY
            if reason
            else _same_as_last(parse, one_trigger, told, memory)
            or (settled.get(thing.head) if thing and not _set_apart(parse, trigger, settled) else None)
            or partners_of(parse, trigger, things, memory)
        )
        reason = reason or ("" if partners.sets else ALONE)
        if not reason:
            trigger = _as_reached(parse, trigger, partners, memory)
            verdict = weigh(parse, trigger.found, trigger.base, trigger.inner, beyond_antecedent(parse, trigger))
            reached = {**memory.reached, **{event.parties: event.stage for event in events}} if events else memory.reached
            reason = doubtful(parse, trigger, partners, verdict, set(partners.sets) <= here, reached) or unasked(
                parse, trigger, partners, reached, memory.just
            )
        if reason:
            if thing is not None and not partners.sets and acts_privately(parse, trigger):
                settled.setdefault(thing.head, NOBODY)  # "the club signed a pact, to be launched in May"
            silent.append(Silent((parse.start, parse.end), _words(parse, trigger), reason))
            if (reason == FOREIGN or aliens) and trigger.thing is not None:
                memory.foreign.update(s for s in partners_of(parse, trigger, things, memory).sets if s not in memory.secured)
            continue
        of_other_field = (thing is None or not thing.secure) and (set(partners.sets) | {memory.lead}) & memory.foreign
        if of_other_field or goes_on_from_other_field(parse, trigger, partners, memory):
            silent.append(Silent((parse.start, parse.end), _words(parse, trigger), FOREIGN))
            continue
        memory.secure(partners.sets)
        if thing is not None:
            memory.with_whom = thing.own[0] if len(thing.own) == 1 and thing.kind != "pro" else memory.with_whom
            meant = partners.basis == "carried" and not (thing.definite or thing.possessive)  # "a treaty that was to have been"
            settled[thing.head] = Partners(partners.sets, "carried" if meant else "named", partners.how)
        events += _events(parse, trigger, things, partners, verdict, anchor, memory.times)
        memory.times.update((e.timed.place, e.timed.when) for e in events if e.timed.when and e.timed.place is not None)
        note_asked(events, memory)
        spoken += spoken_of(parse, trigger, partners, memory)
    events += [*gapped(parse, things, triggers, events, anchor), *in_turn(parse, events, anchor, memory.times)]
    events += _predecessors(parse, things, memory)
    spoken = [*mentioned_in(parse, things, triggers, aliens), *spoken]
    remember(parse, things, spoken, events, memory)
    if not spoken and (any(t.kind == "foreign" for t in things) or any(_strays(parse, one, memory) for one in silent)):
        memory.strayed_end = parse.end
    memory.recent, memory.recent_end = tuple((event.stage, event.parties) for event in events), parse.end
    return Read(tuple(_settled([e for e in events if not before_it_was(parse, e, events)])), tuple(silent), tuple(spoken))


def _strays(parse: Parse, silent: Silent, memory: Memory) -> bool:
    """Whether what is told of something else leads away from what was spoken of: 'Cuba has asked for a pact, too.'"""
    others = (code for p in parse.parties if not p.place for code in p.codes)
    return silent.reason == FOREIGN or (silent.reason == ALONE and not set(others) <= set(memory.last() or ()))


def _as_reached(parse: Parse, trigger: Trigger, partners: Partners, memory: Memory) -> Trigger:
    """'A third round is scheduled for May' where talks were told of: it is negotiated on."""
    thing = trigger.thing
    founded = thing is not None and thing.body and trigger.stage == "adopted" and partners.basis == "carried"
    if founded and parse.lexis.grammar["verb_last"]:
        return trigger._replace(stage="implementing")  # "Im Januar stellte der Bund eine gemeinsame Truppe auf"
    if thing is None or thing.kind != "activity" or not parse.is_a("round", thing.head):
        return trigger
    talks = all(memory.reached.get(parties) in {"negotiating", "exploring"} for parties in partners.sets)
    talks = talks or parse.any_is("negotiator", 0, trigger.found.first)  # "Negotiators from Rome and Lima held a fourth round"
    return trigger._replace(stage="negotiating") if talks and partners.sets else trigger


def _set_apart(parse: Parse, trigger: Trigger, settled: Mapping[int, Partners]) -> bool:
    """Whether the trigger tells of others than the parties found for its thing: of another partner, or of who is to join."""
    joined = trigger.thing is not None and trigger.thing.head in settled and settled[trigger.thing.head].how in _APART
    if trigger.found.row.get("enlarges") or joined or takes_part(parse, trigger) or introduces_row(parse) is not None:
        return True
    return _with_another(parse, trigger, settled)


def _with_another(parse: Parse, trigger: Trigger, settled: Mapping[int, Partners]) -> bool:
    """'; avec la France, on négocie toujours': the clause names a partner of its own."""
    thing = trigger.thing
    if thing is None or thing.head not in settled or parse.clause_of(thing.head) == parse.clause_of(trigger.found.first):
        return False
    known = {code for parties in settled[thing.head].sets for code in parties}
    here = parse.clause_of(trigger.found.first)
    return any(parse.clause_of(p.first) == here and behind_with(parse, p) and not known & set(p.codes) for p in parse.parties)


def _told_before(parse: Parse, trigger: Trigger, events: Sequence[Event], memory: Memory) -> list[Told]:
    """What the sentence has told so far, else the sentence right before: "Australia did so last week"."""
    told = [(event.stage, event.parties) for event in events]
    if not told and trigger.found.entry.size > 1 and parse.start - memory.recent_end < _GAP:
        told = list(memory.recent)
    return told


def _again(parse: Parse, trigger: Trigger, told: Sequence[Told]) -> Trigger | None:
    """'Japan's Diet followed in June' says again what was said before; a parliament ratifies what others have signed."""
    if trigger.stage != "again":
        return trigger
    if trigger.found.entry.tag == "gerund" or not told:  # "following their summit" is a preposition
        return None
    clause = parse.clause_of(trigger.found.first)
    house = any("parliament" in p.traits and parse.clause_of(p.first) == clause for p in parse.parties)
    stage = told[-1][0]
    return trigger._replace(stage="ratified" if house and stage in BEFORE_PARLIAMENT else stage)


def _same_as_last(parse: Parse, trigger: Trigger, told: Sequence[Told], memory: Memory) -> Partners | None:
    """The second house votes on what the first has passed."""
    if trigger.stage != "again":
        return None
    last = told[-1][1]
    if trigger.thing is not None:  # "a twin agreement with Britain followed"
        home = next((c for c in last if c != memory.with_whom), None)
        own = trigger.thing.own
        return (
            Partners((tuple(sorted((home, own[0]))),), "named", "again")
            if home and len(own) == 1 and own[0] not in last
            else None
        )
    acting = [
        c
        for p in parse.parties
        if not p.place and parse.clause_of(p.first) == parse.clause_of(trigger.found.first)
        for c in p.codes
    ]
    newcomer = next((c for c in acting if c not in last), None)
    if newcomer is None:
        low = parse.segment_at(trigger.found.first).first
        said_by_nobody = parse.any_is("somebody", low, trigger.found.first)
        return NOBODY if said_by_nobody else Partners((last,), "named", "again")  # "I recommend that you do the same"
    common = set(last).intersection(*(parties for _, parties in told)) if len({p for _, p in told}) > 1 else set()
    hub = next(iter(sorted(common)), None) or memory.hub_of(last)
    return Partners((tuple(sorted((hub, newcomer))),), "named", "again") if hub else NOBODY


def _words(parse: Parse, trigger: Trigger) -> str:
    return " ".join(parse.word(i) for i in trigger.found.places)


def _events(
    parse: Parse,
    trigger: Trigger,
    things: tuple[Thing, ...],
    partners: Partners,
    verdict: Verdict,
    anchor: str | None,
    times: Times,
) -> list[Event]:
    if states_nothing(parse, trigger, verdict) or only_serves(parse, trigger, things):
        return []
    timed, modality = date_of(parse, trigger, things, verdict, anchor, times)
    timed = (
        NO_TIME if trigger.rule in {ASKED, REFUSED, PUT_OFF} else timed
    )  # "Oman's offer to sign was turned down | on Monday"
    if modality == "happened" and only_a_committee(parse, trigger):
        trigger, timed, modality = trigger._replace(stage="ratified"), NO_TIME, "planned"
    if not_of_this_time(parse, trigger, modality, timed):
        return []
    thing = trigger.thing
    own = own_dates(parse, partners.sets, anchor, modality in {"planned", "possible"})
    return [
        Event(
            parties=parties,
            stage=trigger.stage,
            modality=said,  # type: ignore[arg-type]
            timed=own.get(parties, NO_TIME if own else timed),
            sentence=(parse.start, parse.end),
            clause=parse.span_of(trigger.found.first),
            instrument=parse.text[slice(*map(int, thing.name.split(":")))] if thing else None,
            value=thing.value if thing else "",
            separate=bool(thing and thing.separate and partners.basis == "named"),
            basis=partners.basis,
            rule=f"{trigger.rule}; parties: {partners.how}",
            words=(_words(parse, trigger), *verdict.cues),
            trigger=(parse.tokens[trigger.found.first].start, parse.tokens[trigger.found.last - 1].end),
            headline=parse.headline,
            voice=trigger.voice,
            activity=bool(thing and thing.kind == "activity"),
        )
        for parties, said in _stated(thing, partners.sets, modality)
    ]


def _stated(thing: Thing | None, sets: tuple[Parties, ...], modality: str) -> list[tuple[Parties, str]]:
    """Of which parties it is stated, and as what; denied of those whom the thing excludes ("but not with Spain")."""
    stated = [(parties, modality) for parties in sets]
    if thing is not None and thing.excluded:
        common = set(sets[0]).intersection(*sets) - set(thing.excluded)
        common = common if len(sets) > 1 else common - set(thing.own)
        stated += [(tuple(sorted((lead, code))), "denied") for lead in sorted(common)[:1] for code in thing.excluded]
    return stated


def _predecessors(parse: Parse, things: tuple[Thing, ...], memory: Memory) -> list[Event]:
    """'the third partner after Tokyo and Seoul': each of those before has such an arrangement, too."""
    if not any(t.kind in {"strong", "plain", "pro"} for t in things) and memory.lead is None:
        return []
    run = next(iter(predecessors(parse)), ())
    if not run:
        return []
    codes = [c for p in run for c in p.codes]
    hub = memory.home(tuple(codes))
    if hub is None:
        return []
    span = (parse.start, parse.end)
    trigger = (parse.tokens[run[0].first].start, parse.tokens[run[-1].last - 1].end)
    return [
        Event(
            tuple(sorted((hub, code))), "concluded", "happened", NO_TIME, span, span, None, "", False, "named",
            "predecessor in a row", (parse.text[trigger[0] : trigger[1]],), trigger,
        )
        for code in codes
    ]  # fmt: skip


def _settled(events: list[Event]) -> list[Event]:
    """Each statement once."""
    seen: dict[tuple[object, ...], Event] = {}
    for event in sorted(events, key=lambda e: _VOICES.index(e.voice)):
        clause = (event.parties, event.stage, event.clause, event.separate)
        said = (event.parties, event.stage, event.modality, event.timed.when, event.separate)
        if clause not in seen and said not in seen:
            seen[clause] = seen[said] = event
    kept = {id(event) for event in seen.values()}
    return [event for event in events if id(event) in kept]
