"""Waiting for a person to change something that an edition is built from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.settings import Workspace

#: Milliseconds without a further change after which changes count as made: an editor's save, a folder being copied.
QUIET = 200
#: Milliseconds after which they are told all the same, though more come in.
LONGEST = 2_000
#: Milliseconds between looks at what is not watched: the settings, and whether the folders are still the same ones.
LOOK = 250
#: The file that is looked at rather than watched: watching the folder above it would mean to watch .git and .venv.
SETTINGS = "pactbrief.toml"
#: What watchfiles calls a change, by its number.
_WORDS = {1: "added", 2: "changed", 3: "deleted"}

#: What a path was at one look: None where nothing was there.
_Stamp = tuple[int, ...] | None


@dataclass(frozen=True, slots=True, order=True)
class FileChange:
    """A path below the workspace, and whether it was added, changed or deleted."""

    path: str
    what: str


def changes(workspace: Workspace) -> Iterator[tuple[FileChange, ...]]:
    """What a person changed, each time something was. The first time it is nothing: from then on no change is missed.

    It goes on until it is closed. InputError where the system cannot watch the folders; KeyboardInterrupt at Ctrl-C.
    """
    known = _around(workspace)
    before: tuple[FileChange, ...] = ()
    while True:
        fresh = True
        for found in _watched(workspace):
            now = _around(workspace)
            seen = _differences(known, now)
            moved = any(each.path != SETTINGS for each in seen)
            known = now
            if moved:
                before = seen
                break  # what was watched is gone, or something new is to be watched
            told = tuple(sorted({*before, *seen, *found}))
            if told or fresh:
                yield told
            before, fresh = (), False


def _watched(workspace: Workspace) -> Iterator[tuple[FileChange, ...]]:
    """The changes below the folders that are there now; nothing, at every look."""
    from watchfiles import watch

    folders = [folder for folder in (workspace.seeds, workspace.briefs, workspace.styles) if folder.is_dir()]
    try:
        for found in watch(*folders, watch_filter=None, debounce=LONGEST, step=QUIET, rust_timeout=LOOK, yield_on_timeout=True):
            paths = ((PurePosixPath(Path(path).relative_to(workspace.root).as_posix()), _WORDS[kind]) for kind, path in found)
            yield tuple(FileChange(str(path), what) for path, what in paths if is_input(path))
    except OSError as error:
        raise InputError(
            f"Changes below {workspace.root} cannot be watched ({error.strerror or error}).",
            "Set WATCHFILES_FORCE_POLLING=1 to have the folders looked through instead.",
        ) from error


def is_input(path: PurePosixPath) -> bool:
    """Whether editions are built from the file at `path` (below the workspace): finished files and the traces that editors
    leave while they save are none."""
    if any(part.startswith((".", "~$")) for part in path.parts) or path.name.endswith("~"):
        return False
    if path.parts[0] == "briefs":
        return len(path.parts) == 3 and path.suffix == ".toml"
    return path.parts[0] in ("seeds", "styles")


def _around(workspace: Workspace) -> Mapping[str, _Stamp]:
    """The folders by what tells them from others put in their place, the settings by what a change to them alters."""
    stamps: dict[str, _Stamp] = {}
    for path in (workspace.seeds, workspace.briefs, workspace.styles, workspace.root / SETTINGS):
        try:
            stat = path.stat()
        except OSError:
            stamps[path.name] = None
        else:
            own = (stat.st_dev, stat.st_ino)
            stamps[path.name] = own if path.is_dir() else (*own, stat.st_size, stat.st_mtime_ns)
    return stamps


def _differences(before: Mapping[str, _Stamp], now: Mapping[str, _Stamp]) -> tuple[FileChange, ...]:
    return tuple(
        FileChange(name, "added" if before[name] is None else "deleted" if now[name] is None else "changed")
        for name in now
        if now[name] != before[name]
    )
