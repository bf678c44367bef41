"""Consistent: what the sentences of one article say together. A signature stands for the deal; the body corrects a headline."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.when import NO_TIME
from pactbrief.extract.parties.told import Event
from pactbrief.extract.words.finding import Found
from pactbrief.model.source import VIEWS, Genre, Source

#: Stages that count only where no signature is stated.
_BEFORE_SIGNATURE = frozenset({"concluded", "adopted"})
_ASKED_FOR = frozenset({"negotiating", "concluded"})  # what "asked to negotiate a pact" is about; the asking is what is told
_AHEAD = frozenset({"planned", "possible"})
_TOLD = _AHEAD | {"happened"}
#: What a parliament that "follows suit" ratifies.
BEFORE_PARLIAMENT = frozenset({"signed", "concluded", "adopted", "in-force"})
NEXT = 4  # code points between a sentence and the next
#: Stages by which the talks are over.
_AFTER_TALKS = frozenset({"concluded", "signed", "adopted", "ratified", "in-force"})


def consistent(events: Sequence[Event], source: Source, official: str | None = None) -> tuple[Event, ...]:
    """The events without those that others of the same article make idle, in their order.

    In an interview what may come or is wished for is the speaker's view, not the partnership's state; in a comment the
    wishes are the writer's (what he reports to be possible, others report as well). What the state plans or weighs for which
    the `official` interviewed speaks is no view; nor is it one that somebody has asked to join.
    """
    rows = tuple(_dated(e, events) for e in events)
    rows = tuple(
        e for e in rows if official in e.parties or e.rule.endswith("enlarged") or _stated(e, source.genre_at(e.sentence[0]))
    )
    return tuple(event for event in rows if not _idle(event, rows))


def undone(parse: Parse, before: list[Event], told: list[Event], published: str | None) -> list[Event]:
    """The events `before` a sentence and those `told` in it; "Daraus wird nichts" denies what was planned just before.

    `published` is the day of the article, an ISO date or None.
    """
    bare = [
        e for e in told if e.modality == "denied" and "bare" in e.rule and not (parse.parties or parse.holds("subject_negator"))
    ]
    rows = [*(e for e in before if not any(_takes_back(denial, e) for denial in bare)), *told]
    if not rows or "undoing" not in parse.hints:
        return rows
    cue = next((c for c in parse.of("cue") if c.row.get("reach") == "previous"), None)
    if cue is None:
        return rows
    start, end = parse.tokens[cue.first].start, parse.tokens[cue.last - 1].end
    said = [e for e in told if not start <= e.trigger[0] < end]  # "der Termin | wurde abgesagt" tells of no treaty
    answer = [e for e in told if e not in said and e.stage == "rejected"]  # "Lima proposed a pact. Santiago rejected it"
    if answer and any(e.stage == "proposed" and e.parties == answer[0].parties for e in before[-1:]):
        return rows
    undoes = _TOLD if cue.row.get("any") else _AHEAD  # "it is false" takes back what was told as done, too
    others = {code for party in parse.parties if not party.place for code in party.codes} if cue.row.get("any") else set()
    sentence = next((e.sentence for e in said if e.modality in undoes and e.trigger[0] < start), None)
    if sentence is None:
        sentence = before[-1].sentence if before and parse.start - before[-1].sentence[1] < NEXT else None
    return [
        _denied(e, parse, cue, published)
        if e.sentence == sentence and e.modality in undoes and e.trigger[0] < start and others <= set(e.parties)
        else e
        for e in (*before, *said)
    ]


def _takes_back(denial: Event, event: Event) -> bool:
    """'You may have read that they signed a pact. | They did not sign it.'"""
    next_to = 0 <= denial.sentence[0] - event.sentence[1] < NEXT
    same = (event.parties, event.stage, event.separate) == (denial.parties, denial.stage, denial.separate)
    return next_to and same and event.modality == "happened"


def _denied(event: Event, parse: Parse, cue: Found, published: str | None) -> Event:
    """What did not come about was due before it was told: a day reckoned ahead from a weekday is not its day. The passage
    goes on to the words that deny it, and they come first among those that made the claim: who follows the note must find
    them."""
    when, printed = event.timed.when, event.timed.printed or ""
    known = when is None or any(c.isdigit() for c in printed) or (published is not None and when <= published)
    undoing = parse.text[parse.tokens[cue.first].start : parse.tokens[cue.last - 1].end]
    sentence = (event.sentence[0], max(parse.end, event.sentence[1]))
    timed = event.timed if known else NO_TIME
    return event._replace(modality="denied", timed=timed, sentence=sentence, words=(undoing, *event.words))


def _dated(event: Event, events: Sequence[Event]) -> Event:
    """A signature without a date takes that of the deal that the same sentence tells."""
    if event.stage != "signed" or event.modality != "happened" or event.timed.when:
        return event
    deal = next(
        (o for o in events if o.sentence == event.sentence and o.parties == event.parties and o.stage in _BEFORE_SIGNATURE
         and o.modality == "happened" and o.timed.when),
        None,
    )  # fmt: skip
    return event._replace(timed=deal.timed) if deal else event


def _stated(event: Event, genre: Genre) -> bool:
    if genre not in VIEWS or event.timed.when:
        return True  # what somebody dates he reports, and does not only think
    if event.stage == "exploring" and event.modality != "possible" and event.voice == "active":
        return True  # who is said to weigh a thing is told of: "Oman is considering a pact with Peru"
    return event.stage not in {"proposed", "exploring"} and not (genre == "interview" and event.modality == "possible")


def _only_named(event: Event) -> bool:
    """'took part in the talks': beside what came of them, talks without a day are told as no event."""
    return event.stage == "negotiating" and event.voice == "noun" and event.timed.when is None


def _that_day(event: Event, same: Sequence[Event]) -> bool:
    """'held a dialogue on Monday and announced a partnership': what two do on the day of their deal is its occasion."""
    day = event.timed.when
    made = [o for o in same if o.stage in BEFORE_PARLIAMENT and o.modality == "happened"]
    return day is not None and any(o.timed.when == day or (o.sentence == event.sentence and not o.timed.when) for o in made)


def _idle(event: Event, rows: tuple[Event, ...]) -> bool:
    same = [o for o in rows if o is not event and o.parties == event.parties and o.separate == event.separate]
    if event.modality == "happened":
        if _only_named(event) and any(o.stage in _AFTER_TALKS and o.modality == "happened" for o in same):
            return True
        if event.activity and event.stage == "implementing" and _that_day(event, same):
            return True
        signed = [o for o in same if o.stage == "signed" and o.modality == "happened"]
        if event.stage in _BEFORE_SIGNATURE and any(
            event.timed.when in {None, o.timed.when} or o.sentence == event.sentence for o in signed
        ):
            return True
        if event.headline and any(o.stage == event.stage and o.modality == "denied" and not o.headline for o in same):
            return True
    if event.modality in {"planned", "possible"} and not event.timed.when:
        asked = any(o.stage == "proposed" and o.modality == "happened" and o.sentence == event.sentence for o in same)
        if asked and event.stage in _ASKED_FOR:
            return True
        same = [o for o in same if event.stage != "ratified" or o.clause == event.clause]  # the other house is still to vote
        return any(o.stage == event.stage and o.modality == "happened" and o.sentence == event.sentence for o in same)
    return False


def before_it_was(parse: Parse, one: Event, events: Sequence[Event]) -> bool:
    """'After they had held a dialogue, they launched the partnership': nothing is done under what has yet to come about."""
    opener = parse.segment_at(parse.token_at(one.trigger[0])).opener
    if one.stage != "implementing" or not (parse.lexis.is_a("after", opener) or parse.lexis.is_a("after_which", opener)):
        return False
    return any(o.stage in BEFORE_PARLIAMENT and o.parties == one.parties and o.clause != one.clause for o in events)
