"""A small reader of tagged PDFs for tests, independent of `verify`: the structure tree with the words of each element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream


@dataclass
class Node:
    """A structure element: its words and child elements in order, and the pages its words stand on."""

    tag: str
    kids: list[Node | str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    lang: str = ""
    alt: str = ""
    raw: Any = None

    def text(self, without: str = "") -> str:
        """The words inside, in order, those of `without` elements left out."""
        return "".join(kid if isinstance(kid, str) else "" if kid.tag == without else kid.text(without) for kid in self.kids)

    def find(self, tag: str) -> Iterator[Node]:
        """The elements of that kind inside, in order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                if kid.tag == tag:
                    yield kid
                yield from kid.find(tag)

    def page(self) -> int:
        """The page on which the words of this element begin."""
        if self.pages:
            return self.pages[0]
        return next(page for kid in self.kids if isinstance(kid, Node) for page in [kid.page()])

    def dump(self, depth: int = 0) -> Iterator[str]:
        """One line per element or stretch of words."""
        lang = f" [{self.lang}]" if self.lang else ""
        yield f"{'  ' * depth}{self.tag}{lang}{': ' + self.alt if self.alt else ''}"
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.dump(depth + 1)
            else:
                yield f"{'  ' * (depth + 1)}| {kid}"


def tree(content: bytes) -> Node:
    """The Document element of a tagged PDF."""
    reader = PdfReader(BytesIO(content))
    words = {index: _marked(page, reader) for index, page in enumerate(reader.pages, start=1)}
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages, start=1)}
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    return _node(root, words, numbers)


def _node(element: Any, words: dict[int, dict[int, str]], numbers: dict[int, int]) -> Node:
    node = Node(element["/S"][1:], lang=str(element.get("/Lang", "")), alt=str(element.get("/Alt", "")), raw=element)
    page = numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else 0
    for kid in element["/K"]:
        if isinstance(kid, int):
            node.kids.append(words[page][kid])
            node.pages.append(page)
            continue
        entry = kid.get_object()
        if entry.get("/Type") == "/MCR":
            other = numbers[entry.raw_get("/Pg").idnum]
            node.kids.append(words[other][entry["/MCID"]])
            node.pages.append(other)
        elif entry.get("/Type") != "/OBJR":
            node.kids.append(_node(entry, words, numbers))
    return node


def _marked(page: Any, reader: PdfReader) -> dict[int, str]:
    """The words of each marked content of a page."""
    maps = {name: _codes(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: dict[int, str] = {}
    mcid: int | None = None
    codes: dict[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        if operator == b"BDC":
            mcid = int(operands[1]["/MCID"])
            assert mcid not in found, "a marked content is opened once"
            found[mcid] = ""
        elif operator in (b"EMC", b"BMC"):
            mcid = None
        elif operator == b"Tf":
            codes = maps[operands[0]]
        elif operator == b"Tj" and mcid is not None:
            found[mcid] += "".join(codes[code] for code in operands[0].original_bytes)
    return found


def _codes(font: Any) -> dict[int, str]:
    """The ToUnicode map of a font, as reportlab writes it: lines of `<code> <code> <utf-16>` or one range of many."""
    text = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    codes: dict[int, str] = {}
    for block in re.findall(r"beginbfrange\s(.*?)endbfrange", text, re.DOTALL):
        for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[[^\]]*\]|<\w+>)", block):
            targets = re.findall(r"<(\w+)>", target)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                value = targets[step] if target.startswith("[") else f"{int(targets[0], 16) + step:04X}"
                codes[code] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfchar\s(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            codes[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    return codes
