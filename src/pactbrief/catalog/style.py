"""House styles: TOML files to frozen `HouseStyle`. Every error names file, line, key and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, cast

from pactbrief.catalog.east_asian import EXTRA, east_asian_fonts
from pactbrief.catalog.font_files import can_draw, outlines
from pactbrief.catalog.keeping import toml
from pactbrief.errors import InputError, SettingsError
from pactbrief.model.records import dataclass
from pactbrief.model.style import EastAsianFont, FontFamily, HouseStyle, PageStyle, TypeStyle

_DATA = Path(__file__).resolve().parents[1] / "data"
SHIPPED_STYLES = _DATA / "styles"
SHIPPED_FONTS = _DATA / "fonts"
SHIPPED_PROFILE = _DATA / "colour" / "sRGB.icc"

_COLOURS = ("text", "muted", "accent", "rule", "fill", "on_accent")
_FACES = ("regular", "bold", "italic", "bold_italic")
_FIELDS = frozenset({"series", "edition", "as_of", "title", "handling", "page", "pages"})
_TABLES: Mapping[str, frozenset[str]] = {
    "": frozenset({"name", "page", "fonts", "type", "colours", "running", "marks", "labels", "order"}),
    "page": frozenset({"width", "height", "top", "bottom", "left", "right"}),
    "fonts": frozenset({"body", "heading", "fallback", "ja", "ko", "zh"}),
    "fonts.body": frozenset({"name", *_FACES}),
    "fonts.heading": frozenset({"name", *_FACES}),
    "fonts.fallback": frozenset({"files"}),
    **{f"fonts.{language}": frozenset({"name", "file", "heading_name", "heading_file"}) for language in ("ja", "ko", "zh")},
    "type": frozenset(
        {"size", "leading", "note_size", "note_leading", "table_size", "title_size", "heading_sizes", "paragraph_space"}
        | {"heading_spaces", "table_padding"}
    ),
    "colours": frozenset(_COLOURS),
    "running": frozenset({"header", "footer"}),
    "marks": frozenset({"handling", "note_form", "logo", "logo_alt"}),
    "order": frozenset({"sections"}),
}


def load_style(path: Path) -> HouseStyle:
    """The style in the TOML file `path`; font and logo paths in it come out absolute.

    InputError where the file cannot be read, SettingsError (file, line, key, remedy) where it does not validate.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: the style cannot be read ({error.strerror}).", "Name an existing style, such as styles/memo.toml."
        ) from error
    try:
        text = raw.decode("utf-8")
        tables = toml(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: the style is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: the style is no valid TOML: {error}.", "Correct the line named.") from error
    return _style(_Reading(path, text, tables))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A parsed style file with what is needed to say where something is wrong."""

    path: Path
    text: str
    tables: dict[str, Any]

    def error(self, table: str, key: str, wrong: str, remedy: str) -> SettingsError:
        """The error about `key` in [table], with the line where it stands (or where its table begins)."""
        full = f"{table}.{key}" if table else key
        return SettingsError(f"{self.path}, line {self._line(table, key)}: {full} {wrong}.", remedy)

    def table(self, name: str) -> dict[str, Any]:
        """The table `name` ("fonts.body"), checked for keys that do not belong there."""
        found: Any = self.tables
        above = ""
        for part in name.split(".") if name else ():
            if part not in found:
                raise self.error(above, part, "is missing", f"Add a table [{name}].")
            found = found[part]
            if not isinstance(found, dict):
                raise self.error(above, part, "is not a table", f"Write it as [{name}] with its keys below.")
            above = name if above else part
        known = _TABLES[name]
        for key in found:
            if key not in known:
                raise self.error(name, key, "is not a known key", f"Known here: {', '.join(sorted(known))}.")
        return cast(dict[str, Any], found)

    def value(self, table: str, key: str, of: type | tuple[type, ...], kind: str, check: Callable[[Any], bool]) -> Any:
        """The value of a required key; SettingsError unless it is of that type and passes `check`."""
        found = self.table(table)
        if key not in found:
            raise self.error(table, key, "is missing", f"Add {key} = {kind}.")
        value = found[key]
        if not isinstance(value, of) or isinstance(value, bool) or not check(value):
            raise self.error(table, key, f"is {value!r}", f"It must be {kind}.")
        return value

    def _line(self, table: str, key: str) -> int:
        current, table_line = "", 1
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := re.match(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$", line):
                current = header[1].replace('"', "").replace(" ", "")
                if current == table:
                    table_line = number
                if current == (f"{table}.{key}" if table else key):
                    return number
            elif current == table and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
                return number
        return table_line


def _style(reading: _Reading) -> HouseStyle:
    reading.table("")
    marks = reading.table("marks")
    header, footer = _pair(reading, "header"), _pair(reading, "footer")
    logo = _text(reading, "marks", "logo") if "logo" in marks else None
    return HouseStyle(
        name=_text(reading, "", "name"),
        page=_page(reading),
        type=_type(reading),
        colours={name: _colour(reading, name) for name in _COLOURS},
        header=header,
        footer=footer,
        handling=_text(reading, "marks", "handling", empty=True),
        logo=str(_logo(reading, logo)) if logo else None,
        logo_alt=_text(reading, "marks", "logo_alt") if logo else "",
        note_form=_note_form(reading),
        labels=_labels(reading),
        sections=_strings(reading, "order", "sections"),
    )


def _text(reading: _Reading, table: str, key: str, *, empty: bool = False) -> str:
    kind = "a text in quotation marks"
    return str(reading.value(table, key, str, kind, lambda text: empty or bool(text.strip())))


def _number(reading: _Reading, table: str, key: str, low: float, high: float) -> float:
    kind = f"a number from {low:g} to {high:g}"
    return float(reading.value(table, key, (int, float), kind, lambda number: low <= number <= high))


def _strings(reading: _Reading, table: str, key: str) -> tuple[str, ...]:
    def fits(entries: list[Any]) -> bool:
        return all(isinstance(entry, str) and entry for entry in entries) and len(set(entries)) == len(entries)

    return tuple(reading.value(table, key, list, "a list of different texts", fits))


def _pair(reading: _Reading, key: str) -> tuple[str, str]:
    def fits(entries: list[Any]) -> bool:
        return len(entries) == 2 and all(isinstance(entry, str) for entry in entries)

    left, right = reading.value("running", key, list, 'two texts, ["left", "right"]', fits)
    for field in re.findall(r"\{([^{}]*)\}", left + right):
        if field not in _FIELDS:
            known = ", ".join(f"{{{name}}}" for name in sorted(_FIELDS))
            raise reading.error("running", key, f"holds the unknown field {{{field}}}", f"Known fields: {known}.")
    return left, right


def _page(reading: _Reading) -> PageStyle:
    size = {key: _number(reading, "page", key, 100, 600) for key in ("width", "height")}
    margins = {key: _number(reading, "page", key, 10, 80) for key in ("top", "bottom", "left", "right")}
    if size["width"] - margins["left"] - margins["right"] < 80:
        raise reading.error("page", "width", "leaves less than 80 mm between the margins", "Widen the page or narrow them.")
    if size["height"] - margins["top"] - margins["bottom"] < 120:
        raise reading.error("page", "height", "leaves less than 120 mm between the margins", "Use a taller page.")
    return PageStyle(**size, **margins)


def _type(reading: _Reading) -> TypeStyle:
    fallback = reading.table("fonts").get("fallback")
    files = _strings(reading, "fonts.fallback", "files") if fallback is not None else ()
    body, heading = _family(reading, "fonts.body"), _family(reading, "fonts.heading")
    return TypeStyle(
        body=body,
        heading=heading,
        fallbacks=tuple(str(_font(reading, "fonts.fallback", "files", file, drawn=True)) for file in files),
        size=_number(reading, "type", "size", 6, 24),
        leading=_number(reading, "type", "leading", 1, 2.5),
        note_size=_number(reading, "type", "note_size", 5, 18),
        note_leading=_number(reading, "type", "note_leading", 1, 2.5),
        table_size=_number(reading, "type", "table_size", 5, 18),
        title_size=_number(reading, "type", "title_size", 10, 60),
        heading_sizes=_four(reading, "heading_sizes", 6, 48),
        paragraph_space=_number(reading, "type", "paragraph_space", 0, 40),
        **_spaces(reading),
        east_asian={language: _east_asian(reading, language, body, heading) for language in east_asian_fonts()},
    )


def _four(reading: _Reading, key: str, low: float, high: float) -> tuple[float, float, float, float]:
    """One number for each level of headings."""

    def fits(numbers: list[Any]) -> bool:
        return len(numbers) == 4 and all(isinstance(number, int | float) and low <= number <= high for number in numbers)

    one, two, three, four = reading.value("type", key, list, f"four numbers from {low:g} to {high:g}", fits)
    return float(one), float(two), float(three), float(four)


def _spaces(reading: _Reading) -> dict[str, Any]:
    """The optional spaces of [type] that the style gives."""
    given = reading.table("type").keys()
    spaces: dict[str, Any] = {}
    if "heading_spaces" in given:
        spaces["heading_spaces"] = _four(reading, "heading_spaces", 0, 60)
    if "table_padding" in given:
        spaces["table_padding"] = _number(reading, "type", "table_padding", 0, 12)
    return spaces


def _family(reading: _Reading, table: str) -> FontFamily:
    files = {face: str(_font(reading, table, face, _text(reading, table, face))) for face in _FACES}
    return FontFamily(name=_text(reading, table, "name"), **files)


def _east_asian(reading: _Reading, language: str, *families: FontFamily) -> tuple[EastAsianFont, EastAsianFont]:
    """The fonts of a language beside the two families: those that the style names, else those that are installed."""
    known = east_asian_fonts()[language]
    usual = [known["serif" if family.has_serifs else "sans"] for family in families]
    if language not in reading.table("fonts"):
        return usual[0], usual[1]
    table = f"fonts.{language}"
    named = [_named(reading, table, "", usual[0])]
    in_headings = {"heading_name", "heading_file"} & reading.table(table).keys()
    named.append(_named(reading, table, "heading_", usual[1]) if in_headings else named[0])
    return named[0], named[1]


def _named(reading: _Reading, table: str, prefix: str, usual: EastAsianFont) -> EastAsianFont:
    file = _font(reading, table, f"{prefix}file", _text(reading, table, f"{prefix}file"), drawn=True)
    others = (usual.name, *usual.others)
    return EastAsianFont(_text(reading, table, f"{prefix}name"), str(file), others, usual.charset)


def _font(reading: _Reading, table: str, key: str, file: str, *, drawn: bool = False) -> Path:
    """The font file; SettingsError where it is not there or cannot be used. `drawn`: not only static TrueType outlines."""
    for folder in (reading.path.parent, SHIPPED_FONTS):
        path = (folder / file).resolve()
        if path.is_file():
            break
    else:
        shipped = ", ".join(sorted(font.name for font in SHIPPED_FONTS.glob("*.ttf")))
        raise reading.error(
            table, key, f"names {file!r}, which is not there", f"Put it beside the style, or use one of {shipped}."
        )
    kind = outlines(path)
    if kind == "none" or (kind == "drawn" and not (drawn and can_draw())):
        more = f" Other outlines can be used after {EXTRA}." if drawn and kind == "drawn" else ""
        raise reading.error(
            table, key, f"names {file!r}, which has no static TrueType outlines", f"Use a static .ttf font.{more}"
        )
    return path


def _logo(reading: _Reading, file: str) -> Path:
    path = (reading.path.parent / file).resolve()
    if not path.is_file() or path.suffix.lower() not in (".png", ".jpg", ".jpeg"):
        raise reading.error("marks", "logo", f"names {file!r}, which is no PNG or JPEG file there", "Put it beside the style.")
    return path


def _colour(reading: _Reading, name: str) -> str:
    kind = 'a colour such as "#1f3a5f"'
    return str(
        reading.value("colours", name, str, kind, lambda text: re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None)
    ).lower()


def _note_form(reading: _Reading) -> Literal["superscript", "brackets"]:
    forms = ("superscript", "brackets")
    form = reading.value("marks", "note_form", str, '"superscript" or "brackets"', lambda text: text in forms)
    return cast(Literal["superscript", "brackets"], form)


def _labels(reading: _Reading) -> dict[str, str]:
    labels = reading.tables.get("labels")
    if not isinstance(labels, dict):
        raise reading.error("", "labels", "is missing or not a table", "Add a table [labels] with the fixed words.")
    for key, label in labels.items():
        if not isinstance(label, str):
            raise reading.error("labels", key, f"is {label!r}", "It must be a text in quotation marks.")
    return dict(labels)
