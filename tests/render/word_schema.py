"""What Word asks of a package beyond what other readers do: the schema's order of children, ids it holds, styles that exist."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {
    _MAIN: "",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic:",
}
W = f"{{{_MAIN}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
#: Ids are signed numbers of 32 bits; a drawing's is unsigned, and Word counts from 1.
_MOST = 2**31 - 1
_URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")


@cache
def _schema() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "word_order.toml").read_text(encoding="utf-8"))


def schema_faults(members: dict[str, bytes]) -> list[str]:
    """Every fault of the package in words; empty for a sound one."""
    roots = {name: etree.fromstring(content) for name, content in members.items() if name.endswith((".xml", ".rels"))}
    word = {name: root for name, root in roots.items() if name.startswith("word/") and root.tag.startswith(W)}
    return [
        *(fault for name, root in word.items() for fault in _order_faults(name, root)),
        *(fault for name, root in roots.items() for fault in _ignorable_faults(name, root)),
        *_id_faults(word),
        *_style_faults(word),
        *_table_faults(word["word/document.xml"]),
        *_type_faults(members, roots["[Content_Types].xml"]),
        *(fault for name, root in roots.items() if name.endswith(".rels") for fault in _address_faults(name, root)),
        *_property_faults(roots.get("docProps/core.xml")),
    ]


def _name(element: etree._Element) -> str:
    namespace, _, local = element.tag[1:].partition("}")
    return _PREFIXES.get(namespace, f"{namespace}:") + local


def _order_faults(part: str, root: etree._Element) -> Iterator[str]:
    schema = _schema()
    for element in root.iter(etree.Element):
        name, children = _name(element), [_name(child) for child in element]
        for attribute in schema["required"].get(name, ()):
            if element.get(W + attribute) is None and name in schema["required"]:
                yield f"{part}: <{name}> without {attribute}"
        if name in schema["order"]:
            places = {one: at for at, entry in enumerate(schema["order"][name]) for one in entry.split("|")}
            yield from (f"{part}: <{child}> inside <{name}>" for child in children if child not in places)
            known = [child for child in children if child in places]
            yield from (f"{part}: <{b}> after <{a}> in <{name}>" for a, b in pairwise(known) if places[a] > places[b])
        elif name in schema["any"]:
            yield from (f"{part}: <{child}> inside <{name}>" for child in children if child not in schema["any"][name])
        elif children and ":" not in name:
            yield f"{part}: the children of <{name}> are not known"
        for kind, wrong in (("first", children[1:]), ("last", children[:-1])):
            if schema[kind].get(name) in wrong:
                yield f"{part}: <{schema[kind][name]}> is not the {kind} child of <{name}>"


def _ignorable_faults(part: str, root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for prefix in (element.get(_MC) or "").split():
            if prefix not in element.nsmap:
                yield f"{part}: mc:Ignorable names {prefix}, which is not declared"


def _id_faults(word: dict[str, etree._Element]) -> Iterator[str]:
    numbers: dict[str, list[int]] = {}
    for part, root in word.items():
        for element in root.iter(etree.Element):
            name = _name(element)
            value = element.get("id") if name == "wp:docPr" else element.get(W + "id")
            value = element.get(W + "val") if name == "id" else value
            if value is None:
                continue
            if not re.fullmatch(r"-?\d+", value) or abs(int(value)) > _MOST:
                yield f"{part}: <{name}> has the id {value}"
            elif name in ("wp:docPr", "bookmarkStart", "id"):
                numbers.setdefault(name, []).append(int(value))
    for name, ids in numbers.items():
        if len(set(ids)) < len(ids):
            yield f"<{name}> has an id twice in the package"
        if name == "wp:docPr" and min(ids) < 1:
            yield "a drawing has an id below 1"


def _style_faults(word: dict[str, etree._Element]) -> Iterator[str]:
    styles = word["word/styles.xml"]
    kinds = {style.get(W + "styleId"): style.get(W + "type") for style in styles.iter(W + "style")}
    names = [style.find(W + "name").get(W + "val").lower() for style in styles.iter(W + "style")]  # type: ignore[union-attr]
    if len(set(names)) < len(names) or len(kinds) < len(names):
        yield "styles have a name or an id twice"
    wanted = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": None, "next": "paragraph"}
    for part, root in word.items():
        for element in root.iter(etree.Element):
            name = _name(element)
            if name in wanted and element.get(W + "val") not in kinds:
                yield f"{part}: there is no style {element.get(W + 'val')}"
            elif name in wanted and wanted[name] not in (None, kinds[element.get(W + "val")]):
                yield f"{part}: the style {element.get(W + 'val')} is of another kind"
            colours = [element.get(W + key) for key in ("color", "fill", *(["val"] if name == "color" else []))]
            if any(colour and not re.fullmatch(r"[0-9A-F]{6}|auto", colour) for colour in colours):
                yield f"{part}: <{name}> has no colour that Word reads"
    numbers = {num.get(W + "numId") for num in word["word/numbering.xml"].iter(W + "num")}
    lists = [(part, element.get(W + "val")) for part, root in word.items() for element in root.iter(W + "numId")]
    yield from (f"{part}: there is no list {number}" for part, number in lists if number not in numbers)


def _table_faults(body: etree._Element) -> Iterator[str]:
    for table in body.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if any(len(row.findall(W + "tc")) != columns for row in table.iter(W + "tr")):
            yield "a row has not as many cells as its table has columns"
        if table.getnext() is not None and table.getnext().tag == W + "tbl":
            yield "two tables touch, which Word makes one"


def _type_faults(members: dict[str, bytes], types: etree._Element) -> Iterator[str]:
    defaults = {e.get("Extension").lower() for e in types.iter(f"{_PACKAGE}content-types}}Default")}
    overrides = [e.get("PartName").lstrip("/") for e in types.iter(f"{_PACKAGE}content-types}}Override")]
    for name in members:
        if name != "[Content_Types].xml" and name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no content type"
    yield from (f"a content type for {name}, which is not there" for name in overrides if name not in members)
    if len(set(overrides)) < len(overrides):
        yield "a part has two content types"


def _address_faults(part: str, root: etree._Element) -> Iterator[str]:
    relations = list(root.iter(f"{_PACKAGE}relationships}}Relationship"))
    ids = [relation.get("Id") for relation in relations]
    if len(set(ids)) < len(ids) or not all(re.fullmatch(r"[A-Za-z_][\w.-]*", one, re.ASCII) for one in ids):
        yield f"{part}: relationship ids are not unique names"
    for relation in relations:
        target = relation.get("Target")
        if relation.get("TargetMode") == "External":
            sound = _URI.fullmatch(target) and (target.startswith("mailto:") or urlsplit(target).netloc) and len(target) <= 2048
            if not sound:
                yield f"{part}: {target[:80]} is no address that Word opens a file with"


def _property_faults(core: etree._Element | None) -> Iterator[str]:
    if core is None:
        yield "there are no core properties"
        return
    names = [child.tag for child in core]
    if len(set(names)) < len(names):
        yield "a core property stands twice"
    for child in core:
        dated = child.tag.endswith(("}created", "}modified"))
        if dated and not re.fullmatch(r"\d{4}(?:-\d\d){2}T\d\d(?::\d\d){2}Z", child.text or ""):
            yield f"{child.tag} is no date that Word reads"
