"""The status of a partnership, its timeline, and how firm it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactbrief.compose.desk import Desk, event_sentence, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE, in_region
from pactbrief.compose.novelty import event_mark, status_mark
from pactbrief.compose.prose import capital, closed, counted, date_words, number, sentence_start
from pactbrief.model.dossier import Dossier, Event
from pactbrief.model.ladder import ONCE, RANK
from pactbrief.model.memo import Block, Column, Heading, Paragraph, Sentence, Table


def status_words(desk: Desk, dossier: Dossier) -> str:
    """The status for headings and the board: "signed, date incomplete", "adoption possible", "not established"."""
    event = dossier.status
    if event is None:
        expected = expected_event(dossier)
        return desk.stage(expected) if expected else "not established"
    label = desk.stage(event)
    return f"{label}, date incomplete" if event.stage in ONCE and len(event.when or "") < 10 else label


def expected_event(dossier: Dossier) -> Event | None:
    """The furthest event that is only planned or possible, where nothing has happened; the first of equals."""
    coming = (e for e in dossier.timeline if e.modality in ("planned", "possible") and not e.views_only)
    return max(coming, key=lambda event: RANK[event.stage], default=None)


def status_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The stage now on whose word, a second account, and how much it rests on."""
    key = dossier.partnership.key
    heading = Heading(level, f"{desk.labels['status']}: {status_words(desk, dossier)}", f"{key}-status")
    lead = dossier.status or expected_event(dossier)
    if lead is None:
        nothing = Paragraph((plain_sentence(desk.wording.gaps["no-status"]),))
        return [heading, *in_region(dossier, "status", desk.labels["status"], [nothing])]
    # The timeline below quotes it, where there is more to tell.
    sentences = [event_sentence(desk, dossier, lead, 0 if rows_of(desk, dossier) else SHORT_QUOTE)]
    sentences += _weight(desk, lead)
    second = _independent(desk, dossier, lead)
    if second:
        sentences.append(_second_account(desk, dossier, second))
    sentences += _not_before(desk, dossier, lead)
    mark = status_mark(desk, dossier)
    moved = [Paragraph((plain_sentence(mark, "count"),), "small")] if mark else []
    return [heading, *moved, *in_region(dossier, "status", desk.labels["status"], [Paragraph(tuple(sentences))])]


def _independent(desk: Desk, dossier: Dossier, lead: Event) -> Event | None:
    """The highest event that a source outside the lead's tells as done: a second account, not a repetition."""
    told = {desk.claims[i].source for i in lead.claims}
    others = [
        e
        for e in dossier.timeline
        if e is not lead
        and e.modality == "happened"
        and e.reported
        and e.stage in ("concluded", "signed", "adopted", "ratified", "in-force", "ended", "suspended")
        and not {desk.claims[i].source for i in e.claims} & told
        and not desk.claims[e.claims[0]].restated
    ]
    return others[-1] if others else None


def _second_account(desk: Desk, dossier: Dossier, event: Event) -> Sentence:
    claims = desk.told(event.claims)
    stage = desk.stage(event)
    voice = desk.voice(claims[0])
    text = f"Separately, {voice}{closed(voice)} call{desk.verbal(claims[0])} it {stage}"
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
    text = f"An item of {date_words(date)} still tells of it as {stage}: if that was current, the {noun} came later"
    return [replace(desk.fact(text, [claim]), kind="judgement")]


def _weight(desk: Desk, lead: Event) -> list[Sentence]:
    """How firm the stage stands; the status board of the digest gives the number of origins."""
    if lead.modality != "happened":
        return [plain_sentence("No source reports that this has happened.")]
    if desk.board:
        return []
    if lead.origins < 2:
        return [plain_sentence("This rests on a single origin.", "count")]
    return [plain_sentence(f"{capital(number(lead.origins))} independent origins report this.", "count")]


def _events(dossier: Dossier) -> list[Event]:
    return [e for e in dossier.timeline if not e.views_only and not e.overtaken]


def rows_of(desk: Desk, dossier: Dossier) -> list[Event]:
    """The rows of the timeline; none where the sentence on the status tells the only one."""
    events = _events(dossier)
    if events in ([dossier.status], [expected_event(dossier)]):
        return []
    return _foremost(events, dossier.status, desk.bounds.timeline)


def timeline_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The dated table that belongs to the status; it has no heading of its own."""
    rows = []
    shown = rows_of(desk, dossier)
    for event in shown:
        claims = desk.told(event.claims)
        stage = capital(desk.stage(event))
        if any(claim.restated for claim in claims):
            stage += f" ({desk.wording.corrections['label']})"
        report = desk.fact(f"{sentence_start(desk.teller(claims[0]))}: ", claims, SHORT_QUOTE)
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
    left = len(_events(dossier)) - len(shown)
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
    printed = next((c.printed_when for c in claims if c.printed_when), None)
    if printed:
        return f"‘{printed}’, no fuller date"
    dates = [p.date for c in claims if (p := desk.source(c).published)]
    return f"Undated; reported {date_words(min(dates))}" if dates else "Undated"
