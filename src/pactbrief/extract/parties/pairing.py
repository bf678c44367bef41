"""Pairing: which sets of parties a list of names makes: one of all, one each, or one with whom all the others conclude."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pactbrief.dates import DateExpression
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.clauses.runs import coordinated
from pactbrief.extract.discourse import Parties
from pactbrief.extract.parties.roles import behind_with
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party

#: Classes of words by which somebody speaks for the party that the article speaks for, or for himself.
OURS = ("first_person", "first_singular")
Basis = Literal["named", "carried"]


class Partners(NamedTuple):
    """One or several sets of parties ("with Albania and with North Macedonia"), and how they were found."""

    sets: tuple[Parties, ...]
    basis: Basis
    how: str


NOBODY = Partners((), "named", "")


def beyond_stop(parse: Parse, trigger: Trigger, party: Party) -> bool:
    """A semicolon stands between."""
    low, high = sorted((party.first, trigger.found.first))
    return any(parse.word(i) == ";" for i in range(low, high))


def named(sets: Sequence[Parties], how: str) -> Partners:
    """The distinct sets with two parties or more, found in the way `how`."""
    clean = tuple(dict.fromkeys(tuple(sorted(set(s))) for s in sets if len(set(s)) > 1))
    return Partners(clean, "named", how)


def codes_of(parties: Sequence[Party]) -> list[str]:
    """The codes of the parties, each once."""
    return list(dict.fromkeys(code for party in parties for code in party.codes))


def pairs_of(parse: Parse, own: Parties, others: list[str], thing: Thing) -> Partners:
    """Those in the phrase with those that act: one set, or one for each."""
    if len(others) > 1 and (distributes(parse, thing, (*own, *others)) or each_dated(parse, others)):
        return named([(*own, other) for other in others], "each")
    return named([(*own, *others)], "clause")


def each_dated(parse: Parse, codes: Sequence[str]) -> bool:
    """'Mali in May and Burkina Faso in January cancelled their pacts', 'am Montag mit Mali und am Dienstag mit Peru': each with
    a date of its own beside its name."""
    named = [next((p for p in parse.parties if code in p.codes), None) for code in codes]
    return all(party is not None and any(_dates(parse, date, party) for date in parse.dates) for party in named)


def _dates(parse: Parse, date: DateExpression, party: Party) -> bool:
    """Whether the date stands behind the party or before its "with"."""
    with_whom = parse.is_a("with", party.first - 1) and parse.token_at(date.end - 1) + 1 == party.first - 1
    return with_whom or 0 <= parse.token_at(date.start) - party.last <= 1


def distributes(parse: Parse, thing: Thing | None, codes: Sequence[str]) -> bool:
    """Whether each of the others has an arrangement of its own with the first."""
    lexis = parse.lexis
    counted = thing.first if thing is not None and thing.plural else -1  # "three pacts with ..."
    here = range(len(parse.words)) if thing is None else _clause_places(parse, thing)
    words = {parse.word(i) for i in here if i != counted and not _of_one(parse, thing, i)}
    several = thing is not None and thing.plural
    if words & lexis.grammar.get("together", frozenset()) or (words & lexis.grammar.get("shared", frozenset()) and not several):
        return False
    several = several or (thing is not None and _with_each(parse, thing))
    if words & lexis.grammar.get("each", frozenset()) or several:
        return True
    return codes[0] == "EU" or "EU" in codes[:2]


def _clause_places(parse: Parse, thing: Thing) -> list[int]:
    """The places of the clause that the thing stands in: "also" in another one says nothing of it."""
    here = parse.clause_of(thing.head)
    return [i for i in range(len(parse.words)) if parse.clause_of(i) == here]


def _of_one(parse: Parse, thing: Thing | None, place: int) -> bool:
    """'each other's airspace', 'under which each hosts troops', 'ein Abkommen mit ...': no word that tells of several."""
    if parse.word(place) == "each" and parse.word(place + 1) == "other":
        return True
    if thing is None:
        return False
    single = place == thing.head and not thing.plural and parse.is_a("any_of", thing.first)
    return single or (place >= thing.tail and parse.segment_at(place).kind == "relative")


