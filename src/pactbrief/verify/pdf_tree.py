"""The structure tree of a tagged PDF: elements in reading order, down to the marked content on its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from pactbrief.model.records import dataclass
from pactbrief.verify.pdf_file import PdfFile
from pactbrief.verify.pdf_syntax import Reference

#: Levels of a structure tree; deeper ones are made to harm.
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of marked content: page (from 0) and number."""

    page: int
    mcid: int


@dataclass(slots=True)
class Node:
    """A structure element with its children in reading order."""

    kind: str
    children: list[Node | Leaf] = field(default_factory=list)


def leaves(node: Node | Leaf, without: str = "") -> Iterator[Leaf]:
    """The marked content below `node` in reading order, that in elements of the kind `without` left out."""
    if isinstance(node, Leaf):
        yield node
        return
    for child in node.children:
        if isinstance(child, Leaf) or child.kind != without:
            yield from leaves(child, without)


def inside(node: Node, kind: str) -> Iterator[Node]:
    """The elements of a kind below `node`, outermost only."""
    for child in node.children:
        if isinstance(child, Node):
            if child.kind == kind:
                yield child
            else:
                yield from inside(child, kind)


def tree_of(file: PdfFile, pages: Mapping[Reference, int]) -> Node | None:
    """The structure tree, roles resolved, or None where the file has none. `pages` gives the page (from 0) by reference."""
    root = file.entry(file.entry(file.trailer, "/Root"), "/StructTreeRoot")
    if root is None:
        return None
    document = Node("Document")
    _Growth(file, file.entry(root, "/RoleMap") or {}, pages).grow(document, root.get("/K"), None, 0)
    return document


@dataclass(slots=True)
class _Growth:
    """Reads elements on; one met twice counts once."""

    file: PdfFile
    roles: Mapping[str, str]
    pages: Mapping[Reference, int]
    seen: set[Reference] = field(default_factory=set)

    def grow(self, node: Node, kids: Any, page: int | None, depth: int) -> None:
        """Adds what `kids` (/K of an element) states to `node`."""
        if isinstance(kids, Reference):
            if kids in self.seen:
                return
            self.seen.add(kids)
            kids = self.file.resolve(kids)
        if depth > _DEEPEST:
            return
        if isinstance(kids, list):
            for kid in kids:
                self.grow(node, kid, page, depth)
        elif isinstance(kids, float):
            if page is not None:
                node.children.append(Leaf(page, int(kids)))
        elif isinstance(kids, dict):
            self._element(node, kids, self.pages.get(kids.get("/Pg"), page), depth)  # type: ignore[arg-type]

    def _element(self, node: Node, element: dict[str, Any], page: int | None, depth: int) -> None:
        if element.get("/Type") == "/MCR":
            if page is not None:
                node.children.append(Leaf(page, int(element["/MCID"])))
        elif "/S" in element:
            kind = str(element["/S"])
            child = Node(str(self.roles.get(kind, kind)).removeprefix("/"))
            node.children.append(child)
            self.grow(child, element.get("/K"), page, depth + 1)
