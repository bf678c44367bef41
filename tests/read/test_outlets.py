"""How outlets sign: title, publisher, date and genre of many heads and tails around the same article (outlets.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from read_articles import PROSE, body_text, page, read_text

PAGES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "outlets.toml").read_text(encoding="utf-8"))["page"]


@pytest.mark.parametrize("given", PAGES, ids=[f"{n}-{p['head'].splitlines()[0][:24]}" for n, p in enumerate(PAGES)])
def test_page(given: dict[str, Any], tmp_path: Path) -> None:
    language = given.get("language", "en")
    source = read_text(page(given["head"], given.get("tail", ""), language), tmp_path)
    assert source.language == language
    assert source.title == given.get("title")
    assert (source.publisher or "").casefold() == given.get("publisher", "").casefold()
    assert (source.published.date if source.published else None) == given.get("published")
    if "genre" in given:
        assert source.genre == given["genre"]
    body = body_text(source)
    assert [paragraph for paragraph in PROSE[language].split("\n\n") if paragraph not in body] == []
    assert [
        line
        for line in body.split("\n")
        if line and line not in PROSE[language] and line not in {source.title, given.get("deck"), given.get("closing")}
    ] == []


def test_the_third_entry_of_a_list_is_no_copyright_line(tmp_path: Path) -> None:
    listed = "The framework provides for:\n(a) use of drones;\n(b) courses;\n(c) a line between the two staffs.\n"
    source = read_text(f"Riga signs Baltic pact with Brussels\n\n{listed}\n{PROSE['en']}\n", tmp_path)
    assert source.publisher is None
    assert "(c) a line between the two staffs." in body_text(source)
