"""Files to articles: read, extracted, and kept in the store under all that they depend on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pactbrief.engine import Engine
from pactbrief.errors import InputError, PactbriefError, SettingsError
from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped, Source
from pactbrief.pipeline.naming import names_of
from pactbrief.settings import Settings, Workspace, load_settings, user_cache
from pactbrief.store import Article, ArticleStore, Listing, Outline, listing_of, outline_of
from pactbrief.store.editions import Edition
from pactbrief.store.stamps import Stamps
from pactbrief.store.versions import reading_version

if TYPE_CHECKING:
    from pactbrief.catalog.vocabulary import Vocabulary

#: Told what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]

#: Articles kept in the store together while a long reading goes on, so that a kill costs little.
BATCH = 64


class SourceFile(NamedTuple):
    """A file to read: `path` relative to `root`, with the hash of its bytes and of its sidecar's (None without one).

    `name` is the id of its source, unique among the files scanned together.
    """

    path: str
    name: str
    sha256: str
    sidecar_sha256: str | None

    def key(self, made_by: str) -> str:
        """Names all that the article depends on besides its path; `made_by` as the reader has it."""
        return f"{made_by} {self.sha256} {self.sidecar_sha256 or '-'} {self.name}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files below `root`; `additions` is the workspace's own vocabulary as JSON text."""

    root: Path
    additions: str = "{}"

    def __call__(self, file: SourceFile) -> Article:
        """The article of a file, as `read_article` has it."""
        return read_article(self.root, file.path, self.additions, file.name)

    @property
    def made_by(self) -> str:
        """Changes with the program and with the vocabulary."""
        return hashlib.sha256(f"{reading_version()}\n{self.additions}".encode()).hexdigest()[:16]

    def keys(self, files: Iterable[SourceFile]) -> dict[str, str]:
        """By path, what the article of each file depends on."""
        made_by = self.made_by
        return {file.path: file.key(made_by) for file in files}


def reader(root: Path, settings: Settings) -> Reader:
    """The reader of a workspace."""
    return Reader(root, json.dumps(settings.vocabulary, sort_keys=True, ensure_ascii=False))


def additions_of(workspace: Workspace) -> str:
    """The workspace's own vocabulary as JSON text."""
    return reader(workspace.root, load_settings(workspace)).additions


def scan(
    workspace: Workspace, database: sqlite3.Connection, editions: Sequence[Edition]
) -> tuple[tuple[SourceFile, ...], tuple[Skipped, ...]]:
    """The workspace's sources with their hashes, in order of path, and the files that are none or cannot be opened.

    A file is read only where it is not as it was when the store last had its hash. `editions` are all of the workspace: by
    them sources keep their ids. InputError where there is no source at all.
    """
    from pactbrief.read import list_files

    now = time.time_ns()
    found, passed_over = list_files(workspace.seeds) if workspace.seeds.is_dir() else ((), ())
    stamps = Stamps(database, now)
    hashes: dict[str, str] = {}
    sidecars: dict[str, str | None] = {}
    folder = workspace.seeds.name
    skipped = [replace(each, path=f"{folder}/{each.path}") for each in passed_over]
    for file in found:
        shown = f"{folder}/{file.path}"
        try:
            sha256 = stamps.sha256(workspace.root, shown, file.stat)
            sidecars[shown] = file.sidecar and stamps.sha256(workspace.root, f"{folder}/{file.sidecar_path}", file.sidecar)
            hashes[shown] = sha256
        except OSError as error:
            skipped.append(Skipped(shown, f"it cannot be read ({error.strerror}).", "Check its permissions."))
    stamps.keep()
    if not hashes:
        raise InputError(
            f"{workspace.seeds} holds no sources that can be read.",
            "Put articles there (.txt, .md, .html, .pdf, .docx, .eml or .json) and try again.",
        )
    names = names_of(hashes, editions)
    return tuple(SourceFile(path, names[path], sha256, sidecars[path]) for path, sha256 in hashes.items()), tuple(skipped)


