"""Roles: which of the parties that a sentence names act in it, and which are bystanders, owners or private."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pactbrief.extract.clauses import is_finite
from pactbrief.extract.firms import is_firm
from pactbrief.extract.lacking import in_contrast, left_out
from pactbrief.extract.parse import Parse, Party
from pactbrief.extract.triggers import Trigger

_CIRCUMSTANCE = 14  # tokens from "amid" to the last of a list of three behind it
_VERBAL = frozenset({"past", "present", "participle", "gerund"})
_OF_ATTACK = 2  # tokens from a state's adjective to the attack: "the Russian drone attack"
#: What two do together, not one to the other.
_TOGETHER = frozenset({"signed", "concluded", "adopted", "ratified", "in-force", "implementing"})


def _private(parse: Parse, party: Party) -> bool:
    """German: 'griechische Köche', 'der türkische Verband': a state's adjective acts only through its offices and forces."""
    official = parse.lexis.grammar.get("official")
    compound = parse.text[parse.tokens[party.last - 1].end :][:1] == "-"  # "die Kosovo-Frage"
    if not official or not (compound or "adjective" in party.traits):
        return False
    ahead = range(party.last, min(party.last + 6, len(parse.tokens)))
    noun = next(
        (
            i
            for i in ahead
            if parse.tokens[i].mark or (parse.tokens[i].capital and not any(p.first <= i < p.last for p in parse.parties))
        ),
        None,
    )
    if noun is None or parse.tokens[noun].mark:
        return False
    return not (parse.word(noun).endswith(tuple(official)) or parse.lexis.is_a("parliament", parse.word(noun)))


def _belongs(parse: Parse, party: Party) -> bool:
    """'an EU member', 'the NATO ally': the organisation only says what the state is."""
    behind = parse.word(party.last + party.owner)
    if parse.lexis.is_a("neighbouring", behind) and not parse.tokens[party.last].mark:
        return True  # "Norway's neighbour Iceland", "Ägyptens Nachbar Sudan"
    return any(len(code) > 2 or code == "EU" for code in party.codes) and parse.lexis.is_a("belonging", behind)


def _made_by(parse: Parse, party: Party) -> bool:
    """'German-built boats', 'a Chinese-owned port': the state only says where a thing comes from."""
    hyphen = parse.text[parse.tokens[party.last - 1].end :][:1] == "-" and "adjective" in party.traits
    return hyphen and parse.lexis.language == "en" and parse.word(party.last) in parse.lexis.grammar["made_by"]


def predecessors(parse: Parse) -> tuple[tuple[Party, ...], ...]:
    """'the third partner after Tokyo and Seoul': the run of those before; empty where no rank is told."""
    lexis = parse.lexis
    if lexis.grammar["ranked"].isdisjoint(parse.present):
        return ()
    lead = next((p for p in parse.parties if lexis.is_a("ranking", parse.word(p.first - 1))), None)
    if lead is None:
        return ()
    run = [lead]
    for party in parse.parties[parse.parties.index(lead) + 1 :]:
        between = [parse.word(i) for i in range(run[-1].last, party.first)]
        if len(between) > 3 or not all(w == "," or lexis.is_a("listing", w) or lexis.is_a("article", w) for w in between):
            break
        run.append(party)
    return (tuple(run),)


def addressed(parse: Parse, trigger: Trigger, acting: list[Party]) -> list[Party]:
    """'Warsaw urged the EU to offer Turkey a pact': who is to act stands behind the urging verb; who urges is left out
    where two others are named."""
    lexis = parse.lexis
    low = parse.segment_at(trigger.inner).first
    verb = next((i for i in range(trigger.inner, low - 1, -1) if lexis.is_a("addressing", parse.word(i))), None)
    if verb is None or not any(verb < p.first < max(trigger.inner, trigger.found.last) for p in acting):
        return acting
    own = set(trigger.thing.own) if trigger.thing else set()
    asked = [p for p in acting if p.first > verb]
    return asked if len({c for p in asked for c in p.codes} | own) > 1 else acting


def _names_it(parse: Parse, party: Party) -> bool:
    """'un pacte connu sous le nom d'Alliance du Sahel': the organisation is called what the arrangement made it."""
    whole = len(party.codes) == 1 and len(party.codes[0]) > 2
    return whole and any(parse.is_a("name_word", party.first - step) for step in (1, 2, 3))


