"""The extraction as a whole: pure, in order, with evidence that slices to its quote, from the body alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbrief.catalog.vocabulary import Vocabulary, load_vocabulary
from pactbrief.extract import extract_source
from pactbrief.model.source import Section
from pactbrief.read import read_file

from .conftest import source_of

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "dev"
PARTS = (
    "Japan and Kenya signed a defence pact on Monday.",
    "The agreement will enter into force next year.",
    "Nothing else happened in the harbour.",
    "The EU is negotiating a security partnership with Chile, officials said.",
    "Peru refused to sign it.",
    "„Wir prüfen das“, sagte der Sprecher.",
    "安全保障協力",
    "(See also: page 3.)",
)


@pytest.mark.parametrize("name", ["d04.txt", "d09.txt", "d17.txt", "d22.txt", "d25.txt"])
def test_evidence_slices_to_its_quote(vocabulary: Vocabulary, name: str) -> None:
    (source, *_) = read_file(CORPUS / name, CORPUS).sources
    extraction = extract_source(source, vocabulary)
    assert extraction.claims
    for claim in extraction.claims:
        for passage in claim.evidence:
            assert source.text[passage.start : passage.end] == passage.quote
            assert any(start <= passage.start and passage.end <= end for start, end in source.body)
        if claim.detail:
            assert source.text[claim.detail.start : claim.detail.end] == claim.detail.quote
    for silent in extraction.unclaimed:
        assert silent.reason


def test_each_claim_says_what_made_it(vocabulary: Vocabulary) -> None:
    (claim,) = extract_source(source_of("Japan and Kenya signed a defence pact on Monday."), vocabulary).claims[:1]
    assert "signed" in claim.words
    assert claim.rule
    assert claim.printed_when == "Monday"
    assert claim.partnership.instrument == "defence pact"


def test_the_passage_of_what_a_later_sentence_denies_goes_on_to_the_denial(vocabulary: Vocabulary) -> None:
    told = "India and Oman signed a defence pact in May. The opposition called upon the government to cancel the pact."
    text = f"{told} The cabinet answered that it would do nothing of the kind. The weather was fine."
    claims = extract_source(source_of(text), vocabulary).claims
    (denied,) = [claim for claim in claims if claim.modality == "denied"]
    assert denied.value == "ended" and denied.evidence[0].quote.endswith("nothing of the kind.")
    assert any("nothing of the kind" in words for words in denied.words)


def test_the_same_source_gives_the_same_extraction_with_another_vocabulary_object(vocabulary: Vocabulary) -> None:
    source = source_of(" ".join(PARTS))
    assert extract_source(source, vocabulary) == extract_source(source, load_vocabulary())


def test_order_of_articles_does_not_matter(vocabulary: Vocabulary) -> None:
    sources = [source_of(part, name=str(i)) for i, part in enumerate(PARTS)]
    forwards = [extract_source(s, vocabulary) for s in sources]
    backwards = [extract_source(s, vocabulary) for s in reversed(sources)]
    assert forwards == backwards[::-1]


def test_ids_follow_the_bytes_of_the_source(vocabulary: Vocabulary) -> None:
    source = source_of("Japan and Kenya signed a defence pact on Monday.")
    other = replace(source, sha256="0" * 64)
    first = {c.id for c in extract_source(source, vocabulary).claims}
    assert first == {c.id for c in extract_source(source, vocabulary).claims}
    assert first.isdisjoint(c.id for c in extract_source(other, vocabulary).claims)


def test_what_stands_outside_the_body_claims_nothing(vocabulary: Vocabulary) -> None:
    text = "Japan and Kenya signed a defence pact on Monday. Read also: Peru and Chile signed a defence pact."
    end = text.index("Read also")
    keys = {c.partnership.key for c in extract_source(replace(source_of(text), body=((0, end),)), vocabulary).claims}
    assert keys == {"jp-ke"}


def test_an_interview_states_no_prospects(vocabulary: Vocabulary, read: Callable[..., set[str]]) -> None:
    text = "Japan and Kenya signed a defence pact on Monday. Japan may sign a defence pact with Peru."
    source = replace(source_of(text), sections=(Section(0, len(text), "interview"),))
    claims = extract_source(source, vocabulary).claims
    assert {c.genre for c in claims} == {"interview"}
    assert {c.partnership.key for c in claims} == {"jp-ke"}
    assert "jp-pe signed possible None" in read(text)


def test_a_headline_gives_way_to_the_body(read: Callable[..., set[str]]) -> None:
    text = "Ghana scraps defence pact with Togo\n\nGhana has not scrapped the defence pact with Togo, a spokesman said.\n"
    assert read(text) == {"gh-tg ended denied None"}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=6), st.text(max_size=40))
def test_any_text_is_read_without_fault_and_twice_alike(parts: list[str], noise: str) -> None:
    vocabulary = load_vocabulary()
    source = source_of(" ".join([*parts, noise]))
    extraction = extract_source(source, vocabulary)
    assert extraction == extract_source(source, vocabulary)
    for claim in extraction.claims:
        assert all(source.text[p.start : p.end] == p.quote for p in claim.evidence)
        assert len(claim.partnership.parties) > 1
        assert claim.partnership.key.split(".")[0] == "-".join(c.lower() for c in claim.partnership.parties)


def test_sources_that_share_their_bytes_share_no_claim_id(vocabulary: Vocabulary) -> None:
    text = "Norway and the EU signed a security and defence partnership on Tuesday.\n"
    first = source_of(text, name="feed")
    second = replace(first, id="feed-2")
    ids = [{claim.id for claim in extract_source(source, vocabulary).claims} for source in (first, second)]
    assert ids[0] and ids[0].isdisjoint(ids[1])


def test_an_outlet_is_not_cited_for_what_somebody_denies_of_its_report(vocabulary: Vocabulary) -> None:
    text = "The minister dismissed a report in the Harbour Gazette that Peru had opened talks with Chile on a defence pact.\n"
    (denied,) = [c for c in extract_source(source_of(text, "en", "2024-05-29", "a"), vocabulary).claims if c.kind == "status"]
    assert (denied.value, denied.modality) == ("negotiating", "denied")
    assert "Harbour Gazette" not in denied.attribution
