"""House styles: what is shipped loads, what is broken is named with file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactbrief.catalog.style import SHIPPED_FONTS, SHIPPED_STYLES, load_style
from pactbrief.errors import InputError, SettingsError

ROOT = Path(__file__).parents[2]
MEMO = (SHIPPED_STYLES / "memo.toml").read_text(encoding="utf-8")


def _broken(folder: Path, old: str, new: str) -> str:
    """The error about memo.toml with `old` replaced by `new`; the path is shortened to the file's name."""
    assert MEMO.count(old) == 1, old
    path = folder / "memo.toml"
    path.write_text(MEMO.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_style(path)
    return str(caught.value).replace(str(path), "memo.toml")


def _line(text: str) -> int:
    return MEMO[: MEMO.index(text)].count("\n") + 1


def test_the_project_s_style_is_the_shipped_one() -> None:
    assert (ROOT / "styles" / "memo.toml").read_bytes() == (SHIPPED_STYLES / "memo.toml").read_bytes()


def test_shipped_styles_load_and_differ_visibly() -> None:
    memo, bulletin = load_style(SHIPPED_STYLES / "memo.toml"), load_style(SHIPPED_STYLES / "bulletin.toml")
    assert (memo.name, bulletin.name) == ("memo", "bulletin")
    assert memo.page != bulletin.page
    assert memo.type.body.name != bulletin.type.body.name
    assert memo.colours["accent"] != bulletin.colours["accent"]
    assert memo.note_form != bulletin.note_form
    assert memo.labels.keys() == bulletin.labels.keys()


def test_fonts_are_files_with_their_licence() -> None:
    style = load_style(SHIPPED_STYLES / "memo.toml")
    for family in (style.type.body, style.type.heading):
        for file in (family.regular, family.bold, family.italic, family.bold_italic):
            assert Path(file).is_file()
    assert "SIL OPEN FONT LICENSE Version 1.1" in (SHIPPED_FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_a_font_beside_the_style_wins(tmp_path: Path) -> None:
    (tmp_path / "memo.toml").write_text(MEMO, encoding="utf-8")
    own = tmp_path / "NotoSerif-Regular.ttf"
    own.write_bytes((SHIPPED_FONTS / "NotoSans-Regular.ttf").read_bytes())
    assert load_style(tmp_path / "memo.toml").type.body.regular == str(own.resolve())


def test_fallback_fonts_and_logo_are_optional(tmp_path: Path) -> None:
    start = MEMO.index("[fonts.fallback]")
    text = MEMO[:start] + MEMO[MEMO.index("\n", MEMO.index("files =")) :]
    (tmp_path / "plain.toml").write_text(text, encoding="utf-8")
    style = load_style(tmp_path / "plain.toml")
    assert style.type.fallbacks == ()
    assert style.logo is None


@pytest.mark.parametrize(
    ("old", "new", "wording"),
    [
        ("width = 210", "widht = 210", "page.widht is not a known key. Known here: bottom, height, left, right, top, width."),
        ("width = 210", 'width = "A4"', "page.width is 'A4'. It must be a number from 100 to 600."),
        ("width = 210", "width = true", "page.width is True. It must be a number from 100 to 600."),
        ("left = 24", "left = 9", "page.left is 9. It must be a number from 10 to 80."),
        ('accent = "#1f3a5f"', 'accent = "navy"', "colours.accent is 'navy'. It must be a colour such as \"#1f3a5f\"."),
        (
            'note_form = "superscript"',
            'note_form = "roman"',
            'marks.note_form is \'roman\'. It must be "superscript" or "brackets".',
        ),
        (
            'header = ["{series}", "{handling}"]',
            'header = ["{serie}", ""]',
            "running.header holds the unknown field {serie}. Known fields: {as_of}, {edition}, {handling}, {page}, {pages},"
            " {series}, {title}.",
        ),
        (
            "heading_sizes = [14.5, 12, 10.5, 10.5]",
            "heading_sizes = [14.5]",
            "type.heading_sizes is [14.5]. It must be four numbers from 6 to 48.",
        ),
        (
            "table_padding = 2.5 ",
            "table_padding = 25 ",
            "type.table_padding is 25. It must be a number from 0 to 12.",
        ),
        ('status = "Status"', "status = 3", "labels.status is 3. It must be a text in quotation marks."),
        ('name = "memo"', 'title = "memo"', "title is not a known key. Known here: colours, fonts, labels, marks,"),
    ],
)
def test_a_broken_value_is_named_with_its_line(tmp_path: Path, old: str, new: str, wording: str) -> None:
    message = _broken(tmp_path, old, new)
    assert message.startswith(f"memo.toml, line {_line(old)}: {wording}")


def test_a_missing_font_names_those_that_are_there(tmp_path: Path) -> None:
    message = _broken(tmp_path, 'regular = "NotoSerif-Regular.ttf"', 'regular = "Garamond.ttf"')
    assert "fonts.body.regular names 'Garamond.ttf', which is not there. Put it beside the style, or use one of" in message
    assert "NotoSerif-Regular.ttf" in message


def test_a_font_without_truetype_outlines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Type.ttf").write_bytes(b"OTTO" + bytes(100))
    message = _broken(tmp_path, 'regular = "NotoSerif-Regular.ttf"', 'regular = "Type.ttf"')
    assert "fonts.body.regular names 'Type.ttf', which has no static TrueType outlines. Use a static .ttf font." in message


@pytest.mark.parametrize("table", ["page", "fonts.body", "type", "colours", "running", "marks", "labels", "order"])
def test_a_missing_table_is_named(tmp_path: Path, table: str) -> None:
    path = tmp_path / "memo.toml"
    path.write_text(MEMO.replace(f"[{table}]", f"[{table}x]"), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"memo\.toml, line \d+: .*(is missing|is not a known key)"):
        load_style(path)


def test_margins_that_leave_no_text_are_refused(tmp_path: Path) -> None:
    message = _broken(tmp_path, "left = 24\nright = 24", "left = 70\nright = 70")
    assert "page.width leaves less than 80 mm between the margins" in message


def test_a_syntax_error_is_named_with_its_line(tmp_path: Path) -> None:
    message = _broken(tmp_path, "top = 24", "top = = 24")
    assert message.startswith("memo.toml: the style is no valid TOML: ")
    assert f"line {_line('top = 24')}" in message


def test_a_style_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.toml: the style cannot be read \(No such file or directory\)"):
        load_style(tmp_path / "nowhere.toml")


def test_a_style_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "memo.toml"
    path.write_bytes(MEMO.encode("utf-8").replace(b"The house", b"The h\xf6use"))
    with pytest.raises(SettingsError, match="the style is not UTF-8"):
        load_style(path)