def _bystander(parse: Parse, party: Party) -> bool:
    """A party behind "amid", "against", "despite" is talked of, it does not act."""
    lexis = parse.lexis
    before = parse.word(party.first - 1)
    if _made_by(parse, party) or _names_it(parse, party):
        return True
    if _belongs(parse, party) or any(party in run for run in predecessors(parse)):
        return True
    if parse.is_a("staying", party.first - 1 - lexis.is_a("article", before)):
        return True  # "auf den Philippinen"
    if (
        party.owner
        and lexis.is_a("preposition", before)
        and not any(
            lexis.is_a("institution", parse.word(party.last + i)) or lexis.is_a("deed", parse.word(party.last + i))
            for i in (1, 2, 3)
        )
    ):
        return True
    if any(left_out(parse, place) is party for place in range(max(0, party.first - 4), party.first)):
        return True  # "nicht Paris, sondern Rom"
    if (
        _in_apposition(parse, party)
        or in_contrast(parse, party.first)
        or _attacks(parse, party)
        or _of_circumstance(parse, party)
    ):
        return True
    for place in range(party.first - 1, max(-1, party.first - 4), -1):
        word = parse.word(place)
        if lexis.is_a("bystanding", word):
            return True
        if lexis.is_a("finite", word) or parse.tokens[place].mark:
            return False
    return False


def _of_circumstance(parse: Parse, party: Party) -> bool:
    """'amid growing tensions with China, North Korea and Russia': named in a phrase that only tells in what circumstances,
    or with whom there is a quarrel."""
    lexis, grammar = parse.lexis, parse.lexis.grammar
    if grammar["circumstance"].isdisjoint(parse.present) and grammar["quarrel"].isdisjoint(parse.present):
        return False
    end = _list_end(parse, party)
    if end in parse.verbs or lexis.is_a("finite", parse.word(end)):
        return False  # "Despite protests from Poland, | Ghana and Peru have signed"
    for place in range(party.first - 1, max(-1, party.first - _CIRCUMSTANCE), -1):
        word = parse.word(place)
        if lexis.is_a("circumstance", word) or (lexis.is_a("quarrel", word) and lexis.is_a("with", parse.word(place + 1))):
            return True
        ends = parse.tokens[place].mark and not any(p.last == place for p in parse.parties)
        if ends or lexis.is_a("finite", word) or any(f.first == place and f.entry.tag in _VERBAL for f in parse.of("stage")):
            return False
    return False


def _list_end(parse: Parse, party: Party) -> int:
    """The place behind the last of the list that goes on from `party`."""
    run = [party]
    for other in parse.parties[parse.parties.index(party) + 1 :]:
        if not coordinated(parse, [run[-1], other]):
            break
        run.append(other)
    return run[-1].last


def _attacks(parse: Parse, party: Party) -> bool:
    """'after the Russian invasion', 'une attaque israélienne': who attacks or raids is told of, not who concludes."""
    if not parse.holds("assault") or not ("adjective" in party.traits or party.owner):
        return False
    if parse.lexis.grammar["infinitive"]:
        return parse.is_a("assault", party.first - 1)
    return any(parse.is_a("assault", i) for i in range(party.last, party.last + _OF_ATTACK + party.owner))


def _in_apposition(parse: Parse, party: Party) -> bool:
    """'Brazil, a neighbour of Egypt, signed': who stands in a noun phrase between commas behind the name of another."""
    segment = parse.segment_at(party.first)
    if segment.kind != "phrase" or not segment.first or parse.word(segment.first - 1) != parse.word(segment.last - 1):
        return False
    lexis = parse.lexis
    named = any(p.last == segment.first - 1 for p in parse.parties) and parse.word(segment.first - 1) == ","
    return named and lexis.is_a("article", segment.opener) and lexis.is_a("preposition", parse.word(party.first - 1))


def before_the_subject(parse: Parse, trigger: Trigger, acting: list[Party]) -> list[Party]:
    """Those of the parties `acting` that may be the subject, where enough are left: 'To the anger of Egypt, Peru and Chile
    signed', 'Nach Angaben aus Oslo haben Peru und Chile ...': what a preposition opens before the subject is none."""
    lexis = parse.lexis
    first = parse.segments[0]
    opening = parse.word(0)
    apart = lexis.is_a("preposition", opening) or opening.endswith("ing")
    beside = ("with", "between", "agent", "for")
    if not apart or any(lexis.is_a(kind, opening) for kind in beside):
        return acting
    if lexis.grammar["verb_last"]:
        verb = next((i for i in range(first.last) if is_finite(parse.tokens, lexis, parse.verbs, i)), 0)
        end = verb if first.kind == "main" else 0
    else:
        comma = next((i for i in range(first.last) if parse.word(i) == "," and not parse.in_relative_list(i)), 0)
        end = comma if first.kind == "phrase" or comma < first.last - 1 else 0
    if not end or trigger.found.last <= end:
        return acting
    rest = [p for p in acting if p.first >= end]
    own = set(trigger.thing.own) if trigger.thing else set()
    return rest if len({code for p in rest for code in p.codes} | own) > 1 else acting


