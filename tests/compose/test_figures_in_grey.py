"""Figures without colour: what must be told apart differs in grey and in form, and the alt text says what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageColor
from tests.compose.material import issue

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.compose import compose_memos
from pactbrief.model.memo import Circle, Figure, Label, Line, Polygon, flat
from pactbrief.model.style import HouseStyle
from pactbrief.render.drawing import DPI, png

FIGURES = [block for block in flat(compose_memos(issue())[0].blocks) if isinstance(block, Figure)]
STYLES = {path.stem: load_style(path) for path in sorted(SHIPPED_STYLES.glob("*.toml"))}
#: WCAG 2.1, 1.4.3 and 1.4.11: text, and parts of a drawing that are needed to understand it.
TEXT, PART = 4.5, 3.0


def luminance(grey: int) -> float:
    share = grey / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: int, other: int) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def grey(style: HouseStyle, name: str) -> int:
    """A colour of the style as a printer without colour has it."""
    return int(Image.new("RGB", (1, 1), ImageColor.getrgb(style.colours[name])).convert("L").getpixel((0, 0)))  # type: ignore[arg-type]


def signs(figure: Figure) -> Iterator[tuple[float, float, bool, str]]:
    """Centre, whether filled, and form of each sign."""
    for shape in figure.shapes:
        if isinstance(shape, Circle):
            yield shape.x, shape.y, shape.fill is not None, "circle"
        elif isinstance(shape, Polygon):
            xs, ys = zip(*shape.points, strict=True)
            yield sum(xs) / len(xs), sum(ys) / len(ys), shape.fill is not None, "diamond"


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("figure", FIGURES, ids=("timeline", "matrix"))
def test_filled_and_hollow_signs_differ_in_grey(figure: Figure, name: str) -> None:
    paper = Image.open(BytesIO(png(figure, STYLES[name]))).convert("L")
    levels: dict[bool, list[int]] = {True: [], False: []}
    for x, y, filled, _ in signs(figure):
        # Off the centre, where the line of a partnership runs through.
        levels[filled].append(int(paper.getpixel((round(x * DPI / 72), round((y - 1.6) * DPI / 72)))))  # type: ignore[arg-type]
    assert levels[True] and levels[False]
    assert min(contrast(dark, light) for dark in levels[True] for light in levels[False]) >= PART


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("figure", FIGURES, ids=("timeline", "matrix"))
def test_outlines_and_words_stand_out_in_grey(figure: Figure, name: str) -> None:
    for shape in figure.shapes:
        if isinstance(shape, Label):
            assert contrast(grey(STYLES[name], shape.colour), 255) >= TEXT, shape
        elif isinstance(shape, Circle | Polygon):
            assert contrast(grey(STYLES[name], shape.stroke or "text"), 255) >= PART, shape
        elif isinstance(shape, Line) and not shape.dash and shape.width >= 0.5:  # finer ones only guide the eye
            assert contrast(grey(STYLES[name], shape.colour), 255) >= PART, shape


@pytest.mark.parametrize("name", STYLES)
def test_words_of_a_memo_stand_out_in_grey(name: str) -> None:
    style = STYLES[name]
    pairs = [("text", "#ffffff"), ("muted", "#ffffff"), ("accent", "#ffffff"), ("text", style.colours["fill"])]
    pairs += [("accent", style.colours["fill"]), ("on_accent", style.colours["accent"])]
    for front, back in pairs:
        ground = int(Image.new("RGB", (1, 1), ImageColor.getrgb(back)).convert("L").getpixel((0, 0)))  # type: ignore[arg-type]
        assert contrast(grey(style, front), ground) >= TEXT, (front, back)


def test_dated_and_undated_stages_differ_in_form() -> None:
    forms = {form for *_, form in signs(FIGURES[0])}
    assert forms == {"circle", "diamond"}


def test_the_alt_text_names_every_sign() -> None:
    timeline, matrix = FIGURES
    assert timeline.alt.count("(") == len(list(signs(timeline)))  # a stage with its date, or that it has none
    assert matrix.alt.count(" origin") == len(list(signs(matrix)))
    for figure in FIGURES:
        rows = [shape.text for shape in figure.shapes if isinstance(shape, Label) and shape.bold]
        assert rows and all(f"{row}: " in figure.alt for row in rows)
