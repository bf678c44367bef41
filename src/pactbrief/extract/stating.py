"""Stating: whether the words of a trigger state an event at all, or only frame, wish for or describe one."""

from __future__ import annotations

from pactbrief.extract.doubts import only_frames
from pactbrief.extract.modality import Verdict
from pactbrief.extract.parse import Parse
from pactbrief.extract.suspense import awaited
from pactbrief.extract.triggers import Trigger
from pactbrief.extract.when import Timed

#: Stages whose nouns alone do not say that it has happened: "ratification of the treaty was taken off the agenda".
_ACTS = frozenset({"signed", "ratified", "in-force", "concluded", "adopted", "implementing", "ended"})
_WAYS = 6  # tokens from "ways" to the thing that is to be deepened: "ways to further strengthen their"


def states_nothing(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """A word that only frames another's event, a wish, or a noun that nothing says has taken place."""
    talked = trigger.found.row.get("state") and any(
        parse.lexis.is_a("after", parse.word(trigger.found.first - k)) for k in range(1, 7)
    )
    if verdict.frame or talked or _of_manner(parse, trigger):
        return True
    if trigger.found.row.get("modality") == "planned" and trigger.voice == "phrase" and verdict.modality == "denied":
        return True  # "will not be sent to parliament" leaves open whether it is approved
    if trigger.voice != "noun":
        return False
    wish = trigger.stage in {"proposed", "exploring"} and verdict.modality in {"planned", "possible"}
    return wish or (verdict.modality == "happened" and not _licensed(parse, trigger, verdict))


def _of_manner(parse: Parse, trigger: Trigger) -> bool:
    """'discussed ways to deepen the partnership': neither the deepening nor the partnership is what they are about to do."""
    thing = trigger.thing
    places = {trigger.inner - 1, trigger.inner - 2}
    if thing is not None and trigger.stage in {"proposed", "exploring", "negotiating"}:
        places |= set(range(max(0, thing.first - _WAYS), thing.first))
    return any(parse.lexis.is_a("manner", parse.word(i)) for i in places)


def not_of_this_time(parse: Parse, trigger: Trigger, modality: str, timed: Timed) -> bool:
    """A state that is still to come, a frame told in the present, and what is usual ("the two patrol the river together")."""
    row = trigger.found.row
    if row.get("under") and (trigger.present or (modality != "happened" and timed.when is None)):
        return True  # "Under the treaty ships call at its ports" says what it provides for
    if row.get("mute") or (modality != "happened" and row.get("holding")):
        return True
    open_ = modality != "happened" or trigger.present or trigger.found.entry.tag in {"base", "present"}
    if open_ and only_frames(parse, trigger) and not awaited(parse, trigger.found, trigger.inner):
        return True
    last = trigger.found.last
    ever = trigger.present or any(parse.lexis.is_a("long_time", parse.word(i)) for i in range(last, last + 3))
    return bool(row.get("habitual")) and ever and modality == "happened" and not parse.headline


def _licensed(parse: Parse, trigger: Trigger, verdict: Verdict) -> bool:
    """Whether something says that what a noun names took place: "after the signing", "hailed the launch of", a past day."""
    if trigger.stage not in _ACTS or trigger.found.row.get("state") or trigger.found.row.get("act") or verdict.cues:
        return True
    lexis = parse.lexis
    clause = parse.clause_of(trigger.found.first)
    words = [parse.word(i) for s in parse.segments if s.clause == clause for i in range(s.first, s.last)]
    return any(lexis.is_a("licence", w) for w in words) or _dated_noun(parse, trigger)


def _dated_noun(parse: Parse, trigger: Trigger) -> bool:
    """'the designation ... on 30 January 2024 | amplifies': a day stands in the noun's own phrase, before any verb."""
    last = trigger.found.last
    verb = next(
        (i for i in range(last, len(parse.tokens)) if parse.lexis.is_a("finite", parse.word(i)) or parse.word(i) == ","),
        len(parse.tokens),
    )
    return any(last <= parse.token_at(d.start) < verb and d.kind == "absolute" for d in parse.dates)
