"""Centre: whom a stretch of an article is about; he has "a pact with Chile" where the sentence names nobody else."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.clauses.runs import coordinated
from pactbrief.extract.discourse import Memory
from pactbrief.extract.parties.homeland import opening
from pactbrief.extract.parties.pairing import Partners, beyond_stop, codes_of, drops_subject, named, pronoun_acts
from pactbrief.extract.parties.roles import acting_in, behind_one_with, behind_with
from pactbrief.extract.parties.told import Spoken
from pactbrief.extract.triggers.triggers import Trigger

_PAIR = 2
_OFFICE = 5  # tokens from a state to the noun of an office: "'s first deputy foreign minister" has five
_PROMPT = 12  # tokens of a prompt that is no question: "Let us come to Moscow", "People whisper about a Turkish officer"
_BESIDE = 4  # tokens from the capital to "man", "on"
_HEADING = 6  # tokens of the heading of a section that is about one state: "The Central African Republic" has four


def follow(parse: Parse, spoken: list[Spoken], memory: Memory, opened: bool) -> None:
    """Takes into `memory` whom the text is about after this sentence; `opened`: it opens a paragraph."""
    if memory.interview:
        _in_interview(parse, memory, opened)
    state = _heading_state(parse)
    if state and not (memory.labelled and state in (memory.section or ())):
        memory.begin(state)
    if memory.topic:
        return
    run = subject_of(parse, memory.alien)
    codes = {code for party in run for code in party.codes}
    if len(codes) == 1:
        memory.centre = codes.pop()
    elif not codes:
        memory.centre = opening(parse, memory) or _sits_there(parse) or memory.centre
    elif memory.centre not in codes:
        memory.centre = None
    for one in spoken:
        _with_whom(parse, one, memory)


def _sits_there(parse: Parse) -> str | None:
    """'In Berlin richtet man den Blick nach Süden', 'À Paris, on insiste': whose capital the sentence opens with."""
    first = next(iter(parse.parties), None)
    if first is None or not parse.holds("whoever_sits") or first.first > 1 or "capital" not in first.traits:
        return None
    return first.codes[0] if parse.any_is("whoever_sits", first.last, first.last + _BESIDE) else None


def nobody_else_acts(trigger: Trigger) -> bool:
    """Whether the clause leaves open who acts: a passive, a noun or phrase, or a verb whose subject is the arrangement."""
    return trigger.voice in {"passive", "phrase", "noun"} or trigger.rule.endswith(("subject", "relative", "reduced"))


def _in_interview(parse: Parse, memory: Memory, opened: bool) -> None:
    """Takes in who is interviewed ("the Omani foreign minister") and what each question is about."""
    if not memory.official and not memory.asked:
        memory.official = next((p.codes[0] for p in parse.parties if _holds_office(parse, p)), None)
    memory.asked = memory.asked or parse.question
    if parse.question or (opened and (memory.asked or memory.official) and len(parse.tokens) <= _PROMPT):
        _asked(parse, memory, opened)


def _holds_office(parse: Parse, party: Party) -> bool:
    """'the Omani foreign minister', "Peru's first deputy minister of defence", 'the defence minister of Kenya'."""
    if (party.owner or "adjective" in party.traits) and parse.any_is("office_holder", party.last, party.last + _OFFICE):
        return True
    place = party.first - 1 - parse.is_a("article", party.first - 1)
    return parse.is_a("of", place) and parse.any_is("office_holder", max(0, place - _OFFICE), place)


def _asked(parse: Parse, memory: Memory, opened: bool) -> None:
    """'And France?', 'Let us come to Paris.' in an interview with a Swiss official: what follows is about the two; 'And Peru
    and Chile?': of three. A second question of the same turn that names nobody goes on with the first."""
    home = memory.own_state()
    others = sorted({c for party in parse.parties if opened or not party.place for c in party.codes} - {home})
    if opened or others:
        memory.section = None
    if home and len(others) == 1:
        memory.section = tuple(sorted((home, *others)))
        memory.speak(memory.section)
    elif home and len(others) == _PAIR:
        memory.group = tuple(sorted((home, *others)))