def read_articles(
    reader: Reader, files: Sequence[SourceFile], store: ArticleStore, engine: Engine, progress: Progress | None = None
) -> dict[str, Article]:
    """The article of each file, by path: from the store where nothing it depends on has changed, else read now."""
    keys = reader.keys(files)
    articles = store.find(keys)
    missing = [file for file in files if file.path not in articles]
    articles |= _read_now(reader, missing, keys, store, engine, progress)
    return {path: articles[path] for path in sorted(articles)}


def read_listings(
    reader: Reader, files: Sequence[SourceFile], store: ArticleStore, engine: Engine, progress: Progress | None = None
) -> tuple[dict[str, Listing], dict[str, Article]]:
    """The listing of each file, by path, from the store where nothing it depends on has changed; and the articles read now."""
    keys = reader.keys(files)
    listings = store.listings(keys)
    missing = [file for file in files if file.path not in listings]
    fresh = _read_now(reader, missing, keys, store, engine, progress)
    listings |= {path: listing_of(path, article) for path, article in fresh.items()}
    return {file.path: listings[file.path] for file in files}, fresh


def read_outlines(
    reader: Reader,
    files: Sequence[SourceFile],
    store: ArticleStore,
    engine: Engine,
    fresh: Mapping[str, Article],
) -> dict[str, Outline]:
    """The outline of each file, by path; `fresh` are articles that were read just now."""
    outlines = store.outlines(reader.keys(file for file in files if file.path not in fresh))
    missing = [file for file in files if file.path not in outlines and file.path not in fresh]
    articles = {**fresh, **read_articles(reader, missing, store, engine)}
    return outlines | {file.path: outline_of(articles[file.path]) for file in files if file.path not in outlines}


def _read_now(
    reader: Reader,
    missing: Sequence[SourceFile],
    keys: Mapping[str, str],
    store: ArticleStore,
    engine: Engine,
    progress: Progress | None,
) -> dict[str, Article]:
    """Reads the files and keeps their articles, some at a time."""
    read: dict[str, Article] = {}
    batch: list[tuple[str, str, Article]] = []
    fresh = engine(reader, missing)
    for done, (file, article) in enumerate(zip(missing, fresh, strict=True), 1):
        read[file.path] = article
        batch.append((file.path, keys[file.path], article))
        if len(batch) >= BATCH or done == len(missing):
            store.keep(batch)
            batch.clear()
        if progress:
            progress("Reading sources", done, len(missing))
    return read


def read_article(root: Path, path: str, additions: str = "{}", name: str | None = None, mentions: bool = False) -> Article:
    """One file read and extracted: a pure function of its bytes and its sidecar. A fault in it skips the file, no more.

    `name` is the id of its source where that is not the file's name; `mentions`: with everything recognised in it.
    """
    from pactbrief.catalog.keeping import keep_in
    from pactbrief.extract import extract_source
    from pactbrief.read import read_file

    keep_in(user_cache())
    try:
        reading = read_file(root / path, root)
        sources = tuple(_renamed(source, Path(path).stem, name or Path(path).stem) for source in reading.sources)
        extractions = tuple(extract_source(source, vocabulary_of(additions, root), mentions) for source in sources)
        return Article(sources, extractions, reading.skipped)
    except PactbriefError:
        raise  # the vocabulary or the settings are at fault, not this file
    except Exception as error:
        reason = f"a fault in pactbrief stopped its reading ({type(error).__name__}: {error})."
        return Article((), (), (Skipped(path, reason, "Report it with this file."),), fault=traceback.format_exc())


def vocabulary_of(additions: str, root: Path) -> Vocabulary:
    """The vocabulary with a workspace's additions (JSON text). Compiled, the shipped one is kept in the person's cache folder
    for all workspaces, one with additions in the workspace."""
    return _vocabulary(additions, user_cache() if additions == "{}" else Workspace(root).cache)


@cache
def _vocabulary(additions: str, folder: Path | None) -> Vocabulary:
    from pactbrief.catalog.vocabulary import load_vocabulary

    try:
        return load_vocabulary(json.loads(additions), folder and folder / "vocabulary")
    except SettingsError as error:
        place = "" if additions == "{}" else "pactbrief.toml, "
        raise SettingsError(place + error.message, error.remedy) from error


def _renamed(source: Source, stem: str, name: str) -> Source:
    """The source under the name of its file; several in one file have a number after it."""
    return source if stem == name else replace(source, id=name + source.id.removeprefix(stem))
