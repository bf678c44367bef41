"""Bystanders: parties named without acting: behind "amid tensions with", or as the seat of a firm."""

from __future__ import annotations

from collections.abc import Collection

from pactbrief.extract.clauses.lacking import in_contrast, left_out
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.clauses.runs import list_end
from pactbrief.extract.discourse import organisation

_CIRCUMSTANCE = 14  # tokens from "amid" to the last of a list of three behind it
_VERBAL = frozenset({"past", "present", "participle", "gerund"})
_GATHERING = 4  # tokens from an organisation to its gathering: "the Asean leaders' meeting"
_SHORES = 6  # tokens from "between" to the second of two shores: "between Ellesmere Island and Greenland"
_OF_ATTACK = 2  # tokens from a state's adjective to the attack: "the Russian drone attack"
_FIRM = 4  # tokens behind a state's name in which the noun stands: "Danish deep-sea shipping line"
_ENDING = ("finite", "preposition", "conjunction")
_NONE: frozenset[str] = frozenset()


def is_private(parse: Parse, party: Party) -> bool:
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
    return not (parse.word(noun).endswith(tuple(official)) or parse.is_a("parliament", noun))


def _belongs(parse: Parse, party: Party) -> bool:
    """'an EU member', 'the NATO ally': the organisation only says what the state is."""
    behind = parse.word(party.last + party.owner)
    if parse.lexis.is_a("neighbouring", behind) and not parse.tokens[party.last].mark:
        return True  # "Norway's neighbour Iceland", "Ägyptens Nachbar Sudan"
    behind_comma = party.owner and parse.word(party.first - 1) == ","
    if behind_comma and parse.is_any(("belonging", "neighbouring"), list_end(parse, party) + 2):
        return True  # "Peru, Chile's closest ally, ..."
    if parse.is_a("colony", party.last) or parse.is_a("colony", party.first - 1):
        return True  # "the former British colony", "l'ancienne colonie américaine"
    if not any(len(code) > 2 or code == "EU" for code in party.codes):
        return False
    if parse.is_a("unnamed_group", party.last) and parse.is_any(("some_of", "two", "both"), party.first - 1):
        return True  # "the two NATO states"
    member = parse.any_is("member_of", party.first - 3, party.first) or parse.is_a("member_of", party.last)
    return member or parse.lexis.is_a("belonging", behind)


def _hosts(parse: Parse, party: Party) -> bool:
    """'on the margins of the Arab League summit', 'at a NATO meeting': whose gathering it is, at which others conclude."""
    if not organisation(party.codes[0]) or not parse.holds("gathering"):
        return False
    before = party.first - 1 - parse.is_a("article", party.first - 1)
    if not parse.is_a("preposition", before) or parse.is_any(("with", "agent"), before):
        return False
    noun = next((i for i in range(party.last, party.last + _GATHERING) if parse.is_a("gathering", i)), None)
    return noun is not None and not any(p is not party and party.last <= p.first < noun for p in parse.parties)


def predecessors(parse: Parse) -> tuple[tuple[Party, ...], ...]:
    """'the third partner after Tokyo and Seoul': the run of those before; empty where no rank is told."""
    lexis = parse.lexis
    if lexis.grammar["ranked"].isdisjoint(parse.present):
        return ()
    lead = next((p for p in parse.parties if lexis.is_a("ranking", parse.word(p.first - 1)) and not p.owner), None)
    if lead is None:
        return ()
    run = [lead]
    for party in parse.parties[parse.parties.index(lead) + 1 :]:
        between = [parse.word(i) for i in range(run[-1].last, party.first)]
        if len(between) > 3 or not all(w == "," or lexis.is_a("listing", w) or lexis.is_a("article", w) for w in between):
            break
        run.append(party)
    return (tuple(run),)


def _names_it(parse: Parse, party: Party) -> bool:
    """'un pacte connu sous le nom d'Alliance du Sahel': the organisation is called what the arrangement made it."""
    whole = len(party.codes) == 1 and len(party.codes[0]) > 2
    return whole and parse.any_is("name_word", party.first - 3, party.first)


