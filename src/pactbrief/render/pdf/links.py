"""Link annotations: marks to notes and back, references, addresses; each tied to its structure element."""

from __future__ import annotations

from typing import Any

from pactbrief.render.clean import SCHEMES
from pactbrief.render.pdf.fonts import visible
from pactbrief.render.pdf.objects import Objects, literal, number
from pactbrief.render.pdf.paint import LinkArea, Painter
from pactbrief.render.pdf.sheets import Places
from pactbrief.render.pdf.tags import ObjectReference

_CONTENTS = {"note": "Footnote {}", "mark": "Back to the mark of footnote {}", "head": "Go to {}"}


def write_links(painter: Painter, places: Places, document: Any, objects: Objects, pages: list[int]) -> None:
    """Write the annotations of all pages; a link to nowhere gets none."""
    annotations: dict[int, list[int]] = {}
    for area in painter.links:
        action = _action(area, places, pages)
        if action is None:
            continue
        key = len(pages) + len(painter.tree.annotations)
        box = " ".join(map(number, area.box))
        annotation = objects.add(
            f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 /P {pages[area.page - 1]} 0 R"
            f" /Contents {literal(visible(_contents(area)))} /StructParent {key} {action}>>"
        )
        painter.tree.annotations.append(area.element)
        area.element.kids.append(ObjectReference(area.page, annotation))
        annotations.setdefault(area.page, []).append(annotation)
    for index, page in enumerate(document.Pages.pages, start=1):
        if index in annotations:
            page.Annots = _references(annotations[index])


def _references(numbers: list[int]) -> Any:
    """The annotations of a page as an array of references."""
    from reportlab.pdfbase.pdfdoc import PDFArray

    return PDFArray([f"{number} 0 R" for number in numbers])


def _action(area: LinkArea, places: Places, pages: list[int]) -> str | None:
    if area.target.lower().startswith(SCHEMES):
        return f"/A <</S /URI /URI {_address(area.target)}>>"
    place = places.targets.get(area.target)
    if place is None:
        return None
    page, height = place
    return f"/Dest [{pages[page - 1]} 0 R /XYZ 0 {number(height)} 0]"


def _contents(area: LinkArea) -> str:
    kind, _, name = area.target.partition(":")
    if kind in ("note", "mark"):
        return _CONTENTS[kind].format(name)
    if kind == "head":
        return _CONTENTS[kind].format(area.text.strip())
    return area.target


def _address(href: str) -> str:
    """An address as a PDF string: anything but ASCII percent-encoded."""
    from urllib.parse import quote

    return literal(quote(href, safe=":/?#[]@!$&'()*+,;=%-._~"))
