"""What a reader sees first: the headline and the bottom line."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.compose.desk import Desk, event_text, first_report, forms_of, plain_sentence, thing_noun
from pactbrief.compose.prose import capital, counted, date_words, joined, listed, number, on_date
from pactbrief.compose.status import SEVERAL, standing
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier
from pactbrief.model.ladder import RANK
from pactbrief.model.memo import Block, Heading, Paragraph, Region, Sentence
from pactbrief.model.source import Source

#: TRADECRAFT.md section 7, row 2.
HEADLINE = 90
#: Partnerships in the bottom line, and its words (TRADECRAFT.md section 7, row 3).
FOREMOST, BOTTOM_LINE = 3, 60
#: Changes that make news, by how much; any other change comes after them.
_MOVES = {"stage": 0, "new": 0, "date": 1, "plan-passed": 1, "conflict-arisen": 1, "conflict-settled": 1}
#: Words of the source on a step under a text.
STEP = 16
#: Months in which news counts as equally new.
QUARTER = 3
_UNDATED = {"when": "", "since": ""}
#: From how many months on the age of the latest source is said in so many words: two weekly editions without a source.
STALE = 1


def _by_weight(desk: Desk, dossiers: Sequence[Dossier]) -> list[Dossier]:
    return sorted(dossiers, key=lambda dossier: _weight(desk, dossier))


def _weight(desk: Desk, dossier: Dossier) -> tuple[int, int, bool, int, int]:
    """What moved first, then the latest news by the quarter, then what more than one origin bears out, then the further stage,
    then the better founded; the brief's order decides between equals."""
    status = dossier.status
    moved = min((_MOVES.get(change.what, len(_MOVES)) for change in dossier.changes), default=len(_MOVES) + 1)
    return (
        moved,
        -((_latest_month(desk, dossier) - 1) // QUARTER),
        status is None or status.origins < SEVERAL,
        -(RANK[status.stage] if status else -1),
        -(status.origins if status else 0),
    )


def _latest_month(desk: Desk, dossier: Dossier) -> int:
    """The month of the last thing done that is reported, else of the report; 0 where nothing dated is.

    What is told again without a date is no news where another report dates it.
    """
    done = [event for event in dossier.timeline if event.modality == "happened" and event.reported]
    dated = {event.stage for event in done if event.when}
    news = [event for event in done if event.when or event.stage not in dated]
    return max((_months(when) for event in news if (when := event.when or first_report(desk, event))), default=0)


def _short(desk: Desk, dossier: Dossier, goes_on: bool) -> str:
    """The stage in a headline; `goes_on` where the part before has said "reported" for both."""
    event = standing(dossier)
    if event is None:
        return desk.wording.headlines["none"].format(name=dossier.name)
    words = desk.wording.stages[desk.term(event)]
    going = event.modality == "happened" and words["label"].startswith("being ")
    form = desk.wording.headlines["likewise" if goes_on else "ongoing" if going else event.modality]
    return form.format(name=dossier.name, label=words["label"], noun=words["noun"])


def _in_full(desk: Desk, dossier: Dossier) -> str:
    """The headline of a memo on one partnership: who did what and when, as far as the bound allows."""
    event = dossier.status
    noun = thing_noun(desk, dossier)
    form = forms_of(desk, event, noun).get("headline") if event else None
    if event is None or form is None:
        return ""
    parties = joined([desk.names.short.get(c, c) for c in desk.names.ordered(dossier.partnership.parties)])
    words = {"parties": parties, "thing": noun}
    dated = {"when": f" {on_date(event.when)}", "since": f" since {date_words(event.when)}"} if event.when else _UNDATED
    told = (capital(form.format(**words, **date)) for date in (dated, _UNDATED))
    return next((text for text in told if len(text) <= HEADLINE), "")


def headline(desk: Desk, dossiers: Sequence[Dossier]) -> str:
    """The findings that weigh most, within the bound; never stronger than the status table."""
    if len(dossiers) == 1 and (full := _in_full(desk, dossiers[0])):
        return full
    text, reported = "", False
    for dossier in _by_weight(desk, dossiers):
        done = dossier.status is not None and dossier.status.modality == "happened"
        part = _short(desk, dossier, reported and done)
        added = f"{text}{', ' if reported and done else '; '}{part}" if text else part
        if not text or len(added) <= HEADLINE:
            text, reported = added, done
    return text or "No partnership is reported in the sources"


def bottom_line(desk: Desk, dossiers: Sequence[Dossier], sources: Sequence[Source]) -> list[Block]:
    """One paragraph: the foremost partnerships, whether a single origin is all that they rest on, and how current the sources
    are; the last two in short where words are few."""
    foremost = [(d, told) for d in _by_weight(desk, dossiers)[:FOREMOST] if (told := _bottom_text(desk, d, len(dossiers)))]
    quote = STEP if len(foremost) == 1 and _wants_words(desk, foremost[0][0]) else 0
    words = sum(len(told.split()) for _, told in foremost) + quote
    closings = _closings(desk, [d for d, _ in foremost], sources)
    closing = next((one for one in closings if words + len(one.split()) <= BOTTOM_LINE), closings[-1])
    left = BOTTOM_LINE - len(closing.split())
    sentences: list[Sentence] = []
    for dossier, told in foremost:
        left -= len(told.split())
        if left >= 0 or not sentences:
            sentences.append(desk.fact(f"{told}: " if quote else told, _bottom_claims(desk, dossier), quote))
    sentences.append(plain_sentence(closing, "count"))
    region = Region("bottom-line", desk.labels["bottom_line"], (Paragraph(tuple(sentences), "lead"),))
    return [Heading(1, desk.labels["bottom_line"], "bottom-line"), region]


def _bottom_text(desk: Desk, dossier: Dossier, of: int) -> str:
    """The stage in a sentence; what is only expected in a few words that cannot be misread, where it is one `of` several."""
    event = standing(dossier)
    if event is None:
        return ""
    if event.modality in ("planned", "possible") and of == 1:
        return f"{capital(event_text(desk, dossier, event))}; {desk.wording.context['expected-alone']}"
    if event.modality != "happened":
        words = desk.wording.stages[desk.term(event)]
        form = desk.wording.context[f"expected-{event.modality}"]
        return form.format(name=dossier.name, noun=words["noun"], label=words["label"])
    return capital(event_text(desk, dossier, event))


def _wants_words(desk: Desk, dossier: Dossier) -> bool:
    """Whether the status is a step under a text, which says little without the source's words."""
    return dossier.status is not None and desk.term(dossier.status) == "implementing"


def _bottom_claims(desk: Desk, dossier: Dossier) -> list[Claim]:
    """The best founded claim, and those that the date and the place are from: the section on the partnership cites them all."""
    event = standing(dossier)
    claims = desk.told(event.claims) if event else []
    dated = next((claim for claim in claims if claim.when or claim.printed_when), None)
    placed = next((claim for claim in claims if claim.where), None)
    return list(dict.fromkeys(claim for claim in (*claims[:1], dated, placed) if claim))


def _closings(desk: Desk, dossiers: Sequence[Dossier], sources: Sequence[Source]) -> tuple[str, ...]:
    """How well founded and how current it is, from the fullest wording to the shortest."""
    told = [event for d in dossiers if (event := standing(d))]
    full, short = _currency(sources, desk.book.as_of)
    single = [d.name for d in dossiers if (event := standing(d)) and event.origins < SEVERAL]
    if not told or not single:
        return f"{capital(full)}.", f"{capital(short)}."
    if len(single) < len(told):
        rest = f"{listed(single)} {'rests' if len(single) == 1 else 'rest'} on a single origin"
        return f"{rest}; {full}.", f"{rest}; {short}.", f"{capital(short)}."
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
    since = "; what has happened since is not in the sources" if months >= STALE else ""
    return f"the latest dated source is from {latest}{missing}{since}", f"latest dated source: {latest}{short}"


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7] or 12)
