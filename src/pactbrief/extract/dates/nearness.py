"""Nearness: which dates of a sentence may belong to an event, and how far each stands from it."""

from __future__ import annotations

from pactbrief.dates import DateExpression
from pactbrief.extract.clauses.conjoined import of_conjunct
from pactbrief.extract.clauses.forms import before_noun
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.date_owners import of_something_else
from pactbrief.extract.dates.reached import far_side
from pactbrief.extract.dates.saying import announced_on, said_then
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.finding import Found

_FINITE = frozenset({"present", "past", "future", "conditional"})


def cost(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], date: DateExpression) -> int | None:
    """How far the date is from the trigger, in tokens and what they cost; None where it belongs to something else."""
    place = parse.token_at(date.start)
    end = parse.token_at(date.end - 1) + 1
    if _of_noun(parse, trigger, things, date, (place, end)) or _of_other_verb(parse, trigger, things, date, (place, end)):
        return None
    if of_something_else(parse, trigger, date, (place, end)):
        return None
    here = trigger.found.first
    between = range(min(place, trigger.found.last), max(place, here))
    crossing = sum(1 for s in parse.segments if min(place, here) < s.first <= max(place, here))
    others = sum(
        1
        for f in parse.of("stage")
        if f.first in between
        and f.first != here
        and f.row["stage"] not in {"none"}
        and f.entry.tag in {"past", "participle", "base", "adjective"}
    )
    loose = 10 if date.links or date.kind == "vague" else 0
    return loose + abs(place - here) + 4 * crossing + 12 * others + (3 if place < here else 0)


def _of_noun(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], date: DateExpression, places: tuple[int, int]) -> bool:
    """Whether the date on the tokens `places` says when a noun is from, or nothing, and not when the trigger's event was."""
    place, end = places
    here = trigger.found.first
    if (date.kind == "vague" and date.precision is None) or _of_another(parse, trigger, place):
        return True
    if trigger.rule == "verb:attribute" and trigger.thing is not None and not parse.lexis.grammar["verb_last"]:
        told = any(parse.is_a("finite", i) or i in parse.verbs for i in range(trigger.thing.last, place))
        if told:  # "the newly signed treaty | will take effect on 1 March"
            return True
    if date.precision == "year" and any(t.last in {place - 1, place} and parse.is_a("of", t.last) for t in things):
        return True
    bracket = parse.lexis.grammar.get("verb_last") and trigger.voice != "noun"  # "am Montag nach langer Debatte ratifiziert"
    if place < here and not bracket and parse.any_is("after", end, here):
        return True  # "next month it will be a year since they adopted it"
    counted = parse.is_a("after", end - 1) and _counts_from(parse, trigger, end)
    if counted and not since_then(parse, trigger, date):
        return True
    if date.precision == "year" and not parse.lexis.grammar.get("verb_last") and _modifies(parse, place, end):
        return True
    inside = next((t for t in things if t.first <= place < t.last), None)
    return inside is not None and (inside is not trigger.thing or trigger.found.entry.tag not in {"noun", "adjective"})


