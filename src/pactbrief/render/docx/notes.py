"""The footnotes part: Word's two separators, then one note for each of the memo."""

from __future__ import annotations

from pactbrief.model.memo import Note
from pactbrief.render.docx.markup import Draft, root
from pactbrief.render.docx.runs import inlines_xml

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}">'
    f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p>'
    "</w:footnote>"
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)


def footnotes_xml(notes: tuple[Note, ...], draft: Draft) -> str:
    """The whole part; the id of a note is its number."""
    return root("w:footnotes", _SEPARATORS + "".join(_note_xml(note, draft) for note in notes))


def _note_xml(note: Note, draft: Draft) -> str:
    # The number stands first and alone, also where marks are in brackets: LibreOffice takes it and the tab for its own.
    look = '<w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="baseline"/>'
    sign = f"<w:r><w:rPr>{look}</w:rPr><w:footnoteRef/></w:r>"
    content = inlines_xml(note.inlines, draft)
    return (
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{sign}<w:r><w:tab/></w:r>{content}</w:p></w:footnote>"
    )