def _with_each(parse: Parse, thing: Thing) -> bool:
    """'a pact with Chile and with Peru', 'erst mit Chile und dann mit Peru': each partner behind a "with" of its own."""
    own = [p for p in parse.parties if thing.last < p.first < thing.tail and set(p.codes) & set(thing.own)]
    return any(behind_with(parse, p) for p in own[1:])


def drops_subject(parse: Parse, trigger: Trigger) -> bool:
    """'Nel gennaio 2023 hanno concluso con Mogadiscio un'intesa': a finite verb without a subject has the one before."""
    lexis, segment = parse.lexis, parse.segment_at(trigger.found.first)
    if not lexis.grammar["drops_subject"] or segment.kind != "main" or trigger.found.entry.tag == "base":
        return False
    ahead = [i for i in range(segment.first, trigger.inner) if not (parse.in_date(i) or parse.tokens[i].mark)]
    passive = parse.is_a("reflexive_passive", trigger.found.first - 1)  # "Con Perú se negocia"
    if ahead and parse.is_a("with", ahead[0]) and not passive:  # "Con la Unión Europea negocia un acuerdo"
        ahead = [i for i in ahead if not (parse.is_a("article", i) or any(p.first <= i < p.last for p in parse.parties))]
    kinds = ("adverb", "have", "conjunction", "preposition", "negator")
    return all(parse.is_any(kinds, i) for i in ahead)


def pronoun_acts(parse: Parse, trigger: Trigger) -> bool:
    """Whether somebody acts under a pronoun before the verb."""
    segment = parse.segment_at(trigger.found.first)
    low = segment.first
    if trigger.thing is not None and trigger.rule == "verb:relative" and trigger.inner >= trigger.thing.last:
        low = max(low, trigger.thing.last)  # "it replaces the agreement | signed with Oman"
    if _own_office(parse, low, trigger.found.first):
        return True
    if parse.lexis.is_a("conjunction", segment.opener):  # "it | and Japan vowed"
        low = max((s.first for s in parse.segments if s.last == segment.first), default=low)
    if parse.lexis.grammar["verb_last"] and not segment.finite:  # "Den Pakt mit Oman will er | aber nicht kündigen"
        low = next(s.first for s in parse.segments if s.clause == segment.clause)
    inverts = parse.lexis.grammar["verb_last"] and trigger.voice == "active"  # "Mit Oman unterzeichnete er"
    inverted = trigger.found.first + 1 if inverts else low
    if any(parse.is_a("pronoun", i) for i in (*range(low, trigger.found.first), inverted)):
        return True
    behind = (inverted + 1, inverted + 2) if inverts else ()  # "Mit Oman unterzeichnete das Land"
    return any(
        parse.is_a("state_word", i) and parse.is_a("definite", i - 1) for i in (*range(low, trigger.found.first), *behind)
    )


def _own_office(parse: Parse, low: int, high: int) -> bool:
    """'its defence minister and Hungary's signed': whose office it is, has been said before."""
    return any(
        parse.is_a("possessive", i)
        and any(parse.is_a(kind, i + step) for kind in ("institution", "office_holder") for step in (1, 2))
        for i in range(low, high)
    )


def speaks_of_us(parse: Parse, trigger: Trigger, official: str | None) -> bool:
    """'we agreed', 'our agreement with the United States': somebody speaks for the party that the article speaks for; an
    `official` interviewed also where he says "I"."""
    thing = trigger.thing
    low = parse.segment_at(trigger.found.first).first
    places = [(low, trigger.found.first), *([(thing.first, thing.head)] if thing is not None else [])]
    return any(parse.any_is(kind, *span) for span in places for kind in OURS[: 2 if official else 1])


