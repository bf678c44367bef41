"""Single articles, with or without a workspace around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pactbrief.engine import map_tasks
from pactbrief.errors import UsageError
from pactbrief.model.source import Skipped
from pactbrief.pipeline.articles import Progress, read_article
from pactbrief.settings import find_workspace
from pactbrief.store import Article

Task = tuple[str, str]


def extract_paths(
    paths: Sequence[Path], workspace: Path | None, here: Path, progress: Progress | None = None
) -> Iterator[Article]:
    """The article of each file; a folder stands for the sources in it. Paths are told relative to the workspace that a file
    lies in, else to `here`, else to the file's own folder."""
    if not paths:
        raise UsageError("No file is named.", "Give at least one, such as: pactbrief extract seeds/*.txt")
    tasks: list[Task] = []
    for path in paths:
        tasks.extend(_tasks(here / path, workspace, here))
    for done, article in enumerate(map_tasks(_read, tasks), 1):
        if progress:
            progress("Reading sources", done, len(tasks))
        yield article


def _tasks(path: Path, workspace: Path | None, here: Path) -> Iterator[Task]:
    if path.is_dir():
        from pactbrief.read import find_files

        for file in find_files(path)[0]:
            yield from _tasks(file, workspace, here)
        return
    root = _root(path, workspace, here)
    yield str(root), path.relative_to(root).as_posix()


def _root(path: Path, workspace: Path | None, here: Path) -> Path:
    found = find_workspace(path.parent)
    for folder in (workspace and workspace.resolve(), found and found.root, here):
        if folder and path.is_relative_to(folder):
            return folder
    return path.parent


def _read(task: Task) -> Article:
    root, path = task
    if not (Path(root) / path).is_file():
        return Article((), (), (Skipped(path, "it does not exist or is no file.", "Check the path."),))
    return read_article(Path(root), path)


