"""Articles in the store: what was read from one file and extracted from it, under a key that names all it depends on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from pactbrief.model.claim import Extraction
from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped, Source, without_text
from pactbrief.store.codec import fingerprint, form_of
from pactbrief.store.database import transaction

#: From so many articles on, reading all that are stored costs less than looking each one up.
MANY = 2_000


@dataclass(frozen=True, slots=True)
class Article:
    """All that one file gave: its sources (several in a JSON list), one extraction each, and what was skipped.

    `fault` is the traceback where a fault of the program stopped the reading: such an article is reported but never kept.
    """

    sources: tuple[Source, ...]
    extractions: tuple[Extraction, ...]
    skipped: tuple[Skipped, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What must be known of every file to make an edition: its sources without their texts, for each source the keys of the
    partnerships that it reports on, and what was skipped. `fault` as in the article."""

    sources: tuple[Source, ...]
    partnerships: tuple[tuple[str, ...], ...]
    skipped: tuple[Skipped, ...] = ()
    fault: str | None = None


def outline_of(article: Article) -> Outline:
    """The outline of an article; a source that states no origins has those that were found in its text."""
    pairs = tuple(zip(article.sources, article.extractions, strict=True))
    return Outline(
        tuple(replace(without_text(source), cites=source.cites or extraction.cites) for source, extraction in pairs),
        tuple(tuple(sorted({claim.partnership.key for claim in extraction.claims})) for _, extraction in pairs),
        article.skipped,
        article.fault,
    )


class ArticleStore:
    """Articles and their outlines by path. What is stored counts only under the very key it was kept with. No method fails."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._shape = fingerprint(Article, Outline)

    def find(self, keys: Mapping[str, str]) -> dict[str, Article]:
        """The stored articles of `keys` (path to key); what is missing, outdated or damaged is left out."""
        found: dict[str, Article] = {}
        read = form_of(Article).read
        with suppress(sqlite3.Error):
            for path, key, content in self._rows(keys):
                if key == self._full(keys[path]):
                    with suppress(ValueError, TypeError, LookupError):
                        found[path] = read(json.loads(content))
        return found

    def outlines(self, keys: Mapping[str, str]) -> dict[str, Outline]:
        """The stored outlines of `keys`, as `find` has the articles."""
        rows: list[tuple[str, str]] = []
        with suppress(sqlite3.Error):
            for path, key, content in self._database.execute("SELECT path, key, content FROM outline"):
                wanted = keys.get(path)
                if wanted and key == self._full(wanted):
                    rows.append((path, content))
        read = form_of(Outline).read
        with suppress(ValueError, TypeError, LookupError):
            plain = json.loads(f"[{','.join(content for _, content in rows)}]")  # ten times as fast as one by one
            return {path: read(values) for (path, _), values in zip(rows, plain, strict=True)}
        return {}

    def keep(self, articles: Iterable[tuple[str, str, Article]]) -> None:
        """Stores (path, key, article) together, replacing what was stored for the path."""
        whole, outlines = form_of(Article).write, form_of(Outline).write
        kept = [(path, self._full(key), article) for path, key, article in articles if not article.fault]
        with suppress(sqlite3.Error), transaction(self._database):
            self._put("article", [(path, key, _text(whole(article))) for path, key, article in kept])
            self._put("outline", [(path, key, _text(outlines(outline_of(article)))) for path, key, article in kept])

    def forget_all_but(self, paths: Iterable[str]) -> None:
        """Drops what is stored of files that are gone."""
        with suppress(sqlite3.Error):
            stored = {path for (path,) in self._database.execute("SELECT path FROM outline")}
            gone = [(path,) for path in sorted(stored.difference(paths))]
            if gone:
                with transaction(self._database):
                    for table in ("article", "outline"):
                        self._database.executemany(f"DELETE FROM {table} WHERE path = ?", gone)  # noqa: S608

    def _rows(self, keys: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
        if len(keys) > MANY:
            rows = self._database.execute("SELECT path, key, content FROM article")
            return (row for row in rows if row[0] in keys)
        query = "SELECT path, key, content FROM article WHERE path = ?"
        return (row for path in keys for row in self._database.execute(query, (path,)))

    def _put(self, table: str, rows: Iterable[tuple[str, str, str]]) -> None:
        self._database.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608  our own names

    def _full(self, key: str) -> str:
        return f"{key}.{self._shape}"


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
