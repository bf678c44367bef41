"""What a reader sees first: the headline and the bottom line."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.compose.desk import Desk, event_text, plain_sentence
from pactbrief.compose.prose import capital, counted, date_words, number
from pactbrief.compose.status import expected_event
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier
from pactbrief.model.ladder import RANK
from pactbrief.model.memo import Block, Heading, Paragraph, Region, Sentence
from pactbrief.model.source import Source

#: TRADECRAFT.md section 7, row 2.
HEADLINE = 90
#: Partnerships in the bottom line, and its words (TRADECRAFT.md section 7, row 3).
FOREMOST, BOTTOM_LINE = 3, 60
#: From how many months on the age of the latest source is said in so many words: two weekly editions without a source.
STALE = 1


def _weight(dossier: Dossier) -> tuple[int, int, int]:
    """Changed first, then the further stage, then the better founded; the brief's order decides between equals."""
    status = dossier.status
    return (-bool(dossier.changes), -(RANK[status.stage] if status else -1), -(status.origins if status else 0))


def _short(desk: Desk, dossier: Dossier, goes_on: bool) -> str:
    """The stage in a headline; `goes_on` where the part before has said "reported" for both."""
    event = dossier.status or expected_event(dossier)
    if event is None:
        return desk.wording.headlines["none"].format(name=dossier.name)
    form = desk.wording.headlines["likewise" if goes_on else event.modality]
    return form.format(name=dossier.name, **desk.wording.stages[desk.term(event)])


def headline(desk: Desk, dossiers: Sequence[Dossier]) -> str:
    """The findings that weigh most, within the bound; never stronger than the status table."""
    text, reported = "", False
    for dossier in sorted(dossiers, key=_weight):
        done = dossier.status is not None and dossier.status.modality == "happened"
        part = _short(desk, dossier, reported and done)
        added = f"{text}{', ' if reported and done else '; '}{part}" if text else part
        if not text or len(added) <= HEADLINE:
            text, reported = added, done
    return text or "No partnership is reported in the sources"


def bottom_line(desk: Desk, dossiers: Sequence[Dossier], sources: Sequence[Source]) -> list[Block]:
    """One paragraph: the foremost partnerships, whether a single origin is all that they rest on, and how current the sources
    are; the last two in short where words are few."""
    foremost = [(d, told) for d in sorted(dossiers, key=_weight)[:FOREMOST] if (told := _bottom_text(desk, d))]
    words = sum(len(told.split()) for _, told in foremost)
    closings = _closings(desk, [d for d, _ in foremost], sources)
    closing = next((one for one in closings if words + len(one.split()) <= BOTTOM_LINE), closings[-1])
    left = BOTTOM_LINE - len(closing.split())
    sentences: list[Sentence] = []
    for dossier, told in foremost:
        left -= len(told.split())
        if left >= 0 or not sentences:
            sentences.append(desk.fact(told, _bottom_claims(desk, dossier)))
    sentences.append(plain_sentence(closing, "count"))
    region = Region("bottom-line", desk.labels["bottom_line"], (Paragraph(tuple(sentences), "lead"),))
    return [Heading(1, desk.labels["bottom_line"], "bottom-line"), region]


def _bottom_text(desk: Desk, dossier: Dossier) -> str:
    """The stage in a sentence; what is only expected in a few words that cannot be misread."""
    event = dossier.status or expected_event(dossier)
    if event is None:
        return ""
    if event.modality != "happened":
        noun = desk.wording.stages[desk.term(event)]["noun"]
        return desk.wording.context[f"expected-{event.modality}"].format(name=dossier.name, noun=noun)
    return capital(event_text(desk, dossier, event))


def _bottom_claims(desk: Desk, dossier: Dossier) -> list[Claim]:
    """The best founded claim, and those that the date and the place are from: the section on the partnership cites them all."""
    event = dossier.status or expected_event(dossier)
    claims = desk.told(event.claims) if event else []
    dated = next((claim for claim in claims if claim.when or claim.printed_when), None)
    placed = next((claim for claim in claims if claim.where), None)
    return list(dict.fromkeys(claim for claim in (*claims[:1], dated, placed) if claim))


def _closings(desk: Desk, dossiers: Sequence[Dossier], sources: Sequence[Source]) -> tuple[str, ...]:
    """How well founded and how current it is, from the fullest wording to the shortest."""
    told = [event for d in dossiers if (event := d.status or expected_event(d))]
    full, short = _currency(sources, desk.book.as_of)
    if not told or any(event.origins > 1 for event in told):
        return f"{capital(full)}.", f"{capital(short)}."
    each, ones = ("Each rests", "Single origins") if len(told) > 1 else ("This rests", "A single origin")
    return f"{each} on a single origin; {full}.", f"{ones}; {short}.", f"{capital(short)}."


def _currency(sources: Sequence[Source], as_of: str) -> tuple[str, str]:
    """The latest date, how long before the cut-off it is, how many sources have none: in full and in short."""
    dates = sorted(s.published.date for s in sources if s.published)
    undated = sum(s.published is None for s in sources)
    if not dates:
        return "no source is dated", "no source is dated"
    months = _months(as_of) - _months(dates[-1])
    latest = date_words(dates[-1]) + (f", {counted(months, 'month')} before the cut-off" if months >= STALE else "")
    missing = f", and {number(undated)} {'is' if undated == 1 else 'are'} undated" if undated else ""
    short = f"; {number(undated)} undated" if undated else ""
    return f"the latest dated source is of {latest}{missing}", f"latest dated source: {latest}{short}"


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7] or 12)
