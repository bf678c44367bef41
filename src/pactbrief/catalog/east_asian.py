"""The fonts for Japanese, Korean and Chinese that are at hand: those of the extra `cjk`, where it is installed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pactbrief.catalog.font_files import can_draw
from pactbrief.catalog.tables import ROOT
from pactbrief.model.style import EastAsianFont

#: What to install for them.
EXTRA = 'pip install "pactbrief[cjk]"'


@cache
def east_asian_fonts() -> Mapping[str, Mapping[str, EastAsianFont]]:
    """By language (ja, ko, zh), then by kind (serif, sans). A font whose package is not installed has no file."""
    tables = tomllib.loads((ROOT / "fonts" / "east_asian.toml").read_text("utf-8"))
    return {language: _fonts(table, _folder(table["package"]) if can_draw() else None) for language, table in tables.items()}


def _fonts(table: Mapping[str, Any], folder: Path | None) -> Mapping[str, EastAsianFont]:
    def font(kind: str) -> EastAsianFont:
        file = folder / table[kind]["file"] if folder else None
        at_hand = str(file) if file and file.is_file() else None
        return EastAsianFont(table[kind]["name"], at_hand, tuple(table[kind]["others"]), table["charset"])

    return {kind: font(kind) for kind in ("serif", "sans")}


def _folder(package: str) -> Path | None:
    """The folder of an installed package, which is not imported for it."""
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else None
