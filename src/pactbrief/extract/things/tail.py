"""The tail of a noun phrase: who stands behind its head, with "with" and "between" or without, and where the phrase ends."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import UNLISTED, organisation
from pactbrief.extract.things.binding import bound_in
from pactbrief.extract.things.bystanders import is_firm
from pactbrief.extract.things.lookalikes import noun_alike
from pactbrief.extract.words.finding import QUOTES

_NAMED = 3  # tokens around "countries" in which it is said which
_JOINT = 6  # tokens between two partners: ", as well as with the"
_PAIR = 2
_TAIL = 16  # tokens after the head in which "with Japan on ..." may stand


def tail_of(parse: Parse, start: int) -> tuple[list[str], list[str], bool, int, tuple[int, ...]]:
    """What follows the head: parties after with/between, other parties, whether they are all, where the phrase ends."""
    own: list[str] = []
    behind: list[str] = []
    named: list[int] = []
    mode = "with" if parse.is_a("with", start - 1) else ""  # "einen mit"
    complete, place = False, start + _closes_name(parse, start)
    parties = {p.first: p for p in parse.parties}
    while place < min(len(parse.tokens), start + _TAIL):
        word, party = parse.word(place), parties.get(place)
        if party is not None and mode == "with" and _some_of_it(parse, party):
            return [UNLISTED], behind, False, party.last, tuple(named)
        if party is not None and mode == "with" and is_firm(parse, party):
            place = party.last  # "negotiations with two Danish carriers"
            continue
        if party is not None:
            likened = parse.any_is("model", party.first - _NAMED, party.first)  # "sul modello di quella etiope"
            with_it = mode in {"with", "between"} and not (party.place or likened or _owner_of_matter(parse, party))
            if with_it or _holds_with(parse, start, party) or (not own and _stationed(parse, party)):
                own += [c for c in party.codes if c not in own]
                named += range(party.first, party.last)
                place = party.last + (1 if party.owner else 0)
                complete = complete or (mode == "between" and len(own) > 1)
                continue
            if not (likened or parse.any_is("model", party.last, party.last + 2)):
                behind += party.codes
            named += range(party.first, party.last)
            mode = "other" if mode not in {"with", "between"} else mode
            place = party.last
            continue
        beyond = _date_in_list(parse, place) if mode == "with" else None
        if beyond is not None:
            place = beyond
            continue
        bound = bound_in(parse, place, _TAIL) if not (mode or own or behind) else ()
        if bound:
            codes = [code for party in bound for code in party.codes]
            places = [i for party in bound for i in range(party.first, party.last)]
            return codes, behind, True, bound[-1].last, tuple(places)
        if complete and parse.is_a("conjunction", place) and parse.is_a("article", place + 1) and place + 2 not in parties:
            break  # "between Peru and Chile | and the pact between ..."
        mode = _mode(parse, place, word, mode)
        if mode == "stop":
            break
        if mode == "with" and (parse.lexis.is_a("of_no_state", word) or (not own and _unnamed(parse, place))):
            own.append(UNLISTED)
        place += 1
    if UNLISTED in own:  # "with Moldova's breakaway region of Transnistria": nobody's state is bound
        own = [UNLISTED]
    return own, behind, complete, place, tuple(named)


def _closes_name(parse: Parse, place: int) -> bool:
    """'a "renewed partnership" | with Paris': a mark that closes what one opened behind the article."""
    opened = range(max(1, place - _NAMED - 1), place) if parse.word(place) in QUOTES else ()
    return any(parse.word(i) in QUOTES and parse.is_a("article", i - 1) for i in opened)


def _quotes(parse: Parse, place: int) -> bool:
    """'a declaration on | "allied | interaction" with Peru': the mark belongs to a pair around a few words."""
    around = range(max(1, place - _JOINT), min(place + _JOINT, len(parse.tokens)))
    marks = [i for i in around if parse.word(i) in QUOTES] if parse.word(place) in QUOTES else []
    apart = len(marks) == _PAIR and parse.is_any(("preposition", "article"), marks[0] - 1)
    return apart and not any(parse.tokens[i].mark for i in range(marks[0] + 1, marks[1]))


def _some_of_it(parse: Parse, party: Party) -> bool:
    """'with | three | NATO states': a few members of an organisation, which is no party."""
    few = parse.any_is("some_of", party.first - 2, party.first) and all(map(organisation, party.codes))
    return few and parse.is_any(("unnamed_group", "belonging"), party.last)


def _unnamed(parse: Parse, place: int) -> bool:
    """'closer ties with allies', 'cooperation with several countries': a group that is not named; not 'the two countries'."""
    if not parse.is_a("unnamed_group", place) or parse.is_a("with", place + 1):
        return False
    if any(place < p.first <= place + _NAMED or p.last == place for p in parse.parties):
        return False  # "with its neighbours Peru and Chile", "with EU states"
    opening = next((i for i in range(place - 1, place - _NAMED - 1, -1) if parse.is_a("with", i)), None)
    if opening is None:
        return False
    known = ("definite", "collective", "both_sides", "of_several")
    return not any(parse.is_a(kind, i) for kind in known for i in range(opening + 1, place))


def _holds_with(parse: Parse, start: int, party: Party) -> bool:
    """'la relación | de Lima con Brasil', 'das Abkommen | Frankreichs mit Mali': whose it is, right before with whom."""
    lexis = parse.lexis
    beside = party.first == start or (party.first == start + 1 and lexis.is_a("of", parse.word(start)))
    return beside and not party.owner and lexis.is_a("with", parse.word(party.last))


def _stationed(parse: Parse, party: Party) -> bool:
    """'the treaty on | the Russian base in Gyumri', 'a pact governing | US forces': with whom, says whose forces are let in."""
    if not parse.holds("stationed"):
        return False
    noun = parse.is_a("stationed", party.first - 1)  # "le traité sur | la base russe"
    place = party.first - noun - 1
    place -= parse.is_a("article", place)
    return parse.is_a("topic", place) and (noun or parse.any_is("stationed", party.last, party.last + _NAMED))


def _date_in_list(parse: Parse, place: int) -> int | None:
    """'with Georgia in March and Moldova in May': where a list of partners goes on behind the date of one of them."""
    lexis = parse.lexis
    start = place + lexis.is_a("preposition", parse.word(place))
    date = next((d for d in parse.dates if parse.token_at(d.start) in {place, start}), None)
    if date is None:
        return None
    end = after = parse.token_at(date.end - 1) + 1
    while parse.lists(after):
        after += 1
    joined = any(lexis.is_a("conjunction", parse.word(i)) or lexis.is_a("with", parse.word(i)) for i in range(end, after))
    member = next((p for p in parse.parties if p.first == after and not p.owner), None)
    if not joined or member is None:
        return None
    behind = parse.word(member.last)
    ends = (
        not behind or parse.tokens[member.last].mark or lexis.is_a("preposition", behind) or lexis.is_a("conjunction", behind)
    )
    dated = any(parse.token_at(d.start) == member.last for d in parse.dates)
    if parse.word(end) == parse.word(member.last) == "," and not dated:
        return None  # "with the Turks since June, | and Kuala Lumpur, unlike Jakarta, has ..."
    return after if ends or dated else None  # "with France on Monday, and Senegal said ..." is no list


def _owner_of_matter(parse: Parse, party: Party) -> bool:
    """'with China's advance in mind': what the party owns is no institution that acts for it."""
    if parse.is_a("neighbouring", party.last + party.owner):
        return True
    ahead = (parse.word(party.last + step) for step in (1, 2, 3))
    return party.owner and not any(parse.lexis.is_a("institution", word) for word in ahead)


