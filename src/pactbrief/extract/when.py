"""When: the date expression of a clause that belongs to its event, resolved in the direction of the verb."""

from __future__ import annotations

from pactbrief.dates import DateExpression, resolve
from pactbrief.extract.finding import Found
from pactbrief.extract.modality import Verdict
from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing
from pactbrief.extract.triggers import Trigger
from pactbrief.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """ISO date or None, and the words it was read from."""

    when: str | None
    printed: str | None


NO_TIME = Timed(None, None)


def date_of(
    parse: Parse, trigger: Trigger, things: tuple[Thing, ...], verdict: Verdict, anchors: tuple[str | None, str | None]
) -> tuple[Timed, str]:
    """When the trigger's event takes place, and its modality (a present tense with a coming date is planned).

    `anchors` are the article's date and that of the event told last.
    """
    anchor, event = anchors
    modality: str = verdict.modality
    if modality == "planned" and trigger.base == "planned" and _told_as_done(parse, trigger, things, anchor):
        modality = "happened"
    ahead = modality in {"planned", "possible"} or (modality == "denied" and verdict.ahead)
    ranked = _ranked(parse, trigger, things)
    if not ranked or (trigger.stage == "negotiating" and trigger.found.entry.tag == "gerund"):  # "were still finalising"
        return NO_TIME, modality
    chosen = next((d for d in ranked if resolve(d, anchor, "future" if ahead else "past")), ranked[0])
    own = parse.segment_at(parse.token_at(chosen.start)) is parse.segment_at(trigger.found.first)
    ahead = ahead and (modality != "denied" or own)
    if trigger.present and modality == "happened" and chosen.kind != "range":
        future = resolve(chosen, anchor, "future")
        if chosen.toward == "future" and not parse.headline and future is not None:
            return Timed(future.date, chosen.text), "planned"  # "is hosting an exercise next week"
        if future is not None and anchor and future.date[:10] > anchor[: len(future.date)] and not parse.headline:
            past = resolve(chosen, anchor, "past")
            if past is None or past.date == future.date or chosen.kind == "weekday" or chosen.month is not None:
                return Timed(future.date, chosen.text), "planned"
    if modality == "denied" and not verdict.ahead and chosen.bound == "until":
        return NO_TIME, modality  # "is to this day not signed"
    base = event if chosen.kind == "event-anchored" else anchor
    resolved = resolve(chosen, base, "future" if ahead else "past")
    if modality == "happened" and resolved and anchor and resolved.date > anchor[: len(resolved.date)]:
        modality = "planned"  # what is dated ahead of the article has not happened
    return Timed(resolved.date if resolved else None, chosen.text), modality


def _told_as_done(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], anchor: str | None) -> bool:
    """'crossed the Channel on Thursday to sign': somebody went on a day now past, and no other word says that it failed."""
    lexis = parse.lexis
    if (
        trigger.found.entry.tag != "base"
        or parse.word(trigger.inner) != "to"
        or not anchor
        or any(f.first < trigger.inner <= f.last + 1 for f in parse.of("cue"))
    ):
        return False
    clause = parse.clause_of(trigger.found.first)
    places = [i for s in parse.segments if s.clause == clause for i in range(s.first, min(s.last, trigger.inner))]
    went = any(lexis.is_a("went", parse.word(i)) for i in places)
    dates = [d for d in _ranked(parse, trigger, things) if parse.token_at(d.start) < trigger.inner]
    return went and any((day := resolve(d, anchor, "past")) is not None and day.date <= anchor[: len(day.date)] for d in dates)


def _ranked(parse: Parse, trigger: Trigger, things: tuple[Thing, ...]) -> list[DateExpression]:
    """The dates that may belong to the trigger, nearest first."""
    costs = [(_cost(parse, trigger, things, date), date.start, date) for date in parse.dates]
    return [date for cost, _, date in sorted((c for c in costs if c[0] is not None), key=lambda c: (c[0], c[1]))]


def _cost(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], date: DateExpression) -> int | None:
    """How far the date is from the trigger, in tokens and what they cost; None where it belongs to something else."""
    place = parse.token_at(date.start)
    end = parse.token_at(date.end - 1) + 1
    if _of_noun(parse, trigger, things, date, (place, end)) or _of_other_verb(parse, trigger, things, date, (place, end)):
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
    loose = 10 if date.kind in {"event-anchored", "vague"} else 0
    return loose + abs(place - here) + 4 * crossing + 12 * others + (3 if place < here else 0)


def _of_noun(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], date: DateExpression, places: tuple[int, int]) -> bool:
    """Whether the date on the tokens `places` says when a noun is from, or nothing, and not when the trigger's event was."""
    place, end = places
    here = trigger.found.first
    if (date.kind == "vague" and date.precision is None) or _of_another(parse, trigger, place):
        return True
    if date.precision == "year" and any(
        t.last in {place - 1, place} and parse.lexis.is_a("of", parse.word(t.last)) for t in things
    ):
        return True
    if place < here and any(parse.lexis.is_a("after", parse.word(i)) for i in range(end, here)):
        return True  # "next month it will be a year since they adopted it"
    if parse.lexis.is_a("after", parse.word(end - 1)) and _counts_from(parse, trigger, end):
        return True
    if date.precision == "year" and not parse.lexis.grammar.get("verb_last") and _modifies(parse, place, end):
        return True
    inside = next((t for t in things if t.first <= place < t.last), None)
    return inside is not None and (inside is not trigger.thing or trigger.found.entry.tag not in {"noun", "adjective"})


