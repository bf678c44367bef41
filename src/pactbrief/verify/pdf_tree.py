"""The structure tree of a tagged PDF: elements in reading order, down to the marked content on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

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


def tree_of(reader: PdfReader) -> Node | None:
    """The structure tree, roles resolved, or None where the file has none."""
    root = reader.root_object.get("/StructTreeRoot")
    if root is None:
        return None
    root = root.get_object()
    roles = {str(k): str(v) for k, v in (root["/RoleMap"].get_object() if "/RoleMap" in root else {}).items()}
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    document = Node("Document")
    _grow(document, root.get("/K"), _Growth(roles, pages), None, 0)
    return document


@dataclass(slots=True)
class _Growth:
    roles: dict[str, str]
    pages: dict[int, int]
    seen: set[int] = field(default_factory=set)


def _grow(node: Node, kids: Any, growth: _Growth, page: int | None, depth: int) -> None:
    """Adds what `kids` (/K of an element) states to `node`; an element met twice counts once."""
    if kids is None or depth > _DEEPEST:
        return
    reference = getattr(kids, "idnum", None)
    kids = kids.get_object()
    if isinstance(kids, list):
        for kid in kids:
            _grow(node, kid, growth, page, depth)
    elif isinstance(kids, int):
        if page is not None:
            node.children.append(Leaf(page, int(kids)))
    elif kids.get("/Type") == "/MCR":
        own = _page(kids, growth, page)
        if own is not None:
            node.children.append(Leaf(own, int(kids["/MCID"])))
    elif "/S" in kids and reference not in growth.seen:
        if reference is not None:
            growth.seen.add(reference)
        kind = str(kids["/S"])
        child = Node(growth.roles.get(kind, kind).removeprefix("/"))
        node.children.append(child)
        _grow(child, kids.get("/K"), growth, _page(kids, growth, page), depth + 1)


def _page(element: Any, growth: _Growth, inherited: int | None) -> int | None:
    if "/Pg" not in element:
        return inherited
    return growth.pages.get(element.raw_get("/Pg").idnum, inherited)
