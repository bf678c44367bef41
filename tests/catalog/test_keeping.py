"""Tables and rules kept on disk are those that were read: nothing depends on whether anything is kept."""

from pathlib import Path

import pytest

from pactbrief.catalog.calendar import calendar
from pactbrief.catalog.keeping import keep_in, toml
from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.vocabulary import data_files

LONG = "words = [" + ", ".join(f'"word {number}"' for number in range(60)) + "]\n"


@pytest.fixture
def kept(tmp_path: Path):
    keep_in(tmp_path)
    yield tmp_path
    keep_in(None)


def forget() -> None:
    reading_rules.cache_clear()
    calendar.cache_clear()


def test_every_shipped_table_is_the_same_from_disk(kept: Path) -> None:
    for path in data_files():
        text = path.read_text(encoding="utf-8")
        made, again = toml(text), toml(text)
        keep_in(None)
        assert made == again == toml(text), path
        assert list(made) == list(again)
        keep_in(kept)
    assert len(list((kept / "tables").iterdir())) > 50


def test_rules_and_calendars_are_the_same_from_disk(kept: Path) -> None:
    seen = []
    for folder in (None, kept, kept):
        keep_in(folder)
        forget()
        seen.append((reading_rules(), calendar("en"), calendar("ja")))
    forget()
    assert seen[0] == seen[1] == seen[2]
    assert (kept / "reading" / "rules.json").is_file()


def test_a_table_with_a_date_is_read_all_the_same(kept: Path) -> None:
    assert toml(LONG + "day = 2024-11-08\n")["day"].isoformat() == "2024-11-08"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'["a"]\n{}'])
def test_a_spoilt_file_is_made_again(kept: Path, content: bytes) -> None:
    whole = toml(LONG)
    (file,) = (kept / "tables").iterdir()
    file.write_bytes(content)
    assert toml(LONG) == whole
