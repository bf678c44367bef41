"""The structure tree of a tagged PDF: elements, marked content, parent tree.

Elements join the tree when their first content is painted, so that the tree has the order of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from pactbrief.model.records import dataclass
from pactbrief.render.pdf.objects import Objects


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content `mcid` on page `page` (1, 2, ...)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """An annotation on page `page`: the number of its PDF object and its key in the parent tree."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. `after` holds the notes that are read when the element is done.

    `attributes` are further entries of its dictionary, as PDF source: {"Alt": "(...)"}.
    """

    tag: str
    parent: Element | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Element | Content | ObjectReference] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    attached: bool = False

    def attach(self) -> None:
        """Join the tree below the parent, once."""
        if not self.attached:
            self.attached = True
            if self.parent is not None:
                self.parent.attach()
                self.parent.kids.append(self)

    def children(self) -> Iterator[Element | Content | ObjectReference]:
        """What is read inside this element, in order."""
        for kid in self.kids:
            yield kid
            if isinstance(kid, Element):
                yield from kid.after


@dataclass(slots=True)
class ParentTree:
    """For each page the elements by MCID, for each annotation its element."""

    pages: dict[int, list[Element]] = field(default_factory=dict)
    annotations: list[Element] = field(default_factory=list)

    def content(self, page: int, element: Element) -> Content:
        """The next piece of marked content on `page`, owned by `element`."""
        owners = self.pages.setdefault(page, [])
        owners.append(element)
        content = Content(page, len(owners) - 1)
        element.attach()
        element.kids.append(content)
        return content


def write_tree(root: Element, tree: ParentTree, objects: Objects, pages: list[int]) -> int:
    """Write the structure tree; the object number of its root. `pages` are the object numbers of the pages.

    Keys of the parent tree: page k has k - 1, annotation k has (number of pages) + k.
    """
    top = objects.reserve()
    numbers: dict[int, int] = {}
    elements: list[tuple[Element, int]] = []
    _number(root, top, objects, numbers, elements)
    for element, parent in elements:
        objects.fill(numbers[id(element)], _dictionary(element, parent, numbers, pages))
    nums = []
    for key in range(len(pages)):
        owners = " ".join(f"{numbers[id(owner)]} 0 R" for owner in tree.pages.get(key + 1, []))
        nums.append(f"{key} [{owners}]")
    nums += [f"{len(pages) + key} {numbers[id(owner)]} 0 R" for key, owner in enumerate(tree.annotations)]
    parents = objects.add(f"<</Nums [{' '.join(nums)}]>>")
    named = sorted((element.attributes["ID"], numbers[id(element)]) for element, _ in elements if "ID" in element.attributes)
    identities = objects.add(_names(named)) if named else None
    id_tree = f" /IDTree {identities} 0 R" if identities else ""
    objects.fill(
        top,
        f"<</Type /StructTreeRoot /K [{numbers[id(root)]} 0 R] /ParentTree {parents} 0 R"
        f" /ParentTreeNextKey {len(pages) + len(tree.annotations)}{id_tree}>>",
    )
    return top


def _number(element: Element, parent: int, objects: Objects, numbers: dict[int, int], found: list[tuple[Element, int]]) -> None:
    number = numbers[id(element)] = objects.reserve()
    found.append((element, parent))
    for kid in element.children():
        if isinstance(kid, Element):
            _number(kid, number, objects, numbers, found)


def _dictionary(element: Element, parent: int, numbers: dict[int, int], pages: list[int]) -> str:
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = " ".join(_kid(kid, page, numbers, pages) for kid in element.children())
    extra = "".join(f" /{key} {value}" for key, value in element.attributes.items())
    on_page = f" /Pg {pages[page - 1]} 0 R" if page else ""
    return f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R{on_page} /K [{kids}]{extra}>>"


def _kid(kid: Element | Content | ObjectReference, page: int | None, numbers: dict[int, int], pages: list[int]) -> str:
    if isinstance(kid, Element):
        return f"{numbers[id(kid)]} 0 R"
    if isinstance(kid, ObjectReference):
        return f"<</Type /OBJR /Obj {kid.number} 0 R /Pg {pages[kid.page - 1]} 0 R>>"
    if kid.page == page:
        return str(kid.mcid)
    return f"<</Type /MCR /Pg {pages[kid.page - 1]} 0 R /MCID {kid.mcid}>>"


def _names(named: list[tuple[str, int]]) -> str:
    entries = " ".join(f"{identity} {number} 0 R" for identity, number in named)
    return f"<</Names [{entries}]>>"
