"""Passages in the wording of unseen articles, by construction and by area: what they tell, and nothing beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract import extract_source

from .conftest import article_of

FILES = sorted(Path(__file__).parent.glob("unseen*.toml"))
ROWS = {
    f"{file.stem}-{group}": rows for file in FILES for group, rows in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
STAGES = [pytest.param(row, id=f"{group}-{i}") for group, rows in ROWS.items() for i, row in enumerate(rows) if "claims" in row]
AREAS = [pytest.param(row, id=f"{group}-{i}") for group, rows in ROWS.items() for i, row in enumerate(rows) if "scope" in row]


@pytest.mark.parametrize("row", STAGES)
def test_what_a_passage_tells_and_no_other_fact(told: Callable[..., set[str]], row: dict[str, Any]) -> None:
    found = told(row["text"], row["language"], row.get("genre", "news"), row.get("publisher"))
    claims = set(row["claims"])
    assert claims <= found
    assert {claim for claim in found if " happened" in claim or row.get("exact")} <= claims


@pytest.mark.parametrize("row", AREAS)
def test_what_a_partnership_covers_and_nothing_else(vocabulary: Vocabulary, row: dict[str, Any]) -> None:
    found = extract_source(article_of(row["text"], row["language"]), vocabulary).claims
    values, wanted = {claim.value for claim in found if claim.kind != "status"}, set(row["scope"])
    assert wanted <= values
    assert values <= wanted | set(row.get("may", ()))
