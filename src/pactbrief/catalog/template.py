"""The shipped Word template: an empty A4 package that holds what no house style changes."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from zipfile import ZipFile


@cache
def word_template() -> bytes:
    """The template as the bytes of a `.docx` package: settings, the bullet list, empty body and properties.

    It is kept as readable XML under `data/templates/docx` and packed here (2 ms cold), so that a change to it can be reviewed.
    """
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        _pack(resources.files("pactbrief") / "data" / "templates" / "docx", "", package)
    return packed.getvalue()


def _pack(folder: Traversable, path: str, package: ZipFile) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            _pack(entry, f"{path}{entry.name}/", package)
        else:
            package.writestr(path + entry.name, entry.read_bytes())


@cache
def web_style() -> str:
    """The style sheet of the HTML form; its custom properties are set from the house style."""
    return (resources.files("pactbrief") / "data" / "templates" / "html" / "memo.css").read_text("utf-8")
