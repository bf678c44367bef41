"""Which files of a folder are sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from pactbrief.model.source import Skipped
from pactbrief.read.limits import MAX_FILES, MAX_FOLDERS

#: Module of each ending, and its media type.
FORMATS: dict[str, tuple[str, str]] = {
    ".txt": ("plain", "text/plain"),
    ".md": ("markdown", "text/markdown"),
    ".html": ("html", "text/html"),
    ".htm": ("html", "text/html"),
    ".pdf": ("pdf", "application/pdf"),
    ".docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".eml": ("eml", "message/rfc822"),
    ".json": ("feed", "application/json"),
}
_SIDECAR = ".toml"
_CONVERT = {
    ".doc": "Save it as .docx.",
    ".rtf": "Save it as .docx.",
    ".odt": "Save it as .docx.",
    ".msg": "Save it as .eml.",
    ".mhtml": "Save it as .html.",
}


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of the source `path` is or would be."""
    return path.with_suffix(".toml")


class FoundFile(NamedTuple):
    """A source's path below the folder that was searched, with what the file system says of it and of its sidecar, if any."""

    path: str
    stat: os.stat_result
    sidecar: os.stat_result | None

    @property
    def sidecar_path(self) -> str:
        """Where its sidecar is or would be, below the same folder."""
        return os.path.splitext(self.path)[0] + _SIDECAR  # noqa: PTH122


def find_files(root: Path) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """The paths of what `list_files` finds below `root`; `root` itself, if it is a file."""
    if root.is_file():
        return (root,), ()
    found, skipped = list_files(root)
    return tuple(root / file.path for file in found), skipped


def list_files(root: Path) -> tuple[tuple[FoundFile, ...], tuple[Skipped, ...]]:
    """The sources below the folder `root`, sorted by path, and what was passed over with its reason.

    Hidden files and Word's lock files are ignored, sidecars belong to their source. A link to a folder is followed once.
    """
    walk = _Walk()
    walk.folder(str(root), "", 0)
    for stem in walk.sidecars.keys() - {stem for _, stem, _ in walk.found}:
        walk.skip(stem + _SIDECAR, "a sidecar without its source.", "Give it the source's name, or delete it.")
    sidecar = walk.sidecars.get
    found = tuple(FoundFile(path, stat, sidecar(stem)) for path, stem, stat in sorted(walk.found))
    return found, tuple(sorted(walk.skipped, key=lambda skipped: skipped.path))


class _Walk:
    """One walk over a folder; remembers the folders it has been in. Paths are strings: a store has many. `found` are path, path
    without ending and stat of each source; sidecars go by their path without ending."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, os.stat_result]] = []
        self.sidecars: dict[str, os.stat_result] = {}
        self.skipped: list[Skipped] = []
        self._been: set[tuple[int, int]] = set()

    def folder(self, folder: str, below: str, depth: int) -> None:
        """Walks the folder, whose path below the root is `below`."""
        try:
            stat = os.stat(folder)  # noqa: PTH116
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.skip(below or ".", f"the folder cannot be read ({error.strerror}).", "Check its permissions.")
            return
        if (stat.st_dev, stat.st_ino) in self._been:
            return  # a link back to a folder already read: every file of it is listed once
        self._been.add((stat.st_dev, stat.st_ino))
        if depth > MAX_FOLDERS:
            self.skip(below, f"it lies more than {MAX_FOLDERS} folders deep.", "Move it up.")
            return
        prefix = f"{below}/" if below else ""
        for entry in entries:
            if not entry.name.startswith((".", "~$")):
                self._entry(prefix + entry.name, entry, depth)

    def _entry(self, path: str, entry: os.DirEntry[str], depth: int) -> None:
        if not entry.name.isascii() and not _is_text(entry.name):
            self.skip(path, "its name is not valid UTF-8.", "Rename it.")
            return
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
            stat = entry.stat()
        except OSError:
            is_folder = is_file = False
        name, dot, last = entry.name.rpartition(".")
        ending = f".{last.lower()}" if dot else ""
        stem = path[: len(path) - len(entry.name)] + name
        if is_folder:
            self.folder(entry.path, path, depth + 1)
        elif not is_file:
            self.skip(path, "it is no regular file (a broken link, a device, a pipe).", "Remove it or replace it by a file.")
        elif ending in FORMATS:
            if len(self.found) >= MAX_FILES:
                self.skip(path, f"the folder holds more than {MAX_FILES} sources.", "Split the workspace.")
            else:
                self.found.append((path, stem, stat))
        elif entry.name.endswith(_SIDECAR):
            self.sidecars[stem] = stat
        else:
            self._not_read(path, Path(entry.name).suffix)

    def _not_read(self, path: str, suffix: str) -> None:
        remedy = _CONVERT.get(suffix.lower(), f"Convert it to one of {' '.join(FORMATS)}, or move it elsewhere.")
        reason = f"files ending in '{suffix}' are not read." if suffix else "files without an ending are not read."
        self.skip(path, reason, remedy)

    def skip(self, path: str, reason: str, remedy: str) -> None:
        """Notes what is not read; bytes of a name that are no UTF-8 as \\xNN."""
        self.skipped.append(Skipped(os.fsencode(path).decode("utf-8", "backslashreplace"), reason, remedy))


def _is_text(name: str) -> bool:
    """Whether a file's name is text: one that is not cannot be recorded or printed."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
