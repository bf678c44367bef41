"""Figures as inline pictures: SVG for Word and a raster fallback for everything else."""

from __future__ import annotations

from pathlib import Path

from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image

from pactbrief.errors import OutputError
from pactbrief.model.memo import Figure
from pactbrief.model.style import HouseStyle
from pactbrief.render.docx.markup import Draft, escaped
from pactbrief.render.drawing import png, svg

_EMU_PER_POINT = 12700
_LOGO_HEIGHT = 34.0
_POINTS_PER_MM = 72 / 25.4
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def picture_xml(figure: Figure, draft: Draft) -> str:
    """The run that holds `figure`, no wider than the text and no higher than half of it."""
    number = next(draft.drawings)
    raster = draft.image(f"figure{number}.png", png(figure, draft.style))
    vector = draft.image(f"figure{number}.svg", svg(figure, draft.style, draft.language).encode())
    better = f'<asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{vector}"/>'
    blip = f'<a:blip r:embed="{raster}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">{better}</a:ext></a:extLst></a:blip>'
    width, height = _room(draft.style)
    scale = min(1.0, width / figure.width, height / 2 / figure.height)
    named = f'id="{number}" name="Figure {number}" descr="{escaped(figure.alt)}"'
    return _inline_xml(named, blip, figure.width * scale, figure.height * scale)


def logo_xml(draft: Draft) -> str:
    """The run that holds the house's logo, or nothing; OutputError where the file is no picture."""
    if draft.style.logo is None:
        return ""
    path = Path(draft.style.logo)
    content = path.read_bytes()
    try:
        image = Image.from_blob(content)
    except UnrecognizedImageError as error:
        raise OutputError(f"{path}: the logo is no PNG or JPEG file.", "Save it as one or leave it out.") from error
    number = next(draft.drawings)
    scale = min(_LOGO_HEIGHT / image.px_height, _room(draft.style)[0] / 2 / image.px_width)
    named = f'id="{number}" name="Logo" descr="{escaped(draft.style.logo_alt)}"'
    blip = f'<a:blip r:embed="{draft.image(f"logo.{image.ext}", content)}"/>'
    return _inline_xml(named, blip, image.px_width * scale, image.px_height * scale)


def _inline_xml(named: str, blip: str, width: float, height: float) -> str:
    """An inline picture of `width` by `height` points; `named` are the attributes that name and describe it."""
    extent = f'cx="{round(width * _EMU_PER_POINT)}" cy="{round(height * _EMU_PER_POINT)}"'
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


def _room(style: HouseStyle) -> tuple[float, float]:
    """Width and height of the text on a page, in points."""
    page = style.page
    return (page.width - page.left - page.right) * _POINTS_PER_MM, (page.height - page.top - page.bottom) * _POINTS_PER_MM
