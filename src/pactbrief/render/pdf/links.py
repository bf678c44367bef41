"""Link annotations: marks to notes and back, references, addresses; each tied to its structure element."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pactbrief.render.clean import SCHEMES
from pactbrief.render.pdf.fonts import visible
from pactbrief.render.pdf.objects import Objects, literal, number
from pactbrief.render.pdf.paint import LinkArea
from pactbrief.render.pdf.sheets import Drawer, Places
from pactbrief.render.pdf.tags import ObjectReference


def write_links(drawer: Drawer, document: Any, objects: Objects, pages: list[int]) -> None:
    """Write the annotations of all pages; a link to nowhere gets none."""
    painter, labels = drawer.painter, drawer.sheet.style.labels
    annotations: dict[int, list[int]] = {}
    for area in painter.links:
        action = _action(area, drawer.places, pages)
        if action is None:
            continue
        key = len(pages) + len(painter.tree.annotations)
        box = " ".join(map(number, area.box))
        annotation = objects.add(
            f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 /P {pages[area.page - 1]} 0 R"
            f" /Contents {literal(visible(_contents(area, labels)))} /StructParent {key} {action}>>"
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


def _contents(area: LinkArea, labels: Mapping[str, str]) -> str:
    """What a screen reader says of the link."""
    kind, _, name = area.target.partition(":")
    note = f"{labels.get('note', 'Note')} {name}"
    if kind == "mark":
        return f"{labels.get('back', 'Back to the text')}: {note}"
    if kind == "head":
        return area.text.strip()
    return note if kind == "note" else area.target


def _address(href: str) -> str:
    """An address as a PDF string: anything but ASCII percent-encoded."""
    from urllib.parse import quote

    return literal(quote(href, safe=":/?#[]@!$&'()*+,;=%-._~"))
