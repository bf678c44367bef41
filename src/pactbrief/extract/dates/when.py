"""When: the date expression of a clause that belongs to its event, resolved in the direction of the verb."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from pactbrief.catalog.calendar import Toward
from pactbrief.dates import DateExpression, Resolved, resolve
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.nearness import cost, since_then
from pactbrief.extract.dates.reached import Times, counted, far_date, far_side
from pactbrief.extract.modality.modality import Verdict
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger


class Timed(NamedTuple):
    """ISO date or None, and the words it was read from."""

    when: str | None
    printed: str | None
    place: int | None = None  # of those words


NO_TIME = Timed(None, None)
_MONTH_END = 7  # characters of "2024-05"
_YEAR_WORDS = 3  # tokens before a year in which the word for its use stands: "pour l'année 2025"
#: What happens in a moment: told in the present it is still to come.
_MOMENTS = frozenset({"signed", "ratified", "in-force"})


_TALKED = frozenset({"exploring", "negotiating"})


def date_of(
    parse: Parse, trigger: Trigger, things: tuple[Thing, ...], verdict: Verdict, anchor: str | None, times: Times
) -> tuple[Timed, str]:
    """When the trigger's event takes place, and its modality (a present tense with a coming date is planned).

    `anchor` is the article's date; `times` are those of the events told before, by the place of their words.
    """
    modality: str = verdict.modality
    if modality == "planned" and trigger.base == "planned" and _told_as_done(parse, trigger, things, anchor):
        modality = "happened"
    ahead = modality in {"planned", "possible"} or (modality == "denied" and verdict.ahead)
    ahead = ahead and not _said_of_the_past(parse, trigger)
    ranked = _ranked(parse, trigger, things)
    entry = _entry(parse) if modality == "happened" else None
    if entry is not None and (trigger.present or not ranked or entry in ranked):
        resolved = resolve(entry, anchor, "past")
        return Timed(resolved.date if resolved else None, entry.text), modality
    if modality == "happened":
        ranked = [d for d in ranked if not _of_a_plan(parse, d)]
    going_on = trigger.stage == "negotiating" and trigger.found.entry.tag == "gerund" and trigger.inner < trigger.found.first
    if not ranked or going_on:  # "were still finalising"
        return NO_TIME, modality
    chosen = next((d for d in ranked if resolve(d, anchor, "future" if ahead else "past")), ranked[0])
    own = parse.segment_at(parse.token_at(chosen.start)) is parse.segment_at(trigger.found.first)
    ahead = ahead and (modality != "denied" or own)
    decided = _decided(parse, trigger)
    if decided and own and modality == "happened":
        ahead, modality = True, "planned"
    elif decided and not own and modality == "planned":
        return NO_TIME, modality
    elif trigger.present and not decided and modality == "happened" and chosen.kind != "range":
        coming = _coming_day(parse, trigger, chosen, anchor, times)
        if coming is not None:
            return coming, "planned"
    if modality == "denied" and not verdict.ahead and (chosen.links or chosen.bound == "until"):
        return NO_TIME, modality  # "is to this day not signed", "five years after it was signed, nothing has been done"
    ahead = ahead or _soon_in_force(parse, trigger, chosen, anchor)
    resolved = _resolved(parse, trigger, chosen, (modality, ahead), anchor, times)
    if resolved is not None and anchor:
        modality, idle = _against(trigger, chosen, resolved, modality, anchor)
        if idle:
            return NO_TIME, modality
    return Timed(resolved.date if resolved else None, chosen.text, chosen.start), modality


def _coming_day(parse: Parse, trigger: Trigger, chosen: DateExpression, anchor: str | None, times: Times) -> Timed | None:
    """When what is told in the present is due; None where it is told as under way or done."""
    if chosen.links and trigger.stage in _MOMENTS and not since_then(parse, trigger, chosen):
        return NO_TIME  # "takes effect thirty days after the notes are exchanged"
    counts = chosen.kind == "event-anchored"
    future = counted(parse, chosen, anchor, times, ahead=True) if counts else resolve(chosen, anchor, "future")
    if future is None:
        return None
    if parse.headline:
        told = _sooner(chosen, anchor)  # "Security dialogue starts in January", told in December
    else:
        lapses = trigger.found.row.get("intransitive") or trigger.rule == "verb:subject"  # "il patto scade quest'anno"
        moment = trigger.stage in _MOMENTS or (trigger.stage == "ended" and lapses)
        told = chosen.toward == "future" or (moment and _coming(chosen, future.date, anchor))  # "at the end of the month"
        if not told and anchor and _beyond(chosen, future.date, anchor):
            past = resolve(chosen, anchor, "past")
            other = past is None or past.date == future.date
            told = counts or other or chosen.kind == "weekday" or chosen.month is not None
    return Timed(future.date, chosen.text, chosen.start) if told else None


def _resolved(
    parse: Parse, trigger: Trigger, date: DateExpression, said: tuple[str, bool], anchor: str | None, times: Times
) -> Resolved | None:
    """The calendar date, seen from the article or counted from what was told before; `said` are modality and direction."""
    modality, ahead = said
    event = next(reversed(times.values()), None)
    if since_then(parse, trigger, date):
        return resolve(replace(date, count=-(date.count or 0), kind="relative"), anchor, "past")
    if date.links and date.count and event and trigger.found.first in far_side(parse, date):
        return resolve(replace(date, count=-date.count), event)  # "ratified it, a day after | the lower house had done so"
    if date.kind == "event-anchored" and not date.links:
        return counted(parse, date, anchor, times, ahead)
    direction: Toward = "future" if ahead else "past"
    if date.links or _span_told(trigger, modality, date):
        far = far_date(parse, date, trigger.found.first)
        day = resolve(far, anchor, direction) if far else None
        return resolve(date, day.date if day else event, direction)
    return resolve(date, anchor, direction)


def _against(trigger: Trigger, chosen: DateExpression, resolved: Resolved, modality: str, anchor: str) -> tuple[str, bool]:
    """The modality by which side of the article's day the date lies on, and whether it then dates something else."""
    if modality == "planned":  # "was sent to parliament last week for ratification"
        return modality, trigger.voice == "noun" and resolved.date < anchor[: len(resolved.date)]
    if modality != "happened" or resolved.date[: len(anchor)] <= anchor[: len(resolved.date)]:
        return modality, False
    # "was signed four years after the first troops came" is counted from something not told of; "wants a pact in place by
    # 2028" says when it is to be there, not when it was asked for; what else is dated ahead of the article has not happened
    idle = chosen.kind == "event-anchored" or trigger.stage == "proposed"
    return modality if idle else "planned", idle


