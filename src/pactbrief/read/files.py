"""Which files of a folder are sources."""

from __future__ import annotations

import os
from pathlib import Path

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


def find_files(root: Path) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """The sources below `root` (or `root` itself, if it is a file), sorted by path, and what was passed over with its reason.

    Hidden files and Word's lock files are ignored, sidecars belong to their source. A link to a folder is followed once.
    """
    if root.is_file():
        return (root,), ()
    walk = _Walk(root)
    walk.folder(root, 0)
    stems = {path.with_suffix("") for path in walk.found}
    lone = [path for path in walk.sidecars if path.with_suffix("") not in stems]
    walk.skipped += [
        Skipped(walk.relative(path), "a sidecar without its source.", "Give it the source's name, or delete it.")
        for path in lone
    ]
    return tuple(sorted(walk.found)), tuple(sorted(walk.skipped, key=lambda skipped: skipped.path))


class _Walk:
    """One walk over a folder; remembers the folders it has been in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Path] = []
        self.sidecars: list[Path] = []
        self.skipped: list[Skipped] = []
        self._been: set[tuple[int, int]] = set()

    def relative(self, path: Path) -> str:
        """The path below the root; bytes that are no UTF-8 as \\xNN."""
        return os.fsencode(path.relative_to(self.root).as_posix()).decode("utf-8", "backslashreplace")

    def folder(self, folder: Path, depth: int) -> None:
        try:
            stat = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._skip(folder, f"the folder cannot be read ({error.strerror}).", "Check its permissions.")
            return
        if (stat.st_dev, stat.st_ino) in self._been:
            return  # a link back to a folder already read: every file of it is listed once
        self._been.add((stat.st_dev, stat.st_ino))
        if depth > MAX_FOLDERS:
            self._skip(folder, f"it lies more than {MAX_FOLDERS} folders deep.", "Move it up.")
            return
        for entry in entries:
            if not entry.name.startswith((".", "~$")):
                self._entry(folder / entry.name, entry, depth)

    def _entry(self, path: Path, entry: os.DirEntry[str], depth: int) -> None:
        if not _is_text(entry.name):
            self._skip(path, "its name is not valid UTF-8.", "Rename it.")
            return
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError:
            is_folder = is_file = False
        if is_folder:
            self.folder(path, depth + 1)
        elif not is_file:
            self._skip(path, "it is no regular file (a broken link, a device, a pipe).", "Remove it or replace it by a file.")
        elif path.suffix.lower() in FORMATS:
            if len(self.found) >= MAX_FILES:
                self._skip(path, f"the folder holds more than {MAX_FILES} sources.", "Split the workspace.")
            else:
                self.found.append(path)
        elif path.suffix.lower() == _SIDECAR:
            self.sidecars.append(path)
        else:
            remedy = _CONVERT.get(path.suffix.lower(), f"Convert it to one of {' '.join(FORMATS)}, or move it elsewhere.")
            self._skip(
                path,
                f"files ending in '{path.suffix}' are not read." if path.suffix else "files without an ending are not read.",
                remedy,
            )

    def _skip(self, path: Path, reason: str, remedy: str) -> None:
        self.skipped.append(Skipped(self.relative(path), reason, remedy))


def _is_text(name: str) -> bool:
    """Whether a file's name is text: one that is not cannot be recorded or printed."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