def _list_goes_on(parse: Parse, place: int) -> bool:
    """A comma in a list: another party follows, and behind it a comma or a conjunction."""
    after = next((p for p in parse.parties if p.first in {place + 1, place + 2}), None)
    if after is None or parse.clause_of(after.first) != parse.clause_of(place):
        return False  # "with Paris, | and Benin, which ..., says"
    word = parse.word(after.last)
    return word == "," or parse.lexis.is_a("conjunction", word) or (parse.headline and not word)


def _opens_own(parse: Parse, place: int) -> bool:
    """Whether behind a conjunction, a date apart, something begins that stands for an arrangement of its own."""
    step = place + 1
    while parse.in_date(step) or parse.word(step) == ",":
        step += 1
    heads = [f for f in parse.of("head") if f.row["kind"] == "pro" and f.first == step]
    return any(parse.is_a("with", f.last) for f in heads)


def _joins_on(parse: Parse, place: int) -> bool:
    """'with Chile | as well as with Peru', 'avec le Chili | ainsi que le Pérou': words that join two partners."""
    before = next((p for p in reversed(parse.parties) if p.last <= place), None)
    after = next((p for p in parse.parties if p.first > place), None)
    if before is None or after is None or after.first - before.last > _JOINT:
        return False
    between = [i for i in range(before.last, after.first) if not parse.is_any(("with", "article"), i) and parse.word(i) != ","]
    return parse.lexis.is_a("joins_on", " ".join(map(parse.word, between)))


