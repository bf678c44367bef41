"""Marks: the commas and conjunctions of a sentence that part no clauses, for they stand within a list; what lists end at."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from typing import TYPE_CHECKING

from pactbrief.extract.words.parties import Party

if TYPE_CHECKING:
    from pactbrief.extract.clauses.parse import Parse

LONGEST = 6  # tokens between two of a list: ", Defence Minister General Charles Quirk"
_CUT_SHORT = 2  # a hyphen, that is no token, and a space


def list_marks(parse: Parse) -> frozenset[int]:
    """Commas and conjunctions between parties, and behind a word whose rest follows ("Sicherheits- und Wehrpakt")."""
    tokens, listing = parse.tokens, parse.lexis.grammar["listing"]
    marks = {
        i for i, word in enumerate(parse.words) if word in listing and i and tokens[i].start - tokens[i - 1].end == _CUT_SHORT
    }
    open_end = parse.headline  # "US, Japan sign pact"
    for left, right in reversed(list(itertools.pairwise(parse.parties))):
        between = range(left.last, right.first)
        related = any(parse.words[i] == "," and parse.lexis.is_a("surely_relative", parse.words[i + 1]) for i in between)
        again = "," in parse.words[left.last : right.first] and any(
            party.codes == left.codes for party in parse.parties if party.first > right.first
        )  # "a pact with the US, | Ireland and the US have only talked"
        if (
            related
            or again
            or _opens_another(parse, left, right)
            or len(between) > LONGEST
            or not (
                all(parse.words[i] in listing or parse.words[i] == "," for i in between) or introduced(parse, between, right)
            )
        ):
            open_end = parse.headline
            continue
        open_end = open_end or any(parse.words[i] in listing and not parse.is_a("article", i) for i in between)
        if open_end:  # "the visit to Manila, Lorenzana said" is no list: nothing joins its end
            marks.update(between)
    return frozenset(marks).difference(_before_subject(parse, marks))


def introduced(parse: Parse, between: range, party: Party) -> bool:
    """'and | Prime Minister Robert | Abela', ', King Abdullah of | Jordan': the office and the name of who stands for the
    party, between a mark of the list and the party itself."""
    lexis, mark = parse.lexis, parse.words[between[0]] if between else ""
    if lexis.capital_nouns or not (mark == "," or lexis.is_a("conjunction", mark)):
        return False
    titled = any(lexis.is_a("person_title", parse.words[i]) for i in between)
    kinds = ("listing", "person_title", *(("of",) if titled else ()))
    person = "leader" in party.traits or (titled and lexis.is_a("of", parse.words[between[-1]]))
    return person and all(parse.tokens[i].capital or any(lexis.is_a(k, parse.words[i]) for k in kinds) for i in between[1:])


def _opens_another(parse: Parse, left: Party, right: Party) -> bool:
    """English: 'with Paris, | and Benin, which ..., says', 'with Paris, | and Benin has': no list of two has a comma."""
    joint = right.first - 1
    if parse.lexis.language != "en" or joint - left.last != 1 or not parse.is_a("conjunction", joint):
        return False
    if any(p.last == left.first - 1 and parse.lists(p.last) for p in parse.parties):
        return False
    word, after = parse.word(right.last), parse.word(right.last + 1)
    verb = parse.lexis.is_a("finite", word) or right.last in parse.verbs
    return verb or (word == "," and parse.lexis.is_a("relative", after))


def _before_subject(parse: Parse, marks: Collection[int]) -> Collection[int]:
    """'Fearing Egypt, | Peru and Chile signed': the comma behind a phrase without which the verb would have no subject."""
    lexis, opening = parse.lexis, parse.word(0)
    if lexis.grammar["verb_last"] or not (lexis.is_a("preposition", opening) or opening.endswith("ing")):
        return ()
    comma = next((i for i in sorted(marks) if parse.words[i] == "," and not parse.in_relative_list(i)), 0)
    if not comma or any(i < comma for i in parse.verbs) or parse.lexis.is_a("with", opening) or behind_date(parse):
        return ()
    run = [p for p in parse.parties if p.first > comma]
    end = next((p.last for p, after in zip(run, [*run[1:], None], strict=True) if not after or after.first - p.last > 2), 0)
    joined = any(lexis.is_a("conjunction", parse.word(i)) for i in range(comma, end))
    finite = end in parse.verbs or lexis.is_a("finite", parse.word(end))
    return (comma,) if joined and finite else ()


def behind_date(parse: Parse) -> bool:
    """'In 1998 | Italy, Slovenia and Hungary signed': what the preposition opens ends before the first party."""
    first = next((p.first for p in parse.parties), 0)
    before = first - 1 - parse.is_a("article", first - 1)
    return any(parse.token_at(date.end - 1) == before for date in parse.dates)


def verbs_of_lists(parse: Parse) -> frozenset[int]:
    """'Oman and India seal pact, but ...': the places of bare forms of a verb right behind the list of those who do it."""
    pairs = itertools.pairwise(parse.parties)
    ends = {right.last for left, right in pairs if all(map(parse.lists, range(left.last, right.first)))}
    return frozenset([one.first for one in parse.stages if one.entry.tag == "base" and one.first in ends])
