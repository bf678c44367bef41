"""Date owners: dates that say when something other than the trigger's event is: an occasion, a promise, another verb."""

from __future__ import annotations

from pactbrief.dates import DateExpression
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.triggers import Trigger

_TOLD = frozenset({"past", "participle", "adjective"})  # not "meeting in Oslo on Monday, | they signed"
_NAMED = 22  # tokens from "ahead of" to the day of the visit: "ahead of President Vladimir Putin's state visit to New Delhi on"


def of_something_else(parse: Parse, trigger: Trigger, date: DateExpression, places: tuple[int, int]) -> bool:
    """Whether the date on the tokens `places` belongs to what the sentence names beside the trigger's event."""
    return (
        _of_paper(parse, trigger, date, places[0])
        or _of_occasion(parse, trigger, places[0])
        or _of_promise(parse, trigger, places)
        or _of_interruption(parse, trigger, places[0])
        or _before_infinitive(parse, trigger, places[0])
        or _of_participle(parse, trigger, places)
    )


def _of_paper(parse: Parse, trigger: Trigger, date: DateExpression, place: int) -> bool:
    """'The treaty dated 9 February 2000 has expired', 'der Vertrag vom 9. Februar 2000': which treaty, not when."""
    if trigger.stage in {"signed", "concluded"} or date.year is None or trigger.thing is None:
        return False
    behind = trigger.thing.last <= place <= trigger.found.first
    return behind and (parse.is_a("dated", place - 1) or (parse.is_a("dated", place) and trigger.thing.last == place))


def _of_occasion(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'is to ratify the pact ahead of his visit to Delhi on 4 December', 'days before the summit on Monday'."""
    lexis, low = parse.lexis, max(trigger.found.last, place - _NAMED)
    if lexis.grammar["event_word"].isdisjoint(parse.present):
        return False
    named = False
    for step in range(place - 1, low - 1, -1):
        word = parse.word(step)
        if lexis.is_a("ahead_of", word):
            return named
        if lexis.is_a("finite", word) or step in parse.verbs or word in {";", ":"}:
            return False
        named = named or lexis.is_a("event_word", word)
    return False


def _of_promise(parse: Parse, trigger: Trigger, places: tuple[int, int]) -> bool:
    """'On Friday they agreed to sign a pact', 'agreed on Friday to sign': the day of the promise, not of what is promised."""
    early = trigger.stage in {"proposed", "exploring", "negotiating"}  # begun when decided, by the guide to the labels
    if early or trigger.found.entry.tag != "base" or parse.lexis.grammar["verb_last"] or places[0] > trigger.found.first:
        return False
    here = parse.segment_at(trigger.found.first)
    return any(
        cue.row.get("decides") and cue.entry.tag == "past" and here.first <= cue.first and cue.last <= trigger.found.first
        for cue in parse.of("cue")
    )


def _of_interruption(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'The treaty, signed by both in June, has entered into force': the participle between the commas has the date."""
    theirs, mine = parse.segment_at(place), parse.segment_at(trigger.found.first)
    if parse.any_is("same", mine.first, mine.last):
        return False  # "signed in 2018, was ratified in the same year"
    if parse.lexis.grammar["verb_last"] or theirs is mine or theirs.finite:
        return False
    opening = theirs.first + parse.tokens[theirs.first].mark
    return any(
        f.first == opening and f.entry.tag in _TOLD and f.row["stage"] != "none" and f.first != trigger.found.first
        for f in parse.of("stage")
    )


def _before_infinitive(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'approved it on Wednesday, clearing the way for them to sign soon': what is still to be done has a day of its own."""
    lexis, mine, theirs = parse.lexis, parse.segment_at(trigger.found.first), parse.segment_at(place)
    infinitive = trigger.found.entry.tag == "base" and parse.word(trigger.inner) == "to"
    if not infinitive or place > trigger.inner or mine is theirs or not theirs.finite:
        return False
    return not any(lexis.is_a("went", parse.word(i)) for i in range(theirs.first, theirs.last))


def _of_participle(parse: Parse, trigger: Trigger, places: tuple[int, int]) -> bool:
    """'The treaty concluded on 9 May 2000 lapses with the ratification of the new one': the noun stands behind another verb."""
    if trigger.voice != "noun" or places[0] > trigger.found.first:
        return False
    mine = parse.segment_at(trigger.found.first)
    told = any(
        mine.first <= f.first < places[0] and f.entry.tag in {"past", "participle"} and f.row["stage"] != "none"
        for f in parse.of("stage")
    )
    between = range(places[1], trigger.found.first)
    return told and any(parse.is_a("finite", i) or i in parse.verbs for i in between)
