"""The noun phrase around a head: where it begins and ends, and the parties in it and behind its head."""

from __future__ import annotations

from pactbrief.extract.binding import bound_in
from pactbrief.extract.heads import Head
from pactbrief.extract.parse import Parse, Party

_NP = 9  # tokens of a noun phrase before its head; "ten-year bilateral military cooperation framework" has seven
_OF_WHOM = 6  # tokens behind "accession" in which both stand: "adhésion de la Finlande à l'OTAN"
_MODIFIERS = 3  # words between an article and a noun that looks like a verb
_ONE = frozenset({"a", "an"})
_VERBAL = frozenset({"past", "present", "base", "gerund"})
_TAIL = 16  # tokens after the head in which "with Japan on ..." may stand
#: Its own parties, those named behind without saying that they are parties, whether its own are all, where the phrase ends,
#: and the tokens that name parties.
Held = tuple[tuple[str, ...], tuple[str, ...], bool, int, tuple[int, ...]]


def left_edge(parse: Parse, head: int) -> int:
    """Where the phrase begins whose head begins at the token `head`."""
    first = _edge(parse, head)
    bare = not parse.lexis.is_a("preposition", parse.word(first - 1))
    if bare and parse.lexis.grammar["verb_last"] and not parse.lexis.is_a("article", parse.word(first)):
        while first < head and parse.in_date(first):  # "ratifizierte 2019 | Abkommen mit ..."
            first += 1
    return first


def _edge(parse: Parse, head: int) -> int:
    place = head - 1
    while place >= max(0, head - _NP):
        word = parse.word(place)
        token = parse.tokens[place]
        if word == "'s":
            place -= 1
            continue
        if _hyphened(parse, place):  # "a government-to-government agreement"
            place -= 2
            continue
        if (token.mark and not _in_date(parse, place)) or _stops(parse, place) or _time_before(parse, place):
            break
        if parse.lexis.is_a("article", word):
            return place
        place -= 1
    return place + 1


def _hyphened(parse: Parse, place: int) -> bool:
    """Whether the preposition at `place` stands between hyphens."""
    if place < 1 or not parse.lexis.is_a("preposition", parse.word(place)):
        return False
    token = parse.tokens[place]
    return parse.text[token.start - 1] == "-" and parse.text[token.end : token.end + 1] == "-"


def _in_date(parse: Parse, place: int) -> bool:
    """The full stop of "3. Mai"."""
    token = parse.tokens[place]
    return any(d.start < token.start and token.end < d.end for d in parse.dates)


def _time_before(parse: Parse, place: int) -> bool:
    """'am Montag zwei Abkommen': the day stands before the phrase, not in it as in "das am Montag geschlossene"."""
    if not parse.lexis.grammar.get("verb_last"):
        return False
    first = next((parse.token_at(d.start) for d in parse.dates if parse.token_at(d.end - 1) == place), None)
    if first is None:
        return False
    before = first if parse.lexis.is_a("preposition", parse.word(first)) else first - 1
    if parse.lexis.is_a("article", parse.word(before)) and before < first:  # "in der vergangenen Woche | Verhandlungen"
        before -= 1
    if not parse.lexis.is_a("preposition", parse.word(before)):  # "2019 | Verhandlungen", not "das 2019 geschlossene"
        return parse.tokens[place + 1].capital and not parse.lexis.is_a("article", parse.word(first - 1))
    return not parse.lexis.is_a("article", parse.word(before - 1))


def _stops(parse: Parse, place: int) -> bool:
    word = parse.word(place)
    lexis = parse.lexis
    if place in parse.named:
        return bool(lexis.grammar["infinitive"])  # Romance puts who made it behind: "Japón y Australia | ... maniobras"
    if lexis.is_a("conjunction", word) and any(p.first == place + 1 for p in parse.parties):
        return not any(p.last in {place, place - 1} for p in parse.parties)
    if lexis.is_a("preposition", word) or lexis.is_a("conjunction", word):
        return not (lexis.is_a("conjunction", word) and _security_pair(parse, place))
    if lexis.is_a("finite", word) or lexis.is_a("be", word) or lexis.is_a("have", word) or lexis.is_a("complementiser", word):
        return not lexis.is_a("article", word)
    helped = lexis.grammar["infinitive"] and lexis.is_a("have", parse.word(place - 1))  # "hanno avviato | negoziati"
    verbal = _VERBAL | {"participle"} if helped else _VERBAL
    tags = {
        f.entry.tag
        for f in parse.of("stage")
        if f.first == place and f.entry.tag in verbal and f.row.get("stage") not in {None, "none"}
    }
    return bool(tags) and not _attributive(parse, place) and not (tags == {"base"} and _noun_alike(parse, place))


