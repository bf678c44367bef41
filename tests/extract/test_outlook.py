"""Outlook: what may come of a partnership, verbatim; never a stage, never what is denied or asked."""

from __future__ import annotations

import pytest

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract import extract_source

from .conftest import source_of

PACT = "Ghana and Togo signed a defence pact in Accra on Monday."


def _outlook(vocabulary: Vocabulary, *sentences: str, language: str = "en") -> list[tuple[str, str, str]]:
    source = source_of(" ".join(sentences) + "\n", language)
    claims = extract_source(source, vocabulary).claims
    return [(c.partnership.key, c.modality, c.value) for c in claims if c.kind == "outlook"]


EXPECTED = "The pact could pave the way for permanent patrols in the Gulf of Guinea, officials in Accra said."


def test_an_expectation_is_told_word_for_word(vocabulary: Vocabulary) -> None:
    assert _outlook(vocabulary, PACT, EXPECTED) == [("gh-tg", "possible", EXPECTED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact will not pave the way for permanent patrols in the Gulf of Guinea, nor could it lead to a joint command.",
        "Could the pact become the nucleus of an alliance for the whole of the region, as some in Accra hope?",
        "It could lead to more.",
        "The hotel where they met could become a museum, analysts expect, once the owners have found the money for it.",
    ],
)
def test_what_is_denied_asked_or_too_short_is_no_outlook(vocabulary: Vocabulary, sentence: str) -> None:
    told = _outlook(vocabulary, PACT, sentence)
    assert all(value != sentence or "hotel" in sentence for _, _, value in told)


def test_an_outlook_needs_a_partnership_that_was_told_of(vocabulary: Vocabulary) -> None:
    assert _outlook(vocabulary, "Ghana and Togo share a border.", EXPECTED) == []


def test_two_outlooks_a_partnership_at_most(vocabulary: Vocabulary) -> None:
    more = [
        f"The pact could open the door to {what} between the two armies, analysts in Accra say."
        for what in ("drills", "bases", "loans")
    ]
    assert len(_outlook(vocabulary, PACT, *more)) == 2


def test_german_expectations(vocabulary: Vocabulary) -> None:
    said = "Beobachter erwarten, dass der Pakt den Weg für gemeinsame Patrouillen im Golf von Guinea frei macht."
    told = _outlook(
        vocabulary, "Ghana und Togo haben am Montag in Accra einen Verteidigungspakt unterzeichnet.", said, language="de"
    )
    assert told == [("gh-tg", "possible", said)]