def refers(parse: Parse, trigger: Trigger) -> bool:
    """Whether the clause speaks of several parties without their names: "both sides", "they"."""
    segment = parse.segment_at(trigger.found.first)
    owners = parse.segment_before(segment.first) if parse.lexis.is_a("whose", segment.opener) else None
    return any(
        parse.is_a("collective", i)
        for s in parse.segments
        if s.clause == segment.clause or s is owners
        for i in range(s.first, s.last)
    )


def as_group(parse: Parse) -> bool:
    """Whether the sentence speaks of one arrangement of them all: "trilateral", "joint"."""
    grammar = parse.lexis.grammar
    return any(not grammar.get(kind, frozenset()).isdisjoint(parse.present) for kind in ("together", "shared"))


def agent(parse: Parse, party: Party) -> bool:
    """Whether the party does what a passive tells: "by Britain"."""
    return parse.any_is("agent", party.first - 2, party.first)


def _several_meant(parse: Parse, trigger: Trigger) -> bool:
    """'similar a los que | Kiev ya ha firmado con Londres, Berlín y París': a plural stands for what was concluded."""
    start = parse.segment_at(trigger.found.first).first
    return trigger.rule == "verb:relative" and any(parse.is_a("those", i) for i in (start - 1, start))


def grouped(parse: Parse, trigger: Trigger, parties: list[Party]) -> Partners:
    """Several parties in the clause: runs of coordinated ones; a run before the verb and a run after "with"."""
    runs: list[list[str]] = []
    ends: list[Party] = []
    for party in parties:
        if ends and (coordinated(parse, [ends[-1], party]) or ends[-1].codes == party.codes):
            runs[-1] += [c for c in party.codes if c not in runs[-1]]
        else:
            runs.append(list(party.codes))
        ends.append(party)
    flat = list(dict.fromkeys(c for run in runs for c in run))
    if len(runs) == 1:
        return named((tuple(flat),), "subject")
    second = next(p for p in parties if set(p.codes) <= set(runs[1]))
    if behind_with(parse, parties[0]) and not behind_with(parse, second):
        runs[:2] = runs[1], runs[0]  # "Gemeinsam mit Mali und Togo gründete Niger ..."
    first, *rest = runs
    if len(first) > 1 and len(rest[0]) == 1 and behind_with(parse, parties[0]) and first != rest[0]:
        return (
            pairs_of(parse, tuple(rest[0]), first, trigger.thing) if trigger.thing else named(((*first, *rest[0]),), "clause")
        )
    if len(first) == 1:
        others = [c for c in rest[0] if c not in first]
        if not others and len(rest) > 1:
            others = [c for c in rest[1] if c not in first]
        if not others:
            return NOBODY
        if trigger.thing is None and len(others) > 1 and not distributes(parse, None, (*first, *others)):
            listed = next((p for p in parties if p.codes[0] == others[0]), None)
            if trigger.found.first < (listed.first if listed else 0) and not as_group(parse):
                return named([(*first, other) for other in others], "each")  # "Colombo signs with Delhi, Tokyo and Malé"
        thing = trigger.thing
        counted = thing is not None and parse.any_is("unnamed_group", thing.last, thing.tail)
        if len(others) > 1 and (counted or _several_meant(parse, trigger)):  # "ties with three nations – Peru, Chile and Togo"
            return named([(*first, other) for other in others], "each")
        return pairs_of(parse, tuple(first), others, trigger.thing) if trigger.thing else named(((*first, *others),), "clause")
    partner = next((p for p in parties if parse.is_a("with", p.first - 1) and p.codes[0] not in first), None)
    if partner is None and trigger.voice == "passive":  # "Jordan and Egypt have each been offered a pact by Britain"
        partner = next((p for p in parties if agent(parse, p) and p.codes[0] not in first), None)
        if partner is not None:
            return named([(partner.codes[0], code) for code in first], "each")
    if partner is not None:
        return (
            pairs_of(parse, partner.codes, first, trigger.thing)
            if trigger.thing
            else named(((*first, *partner.codes),), "clause")
        )
    return named((tuple(first),), "subject") if len(first) > 1 else named((tuple(flat),), "clause")
