"""What is passed by unread holds nothing: a look at a sentence's words never hides what reading it would find."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract import extract_source
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.tokens import Text

from .conftest import source_of

SENTENCES = [json.loads(line) for line in (Path(__file__).parents[1] / "corpus" / "sentences.jsonl").open(encoding="utf-8")]
#: All that a sentence's words may hint at.
ALL = {"head", "body", "pro", "idle", "alone", "pronoun", "owner", "parliament", "undoing"}
LANGUAGES = ("en", "de", "fr", "es", "it")


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_every_sentence_whole_finds_nothing_more(
    language: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row for row in SENTENCES if row["language"] == language][:60]
    texts = [row["text"] for row in rows]
    texts += [f"{one} {other}" for one, other in itertools.pairwise(texts)]
    sources = [source_of(text, language) for text in texts]
    passed_by = [extract_source(source, vocabulary) for source in sources]
    monkeypatch.setattr(Parse, "may_name", True)
    monkeypatch.setattr(Parse, "standings", None)
    monkeypatch.setattr(Parse, "hints", ALL)
    monkeypatch.setattr(Lexis, "worth", lambda *_: True)
    assert [extract_source(source, vocabulary) for source in sources] == passed_by


def test_the_three_forms_of_a_text_are_of_one_length() -> None:
    text = Text("Tokyo’s pact didn't lapse – yet. İzmir, “Quad” ﬁne")
    assert len(text.text) == len(text.folded) == len(text.spaced)
    assert text.spaced.split()[:5] == ["tokyo", "s", "pact", "did", "t"]
