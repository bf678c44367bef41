"""A finished DOCX read without the renderer's help: zip and XML, footnotes numbered by the order of their marks.

The text is the final view: insertions stand, deletions do not; field results stand, field codes do not. So the reader also
serves files that Word or LibreOffice has saved again.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pactbrief.errors import InputError
from pactbrief.verify.finished import ReadMemo, ReadNote, ReadParagraph, Sign, embedded
from pactbrief.verify.record import Record
from pactbrief.verify.text import fold

Element = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROVENANCE = "{https://pactbrief/provenance/1}provenance"
#: Parts are refused above this many bytes unpacked, against zip bombs; Word's own limit for text is 32 MB.
_LARGEST_PART = 64_000_000
#: What is not in the final view, or is a second form of what is.
_UNSEEN = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _W + "pPr", _W + "rPr", _FALLBACK})
_SIGNS = {_W + "tab": " ", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "\u2011", _W + "ptab": " "}


_SUSPECT = "Do not open it; ask for the file again."


def read_docx(content: bytes, name: str = "the file") -> ReadMemo:
    """The paragraphs, marks and notes of a DOCX. InputError where it is no readable DOCX."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            body = part_of(package, "word/document.xml", name)
            if body is None:
                raise InputError(f"{name}: a zip file without word/document.xml.", "Give a DOCX.")
            notes = part_of(package, "word/footnotes.xml", name)
            record = _record(package, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as reason:
        raise InputError(f"{name}: the DOCX is damaged ({reason}).", "Ask for the file again.") from reason
    order = _order(body)
    paragraphs = tuple(_paragraph(element, order) for element in _seen(body, _W + "p"))
    return ReadMemo("docx", tuple(p for p in paragraphs if p.text.strip() or p.marks), _notes(notes, order), record)


def part_of(package: zipfile.ZipFile, part: str, name: str) -> Element | None:
    """The root element of a part, or None where the package has no such part."""
    from lxml import etree

    try:
        size = package.getinfo(part).file_size
    except KeyError:
        return None
    if size > _LARGEST_PART:
        raise InputError(f"{name}: {part} unpacks to {size} bytes, more than a memo has.", _SUSPECT)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root: Element = etree.fromstring(package.read(part), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error) as reason:
        raise InputError(f"{name}: {part} is no XML ({reason}).", "Ask for the file again.") from reason
    if root.getroottree().docinfo.doctype:
        raise InputError(f"{name}: {part} declares a document type, which no DOCX has.", _SUSPECT)
    return root


def _record(package: zipfile.ZipFile, name: str) -> Record | None:
    for part in sorted(package.namelist()):
        if part.startswith("customXml/") and part.endswith(".xml") and "/" not in part.removeprefix("customXml/"):
            root = part_of(package, part, name)
            if root is not None and root.tag == _PROVENANCE:
                return embedded(root.text or "", name)
    return None


def _seen(root: Element, tag: str) -> Iterator[Element]:
    """The elements `tag` of the final view, in document order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _UNSEEN:
            continue
        if element.tag == tag:
            yield element
        waiting.extend(reversed(element))


def _order(body: Element) -> dict[str, int]:
    """Note numbers by id: 1, 2, 3 … in the order of the first marks, as Word prints them."""
    order: dict[str, int] = {}
    for mark in _seen(body, _W + "footnoteReference"):
        order.setdefault(mark.get(_W + "id", ""), len(order) + 1)
    return order


def _paragraph(paragraph: Element, order: dict[str, int]) -> ReadParagraph:
    """The words of a paragraph without those of text boxes anchored in it, which are paragraphs of their own."""
    text = ""
    marks = []
    for element in _runs(paragraph):
        if element.tag == _W + "footnoteReference":
            marks.append(Sign(len(text), order[element.get(_W + "id", "")]))
        else:
            text += (element.text or "") if element.tag == _W + "t" else _SIGNS[element.tag]
    return ReadParagraph(text, tuple(marks))


def _runs(paragraph: Element) -> Iterator[Element]:
    """Texts, signs and marks of one paragraph in the final view."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _UNSEEN or element.tag == _W + "p":
            continue
        if element.tag in _SIGNS or element.tag in (_W + "t", _W + "footnoteReference"):
            yield element
        waiting.extend(reversed(element))


def _notes(root: Element | None, order: dict[str, int]) -> tuple[ReadNote, ...]:
    """Notes by number, then those without a mark; separators are no notes."""
    if root is None:
        return ()
    notes = []
    for element in root.iterchildren(_W + "footnote"):
        if element.get(_W + "type", "normal") == "normal":
            words = " ".join(_paragraph(p, order).text for p in _seen(element, _W + "p"))
            notes.append(ReadNote(order.get(element.get(_W + "id", "")), fold(words)))
    return tuple(sorted(notes, key=lambda note: (note.number is None, note.number or 0)))
