"""Qualifying: who is named only to say what a state or a text is like or called, or who looks on: 'NATO ally Turkey', 'an
EU-style pact', 'the Muscat Accord', 'with Peru as an observer'."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.words import Words

_STOPS = frozenset(".!?")  # a headline, where every word may have a capital, has none
_NEAR = 3  # tokens from "member" to the state that is one: "member states Peru and Chile"


def qualifies(sentence: Words, last: int, codes: Sequence[str], next_party: int | None) -> bool:
    """Whether the party that ends before the token `last` only says what the one at `next_party`, or the noun behind it, is."""
    lexis = sentence.lexis
    if lexis.is_a("likening", sentence.word(last)):
        return sentence.text[sentence.ends[last - 1]] == "-"
    if next_party is None or not any(len(code) > 2 or code == "EU" for code in codes):
        return False
    if not lexis.is_a("belonging", sentence.word(last)) or next_party - last > _NEAR:
        return False
    return all(lexis.is_a("statehood", sentence.word(i)) for i in range(last + 1, next_party))


def looks_on(sentence: Words, last: int, named: frozenset[int]) -> bool:
    """'with Peru and Chile | as observers': whether the list whose member ends before `last` is of those who looked on; `named`
    are the places of all parties."""
    while (last in named or sentence.lists(last) or sentence.is_a("article", last)) and not sentence.is_a("as_role", last):
        last += 1
    role = last + (not sentence.is_a("as_role", last))  # "Peru | attending | as an observer"
    return sentence.is_a("as_role", role) and sentence.any_is("onlooker", role + 1, role + _NEAR)


def names_text(sentence: Words, last: int, others: int) -> bool:
    """'the Muscat | Accord between Chad and Togo', 'der Moskauer | Vertrag': whether the capital that ends before the token
    `last` is where a text was signed, for its noun is written as a name, or `others`, two at least, are named beside it."""
    lexis, noun = sentence.lexis, sentence.word(last)
    written = lexis.is_a("text_noun", noun) or bool(lexis.suffixes and noun.endswith(tuple(lexis.grammar["text_noun"])))
    if not written or lexis.is_a("with", sentence.word(last + 1)):
        return False
    called = sentence.capital(last) and not lexis.suffixes and sentence.words[-1] in _STOPS
    return called or others > 1
