"""A finished file as it reads to a person: paragraphs with their marks, notes, and the record embedded in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Literal

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.verify.record import Record, parse

Format = Literal["docx", "pdf"]

#: Bytes of the largest file read; a memo of thousands of notes has a few megabytes.
LARGEST_FILE = 200_000_000
#: Bytes of the largest embedded record.
LARGEST_RECORD = 50_000_000


@dataclass(frozen=True, slots=True)
class ReadMark:
    """The sign of a note in the text, with the words before it; `page` counts from 1 and is None where a file has no pages."""

    number: int
    context: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note as printed. `number` is None where no mark leads to it, so that it has no number."""

    number: int | None
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """Where a mark stands: its offset in the paragraph's text, the number of its note, its page."""

    offset: int
    number: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph, heading or table cell, which may run over pages; `page` is that of its beginning."""

    text: str
    marks: tuple[Sign, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ReadMemo:
    """What was read from a finished file. `record` is None where its provenance was stripped."""

    format: Format
    paragraphs: tuple[ReadParagraph, ...]
    notes: tuple[ReadNote, ...]
    record: Record | None = None
    marks: tuple[ReadMark, ...] = field(init=False)

    def __post_init__(self) -> None:
        marks = (
            ReadMark(sign.number, paragraph.text[max(0, sign.offset - 80) : sign.offset].strip(), sign.page)
            for paragraph in self.paragraphs
            for sign in paragraph.marks
        )
        object.__setattr__(self, "marks", tuple(marks))


def read_finished(path: Path) -> ReadMemo:
    """The finished memo at `path`. InputError where it is neither a readable DOCX nor a readable PDF."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as reason:
        raise InputError(f"{path}: cannot be read ({reason.strerror}).", "Give the path of a finished DOCX or PDF.") from reason
    if size > LARGEST_FILE:
        raise InputError(f"{path}: {size} bytes are more than a memo has.", "Give the path of a finished DOCX or PDF.")
    if content.startswith(b"PK"):
        return read_content(content, "docx", str(path))
    if b"%PDF-" in content[:1024]:
        return read_content(content, "pdf", str(path))
    raise InputError(f"{path}: neither a DOCX nor a PDF.", "Give the path of a finished DOCX or PDF.")


def prepare(output_format: str) -> None:
    """Loads what reading this format takes, so that it is there when the first file comes."""
    _reader(output_format)


def read_content(content: bytes, output_format: str, name: str = "the file") -> ReadMemo:
    """The finished memo in `content`; `name` is for errors."""
    read = _reader(output_format)
    if read is None:
        raise InputError(f"{name}: no reader for the format {output_format!r}.", "Verify a DOCX or a PDF.")
    return read(content, name)


def _reader(output_format: str) -> Callable[[bytes, str], ReadMemo] | None:
    if output_format == "docx":
        from pactbrief.verify.read_docx import read_docx

        return read_docx
    if output_format == "pdf":
        from pactbrief.verify.read_pdf import read_pdf

        return read_pdf
    return None


def embedded(raw: bytes | str, name: str) -> Record:
    """The record in its embedded form. InputError where it is too large or damaged."""
    if len(raw) > LARGEST_RECORD:
        raise InputError(f"{name}: its provenance record is larger than any memo needs.", "Ask for the file as it was issued.")
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as reason:
        raise InputError(f"{name}: its provenance record is no JSON.", "Ask for the file as it was issued.") from reason
    return parse(values)
