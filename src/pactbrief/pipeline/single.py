"""Single articles, with or without a workspace around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pactbrief.engine import map_tasks
from pactbrief.errors import UsageError
from pactbrief.model.source import Skipped
from pactbrief.pipeline.articles import Progress, additions_of, read_article
from pactbrief.settings import find_workspace
from pactbrief.store import Article

Task = tuple[str, str, str, bool]
"""Root, path below it, the additions to the vocabulary that hold there, as JSON text, and whether mentions are wanted."""


def extract_paths(
    paths: Sequence[Path], workspace: Path | None, here: Path, progress: Progress | None = None, *, mentions: bool = False
) -> Iterator[Article]:
    """The article of each file, with all `mentions` where they are wanted; a folder stands for the sources in it.

    Paths are told relative to the workspace that a file lies in, else to `here`, else to the file's own folder. A
    workspace's own vocabulary holds for the files in it.
    """
    if not paths:
        raise UsageError("No file is named.", "Give at least one, such as: pactbrief extract seeds/*.txt")
    files = [place for path in paths for place in _places(here / path, workspace, here)]
    additions = {root: _additions(root) for root in {root for root, _ in files}}
    tasks: list[Task] = [(str(root), path, additions[root], mentions) for root, path in files]
    for done, article in enumerate(map_tasks(_read, tasks), 1):
        if progress:
            progress("Reading sources", done, len(tasks))
        yield article


def _places(path: Path, workspace: Path | None, here: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        from pactbrief.read import find_files

        for file in find_files(path)[0]:
            yield from _places(file, workspace, here)
        return
    root = _root(path, workspace, here)
    yield root, path.relative_to(root).as_posix()


def _root(path: Path, workspace: Path | None, here: Path) -> Path:
    found = find_workspace(path.parent)
    for folder in (workspace and workspace.resolve(), found and found.root, here):
        if folder and path.is_relative_to(folder):
            return folder
    return path.parent


def _additions(root: Path) -> str:
    found = find_workspace(root)
    return additions_of(found) if found and found.root == root.resolve() else "{}"


def _read(task: Task) -> Article:
    root, path, additions, mentions = task
    if not (Path(root) / path).is_file():
        return Article((), (), (Skipped(path, "it does not exist or is no file.", "Check the path."),))
    return read_article(Path(root), path, additions, mentions=mentions)
