"""Where lines end: at spaces, behind hyphens, inside addresses, between ideographs; never inside a mark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pactbrief.catalog.style import load_style
from pactbrief.errors import InputError
from pactbrief.render.pdf.breaks import breakable
from pactbrief.render.pdf.fonts import load_fonts, visible
from pactbrief.render.pdf.lines import Look, SetLine, Span, set_lines
from pactbrief.render.pdf.tags import Element

FONTS = load_fonts(load_style(Path(__file__).parents[2] / "styles" / "memo.toml").type)
LOOK = Look("body", 10, "text")
OWNER = Element("P")


def _set(width: float, *spans: Span) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in set_lines(spans, FONTS, width)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Sicherheits-", ("Sicherheits-",)),
        ("EU–Japan", ("EU–Japan",)),
        ("intelligence-sharing", ("intelligence-", "sharing")),
        ("Asia–Pacific", ("Asia–", "Pacific")),
        ("2024-W45", ("2024-W45",)),
        ("2024–2027", ("2024–2027",)),
        ("and/or", ("and/", "or")),
        ("「協力」を", ("「協", "力」", "を")),
        ("日EU協力", ("日", "EU", "協", "力")),
        ("plain", ("plain",)),
    ],
)
def test_break_points(word: str, parts: tuple[str, ...]) -> None:
    assert breakable(word) == parts


def test_an_address_breaks_behind_its_punctuation() -> None:
    parts = breakable("https://news.example.org/2024/11/01/ministers-agree")
    assert "".join(parts) == "https://news.example.org/2024/11/01/ministers-agree"
    assert parts[0] == "https://news."
    assert all(part[-1] in "/.-" for part in parts[:-1])


def test_lines_end_at_spaces_and_keep_them() -> None:
    lines = _set(60, Span("one two three four five", LOOK, OWNER))
    assert "".join(lines) == "one two three four five"
    assert len(lines) > 1
    assert all(line.endswith(" ") for line in lines[:-1])


def test_a_mark_stays_with_its_word() -> None:
    mark = Span("12", Look("body", 6.6, "accent", rise=3.4), OWNER, "note:12", 12, glued=True)
    for width in range(40, 120, 3):
        lines: list[SetLine] = set_lines([Span("Some words in a row.", LOOK, OWNER), mark], FONTS, width)
        assert [note for line in lines for note in line.notes] == [12]
        assert "".join(piece.text for piece in lines[-1].pieces).endswith("row.12")


def test_a_mark_behind_an_endless_word_is_not_cut() -> None:
    mark = Span("12", Look("body", 6.6, "accent", rise=3.4), OWNER, "note:12", 12, glued=True)
    for length in range(1, 60):
        lines = set_lines([Span("x" * length, LOOK, OWNER), mark], FONTS, 40)
        assert [note for line in lines for note in line.notes] == [12]
        assert "".join(piece.text for line in lines for piece in line.pieces if piece.span.element) == "x" * length + "12"


def test_no_line_is_wider_than_it_may_be() -> None:
    text = "Sicherheits- und Verteidigungspartnerschaft zwischen der EU und Japan, https://example.org/a/very/long/address?x=1"
    for width in (25, 60, 140, 400):
        assert all(line.width <= width + 0.01 for line in set_lines([Span(text, LOOK, OWNER)], FONTS, width))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a b c"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eevil\u202c", "\ufffdevil\ufffd"),
        ("nul\x00", "nul\ufffd"),
        ("thin\u2009space", "thin space"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_what_is_printed_of_odd_characters(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_two_fonts_of_one_name_are_refused(tmp_path: Path) -> None:
    style = load_style(Path(__file__).parents[2] / "styles" / "memo.toml").type
    copied = tmp_path / "Copied.ttf"
    copied.write_bytes(Path(style.body.regular).read_bytes())
    fonts = load_fonts(replace(style, fallbacks=(str(copied),)))
    with pytest.raises(InputError, match=r"Copied\.ttf: the font calls itself 'NotoSerif-Regular', as .* does\. Name only one"):
        fonts.parts("日本", "body")


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    style = load_style(Path(__file__).parents[2] / "styles" / "memo.toml").type
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"\x00\x01\x00\x00" + bytes(40))
    fonts = load_fonts(replace(style, body=replace(style.body, regular=str(broken))))
    with pytest.raises(InputError, match=r"Broken\.ttf: the font cannot be used"):
        fonts.face("body")


def test_a_word_cut_between_letters_has_a_hyphen_that_is_no_text() -> None:
    lines = set_lines([Span("Sicherheitsabkommen", LOOK, OWNER)], FONTS, 50)
    assert [line.pieces[-1].text for line in lines[:-1]] == ["-"] * (len(lines) - 1)
    assert all(line.pieces[-1].span.element is None for line in lines[:-1])
    words = "".join(piece.text for line in lines for piece in line.pieces if piece.span.element)
    assert words == "Sicherheitsabkommen"
    assert all(line.width <= 50.01 for line in lines)


def test_a_last_line_is_not_one_short_word() -> None:
    text = "The committee will meet again in the coming year"
    full = set_lines([Span(text, LOOK, OWNER)], FONTS, 1000)[0].width
    lines = _set(full - 1, Span(text, LOOK, OWNER))
    assert lines == ["The committee will meet again in the ", "coming year"]


def test_balanced_lines_are_about_as_long() -> None:
    span = Span("EU–Japan pact reported signed; Korea still open", LOOK, OWNER)
    full = set_lines([span], FONTS, 1000)[0].width
    lines = set_lines([span], FONTS, full * 0.9, balanced=True)
    assert len(lines) == 2
    assert min(line.width for line in lines) > 0.7 * max(line.width for line in lines)
