"""One memo as a Word file."""

from __future__ import annotations

import re
from hashlib import sha256

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.parser import parse_xml

from pactbrief.catalog.regexes import expression
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Heading, Memo, flat
from pactbrief.model.style import HouseStyle
from pactbrief.render import drawing
from pactbrief.render.docx import furniture, package
from pactbrief.render.docx.blocks import blocks_xml
from pactbrief.render.docx.markup import Draft, root
from pactbrief.render.docx.notes import footnotes_xml
from pactbrief.render.docx.regions import REGIONS_NAMESPACE, regions_record
from pactbrief.render.docx.styles import fonts_xml, styles_xml

PROVENANCE_NAMESPACE = "https://pactbrief/provenance/1"
#: Legal in JSON strings, illegal in XML: kept as JSON escapes, so that the record stays what it was.
_NOT_XML = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(memo: Memo, style: HouseStyle, provenance: bytes) -> bytes:
    """The DOCX of `memo` in the house style, with the provenance record (UTF-8 JSON) inside.

    The same arguments give the same bytes on every machine. Text is escaped, never read as markup; characters that XML
    cannot hold become U+FFFD.
    """
    document = package.opened(style)
    body, notes = _draft(memo, style), _draft(memo, style)
    package.attach(document, "styles.xml", CT.WML_STYLES, RT.STYLES, styles_xml(style, memo.language))
    package.attach(document, "fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, fonts_xml(style))
    running = _running(document, memo, style)
    footnotes = footnotes_xml(memo.notes, notes)
    part, _ = package.attach(document, "footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES, footnotes)
    package.relate(part, notes.relations)

    content = furniture.opening_xml(memo, body) + blocks_xml(memo.blocks, body) + furniture.section_xml(style, running)
    element = parse_xml(root("w:body", content).encode())
    document.element.replace(document.element.body, element)
    package.relate(document.part, body.relations)
    package.attach_custom(document, 1, PROVENANCE_NAMESPACE, _provenance_xml(provenance))
    package.attach_custom(document, 2, REGIONS_NAMESPACE, regions_record(memo, body, element))
    package.describe(document, memo)
    return package.saved(document)


def _running(document: Document, memo: Memo, style: HouseStyle) -> list[tuple[str, str, str]]:
    """Attach header and footer, those of page 1 apart; what the section has to say of them."""
    footer = furniture.footer_xml(memo, style)
    lines = (
        ("header", "default", "header1.xml", furniture.header_xml(memo, style)),
        ("header", "first", "header2.xml", furniture.first_header_xml(memo, style)),
        ("footer", "default", "footer1.xml", footer),
        ("footer", "first", "footer2.xml", footer),
    )
    kinds = {"header": (CT.WML_HEADER, RT.HEADER), "footer": (CT.WML_FOOTER, RT.FOOTER)}
    return [(kind, pages, package.attach(document, name, *kinds[kind], xml)[1]) for kind, pages, name, xml in lines]


def prepare(style: HouseStyle) -> None:
    """Reads the template once, with which python-docx is complete, and what draws figures."""
    package.opened(style)
    drawing.prepare()


def preflight(memo: Memo, style: HouseStyle) -> tuple[Finding, ...]:
    """Nothing to warn of: Word finds a font for every character itself."""
    del memo, style
    return ()


def _draft(memo: Memo, style: HouseStyle) -> Draft:
    anchors = {block.anchor: _bookmark(block.anchor) for block in flat(memo.blocks) if isinstance(block, Heading)}
    return Draft(style, memo.language, anchors, frozenset(note.number for note in memo.notes))


def _bookmark(anchor: str) -> str:
    """A name that Word accepts (letters, digits, underscores, 40 at most) and no other anchor shares."""
    readable = re.sub(r"[^A-Za-z0-9]+", "_", anchor)[:20]
    return f"h_{readable}_{sha256(anchor.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _provenance_xml(provenance: bytes) -> str:
    record = _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", provenance.decode("utf-8"))
    return f'<provenance xmlns="{PROVENANCE_NAMESPACE}">{_verbatim(record)}</provenance>'


def _verbatim(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
