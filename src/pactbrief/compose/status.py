"""The status of a partnership, its timeline, and how firm it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactbrief.compose.desk import Desk, event_sentence, first_report, grade_of, place, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE, in_region
from pactbrief.compose.novelty import event_mark, status_mark
from pactbrief.compose.prose import capital, closed, counted, date_words, number, on_date, quote_marks
from pactbrief.model.dossier import Dossier, Event
from pactbrief.model.ladder import ONCE, RANK, compatible, latest
from pactbrief.model.memo import Block, Column, Heading, Paragraph, Sentence, Table

#: Steps by which a text comes about; several origins of one need no second account.
_DEALS = ("concluded", "signed", "adopted")
SEVERAL = 2


def status_words(desk: Desk, dossier: Dossier) -> str:
    """The status for headings and the board: "signed, date incomplete", "adoption possible", "no stage reported"."""
    event = dossier.status
    if event is None:
        other = standing(dossier)
        return desk.stage(other) if other else desk.wording.changes["no-stage"]
    label = desk.stage(event)
    return f"{label}, date incomplete" if event.stage in ONCE and len(event.when or "") < 10 else label


def expected_event(dossier: Dossier) -> Event | None:
    """The furthest event that is only planned or possible, where nothing has happened; the first of equals."""
    coming = (e for e in dossier.timeline if e.modality in ("planned", "possible") and not e.views_only)
    return max(coming, key=lambda event: RANK[event.stage], default=None)


def denied_event(dossier: Dossier) -> Event | None:
    """The furthest event that is said not to be, where the sources tell nothing else; the first of equals."""
    denied = (e for e in dossier.timeline if e.modality == "denied" and not (e.views_only or e.overtaken))
    return max(denied, key=lambda event: RANK[event.stage], default=None)


def standing(dossier: Dossier) -> Event | None:
    """The event that the partnership's status is told from: what has happened, else what is expected, else what is denied."""
    return dossier.status or expected_event(dossier) or denied_event(dossier)


def status_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The stage now on whose word, a second account, and how much it rests on."""
    key = dossier.partnership.key
    heading = Heading(level, f"{desk.labels['status']}: {status_words(desk, dossier)}", f"{key}-status")
    lead = standing(dossier)
    if lead is None:
        nothing = Paragraph((plain_sentence(desk.wording.gaps["no-status"]),))
        return [heading, *in_region(dossier, "status", desk.labels["status"], [nothing])]
    # The timeline below quotes it, where there is more to tell.
    sentences = [event_sentence(desk, dossier, lead, 0 if rows_of(desk, dossier) else SHORT_QUOTE)]
    sentences += _weight(desk, lead)
    second = _independent(desk, dossier, lead)
    if second:
        sentences.append(_second_account(desk, dossier, second, lead))
    sentences += _agreed_before(desk, dossier, lead)
    sentences += _not_before(desk, dossier, lead)
    mark = status_mark(desk, dossier)
    moved = [Paragraph((plain_sentence(mark, "count"),), "small")] if mark else []
    return [heading, *moved, *in_region(dossier, "status", desk.labels["status"], [Paragraph(tuple(sentences))])]


def _independent(desk: Desk, dossier: Dossier, lead: Event) -> Event | None:
    """The highest event that a source outside the lead's tells as done: a second account, not a repetition."""
    told = {desk.claims[i].source for i in lead.claims}
    floor = RANK["concluded"] if lead.stage in _DEALS else RANK["ratified"]
    others = [
        e
        for e in dossier.timeline
        if e is not lead
        and e.modality == "happened"
        and e.reported
        and RANK[e.stage] >= floor
        and not {desk.claims[i].source for i in e.claims} & told
        and not desk.claims[e.claims[0]].restated
        and not _dated_before(desk, e, lead)
        and e not in _loosely(desk, lead, dossier.timeline)
    ]
    return others[-1] if others and lead.origins < SEVERAL else None


def _dated_before(desk: Desk, event: Event, lead: Event) -> bool:
    """Whether an event took place, or was reported, before the day of the lead: then it is an earlier step."""
    bound = event.when or first_report(desk, event)
    return bound != "" and latest(bound) < (lead.when or "")


def _agreed_before(desk: Desk, dossier: Dossier, lead: Event) -> list[Sentence]:
    """When the text was signed or set up that has since gone further or come to an end."""
    if lead.stage in _DEALS or RANK[lead.stage] < RANK["signed"] or lead.modality != "happened":
        return []
    done = [e for e in dossier.timeline if e.stage in _DEALS[1:] and e.modality == "happened" and e.reported and e.when]
    if not done:
        return []
    deal = max(done, key=lambda event: (RANK[event.stage], event.origins, event.when))
    claims = desk.told(deal.claims)
    where = place(claims, desk.wording)
    same = desk.teller(claims[0]) == desk.teller(desk.claims[lead.claims[0]])
    text = f"It was {desk.stage(deal)}{where} {on_date(deal.when or '')}"
    text += "" if same else f", according to {desk.voice(claims[0])}"
    return [desk.fact(text, claims, located=bool(rows_of(desk, dossier)))]


def _second_account(desk: Desk, dossier: Dossier, event: Event, lead: Event) -> Sentence:
    claims = desk.told(event.claims)
    voice = desk.voice(claims[0])
    ending = desk.verbal(claims[0])
    if event.stage == lead.stage and not event.when:
        text = f"{capital(voice)}{closed(voice)} report{ending} this without a date"
    else:
        text = f"Separately, {voice}{closed(voice)} call{ending} it {desk.stage(event)}"
    if event in rows_of(desk, dossier):  # the timeline below quotes it
        return desk.fact(text, claims, located=True)
    return desk.fact(f"{text}: ", claims, SHORT_QUOTE)


