"""Roles: which of the parties that a sentence names act in it, and which are bystanders, owners or private."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pactbrief.extract.clauses.clauses import is_finite
from pactbrief.extract.clauses.marks import behind_date
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.clauses.runs import coordinated, list_end
from pactbrief.extract.things.bystanders import is_bystander, is_firm, is_private
from pactbrief.extract.triggers.triggers import Trigger

_HOW_FAR = 3  # tokens of "Some two weeks | after"
_OTHERS = 7  # tokens from "with" to "countries" in "with a long list of like-minded countries"


def addressed(parse: Parse, trigger: Trigger, acting: list[Party]) -> list[Party]:
    """'Warsaw urged the EU to offer Turkey a pact': who is to act stands behind the urging verb; who urges is left out
    where two others are named."""
    lexis = parse.lexis
    low = parse.segment_at(trigger.inner).first
    verb = next((i for i in range(max(trigger.inner, trigger.found.first), low - 1, -1) if parse.is_a("addressing", i)), None)
    if verb is None or not any(verb < p.first < max(trigger.inner, trigger.found.last) for p in acting):
        return acting
    own = set(trigger.thing.own) if trigger.thing else set()
    pressing = lexis.is_a("from", parse.word(verb + 1))  # "which is under pressure from Peru and Chile to sign"
    asked = [p for p in acting if (p.first > verb) is not pressing or p.first > trigger.inner]
    return asked if len({c for p in asked for c in p.codes} | own) > 1 else acting


def before_the_subject(parse: Parse, trigger: Trigger, acting: list[Party]) -> list[Party]:
    """Those of the parties `acting` that may be the subject, where enough are left: 'To the anger of Egypt, Peru and Chile
    signed', 'Nach Angaben aus Oslo haben Peru und Chile ...': what a preposition opens before the subject is none."""
    lexis = parse.lexis
    first = parse.segments[0]
    opening, far_off = parse.word(_opens_at(parse)), _opens_at(parse) > 0
    apart = lexis.is_a("preposition", opening) or opening.endswith("ing")
    beside = ("with", "between", "agent", "for")
    if not apart or any(lexis.is_a(kind, opening) for kind in beside):
        return acting
    if lexis.grammar["verb_last"]:
        verb = next((i for i in range(first.last) if is_finite(parse.tokens, lexis, parse.verbs, i)), 0)
        end = verb if first.kind == "main" else 0
    else:
        comma = next((i for i in range(first.last) if parse.word(i) == "," and not parse.in_relative_list(i)), 0)
        end = comma if (first.kind == "phrase" or comma < first.last - 1) and (far_off or not behind_date(parse)) else 0
    if not end or trigger.found.last <= end:
        return acting
    rest = [p for p in acting if p.first >= end]
    own = set(trigger.thing.own) if trigger.thing else set()
    return rest if len({code for p in rest for code in p.codes} | own) > 1 else acting


def _opens_at(parse: Parse) -> int:
    """Where the word stands that opens the sentence, behind what says how far off: 'Hours | after', 'Two days | before'."""
    found = next((i for i in range(1, _HOW_FAR + 1) if parse.is_a("light", i)), 0)
    return 0 if any(p.first < found for p in parse.parties) else found


def acting_in(parse: Parse, outside: Iterable[Party], alien: frozenset[str]) -> list[Party]:
    """Those of the parties outside any phrase that may act."""
    return [
        p
        for p in outside
        if not p.place and not is_bystander(parse, p) and not is_private(parse, p) and not is_firm(parse, p, alien)
    ]


def shared_subject(parse: Parse, trigger: Trigger, acting: list[Party], near: list[Party]) -> list[Party]:
    """'gave in and signed with Stockholm': the second verb has the subject of the first."""
    segment = parse.segment_at(trigger.found.first)
    if parse.is_a("fronted", 0) and not segment.finite:
        main = next((s for s in parse.segments if s.finite and s.kind == "main" and s.first > segment.first), None)
        subject = [p for p in acting if main is not None and main.first <= p.first <= main.first + 1]
        if subject:  # "Having signed with Canada, the Philippines is ..."
            return [*subject[:1], *(p for p in near if p.first < segment.last and p.first >= segment.first)]
    if not parse.lexis.is_a("conjunction", segment.opener) or any(p.last <= trigger.found.first for p in near):
        return near
    before = [p for p in acting if p.last <= segment.first]
    run = before[:1]
    for party in before[1:]:
        if not coordinated(parse, [run[-1], party]):
            break
        run.append(party)
    return [*run, *near] if before else near


