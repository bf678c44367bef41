"""The store is a cache: it gives back what was kept under a key, and nothing that happens to it is ever fatal."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pactbrief.model.source import Skipped
from pactbrief.store import Article, ArticleStore, open_database
from pactbrief.store.database import FILE_NAME, transaction
from pactbrief.store.migrations import MIGRATIONS


def article(name: str) -> Article:
    return Article((), (), (Skipped(name, "it is empty.", "Supply it."),))


def test_an_article_counts_only_under_its_key(tmp_path: Path) -> None:
    with open_database(tmp_path / ".pactbrief") as database:
        ArticleStore(database).keep([("seeds/a.txt", "key 1", article("a"))])
    with open_database(tmp_path / ".pactbrief") as database:
        store = ArticleStore(database)
        assert store.find({"seeds/a.txt": "key 1"}) == {"seeds/a.txt": article("a")}
        assert store.find({"seeds/a.txt": "key 2", "seeds/b.txt": "key 1"}) == {}


def test_many_articles_are_found_in_one_scan(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        store = ArticleStore(database)
        store.keep((f"{n}.txt", "k", article(str(n))) for n in range(200))
        found = store.find({f"{n}.txt": "k" for n in range(100, 300)})
    assert found == {f"{n}.txt": article(str(n)) for n in range(100, 200)}


def test_a_fault_is_not_kept(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        store = ArticleStore(database)
        store.keep([("a", "k", Article((), (), (), fault="Traceback"))])
        assert store.find({"a": "k"}) == {}


def test_articles_of_files_that_are_gone_are_dropped(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        store = ArticleStore(database)
        store.keep([("a", "k", article("a")), ("b", "k", article("b"))])
        store.forget_all_but(["b"])
        assert set(store.find({"a": "k", "b": "k"})) == {"b"}


@pytest.mark.parametrize("content", [b"", b"not a database, but as long as one" * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_corrupt_store_is_rebuilt(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    for expected in ({}, {"a": article("a")}):
        with open_database(tmp_path) as database:
            store = ArticleStore(database)
            assert store.find({"a": "k"}) == expected
            store.keep([("a", "k", article("a"))])


def test_a_damaged_row_is_read_anew(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        store = ArticleStore(database)
        store.keep([("a", "k", article("a"))])
        database.execute("UPDATE article SET content = '[1, 2'")
        assert store.find({"a": "k"}) == {}


def test_a_store_of_a_later_program_is_rebuilt(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        database.execute("PRAGMA user_version = 99")
    with open_database(tmp_path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_a_store_that_cannot_be_written_is_replaced_by_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with open_database(tmp_path / "file" / ".pactbrief") as database:
        store = ArticleStore(database)
        store.keep([("a", "k", article("a"))])
        assert set(store.find({"a": "k"})) == {"a"}


def test_a_locked_store_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactbrief.store.database.PATIENCE", 0.05)
    with open_database(tmp_path) as holder, transaction(holder), open_database(tmp_path) as database:
        store = ArticleStore(database)
        store.keep([("a", "k", article("a"))])
        assert store.find({"a": "k"}) == {}
    with open_database(tmp_path) as database:
        ArticleStore(database).keep([("a", "k", article("a"))])
        assert set(ArticleStore(database).find({"a": "k"})) == {"a"}


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with open_database(tmp_path) as database:
        with pytest.raises(sqlite3.IntegrityError), transaction(database):
            database.execute("INSERT INTO article VALUES ('a', 'k', '1')")
            database.execute("INSERT INTO article VALUES ('a', 'k', '2')")
        assert database.execute("SELECT count(*) FROM article").fetchone() == (0,)


WRITER = """
import sys
from pathlib import Path
from pactbrief.model.source import Skipped
from pactbrief.store import Article, ArticleStore, open_database
with open_database(Path(sys.argv[1])) as database:
    for n in range(100):
        ArticleStore(database).keep([(f"{n}.txt", "k", Article((), (), (Skipped(str(n), "r", ""),)))])
"""


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)]) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    with open_database(tmp_path) as database:
        assert len(ArticleStore(database).find({f"{n}.txt": "k" for n in range(100)})) == 100
