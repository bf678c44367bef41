"""Reaching: how far a verb reaches for its object, and where a participle has none, for its noun stands before it."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found


def behind_aside(parse: Parse, found: Found) -> int:
    """Where an aside ends that a participle opens: 'its pact with Togo, | first launched in 2022, | by adding a dialogue'; the
    end of the sentence where the verb opens none."""
    end, before = len(parse.tokens), found.first - 1
    while before > 0 and parse.is_a("adverb", before):
        before -= 1
    dated = found.entry.tag == "past" and parse.word(before) == "," and parse.is_a("preposition", found.last)
    aside = dated and parse.lexis.language == "en" and parse.in_date(found.last)
    return next((i for i in range(found.last, end) if parse.word(i) == ","), end) if aside else end


def broken(parse: Parse, start: int, end: int, weighed: bool = False) -> bool:
    """Whether the words `start:end` part a verb from its object: another verb, a clause, a colon; `weighed`: an infinitive
    between them is part of what is weighed."""
    lexis = parse.lexis
    dated = {i for d in parse.dates for i in range(parse.token_at(d.start), parse.token_at(d.end - 1) + 1)}
    if (
        not weighed
        and lexis.grammar.get("infinitive")
        and any(f.entry.tag == "base" and start <= f.first < end for f in parse.of("stage"))
    ):
        return True  # what follows is the object of the infinitive
    aside = {i for cue in parse.of("cue") if cue.row.get("reach") == "clause" for i in cue.places}  # "signeront | peut-être"
    return any(
        lexis.is_a("finite", parse.word(i))
        or lexis.is_a("relative", parse.word(i))
        or (lexis.is_a("complementiser", parse.word(i)) and parse.word(i + 1) != "to")
        or parse.word(i) in {";", ":", "–"}
        for i in range(start, end)
        if i not in dated and i not in aside
    )


def reduced(parse: Parse, found: Found, left: list[Thing]) -> bool:
    """'the pact signed in 2017', 'a treaty, concluded yesterday': a participle right behind the thing's phrase."""
    if found.entry.tag not in {"past", "participle"} or not left or has_object(parse, found):
        return False
    gap = range(min(left[-1].tail, found.first), found.first)
    return all(parse.tokens[i].mark or parse.is_a("adverb", i) for i in gap) and len(gap) <= 3


def has_object(parse: Parse, found: Found) -> bool:
    """Whether a noun phrase that is no instrument follows: 'signed the visitors' book'."""
    word = parse.word(found.last)
    lexis = parse.lexis
    if (
        not word
        or parse.tokens[found.last].mark
        or lexis.is_a("preposition", word)
        or lexis.is_a("conjunction", word)
        or lexis.is_a("adverb", word)
    ):
        return False
    day = next((d for d in parse.dates if d.start == parse.tokens[found.last].start), None)
    owning = day is not None and parse.word(parse.token_at(day.end - 1) + 1) == "'s"  # "initialled | next year's quotas"
    return not (lexis.is_a("subordinator", word) or lexis.is_a("coordinator", word) or (day is not None and not owning))
