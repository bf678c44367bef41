"""Saying: whether a date says when something was said, and whether what was said came about by being said."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.triggers import Trigger


def announced_on(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'said on Saturday that it was revoking the accord': who says that he ends something ends it; 'have raised their ties to a
    partnership, the two leaders announced on Monday': that is when it came about."""
    mine, theirs = parse.segment_at(trigger.found.first), parse.segment_at(place)
    if trigger.stage == "proposed" and mine.kind == "complement" and theirs.last == mine.first:
        return parse.is_a("told_that", mine.first)  # "said last month | that he would like a treaty": it was proposed then
    if trigger.stage == "adopted" and theirs.first >= mine.last:
        return parse.any_is("announcing", theirs.first, place)
    ending = trigger.stage in {"ended", "suspended", "rejected"} and trigger.found.entry.tag == "gerund"
    return ending and trigger.inner < trigger.found.first and mine.kind == "complement" and theirs.last == mine.first


def said_then(parse: Parse, trigger: Trigger, place: int, end: int) -> bool:
    """'said on Thursday', 'Thursday's report': the time of the saying."""
    lexis, theirs = parse.lexis, parse.segment_at(place)
    if theirs is not parse.segment_at(trigger.found.first) and not theirs.finite and parse.is_a("inserting", theirs.first):
        return True  # "vor Jahresende, so | der Minister am Mittwoch, werde ..."
    for step in range(place - 1, max(-1, place - 4), -1):
        word = parse.word(step)
        if lexis.is_a("reporting", word):
            return step not in trigger.found.places  # "asked Beijing on Monday for a pact"
        if (
            not lexis.is_a("preposition", word)
            and not lexis.is_a("adverb", word)
            and not any(p.first <= step < p.last for p in parse.parties)
        ):
            break
    return lexis.is_a("reporting", parse.word(end)) or (
        lexis.is_a("reporting", parse.word(end + 1)) and lexis.is_a("adverb", parse.word(end))
    )
