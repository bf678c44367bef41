"""A figure as SVG text (HTML, Word) and as a 300-dpi PNG (what cannot show SVG). Same shapes, same fonts."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from pactbrief.model.memo import Circle, Figure, Label, Line, Polygon, Shape
from pactbrief.model.style import HouseStyle
from pactbrief.render.clean import clean

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

DPI = 300
#: Shapes with slanted or round edges are drawn this many times larger and reduced; Pillow itself has no smooth edges.
_SMOOTHING = 4
#: Shades between a colour and white, for soft edges: eye and printer see no more.
_RAMP = 24
#: A code point that no font will ever have.
_UNASSIGNED = "\U0010fffe"


def prepare() -> None:
    """Loads what drawing a picture takes."""
    from PIL import Image, ImageColor, ImageDraw, ImageFont

    del Image, ImageColor, ImageDraw, ImageFont


def svg(figure: Figure, style: HouseStyle, language: str) -> str:
    """The figure as a self-contained SVG document whose title is its alt text; text stays text."""
    family = _escaped(f"'{style.type.heading.name}', sans-serif")
    shapes = "".join(_shape_svg(shape, style) for shape in figure.shapes)
    size = f'width="{_number(figure.width)}pt" height="{_number(figure.height)}pt"'
    box = f"0 0 {_number(figure.width)} {_number(figure.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" role="img" xml:lang="{_escaped(language)}"'
        f' aria-label="{_escaped(figure.alt)}" font-family="{family}">{shapes}</svg>'
    )


def png(figure: Figure, style: HouseStyle) -> bytes:
    """The figure on white at 300 dpi. Needs only the fonts of the style; the bytes depend on nothing else."""
    from PIL import Image, ImageDraw

    scale = DPI / 72
    canvas = Image.new("RGB", (max(1, round(figure.width * scale)), max(1, round(figure.height * scale))), "white")
    draw = ImageDraw.Draw(canvas)
    for shape in figure.shapes:
        _paint(shape, canvas, draw, scale, style)
    return _packed(canvas.quantize(palette=_palette(tuple(style.colours.values())), dither=Image.Dither.NONE))


def _packed(picture: Image.Image) -> bytes:
    """The PNG file of a picture with a palette: Pillow would load its readers of five formats to write one."""
    width, height = picture.size
    pixels = picture.tobytes()
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width))  # 0: unfiltered
    deflate = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS, 9)
    density = round(DPI / 0.0254)  # dots per metre
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(picture.getpalette() or ())),
            _chunk(b"pHYs", struct.pack(">IIB", density, density, 1)),
            _chunk(b"IDAT", deflate.compress(rows) + deflate.flush()),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _shape_svg(shape: Shape, style: HouseStyle) -> str:
    match shape:
        case Line():
            dash = f' stroke-dasharray="{_number(shape.dash)}"' if shape.dash else ""
            ends = " ".join(f'{name}="{_number(getattr(shape, name))}"' for name in ("x1", "y1", "x2", "y2"))
            return f'<line {ends} stroke="{style.colours[shape.colour]}" stroke-width="{_number(shape.width)}"{dash}/>'
        case Polygon():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            return f'<polygon points="{points}"{_paint_svg(shape, style)}/>'
        case Circle():
            centre = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
            return f"<circle {centre}{_paint_svg(shape, style)}/>"
        case Label():
            weight = ' font-weight="bold"' if shape.bold else ""
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}" font-size="{_number(shape.size)}"'
            look = f'text-anchor="{shape.anchor}" fill="{style.colours[shape.colour]}"{weight}'
            return f"<text {place} {look}>{_escaped(shape.text)}</text>"


def _paint_svg(shape: Polygon | Circle, style: HouseStyle) -> str:
    fill = style.colours[shape.fill] if shape.fill else "none"
    stroke = f' stroke="{style.colours[shape.stroke]}" stroke-width="{_number(shape.width)}"' if shape.stroke else ""
    return f' fill="{fill}"{stroke}'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _paint(shape: Shape, canvas: Image.Image, draw: ImageDraw.ImageDraw, scale: float, style: HouseStyle) -> None:
    match shape:
        case Line():
            width = max(1, round(shape.width * scale))
            colour = style.colours[shape.colour]
            for start, end in _dashes(shape):
                draw.line([(x * scale, y * scale) for x, y in (start, end)], fill=colour, width=width)
        case Polygon() if _is_upright(shape):
            xs, ys = zip(*shape.points, strict=True)
            box = [(min(xs) * scale, min(ys) * scale), (max(xs) * scale, max(ys) * scale)]
            stroke = style.colours[shape.stroke] if shape.stroke else None
            fill = style.colours[shape.fill] if shape.fill else None
            draw.rectangle(box, fill=fill, outline=stroke, width=max(1, round(shape.width * scale)))
        case Polygon() | Circle():
            _paint_smooth(shape, canvas, scale, style)
        case Label():
            _write(shape, draw, scale, style)


def _write(label: Label, draw: ImageDraw.ImageDraw, scale: float, style: HouseStyle) -> None:
    """A label, cut where its font lacks a character and a fallback font has it."""
    first = style.type.heading.bold if label.bold else style.type.heading.regular
    others = (*style.type.fallbacks, *(heading.file for _, heading in style.type.east_asian.values() if heading.file))
    stretches: list[tuple[str, str]] = []
    for character in clean(label.text):
        path = next((p for p in (first, *others) if _has(p, character)), first)
        if stretches and stretches[-1][0] == path:
            stretches[-1] = (path, stretches[-1][1] + character)
        else:
            stretches.append((path, character))
    pieces = [(_font(path, round(label.size * scale, 3)), text) for path, text in stretches]
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    widths = [font.getlength(text) for font, text in pieces] if share or len(pieces) > 1 else [0.0]
    x = label.x * scale - sum(widths) * share
    for (font, text), width in zip(pieces, widths, strict=True):
        draw.text((x, label.y * scale), text, fill=style.colours[label.colour], font=font, anchor="ls")
        x += width


def _paint_smooth(shape: Polygon | Circle, canvas: Image.Image, scale: float, style: HouseStyle) -> None:
    """Fill and outline through masks of the shape's own box, drawn large and reduced."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = (round(edge * scale) for edge in _bounds(shape))
    size = (max(1, right - left), max(1, bottom - top))
    fine = scale * _SMOOTHING
    for part in ("fill", "stroke"):
        colour = getattr(shape, part)
        if colour is None:
            continue
        mask = Image.new("L", (size[0] * _SMOOTHING, size[1] * _SMOOTHING), 0)
        pen = ImageDraw.Draw(mask)
        ink = {"fill": 255} if part == "fill" else {"outline": 255, "width": max(1, round(shape.width * fine))}
        if isinstance(shape, Circle):
            reach = shape.radius + (shape.width / 2 if part == "stroke" else 0)
            centre = (shape.x * fine - left * _SMOOTHING, shape.y * fine - top * _SMOOTHING)
            pen.ellipse([(c - reach * fine) for c in centre] + [(c + reach * fine) for c in centre], **ink)
        else:
            points = [(x * fine - left * _SMOOTHING, y * fine - top * _SMOOTHING) for x, y in shape.points]
            if part == "fill":
                pen.polygon(points, fill=255)
            else:
                pen.line([*points, points[0], points[1]], fill=255, width=max(1, round(shape.width * fine)), joint="curve")
        canvas.paste(style.colours[colour], (left, top), mask.resize(size, Image.Resampling.BOX))


