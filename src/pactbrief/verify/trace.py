"""One footnote of a finished file followed to its passage: its mark, its words, what stands around the passage."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pactbrief.errors import UsageError
from pactbrief.model.finding import Finding
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source
from pactbrief.verify.checks import verify_file
from pactbrief.verify.finished import ReadMemo, read_finished
from pactbrief.verify.marks import align
from pactbrief.verify.record import RecordedSource
from pactbrief.verify.text import fold

#: Characters of the source shown on either side of a passage: about two lines of a terminal.
CONTEXT = 240


@dataclass(frozen=True, slots=True)
class TracedPassage:
    """A passage with what stands before and after it. Without the source at hand both are empty and `locator` is None."""

    passage: Passage
    source: RecordedSource | None
    locator: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Footnote `number` of a file: the words before its mark, its page (PDF only), its text, its passages, what is wrong."""

    number: int
    context: str
    page: int | None
    text: str
    passages: tuple[TracedPassage, ...]
    findings: tuple[Finding, ...]


def trace(path: Path, number: int, sources: Mapping[str, Source] | None = None) -> Trace:
    """Footnote `number` of the finished memo at `path`. UsageError where the file has no such note, InputError where
    it cannot be read."""
    memo = read_finished(path)
    note = next((note for note in memo.notes if note.number == number), None)
    if note is None:
        numbers = [note.number for note in memo.notes if note.number is not None]
        known = f"Its notes are 1 to {max(numbers)}." if numbers else "It has no notes."
        raise UsageError(f"{path} has no note {number}.", known)
    mark = next((mark for mark in memo.marks if mark.number == number), None)
    recorded = _recorded_number(memo, number)
    return Trace(
        number=number,
        context=fold(mark.context) if mark else "",
        page=note.page,
        text=fold(note.text),
        passages=_passages(memo, recorded, sources or {}),
        findings=tuple(f for f in verify_file(path, sources) if f.note in (number, recorded) or f.check in _OF_THE_FILE),
    )


#: Findings on the whole file, which say why a trace may be incomplete.
_OF_THE_FILE = frozenset({"provenance-missing", "sources-not-given"})


def _recorded_number(memo: ReadMemo, number: int) -> int | None:
    """The number under which the record has the note; a person who added notes has moved it."""
    return align(memo, memo.record).numbers.get(number) if memo.record else None


def _passages(memo: ReadMemo, number: int | None, sources: Mapping[str, Source]) -> tuple[TracedPassage, ...]:
    record = memo.record
    if record is None or number is None:
        return ()
    return tuple(_around(passage, record.source.get(passage.source), sources) for passage in record.note[number].passages)


def _around(passage: Passage, recorded: RecordedSource | None, sources: Mapping[str, Source]) -> TracedPassage:
    source = sources.get(passage.source)
    if source is None or source.text[passage.start : passage.end] != passage.quote:
        return TracedPassage(passage, recorded, None, "", "")
    before = source.text[max(0, passage.start - CONTEXT) : passage.start]
    after = source.text[passage.end : passage.end + CONTEXT]
    return TracedPassage(passage, recorded, source.locator(passage.start), before, after)
