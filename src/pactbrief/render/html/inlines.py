"""Inlines of a memo as phrasing elements, and the ids that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from pactbrief.model.memo import CrossReference, Inline, Link, Mark, PageReference, Sentence, Text
from pactbrief.model.records import dataclass
from pactbrief.model.style import HouseStyle
from pactbrief.render.clean import clean, followed
from pactbrief.render.scripts import RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Frame:
    """What every element of one file needs: style, language, the ids of headings by anchor, the notes that exist."""

    style: HouseStyle
    language: str
    anchors: Mapping[str, str]
    notes: frozenset[int]


def escaped(text: str) -> str:
    """`text`, cleaned and escaped, for element content or a double-quoted attribute."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def id_of(anchor: str) -> str:
    """The id of the heading `anchor`: readable where the anchor is plain, else drawn from its hash."""
    if re.fullmatch(r"[A-Za-z0-9_-]+", anchor):
        return f"h-{anchor}"
    return f"h-.{sha256(anchor.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def sentences_html(sentences: Iterable[Sentence], frame: Frame) -> str:
    """Sentences that run on, one space between them."""
    return " ".join(inlines_html(sentence.inlines, frame) for sentence in sentences)


def inlines_html(inlines: Iterable[Inline], frame: Frame) -> str:
    """Inlines in order; a comma parts marks that touch, as 12 is not 1 and 2."""
    written: list[str] = []
    before: Inline | None = None
    for inline in inlines:
        if isinstance(inline, Mark) and isinstance(before, Mark) and frame.style.note_form == "superscript":
            written.append("<sup>,</sup>")
        written.append(_inline_html(inline, frame))
        before = inline
    return "".join(written)


def _inline_html(inline: Inline, frame: Frame) -> str:
    match inline:
        case Text():
            return _text_html(inline, frame.language)
        case Mark():
            return _mark_html(inline.note, frame)
        case CrossReference():
            return _inner(inline.text, f"note-{inline.note}" if inline.note in frame.notes else None)
        case PageReference():
            return _inner(inline.text, frame.anchors.get(inline.anchor))
        case Link():
            return _link_html(inline)


def _link_html(link: Link) -> str:
    href = followed(link.href)
    if href is None:
        return escaped(link.text)
    return f'<a href="{escaped(href)}" rel="noopener noreferrer">{escaped(link.text)}</a>'


def _text_html(text: Text, language: str) -> str:
    words = escaped(text.text)
    if text.bold:
        words = f"<strong>{words}</strong>"
    if text.italic:
        words = f"<i>{words}</i>"
    if text.lang and text.lang.partition("-")[0] != language.partition("-")[0]:
        direction = ' dir="rtl"' if text.lang in RIGHT_TO_LEFT else ""
        words = f'<span lang="{escaped(text.lang)}"{direction}>{words}</span>'
    return words


def _mark_html(number: int, frame: Frame) -> str:
    label = f"{frame.style.labels.get('note', 'Note')} {number}"
    link = f'<a id="mark-{number}" href="#note-{number}" role="doc-noteref" aria-label="{escaped(label)}">{{}}</a>'
    if frame.style.note_form == "brackets":
        return f'<span class="brackets">{link.format(f"[{number}]")}</span>'
    return f"<sup>{link.format(number)}</sup>"


def _inner(text: str, target: str | None) -> str:
    return f'<a href="#{target}">{escaped(text)}</a>' if target else escaped(text)
