"""Articles in the store: what was read from one file and extracted from it, under a key that names all it depends on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from pactbrief.model.claim import Extraction
from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped, Source
from pactbrief.store.codec import fingerprint, form_of
from pactbrief.store.database import transaction
from pactbrief.store.listings import Line, Listing, Outline, listing_from, listing_of, listing_values, outline_of

_Kind = TypeVar("_Kind")

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


class ArticleStore:
    """Articles by path, with their listings and outlines beside them. What is stored counts only under the very key it was kept
    with. No method fails."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._shape = fingerprint(Article, Outline) + ",".join(Line._fields)

    def find(self, keys: Mapping[str, str]) -> dict[str, Article]:
        """The stored articles of `keys` (path to key); what is missing, outdated or damaged is left out."""
        return self._found("article", keys, form_of(Article).read)

    def outlines(self, keys: Mapping[str, str]) -> dict[str, Outline]:
        """The stored outlines of `keys`, as `find` has the articles."""
        return self._found("outline", keys, form_of(Outline).read)

    def listings(self, keys: Mapping[str, str]) -> dict[str, Listing]:
        """The stored listings of `keys`, as `find` has the articles."""
        rows: list[tuple[str, str]] = []
        full = {path: self._full(key) for path, key in keys.items()}
        with suppress(sqlite3.Error):
            stored = self._database.execute("SELECT path, key, content FROM listing")
            rows = [(path, content) for path, key, content in stored if full.get(path) == key]
        with suppress(ValueError, TypeError, LookupError):
            plain = json.loads(f"[{','.join(content for _, content in rows)}]")  # ten times as fast as one by one
            return {path: listing_from(path, values) for (path, _), values in zip(rows, plain, strict=True)}
        return {}

    def keep(self, articles: Iterable[tuple[str, str, Article]]) -> None:
        """Stores (path, key, article) together, replacing what was stored for the path."""
        whole, outlines = form_of(Article).write, form_of(Outline).write
        kept = [(path, self._full(key), article) for path, key, article in articles if not article.fault]
        with suppress(sqlite3.Error), transaction(self._database):
            self._put("article", [(path, key, _text(whole(article))) for path, key, article in kept])
            self._put("outline", [(path, key, _text(outlines(outline_of(article)))) for path, key, article in kept])
            self._put("listing", [(path, key, _text(listing_values(listing_of(path, article)))) for path, key, article in kept])

    def forget_all_but(self, paths: Iterable[str]) -> None:
        """Drops what is stored of files that are gone."""
        with suppress(sqlite3.Error):
            stored = {path for (path,) in self._database.execute("SELECT path FROM listing")}
            gone = [(path,) for path in sorted(stored.difference(paths))]
            if gone:
                with transaction(self._database):
                    for table in ("article", "outline", "listing"):
                        self._database.executemany(f"DELETE FROM {table} WHERE path = ?", gone)  # noqa: S608

    def _found(self, table: str, keys: Mapping[str, str], read: Callable[[Any], _Kind]) -> dict[str, _Kind]:
        found: dict[str, _Kind] = {}
        with suppress(sqlite3.Error):
            for path, key, content in self._rows(table, keys):
                if key == self._full(keys[path]):
                    with suppress(ValueError, TypeError, LookupError):
                        found[path] = read(json.loads(content))
        return found

    def _rows(self, table: str, keys: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
        query = f"SELECT path, key, content FROM {table}"  # noqa: S608  our own names
        if len(keys) > MANY:
            return (row for row in self._database.execute(query) if row[0] in keys)
        return (row for path in keys for row in self._database.execute(f"{query} WHERE path = ?", (path,)))

    def _put(self, table: str, rows: Iterable[tuple[str, str, str]]) -> None:
        self._database.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608  our own names

    def _full(self, key: str) -> str:
        return f"{key}.{self._shape}"


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
