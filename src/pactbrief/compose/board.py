"""What is told of all partnerships together: the status board, what is only mentioned, and dated plans."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.novelty import status_mark
from pactbrief.compose.prose import capital, date_words
from pactbrief.compose.status import standing, status_words
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import latest
from pactbrief.model.memo import Block, Bullets, Column, Heading, Paragraph, Sentence, Table

#: TRADECRAFT.md section 7, row 12.
CALENDAR = 8


def board(desk: Desk, dossiers: Sequence[Dossier]) -> list[Block]:
    """The status board: one row a partnership."""
    if not dossiers:
        return []
    rows = [row for dossier in dossiers if (row := _board_row(desk, dossier))]
    columns = (
        Column(desk.labels["partnership"], 0.24),
        Column(desk.labels["status"], 0.32),
        Column(desk.labels["date"], 0.32),
        Column(desk.labels["origins"], 0.12, "right"),
    )
    # What the numbers mean; LibreOffice also moves the last rows of a table with the text behind it, as a figure it would not.
    legend = Paragraph((plain_sentence(desk.wording.context["board"], "count"),), "small")
    return [Heading(1, desk.labels["board"], "board"), Table(desk.labels["board_caption"], columns, tuple(rows)), legend]


def _board_row(desk: Desk, dossier: Dossier) -> tuple[tuple[Sentence, ...], ...]:
    event = standing(dossier)
    name = (plain_sentence(dossier.name),)
    if event is None:
        return (
            name,
            (plain_sentence(capital(desk.wording.changes["no-stage"])),),
            (plain_sentence("–"),),
            (plain_sentence("0", "count"),),
        )
    lead = _lead(desk, event)
    # Where memos of the partnerships follow, the words stand in a note of the section.
    stage = desk.fact(capital(status_words(desk, dossier)), [lead], located=desk.in_short)
    mark = status_mark(desk, dossier)
    return (
        name,
        (stage, *([plain_sentence(mark, "count")] if mark else [])),
        (plain_sentence(_board_date(desk, event, lead)),),
        (plain_sentence(str(event.origins), "count"),),
    )


def _lead(desk: Desk, event: Event) -> Claim:
    """The claim that the board cites: of an undated event the one whose source is the earliest, since it bounds the date."""
    claims = desk.told(event.claims)
    dated = [(p.date, i) for i, c in enumerate(claims) if (p := desk.source(c).published)]
    return claims[min(dated)[1]] if dated and event.when is None else claims[0]


def _board_date(desk: Desk, event: Event, lead: Claim) -> str:
    if event.when:
        return date_words(event.when)
    published = desk.source(lead).published
    return f"By {date_words(published.date)}" if published else "Not given; source undated"


def mentioned(desk: Desk, dossiers: Sequence[Dossier], further: int) -> list[Block]:
    """Partnerships that sources only touch on: one line each, no section; of `further` ones no more than their number."""
    lines = []
    for dossier in dossiers:
        told: tuple[Event | Strand, ...] = (*dossier.timeline, *dossier.scope, *dossier.regions)
        reports = [s for s in told if not s.views_only]
        claims = desk.told(dict.fromkeys(i for s in reports or told for i in s.claims))
        if claims and not reports:
            lines.append(desk.fact(f"{dossier.name} ({desk.wording.views['only']}): ", claims[:1], 16))
        elif claims:
            event = standing(dossier) or next((e for e in reversed(dossier.timeline) if not e.views_only), None)
            stage = f" ({desk.stage(event)})" if event else ""
            first = desk.told(event.claims)[0] if event else claims[0]
            lines.append(desk.fact(f"{dossier.name}{stage}: ", [first], 16))
    if not lines:
        return []
    entries = tuple(Paragraph((line,)) for line in lines)
    section: list[Block] = [Heading(1, desk.labels["mentioned"], "mentioned"), Bullets(entries)]
    if further:
        section.append(Paragraph((plain_sentence(f"{desk.labels['further']}: {further}.", "count"),)))
    return section


def calendar(desk: Desk, dossiers: Sequence[Dossier], as_of: str) -> list[Block]:
    """Dated plans from the cut-off on; none of them is told as certain."""
    coming = sorted(
        (
            (e.when, d, e)
            for d in dossiers
            for e in d.timeline
            if e.modality in ("planned", "possible") and not e.views_only and not e.overtaken
            if e.when and latest(e.when) >= as_of
        ),
        key=lambda each: (each[0], each[1].name),
    )
    if not coming:
        return []
    rows = []
    for when, dossier, event in coming[:CALENDAR]:
        stage = desk.stage(event)
        claims = desk.told(event.claims)
        told = desk.fact(f"{dossier.name}: {stage}, according to {desk.teller(claims[0])}", claims)
        rows.append(((plain_sentence(date_words(when)),), (told,)))
    columns = (Column(desk.labels["date"], 0.25), Column(desk.labels["event"], 0.75))
    return [Heading(1, desk.labels["calendar"], "calendar"), Table(desk.labels["calendar_caption"], columns, tuple(rows))]
