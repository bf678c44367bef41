"""Content controls around the passages that an analyst may edit, and the record of what they held when they were written.

The record is the custom XML part `regions`; `verify` reads it back. A control is found by its tag, else its alias, else its
bookmark (LibreOffice drops the tag), all three named there with the hash of the generated text.
"""

from __future__ import annotations

from hashlib import sha256

from lxml import etree

from pactbrief.model.edit import wording, wording_sha256
from pactbrief.model.memo import Memo, Region
from pactbrief.render.docx.markup import NAMESPACES, Draft, escaped

REGIONS_NAMESPACE = "https://pactbrief/regions/1"
#: Word refuses tags and aliases over 64 characters and bookmarks over 40.
_LONGEST_TAG = 64
#: Rich content as a building block: without it LibreOffice (7.4) loses the words before the first footnote of a control.
_BUILDING_BLOCK = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj>'
_W = f"{{{NAMESPACES['w']}}}"


def tag_of(key: str) -> str:
    """The control's tag: the region's key, shortened with a hash where Word could not hold it."""
    return key if len(key) <= _LONGEST_TAG else f"{key[: _LONGEST_TAG - 13]}-{_digest(key)[:12]}"


def alias_of(region: Region) -> str:
    """The control's title as Word shows it."""
    return region.title[:_LONGEST_TAG]


def bookmark_of(key: str) -> str:
    """The bookmark inside the control of the region `key`."""
    return f"region_{_digest(key)[:16]}"


def control_xml(region: Region, content: str, draft: Draft) -> str:
    """A block-level content control; it can be edited but not deleted by accident."""
    number = _control_number(region.key, draft)
    properties = (
        f'<w:alias w:val="{escaped(alias_of(region))}"/><w:tag w:val="{escaped(tag_of(region.key))}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{_BUILDING_BLOCK}'
    )
    inside = draft.bookmark(bookmark_of(region.key), content)
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def control_text(content: etree._Element) -> str:
    """The text of a control's content: one line a paragraph, the printed words without note marks.

    Runs may be split or joined by an editor without changing it; deleted text of tracked changes does not count. Commas
    and brackets beside marks are symbols here and may come back from an editor as text in the style of marks.
    """
    lines = ("".join(t.text or "" for t in p.iter(f"{_W}t") if not _is_mark(t)) for p in content.iter(f"{_W}p"))
    return "\n".join(lines)


def regions_record(memo: Memo, draft: Draft, body: etree._Element) -> str:
    """The custom XML part that names every control of `body`, in order, with the SHA-256 of its text as generated."""
    regions = (block for block in memo.blocks if isinstance(block, Region))
    controls = list(body.iter(f"{_W}sdt"))
    rows = "".join(
        f'<region key="{escaped(region.key)}" tag="{escaped(tag_of(region.key))}" alias="{escaped(alias_of(region))}"'
        f' bookmark="{bookmark_of(region.key)}" control="{draft.controls[region.key]}"'
        f' sha256="{_digest(control_text(control[1]))}" title="{escaped(region.title)}"'
        f' generated="{_generated(region)}" look="{_digest(_look(control[1]))}" notes="{_note_ids(control[1])}"/>'
        for region, control in zip(regions, controls, strict=True)
    )
    outside = _digest(_outside_text(body, controls))
    return f'<regions xmlns="{REGIONS_NAMESPACE}" edition="{escaped(memo.edition)}" outside="{outside}">{rows}</regions>'


def _generated(region: Region) -> str:
    """The hash of the generated wording, also where an analyst's stands in its place."""
    return wording_sha256(wording(region.blocks) if region.generated is None else region.generated)


def _look(content: etree._Element) -> str:
    """The stretches of bold and italic words, one line each, by which a change of look alone is seen."""
    stretches: list[list[str]] = []
    for paragraph in content.iter(f"{_W}p"):
        before = ""
        for text in paragraph.iter(f"{_W}t"):
            look = "".join(name for name in "bi" if text.find(f"../{_W}rPr/{_W}{name}") is not None)
            if look and look == before:
                stretches[-1][1] += text.text or ""
            elif look:
                stretches.append([look, text.text or ""])
            before = look
    return "\n".join(f"{look} {''.join(words.split())}" for look, words in stretches if words.strip())


def _note_ids(content: etree._Element) -> str:
    return " ".join(mark.get(f"{_W}id", "") for mark in content.iter(f"{_W}footnoteReference"))


def _outside_text(body: etree._Element, controls: list[etree._Element]) -> str:
    """The words outside every control, without any space."""
    inside = {text for control in controls for text in control.iter(f"{_W}t")}
    return "".join("".join((t.text or "").split()) for t in body.iter(f"{_W}t") if t not in inside and not _is_mark(t))


def _control_number(key: str, draft: Draft) -> int:
    """A positive 31-bit id drawn from the key, so that it is the same in every edition."""
    number = int(_digest(key)[:8], 16) & 0x7FFFFFFF
    taken = set(draft.controls.values())
    while number == 0 or number in taken:
        number = (number + 1) & 0x7FFFFFFF
    draft.controls[key] = number
    return number


def _is_mark(text: etree._Element) -> bool:
    style = text.find(f"../{_W}rPr/{_W}rStyle")
    return style is not None and style.get(f"{_W}val") == "FootnoteReference"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