def _attributive(parse: Parse, place: int) -> bool:
    """'the amended agreement', 'a newly renewed pact': an article stands before, an adverb perhaps between."""
    adverb = parse.lexis.language == "en" and parse.word(place - 1).endswith("ly")
    before = parse.word(place - 1 - adverb)
    return parse.lexis.is_a("article", before) or before == "'s"


def _noun_alike(parse: Parse, place: int) -> bool:
    """'a host nation | support agreement', 'the logistics support agreement': a base form is a noun within a name, behind "a",
    and behind "the" where the bare singular of an instrument follows."""
    if parse.lexis.language != "en":
        return False
    heads = [f for f in parse.of("head") if f.row["kind"] in {"strong", "plain"}]
    if any(f.first < place < f.last for f in heads):
        return True
    bare = any(f.first == place + 1 and not parse.word(f.last - 1).endswith("s") for f in heads)
    for step in range(1, _MODIFIERS + 1):
        word = parse.word(place - step)
        if word in _ONE or (bare and word == "the"):
            return True
        if any(parse.lexis.is_a(kind, word) for kind in ("preposition", "modal", "pronoun")) or word in {"", "to", ","}:
            return False
    return False


def _security_pair(parse: Parse, place: int) -> bool:
    """'security and defence pact': the words on both sides are lower-case modifiers."""
    left, right = place - 1, place + 1
    return (
        left >= 0
        and not parse.in_date(left)
        and right < len(parse.tokens)
        and not any(p.first <= left < p.last or p.first <= right < p.last for p in parse.parties)
    )


def phrase_parties(parse: Parse, first: int, head: Head) -> Held:
    """The parties of the phrase that begins at `first`."""
    before = [p for p in parse.parties if first <= p.first and p.last <= head.first]
    own: list[str] = [code for p in before for code in p.codes]
    joined = len(own) > 1 and len(before) > 1
    if head.alliance:
        own, joined = list(head.alliance), True
    after, behind, complete, tail, named = _tail(parse, head.last)
    own += [code for code in after if code not in own]
    if is_accession(parse, head):
        near = [p for p in parse.parties if head.first <= p.first <= head.last + _OF_WHOM or _alliance(parse, p)]
        own += [code for p in near for code in p.codes if code not in own]
        complete = complete or len(own) > 1
    return (
        tuple(dict.fromkeys(own)),
        tuple(behind),
        complete or joined,
        tail,
        tuple(i for p in before for i in range(p.first, p.last)) + named,
    )


def joins_alliance(parse: Parse) -> bool:
    """Whether the sentence names an alliance that one may join."""
    return any(_alliance(parse, party) for party in parse.parties)


def _alliance(parse: Parse, party: Party) -> bool:
    return not parse.lexis.fields["alliances"].isdisjoint(party.codes)


def is_accession(parse: Parse, head: Head) -> bool:
    """'der Nato-Beitritt Finnlands': the arrangement is between who joins and what is joined, whoever votes on it."""
    return any(parse.lexis.is_a("joining_alliance", parse.word(i)) for i in range(head.first, head.last))


def _tail(parse: Parse, start: int) -> tuple[list[str], list[str], bool, int, tuple[int, ...]]:
    """What follows the head: parties after with/between, other parties, whether they are all, where the phrase ends."""
    own: list[str] = []
    behind: list[str] = []
    named: list[int] = []
    mode = "with" if parse.lexis.is_a("with", parse.word(start - 1)) else ""  # "einen mit"
    complete, place = False, start
    parties = {p.first: p for p in parse.parties}
    while place < min(len(parse.tokens), start + _TAIL):
        word, party = parse.word(place), parties.get(place)
        if party is not None:
            if (mode in {"with", "between"} and not party.place and not _owner_of_matter(parse, party)) or _holds_with(
                parse, start, party
            ):
                own += [c for c in party.codes if c not in own]
                named += range(party.first, party.last)
                place = party.last + (1 if party.owner else 0)
                complete = complete or (mode == "between" and len(own) > 1)
                continue
            if not any(parse.lexis.is_a("model", parse.word(party.last + step)) for step in (0, 1)):
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
        mode = _mode(parse, place, word, mode)
        if mode == "stop":
            break
        place += 1
    return own, behind, complete, place, tuple(named)


