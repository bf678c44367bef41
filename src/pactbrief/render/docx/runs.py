"""Inlines of a memo as runs, fields and hyperlinks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pactbrief.model.memo import CrossReference, Inline, Link, Mark, PageReference, Sentence, Text
from pactbrief.render.clean import followed
from pactbrief.render.docx.markup import Draft, east_asian_name, escaped, word_language
from pactbrief.render.scripts import EAST_ASIAN, RIGHT_TO_LEFT

_SPACE = Text(" ")
_MARK_LOOK = '<w:rStyle w:val="FootnoteReference"/>'
_LINK_LOOK = '<w:rStyle w:val="Hyperlink"/>'
#: Without it a comma or a date after an Arabic title is drawn on its other side.
_LEFT_TO_RIGHT = "<w:r><w:t>\u200e</w:t></w:r>"


def sentences_xml(sentences: Iterable[Sentence], draft: Draft) -> str:
    """Sentences that run on, one space between them."""
    run_on: list[Inline] = []
    for sentence in sentences:
        if run_on:
            run_on.append(_SPACE)
        run_on.extend(sentence.inlines)
    return inlines_xml(run_on, draft)


def inlines_xml(inlines: Iterable[Inline], draft: Draft) -> str:
    """Inlines in order; neighbouring texts of the same look share a run. A comma parts marks that touch: 12 is not 1 and 2."""
    comma = _sign_xml(",", draft) if draft.style.note_form == "superscript" else ""
    written: list[str] = []
    before: Inline | None = None
    for inline in _joined(inlines):
        if isinstance(inline, Mark) and isinstance(before, Mark):
            written.append(comma)
        written.append(_inline_xml(inline, draft))
        before = inline
    return "".join(written)


def run_xml(text: str, properties: str = "") -> str:
    """A run of `text` with the children of its `w:rPr`."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def field_xml(instruction: str, shown: str, properties: str = "") -> str:
    """A complex field with its cached text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    begin, separate, end = (f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = f'<w:r>{look}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{begin}{code}{separate}{run_xml(shown, properties)}{end}"


def note_bookmark(number: int) -> str:
    """The hidden bookmark around the mark of note `number`, which NOTEREF fields point to."""
    return f"_RefNote{number}"


def _sign_xml(sign: str, draft: Draft) -> str:
    """A sign beside a mark, written as a symbol: it belongs to the mark, and who reads the words of the file skips it."""
    font = escaped(draft.style.type.body.name)
    return f'<w:r><w:rPr>{_MARK_LOOK}</w:rPr><w:sym w:font="{font}" w:char="{ord(sign):04X}"/></w:r>'


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for inline in inlines:
        before = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(before, Text) and _alike(inline, before):
            joined[-1] = replace(before, text=before.text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            joined.append(inline)
    return joined


def _alike(one: Text, other: Text) -> bool:
    return one.lang == other.lang and one.bold is other.bold and one.italic is other.italic


def _inline_xml(inline: Inline, draft: Draft) -> str:
    match inline:
        case Text():
            run = run_xml(inline.text, _look(inline, draft))
            return run + _LEFT_TO_RIGHT if inline.lang in RIGHT_TO_LEFT else run
        case Mark():
            return _mark_xml(inline.note, draft)
        case CrossReference():
            return _cross_reference_xml(inline, draft)
        case Link():
            return _link_xml(inline, draft)
        case PageReference():
            return _inner_link(inline.text, draft.anchors.get(inline.anchor))


def _look(text: Text, draft: Draft) -> str:
    look = ""
    if text.lang in EAST_ASIAN:
        font = east_asian_name(draft.style.type, draft.family, text.lang)
        look += f'<w:rFonts w:hint="eastAsia" w:eastAsia="{escaped(font)}"/>' if font else '<w:rFonts w:hint="eastAsia"/>'
    if text.bold:
        look += "<w:b/><w:bCs/>"
    if text.italic:
        look += "<w:i/><w:iCs/>"
    if text.lang and text.lang.partition("-")[0] != draft.language.partition("-")[0]:
        look += _language(text.lang)
    return look


def _language(code: str) -> str:
    tag = word_language(code)
    if code in EAST_ASIAN:
        return f'<w:lang w:val="{tag}" w:eastAsia="{tag}"/>'
    if code in RIGHT_TO_LEFT:
        return f'<w:rtl/><w:lang w:val="{tag}" w:bidi="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def _mark_xml(number: int, draft: Draft) -> str:
    sign = draft.bookmark(
        note_bookmark(number), f'<w:r><w:rPr>{_MARK_LOOK}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    )
    return _sign_xml("[", draft) + sign + _sign_xml("]", draft) if draft.style.note_form == "brackets" else sign


def _cross_reference_xml(reference: CrossReference, draft: Draft) -> str:
    """The number as a live NOTEREF field, the words around it ("n ") as text; Word would overwrite them otherwise."""
    before, number, after = reference.text.rpartition(str(reference.note))
    if reference.note not in draft.notes:
        return run_xml(reference.text)
    bookmark = note_bookmark(reference.note)
    if not number:
        return _inner_link(reference.text, bookmark)
    live = field_xml(f"NOTEREF {bookmark} \\h", number, _LINK_LOOK)
    return (run_xml(before, _LINK_LOOK) if before else "") + live + (run_xml(after, _LINK_LOOK) if after else "")


def _link_xml(link: Link, draft: Draft) -> str:
    href = followed(link.href)
    if href is None:
        return run_xml(link.text)
    run = run_xml(link.text, _LINK_LOOK)
    return f'<w:hyperlink r:id="{draft.link(href)}" w:history="1">{run}</w:hyperlink>'


def _inner_link(text: str, bookmark: str | None) -> str:
    if bookmark is None:
        return run_xml(text)
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run_xml(text, _LINK_LOOK)}</w:hyperlink>'