def _counts_from(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'a year after Peru quit the pact, Chile ...': the verb behind the subject at `place` is what is counted from."""
    subject = next((p.last for p in parse.parties if p.first == place), place + parse.lexis.is_a("pronoun", parse.word(place)))
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
        and not (announced := _announced(parse, trigger, place))
        and not _antecedent(parse, trigger, end)
    ):
        return True
    if trigger.voice == "noun" and _after(parse, trigger) and not 0 <= place - trigger.found.last <= 3:
        return True
    if (_reports(parse, place, end) and not announced) or _of_attribute(parse, trigger, end) or _bounded(parse, trigger, date):
        return True
    return (
        here > place
        and trigger.voice != "noun"
        and not (trigger.found.entry.tag == "adjective" and _opening(parse, here) < place)
        and any(
            f.first < place
            and mine.first <= f.first
            and f.row["stage"] != "none"
            and f.entry.tag in {"past", "participle"}
            and f.first != here
            for f in parse.of("stage")
        )
        and mine is theirs
    )


def _of_another(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'put into practice the partnership they established in 2022', 'deepen the cooperation agreed in 2021': the date behind
    a verb that has a subject of its own or says which arrangement."""
    lexis = parse.lexis
    for f in parse.of("stage") if trigger.voice != "noun" else ():
        if f.entry.tag not in {"past", "participle"} or not trigger.found.last < f.first < place or f.row["stage"] == "none":
            continue
        before = parse.word(f.first - 1)
        if lexis.is_a("pronoun", before) or any(p.last == f.first for p in parse.parties):
            return True
        things = trigger.thing is not None and trigger.thing.last == f.first
        joined = any(parse.word(i) == "," or lexis.is_a("conjunction", parse.word(i)) for i in range(f.last, place))
        if things and not joined and not lexis.grammar["verb_last"]:
            return True
    return False


def _antecedent(parse: Parse, trigger: Trigger, end: int) -> bool:
    """'the summit of July 2023, at which leaders called for ...': the clause is dated by what it hangs on."""
    segment = parse.segment_at(trigger.found.first)
    opening = [parse.word(i) for i in range(segment.first, min(segment.first + 2, segment.last))]
    return (
        0 <= segment.first - end <= 1
        and segment.kind in {"relative", "adverbial"}
        and any(parse.lexis.is_a("at_which", word) for word in opening)
    )


def _announced(parse: Parse, trigger: Trigger, place: int) -> bool:
    """'said on Saturday that it was revoking the accord': who says that he ends something ends it."""
    mine, theirs = parse.segment_at(trigger.found.first), parse.segment_at(place)
    ending = trigger.stage in {"ended", "suspended", "rejected"} and trigger.found.entry.tag == "gerund"
    return ending and trigger.inner < trigger.found.first and mine.kind == "complement" and theirs.last == mine.first


def _coordinated(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], place: int) -> bool:
    """'went ahead on Tuesday and signed': the second verb shares the day where the first says nothing of its own."""
    mine, theirs = parse.segment_at(trigger.found.first), parse.segment_at(place)
    opener = mine.opener if parse.lexis.is_a("conjunction", mine.opener) else parse.word(mine.first - 1)
    if not parse.lexis.is_a("conjunction", opener) or not 0 <= mine.first - theirs.last <= 1:
        return False
    acted = any(theirs.first <= t.head < theirs.last and t.kind != "loose" for t in things)
    return not (acted and any(f.row["stage"] != "none" and theirs.first <= f.first < theirs.last for f in parse.of("stage")))


def _after(parse: Parse, trigger: Trigger) -> bool:
    """'nine months after the signing': the clause's day is not that of the signing."""
    return any(parse.lexis.is_a("after", parse.word(trigger.found.first - step)) for step in (1, 2))


def _modifies(parse: Parse, place: int, end: int) -> bool:
    """'the 2026 work plan': a bare year between an article or adjective and a noun dates no verb."""
    if place == 0 or end >= len(parse.tokens) or parse.tokens[end].mark:
        return False
    before = parse.word(place)
    return (
        before.isdigit()
        and not parse.lexis.is_a("preposition", parse.word(place - 1))
        and not parse.lexis.is_a("preposition", parse.word(end))
    )


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
    return [f for f in (*parse.of("stage"), *cues) if f.entry.tag == "adjective"]


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
    if (
        parse.lexis.grammar.get("verb_last")
        and trigger.found.entry.tag == "base"
        and trigger.stage not in {"implementing", "suspended"}
    ):
        return False  # an infinitive is still to come: "bis Jahresende schließen"
    if trigger.stage in {"implementing", "suspended", "in-force"}:
        return date.bound == "until" or parse.lexis.is_a("until", parse.word(parse.token_at(date.start) - 1))
    if trigger.present and date.bound == "until":
        return False  # "zieht bis zum Sommer nach"
    return date.bound == "until" and trigger.base == "happened" and trigger.stage != "ended" and date.precision != "day"


def _follows(parse: Parse, trigger: Trigger, place: int) -> bool:
    """A date in the phrase right behind the trigger's clause."""
    theirs = parse.segment_at(place)
    return (
        theirs.kind == "phrase"
        and place > trigger.found.first
        and not any(s.finite for s in parse.segments if trigger.found.first < s.first < theirs.first)
    )


def _reports(parse: Parse, place: int, end: int) -> bool:
    """'said on Thursday', 'Thursday's report': the time of the saying."""
    lexis = parse.lexis
    for step in range(place - 1, max(-1, place - 4), -1):
        word = parse.word(step)
        if lexis.is_a("reporting", word):
            return True
        if (
            not lexis.is_a("preposition", word)
            and not lexis.is_a("adverb", word)
            and not any(p.first <= step < p.last for p in parse.parties)
        ):
            break
    return lexis.is_a("reporting", parse.word(end)) or (
        lexis.is_a("reporting", parse.word(end + 1)) and lexis.is_a("adverb", parse.word(end))
    )
