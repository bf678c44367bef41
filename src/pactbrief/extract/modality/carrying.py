"""Carrying: how far a veridicality cue holds behind the verb that it stands at, and what that verb only carries."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found


def carried(parse: Parse, trigger: Found, cue: Found) -> bool:
    """'almost held | the first exercise under', 'nearly gave | notice of termination': a verb that only carries the noun."""
    carries = parse.is_a("carrying", cue.last) or parse.word(cue.last).endswith("ing")
    return carries and trigger.entry.tag in {"noun", "gerund", "phrase"} and not finite_between(parse, cue, trigger.first)


def only_witnessed(parse: Parse, trigger: Found, cue: Found) -> bool:
    """'did not attend | the signing': what is not done is the verb's own, not what its object names."""
    if trigger.entry.tag != "noun":
        return False
    behind = _behind_own_verb(parse, cue)
    return parse.any_is("witnessing", cue.last - 1, behind)


def finite_between(parse: Parse, cue: Found, inner: int) -> bool:
    """Whether another finite verb than the cue's own stands between the cue and the verb group at `inner`."""
    places = range(cue.last, inner - _of_phrase(parse, inner))
    to = cue.entry.parts[-1][-1:] == ("to",)
    if to and any(_new_predicate(parse, i) for i in (*places, inner) if i > cue.last):
        return True  # "the attempt to draw Chile into a pact | has been on hold"
    places = range(_behind_own_verb(parse, cue), inner - _of_phrase(parse, inner))
    return any(
        parse.is_a("finite", i) and not parse.is_a("modal", i) and i < inner - 1 and not (to and i == cue.last)
        for i in places
        if not (parse.lexis.capital_nouns and parse.tokens[i].capital)  # "Ende Juni" ends nothing
    ) or any(
        f.first in places and f.entry.tag in {"past", "present"} and f.row.get("stage") not in {None, "none"}
        for f in parse.of("stage")
    )


def _new_predicate(parse: Parse, place: int) -> bool:
    """Whether 'has' or 'had' begins a predicate: no auxiliary, no "to", stands before it."""
    before = parse.word(place - 1)
    helped = any(parse.lexis.is_a(kind, before) for kind in ("modal", "be", "have", "adverb", "negator")) or before == "to"
    return parse.word(place) in parse.lexis.grammar["have_finite"] and not helped


def _behind_own_verb(parse: Parse, cue: Found) -> int:
    """The place behind the verb that the cue stands at: 'could | have announced | the end', 'has not | completed | ...'.
    A subject ("neither of them", "no state") comes before its verb."""
    lexis, place = parse.lexis, cue.last
    if lexis.grammar.get("verb_last"):
        return place
    end = parse.segment_at(cue.first).last
    if cue.entry.size == 1 and lexis.is_a("subject_negator", parse.word(cue.first)):
        verbs = (i for i in range(place, end) if lexis.is_a("finite", parse.word(i)))
        place = next(verbs, place)
    while place < end and (
        any(lexis.is_a(kind, parse.word(place)) for kind in ("be", "have", "modal", "negator")) or parse.adverbial(place)
    ):
        place += 1
    return min(place + 1, end) if place < end and not parse.tokens[place].mark else place


def _of_phrase(parse: Parse, inner: int) -> int:
    """How many tokens before `inner` are the verb of a phrase: 'No talks | are currently | under way'."""
    place = inner - 1
    while place > 0 and parse.adverbial(place):
        place -= 1
    return inner - place if parse.is_a("be_present", place) else 0