def _entry(parse: Parse) -> DateExpression | None:
    """'3 August: Niger revokes five agreements': the day under which a timeline tells what its entry says."""
    first = parse.dates[0] if parse.dates else None
    opens = first is not None and first.start == parse.tokens[0].start and first.month is not None
    return first if opens and first is not None and parse.text[first.end : first.end + 1] == ":" else None


def _span_told(trigger: Trigger, modality: str, date: DateExpression) -> bool:
    """'rejected it within a day': what was done in a span of time was so from what was told before."""
    span = date.unit is not None and (date.count or 0) > 0 and date.toward == "future"
    return span and modality == "happened" and trigger.found.entry.tag == "past" and not trigger.present


def _sooner(date: DateExpression, anchor: str | None) -> bool:
    """Whether a month without a year, told in a headline's present, is nearer to come than past."""
    if date.month is None or not anchor or date.precision not in {"month", "day"} or len(anchor) < _MONTH_END:
        return False
    ahead, past = resolve(date, anchor, "future"), resolve(date, anchor, "past")
    if ahead is None or past is None or ahead.date == past.date:
        return False
    return _months(ahead.date) - _months(anchor) < _months(anchor) - _months(past.date)


def _months(date: str) -> int:
    """The months up to that of an ISO date."""
    return int(date[:4]) * 12 + int(date[5:_MONTH_END])


def _of_a_plan(parse: Parse, date: DateExpression) -> bool:
    """'signed a cooperation plan for 2025', 'pour l'année 2025': for when it is made, not when what is done with it is done."""
    if date.precision != "year" or not parse.holds("annual_of"):
        return False
    place = parse.token_at(date.start)
    return parse.any_is("annual_of", place - _YEAR_WORDS, parse.token_at(date.end - 1))


