"""Fresh articles of many layouts: identity, origins and body, by labels that were written before they were read."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pactbrief.pipeline.articles import read_article

FRESH = Path(__file__).parent.parent / "corpus" / "fresh"
GOLD = [json.loads(line) for line in (FRESH / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
#: Of the words of a body those that must be found, and of the words found those that must be of it.
BODY = 0.97
_WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")


@pytest.mark.parametrize("row", GOLD, ids=[row["id"] for row in GOLD])
def test_fresh_article(row: dict[str, Any]) -> None:
    article = read_article(FRESH, row["file"])
    assert article.skipped == ()
    (source,), (extraction,) = article.sources, article.extractions
    assert source.language == row["language"]
    assert _accepted(row["title"], source.title), source.title
    assert _accepted(row["publisher"], source.publisher), source.publisher
    assert (source.published.date if source.published else None) == row["published"]
    assert source.genre == row["genre"]
    assert {_fold(name) for name in extraction.cites} == {_fold(name) for name in row["cites"]}
    headline = row["title"] if row["title"] and row["title"] in source.text else ""
    wanted = _words(" ".join((*row["body"], headline)))
    read = _words(" ".join(source.text[start:end] for start, end in source.body))
    common = sum((wanted & read).values())
    assert common >= BODY * sum(wanted.values()), wanted - read
    assert common >= BODY * sum(read.values()), read - wanted


def _words(text: str) -> Counter[str]:
    return Counter(re.sub(r"\W", "", text) if _WIDE.search(text) else re.findall(r"\w+", text))


def _accepted(gold: str | list[str] | None, told: str | None) -> bool:
    """As tests/corpus/score.py has it: folded forms are the same, or one of four letters and more holds the other."""
    one = _fold(told)
    for option in gold if isinstance(gold, list) else [gold]:
        other = _fold(option)
        if one == other or (one and other and min(len(one), len(other)) >= 4 and (one in other or other in one)):
            return True
    return False


def _fold(text: str | None) -> str:
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()
