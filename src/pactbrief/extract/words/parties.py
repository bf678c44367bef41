"""Parties of a sentence: the states and organisations that it names, and the persons who stand for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from pactbrief.extract.discourse import organisation
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.mentions import Hit
from pactbrief.extract.words.words import Words

_LEADER = frozenset({"leader"})
_HOUSE = 3  # tokens from the owner to the common name of its house: "Azerbaijan's Milli Majlis"
_OFFICER = 6  # tokens behind "In Senegal" in which an officer and his name stand
_OWNING = frozenset({"'s", "'"})
#: Words by which an institution goes that others have in their names.
_COMMON = frozenset({"union", "commission", "kommission", "council"})
_STOPS = frozenset(".!?")  # a headline, where every word may have a capital, has none
_STATEHOOD = 3  # tokens from "member" to the state that is one: "member states Peru and Chile"


class Party(NamedTuple):
    """A party named on the tokens `first:last`. `codes` are several for an alliance; `place`: only where something happens."""

    codes: tuple[str, ...]
    first: int
    last: int
    traits: frozenset[str]
    place: bool = False
    owner: bool = False


_party = partial(tuple.__new__, Party)


def parties_of(sentence: Words, hits: Sequence[Hit]) -> tuple[Party, ...]:
    """The parties of a sentence in order; `hits` are the mentions in it."""
    words, lexis = sentence.words, sentence.lexis
    found = _people(sentence)
    grouped: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        if hit.kind == "party":
            grouped.setdefault((hit.start, hit.end), []).append(hit)
    if grouped:
        starts, ends = sentence.starts, sentence.ends
        named = []
        for (start, end), rows in sorted(grouped.items()):
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if first < last:
                named.append(_named(words, rows, first, last, lexis))
        found = [*named, *found]
    return tuple(_standing(sentence, _owned_house(_apart(found)) if len(found) > 1 else found))


def _standing(sentence: Words, found: list[Party]) -> list[Party]:
    """Those of the parties that do not only look on, or say what another, or a text, is."""
    found = _seats_apart(sentence, found)
    if sentence.holds("onlooker"):
        named = frozenset(place for p in found for place in range(p.first, p.last))
        found = [p for p in found if not looks_on(sentence, p.last, named)]
    if sentence.holds("text_noun") or sentence.lexis.suffixes:
        found = [p for p in found if not _names_text(sentence, found, p)]
    if not (sentence.holds("likening") or (len(found) > 1 and sentence.holds("belonging"))):
        return found
    following = [*(party.first for party in found), None][1:]
    return [p for p, behind in zip(found, following, strict=True) if not qualifies(sentence, p.last, p.codes, behind)]


def _seats_apart(sentence: Words, found: list[Party]) -> list[Party]:
    """'in Vientiane, Laos': a country behind the comma after its seat is where something happens, too; not in a list."""
    kept = found[:1]
    for place, party in enumerate(found[1:], 1):
        before = kept[-1]
        seat = before.place and before.codes == party.codes and party.first == before.last + 1
        behind = found[place + 1].first if place + 1 < len(found) else party.last
        listed = behind > party.last and all(map(sentence.lists, range(party.last, behind)))
        apart = seat and not listed and sentence.word(before.last) == ","
        kept.append(party._replace(place=True) if apart else party)
    return kept


def _names_text(sentence: Words, found: list[Party], party: Party) -> bool:
    """Whether the party is where a text was signed, and no part of a longer name: "the Tokyo-Manila Pact"."""
    if "capital" not in party.traits or any(other.last == party.first for other in found):
        return False
    return names_text(sentence, party.last, len({code for other in found for code in other.codes} - {*party.codes}))


def _named(words: Sequence[str], rows: list[Hit], first: int, last: int, lexis: Lexis) -> Party:
    traits = rows[0].traits if len(rows) == 1 else frozenset().union(*(row.traits for row in rows))
    codes = tuple(sorted({row.value for row in rows}))
    if len(codes) > 1 and "alliance" not in traits:
        codes = codes[:1]
    return _party((codes, first, last, traits, _is_place(words, (first, last), traits, lexis), _owns(words, last)))


def _owned_house(found: list[Party]) -> list[Party]:
    """'Kuwait's National Assembly', 'le Sénat philippin': the house of another state goes by whose it is."""
    if not any("parliament" in p.traits for p in found):
        return found
    return [
        p
        for p in found
        if not (
            "parliament" in p.traits
            and any(
                (
                    o.last in {p.first, p.first - 1}
                    or (o.owner and 0 < p.first - o.last <= _HOUSE)
                    or (o.first == p.last and "adjective" in o.traits)
                    or (o.first == p.last + 1 and "capital" in o.traits and o.codes != p.codes)
                )
                and "parliament" not in o.traits
                for o in found
            )
        )
    ]


def _people(sentence: Words) -> list[Party]:
    """Leaders and ministers, who stand for their state."""
    words, known = sentence.words, sentence.lexis.people
    found: list[Party] = []
    for place in [place for place, word in enumerate(words) if word in known]:
        if not sentence.capital(place):
            continue
        for parts, code in known[words[place]]:
            last = place + len(parts)
            if tuple(words[place:last]) == parts and not _other_name(sentence, place, code):
                found.append(_party(((code,), place, last, _LEADER, False, _owns(words, last))))
                break
    return found