def _soon_in_force(parse: Parse, trigger: Trigger, date: DateExpression, anchor: str | None) -> bool:
    """'In force from 5 September: the accord', printed in August: without verb and year the nearer such day is meant."""
    bare = trigger.stage == "in-force" and trigger.found.entry.tag == "phrase"
    return bare and not date.fixed and _sooner(date, anchor)


def _coming(date: DateExpression, future: str | None, anchor: str | None) -> bool:
    """Whether a month or year that the anchor lies in is told as one of the time to come."""
    return bool(anchor and future and date.precision != "day" and len(future) < len(anchor) and anchor.startswith(future))


def _beyond(date: DateExpression, future: str, anchor: str) -> bool:
    """Whether the date lies behind the anchor; of a season ("im Herbst") the month decides."""
    season = date.month if date.precision == "year" and anchor.startswith(future) else None
    return future[: len(anchor)] > anchor[: len(future)] or (season is not None and season > int(anchor[5:7] or 12))


def _decided(parse: Parse, trigger: Trigger) -> bool:
    """German: 'beschlossen im März, | über einen Pakt zu verhandeln', '... auszuhandeln': the day is that of the decision."""
    place = trigger.found.last - 1
    if not (parse.is_a("zu", place - 1) or "zu" in parse.word(place)[2:-4]):
        return False
    ahead = (c for c in parse.cues if c.row.get("decides") and c.last <= trigger.found.first)
    return any(cue.entry.tag in {"past", "participle"} for cue in ahead)


def _told_as_done(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], anchor: str | None) -> bool:
    """'crossed the Channel on Thursday to sign': somebody went on a day now past, and no other word says that it failed; those
    who 'sat down to draft a pact' talked about it on whatever day."""
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
    if went and trigger.stage in _TALKED:
        return True
    return went and any((day := resolve(d, anchor, "past")) is not None and day.date <= anchor[: len(day.date)] for d in dates)


def _said_of_the_past(parse: Parse, trigger: Trigger) -> bool:
    """'auraient signé mardi, selon la presse', 'claimed that they had signed on Monday': hearsay tells of what has been."""
    lexis, segment = parse.lexis, parse.segment_at(trigger.found.first)
    if any(lexis.is_a("would_have", parse.word(i)) for i in range(trigger.inner, trigger.found.first)):
        return True
    opening = parse.word(trigger.inner)
    to = next((i for i in range(trigger.inner, trigger.found.first) if parse.is_a("be_to", i)), None)
    if to is not None:
        return parse.is_a("have", to + 1)  # "is said to have signed in May", not "said that they were to sign on Monday"
    past = (
        (trigger.found.entry.tag == "past" and opening == parse.word(trigger.found.first))
        or lexis.is_a("of_past", opening)
        or lexis.is_a("have", opening)
    )
    return past and segment.kind in {"complement", "relative"} and lexis.is_a("told_that", segment.opener)


def _ranked(parse: Parse, trigger: Trigger, things: tuple[Thing, ...]) -> list[DateExpression]:
    """The dates that may belong to the trigger, nearest first."""
    far = [far_date(parse, date, trigger.found.first) for date in parse.dates]
    pairs = zip_longest(parse.dates, parse.dates[1:])
    dates = [date for date, then in pairs if date not in far and not (then and _explained(parse, date, then))]
    costs = [(cost(parse, trigger, things, date), date.start, date) for date in dates]
    return [date for cost, _, date in sorted((c for c in costs if c[0] is not None), key=lambda c: (c[0], c[1]))]


def _explained(parse: Parse, date: DateExpression, then: DateExpression) -> bool:
    """'ten weeks later, on July 14', 'on one and the same day, 21 February': the date behind the comma says when that was."""
    between = range(parse.token_at(date.end - 1) + 1, parse.token_at(then.start))
    if date.kind != "event-anchored" or not between or parse.word(between[0]) != ",":
        return False
    return all(parse.is_a("preposition", i) for i in between[1:])
