"""The review page: a memo and its sources side by side in one HTML file, each footnote leading to its passage.

The page loads nothing and works without its script: marks are links to passages, passages link back. The script lights
the passages of the chosen note and steps through the notes by key. Everything from memo and sources is escaped.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pactbrief.catalog.review import review_template
from pactbrief.model.finding import Finding
from pactbrief.model.memo import (
    Block,
    Bullets,
    Figure,
    Heading,
    Inline,
    Link,
    Mark,
    Memo,
    Note,
    Paragraph,
    Region,
    Sentence,
    Table,
    Text,
)
from pactbrief.model.source import Source

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: A stretch of a source: start, end, the notes whose passages hold it.
_Stretch = tuple[int, int, tuple[int, ...]]


def review_page(memo: Memo, sources: Mapping[str, Source], findings: Iterable[Finding] = ()) -> bytes:
    """The page as UTF-8. `findings` are printed with the notes that they name; sources that no note cites are left out."""
    by_note: dict[int | None, list[Finding]] = {}
    for finding in findings:
        by_note.setdefault(finding.note, []).append(finding)
    cited = dict.fromkeys(passage.source for note in memo.notes for passage in note.passages)
    style, script = review_template("style.css"), review_template("script.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    parts = (
        f'<!DOCTYPE html>\n<html lang="{_safe(memo.language)}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>Review: {_safe(memo.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        _opening(memo, by_note.get(None, [])),
        '<div class="sides">\n<main>\n',
        *(_block(block) for block in memo.blocks),
        _notes(memo.notes, by_note),
        '</main>\n<section class="sources" aria-label="Sources">\n',
        *(_source(sources.get(one), one, memo.notes) for one in cited),
        f"</section>\n</div>\n<script>{script}</script>\n</body>\n</html>\n",
    )
    return "".join(parts).encode("utf-8")


def _safe(text: str) -> str:
    return html.escape(_UNSEEN.sub("\ufffd", text))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _opening(memo: Memo, findings: Iterable[Finding]) -> str:
    issue = _safe(f"{memo.series}, {memo.edition}, as of {memo.as_of}")
    return (
        f"<header>\n<h1>{_safe(memo.title)}</h1>\n<p>{issue}</p>\n"
        '<p class="hint">Follow a mark with Tab and Enter, or step through the notes with n and p.</p>\n'
        f'{_findings(findings)}</header>\n<p id="now" role="status"></p>\n'
    )


def _findings(findings: Iterable[Finding]) -> str:
    return "".join(
        f'<p class="finding">{_safe(f.level)}: {_safe(f.check)}: {_safe(f.text)}</p>\n' for f in findings if f.level != "passed"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = block.level + 1  # the title is the only h1
            return f"<h{level}>{_safe(block.text)}</h{level}>\n"
        case Paragraph():
            return f"<p>{_sentences(block.sentences)}</p>\n"
        case Bullets():
            return "<ul>" + "".join(f"<li>{_sentences(entry.sentences)}</li>" for entry in block.entries) + "</ul>\n"
        case Table():
            return _table(block)
        case Figure():
            return f"<figure>{_safe(block.alt)}<figcaption>{_sentences(block.caption)}</figcaption></figure>\n"
        case Region():
            return "".join(_block(inner) for inner in block.blocks)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_safe(column.title)}</th>' for column in table.columns)
    rows = []
    for row in table.rows:
        first, *others = (_sentences(cell) for cell in row)
        rows.append(f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>\n")
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>{''.join(rows)}</tbody>"
    return f"<table><caption>{_safe(table.caption)}</caption>\n{body}</table>\n"


def _sentences(sentences: Iterable[Sentence]) -> str:
    return " ".join("".join(_inline(inline) for inline in sentence.inlines) for sentence in sentences)


def _inline(inline: Inline) -> str:
    if isinstance(inline, Mark):
        number = inline.note
        return f'<sup><a id="mark-{number}" href="#passage-{number}" data-note="{number}">{number}</a></sup>'
    if isinstance(inline, Link) and inline.href.startswith(("https://", "http://", "mailto:")):
        return f'<a href="{_safe(inline.href)}" rel="noreferrer">{_safe(inline.text)}</a>'
    words = _safe(inline.text)
    if isinstance(inline, Text):
        words = f"<b>{words}</b>" if inline.bold else words
        words = f"<i>{words}</i>" if inline.italic else words
        words = f'<span lang="{_safe(inline.lang)}">{words}</span>' if inline.lang else words
    return words


def _notes(notes: Iterable[Note], findings: Mapping[int | None, list[Finding]]) -> str:
    entries = []
    for note in notes:
        words = "".join(_inline(inline) for inline in note.inlines)
        back = _back(note.number, "↩")
        told = _findings(findings.get(note.number, ()))
        entries.append(f'<li id="note-{note.number}" data-words="{_safe(note.text)}">{words} {back}{told}</li>\n')
    return f'<h2>Notes</h2>\n<ol class="notes">\n{"".join(entries)}</ol>\n'


def _back(number: int, sign: str, identity: str = "") -> str:
    """A link back to the mark of a note."""
    label = f'data-number="{number}" aria-label="Back to mark {number}"'
    return f'<a class="back"{identity} href="#mark-{number}" {label}>{sign}</a>'


def _source(source: Source | None, name: str, notes: Sequence[Note]) -> str:
    if source is None:
        return f'<article><h2>{_safe(name)}</h2><p class="finding">This source is not at hand.</p></article>\n'
    date = source.published.date if source.published else "undated"
    told = ", ".join(_safe(one) for one in (source.publisher or "publisher not identified", date, source.path))
    cited = [(p.start, p.end, note.number) for note in notes for p in note.passages if p.source == source.id]
    # A note on several sources leads to the first of them.
    leading = frozenset(note.number for note in notes if note.passages and note.passages[0].source == source.id)
    begun: set[int] = set()
    text = "".join(_stretch(source, stretch, begun, leading) for stretch in _stretches(source, cited))
    language = f' lang="{_safe(source.language)}"' if source.language else ""
    title = _safe(source.title or source.id)
    head = f'<h2{language}>{title}</h2>\n<p class="aside">{told}</p>'
    return f'<article>\n{head}\n<div class="text"{language}>{text}</div>\n</article>\n'


def _stretches(source: Source, cited: list[tuple[int, int, int]]) -> Iterator[_Stretch]:
    """The text cut wherever a passage or the body begins or ends; passages may overlap."""
    length = len(source.text)
    cuts = {0, length, *(edge for span in source.body for edge in span), *(edge for a, b, _ in cited for edge in (a, b))}
    edges = sorted(cut for cut in cuts if 0 <= cut <= length)
    for start, end in pairwise(edges):
        yield start, end, tuple(sorted({number for a, b, number in cited if a <= start and end <= b}))


def _stretch(source: Source, stretch: _Stretch, begun: set[int], leading: frozenset[int]) -> str:
    start, end, numbers = stretch
    words = _safe(source.text[start:end])
    if not any(a <= start and end <= b for a, b in source.body):
        words = f'<span class="aside">{words}</span>'
    if not numbers:
        return words
    new = [number for number in numbers if number not in begun]
    begun.update(new)
    anchors = "".join(_back(number, f"[{number}]", f' id="passage-{number}"' if number in leading else "") for number in new)
    return f'{anchors}<span class="passage" data-notes="{" ".join(map(str, numbers))}">{words}</span>'
