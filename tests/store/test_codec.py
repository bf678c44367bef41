"""Stored articles come back as they were."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactbrief.model.claim import Claim, Extraction, Mention, Partnership, Unclaimed
from pactbrief.model.correction import Correction, SourceCorrection
from pactbrief.model.passage import Passage
from pactbrief.model.source import LeftOut, Publication, Section, Skipped, Source
from pactbrief.store import Article
from pactbrief.store.codec import fingerprint, form_of

MODEL = (
    Correction, SourceCorrection, Source, Section, LeftOut, Publication, Skipped, Claim, Partnership, Passage, Mention,
    Unclaimed, Extraction, Article,
)  # fmt: skip
articles = st.builds(
    Article,
    sources=st.lists(st.from_type(Source), max_size=2).map(tuple),
    extractions=st.lists(st.from_type(Extraction), max_size=2).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(articles)
def test_an_article_survives_json(article: Article) -> None:
    form = form_of(Article)
    assert form.read(json.loads(json.dumps(form.write(article)))) == article


@pytest.mark.parametrize("kind", MODEL)
def test_every_class_of_an_article_can_be_stored(kind: type) -> None:
    assert form_of(kind).shape.count(":") >= len(fields(kind))


def test_fingerprint_changes_with_order_name_and_type_of_fields() -> None:
    @dataclass(frozen=True)
    class One:
        a: str
        b: int

    prints = {fingerprint(One)}
    for shape in (("b", "a"), ("a", "c")):
        kind = dataclass(frozen=True)(type("One", (), {"__annotations__": dict(zip(shape, (int, str), strict=True))}))
        prints.add(fingerprint(kind))
    assert len(prints) == 3


def test_what_is_no_value_of_the_model_cannot_be_stored() -> None:
    with pytest.raises(TypeError, match="cannot be stored"):
        form_of(bytes)
