"""What stands on every page (header, footer, page geometry) and at the head of the first (title, identity block)."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.model.memo import Memo
from pactbrief.model.style import HouseStyle
from pactbrief.render.docx.figures import logo_xml
from pactbrief.render.docx.markup import Draft, mm_twips, root, twips
from pactbrief.render.docx.runs import field_xml, run_xml
from pactbrief.render.docx.styles import RUNNING_LINE
from pactbrief.render.running import PAGE_FIELDS, running_parts

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
#: Points from the text to the foot of the header line and of the footer line.
_HEADER_GAP, _FOOTER_GAP = 20.0, 28.0


def header_xml(memo: Memo, style: HouseStyle) -> str:
    """The header part."""
    return root("w:hdr", _line_xml("Header", style.header, memo, style))


def first_header_xml(memo: Memo, style: HouseStyle) -> str:
    """The header part of page 1, whose title block says the left part."""
    return root("w:hdr", _line_xml("FirstHeader", ("", style.header[1]), memo, style))


def footer_xml(memo: Memo, style: HouseStyle) -> str:
    """The footer part."""
    return root("w:ftr", _line_xml("Footer", style.footer, memo, style))


def section_xml(style: HouseStyle, running: Iterable[tuple[str, str, str]]) -> str:
    """The only section: page, margins and running lines, each as (header or footer, default or first, relationship id)."""
    page = style.page
    above = max(mm_twips(6), mm_twips(page.top) - twips(_HEADER_GAP + RUNNING_LINE))
    below = max(mm_twips(6), mm_twips(page.bottom) - twips(_FOOTER_GAP))
    margins = " ".join(f'w:{side}="{mm_twips(getattr(page, side))}"' for side in ("top", "right", "bottom", "left"))
    lines = "".join(f'<w:{kind}Reference w:type="{pages}" r:id="{identifier}"/>' for kind, pages, identifier in running)
    return (
        f'<w:sectPr>{lines}<w:pgSz w:w="{mm_twips(page.width)}" w:h="{mm_twips(page.height)}"/>'
        f'<w:pgMar {margins} w:header="{above}" w:footer="{below}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def opening_xml(memo: Memo, draft: Draft) -> str:
    """Logo, series, title, subtitle and the identity block; a tab sets its values off from their labels."""
    logo = logo_xml(draft)
    written = [_paragraph("Logo", logo)] if logo else []
    named = (("Series", memo.series), ("Title", memo.title), ("Subtitle", memo.subtitle))
    written += [_paragraph(name, run_xml(text)) for name, text in named if text.strip()]
    for label, value in memo.identity:
        label_run = run_xml(label, '<w:rStyle w:val="IdentityLabel"/>')
        written.append(_paragraph("Identity", f"{label_run}<w:r><w:tab/></w:r>{run_xml(value)}"))
    return "".join(written)


def _paragraph(name: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{content}</w:p>'


def _line_xml(name: str, sides: tuple[str, str], memo: Memo, style: HouseStyle) -> str:
    left, right = (_side_xml(running_parts(side, memo, style)) for side in sides)
    return _paragraph(name, f"{left}<w:r><w:tab/></w:r>{right}")


def _side_xml(parts: list[str]) -> str:
    return "".join(field_xml(_FIELDS[part], "1") if part in PAGE_FIELDS else run_xml(part) for part in parts)
