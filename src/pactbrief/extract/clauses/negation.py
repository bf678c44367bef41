"""Negation: whether a cue is itself negated, by a word before it or inside its bracket."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

LOOK_BACK = 3  # tokens before a cue in which its negation stands ("has not yet ruled out")


def negating(parse: Parse, place: int) -> bool:
    """Whether the word at `place` is a negator or the auxiliary beside one."""
    return parse.word(place) == "'" or parse.is_any(("negator", "have", "adverb"), place)


def negated(parse: Parse, cue: Found) -> bool:
    """'has not yet ruled out': a negator stands before the cue, with nothing but auxiliaries and adverbs between."""
    lexis = parse.lexis
    for place in range(cue.first - 1, max(-1, cue.first - 1 - LOOK_BACK), -1):
        if place < parse.segment_at(cue.first).first and parse.segment_at(cue.first).kind != "phrase":
            return False
        word = parse.word(place)
        if lexis.is_a("negator", word):
            return True
        if not (
            lexis.is_a("be", word)
            or lexis.is_a("have", word)
            or lexis.is_a("modal", word)
            or lexis.is_a("adverb", word)
            or word in {"do", "does", "did"}
        ):
            return False
    return False


def denied_within(parse: Parse, cue: Found) -> bool:
    """German: 'schloss nicht aus, dass', 'glaubt nicht, dass': the negator stands inside the verb's bracket or closes it."""
    if not parse.lexis.grammar.get("verb_last") or cue.entry.tag not in {"present", "past", "base", "participle"}:
        return False
    last = parse.segment_at(cue.first).last
    closing = [i for i in range(cue.first + 1, last) if parse.is_a("negator", i) and i not in cue.places]
    return any(
        i < cue.last or parse.word(i + 1) == "," or parse.tokens[i + 1].mark for i in closing if i + 1 < len(parse.tokens)
    )
