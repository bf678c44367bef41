"""New workspaces, from the templates that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pactbrief.catalog.style import SHIPPED_STYLES
from pactbrief.catalog.tables import ROOT
from pactbrief.errors import OutputError, UsageError

_TEMPLATES = ROOT / "templates" / "workspace"
#: Path in the workspace to the file it is a copy of.
_FILES: Mapping[str, Path] = {
    "seeds/sample.md": _TEMPLATES / "sample.md",
    "briefs/weekly/brief.toml": _TEMPLATES / "brief.toml",
    "styles/memo.toml": SHIPPED_STYLES / "memo.toml",
    "pactbrief.toml": _TEMPLATES / "pactbrief.toml",
}


def make_workspace(folder: Path) -> tuple[str, ...]:
    """The paths of the files made below `folder`.

    UsageError where any of them is there already, OutputError where the folder cannot be written; then nothing is made.
    """
    for name in _FILES:
        if (folder / name).exists():
            raise UsageError(f"{folder / name} exists already.", "Choose a new folder, or work in this workspace as it is.")
    try:
        for name, template in _FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(template.read_bytes())
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}).", "Choose a folder that you may write to."
        ) from error
    return tuple(_FILES)