def _with_whom(parse: Parse, one: Spoken, memory: Memory) -> None:
    """Who concluded with a partner is whom the text is about: 'Peru signed a pact with Chile'."""
    for parties in one.sets:
        partners = {code for p in parse.parties if behind_with(parse, p) for code in p.codes}
        leads = [code for code in parties if code not in partners]
        if len(parties) == 2 and len(leads) == 1:
            memory.centre = leads[0]


def subject_of(parse: Parse, alien: frozenset[str]) -> list[Party]:
    """The first parties of the sentence that may be its subject: one, or a list of several."""
    free = [p for p in acting_in(parse, parse.parties, alien) if _may_be_subject(parse, p) and not _partner(parse, p)]
    run = free[:1]
    for party in free[1:]:
        if not coordinated(parse, [run[-1], party]):
            break
        run.append(party)
    return run


def _partner(parse: Parse, party: Party) -> bool:
    """'with Singapore and Australia': a member of a list that "with" opens."""
    end = parse.parties.index(party) + 1
    return any(behind_one_with(parse, parse.parties[start:end]) for start in range(end - 1))


def _may_be_subject(parse: Parse, party: Party) -> bool:
    lexis = parse.lexis
    place = party.first - 1 - lexis.is_a("article", parse.word(party.first - 1))
    before = parse.word(place)
    if lexis.is_a("preposition", before) and not lexis.is_a("for", before):
        return False
    if party.owner and not any(lexis.is_a("institution", parse.word(party.last + step)) for step in (1, 2, 3)):
        return False
    if lexis.grammar["verb_last"]:
        return True
    return not any(lexis.is_a("finite", parse.word(i)) for i in range(party.first))


def _heading_state(parse: Parse) -> str | None:
    """The party that a heading consists of: what follows is about it."""
    if not 0 < len(parse.tokens) <= _HEADING or not parse.headline or len(parse.parties) != 1:
        return None
    (party,) = parse.parties
    rest = [parse.word(i) for i in range(len(parse.tokens)) if not party.first <= i < party.last]
    plain = len(party.codes) == 1 and party.traits & {"name"} and all(parse.lexis.is_a("article", word) for word in rest)
    return party.codes[0] if plain else None


def of_the_centre(parse: Parse, trigger: Trigger, rings: tuple[list[Party], list[Party]], memory: Memory) -> Partners | None:
    """'Mit Chile wird verhandelt', 'Avec le Chili, l'accord est signé': the only party's partner is whom the text is about."""
    near, far = rings
    code = near[0].codes[0]
    far = [p for p in far if not beyond_stop(parse, trigger, p)]
    if not behind_with(parse, near[0]) or not set(codes_of(far)) <= {code}:
        return None
    if pronoun_acts(parse, trigger) or drops_subject(parse, trigger):
        lead = memory.centre
    elif nobody_else_acts(trigger) or trigger.thing is None or _reflexive(parse, trigger) or _office_acts(parse, trigger):
        lead = memory.in_common(code)
    else:
        return None
    return named(((code, lead),), "centre") if lead and lead != code else None


def _office_acts(parse: Parse, trigger: Trigger) -> bool:
    """'Mit Chile unterzeichnete | die Regierung ...': an office of which is not said whose it is."""
    here = parse.clause_of(trigger.found.first)
    places = range(1, len(parse.tokens)) if parse.lexis.grammar["verb_last"] and parse.holds("home_office") else range(0)
    return any(parse.is_a("home_office", i) and parse.is_a("definite", i - 1) and parse.clause_of(i) == here for i in places)


def _reflexive(parse: Parse, trigger: Trigger) -> bool:
    """'se negocia', 'si negozia': a passive in the form of an active verb."""
    return parse.is_a("reflexive_passive", trigger.found.first - 1)
