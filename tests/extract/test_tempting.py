"""Sentences and short articles that tempt a hasty reader: what did not happen is never stated as a fact."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROWS = tomllib.loads((Path(__file__).parent / "tempting.toml").read_text(encoding="utf-8"))
SIZE = 20  # sentences of one test
PARTS = [
    pytest.param(language, texts[start : start + SIZE], id=f"{language}-{start}")
    for language, texts in ROWS["nothing"].items()
    for start in range(0, len(texts), SIZE)
]


def facts(told: Callable[..., set[str]], text: str, language: str) -> set[str]:
    return {claim for claim in told(text, language) if " happened" in claim}


@pytest.mark.parametrize(("language", "texts"), PARTS)
def test_nothing_is_stated_of_what_has_not_happened(told: Callable[..., set[str]], language: str, texts: list[str]) -> None:
    assert {text: found for text in texts if (found := facts(told, text, language))} == {}


@pytest.mark.parametrize("row", ROWS["some"], ids=lambda row: row["text"][:30])
def test_no_more_is_stated_than_has_happened(told: Callable[..., set[str]], row: dict[str, Any]) -> None:
    assert facts(told, row["text"], row["language"]) == set(row["claims"])
