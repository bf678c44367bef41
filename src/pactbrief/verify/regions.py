"""The regions of a finished DOCX that may have been edited, found again by the record of what they held when it was built.

A region is looked for by the tag of its content control, else by its alias, else by its bookmark (LibreOffice drops the tag).
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from io import BytesIO

from pactbrief.model.finding import Finding
from pactbrief.model.records import dataclass
from pactbrief.verify.finished import ReadMemo
from pactbrief.verify.read_docx import part_of, read_docx
from pactbrief.verify.record import Record
from pactbrief.verify.rich_text import UNSEEN, Element, W, words_of

_ROWS = "{https://pactbrief/regions/1}"
#: Paragraphs that a region may have had, where its control is gone and its words are looked for in the text.
_MOST_PARAGRAPHS = 16


@dataclass(slots=True)
class EditedFile:
    """A DOCX taken apart. `rows` are the record of its regions, `held` the content elements of each region found, by key."""

    name: str
    document: str
    since: str
    words: Mapping[str, str]
    body: Element
    footnotes: dict[str, Element]
    addresses: Mapping[str, str]
    note_addresses: Mapping[str, str]
    memo: ReadMemo
    record: Record
    rows: tuple[Element, ...]
    outside: str | None
    held: dict[str, list[Element]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, what: str) -> None:
        """A warning on what cannot be carried."""
        self.findings.append(Finding("edit-not-carried", "warning", f"{self.name}: {what}"))


def opened(content: bytes, document: str, since: str, words: Mapping[str, str], name: str) -> EditedFile | None:
    """The file taken apart; None where it lacks the record of its regions or of its sentences. InputError as `read_docx`."""
    memo = read_docx(content, name)
    with zipfile.ZipFile(BytesIO(content)) as package:
        root = part_of(package, "word/document.xml", name)
        notes = part_of(package, "word/footnotes.xml", name)
        parts = (part_of(package, part, name) for part in sorted(package.namelist()) if part.startswith("customXml/item"))
        regions = next((part for part in parts if part is not None and part.tag == _ROWS + "regions"), None)
        addresses = _addresses(part_of(package, "word/_rels/document.xml.rels", name))
        note_addresses = _addresses(part_of(package, "word/_rels/footnotes.xml.rels", name))
    body = None if root is None else root.find(W + "body")
    if body is None or regions is None or memo.record is None:
        return None
    footnotes = {} if notes is None else {note.get(W + "id", ""): note for note in notes.iterchildren(W + "footnote")}
    rows = tuple(regions.iterchildren(_ROWS + "region"))
    return EditedFile(
        name, document, since, words, body, footnotes, addresses, note_addresses, memo, memo.record, rows,
        regions.get("outside"),
    )  # fmt: skip


def _addresses(relations: Element | None) -> dict[str, str]:
    if relations is None:
        return {}
    safe = ("http://", "https://", "mailto:")
    return {one.get("Id", ""): one.get("Target", "") for one in relations if one.get("Target", "").startswith(safe)}


def held_now(row: Element, file: EditedFile) -> list[Element] | None:
    """The elements that the region holds now; None where it cannot be found."""
    controls = [one for one in file.body.iter(W + "sdt") if one.find(W + "sdtContent") is not None]
    for name in ("tag", "alias"):
        fitting = [one for one in controls if _property(one, name) == row.get(name)]
        if len(fitting) == 1:
            emptied = fitting[0].find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            return [] if emptied else list(fitting[0].find(W + "sdtContent"))
    return _bookmarked(row.get("bookmark", ""), file.body)


def _property(control: Element, name: str) -> str | None:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return None if found is None else str(found.get(W + "val"))


def _bookmarked(name: str, body: Element) -> list[Element] | None:
    """The blocks from the one in which the bookmark starts to the one in which it ends."""
    start = next((one for one in body.iter(W + "bookmarkStart") if one.get(W + "name") == name), None)
    if start is None:
        return None
    end = next((one for one in body.iter(W + "bookmarkEnd") if one.get(W + "id") == start.get(W + "id")), None)
    first, last = _block(start), _block(end)
    if first is None or last is None or first.getparent() is not last.getparent():
        return None
    if first is last and first.tag == W + "p" and not _between(start, end, first):
        return []
    blocks = list(first.getparent())
    return blocks[blocks.index(first) : blocks.index(last) + 1]


def _between(start: Element, end: Element, paragraph: Element) -> bool:
    """Whether anything stands between the two ends of a bookmark; an emptied one may have slipped into the next paragraph."""
    inside = list(paragraph.iter())
    return any(one.tag in (W + "t", W + "footnoteReference") for one in inside[inside.index(start) : inside.index(end)])


def _block(element: Element | None) -> Element | None:
    """The paragraph around the element, else the element itself where it stands between blocks."""
    if element is None:
        return None
    return next((one for one in element.iterancestors(W + "p")), element)


def paragraphs_of(elements: Sequence[Element]) -> list[Element]:
    """The paragraphs of the final view, those of tables included, in order."""
    found: list[Element] = []
    waiting = list(reversed(elements))
    while waiting:
        element = waiting.pop()
        if element.tag == W + "p":
            found.append(element)
        elif element.tag not in UNSEEN:
            waiting.extend(reversed(element))
    return found


def digest(text: str) -> str:
    """The hash of words, as the record has it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def still_there(row: Element, file: EditedFile) -> bool:
    """Whether the words of a region whose control is gone stand in the text as they were."""
    lines = [words_of(paragraph) for paragraph in file.body.iter(W + "p")]
    spans = ((at, at + length) for length in range(1, _MOST_PARAGRAPHS + 1) for at in range(len(lines) - length + 1))
    return any(digest("\n".join(lines[a:b])) == row.get("sha256") for a, b in spans)
