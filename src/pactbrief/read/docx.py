"""Word files: paragraphs, tables, headers and footers read from the container itself, which lets it be opened safely."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.model.source import LeftOut, Span
from pactbrief.read.interface import Draft, Drafts, Heading, Hints, NoteText
from pactbrief.read.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REMEDY = "Open it in Word and save it again as .docx, or supply it as text."
_USUAL = 11.0  # points of Word's own text
_TOP, _WORDS = 10, 32  # paragraphs among which the headline stands, and its words
_CELL = 200  # a longer cell is a paragraph of a page laid out by a table
_SMALL = 64 * 1024  # below this a high ratio is harmless: an empty style sheet packs very well


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph as it is read: heading level, points, why it is left out, its label if it is a note, whether it is a row."""

    text: str
    level: int = 0
    size: float = 0.0
    reason: str = ""
    note: str = ""
    row: bool = False


def extract(content: bytes, path: Path) -> Drafts:
    """The article of a Word file; its headers and footers are page furniture that may name the publisher."""
    if content.startswith(_OLE):
        raise InputError("it is encrypted, or an old .doc file.", "Remove the password and save it as .docx.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise InputError("it is no Word file, or cut short.", _REMEDY) from error
    with archive:
        names = _members(archive)
        body = _tree(archive, "word/document.xml")
        headers = [_tree(archive, name) for name in names if re.match(r"word/header\d*\.xml$", name)]
        footers = [_tree(archive, name) for name in names if re.match(r"word/footer\d*\.xml$", name)]
        notes = {
            kind: _notes(_tree(archive, f"word/{kind}s.xml"), kind)
            for kind in ("footnote", "endnote")
            if f"word/{kind}s.xml" in names
        }
    return Drafts((_draft(body, notes, _lines(headers), _lines(footers)),))


def _notes(part: Any, kind: str) -> dict[str, Any]:
    """The notes of a part by their ids, without the lines that part them from the text."""
    drawn = {"separator", "continuationSeparator", "continuationNotice"}
    return {
        _attribute(note, "id"): note
        for note in part
        if isinstance(note.tag, str) and note.tag.rsplit("}", 1)[-1] == kind and _attribute(note, "type") not in drawn
    }


def _attribute(element: Any, name: str) -> str:
    return next((entry for key, entry in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _members(archive: zipfile.ZipFile) -> list[str]:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise InputError(f"it packs {len(members)} parts; the limit is {MAX_MEMBERS}.", _REMEDY)
    for member in members:
        if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size):
            raise InputError("it unpacks to many times its size (a zip bomb).", _REMEDY)
    if "word/document.xml" not in archive.namelist():
        raise InputError("it holds no Word document.", _REMEDY)
    return sorted(archive.namelist())


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    try:
        with archive.open(name) as part:
            content = part.read(MAX_UNPACKED + 1)  # the size that the container states may be a lie
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise InputError(f"its part {name} is damaged or encrypted.", _REMEDY) from error
    if len(content) > MAX_UNPACKED:
        raise InputError(f"its part {name} unpacks to more than {MAX_UNPACKED // 1_000_000} MB.", _REMEDY)
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise InputError(f"its part {name} declares entities, which Word never does.", _REMEDY)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"its part {name} is no valid XML.", _REMEDY) from error


def _draft(body: Any, parts_of_notes: dict[str, dict[str, Any]], heads: list[str], feet: list[str]) -> Draft:
    lines = [_Line(line, reason="running head") for line in heads]
    printed = _printed(body)
    largest = None if any(line.level for line in printed) else _largest([(line.text, line.size) for line in printed[:_TOP]])
    lines += [replace(line, level=1) if index == largest else line for index, line in enumerate(printed)]
    lines += _notes_in_order(body, parts_of_notes)
    lines += [_Line(line, reason="running foot") for line in feet]
    left: list[LeftOut] = []
    headings: list[Heading] = []
    notes: list[NoteText] = []
    rows: list[Span] = []
    offset = 0
    for line in lines:
        end = offset + len(line.text)
        if line.reason:
            left.append(LeftOut(offset, end, line.reason))
        if line.level:
            headings.append(Heading(offset, end, line.level))
        if line.note:
            notes.append(NoteText(offset, end, line.note))
        if line.row:
            rows.append((offset, end))
        offset = end + 2
    text = "\n\n".join(line.text for line in lines)
    return Draft(text, Hints(), tuple(left), _own(headings), notes=tuple(notes), rows=tuple(rows))


def _notes_in_order(body: Any, parts_of_notes: dict[str, dict[str, Any]]) -> list[_Line]:
    """Foot- and endnotes in the order of their marks; a note without a mark is not printed, and not read."""
    lines: list[_Line] = []
    for kind, label in (("footnote", "note"), ("endnote", "endnote")):
        waiting = dict(parts_of_notes.get(kind, {}))
        for element in body.iter():
            if isinstance(element.tag, str) and element.tag.endswith(f"}}{kind}Reference"):
                note = waiting.pop(_attribute(element, "id"), None)
                text = " ".join(filter(None, (_text(paragraph) for paragraph in _paragraphs(note)))) if note is not None else ""
                if text:
                    number = sum(line.note.startswith(label) for line in lines) + 1
                    lines.append(_Line(re.sub(r"\s*\n\s*", " ", text), note=f"{label} {number}"))
    return lines


def _own(headings: list[Heading]) -> tuple[Heading, ...]:
    """Only the first heading of the highest level is the article's own."""
    if not headings:
        return ()
    top = min(heading.level for heading in headings)
    first = next(heading for heading in headings if heading.level == top)
    lone = first is headings[0] or sum(heading.level == top for heading in headings) == 1
    return tuple(Heading(h.start, h.end, 1 if h is first and lone else max(2, h.level)) for h in headings)


def _largest(top: list[tuple[str, float]]) -> int | None:
    """The one line among the first that is set larger than all others: the headline of a file without heading styles."""
    sizes = sorted({size for _, size in top}, reverse=True)
    if len(sizes) < 2:
        return None
    largest = [index for index, (_, size) in enumerate(top) if size == sizes[0]]
    return largest[0] if len(largest) == 1 and 2 <= len(top[largest[0]][0].split()) <= _WORDS else None


def _size(paragraph: Any) -> float:
    """Points of the largest run, and a little more where all of it is bold."""
    runs = [run for run in paragraph.iter(f"{_W}r") if any(text.text for text in run.iter(f"{_W}t"))]
    sizes = [
        int(size.get(f"{_W}val")) / 2 for run in runs for size in run.iter(f"{_W}sz") if (size.get(f"{_W}val") or "").isdigit()
    ]
    bold = bool(runs) and all(any(b.get(f"{_W}val") not in {"0", "false"} for b in run.iter(f"{_W}b")) for run in runs)
    return max(sizes, default=_USUAL) + (0.5 if bold else 0.0)


def _printed(body: Any) -> list[_Line]:
    """The paragraphs in order; the cells of a table's row are one line, as they are read."""
    printed: list[_Line] = []
    row_before = None
    for paragraph in _paragraphs(body):
        text = _text(paragraph)
        if not text:
            continue
        row = next((a for a in paragraph.iterancestors() if a.tag.rsplit("}", 1)[-1] == "tr"), None)
        if row is not None and row is row_before and len(text) <= _CELL:
            printed[-1] = replace(printed[-1], text=f"{printed[-1].text}\t{text}", level=0, row=True)
        else:
            printed.append(_Line(text, _level(paragraph), _size(paragraph)))
        row_before = row
    return printed


def _paragraphs(root: Any) -> Any:
    for element in root.iter(f"{_W}p", f"{_STRICT}p"):
        if not any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
            yield element


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they stand with all changes accepted; a paragraph inside a text box comes by itself."""
    words: list[str] = []
    for element in paragraph.iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rsplit("}", 1)[-1]
        if name not in {"t", "tab", "br", "cr", "noBreakHyphen"} or _owner(element) is not paragraph:
            continue
        words.append(element.text or "" if name == "t" else "-" if name == "noBreakHyphen" else "\t" if name == "tab" else "\n")
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(words)).strip()


def _owner(element: Any) -> Any:
    for ancestor in element.iterancestors():
        name = ancestor.tag.rsplit("}", 1)[-1]
        if name in {"del", "moveFrom", "tabs"}:
            return None
        if name == "p":
            return ancestor
    return None


def _level(paragraph: Any) -> int:
    """The level that the paragraph's style name gives it, 0 for text; "Title" is 1."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") if style is not None else "") or ""
    if name.lower() in {"title", "titel", "titre", "titolo", "ttulo"}:
        return 1
    match = re.match(r"(?:heading|berschrift|überschrift|titre|titolo|titulo|ttulo|kop)\s?(\d)$", name, re.IGNORECASE)
    return int(match[1]) if match else 0


def _lines(trees: list[Any]) -> list[str]:
    """Lines of all headers or footers, each once."""
    lines = [re.sub(r"\s*\t\s*", "  ", _text(paragraph)) for tree in trees for paragraph in _paragraphs(tree)]
    return list(dict.fromkeys(line for line in lines if line))