def is_bystander(parse: Parse, party: Party) -> bool:
    """A party behind "amid", "against", "despite" is talked of, it does not act."""
    lexis = parse.lexis
    before = parse.word(party.first - 1)
    if _names_it(parse, party):
        return True
    if _belongs(parse, party) or _hosts(parse, party) or any(party in run for run in predecessors(parse)):
        return True
    if _looks_on(parse, party) or _of_shores(parse, party):
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
            here = parse.segment_at(place)  # ", über das | Oman und Peru verhandeln"
            return not (here.first == place and here.kind == "relative" and here.finite and parse.is_a("relative", place + 1))
        if lexis.is_a("finite", word) or parse.tokens[place].mark:
            return False
    return False


def _looks_on(parse: Parse, party: Party) -> bool:
    """'With Baku watching, Delhi chose its words': whoever does something else behind "with", no partner."""
    place = party.last + parse.adverbial(party.last)
    doing = parse.lexis.language == "en" and parse.is_a("with", party.first - 1) and parse.word(place).endswith("ing")
    return (
        doing
        and party.first == parse.segment_at(party.first).first + 1
        and not any(f.first == place for f in parse.of("stage"))
    )


def _of_shores(parse: Parse, party: Party) -> bool:
    """'the waters between Peru and Chile': named to say where."""
    if not parse.holds("landform"):
        return False
    low = max(1, party.first - _SHORES)
    return any(parse.is_a("between", i) and parse.is_a("landform", i - 1) for i in range(low, party.first))


def _of_circumstance(parse: Parse, party: Party) -> bool:
    """'amid growing tensions with China, North Korea and Russia': named in a phrase that only tells in what circumstances,
    or with whom there is a quarrel."""
    lexis, grammar = parse.lexis, parse.lexis.grammar
    if grammar["circumstance"].isdisjoint(parse.present) and grammar["quarrel"].isdisjoint(parse.present):
        return False
    end = list_end(parse, party)
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


def _attacks(parse: Parse, party: Party) -> bool:
    """'after the Russian invasion', 'une attaque israélienne': who attacks or raids is told of, not who concludes."""
    if not parse.holds("assault") or not ("adjective" in party.traits or party.owner):
        return False
    if parse.lexis.grammar["infinitive"]:
        return parse.is_a("assault", party.first - 1)
    return parse.any_is("assault", party.last, party.last + _OF_ATTACK + party.owner)


def _in_apposition(parse: Parse, party: Party) -> bool:
    """'Brazil, a neighbour of Egypt, signed': who stands in a noun phrase between commas behind the name of another."""
    segment = parse.segment_at(party.first)
    if segment.kind != "phrase" or not segment.first or parse.word(segment.first - 1) != parse.word(segment.last - 1):
        return False
    lexis = parse.lexis
    named = any(p.last == segment.first - 1 for p in parse.parties) and parse.word(segment.first - 1) == ","
    return named and lexis.is_a("article", segment.opener) and lexis.is_a("preposition", parse.word(party.first - 1))


def is_firm(parse: Parse, party: Party, alien: Collection[str] = _NONE) -> bool:
    """Whether the party's name belongs to a company, or to a word of the fields `alien`: 'Kenya Airways'."""
    adjective = "adjective" in party.traits
    for place in range(party.last, min(party.last + _FIRM, len(parse.tokens))):
        word = parse.word(place)
        if (word in alien and not parse.is_holding(place)) or (adjective and parse.lexis.is_a("firm", word)):
            return True
        if (
            place == party.last
            and parse.tokens[place].capital
            and not (adjective or party.owner)
            and parse.is_a("civil", place)
        ):
            return True  # "Canada Post"
        if parse.tokens[place].mark or any(parse.lexis.is_a(kind, word) for kind in _ENDING):
            return False
    return False
