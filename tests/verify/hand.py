"""DOCX and PDF files written by hand, without the renderers, so that the readers are tested on their own."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def mark(identifier: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{identifier}"/></w:r>'


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def docx(body: str, notes: dict[int, str], provenance: object = None, **parts: bytes) -> bytes:
    """A package with document, footnotes (ids to inner XML) and provenance; `parts` replace or add parts by path."""
    separators = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    inner = "".join(
        f'<w:footnote w:id="{one}"><w:p><w:r><w:footnoteRef/></w:r>{text}</w:p></w:footnote>' for one, text in notes.items()
    )
    files = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
        "word/footnotes.xml": f"<w:footnotes {W}>{separators}{inner}</w:footnotes>".encode(),
    }
    if provenance is not None:
        record = f'<provenance xmlns="https://pactbrief/provenance/1">{escape(json.dumps(provenance))}</provenance>'
        files["customXml/item1.xml"] = record.encode()
    files.update(parts)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


class PdfPage:
    """A page's content stream: marked text one line after the other."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.count = 0

    def text(self, words: str, tag: str = "P", *, size: int = 10) -> int:
        """Paints words as marked content; its number."""
        y = 800 - 14 * len(self.lines)
        safe = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        number, self.count = self.count, self.count + 1
        self.lines.append(f"/{tag} <</MCID {number}>> BDC BT /F1 {size} Tf 50 {y} Td ({safe}) Tj ET EMC")
        return number

    def furniture(self, words: str) -> None:
        """Paints words as an artifact."""
        self.lines.append(f"/Artifact BMC BT /F1 8 Tf 50 20 Td ({words}) Tj ET EMC")

    def stray(self, words: str) -> None:
        """Paints words outside the structure."""
        self.lines.append(f"BT /F1 10 Tf 50 {800 - 14 * len(self.lines)} Td ({words}) Tj ET")


Tree = tuple[str, list[object]]


def pdf(pages: list[PdfPage], tree: list[Tree], provenance: object = None, *, tagged: bool = True) -> bytes:
    """A PDF of these pages. `tree` holds (kind, children); a child is a (page, number) pair or another element."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    made = []
    for page in pages:
        added = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data("\n".join(page.lines).encode("cp1252"))
        added[NameObject("/Contents")] = writer._add_object(stream)
        added[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        made.append(added)

    def element(kind: str, children: list[object]):  # type: ignore[no-untyped-def]
        kids = ArrayObject()
        for child in children:
            if isinstance(child[0], str):  # type: ignore[index]
                kids.append(element(*child))  # type: ignore[misc]
            else:
                page, number = child  # type: ignore[misc]
                kids.append(
                    DictionaryObject(
                        {
                            NameObject("/Type"): NameObject("/MCR"),
                            NameObject("/Pg"): made[page].indirect_reference,
                            NameObject("/MCID"): NumberObject(number),
                        }
                    )
                )
        return writer._add_object(DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), NameObject("/K"): kids}))

    if tagged:
        root = DictionaryObject(
            {NameObject("/Type"): NameObject("/StructTreeRoot"), NameObject("/K"): element("Document", list(tree))}
        )
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(root)
    if provenance is not None:
        writer.add_attachment("provenance.json", json.dumps(provenance).encode())
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()
