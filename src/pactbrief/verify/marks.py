"""Marks and notes of a finished file, held against each other and against the record.

Rules: every mark has a note and every note a mark; there are as many of the one as of the other; on paper a note begins on
the page of its mark and numbers rise with the text; a note reads as it was recorded and stands under its own number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from operator import eq

from pactbrief.model.finding import Finding
from pactbrief.model.records import dataclass
from pactbrief.verify.finished import ReadMemo, ReadNote
from pactbrief.verify.record import Record, RecordedNote
from pactbrief.verify.text import UNSEEN, alike, fold, squeeze

#: Likeness (0 to 1) above which two notes are taken for one that was altered; below, one was removed and another added.
_SAME_NOTE = 0.5
_CROSS_REFERENCE = re.compile(r"\(n\s*(\d+)\)")


def marks_and_notes(memo: ReadMemo) -> Iterator[Finding]:
    """Findings on marks and notes that need no record."""
    marks = Counter(mark.number for mark in memo.marks)
    noted = Counter(note.number for note in memo.notes if note.number is not None)
    for number in sorted(marks.keys() - noted.keys()):
        context = next(mark.context for mark in memo.marks if mark.number == number)
        yield Finding("mark-without-note", "error", f"Mark {number} after “{context}” leads to no note.", number)
    for note in memo.notes:
        if note.number is None or note.number not in marks:
            label = "A note" if note.number is None else f"Note {note.number}"
            yield Finding("note-without-mark", "error", f"{label} has no mark in the text: “{_short(note.text)}”.", note.number)
    if len(memo.marks) != len(memo.notes):
        text = f"The file has {len(memo.marks)} marks and {len(memo.notes)} notes."
        yield Finding("marks-and-notes-differ", "error", text)
    for number in sorted(number for number, times in (marks + noted).items() if times > 2):
        yield Finding("marks-and-notes-differ", "error", f"Number {number} stands at more than one mark or note.", number)
    yield from _pages(memo)


def _pages(memo: ReadMemo) -> Iterator[Finding]:
    starts = {note.number: note.page for note in memo.notes}
    last = 0
    for mark in memo.marks:
        page = starts.get(mark.number)
        if page is not None and mark.page is not None and page != mark.page:
            text = f"Mark {mark.number} is on page {mark.page}, its note begins on page {page}."
            yield Finding("note-off-page", "error", text, mark.number)
        if mark.number < last:
            yield Finding("marks-out-of-order", "error", f"Mark {mark.number} follows mark {last}.", mark.number)
        last = max(last, mark.number)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which note of the file is which of the record (`numbers`, file to record), and what differs."""

    numbers: dict[int, int]
    findings: tuple[Finding, ...]


def align(memo: ReadMemo, record: Record) -> Alignment:
    """The notes of a file against those of its record. A person may have added or removed notes, so that numbers move."""
    printed = sorted((note for note in memo.notes if note.number is not None), key=lambda note: note.number or 0)
    recorded = list(record.notes)
    numbers: dict[int, int] = {}
    findings: list[Finding] = []
    keys = [squeeze(n.text) for n in recorded]
    for a, b, c, d in _blocks([_shown(squeeze(n.text), keys) for n in printed], keys):
        if printed[a:b] and recorded[c:d] and b - a == d - c:
            pairs = list(zip(printed[a:b], recorded[c:d], strict=True))
        else:
            pairs = _likely(printed[a:b], recorded[c:d])
        numbers.update((note.number or 0, twin.number) for note, twin in pairs)
        paired = {id(note) for pair in pairs for note in pair}
        findings += [_added(note, recorded) for note in printed[a:b] if id(note) not in paired]
        findings += [_missing(twin, printed) for twin in recorded[c:d] if id(twin) not in paired]
    by_number = {note.number: note for note in printed}
    for number, twin_number in sorted(numbers.items()):
        findings += _differing(by_number[number], record.note[twin_number], record, numbers)
    return Alignment(numbers, tuple(findings))


