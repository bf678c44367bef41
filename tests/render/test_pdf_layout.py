"""Pages under random memos: nothing overlaps, nothing is lost, notes stand with their marks, pages are well filled."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import builders
from tests.render.pdf_reader import tree
from tests.render.random_memos import memos

from pactbrief.catalog.style import load_style
from pactbrief.model.memo import Block, Bullets, Heading, Memo
from pactbrief.render.pdf import lay_out, preflight, render
from pactbrief.render.pdf.fonts import load_fonts
from pactbrief.render.pdf.paginate import NotePart, Page, Room, paginate
from pactbrief.render.pdf.strips import Sheet, Strip
from pactbrief.render.pdf.tags import Element

STYLE = load_style(Path(__file__).parents[2] / "styles" / "memo.toml")
SHEET = Sheet(STYLE, load_fonts(STYLE.type))
CALM = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def strips(draw: st.DrawFn) -> tuple[list[Strip], dict[int, int]]:
    """Strips of any height with notes of any length; now and then more notes than a page can hold."""
    numbers = count(1)
    lengths: dict[int, int] = {}
    made: list[Strip] = []
    for _ in range(draw(st.integers(1, 60))):
        notes = tuple(next(numbers) for _ in range(draw(st.sampled_from([0, 0, 1, 1, 2, 6, 40]))))
        lengths |= {note: draw(st.sampled_from([1, 2, 3, 4, 30, 90])) for note in notes}
        height, before = draw(st.sampled_from([9.0, 14.0, 80.0, 300.0])), draw(st.sampled_from([0.0, 6.0, 20.0]))
        keep, weak = draw(st.sampled_from([False, False, True])), draw(st.sampled_from([0.0, 0.08, 0.18]))
        made.append(Strip(height, (), before, notes, keep, weak))
    return made, lengths


@CALM
@given(strips())
def test_pages_hold_all_strips_and_notes_in_order(made: tuple[list[Strip], dict[int, int]]) -> None:
    given_strips, lengths = made
    pages = paginate(given_strips, Room(680.0, 10.6, lengths))
    assert [placed.strip for page in pages for placed in page.strips] == given_strips
    _notes_are_whole([part for page in pages for part in page.notes], lengths)
    begun: dict[int, int] = {}
    for number, page in enumerate(pages):
        for part in page.notes:
            begun.setdefault(part.number, number)
    for number, page in enumerate(pages):
        assert all(begun[note] == number for placed in page.strips for note in placed.strip.notes)
        _nothing_overlaps(page, Room(680.0, 10.6, lengths))


def _notes_are_whole(parts: Sequence[NotePart], lengths: dict[int, int]) -> None:
    read: dict[int, int] = {}
    for part in parts:
        assert part.start == read.get(part.number, 0), "the lines of a note follow each other"
        read[part.number] = part.end
        assert part.ends == (part.end == lengths[part.number])
    assert read == lengths


def _nothing_overlaps(page: Page, room: Room) -> None:
    bottom = 0.0
    for placed in page.strips:
        assert placed.y >= bottom - 0.01
        bottom = placed.y + placed.strip.height
    # One strip with two lines of each of its notes may be fuller than a page: nothing can be done for it.
    if len(page.strips) != 1 or len(page.notes) < 10:
        assert bottom + room.notes_height(page.notes) <= room.height + 0.1


@st.composite
def plain_memos(draw: st.DrawFn) -> Memo:
    """Memos as they come: all kinds of blocks, one note a sentence, a third of the notes short, some long."""
    return made_memo(random.Random(draw(st.integers(0, 10**6))), draw(st.integers(1, 30)))


def made_memo(chance: random.Random, blocks: int) -> Memo:
    numbers, made = count(1), []
    for index in range(blocks):
        made.append(_block(chance, numbers, index))
    total = next(numbers) - 1
    notes = tuple(
        builders.note(n, repeat_of=n - 3 if n > 3 and chance.random() < 0.35 else None, long=chance.random() < 0.04)
        for n in range(1, total + 1)
    )
    return replace(builders.sample_memo(1), blocks=tuple(made), notes=notes)


def _block(chance: random.Random, numbers: count[int], index: int) -> Block:
    kind = chance.random()
    if kind < 0.2:
        return Heading(chance.choice([1, 2, 3]), f"Heading {index}", f"h{index}")
    if kind < 0.65:
        return builders.paragraph(numbers, chance.randint(1, 6))
    if kind < 0.8:
        return Bullets(tuple(builders.paragraph(numbers, chance.randint(1, 2)) for _ in range(chance.randint(2, 5))))
    if kind < 0.92:
        return builders.board(numbers, chance.randint(2, 9))
    return builders.timeline()


def test_a_few_lines_left_for_a_last_page_are_drawn_in() -> None:
    paragraphs = [Strip(14, (), before=0 if line else 12) for _ in range(10) for line in range(5)]  # 808 points
    assert len(paginate(paragraphs, Room(780.0, 10.6, {}))) == 1
    assert len(paginate(paragraphs, Room(740.0, 10.6, {}))) == 2, "narrower spaces would not do"
    assert len(paginate(paragraphs * 4, Room(780.0, 10.6, {}))) == 5, "more than a few lines"


@CALM
@given(plain_memos())
def test_no_heading_and_no_line_is_left_alone(memo: Memo) -> None:
    pages, _ = lay_out(memo, SHEET, Element("Document"))
    ends = [page.strips[-1].strip for page in pages if page.strips]
    for strip in ends[:-1]:
        assert not strip.keep, "a heading, the first or the last but one line of a paragraph ends the page"


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(plain_memos())
def test_marks_and_notes_of_the_file_are_on_one_page(memo: Memo) -> None:
    document = tree(render(memo, STYLE, b"{}"))
    marks = {int(found.text()): found.page() for found in document.find("Reference") if found.text().isdigit()}
    notes = {int(next(note.find("Lbl")).text()): note.page() for note in document.find("Note")}
    assert marks == notes
    assert list(marks) == [note.number for note in memo.notes]
    assert [next(note.find("P")).text() for note in document.find("Note")] == [note.text for note in memo.notes]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(memos())
def test_hostile_memos_keep_their_marks_and_notes(memo: Memo) -> None:
    preflight(memo, STYLE)
    document = tree(render(memo, STYLE, b"{}"))
    marks = [int(found.text()) for found in document.find("Reference") if found.text().isdigit()]
    assert marks == [note.number for note in memo.notes]
    assert len(list(document.find("Note"))) == len(memo.notes)


def test_pages_are_well_filled() -> None:
    """At most 6 % of a page that is not the last stays empty, on average over memos of eight pages and more."""
    empty: list[float] = []
    for seed in range(12):
        pages, _ = lay_out(made_memo(random.Random(seed), 40), SHEET, Element("Document"))
        assert len(pages) >= 8
        empty += [1 - (page.filled + page.notes_height) / SHEET.height for page in pages[:-1]]
    assert mean(empty) <= 0.06


def test_notes_are_parted_seldom() -> None:
    parted = whole = 0
    for seed in range(12):
        pages, notes = lay_out(made_memo(random.Random(seed), 40), SHEET, Element("Document"))
        parted += sum(not part.ends for page in pages for part in page.notes)
        whole += len(notes)
    assert parted / whole <= 0.02


@pytest.mark.parametrize("lines", [200, 500])
def test_a_note_longer_than_a_page_goes_on(lines: int) -> None:
    room = Room(680.0, 10.6, {1: lines, 2: 3})
    pages = paginate([Strip(14, (), notes=(1,)), Strip(14, (), notes=(2,))], room)
    _notes_are_whole([part for page in pages for part in page.notes], dict(room.note_lines))
    assert len(pages) == -(-lines * 10.6 // 660) or len(pages) <= lines * 10.6 / 600 + 1
