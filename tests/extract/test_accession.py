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
        (
            "en",
            "A minister proposed on Monday that the pact be opened up to Kenya and Oman.",
            "cl-ke-om-pe proposed happened 2024-05-27",
        ),
        ("en", "Kenya was invited, its foreign ministry says, but has declined.", "cl-ke-pe rejected happened"),
        ("en", "Kenya stayed away. It was invited, and in March it said no.", "cl-ke-pe rejected happened"),
        ("en", "Kenya says it has not asked to join.", "cl-ke-pe proposed denied"),
        ("en", "Nairobi said that it was not negotiating with anyone about joining.", "cl-ke-pe negotiating denied"),
        ("en", "Talks with Kenya about joining the pact have begun.", "cl-ke-pe negotiating happened"),
        ("en", "There has been talk of letting Kenya into the pact.", "cl-ke-pe exploring happened"),
        ("en", "Some lawmakers want Kenya to join, to make it a pact of three.", "cl-ke-pe proposed happened"),
        ("en", "Kenya's accession to the pact took effect in March 2024.", "cl-ke-pe in-force happened 2024-03"),
        ("en", "The two had asked Nairobi to come aboard in 2022.", "cl-ke-pe proposed happened 2022"),
        ("en", "Kenya is interested. Nairobi would like to become part of it.", "cl-ke-pe proposed happened"),
        ("en", "Talks on a three-way pact with Kenya are at an advanced stage.", "cl-ke-pe negotiating happened"),
        ("en", "Is Kenya joining? Talks on a three-way pact are at an advanced stage.", "cl-ke-pe negotiating happened"),
        ("en", "A lawmaker urged a four-power pact of Peru, Chile, Kenya and Oman.", "cl-ke-om-pe proposed happened"),
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
        ("en", "The minister asked Kenya to join the fight against piracy."),
        ("en", "Kenya was invited to the ceremony but declined."),
        ("en", "Peru wants Kenya to join the customs union."),
        ("en", "Peru proposed extending the railway to Kenya."),
        ("en", "Kenya was invited to take part in the exercise."),
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