def _lists_parties(parse: Parse, place: int) -> bool:
    """'the trilateral of Stockholm, Helsinki and Washington'."""
    ahead = [p for p in parse.parties if place < p.first <= place + 8]
    return len(ahead) > 1 and ahead[0].first <= place + 2 and ahead[1].first - ahead[0].last <= 3


def _mode(parse: Parse, place: int, word: str, mode: str) -> str:
    lexis = parse.lexis
    if mode in {"with", "between"} and lexis.is_a("negator", word):
        return "stop"
    after = parse.tokens[place + 1] if place + 1 < len(parse.tokens) else None
    if lexis.language == "en" and lexis.is_a("conjunction", word) and after and after.word.endswith("ed") and not after.capital:
        return "stop"  # "scrapped the deal and joined a pact with"
    if lexis.is_a("conjunction", word) and not mode and lexis.is_a("with", parse.word(place + 1)):
        return "stop"  # "einen Beistandspakt | und mit Riad ein Truppenabkommen"
    if lexis.is_a("conjunction", word) and _opens_own(parse, place):
        return "stop"  # "with Chile in May | and one with Peru in June"
    if lexis.is_a("circumstance", word) or (not mode and lexis.is_a("similar", word)):
        return "stop"  # "a pact | amid tensions with China", "a memorandum | similar to those with Peru and Chile"
    if lexis.is_a("with", word):
        return "stop" if lexis.is_a("quarrel", parse.word(place - 1)) else "with"
    if mode == "with" and _joins_on(parse, place):
        return mode
    before = parse.word(place - 1)
    if lexis.is_a("of", word) and (lexis.is_a("partner_head", before) or (mode == "with" and lexis.is_a("rule_of", before))):
        return "with"  # "a dialogue partner of the association", "with the government of Ghana"
    each = mode == "with" and lexis.is_a("each", parse.word(place - 1))  # "with each of Chile and Peru"
    if each and lexis.is_a("of", word):
        return mode
    if lexis.is_a("between", word) and parse.is_a("landform", place - 1):
        return "stop"  # "a pact for the waters | between Ghana and Togo"
    if lexis.is_a("between", word) or (lexis.is_a("of", word) and _lists_parties(parse, place)):
        return "between"
    apart = bool(lexis.grammar["comma_clauses"])
    if word == "," and not mode and not apart and lexis.is_a("with", parse.word(place + 1)):
        return mode  # "two agreements, with Chile and with Peru"
    if parse.in_adjectives(place) or _quotes(parse, place):
        return mode  # "une force kirghize, tadjike et ouzbèke"
    if parse.tokens[place].mark:
        return mode if word == "," and mode in {"with", "between"} and _list_goes_on(parse, place) else "stop"
    joining = lexis.is_a("relative", word) or lexis.is_a("subordinator", word)
    if lexis.is_a("finite", word) or (joining and (not lexis.grammar.get("comma_clauses") or parse.word(place - 1) == ",")):
        return "stop"
    if any(
        place in f.places
        and f.row.get("stage") not in {None, "none"}
        and f.entry.tag != "noun"
        and not (f.entry.tag == "base" and noun_alike(parse, place))
        for f in parse.of("stage")
    ):
        return "stop"
    if lexis.is_a("preposition", word):
        return "other"
    return mode