def _not_before(desk: Desk, dossier: Dossier, lead: Event) -> list[Sentence]:
    """For an undated status: the latest dated report that still told of an earlier stage bounds it, if it was current."""
    told = {desk.claims[i].source for i in lead.claims}
    if lead.when or lead.modality != "happened" or any(desk.sources[s].published for s in told):
        return []
    earlier = [
        (p.date, e, c)
        for e in dossier.timeline
        if e.modality == "happened" and e.reported and RANK[e.stage] < min(RANK[lead.stage], RANK["concluded"])
        for c in desk.told(e.claims)
        if (p := desk.source(c).published) and c.source not in told and c.when is None and not c.restated
    ]
    if not earlier:
        return []
    date, event, claim = max(earlier, key=lambda each: each[0])
    noun = desk.wording.stages[desk.term(lead)]["noun"]
    stage = desk.stage(event)
    text = f"An item of {date_words(date)} still describes it as {stage}; if that was current, the {noun} came later"
    return [replace(desk.fact(text, [claim]), kind="judgement")]


def _weight(desk: Desk, lead: Event) -> list[Sentence]:
    """How firm the stage stands; the status board of the digest gives the number of origins."""
    if lead.modality != "happened":
        denied = lead.modality == "denied"
        return [plain_sentence(desk.wording.gaps["no-status"] if denied else "No source reports that this has happened.")]
    if desk.board:
        return []
    grade = f" (grade {grade_of(desk, lead)})" if desk.graded else ""
    if lead.origins < SEVERAL:
        return [plain_sentence(f"This rests on a single origin{grade}.", "count")]
    return [plain_sentence(f"{capital(number(lead.origins))} independent origins report this{grade}.", "count")]


def _events(desk: Desk, dossier: Dossier) -> list[Event]:
    """What has a row of its own: reports that stand, and no step that another row tells in a fuller word."""
    kept = [e for e in dossier.timeline if not e.views_only and not e.overtaken]
    loose = [other for event in kept for other in _loosely(desk, event, kept)]
    return [event for event in kept if event not in loose]


def _loosely(desk: Desk, event: Event, events: Sequence[Event]) -> list[Event]:
    """What tells of a signature or an adoption as no more than "concluded", at a date that fits."""
    if event.modality != "happened" or event.stage not in _DEALS[1:] or not event.when:
        return []
    looser = (e for e in events if e.modality == "happened" and e.when and desk.term(e) == _DEALS[0])
    return [e for e in looser if compatible(event.when, e.when or "") and len(e.when or "") <= len(event.when)]


def rows_of(desk: Desk, dossier: Dossier) -> list[Event]:
    """The rows of the timeline; none where the sentence on the status tells the only one."""
    events = _events(desk, dossier)
    if events == [standing(dossier)]:
        return []
    return _foremost(events, dossier.status, desk.bounds.timeline)


def timeline_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The dated table that belongs to the status; it has no heading of its own."""
    rows = []
    shown = rows_of(desk, dossier)
    for event in shown:
        claims = desk.told((*event.claims, *(i for e in _loosely(desk, event, dossier.timeline) for i in e.claims)))
        stage = capital(desk.stage(event))
        if any(claim.restated for claim in claims):
            stage += f" ({desk.wording.corrections['label']})"
        report = desk.fact(f"{desk.opening(desk.teller(claims[0]), claims[0])}: ", claims, SHORT_QUOTE)
        if event.headline_only:
            stage += ", in a headline only"
        origins = plain_sentence(str(event.origins), "count")
        mark = event_mark(desk, dossier, event)
        told = (plain_sentence(stage), *([plain_sentence(mark, "count")] if mark else []))
        rows.append(((plain_sentence(_when(desk, event)),), told, (report,), (origins,)))
    if not rows:
        return []
    columns = (
        Column(desk.labels["date"], 0.21),
        Column(desk.labels["stage"], 0.19),
        Column(desk.labels["report"], 0.50),
        Column(desk.labels["origins"], 0.10, "right"),
    )
    left = len(_events(desk, dossier)) - len(shown)
    more = f", without {counted(left, 'lesser event')}" if left else ""
    return [Table(f"{desk.labels['timeline']}: {dossier.name}{more}", columns, tuple(rows))]


def _foremost(events: Sequence[Event], status: Event | None, most: int) -> list[Event]:
    """At most so many events, in their order: the status, then what happened before what did not, the better founded and
    further stages first."""

    def weight(event: Event) -> tuple[bool, bool, int, int]:
        return event is not status, event.modality != "happened", -event.origins, -RANK[event.stage]

    kept = sorted(events, key=weight)[:most]
    return [event for event in events if event in kept]


def _when(desk: Desk, event: Event) -> str:
    """The date column: the event's own date, else the words that were printed, else by when it was reported."""
    if event.when:
        return date_words(event.when)
    claims = desk.told(event.claims)
    printed = next((c for c in claims if c.printed_when), None)
    if printed:
        opening, closing = quote_marks(desk.source(printed).language)
        return f"{opening}{printed.printed_when}{closing}, no fuller date"
    dates = [p.date for c in claims if (p := desk.source(c).published)]
    return f"Undated; reported {date_words(min(dates))}" if dates else "Undated"
