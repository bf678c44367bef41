"""Who joins an arrangement makes a larger set of parties of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[..., set[str]]

PACT = {
    "en": "Peru and Chile signed a defence pact in 2021. ",
    "de": "Peru und Chile haben 2021 einen Verteidigungspakt unterzeichnet. ",
    "fr": "Le Pérou et le Chili ont signé un pacte de défense en 2021. ",
    "es": "Perú y Chile firmaron un pacto de defensa en 2021. ",
    "it": "Il Perù e il Cile hanno firmato un patto di difesa nel 2021. ",
}


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "Kenya asked in July to be admitted and has had no answer.", "cl-ke-pe proposed happened 2023-07"),
        ("en", "Kenya is considering joining the pact.", "cl-ke-pe exploring happened"),
        ("en", "Kenya signed an instrument of accession in March 2024.", "cl-ke-pe signed happened 2024-03"),
        ("de", "Nun möchte die Türkei beitreten.", "cl-pe-tr proposed happened"),
        ("fr", "Le Kenya souhaite le rejoindre.", "cl-ke-pe proposed happened"),
        ("es", "El Gobierno colombiano estudia sumarse al plan.", "cl-co-pe exploring happened"),
        ("it", "Il Kenya valuta di aderire.", "cl-ke-pe exploring happened"),
    ],
)
def test_who_joins_makes_a_larger_set(told: Reads, language: str, text: str, claim: str) -> None:
    assert claim in told(PACT[language] + text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya wants to join NATO."),
        ("de", "Kenia möchte der Nato beitreten."),
        ("en", "Kenya would not say whether it wants to join."),
    ],
)
def test_who_joins_something_else_does_not(told: Reads, language: str, text: str) -> None:
    assert {claim for claim in told(PACT[language] + text, language) if "cl-pe" not in claim and "happened" in claim} == set()


def test_once_one_has_joined_the_article_is_about_the_larger_set(told: Reads) -> None:
    text = PACT["en"] + (
        "Kenya signed an instrument of accession in March 2024. The three navies have since exercised together.\n\n"
        "Oman asked in April to be admitted."
    )
    claims = {"cl-ke-pe implementing happened", "cl-ke-om-pe proposed happened 2024-04"}
    assert claims <= told(text)
    assert claims <= told(text, genre="opinion")


def test_what_a_relative_clause_would_join_is_the_pact_before_it(told: Reads) -> None:
    text = "Peru and Chile signed a defence pact in 2020, which Kenya has said that it would like to join."
    assert "cl-ke-pe proposed happened" in told(text)
