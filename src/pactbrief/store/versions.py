"""What results depend on besides their inputs: the program's own files. No version number to forget to raise."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = str(Path(__file__).resolve().parent.parent)
#: What an article's claims depend on.
READING_PARTS = ("model", "catalog", "dates", "read", "extract", "data/languages", "data/taxonomy", "data/reading")

_INSTALLED = re.compile(r"(.+?)-([^-]+)(?:-py[\d.]+)?\.(?:dist|egg)-info")


@cache
def reading_version() -> str:
    """Changes with any file that reading and extraction use; part of the key of each stored article."""
    folders = tuple(f"{part}/" for part in READING_PARTS)
    return _digest((path, digest) for path, digest in _hashes() if path.startswith(folders))


@cache
def program_version() -> str:
    """Changes with any file of the program; part of what an edition was built from."""
    return _digest(_hashes())


def library_versions(names: Iterable[str]) -> Iterator[str]:
    """Name and version of each installed library, `-` for one that is not, from the names of the folders that installers leave:
    the standard library's way loads forty modules and parses whole letters."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.listdir(folder or "."):  # noqa: PTH208
                installed = _INSTALLED.fullmatch(entry)
                if installed:
                    found.setdefault(_plain(installed[1]), installed[2])
    return (f"{name} {found.get(_plain(name), '-')}" for name in names)


def _plain(name: str) -> str:
    """The one form of a library's name, as PEP 503 has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _hashes() -> tuple[tuple[str, bytes], ...]:
    """The files of the program, in order, each with its hash."""
    found = []
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118  four hundred Path objects take longer than the hashes
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                found.append((path[len(_PACKAGE) + 1 :].replace(os.sep, "/"), hashlib.sha256(file.read()).digest()))
    return tuple(sorted(found))


def _digest(hashes: Iterable[tuple[str, bytes]]) -> str:
    return hashlib.sha256(b"".join(path.encode() + digest for path, digest in hashes)).hexdigest()
