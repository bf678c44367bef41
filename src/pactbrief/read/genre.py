"""Genre of a source and of its sections, from cues around the article and from the form of the text."""

from __future__ import annotations

import re

from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.model.source import Genre, Section
from pactbrief.read.dateline import dateline_of
from pactbrief.read.interface import Hints
from pactbrief.read.marks import speaker_of
from pactbrief.read.page import FRAME, Page

_CLOCK = expression(
    r"^(?:\d{1,2}[.:h]\d{2}\s?(?:[ap]\.?m\.?|Uhr|h)?|\d{1,2}\s?(?:am|pm|Uhr))(?:\s+(?:[A-Z]{2,4}|on \w+))?$", re.IGNORECASE
)
#: Turns that make an interview of a stretch of text, by two speakers at least.
_TURNS = 4
_ENTRIES = 3
_PIPES = expression(r"\s*[|·•]\s*|\s{2,}|\t")  # what parts the entries of a menu; ">" and "/" lead to where the page stands
#: Entries that make a menu, and words of one.
_MENU, _ENTRY = 4, 3
#: Paragraphs before an interview that make a report of its own of them, rather than an introduction.
_REPORT = 3


def genre_of(page: Page, hints: Hints, sections: tuple[Section, ...]) -> Genre:
    """The genre of the source; "unknown" where nothing says."""
    spoken = [section for section in sections if section.genre == "interview"]
    if spoken and _reported_before(page, spoken[0].start) < _REPORT:
        return "interview"
    cued = _by_cues(page)
    if cued and not (cued == "interview" and sections):
        return cued
    if hints.genre:
        return hints.genre
    dated = any(reason in {"byline", "date line"} for reason in page.reasons) or dateline_of(page) is not None
    return "news" if dated or sections else "unknown"


def sections_of(page: Page) -> tuple[Section, ...]:
    """Stretches that differ from the whole: an interview behind a report, the entries of a live blog."""
    return tuple(sorted([*_interviews(page), *_entries(page)], key=lambda section: section.start))


def _reported_before(page: Page, start: int) -> int:
    return sum(
        reason is None and block.prose and block.start < start for block, reason in zip(page.blocks, page.reasons, strict=True)
    )


def _by_cues(page: Page) -> Genre | None:
    left = page.near_furniture
    shown = left if page.title is None else sorted({*left, page.title})
    menu = _menu(page)
    opening = [i for i in shown if i in page.head and i not in menu and page.reasons[i] != FRAME]
    head = [page.blocks[i].text for i in opening if len(page.blocks[i].text) < 240]
    tail = [page.blocks[i].text for i in left if i not in page.head and _tells(page.reasons[i])]
    for places in (("head", "any"), ("tail", "any")):  # what a text calls itself counts before what its small print is of
        for genre, place, pattern in reading_rules().genres:
            if place not in places or (genre == "news" and places[0] == "head"):
                continue
            if any(pattern.search(line) for line in (head if places[0] == "head" else tail)):
                return genre  # type: ignore[return-value]
    return "news" if any(p.search(line) for g, _, p in reading_rules().genres if g == "news" for line in head) else None


def _menu(page: Page) -> set[int]:
    """Blocks of the page's head that are a menu, in one line or one below the other: they name the genres of other pages."""
    runs: list[list[int]] = []
    lines = {i for i in page.head if page.reasons[i] == "navigation" and len(_PIPES.split(page.blocks[i].text)) >= _MENU}
    for index in page.head:
        if page.reasons[index] not in {"navigation", "page head"} or page.blocks[index].words > _ENTRY:
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return lines | {index for run in runs if len(run) >= _MENU for index in run}


def _tells(reason: str | None) -> bool:
    """Links to other articles name the genre of those."""
    return reason not in {
        "related articles",
        "previous and next article",
        "navigation",
        "tags",
        "share buttons",
        "ticker",
        FRAME,
    }


def _interviews(page: Page) -> list[Section]:
    turns = [i for i, block in enumerate(page.blocks) if page.reasons[i] is None and speaker_of(block.text)]
    runs: list[list[int]] = []
    for index in turns:
        between = [i for i in range(runs[-1][-1] + 1, index) if page.reasons[i] is None] if runs else []
        if runs and len(between) <= 2:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [_section(page, run) for run in runs if len(run) >= _TURNS and _is_dialogue(page, run)]


def _is_dialogue(page: Page, run: list[int]) -> bool:
    """Two speakers at least; questions set off by dashes need no name for who answers."""
    speakers = {speaker_of(page.blocks[i].text) for i in run}
    return len(speakers) >= 2 or speakers == {"?"}


def _section(page: Page, run: list[int]) -> Section:
    """From the first turn to the last, with the heading and the lines of introduction right before it."""
    first, last = run[0], run[-1]
    if speaker_of(page.blocks[last].text) == "?":  # the answer to the last question
        last = next((i for i in range(last + 1, len(page.blocks)) if page.reasons[i] is None), last)
    title = None
    start = first
    before = [i for i in range(max(0, first - 3), first) if page.reasons[i] is None]
    for index in reversed(before):
        if page.blocks[index].prose or index == page.title:
            break
        start, title = index, page.blocks[index].text
    return Section(page.blocks[start].start, page.blocks[last].end, "interview", title)


def _entries(page: Page) -> list[Section]:
    """Live-blog entries: each opens with a line that is nothing but a time."""
    starts = [i for i, block in enumerate(page.blocks) if _CLOCK.match(block.text)]
    if len(starts) < _ENTRIES:
        return []
    sections = []
    for index, following in zip(starts, [*starts[1:], len(page.blocks)], strict=True):
        held = [i for i in range(index + 1, following) if page.reasons[i] is None]
        if held:
            heading = page.blocks[held[0]]
            title = None if heading.prose else heading.text
            sections.append(Section(page.blocks[index].start, page.blocks[held[-1]].end, "news", title))
    return sections
