"""A small workspace with three editions ahead of it, and an analyst who edits its Word files."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import jsonschema
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from referencing import Registry, Resource

from pactbrief.cli import run

BRIEF = 'title = "Digest"\nseries = "Weekly"\npartnerships = ["eu-no"]\n'
FIRST = """---
title: Norway and the European Union sign a security and defence partnership
publisher: Sample News
published: 2024-05-29
language: en
---

The European Union and Norway signed a Security and Defence Partnership in Brussels on Tuesday.

The Security and Defence Partnership between the European Union and Norway covers maritime security, space and cyber defence.
"""
LATER = """---
title: Brussels and Oslo act together
publisher: Another Herald
published: 2024-06-05
language: en
---

The European Union and Norway signed the Security and Defence Partnership in Brussels on 28 May 2024.

The Security and Defence Partnership between the European Union and Norway also covers hybrid threats.
"""
PLAN = """---
title: Ministers to ratify
publisher: Third Gazette
published: 2024-06-06
language: en
---

The European Union and Norway signed the Security and Defence Partnership in Brussels on 28 May 2024.

The European Union and Norway will ratify the Security and Defence Partnership in September 2024.
"""
DATES = ("2024-05-31", "2024-06-07", "2024-06-14")
NAMES = ("2024-W22", "2024-W23", "2024-W24")
_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def workspace_in(root: Path) -> Path:
    """A workspace with one source and one brief."""
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "norway.md").write_text(FIRST)
    (root / "briefs" / "weekly").mkdir(parents=True)
    (root / "briefs" / "weekly" / "brief.toml").write_text(BRIEF)
    return root


def build(root: Path, number: int, *more: str) -> Path:
    """Builds edition `number` (0, 1, 2) and gives its folder."""
    assert run(["build", "--as-of", DATES[number], "-q", "--workspace", str(root), *more]) == 0
    return folder(root, number)


def folder(root: Path, number: int) -> Path:
    """The folder of an edition."""
    return root / "briefs" / "weekly" / NAMES[number]


def record(path: Path) -> Any:
    """The edition.json of a folder."""
    return json.loads((path / "edition.json").read_text())


def control(document: Any, key: str) -> Any:
    """The content control of a region."""
    controls = document.element.body.iter(qn("w:sdt"))
    return next(one for one in controls if one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == key)


def edit(path: Path, key: str, change: Callable[[Any], None]) -> None:
    """Changes the content of a region of the DOCX by python-docx."""
    document = Document(str(path))
    change(control(document, key).find(qn("w:sdtContent")))
    document.save(str(path))


def run_xml(text: str, look: str = "") -> Any:
    """A run of plain text with the children `look` of its properties."""
    return element(f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def element(xml: str) -> Any:
    """An element of the Word namespace."""
    return parse_xml(f"<root {_NAMESPACES}>{xml}</root>")[0]


def append(content: Any, *elements: Any) -> None:
    """Puts elements at the end of the first paragraph of a region."""
    paragraph = next(content.iter(qn("w:p")))
    for element in elements:
        paragraph.append(element)


def repacked(path: Path, parts: dict[str, Callable[[bytes], bytes]]) -> None:
    """The package with some of its parts changed."""
    stream = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, parts[name](content) if name in parts else content)
    path.write_bytes(stream.getvalue())


def add_footnote(path: Path, key: str, words: str) -> None:
    """A footnote of the analyst's at the end of a region, numbered as Word does: in the order of the marks."""
    last = int(list(region(path, key).iter(qn("w:footnoteReference")))[-1].get(qn("w:id")))

    def moved(xml: bytes, tag: str) -> Any:
        root = etree.fromstring(xml)
        for one in root.iter(qn(tag)):
            if int(one.get(qn("w:id"))) > last:
                one.set(qn("w:id"), str(int(one.get(qn("w:id"))) + 1))
        return root

    def with_note(xml: bytes) -> bytes:
        root = moved(xml, "w:footnote")
        before = next(one for one in root if one.get(qn("w:id")) == str(last))
        note = copy.deepcopy(before)
        note.set(qn("w:id"), str(last + 1))
        for child in list(note[0])[3:]:
            note[0].remove(child)
        note[0].append(run_xml(words))
        before.addnext(note)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def with_room(xml: bytes) -> bytes:
        root = moved(xml, "w:footnoteReference")
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    repacked(path, {"word/footnotes.xml": with_note, "word/document.xml": with_room})
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    mark = element(f'<w:r>{look}<w:footnoteReference w:id="{last + 1}"/></w:r>')
    edit(path, key, lambda content: append(content, mark))


def words(path: Path) -> str:
    """The text of a finished DOCX or PDF or HTML, white space folded."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        return " ".join("\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))).split())
    from pactbrief.verify.finished import read_finished

    return " ".join(" ".join(p.text for p in read_finished(path).paragraphs).split())


def notes(path: Path) -> list[str]:
    """The notes of a finished DOCX or PDF."""
    from pactbrief.verify.finished import read_finished

    return [note.text for note in read_finished(path).notes]


def region(path: Path, key: str) -> Any:
    """The content element of a region."""
    return control(Document(str(path)), key).find(qn("w:sdtContent"))


def contract() -> Any:
    """The validator of edition.json."""
    folder = Path(__file__).resolve().parents[1] / "contract"
    schemas = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}
    registry: Any = Registry().with_resources((name, Resource.from_contents(one)) for name, one in schemas.items())
    return jsonschema.Draft202012Validator(schemas["edition.schema.json"], registry=registry)