def _other_name(sentence: Words, place: int, code: str) -> bool:
    """'the Falepili Union', 'the Indian Ocean Commission': an institution's common name with another name before it; 'the
    Commission of the African Union': with whose it is behind it."""
    if sentence.words[place] not in _COMMON or not organisation(code):
        return False
    behind = place + 1 + sentence.is_a("of", place + 1)
    owned = sentence.is_a("of", place + 1) and sentence.capital(behind + sentence.is_a("article", behind))
    return owned or (place > 1 and sentence.capital(place - 1))


def _apart(found: list[Party]) -> list[Party]:
    """Of parties on overlapping words the longest stays."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: (p.first - p.last, p.first)):
        if all(party.last <= other.first or other.last <= party.first for other in kept):
            kept.append(party)
    return sorted(kept, key=lambda p: p.first)


def _owns(words: Sequence[str], last: int) -> bool:
    return last < len(words) and words[last] in _OWNING


def _is_place(words: Sequence[str], span: tuple[int, int], traits: frozenset[str], lexis: Lexis) -> bool:
    """A capital or a country after a local preposition is where something happens, unless an institution sits there."""
    first, last = span
    before = words[first - 1] if first else ""
    if first > 1 and lexis.is_a("article", before):
        before = words[first - 2]
        first -= 1
    if not lexis.is_a("place_before", before):
        return False
    if "capital" not in traits and not ("name" in traits and lexis.is_a("in", before)):
        return False
    if first > 1 and lexis.is_a("from", before) and lexis.is_a("asking", words[first - 2]):
        return False  # "a proposal from Algiers"
    if (
        lexis.is_a("in", before)
        and first == 1
        and (_rules_there(words, last, lexis) or _speaks_there(words, last, traits, lexis))
    ):
        return False
    kinds = ("institution", "parliament", *(("official",) if lexis.is_a("coming_from", before) else ()))  # "Vertreter aus Oslo"
    return not (first > 1 and any(lexis.is_a(kind, words[first - 2]) for kind in kinds))


def _speaks_there(words: Sequence[str], last: int, traits: frozenset[str], lexis: Lexis) -> bool:
    """'In Senegal, | President Faye demanded', 'Im Senegal forderte | Präsident Faye': an officer of that state, unless he is
    known to be another's."""
    opens = "".join(words[last : last + 1])
    behind = words[last + 1 : last + _OFFICER]
    if "capital" in traits or not any(lexis.is_a("home_office", word) for word in behind[:2]):
        return False
    if not lexis.people.keys().isdisjoint(behind):
        return False
    said = lexis.is_a("report", opens) or lexis.is_a("demanding", opens)
    return said if lexis.grammar["verb_last"] else opens == ","


def _rules_there(words: Sequence[str], last: int, lexis: Lexis) -> bool:
    """'In Mongolia | the cabinet', 'In Oman | the foreign ministry': who acts there is the state."""
    if not lexis.is_a("definite", "".join(words[last : last + 1])):
        return False
    return any(lexis.is_a("ruling", word) or lexis.is_a("state_organ", word) for word in words[last + 1 : last + 4])


def qualifies(sentence: Words, last: int, codes: Sequence[str], next_party: int | None) -> bool:
    """Whether the party that ends before the token `last` only says what the one at `next_party`, or the noun behind it, is."""
    lexis = sentence.lexis
    if lexis.is_a("likening", sentence.word(last)):
        return sentence.text[sentence.ends[last - 1]] == "-"
    if next_party is None or not any(len(code) > 2 or code == "EU" for code in codes):
        return False
    if not lexis.is_a("belonging", sentence.word(last)) or next_party - last > _STATEHOOD:
        return False
    return all(lexis.is_a("statehood", sentence.word(i)) for i in range(last + 1, next_party))


def looks_on(sentence: Words, last: int, named: frozenset[int]) -> bool:
    """'with Peru and Chile | as observers': whether the list whose member ends before `last` is of those who looked on; `named`
    are the places of all parties."""
    while (last in named or sentence.lists(last) or sentence.is_a("article", last)) and not sentence.is_a("as_role", last):
        last += 1
    role = last + (not sentence.is_a("as_role", last))  # "Peru | attending | as an observer"
    return sentence.is_a("as_role", role) and sentence.any_is("onlooker", role + 1, role + _STATEHOOD)


def names_text(sentence: Words, last: int, others: int) -> bool:
    """'the Muscat | Accord between Chad and Togo', 'der Moskauer | Vertrag': whether the capital that ends before the token
    `last` is where a text was signed, for its noun is written as a name, or `others`, two at least, are named beside it."""
    lexis, noun = sentence.lexis, sentence.word(last)
    written = lexis.is_a("text_noun", noun) or bool(lexis.suffixes and noun.endswith(tuple(lexis.grammar["text_noun"])))
    if not written or lexis.is_a("with", sentence.word(last + 1)):
        return False
    called = sentence.capital(last) and not lexis.suffixes and sentence.words[-1] in _STOPS
    return called or others > 1