def in_own_clause(parse: Parse, trigger: Trigger, near: list[Party]) -> list[Party]:
    """'Moscow protested after | Norway and Poland signed', 'criticised | Norway and Poland for signing': those who do what the
    trigger tells; who stands before the joining word, or before whom is spoken of, does something else."""
    lexis, inner = parse.lexis, trigger.inner
    if lexis.suffixes and trigger.voice == "active" and parse.is_a("pronoun", trigger.found.first + 1):
        low = parse.segment_at(trigger.found.first).first  # "Da beide nach Oslo ziehen, | vereinbarten sie"
        fronted = {
            parse.segment_at(p.first).first for p in near if behind_with(parse, p)
        }  # "Mit Oman, hieß es, | lote man aus"
        return [p for p in near if p.first >= low or parse.segment_at(p.first).first in fronted]
    if lexis.language != "en":
        return near
    near = [p for p in near if not _of_bare_clause(parse, trigger, p)]
    if trigger.voice != "active":
        return near
    low = parse.segment_at(inner).first
    if trigger.found.entry.tag == "gerund" and lexis.is_a("blamed", parse.word(inner - 1)):
        run = [p for p in near if p.last == inner - 1]
        for party in reversed([p for p in near if p.last < inner - 1]):
            if not run or not coordinated(parse, [party, run[0]]):
                break
            run.insert(0, party)
        return [*run, *(p for p in near if p.first >= inner)] if run else near
    before = [p for p in near if low <= p.first < inner]
    for place in range(inner - 1, low, -1):
        if lexis.is_a("light", parse.word(place)) and any(p.first - place in (1, 2) for p in before):
            return [p for p in near if p.first > place or p.first < low]
    return near


def _of_bare_clause(parse: Parse, trigger: Trigger, party: Party) -> bool:
    """'will hold a dialogue, | as China and Russia step up drills': the subject of a verb in the form of an infinitive."""
    mine, segment = parse.segment_at(trigger.found.first), parse.segment_at(party.first)
    if segment is mine or segment.finite or not parse.lexis.is_a("subordinator", segment.opener):
        return False
    acting = [p for p in parse.parties if segment.first <= p.first < segment.last]
    bases = {f.first for f in parse.of("stage") if f.entry.tag == "base" and f.row["stage"] != "none"}
    return any(list_end(parse, p) in bases for p in acting)


def behind_with(parse: Parse, party: Party) -> bool:
    """'with Chile', 'avec le Chili': the party is a partner, somebody else acts."""
    place = party.first - 1 - parse.is_a("article", party.first - 1)
    return parse.is_a("with", place)


def related_to(parse: Parse, party: Party) -> bool:
    """'ties to Chile', 'das Verhältnis zu Chile': somebody's relations with the party are told of."""
    place = party.first - 1 - parse.is_a("article", party.first - 1)
    return parse.is_a("preposition", place) and parse.is_a("relations", place - 1)


def behind_one_with(parse: Parse, parties: Sequence[Party]) -> bool:
    """Whether the two or more `parties` are one list that "with" opens and a conjunction closes: "with Peru and Brazil"."""
    if len(parties) < 2 or not behind_with(parse, parties[0]):
        return False
    closing = range(parties[-2].last, parties[-1].first)
    joined = any(parse.is_a("conjunction", i) for i in closing)
    return joined and all(coordinated(parse, list(two)) for two in pairwise(parties))


def others_act(parse: Parse, trigger: Trigger) -> bool:
    """'Several countries opened talks with Kenya', 'Mehrere Staaten haben ...': who acts is not named."""
    places = range(parse.segment_at(trigger.found.first).first + 1, trigger.inner) if trigger.voice == "active" else ()
    return any(parse.is_a("unnamed_group", i) and parse.is_any(("some_of", "same"), i - 1) for i in places)


def with_others(parse: Parse, trigger: Trigger) -> bool:
    """'The Union has agreed such pacts with a number of third countries': with whom is not named."""
    here = parse.clause_of(trigger.found.first)
    return any(
        parse.is_a("with", i)
        and parse.clause_of(i) == here
        and not parse.is_any(("definite", "two", "both", "same"), i + 1)
        and parse.any_is("unnamed_group", i + 1, i + _OTHERS)
        and not any(i < p.first <= i + _OTHERS for p in parse.parties)
        for i in range(len(parse.tokens))
    )
