"""What a reader sees first: headline, bottom line, what changed, the status board, and what is only mentioned."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.compose.changes import cause_words, change_sentences, sign
from pactbrief.compose.desk import Desk, event_text, plain_sentence
from pactbrief.compose.novelty import status_mark
from pactbrief.compose.prose import capital, counted, date_words, number
from pactbrief.compose.status import expected_event, status_words
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Change, Dossier, Event, Strand
from pactbrief.model.ladder import RANK, latest
from pactbrief.model.memo import Block, Bullets, Column, Heading, Paragraph, Region, Sentence, Table
from pactbrief.model.source import Source

#: TRADECRAFT.md section 7, row 2.
HEADLINE = 90
#: Partnerships in the bottom line, and its words (TRADECRAFT.md section 7, row 3).
FOREMOST, BOTTOM_LINE = 3, 60
#: TRADECRAFT.md section 7, row 12.
CALENDAR = 8
#: From how many months on the age of the latest source is said in so many words: two weekly editions without a source.
STALE = 1


def _weight(dossier: Dossier) -> tuple[int, int, int]:
    """Changed first, then the further stage, then the better founded; the brief's order decides between equals."""
    status = dossier.status
    return (-bool(dossier.changes), -(RANK[status.stage] if status else -1), -(status.origins if status else 0))


def _short(desk: Desk, dossier: Dossier) -> str:
    event = dossier.status or expected_event(dossier)
    if event is None:
        return desk.wording.headlines["none"].format(name=dossier.name)
    return desk.wording.headlines[event.modality].format(name=dossier.name, **desk.wording.stages[desk.term(event)])


def headline(desk: Desk, dossiers: Sequence[Dossier]) -> str:
    """The findings that weigh most, within the bound; never stronger than the status table."""
    parts = [_short(desk, d) for d in sorted(dossiers, key=_weight)]
    text = parts[0] if parts else "No partnership is reported in the sources"
    for part in parts[1:]:
        if len(text) + 2 + len(part) <= HEADLINE:
            text += "; " + part
    return text


def bottom_line(desk: Desk, dossiers: Sequence[Dossier], sources: Sequence[Source]) -> list[Block]:
    """One paragraph: the foremost partnerships and how current the sources are."""
    foremost = sorted(dossiers, key=_weight)[:FOREMOST]
    current = plain_sentence(_currency(sources, desk.book.as_of, _thin(foremost)), "count")
    sentences: list[Sentence] = []
    left = BOTTOM_LINE - len(current.text.split())
    for dossier in foremost:
        told = _bottom_text(desk, dossier)
        left -= len(told.split()) if told else 0
        if told and (left >= 0 or not sentences):
            sentences.append(desk.fact(told, _bottom_claims(desk, dossier)))
    sentences.append(current)
    region = Region("bottom-line", desk.labels["bottom_line"], (Paragraph(tuple(sentences), "lead"),))
    return [Heading(1, desk.labels["bottom_line"], "bottom-line"), region]


def _bottom_text(desk: Desk, dossier: Dossier) -> str:
    """The stage in a sentence; what is only expected in a few words that cannot be misread."""
    event = dossier.status or expected_event(dossier)
    if event is None:
        return ""
    if event.modality != "happened":
        stage = desk.stage(event)
        return desk.wording.context["expected"].format(name=dossier.name, label=stage)
    return capital(event_text(desk, dossier, event))


def _bottom_claims(desk: Desk, dossier: Dossier) -> list[Claim]:
    """The best founded claim: the section on the partnership cites them all."""
    event = dossier.status or expected_event(dossier)
    return desk.told(event.claims[:1]) if event else []


def _thin(dossiers: Sequence[Dossier]) -> str:
    """That none of the stages told rests on more than one origin."""
    told = [event for d in dossiers if (event := d.status or expected_event(d))]
    if not told or any(event.origins > 1 for event in told):
        return ""
    return "Single origin each; " if len(told) > 1 else "A single origin; "


def _currency(sources: Sequence[Source], as_of: str, opening: str) -> str:
    """How fresh the sources are: the latest date, how long before the cut-off, how many have none."""
    dates = sorted(s.published.date for s in sources if s.published)
    undated = sum(s.published is None for s in sources)
    if not dates:
        return capital(f"{opening}no source is dated.")
    months = _months(as_of) - _months(dates[-1])
    words = capital(f"{opening}latest dated source: {date_words(dates[-1])}")
    if months >= STALE:
        words += f", {counted(months, 'month')} before the cut-off"
    return f"{words}; {number(undated)} undated." if undated else words + "."


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7] or 12)


def changes_section(
    desk: Desk, dossiers: Sequence[Dossier], previous: str | None, further: Sequence[Sequence[Sentence]] = ()
) -> list[Block]:
    """What differs from the previous edition, each with its cause, and `further` lines on the edition itself; that nothing does
    is an answer too."""
    heading = Heading(1, desk.labels["changes"], "changes")
    if previous is None:
        return [heading, Paragraph((plain_sentence("First edition: everything in it is new.", "count"),))]
    lines = [change_line(desk, dossier.name, change) for dossier in dossiers for change in dossier.changes]
    lines += map(tuple, further)
    if not lines:
        return [heading, Paragraph((plain_sentence(f"No change since {previous}.", "count"),))]
    return [heading, Bullets(tuple(Paragraph(line) for line in lines))]


def change_line(desk: Desk, name: str, change: Change) -> tuple[Sentence, ...]:
    """The sign of the change, what is new with its note, what stood before in a sentence of its own, which the previous edition
    bears out, and the cause where the note does not give it."""
    now, was = change_sentences(change, name, desk.names, desk.wording)
    claims = desk.told(i for i in change.claims if i in desk.claims)
    new = desk.fact(now, claims) if claims else plain_sentence(now, "count")
    rest = (was, cause_words(change, desk.wording, desk.called))
    return (plain_sentence(sign(change, desk.wording), "count"), new, *(plain_sentence(text, "count") for text in rest if text))


def board(desk: Desk, dossiers: Sequence[Dossier]) -> list[Block]:
    """The status board: one row a partnership."""
    if not dossiers:
        return []
    rows = [row for dossier in dossiers if (row := _board_row(desk, dossier))]
    columns = (
        Column(desk.labels["partnership"], 0.24),
        Column(desk.labels["status"], 0.32),
        Column(desk.labels["date"], 0.26),
        Column(desk.labels["origins"], 0.18, "right"),
    )
    return [Heading(1, desk.labels["board"], "board"), Table(desk.labels["board_caption"], columns, tuple(rows))]


def _board_row(desk: Desk, dossier: Dossier) -> tuple[tuple[Sentence, ...], ...]:
    event = dossier.status or expected_event(dossier)
    name = (plain_sentence(dossier.name),)
    if event is None:
        return (name, (plain_sentence("Not established"),), (plain_sentence("–"),), (plain_sentence("0", "count"),))
    lead = _lead(desk, event)
    stage = desk.fact(capital(status_words(desk, dossier)), [lead])
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
        ids = [i for s in told if not s.views_only for i in s.claims]
        claims = desk.told(dict.fromkeys(ids))
        if claims:
            event = next((e for e in reversed(dossier.timeline) if not e.views_only), None)
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
