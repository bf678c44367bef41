"""Bringing sources in: copied or fetched into seeds/, exact duplicates refused, near-copies told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pactbrief.assemble.copies import copy_groups
from pactbrief.errors import InputError, OutputError, PactbriefError
from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped
from pactbrief.pipeline.files import write_whole
from pactbrief.pipeline.overview import read_workspace
from pactbrief.read import find_files, sidecar_of
from pactbrief.read.fetching import fetch
from pactbrief.settings import Settings, Workspace, load_settings


@dataclass(frozen=True, slots=True)
class Added:
    """A source brought in: its path in the workspace, and the paths of sources that it nearly copies."""

    path: str
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing to bring in: a name, its bytes, the address it came from or None, and its sidecar's text or None."""

    name: str
    content: bytes
    url: str | None = None
    sidecar: str | None = None


def add(workspace: Workspace, places: Iterable[str], received: str) -> tuple[tuple[Added, ...], tuple[Skipped, ...]]:
    """Brings files, folders and addresses into the workspace's seeds; `received` (ISO date) is stated in their sidecars.

    What cannot be used or is there already is returned with its reason; the others are still brought in. SettingsError where
    the workspace's settings do not validate; then nothing is.
    """
    settings = load_settings(workspace)
    known = {_digest(path.read_bytes()): path for path in _present(workspace)}
    added: list[str] = []
    skipped: list[Skipped] = []
    for place in places:
        arrivals, refused = _arrivals(place, workspace)
        skipped += refused
        for arrival in arrivals:
            twin = known.get(_digest(arrival.content))
            if twin is not None:
                name = twin.relative_to(workspace.root).as_posix()
                skipped.append(Skipped(arrival.name, f"the same file is there already as {name}.", ""))
                continue
            path = _keep(workspace, arrival, received)
            known[_digest(arrival.content)] = path
            added.append(path.relative_to(workspace.root).as_posix())
    likes = near_copies(workspace, settings, added) if added else {}
    return tuple(Added(path, likes.get(path, ())) for path in added), tuple(skipped)


def near_copies(workspace: Workspace, settings: Settings, added: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each added path the other sources whose bodies it nearly copies. What was read before comes from the store."""
    texts = [
        (path, " ".join(source.text[a:b] for a, b in source.body))
        for path, article in read_workspace(workspace, settings).items()
        for source in article.sources
    ]
    groups = copy_groups((f"{i}\n{name}", text) for i, (name, text) in enumerate(texts))
    members: dict[str, list[str]] = {}
    for key, group in groups.items():
        members.setdefault(group, []).append(key.split("\n", 1)[1])
    likes: dict[str, tuple[str, ...]] = {}
    for alike in members.values():
        for name in set(alike) & set(added):
            likes[name] = tuple(sorted(set(alike) - {name}))
    return likes


def _present(workspace: Workspace) -> tuple[Path, ...]:
    return find_files(workspace.seeds)[0] if workspace.seeds.is_dir() else ()


def _arrivals(place: str, workspace: Workspace) -> tuple[list[Arrival], list[Skipped]]:
    if "://" in place:
        try:
            fetched = fetch(place)
        except PactbriefError as error:
            return [], [Skipped(place, error.message.removeprefix(f"{place}: "), error.remedy)]
        return [Arrival(fetched.name, fetched.content, fetched.url)], []
    path = Path(place)
    if not path.exists():
        return [], [Skipped(place, "there is no such file or folder.", "Check the path.")]
    if workspace.root.resolve().is_relative_to(path.resolve()):
        return [], [Skipped(place, "it holds the workspace itself.", "Name a folder that holds articles alone.")]
    files, skipped = find_files(path)
    arrivals = []
    for file in files:
        try:
            sidecar = sidecar_of(file)
            stated = sidecar.read_text("utf-8") if sidecar.is_file() else None
            arrivals.append(Arrival(file.name, file.read_bytes(), sidecar=stated))
        except (OSError, UnicodeDecodeError) as error:
            skipped = (*skipped, Skipped(str(file), f"it cannot be read ({error}).", "Check its permissions and its sidecar."))
    return arrivals, list(skipped)


def _keep(workspace: Workspace, arrival: Arrival, received: str) -> Path:
    """Writes the source and its sidecar under a free name; each beside itself first, then renamed."""
    workspace.seeds.mkdir(parents=True, exist_ok=True)
    path = _free(workspace.seeds / arrival.name)
    stated = arrival.sidecar or ""
    lines = [stated.rstrip()] if stated else []
    if "received" not in stated:
        lines.append(f"received = {received}")
    if arrival.url and "url" not in stated:
        lines.append(f"url = {json.dumps(arrival.url)}")
    try:
        write_whole(sidecar_of(path), ("\n".join(lines) + "\n").encode())
        write_whole(path, arrival.content)
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror}).", "Check the folder's permissions.") from error
    return path


def _free(path: Path) -> Path:
    """The path itself, or with the first number that makes neither it nor its sidecar overwrite anything."""
    for number in range(1, 10_000):
        candidate = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        if not candidate.exists() and not sidecar_of(candidate).exists():
            return candidate
    raise InputError(f"{path}: there are too many sources of that name.", "Rename the file.")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