def _holds_with(parse: Parse, start: int, party: Party) -> bool:
    """'la relación | de Lima con Brasil', 'das Abkommen | Frankreichs mit Mali': whose it is, right before with whom."""
    lexis = parse.lexis
    beside = party.first == start or (party.first == start + 1 and lexis.is_a("of", parse.word(start)))
    return beside and not party.owner and lexis.is_a("with", parse.word(party.last))


def _date_in_list(parse: Parse, place: int) -> int | None:
    """'with Georgia in March and Moldova in May': where a list of partners goes on behind the date of one of them."""
    lexis = parse.lexis
    start = place + lexis.is_a("preposition", parse.word(place))
    date = next((d for d in parse.dates if parse.token_at(d.start) in {place, start}), None)
    if date is None:
        return None
    end = after = parse.token_at(date.end - 1) + 1
    while parse.word(after) == "," or lexis.is_a("listing", parse.word(after)):
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
    return after if ends or dated else None  # "with France on Monday, and Senegal said ..." is no list


def _owner_of_matter(parse: Parse, party: Party) -> bool:
    """'with China's advance in mind': what the party owns is no institution that acts for it."""
    if parse.lexis.is_a("neighbouring", parse.word(party.last + party.owner)):
        return True
    ahead = (parse.word(party.last + step) for step in (1, 2, 3))
    return party.owner and not any(parse.lexis.is_a("institution", word) for word in ahead)


def _list_goes_on(parse: Parse, place: int) -> bool:
    """A comma in a list: another party follows, and behind it a comma or a conjunction."""
    after = next((p for p in parse.parties if p.first in {place + 1, place + 2}), None)
    if after is None:
        return False
    word = parse.word(after.last)
    return word == "," or parse.lexis.is_a("conjunction", word)


def _opens_own(parse: Parse, place: int) -> bool:
    """Whether behind a conjunction, a date apart, something begins that stands for an arrangement of its own."""
    step = place + 1
    while parse.in_date(step) or parse.word(step) == ",":
        step += 1
    heads = [f for f in parse.of("head") if f.row["kind"] == "pro" and f.first == step]
    return any(parse.lexis.is_a("with", parse.word(f.last)) for f in heads)


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
    if lexis.is_a("with", word):
        return "with"
    if lexis.is_a("of", word) and lexis.is_a("partner_head", parse.word(place - 1)):
        return "with"  # "a dialogue partner of the association"
    each = mode == "with" and lexis.is_a("each", parse.word(place - 1))  # "with each of Chile and Peru"
    if each and lexis.is_a("of", word):
        return mode
    if lexis.is_a("between", word) or (lexis.is_a("of", word) and _lists_parties(parse, place)):
        return "between"
    apart = bool(lexis.grammar["comma_clauses"])
    if word == "," and not mode and not apart and lexis.is_a("with", parse.word(place + 1)):
        return mode  # "two agreements, with Chile and with Peru"
    if parse.tokens[place].mark:
        return mode if word == "," and mode in {"with", "between"} and _list_goes_on(parse, place) else "stop"
    joining = lexis.is_a("relative", word) or lexis.is_a("subordinator", word)
    if lexis.is_a("finite", word) or (joining and (not lexis.grammar.get("comma_clauses") or parse.word(place - 1) == ",")):
        return "stop"
    if any(
        place in f.places
        and f.row.get("stage") not in {None, "none"}
        and f.entry.tag != "noun"
        and not (f.entry.tag == "base" and _noun_alike(parse, place))
        for f in parse.of("stage")
    ):
        return "stop"
    if lexis.is_a("preposition", word):
        return "other"
    return mode