def _bounds(shape: Polygon | Circle) -> tuple[float, float, float, float]:
    """The box about a shape with its outline, in points."""
    room = shape.width + 1
    if isinstance(shape, Circle):
        reach = shape.radius + room
        return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
    xs, ys = zip(*shape.points, strict=True)
    return min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room


def _is_upright(shape: Polygon) -> bool:
    """Whether the polygon is a rectangle along the axes, whose edges need no smoothing."""
    corners = set(shape.points)
    return len(shape.points) == len(corners) == 4 and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2


def _dashes(line: Line) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    length = ((line.x2 - line.x1) ** 2 + (line.y2 - line.y1) ** 2) ** 0.5
    if not line.dash or not length:
        return [((line.x1, line.y1), (line.x2, line.y2))]

    def at(distance: float) -> tuple[float, float]:
        share = min(distance, length) / length
        return line.x1 + (line.x2 - line.x1) * share, line.y1 + (line.y2 - line.y1) * share

    strokes = int(length / (2 * line.dash)) + 1
    return [(at(2 * line.dash * n), at(2 * line.dash * n + line.dash)) for n in range(strokes)]


@lru_cache(maxsize=4)
def _palette(colours: tuple[str, ...]) -> Image.Image:
    """The colours of a style and their ramps to white: a third of the bytes and of the time of a picture in full colour."""
    from PIL import Image, ImageColor

    pure = [(255, 255, 255), *(ImageColor.getrgb(colour)[:3] for colour in colours)]
    ramps = [tuple(round(255 + (part - 255) * step / _RAMP) for part in colour) for colour in pure for step in range(1, _RAMP)]
    # Pillow looks colours up in cells of 4 by 4 by 4, so a pure colour is only found where no shade is near it.
    shades = [shade for shade in ramps if all(max(abs(a - b) for a, b in zip(shade, p, strict=True)) >= 8 for p in pure)]
    entries = list(dict.fromkeys([*pure, *shades]))[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for entry in entries for part in entry])
    return palette


@lru_cache(maxsize=32)
def _font(path: str, size: float) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(path: str, character: str) -> bool:
    """Whether the font has a glyph of its own for `character`; Pillow gives no list, so the picture of none is compared."""
    if " " <= character <= "~":
        return True
    font = _font(path, 16)
    return bytes(font.getmask(character)) != bytes(font.getmask(_UNASSIGNED)) or character.isspace()
