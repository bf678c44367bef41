"""Articles in the store: what was read from one file and extracted from it, under a key that names all it depends on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from pactbrief.model.claim import Extraction
from pactbrief.model.source import Skipped, Source
from pactbrief.store.codec import fingerprint, form_of
from pactbrief.store.database import transaction


@dataclass(frozen=True, slots=True)
class Article:
    """All that one file gave: its sources (several in a JSON list), one extraction each, and what was skipped.

    `fault` is the traceback where a fault of the program stopped the reading: such an article is reported but never kept.
    """

    sources: tuple[Source, ...]
    extractions: tuple[Extraction, ...]
    skipped: tuple[Skipped, ...] = ()
    fault: str | None = None


class ArticleStore:
    """Articles by path. A stored article counts only under the very key it was kept with. No method ever fails."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._shape = fingerprint(Article)

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

    def keep(self, articles: Iterable[tuple[str, str, Article]]) -> None:
        """Stores (path, key, article) together, replacing what was stored for the path."""
        write = form_of(Article).write
        rows = [
            (path, self._full(key), json.dumps(write(article), ensure_ascii=False, separators=(",", ":")))
            for path, key, article in articles
            if not article.fault
        ]
        with suppress(sqlite3.Error), transaction(self._database):
            self._database.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?)", rows)

    def forget_all_but(self, paths: Iterable[str]) -> None:
        """Drops articles of files that are gone."""
        with suppress(sqlite3.Error):
            stored = {path for (path,) in self._database.execute("SELECT path FROM article")}
            gone = sorted(stored.difference(paths))
            if gone:
                with transaction(self._database):
                    self._database.executemany("DELETE FROM article WHERE path = ?", [(path,) for path in gone])

    def _rows(self, keys: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
        if len(keys) > 50:
            rows = self._database.execute("SELECT path, key, content FROM article")
            return (row for row in rows if row[0] in keys)
        query = "SELECT path, key, content FROM article WHERE path = ?"
        return (row for path in keys for row in self._database.execute(query, (path,)))

    def _full(self, key: str) -> str:
        return f"{key}.{self._shape}"
