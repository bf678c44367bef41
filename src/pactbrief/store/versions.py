"""What results depend on besides their inputs: the program's own files. No version number to forget to raise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
#: What an article's claims depend on.
READING_PARTS = ("model", "catalog", "dates", "read", "extract", "data/languages", "data/taxonomy", "data/reading")


@cache
def reading_version() -> str:
    """Changes with any file that reading and extraction use; part of the key of each stored article."""
    return _digest(path for part in READING_PARTS for path in (_PACKAGE / part).rglob("*"))


@cache
def program_version() -> str:
    """Changes with any file of the program; part of what an edition was built from."""
    return _digest(_PACKAGE.rglob("*"))


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        if "__pycache__" not in path.parts and path.is_file():
            total.update(path.relative_to(_PACKAGE).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
