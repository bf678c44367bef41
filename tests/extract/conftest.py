from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pactbrief.catalog.vocabulary import Vocabulary, load_vocabulary
from pactbrief.model.source import Genre, Publication, Source

Key = tuple[tuple[str, ...], str, str, str | None]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def source_of(text: str, language: str = "en", published: str | None = "2024-05-29", name: str = "x") -> Source:
    sha = hashlib.sha256(text.encode()).hexdigest()
    publication = Publication(published, "sidecar") if published else None
    return Source(
        name, f"{name}.txt", sha, "text/plain", text, sha, language, None, None, publication, ((0, len(text)),), paragraphs=(0,)
    )


def article_of(text: str, language: str = "en", genre: Genre = "news", publisher: str | None = None) -> Source:
    """An article of 29 May 2024 whose paragraphs are parted by empty lines."""
    starts = [0, *(found.end() for found in re.finditer(r"\n\n", text))]
    return replace(source_of(text, language), paragraphs=tuple(starts), genre=genre, publisher=publisher)


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Callable[..., set[str]]:
    """Status claims of a text as short lines: `eu-no signed happened 2024-05-28`."""
    from pactbrief.extract import extract_source

    def lines(text: str, language: str = "en", published: str | None = "2024-05-29") -> set[str]:
        claims = extract_source(source_of(text, language, published), vocabulary).claims
        return {f"{c.partnership.key} {c.value} {c.modality} {c.when}" for c in claims if c.kind == "status"}

    return lines


@pytest.fixture(scope="session")
def told(vocabulary: Vocabulary) -> Callable[..., set[str]]:
    """Status claims of an article whose paragraphs are parted by empty lines: `eu-no signed happened 2024-05-28`."""
    from pactbrief.extract import extract_source

    def claims(text: str, language: str = "en", genre: Genre = "news", publisher: str | None = None) -> set[str]:
        found = extract_source(article_of(text, language, genre, publisher), vocabulary).claims
        return {f"{c.partnership.key} {c.value} {c.modality} {c.when or ''}".strip() for c in found if c.kind == "status"}

    return claims
