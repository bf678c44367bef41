"""What takes long to make and does not change, kept on disk as JSON: a cache that may be deleted, and is made again when it is
stale or corrupt."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")
_SHORT = 300  # characters below which a table is parsed as fast as a file is read
_places: list[Path] = []


def keep_in(folder: Path | None) -> None:
    """From now on tables and expressions are kept in `folder`, for the life of this process and those forked from it."""
    _places[:] = [folder] if folder else []


def folder_of(name: str) -> Path | None:
    """The folder for what is kept under `name`; None where nothing is to be kept."""
    return _places[0] / name if _places else None


def toml(text: str) -> dict[str, Any]:
    """As `tomllib.loads`, errors included. Tables are kept parsed: JSON is read ten times faster than TOML."""
    return checked_toml(text, lambda _: None, ())


def checked_toml(text: str, check: Callable[[dict[str, Any]], None], by: tuple[str, ...]) -> dict[str, Any]:
    """The table in `text`, on which `check` raises what is wrong with it; a table that is kept has passed what `by` names."""

    def made() -> dict[str, Any]:
        table = tomllib.loads(text)
        check(table)
        return table

    folder = folder_of("tables")
    if folder is None or len(text) < _SHORT:
        return made()
    name = hashlib.sha256("\0".join((text, *by)).encode()).hexdigest()[:24]
    try:
        return kept(folder, name, (), made, dict)
    except TypeError:  # a date, say, which JSON has not
        return made()


@cache
def stamp(makers: tuple[Path, ...]) -> str:
    """Changes with the code in the files `makers`."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in makers)).hexdigest()[:12]


def kept(
    folder: Path | None, name: str, made_from: tuple[str, ...], make: Callable[[], Any], read: Callable[[Any], Made]
) -> Made:
    """What `read` has of the JSON value kept as `name` in `folder` where that was made from `made_from`; else of a new one
    from `make`, which is kept. A folder that cannot be written is no error: the value is made again next time."""
    if folder is None:
        return read(make())
    path = folder / f"{name}.json"
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head == _head(made_from, body):
            return read(json.loads(body))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        pass
    value = make()
    body = json.dumps(value, ensure_ascii=False).encode()
    part = folder / f"{name}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_head(made_from, body) + b"\n" + body)
        part.replace(path)
    return read(value)


def _head(made_from: tuple[str, ...], body: bytes) -> bytes:
    """What a kept value was made from, and the hash that tells whether it is whole."""
    return json.dumps([*made_from, hashlib.sha256(body).hexdigest()]).encode()
