"""Firms: 'a Japanese battery maker', 'with two Danish carriers': the state only says where a company sits."""

from __future__ import annotations

from collections.abc import Collection

from pactbrief.extract.parse import Parse, Party

_NOUN = 4  # tokens behind a state's name in which the noun stands: "Danish deep-sea shipping line"
_ENDING = ("finite", "preposition", "conjunction")
_NONE: frozenset[str] = frozenset()


def is_firm(parse: Parse, party: Party, alien: Collection[str] = _NONE) -> bool:
    """Whether the party's name belongs to a company, or to a word of the fields `alien`: 'Kenya Airways'."""
    adjective = "adjective" in party.traits
    for place in range(party.last, min(party.last + _NOUN, len(parse.tokens))):
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