def _shown(key: str, recorded: list[str]) -> str:
    """The recorded form of a note in which the file could not show some characters."""
    return next((one for one in recorded if alike(key, one)), key) if UNSEEN in key else key


def _blocks(printed: list[str], recorded: list[str]) -> list[tuple[int, int, int, int]]:
    """Stretches of notes that answer each other, as (from, to) in the file and (from, to) in the record. Equally many notes
    that mostly stand where they stood are taken one by one."""
    if len(printed) == len(recorded) and 2 * sum(map(eq, printed, recorded)) >= len(printed):
        return [(at, at + 1, at, at + 1) for at in range(len(printed))]
    return [block[1:] for block in SequenceMatcher(None, printed, recorded, autojunk=False).get_opcodes()]


def _likely(printed: list[ReadNote], recorded: list[RecordedNote]) -> list[tuple[ReadNote, RecordedNote]]:
    """Pairs of notes that are one and the same but for an alteration, in order."""
    pairs = []
    rest = list(recorded)
    for note in printed:
        alike = [(_likeness(note.text, twin.text), -at) for at, twin in enumerate(rest)]
        best = max(alike, default=(0.0, 0))
        if best[0] >= _SAME_NOTE:
            pairs.append((note, rest[-best[1]]))
            rest = rest[-best[1] + 1 :]
    return pairs


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _differing(note: ReadNote, twin: RecordedNote, record: Record, numbers: dict[int, int]) -> list[Finding]:
    key = squeeze(note.text)
    if key == squeeze(twin.text):
        return []
    if alike(key, squeeze(twin.text)):
        text = f"Note {note.number} could not be printed in full, for want of a font: “{_short(twin.text)}”."
        return [Finding("characters-missing", "warning", text, note.number)]
    moved = _CROSS_REFERENCE.sub(lambda found: f"(n {numbers.get(int(found[1]), 0)})", note.text)
    if numbers.get(note.number or 0) != note.number and squeeze(moved) == squeeze(twin.text):
        return []
    other = next((n for n in record.notes if n.number != twin.number and squeeze(n.text) == key), None)
    if other is not None:
        text = f"Note {note.number} carries the citation of note {other.number}: “{_short(note.text)}”."
        return [Finding("note-swapped", "error", text, note.number)]
    change = _difference(note.text, twin.text)
    text = f"Note {note.number} reads “{_short(note.text)}”; recorded is “{_short(twin.text)}”{change}."
    return [Finding("note-altered", "error", text, note.number)]


def _added(note: ReadNote, recorded: list[RecordedNote]) -> Finding:
    other = next((n for n in recorded if squeeze(n.text) == squeeze(note.text)), None)
    if other is not None:
        text = f"Note {note.number} carries the citation of note {other.number}: “{_short(note.text)}”."
        return Finding("note-swapped", "error", text, note.number)
    text = f"Note {note.number} is not in the record, so its passage cannot be checked: “{_short(note.text)}”."
    return Finding("note-added", "warning", text, note.number)


def _missing(twin: RecordedNote, printed: list[ReadNote]) -> Finding:
    if any(squeeze(note.text) == squeeze(twin.text) for note in printed):
        text = f"The citation of note {twin.number} stands under another number: “{_short(twin.text)}”."
        return Finding("note-swapped", "error", text, twin.number)
    text = f"Note {twin.number} of the record is not in the file: “{_short(twin.text)}”."
    return Finding("note-missing", "warning", text, twin.number)


def _difference(now: str, before: str) -> str:
    """Where two texts part, in words; empty where both are short enough to see."""
    one, other = fold(now), fold(before)
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal" and max(len(one), len(other)) > 100:
            return f" (“{one[max(0, a - 20) : b + 20]}” for “{other[max(0, c - 20) : d + 20]}”)"
    return ""


def _short(text: str) -> str:
    folded = fold(text)
    return folded if len(folded) <= 100 else folded[:97] + "…"
