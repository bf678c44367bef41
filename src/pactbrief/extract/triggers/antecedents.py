"""Antecedents: the parties before a relative clause, of whom it tells: 'A and B, which signed', 'C, with which D shares'."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.parties import Party

OF_ANTECEDENT = frozenset({"verb:relative", "verb:reduced"})
_PARTICLE = 1  # tokens of a German verb's particle between the party and the comma: "kam Oman | hinzu"
_PRONOUN = 3  # tokens from the start of a relative clause to the verb whose subject its pronoun is


def antecedents(parse: Parse, trigger: Trigger) -> list[Party]:
    """'Pyongyang and Moscow, which signed a treaty': the parties right before the pronoun that acts."""
    segment = parse.segment_at(trigger.found.first)
    lexis = parse.lexis
    if segment.kind != "relative" or trigger.voice != "active":
        return []
    if lexis.grammar["verb_last"]:
        return _who_acts(parse, trigger)
    if not lexis.is_a("which_acts", segment.opener) or trigger.inner - segment.first > _PRONOUN:
        return []
    return _run_before(parse, segment.first)


def _who_acts(parse: Parse, trigger: Trigger) -> list[Party]:
    """German: 'Zuletzt kam Oman hinzu, | das im Mai unterzeichnete': a pronoun beside which nobody else may act."""
    segment = parse.segment_at(trigger.found.first)
    if trigger.thing is not None or not parse.is_a("relative", segment.first):
        return []
    inside = range(segment.first + 1, trigger.found.first)
    others = any(parse.tokens[i].capital and not parse.in_date(i) and not parse.is_a("preposition", i - 1) for i in inside)
    near = range(segment.first - 1 - _PARTICLE, segment.first)
    if others or parse.any_is("pronoun", inside.start, inside.stop):
        return []
    return [p for p in parse.parties if p.last in near][-1:]


def with_whom(parse: Parse, trigger: Trigger) -> list[Party]:
    """'Nigeria, with which Benin shares a patrol arrangement': with whom stands before the relative clause."""
    segment, lexis = parse.segment_at(trigger.found.first), parse.lexis
    if segment.kind != "relative" or lexis.grammar["verb_last"]:
        return []
    if not (lexis.is_a("with", segment.opener) and lexis.is_a("relative", parse.word(segment.first + 1))):
        return []
    aside = parse.segment_at(segment.first - 1)
    named = any(p.last == aside.first - 1 for p in parse.parties) and aside.kind == "phrase"
    apart = named and lexis.is_a("article", aside.opener)  # "Portugal, the former colonial power, with which"
    return _run_before(parse, aside.first if apart else segment.first)


def beyond_antecedent(parse: Parse, trigger: Trigger) -> frozenset[int]:
    """The tokens of denials that end before the antecedent: 'nor does it replace | the pact signed in 1951', 'nobody recalls
    | the accord that A and B signed' tell of a pact that was signed."""
    thing = trigger.thing
    if thing is None or not thing.definite or trigger.rule not in OF_ANTECEDENT:
        return frozenset()
    before = (cue for cue in parse.of("cue") if cue.last <= thing.first and cue.row["force"] == "denied")
    return frozenset(place for cue in before if cue.row.get("reach") != "sentence" for place in cue.places)


def _run_before(parse: Parse, place: int) -> list[Party]:
    """The list of parties that ends right before the token `place`."""
    run: list[Party] = []
    for party in reversed([p for p in parse.parties if p.last <= place]):
        behind = run[0].first if run else place
        if not all(map(parse.lists, range(party.last, behind))):
            break
        run.insert(0, party)
    return run


def between_behind(parse: Parse, trigger: Trigger) -> list[Party]:
    """'a deal signed this month | between Oman and Togo': those between whom it is said, behind the verb, to stand."""
    end = parse.segment_at(trigger.found.first).last
    place = next((i for i in range(trigger.found.last, end) if parse.is_a("between", i)), None)
    told = trigger.voice == "passive" or trigger.rule in {"verb:relative", "verb:reduced"}
    if place is None or not told or (trigger.thing is not None and trigger.thing.own):
        return []
    run: list[Party] = []
    for party in parse.parties:
        start = run[-1].last if run else place + 1
        if party.first >= start and all(parse.lists(i) or parse.is_a("article", i) for i in range(start, party.first)):
            run.append(party)
    return run if len(run) > 1 else []