def _counts_from(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'a year after Peru quit the pact, Chile ...': the verb behind the subject at `place` is what is counted from."""
    subject = next((p.last for p in parse.parties if p.first == place), place + parse.is_a("pronoun", place))
    return place < subject <= trigger.inner <= subject + 1


def _of_other_verb(
    parse: Parse, trigger: Trigger, things: tuple[Thing, ...], date: DateExpression, places: tuple[int, int]
) -> bool:
    """Whether the date on the tokens `places` belongs to another verb: of another clause, of saying, or nearer."""
    place, end = places
    here = trigger.found.first
    mine, theirs = parse.segment_at(here), parse.segment_at(place)
    announced = False
    if (
        mine.clause != theirs.clause
        and not _follows(parse, trigger, place)
        and not _coordinated(parse, trigger, things, place)
        and not (announced := announced_on(parse, trigger, place))
        and not _antecedent(parse, trigger, end)
        and not _cleft(parse, trigger, place)
        and not _of_main_clause(parse, trigger, date)
    ):
        return True
    if not parse.lexis.grammar["verb_last"] and any(parse.word(i) == ";" for i in range(min(here, place), max(here, place))):
        return True
    apposed = parse.lexis.grammar["verb_last"] and trigger.found.entry.tag == "participle" and not mine.finite
    if apposed and mine.kind == "phrase" and place >= mine.last and theirs.kind == "main" and theirs.finite:
        return True  # "Das Programm, 2017 vereinbart, | liefert 2029 das erste Boot"
    bare = parse.lexis.grammar["infinitive"] and trigger.found.entry.tag == "participle" and trigger.inner == here
    if bare and end < here and _verb_between(parse, mine.first, place):
        return True  # "inaugurarán el sábado el centro | creado por el acuerdo"
    if said_then(parse, trigger, place, end) and not announced:
        return True
    conjunct = of_conjunct(parse, trigger.found, place)
    if conjunct is not None:
        return conjunct
    if _of_attribute(parse, trigger, end) or _bounded(parse, trigger, date):
        return True
    return (
        here > place
        and trigger.voice != "noun"
        and not (trigger.found.entry.tag == "gerund" and parse.is_a("article", here - 1))  # "sat down for the opening round"
        and not (trigger.found.entry.tag == "adjective" and _opening(parse, here) < place)
        and any(
            f.first < place
            and mine.first <= f.first
            and f.row["stage"] != "none"
            and f.entry.tag in {"past", "participle"}
            and f.first != here
            and not (parse.lexis.grammar["infinitive"] and parse.is_a("thought", f.first))
            and not parse.is_a("went", f.first)  # "met in May to explore a pact"
            for f in parse.of("stage")
        )
        and mine is theirs
    )


def _verb_between(parse: Parse, start: int, end: int) -> bool:
    """Whether a finite verb stands on the tokens `start:end`."""
    told = any(start <= f.first < end and f.entry.tag in _FINITE for f in parse.of("stage"))
    return told or parse.any_is("finite", start, end)


def _of_another(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'put into practice the partnership they established in 2022', 'deepen the cooperation agreed in 2021': the date behind
    a verb that has a subject of its own or says which arrangement."""
    lexis = parse.lexis
    for f in parse.of("stage"):
        if trigger.voice == "noun" and not (parse.word(f.first - 1) == "," and f.entry.tag == "past"):
            continue  # "the ratification of the pact, | signed in May"
        if f.entry.tag not in {"past", "participle"} or not trigger.found.last < f.first < place or f.row["stage"] == "none":
            continue
        before = parse.word(f.first - 1)
        if lexis.is_a("pronoun", before) or any(p.last == f.first for p in parse.parties):
            return True
        things = any(h.last == f.first for h in parse.of("head"))
        if trigger.voice == "noun":
            return True
        if lexis.grammar["infinitive"] and before == "," and f.entry.tag == "participle":
            return True  # "da por concluida la cooperación con Israel, | suspendida desde mayo"
        joined = any(_joins(parse, i) for i in range(f.last, place))
        if things and not joined and not lexis.grammar["verb_last"]:
            return True
    return False


def _of_main_clause(parse: Parse, trigger: Trigger, date: DateExpression) -> bool:
    """'Three weeks after they signed it, | both Houses approved it', 'both approved it, | three weeks after they signed it'."""
    mine, far = parse.segment_at(trigger.found.first), far_side(parse, date)
    if not date.links or trigger.found.first in far or mine.kind != "main":
        return False
    return mine.first - far.stop in {0, 1} or mine.last == parse.segment_at(parse.token_at(date.start)).first


def _joins(parse: Parse, place: int) -> bool:
    """Whether a comma or conjunction stands there that joins no parties: "signed by India | and Oman in June"."""
    listed = place - 1 in parse.named and place + 1 in parse.named
    return not listed and (parse.word(place) == "," or parse.is_a("conjunction", place))


def _antecedent(parse: Parse, trigger: Trigger, end: int) -> bool:
    """'the summit of July 2023, at which leaders called for ...': the clause is dated by what it hangs on."""
    segment = parse.segment_at(trigger.found.first)
    opening = [parse.word(i) for i in range(segment.first, min(segment.first + 2, segment.last))]
    return (
        0 <= segment.first - end <= 1
        and segment.kind in {"relative", "adverbial"}
        and any(parse.lexis.is_a("at_which", word) for word in opening)
        and (opening[0] != "which" or bool(parse.lexis.grammar["verb_last"]))  # "in May, which nobody has ratified"
    )


def _cleft(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'It was in May | that Peru and Chile signed': nothing before the clause but its date."""
    lexis, theirs = parse.lexis, parse.segment_at(place)
    if theirs.last != parse.segment_at(trigger.found.first).first:
        return False
    light = ("be", "pronoun", "adverb", "object_pronoun")
    others = [i for i in range(theirs.first, theirs.last) if not parse.in_date(i) and parse.word(i) != ","]
    return bool(others) and all(any(lexis.is_a(kind, parse.word(i)) for kind in light) for i in others)


def _coordinated(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], place: int) -> bool:
    """'went ahead on Tuesday and signed': the second verb shares the day where the first says nothing of its own."""
    mine, theirs = parse.segment_at(trigger.found.first), parse.segment_at(place)
    opener = mine.opener if parse.lexis.is_a("conjunction", mine.opener) else parse.word(mine.first - 1)
    if not parse.lexis.is_a("conjunction", opener) or not 0 <= mine.first - theirs.last <= 1:
        return False
    if parse.is_a("possessive", mine.first + (parse.word(mine.first) == opener)):
        return False  # "flew there a year ago, and his government went on to sign"
    acted = any(theirs.first <= t.head < theirs.last and t.kind != "loose" for t in things)
    return not (acted and any(f.row["stage"] != "none" and theirs.first <= f.first < theirs.last for f in parse.of("stage")))


def _modifies(parse: Parse, place: int, end: int) -> bool:
    """'the 2026 work plan': a bare year between an article or adjective and a noun dates no verb."""
    if place == 0 or end >= len(parse.tokens) or parse.tokens[end].mark:
        return False
    before = parse.word(place)
    return before.isdigit() and not parse.is_a("preposition", place - 1) and not parse.is_a("preposition", end)


def _of_attribute(parse: Parse, trigger: Trigger, end: int) -> bool:
    """'ihre vor einem Jahr verkündete Partnerschaft': the date belongs to the participle before the noun."""
    own = next(
        (f for f in _attributes(parse) if f.first == trigger.found.first and trigger.found.entry.tag == "adjective"), None
    )
    if own is not None and parse.lexis.grammar["verb_last"]:  # its own date stands in its phrase
        return not _opening(parse, own.first) < end <= own.first and _opening(parse, own.first) < own.first - 1
    return any(
        (0 <= f.first - end <= 2 or _opening(parse, f.first) < end <= f.first) and trigger.found.first not in {f.first, f.last}
        for f in _attributes(parse)
    )


def _attributes(parse: Parse) -> list[Found]:
    """Participles before a noun: of stage words, and in German of cues ("der für Montag geplante Festakt")."""
    tokens = parse.tokens
    cues = parse.of("cue") if parse.lexis.grammar["verb_last"] else ()
    cues = tuple(f for f in cues if f.last < len(tokens) and tokens[f.last].capital)
    words = [f for f in (*parse.of("stage"), *cues) if f.entry.tag == "adjective"]
    return [f for f in words if before_noun(parse, f.last - 1)] if parse.lexis.grammar["verb_last"] else words


def _opening(parse: Parse, place: int) -> int:
    """Where the phrase of a German attribute begins: an article that something other than its noun follows."""
    lexis = parse.lexis
    if not lexis.grammar["verb_last"]:
        return place
    low = parse.segment_at(place).first
    for step in range(place - 1, low - 1, -1):
        after = parse.word(step + 1)
        dated = any(parse.token_at(d.start) == step + 1 for d in parse.dates)
        if lexis.is_a("article", parse.word(step)) and (lexis.is_a("preposition", after) or dated):
            return step
    return place


def _bounded(parse: Parse, trigger: Trigger, date: DateExpression) -> bool:
    """'extended until 2030' does not say when it was extended; 'by Tuesday it had been signed' nearly does."""
    infinitive = trigger.found.entry.tag in {"base", "phrase"} and parse.word(trigger.found.last - 1).endswith("en")
    lasting = trigger.stage in {"implementing", "suspended"} and trigger.found.row.get("only") != "body"
    if parse.lexis.grammar.get("verb_last") and infinitive and not lasting:
        return False  # an infinitive is still to come: "bis Jahresende schließen", "bis Mai stehen"
    if trigger.stage in {"implementing", "suspended", "in-force"}:
        before = parse.token_at(date.start)
        behind = parse.lexis.grammar.get("verb_last") or parse.is_a("preposition", before - 1)
        steps = (1, 2) if behind else (1,)  # "bis zum 1. April", "jusqu'en 2027"
        until = date.bound == "until" or any(parse.is_a("until", before - step) for step in steps)
        return until and not (trigger.stage == "in-force" and trigger.present)
    if parse.any_is("plain_negator", trigger.inner, trigger.found.first):
        return False  # "was not signed until May"
    if trigger.present and date.bound == "until":
        return False  # "zieht bis zum Sommer nach"
    return date.bound == "until" and trigger.base == "happened" and trigger.stage != "ended" and date.precision != "day"


def _follows(parse: Parse, trigger: Trigger, place: int) -> bool:
    """A date in the phrase right behind the trigger's clause."""
    theirs = parse.segment_at(place)
    return (
        theirs.kind == "phrase"
        and place > trigger.found.first
        and ";" not in parse.words[trigger.found.last : place]
        and not any(s.finite for s in parse.segments if trigger.found.first < s.first < theirs.first)
    )


def since_then(parse: Parse, trigger: Trigger, date: DateExpression) -> bool:
    """'Eleven months after Chad ended it, the army has received ...': counted back from now, not on from the event."""
    end = parse.token_at(date.end - 1) + 1
    if not (date.links and (date.count or 0) > 0 and end <= trigger.found.first):
        return False
    here = parse.clause_of(trigger.found.first)
    place = parse.token_at(date.start)
    if any(parse.is_any(("have_present", "be_present"), i) for i in (place - 1, place - 2)):
        return True  # "It is nine months since the accord came into force"
    return any(
        parse.is_any(("have_present", "be_present"), i)
        for s in parse.segments
        if s.clause != here and s.first > end
        for i in range(s.first, s.last)
    )
