"""What field an arrangement is of, by the words that its noun is made of or follows."""

from __future__ import annotations

from functools import lru_cache

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.heads import Head


@lru_cache(maxsize=4096)
def begins_with(word: str, stems: frozenset[str]) -> bool:
    """Whether a word is longer than one of the stems and begins with it."""
    return any(stem != word for stem in beginnings(word, stems))


def beginnings(word: str, stems: frozenset[str]) -> list[str]:
    """The stems of five letters and more that a word begins with."""
    return [word[:end] for end in range(5, len(word) + 1) if word[:end] in stems]


@lru_cache(maxsize=4096)
def holds(word: str, stems: frozenset[str]) -> bool:
    """Whether one of the stems of six letters and more stands in the word."""
    return any(stem in word for stem in stems if len(stem) > 5)


def added(parse: Parse, compound: str) -> tuple[str, str]:
    """What a compound adds to its head, as it stands and without the joining "s"; the word itself where it is none."""
    stem = compound.removesuffix(parse.lexis.suffix(compound))
    return stem, stem.removesuffix("s")


def own_field(parse: Parse, compound: str) -> bool:
    """'Rechtshilfeabkommen': what a compound adds says the field, unless it is neutral ("Rahmenabkommen")."""
    stem = added(parse, compound)[0]
    return stem != compound and not parse.lexis.is_a("neutral", stem)


def unknown_field(parse: Parse, first: int, head: Head, own: tuple[str, ...]) -> bool:
    """'a codeshare agreement', 'the panda deal with Chile': a noun before the head says the field, and it is none that we
    know. With "the" and no party it may be what an arrangement of the article is called for short: 'the runway deal'."""
    endings = parse.lexis.grammar["neutral_ending"]
    place = head.first - 1
    token, word = parse.tokens[place], parse.word(place)
    if not endings or place <= first or token.capital or not word.isalpha() or parse.is_a("neutral", place):
        return False
    named = parse.is_a("definite", first) and not own
    known = any(word.endswith(ending) for ending in endings) or word in parse.lexis.fields["security"]
    spoken_of = any(hit.start <= token.start < hit.end for hit in parse.areas) or parse.in_date(place)
    placed = any(f.first <= place < f.last for f in parse.of("stage")) or any(p.first <= place < p.last for p in parse.parties)
    return not (named or known or spoken_of or placed)


def other_security(parse: Parse, first: int, last: int, compound: str) -> bool:
    """'a social security agreement', 'a pact on consumer protection', "Brandschutzabkommen": not the security of states."""
    if begins_with(compound, parse.lexis.grammar["other_security"]):
        return True
    return any(parse.is_a("other_security", i) and parse.is_a("security", i + 1) for i in range(first, last))
