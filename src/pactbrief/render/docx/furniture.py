"""What stands on every page (header, footer, page geometry) and at the head of the first (title, identity block)."""

from __future__ import annotations

import re

from pactbrief.model.memo import Memo
from pactbrief.model.style import HouseStyle
from pactbrief.render.docx.markup import escaped, mm_twips, root
from pactbrief.render.docx.runs import field_xml, run_xml

_PLACE = re.compile(r"(\{\w+\})")
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def header_xml(memo: Memo, style: HouseStyle) -> str:
    """The header part."""
    return root("w:hdr", _line_xml("Header", style.header, memo, style))


def footer_xml(memo: Memo, style: HouseStyle) -> str:
    """The footer part."""
    return root("w:ftr", _line_xml("Footer", style.footer, memo, style))


def section_xml(style: HouseStyle, header: str, footer: str) -> str:
    """The only section: page and margins, with the relationship ids of header and footer."""
    page = style.page
    edge = mm_twips(min(page.top, page.bottom) * 0.5)
    margins = " ".join(f'w:{side}="{mm_twips(getattr(page, side))}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{mm_twips(page.width)}" w:h="{mm_twips(page.height)}"/>'
        f'<w:pgMar {margins} w:header="{edge}" w:footer="{edge}" w:gutter="0"/></w:sectPr>'
    )


def opening_xml(memo: Memo) -> str:
    """Title, subtitle and the identity block; a tab sets its values off from their labels."""
    lines = [("Title", run_xml(memo.title))]
    if memo.subtitle:
        lines.append(("Subtitle", run_xml(memo.subtitle)))
    for label, value in memo.identity:
        named = run_xml(label, '<w:rStyle w:val="IdentityLabel"/>')
        lines.append(("Identity", f"{named}<w:r><w:tab/></w:r>{run_xml(value)}"))
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{content}</w:p>' for name, content in lines)


def _line_xml(name: str, sides: tuple[str, str], memo: Memo, style: HouseStyle) -> str:
    words = {
        "{series}": memo.series,
        "{edition}": memo.edition,
        "{as_of}": memo.as_of,
        "{title}": memo.title,
        "{handling}": style.handling,
    }
    left, right = ("".join(_part_xml(part, words) for part in _PLACE.split(side) if part) for side in sides)
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>'


def _part_xml(part: str, words: dict[str, str]) -> str:
    if part in _FIELDS:
        return field_xml(escaped(_FIELDS[part]), "1")
    return run_xml(words.get(part, part))
