"""Writes the files of an edition so that a kill at any moment leaves every file whole, the old or the new.

All files are first written, flushed to the disk, into a staging folder inside the edition's folder; a plan in that folder
then says that they are complete. Only then are they renamed into place. A staging folder without a plan is a build that
never finished and is dropped by the next one; with a plan, the next one carries on with the renames.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pactbrief.errors import OutputError
from pactbrief.model.edition import Output
from pactbrief.model.records import dataclass

STAGING = ".pactbrief-new"
#: Formats that people edit: one of these, changed by hand, is no reason to write it anew.
EDITABLE = (".docx",)
_PLAN = "plan.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: `written` are the files now new, `kept` the copies made of files that someone had changed, `left` the
    changed files that stay in their place, since nothing else is new in them."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    left: tuple[str, ...]


def publish(
    folder: Path, outputs: Sequence[Output], recorded: Mapping[str, str], carried: Mapping[str, str] | None = None
) -> Published:
    """Puts the outputs into `folder`, in their order; the last one written makes the edition complete.

    `recorded` are the files of the edition as it was last built, name to SHA-256. One that was changed since is never
    lost: it is kept under a name of its own, or, where it is of a format that people edit and its new text is the recorded
    one, left as it is. No copy is made of a changed file that `carried` names with its SHA-256: all that a person wrote in it
    stands in the outputs. Files that were recorded and are no more among the outputs are removed. OutputError where the folder
    cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            _settle(folder)
            _stage(folder, outputs, recorded, carried or {})
            return _carry_out(folder)
    except OSError as error:
        with suppress(OSError):
            _drop_unfinished(folder)
            folder.rmdir()  # one that this build made and could not fill; any other is not empty and stays
        if isinstance(error, (FileExistsError, NotADirectoryError)):
            remedy = "Move that file away, or choose another folder with --out."
            raise OutputError(f"{folder}: a file stands where this folder should be.", remedy) from error
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}).",
            "Make the folder writable and the disk not full, or choose another folder with --out.",
        ) from error


def is_unfinished(folder: Path) -> bool:
    """Whether a killed build left something in `folder`, or another build is at work there."""
    return (folder / STAGING).is_dir()


def settle(folder: Path) -> None:
    """Finishes or drops what a killed build left in `folder`, once no other build is at work there."""
    with _locked(folder):
        _settle(folder)


def _settle(folder: Path) -> None:
    if (folder / STAGING / _PLAN).is_file():
        _carry_out(folder)
    else:
        _drop_unfinished(folder)


def sha256_of(path: Path) -> str | None:
    """The hash of a file, None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _stage(folder: Path, outputs: Sequence[Output], recorded: Mapping[str, str], carried: Mapping[str, str]) -> None:
    staging = folder / STAGING
    staging.mkdir()
    new = {output.path: hashlib.sha256(output.content).hexdigest() for output in outputs}
    for output in outputs:
        _write(staging / output.path, output.content)
    plan = {"new": new, "old": dict(recorded), "carried": dict(carried)}
    _write(staging / (_PLAN + ".part"), json.dumps(plan).encode())
    (staging / (_PLAN + ".part")).replace(staging / _PLAN)
    _flush_folder(staging)


def _carry_out(folder: Path) -> Published:
    """The renames. After a kill they are done again: a file that is in its place is no more in the staging folder."""
    staging = folder / STAGING
    plan = json.loads((staging / _PLAN).read_bytes())
    new, old, carried = plan["new"], plan["old"], plan.get("carried", {})
    written: list[str] = []
    kept: list[str] = []
    left: list[str] = []
    for name in (name for name in new if (staging / name).is_file()):
        there = sha256_of(folder / name)
        changed = there not in (None, old.get(name), new[name])
        if changed and new[name] == old.get(name) and name.endswith(EDITABLE):
            left.append(name)
            continue
        if changed and there != carried.get(name):
            kept.append(_keep_copy(folder, name))
        if there != new[name]:
            written.append(name)
            (staging / name).replace(folder / name)
    for name in old.keys() - new.keys():
        if sha256_of(folder / name) not in (None, old[name], carried.get(name)):
            kept.append(_keep_copy(folder, name))
        (folder / name).unlink(missing_ok=True)
    _flush_folder(folder)
    shutil.rmtree(staging)
    return Published(tuple(written), tuple(sorted(kept)), tuple(left))


def _keep_copy(folder: Path, name: str) -> str:
    """The name of a whole copy of the file; an older copy of the same bytes serves."""
    path = folder / name
    number = 1
    while True:
        copy = path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        there = sha256_of(copy)
        if there is None:
            part = folder / STAGING / copy.name
            shutil.copy2(path, part)
            part.replace(copy)
            return copy.name
        if there == sha256_of(path):
            return copy.name
        number += 1


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _drop_unfinished(folder: Path) -> None:
    staging = folder / STAGING
    if staging.is_dir() and not (staging / _PLAN).is_file():
        shutil.rmtree(staging)


def _flush_folder(folder: Path) -> None:
    """Makes the renames last; not every system can, and then its journal must do."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One build at a time in a folder; where the system has no such lock, without."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
