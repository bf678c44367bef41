"""Reads and checks the TOML tables under data/: every file against the schema of its name, errors with file and place."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pactbrief.catalog.keeping import checked_toml, stamp, toml
from pactbrief.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent / "data"
_KINDS: Mapping[str, type] = {"text": str, "number": int, "flag": bool}


def read_table(path: Path) -> dict[str, Any]:
    """The parsed file, checked against `schema/<name>.toml` where there is one; SettingsError names file and place."""
    kind = f"taxonomy-{path.stem}" if path.parent.name == "taxonomy" else path.stem
    rules = schema(kind)

    def check(table: dict[str, Any]) -> None:
        check_table(table, rules, str(path))

    try:
        return checked_toml(path.read_text(encoding="utf-8"), check, (json.dumps(rules), stamp((Path(__file__),))))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror}).", "Reinstall pactbrief.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.", "Correct the line.") from error


@cache
def schema(name: str) -> Mapping[str, Any]:
    """The schema of the tables called `name`; empty where none is written (then nothing is checked)."""
    path = ROOT / "schema" / f"{name}.toml"
    return toml(path.read_text(encoding="utf-8")) if path.is_file() else {}


def check_table(table: Mapping[str, Any], rules: Mapping[str, Any], place: str) -> None:
    """Checks `table` against `rules`: key -> "text", "texts", "number", "flag", "one of a|b", or a table of such rules.

    The key `"*"` stands for every key not named. A rule that is a list of one table is for `[[rows]]`. A key with a
    trailing `!` must be present. An empty schema lets everything pass.
    """
    if not rules:
        return
    known = {key.rstrip("!"): rule for key, rule in rules.items()}
    for key in rules:
        if key.endswith("!") and key.rstrip("!") not in table:
            raise SettingsError(f"{place}: the key '{key.rstrip('!')}' is missing.", "Add it.")
    for key, entry in table.items():
        rule = known.get(key, known.get("*"))
        if rule is None:
            allowed = ", ".join(sorted(known))
            raise SettingsError(f"{place}: unknown key '{key}'.", f"Use one of: {allowed}.")
        _check(entry, rule, f"{place}: {key}")


def _check(entry: Any, rule: Any, place: str) -> None:
    if isinstance(rule, Mapping):
        if not isinstance(entry, Mapping):
            raise SettingsError(f"{place} must be a table.", "Write it as [table].")
        check_table(entry, rule, place)
    elif isinstance(rule, list):
        if not isinstance(entry, list):
            raise SettingsError(f"{place} must be rows.", "Write them as [[rows]].")
        for number, row in enumerate(entry, start=1):
            _check(row, rule[0], f"{place} row {number}")
    elif rule == "texts":
        if not isinstance(entry, list) or not all(isinstance(text, str) and text.strip() for text in entry):
            raise SettingsError(f"{place} must be a list of non-empty texts.", 'Write ["first", "second"].')
    elif str(rule).startswith("one of "):
        choices = str(rule).removeprefix("one of ").split("|")
        if entry not in choices:
            raise SettingsError(f"{place} is {entry!r}.", f"Use one of: {', '.join(choices)}.")
    elif rule != "any" and (not isinstance(entry, _KINDS[rule]) or (rule == "number" and isinstance(entry, bool))):
        raise SettingsError(f"{place} must be a {rule}.", "Correct the value.")
