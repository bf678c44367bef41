"""The noun phrase around a head: where it begins and ends, and the parties in it and behind its head."""

from __future__ import annotations

from pactbrief.extract.clauses.forms import behind_article, compounded
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.things.heads import Head, only_modifies
from pactbrief.extract.things.lookalikes import noun_alike
from pactbrief.extract.things.tail import tail_of
from pactbrief.extract.words.finding import QUOTES

_NP = 9  # tokens of a noun phrase before its head; "ten-year bilateral military cooperation framework" has seven
_OF_WHOM = 6  # tokens behind "accession" in which both stand: "adhésion de la Finlande à l'OTAN"
_VERBAL = frozenset({"past", "present", "base", "gerund"})
#: Its own parties, those named behind without saying that they are parties, whether its own are all, where the phrase ends,
#: and the tokens that name parties.
Held = tuple[tuple[str, ...], tuple[str, ...], bool, int, tuple[int, ...]]


def left_edge(parse: Parse, head: int) -> int:
    """Where the phrase begins whose head begins at the token `head`."""
    first = _edge(parse, head)
    bare = not parse.is_a("preposition", first - 1)
    if bare and parse.lexis.grammar["verb_last"] and not parse.is_a("article", first):
        while first < head and parse.in_date(first):  # "ratifizierte 2019 | Abkommen mit ..."
            first += 1
    if parse.lexis.grammar["verb_last"]:  # "haben in Rom | Verhandlungen aufgenommen"
        return next((p.last for p in parse.parties if p.first == first and p.place and p.last <= head), first)
    return first


def _edge(parse: Parse, head: int) -> int:
    place = head - 1
    while place >= max(0, head - _NP):
        word = parse.word(place)
        token = parse.tokens[place]
        if word == "'s" or (word == "'" and any(p.last == place for p in parse.parties)):  # "the Philippines' pact"
            place -= 1
            continue
        if _hyphened(parse, place):  # "a government-to-government agreement"
            place -= 2
            continue
        if parse.in_adjectives(place) or (word in QUOTES and parse.is_a("article", place - 1)):
            place -= 1  # 'a "renewed partnership"'
            continue
        if (token.mark and not _in_date(parse, place)) or _stops(parse, place) or _time_before(parse, place):
            break
        if parse.lexis.is_a("article", word):
            return place + _joins(parse, place, head)
        place -= 1
    return place + 1


def _joins(parse: Parse, place: int, head: int) -> bool:
    """'announced that | talks will open': "that" before a plural is no article."""
    return parse.is_a("complementiser", place) and parse.lexis.language == "en" and parse.word(head).endswith("s")


def _hyphened(parse: Parse, place: int) -> bool:
    """Whether the preposition at `place` stands between hyphens."""
    if place < 1 or not parse.is_a("preposition", place):
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
    before = first if parse.is_a("preposition", first) else first - 1
    if parse.is_a("article", before) and before < first:  # "in der vergangenen Woche | Verhandlungen"
        before -= 1
    if not parse.is_a("preposition", before):  # "2019 | Verhandlungen", not "das 2019 geschlossene"
        return parse.tokens[place + 1].capital and not parse.is_a("article", first - 1)
    return not parse.is_a("article", before - 1)


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
    helped = not lexis.grammar["verb_last"] and lexis.is_a("have", parse.word(place - 1))  # "had begun | talks"
    verbal = _VERBAL | {"participle"} if helped else _VERBAL
    tags = {
        f.entry.tag
        for f in parse.of("stage")
        if f.first == place and f.entry.tag in verbal and f.row.get("stage") not in {None, "none"}
    }
    return bool(tags) and not _attributive(parse, place) and not (tags == {"base"} and noun_alike(parse, place))


def _attributive(parse: Parse, place: int) -> bool:
    """'the amended agreement', 'a newly renewed pact', 'the long-negotiated pact', 'das lange verhandelte Abkommen': an article
    stands before, an adverb perhaps between, or the word is the second part of a compound."""
    before = parse.before(place)
    return parse.lexis.is_a("article", before) or before == "'s" or compounded(parse, place) or behind_article(parse, place)


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
    own: list[str] = [code for p in before if not only_modifies(parse, p) for code in p.codes]
    joined = len(own) > 1 and len(before) > 1
    if head.alliance:
        own, joined = list(head.alliance), True
    after, behind, complete, tail, named = tail_of(parse, head.last)
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
    return parse.any_is("joining_alliance", head.first, head.last)
