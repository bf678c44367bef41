"""Figures as inline pictures: SVG for Word and a raster fallback for everything else."""

from __future__ import annotations

from pactbrief.model.memo import Figure
from pactbrief.render.docx.markup import Draft, escaped
from pactbrief.render.drawing import png, svg

_EMU_PER_POINT = 12700
_POINTS_PER_MM = 72 / 25.4
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def picture_xml(figure: Figure, draft: Draft) -> str:
    """The run that holds `figure`, no wider than the text."""
    number = next(draft.drawings)
    raster = draft.image(f"figure{number}.png", png(figure, draft.style))
    vector = draft.image(f"figure{number}.svg", svg(figure, draft.style, draft.language).encode())
    width, height = _size(figure, draft)
    extent = f'cx="{width}" cy="{height}"'
    named = f'id="{number}" name="Figure {number}" descr="{escaped(figure.alt)}"'
    blip = (
        f'<a:blip r:embed="{raster}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    picture = (
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{shape}</pic:spPr></pic:pic>"
    )
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {named}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{picture}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _size(figure: Figure, draft: Draft) -> tuple[int, int]:
    page = draft.style.page
    room = (page.width - page.left - page.right) * _POINTS_PER_MM
    scale = min(1.0, room / figure.width) * _EMU_PER_POINT
    return round(figure.width * scale), round(figure.height * scale)
