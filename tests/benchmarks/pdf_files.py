"""The tagged PDF of a memo of 8 pages and about 80 notes, as a ratio to Typst setting the same words with the same fonts.

    python tests/benchmarks/pdf_files.py [ROUNDS]

Needs `pip install typst` (a compiler in Rust with tagged PDF and footnotes of its own). Both are measured in turns in one
process, imports and fonts warm, other words in each round; the best round counts. Exit code 1 where ours is slower, 0 with the
reason where typst is not there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable

from tests import builders

from pactbrief.catalog.style import SHIPPED_FONTS, SHIPPED_STYLES, load_style
from pactbrief.model.memo import Bullets, Figure, Heading, Inline, Mark, Memo, Paragraph, Sentence, Table, Text, flat
from pactbrief.render.pdf import render

_SET_UP = """#set document(title: "memo")
#set page(paper: "a4", margin: 24mm)
#set text(font: "Noto Serif", size: 10.5pt, lang: "en")
#show heading: set text(font: "Noto Sans")
#show figure.where(kind: table): set block(breakable: true)
"""
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\#$*_`<>@[]~/=-+\"'"})


def typst_source(memo: Memo) -> str:
    """The same words as a Typst document with real footnotes."""
    notes = {note.number: _inlines(note.inlines, {}) for note in memo.notes}
    parts = [_SET_UP, f"= {_text(memo.title)}\n"]
    parts += [f"{_text(label)}: {_text(value)} \\\n" for label, value in memo.identity]
    for block in flat(memo.blocks):
        match block:
            case Heading():
                parts.append(f"\n{'=' * (block.level + 1)} {_text(block.text)}\n")
            case Paragraph():
                parts.append(f"\n{_sentences(block.sentences, notes)}\n")
            case Bullets():
                parts += [f"\n- {_sentences(entry.sentences, notes)}" for entry in block.entries]
            case Table():
                parts.append(_table(block, notes))
            case Figure():
                parts.append("\n#rect(width: 100%, height: 70pt, fill: luma(240))\n" + _sentences(block.caption, notes) + "\n")
    return "".join(parts)


def _table(table: Table, notes: dict[int, str]) -> str:
    shares = ", ".join(f"{column.share * 100:.0f}fr" for column in table.columns)
    head = ", ".join(f"[{_text(column.title)}]" for column in table.columns)
    rows = "".join("".join(f"[{_sentences(cell, notes)}], " for cell in row) + "\n" for row in table.rows)
    return f"\n#figure(table(columns: ({shares}), table.header({head}),\n{rows}), caption: [{_text(table.caption)}])\n"


def _sentences(sentences: Iterable[Sentence], notes: dict[int, str]) -> str:
    return " ".join(_inlines(sentence.inlines, notes) for sentence in sentences)


def _inlines(inlines: Iterable[Inline], notes: dict[int, str]) -> str:
    words = []
    for inline in inlines:
        if isinstance(inline, Mark):
            words.append(f"#footnote[{notes[inline.note]}]")
        elif isinstance(inline, Text) and inline.italic:
            words.append(f"#emph[{_text(inline.text)}]")
        else:
            words.append(_text(inline.text))
    return "".join(words)


def _text(text: str) -> str:
    return text.translate(_SPECIAL)


def varied(index: int) -> Memo:
    """The sample memo with words of its own in every sentence and note: Typst keeps paragraphs that it has set before."""
    facts, quote = builders.FACTS, builders.QUOTE
    builders.FACTS, builders.QUOTE = tuple(f"Item {index}: {fact}" for fact in facts), f"{index}: {quote}"
    try:
        return builders.sample_memo(5, title=f"Digest number {index}")
    finally:
        builders.FACTS, builders.QUOTE = facts, quote


def main(rounds: int) -> int:
    """Prints the best time of each and the ratio."""
    try:
        import typst
    except ImportError:
        print("skipped: typst is not installed (pip install typst)")
        return 0
    style = load_style(SHIPPED_STYLES / "memo.toml")
    ours, theirs = [], []
    for index in range(rounds):
        memo = varied(index)
        source = typst_source(memo).encode("utf-8")
        start = time.perf_counter()
        render(memo, style, b"{}")
        ours.append(time.perf_counter() - start)
        compiler = typst.Compiler(source, font_paths=[str(SHIPPED_FONTS)], ignore_system_fonts=True)
        start = time.perf_counter()
        compiler.compile(format="pdf")
        theirs.append(time.perf_counter() - start)
    mine, other = min(ours) * 1000, min(theirs) * 1000
    print(f"{len(memo.notes)} notes: ours {mine:.1f} ms, Typst {other:.1f} ms, ratio {other / mine:.2f}")
    return 0 if mine <= other else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 12))