def acting_in(parse: Parse, outside: Iterable[Party], alien: frozenset[str]) -> list[Party]:
    """Those of the parties outside any phrase that may act."""
    return [
        p
        for p in outside
        if not p.place and not _bystander(parse, p) and not _private(parse, p) and not is_firm(parse, p, alien)
    ]


def shared_subject(parse: Parse, trigger: Trigger, acting: list[Party], near: list[Party]) -> list[Party]:
    """'gave in and signed with Stockholm': the second verb has the subject of the first."""
    segment = parse.segment_at(trigger.found.first)
    if parse.lexis.is_a("fronted", parse.word(0)) and not segment.finite:
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
        return [p for p in near if p.first >= low]
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
    return _of_contact(parse, inner, before) or near


def _of_contact(parse: Parse, inner: int, before: list[Party]) -> list[Party]:
    """'dream of a treaty like the one | France and Germany concluded': the list between a noun and the verb."""
    run = [p for p in before if p.last == inner]
    for party in reversed([p for p in before if p.last < inner]):
        if not run or not coordinated(parse, [party, run[0]]):
            break
        run.insert(0, party)
    noun = run[0].first - 1 if len(run) > 1 and len(run) < len(before) else -1
    headed = noun >= 0 and (parse.is_a("own_pro", noun) or any(head.last == noun + 1 for head in parse.of("head")))
    return run if headed else []


def _of_bare_clause(parse: Parse, trigger: Trigger, party: Party) -> bool:
    """'will hold a dialogue, | as China and Russia step up drills': the subject of a verb in the form of an infinitive."""
    mine, segment = parse.segment_at(trigger.found.first), parse.segment_at(party.first)
    if segment is mine or segment.finite or not parse.lexis.is_a("subordinator", segment.opener):
        return False
    acting = [p for p in parse.parties if segment.first <= p.first < segment.last]
    bases = {f.first for f in parse.of("stage") if f.entry.tag == "base" and f.row["stage"] != "none"}
    return any(_list_end(parse, p) in bases for p in acting)


def behind_with(parse: Parse, party: Party) -> bool:
    """'with Chile', 'avec le Chili': the party is a partner, somebody else acts."""
    place = party.first - 1 - parse.lexis.is_a("article", parse.word(party.first - 1))
    return parse.lexis.is_a("with", parse.word(place))


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


def coordinated(parse: Parse, parties: list[Party]) -> bool:
    """Whether the first two of `parties` are members of one list."""
    if len(parties) < 2:
        return False
    between = range(parties[0].last, parties[1].first)
    lexis = parse.lexis
    apart = [i for i in between if not parse.lists(i)]
    joined = bool(between) and lexis.is_a("conjunction", parse.word(between[0])) and lexis.is_a("with", parse.word(between[-1]))
    return not apart or (joined and all(parse.in_date(i) for i in apart))  # "mit Peru und am Montag mit Chile"


def goes_on(parse: Parse, trigger: Trigger, party: Party) -> bool:
    """'Norway signed such a pact, | Japan wants to follow': the subject of a clause of its own behind the trigger's."""
    thing, segment = trigger.thing, parse.segment_at(party.first)
    if trigger.stage not in _TOGETHER or thing is None or thing.definite:
        return False  # "Peru proposed a pact, Chile is thinking about it"; "Peru signed the pact, Chile will in May"
    opens = party.first - segment.first <= 1 + parse.is_a("conjunction", segment.first)
    here = parse.clause_of(trigger.found.first)
    apart = segment.kind == "main" and segment.clause != here and segment.first >= trigger.found.last
    if not (apart and opens and segment.finite):
        return False
    within = range(segment.first, segment.last)
    own = any(f.first in within for f in (*parse.of("stage"), *parse.of("cue")))  # it tells something of its own
    return own and not any(parse.is_a(kind, i) for i in within for kind in ("report", "speech"))
