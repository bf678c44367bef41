"""The DOCX of a memo of 8 pages and 86 notes, as a ratio to the same words through python-docx's own paragraph API.

    python tests/benchmarks/word_files.py [ROUNDS]

The other side is given a head start: python-docx has no footnotes, links or content controls, so notes are plain paragraphs
there, and the picture is ready. Both are measured in turns in one process, imports and fonts warm; the best round of processor
time counts, so that other work on the machine does not.
Exit code 1 where ours is not at least `WANTED` times as fast.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO

from docx import Document
from docx.shared import Pt
from tests.builders import sample_memo

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import Bullets, Figure, Heading, Inline, Mark, Memo, Paragraph, Region, Sentence, Table, Text, flat
from pactbrief.render.docx import render
from pactbrief.render.drawing import png

WANTED = 5.0


def one_timeline(memo: Memo) -> Memo:
    """The memo with its first figure only, regions kept."""
    seen: list[Figure] = []

    def kept(block: object) -> bool:
        if isinstance(block, Figure):
            seen.append(block)
        return not isinstance(block, Figure) or len(seen) == 1

    return replace(memo, blocks=tuple(block for block in memo.blocks if kept(block)))


def plain_api(memo: Memo, picture: bytes) -> bytes:
    """The same words through python-docx's API."""
    document = Document()
    document.add_heading(memo.title, 0)
    for label, value in memo.identity:
        document.add_paragraph(f"{label}\t{value}")
    for block in flat(memo.blocks):
        match block:
            case Heading():
                document.add_heading(block.text, block.level)
            case Paragraph():
                _fill(document.add_paragraph(), block.sentences)
            case Bullets():
                for entry in block.entries:
                    _fill(document.add_paragraph(style="List Bullet"), entry.sentences)
            case Table():
                _table(document, block)
            case Figure():
                document.add_picture(BytesIO(picture))
                _fill(document.add_paragraph(style="Caption"), block.caption)
    for note in memo.notes:
        _runs(document.add_paragraph(f"{note.number} "), note.inlines)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def _table(document: object, table: Table) -> None:
    made = document.add_table(1, len(table.columns))  # type: ignore[attr-defined]
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        cell.text = column.title
    for row in table.rows:
        for cell, sentences in zip(made.add_row().cells, row, strict=True):
            _fill(cell.paragraphs[0], sentences)


def _fill(paragraph: object, sentences: Iterable[Sentence]) -> None:
    for sentence in sentences:
        _runs(paragraph, sentence.inlines)


def _runs(paragraph: object, inlines: Iterable[Inline]) -> None:
    for inline in inlines:
        run = paragraph.add_run(str(inline.note) if isinstance(inline, Mark) else inline.text)  # type: ignore[attr-defined]
        if isinstance(inline, Mark):
            run.font.superscript = True
            run.font.size = Pt(8)
        elif isinstance(inline, Text) and inline.italic:
            run.italic = True


def best(rounds: int, *tasks: Callable[[], bytes]) -> list[float]:
    """Milliseconds of the best of `rounds`, task by task in turns."""
    times = [float("inf")] * len(tasks)
    for _ in range(rounds):
        for index, task in enumerate(tasks):
            start = time.process_time()
            task()
            times[index] = min(times[index], (time.process_time() - start) * 1000)
    return times


def main(rounds: int) -> int:
    """Prints both times and the ratio."""
    style = load_style(SHIPPED_STYLES / "memo.toml")
    memo = one_timeline(sample_memo(6))
    figure = next(block for block in memo.blocks if isinstance(block, Figure))
    assert any(isinstance(block, Region) for block in memo.blocks)
    picture = png(figure, style)
    ours, plain, drawn = best(
        rounds, lambda: render(memo, style, b"{}"), lambda: plain_api(memo, picture), lambda: png(figure, style)
    )
    print(f"ours {ours:.1f} ms (of which the picture {drawn:.1f} ms), python-docx API {plain:.1f} ms, ratio {plain / ours:.1f}")
    return 0 if plain / ours >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
