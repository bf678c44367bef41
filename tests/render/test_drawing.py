"""Figures as SVG and PNG: the same drawing, from the shipped fonts, the same bytes every time."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

from lxml import etree
from PIL import Image
from tests.builders import timeline

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import Circle, Figure, Label, Line, Polygon, Shape
from pactbrief.model.style import HouseStyle
from pactbrief.render.drawing import DPI, png, svg


@cache
def house() -> HouseStyle:
    return load_style(SHIPPED_STYLES / "memo.toml")


def painted(*shapes: Shape) -> Image.Image:
    return Image.open(BytesIO(png(Figure(72, 36, shapes, "alt"), house()))).convert("RGB")


def colour(name: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(house().colours[name].lstrip("#")))


def at(image: Image.Image, x: float, y: float) -> object:
    return image.getpixel((round(x * DPI / 72), round(y * DPI / 72)))


def ink(image: Image.Image) -> int:
    return sum(count for count, pixel in image.getcolors(1 << 20) or [] if pixel != (255, 255, 255))


def test_svg_is_xml_with_its_alt_text_and_every_shape() -> None:
    root = etree.fromstring(svg(timeline(), house(), "en"))
    assert root.get("aria-label") == timeline().alt
    kinds = [etree.QName(child).localname for child in root]
    assert kinds == [
        {"Line": "line", "Label": "text"}.get(type(s).__name__, type(s).__name__.lower()) for s in timeline().shapes
    ]


def test_svg_text_is_escaped() -> None:
    figure = Figure(9, 9, (Label(0, 0, 'a<b>&\x00"'),), 'alt "x" <y>')
    root = etree.fromstring(svg(figure, house(), "en"))
    assert (root[0].text, root.get("aria-label")) == ('a<b>&\ufffd"', 'alt "x" <y>')


def test_png_has_the_size_and_resolution_of_print() -> None:
    image = Image.open(BytesIO(png(timeline(), house())))
    assert image.size == (round(440 * DPI / 72), round(70 * DPI / 72))
    assert round(float(image.info["dpi"][0])) == DPI


def test_shapes_are_where_they_should_be() -> None:
    assert at(painted(Polygon(((0, 0), (72, 0), (72, 36), (0, 36)), "fill", None)), 40, 20) == colour("fill")
    assert at(painted(Circle(36, 18, 10, "accent", None)), 36, 18) == colour("accent")
    assert at(painted(Circle(36, 18, 10, None, "accent", 2)), 36, 18) == (255, 255, 255)
    assert at(painted(Circle(36, 18, 10, None, "accent", 2)), 26, 18) == colour("accent")
    assert at(painted(Polygon(((10, 10), (60, 18), (10, 26)), "accent", None)), 15, 18) == colour("accent")
    dashed = painted(Line(0, 18, 72, 18, 2, 6, "accent"))
    assert (at(dashed, 3, 18), at(dashed, 9, 18)) == (colour("accent"), (255, 255, 255))


def test_labels_are_anchored() -> None:
    def middle(anchor: str) -> float:
        image = painted(Label(36, 20, "signed", 8, anchor))  # type: ignore[arg-type]
        box = image.convert("L").point(lambda v: 255 - v).getbbox()
        assert box is not None
        return (box[0] + box[2]) / 2 * 72 / DPI

    assert middle("end") < 30
    assert 34 < middle("middle") < 38
    assert middle("start") > 42


def test_a_character_that_the_face_lacks_comes_from_a_fallback() -> None:
    bare = replace(house(), type=replace(house().type, fallbacks=()))
    figure = Figure(72, 36, (Label(10, 20, "→", 12),), "alt")
    assert png(figure, house()) != png(figure, bare)
    assert ink(painted(Label(10, 20, "→", 12))) > 0


def test_the_same_bytes_every_time() -> None:
    assert png(timeline(), house()) == png(timeline(), house())
