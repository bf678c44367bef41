"""What must hold in every DOCX of ours and no schema says: marks and notes, bookmarks, fields, controls, relationships."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def seeded(members: dict[str, bytes], part: str, pattern: bytes, replacement: bytes) -> dict[str, bytes]:
    """The parts of a file with a fault put into one of them, at the first match of the pattern."""
    changed, count = re.subn(pattern, replacement, members[part], count=1, flags=re.DOTALL)
    assert count == 1, "the fault was not put in"
    return {**members, part: changed}


def parts(content: bytes) -> dict[str, bytes]:
    """The members of the package by name."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(content: bytes, name: str) -> etree._Element:
    """The root element of one part."""
    return etree.fromstring(parts(content)[name])


def faults(content: bytes) -> list[str]:
    """Every fault found, in words; empty for a sound file."""
    members = parts(content)
    body = etree.fromstring(members["word/document.xml"])
    notes = etree.fromstring(members["word/footnotes.xml"])
    return [
        *_relationship_faults(members),
        *_note_faults(body, notes),
        *_bookmark_faults(body, notes),
        *_control_faults(body),
        *_field_faults(body, notes),
        *_paragraph_faults(body),
    ]


def _relationship_faults(members: dict[str, bytes]) -> Iterator[str]:
    for name, content in members.items():
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            continue
        folder, _, file = name.rpartition("/")
        rels = members.get(f"{folder}/_rels/{file}.rels")
        known = {}
        for relation in etree.fromstring(rels).iter(_RELATIONSHIP) if rels else ():
            known[relation.get("Id")] = relation
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target"))).lstrip("/")
            if relation.get("TargetMode") != "External" and target not in members:
                yield f"{name}: relationship to {target}, which is not there"
        for element in etree.fromstring(content).iter():
            for key, value in element.attrib.items():
                if key.startswith(R) and value not in known:
                    yield f"{name}: {key} {value} has no relationship"


def _note_faults(body: etree._Element, notes: etree._Element) -> Iterator[str]:
    marks = [int(mark.get(f"{W}id")) for mark in body.iter(f"{W}footnoteReference")]
    ids = [int(note.get(f"{W}id")) for note in notes.iter(f"{W}footnote")]
    if ids[:2] != [-1, 0]:
        yield "the separators are not first"
    if marks != ids[2:]:
        yield f"marks {marks} are not the notes {ids[2:]}"
    if marks != sorted(set(marks)):
        yield "the marks are not in order"
    if any(len(note.findall(f".//{W}footnoteRef")) != 1 for note in notes[2:]):
        yield "a note does not show its number once"


def _bookmark_faults(body: etree._Element, notes: etree._Element) -> Iterator[str]:
    starts = list(body.iter(f"{W}bookmarkStart"))
    names, ids = [s.get(f"{W}name") for s in starts], [s.get(f"{W}id") for s in starts]
    ends = [e.get(f"{W}id") for e in body.iter(f"{W}bookmarkEnd")]
    if len(set(names)) < len(names) or len(set(ids)) < len(ids) or sorted(ids) != sorted(ends):
        yield "bookmarks are not unique pairs"
    if any(len(name) > 40 or not re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) for name in names):
        yield "a bookmark has a name that Word refuses"
    for root in (body, notes):
        targets = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
        targets += [code.text.split()[1] for code in root.iter(f"{W}instrText") if code.text.split()[0] == "NOTEREF"]
        yield from (f"a reference leads to {target}, which is not there" for target in targets if target not in names)


def _control_faults(body: etree._Element) -> Iterator[str]:
    for kind in ("id", "tag"):
        values = [e.get(f"{W}val") for e in body.iterfind(f".//{W}sdtPr/{W}{kind}")]
        if len(set(values)) < len(values) or len(values) != len(list(body.iter(f"{W}sdt"))):
            yield f"control {kind}s are not unique"
        if any(len(value) > 64 for value in values):
            yield f"a control {kind} is longer than Word takes"
    drawings = [e.get("id") for e in body.iter(f"{WP}docPr")]
    if len(set(drawings)) < len(drawings):
        yield "drawing ids are not unique"
    if any(not e.get("descr") for e in body.iter(f"{WP}docPr")):
        yield "a drawing has no alt text"


def _field_faults(body: etree._Element, notes: etree._Element) -> Iterator[str]:
    for root in (body, notes):
        for paragraph in root.iter(f"{W}p"):
            kinds = [e.get(f"{W}fldCharType") for e in paragraph.iter(f"{W}fldChar")]
            if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
                yield f"unbalanced field: {kinds}"


def _paragraph_faults(body: etree._Element) -> Iterator[str]:
    paragraphs = list(body.iter(f"{W}p"))
    for paragraph in paragraphs:
        inside = paragraph.find(f".//{W}t") is not None or paragraph.find(f".//{W}drawing") is not None
        if not inside and paragraph.getparent().tag != f"{W}tc" and not _after_table(paragraph):
            yield "an empty paragraph"
    if any(cell[-1].tag != f"{W}p" for cell in body.iter(f"{W}tc")):
        yield "a cell that does not end with a paragraph"


def _after_table(paragraph: etree._Element) -> bool:
    """Whether it is the one that Word needs to close a body that ends with a table."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    return before is not None and before.tag in (f"{W}tbl", f"{W}sdt") and after is not None and after.tag == f"{W}sectPr"
