"""TOML files that people write, read strictly: a misspelt key is an error with file, line, and the key it may have meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pactbrief.errors import SettingsError
from pactbrief.model.records import dataclass

Tables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed file with its lines, so that an error can say where. `name` is how messages call it.

    `lines` are the numbers of the lines that a part of the file spans; the whole file without.
    """

    name: str
    text: str
    tables: Tables
    lines: range | None = None

    @property
    def place(self) -> str:
        """The file, and for a part of it the line it begins in."""
        return f"{self.name}, line {self.lines[0]}" if self.lines else self.name

    def entries(self, name: str) -> tuple[TomlFile, ...]:
        """The entries of the list of tables [[name]] as parts of the file, in their order; none where it is missing."""
        rows = self.tables.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.error(name, f"{name} is no list of tables", f"Write [[{name}]] above each entry.")
        return tuple(replace(self.within(name, at), tables=row) for at, row in enumerate(rows))

    def within(self, row: str, index: int) -> TomlFile:
        """The part of the file that holds `[[row]]` number `index`, counted from 0, with the rows below it; places of
        errors are sought there. The whole where the rows are written in another way."""
        inside = [(at, line.strip().replace(" ", "")) for at, line in self._numbered()]
        starts = [at for at, line in inside if line.startswith(f"[[{row}]]")]
        if index >= len(starts):
            return self
        below = (f"[[{row}.", f"[{row}.")
        heads = (at for at, line in inside if at > starts[index] and line.startswith("[") and not line.startswith(below))
        return replace(self, lines=range(starts[index], next(heads, inside[-1][0] + 1)))

    def _numbered(self) -> list[tuple[int, str]]:
        lines = enumerate(self.text.splitlines(), 1)
        return [(at, line) for at, line in lines if self.lines is None or at in self.lines]

    def error(self, key: str, problem: str, remedy: str) -> SettingsError:
        """An error at `key`: `<file>, line <n>: <problem>. <remedy>`."""
        return SettingsError(f"{self.name}{self._place(key)}: {problem}.", remedy)

    def allow(self, table: Tables, allowed: Sequence[str], where: str = "") -> None:
        """SettingsError for the first key of `table` that is not allowed there."""
        for key in table:
            if key not in allowed:
                near = get_close_matches(key, allowed, n=1, cutoff=0.6)
                place = f" in [{where}]" if where else ""
                remedy = f"Did you mean {near[0]!r}? " if near else ""
                raise self.error(key, f"unknown key {key!r}{place}", f"{remedy}Allowed are: {', '.join(allowed)}.")

    def string(self, table: Tables, key: str, default: str | None = None) -> str:
        """A string; SettingsError where it is of another type, or missing without a default."""
        value = table.get(key, default)
        if value is None:
            raise SettingsError(f"{self.place}: the key {key!r} is missing.", f'Add a line such as: {key} = "..."')
        if not isinstance(value, str):
            raise self.error(key, f"{key} is {value!r}, not a text", f'Write it in quotation marks: {key} = "..."')
        return value

    def day(self, table: Tables, key: str) -> str:
        """A day as ISO 8601, written as 2024-11-12 with or without quotation marks."""
        value = table.get(key)
        if value is None:
            raise SettingsError(f"{self.place}: the key {key!r} is missing.", f"Add a line such as: {key} = 2024-11-12")
        if isinstance(value, str):
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError:
                pass
        elif isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        raise self.error(key, f"{key} is {str(value)!r}, not a day", f"Write year-month-day: {key} = 2024-11-12")

    def number(self, table: Tables, key: str) -> int:
        """A whole number, zero or more."""
        value = table[key]
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(key, f"{key} is {value!r}, not a whole number", f"Write for example: {key} = 4")
        return value

    def strings(self, table: Tables, key: str, default: Sequence[str] = (), allowed: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of strings, each one of `allowed` where that is given."""
        value = table.get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(entry, str) for entry in value):
            raise self.error(key, f"{key} is {value!r}, not a list of texts", f'Write for example: {key} = ["..."]')
        for entry in value:
            if allowed and entry not in allowed:
                raise self.error(key, f"{entry!r} is not possible in {key}", f"Possible are: {', '.join(allowed)}.")
        return tuple(value)

    def table(self, table: Tables, key: str) -> Tables:
        """A table of texts, empty where it is missing."""
        value = table.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
            raise self.error(key, f"{key} is not a table of texts", f'Write for example: [{key}] and below it: name = "text"')
        return value

    def _place(self, key: str) -> str:
        pattern = re.compile(rf"""^\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
        inline = re.compile(rf"""(?<![\w-])["']?{re.escape(key)}["']?\s*=|["']{re.escape(key)}["']""")
        lines = self._numbered()
        for form in (pattern.match, inline.search):
            for number, line in lines:
                if form(line) and not line.lstrip().startswith("#"):
                    return f", line {number}"
        return f", line {self.lines[0]}" if self.lines else ""


def read_toml(path: Path, name: str) -> TomlFile:
    """The parsed file; SettingsError with line and remedy where it cannot be read or parsed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name} is not UTF-8 (byte {error.start}).", "Save it again as UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{name} cannot be read: {error.strerror}.", "Check that it exists and is readable.") from error
    try:
        return TomlFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name} is not valid TOML: {error}.", "Correct that place.") from error
