"""Whom a stretch of an article is about concludes with a partner that stands alone in its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[..., set[str]]


LONE_PARTNERS = {
    "Chile is busy. A defence pact with Peru was signed in 2021.": ("en", "cl-pe signed happened 2021"),
    "Oman is negotiating a defence pact with Kenya. With Ghana, an accord was signed in 2022.": (
        "en", "gh-om signed happened 2022"),
    "Finnland knüpft sein Netz enger. Mit Kanada wird über ein Militärabkommen verhandelt.": (
        "de", "ca-fi negotiating happened"),
    "Chile hat mit Peru einen Pakt geschlossen. Ein Militärabkommen mit Kenia wurde nicht unterzeichnet.": (
        "de", "cl-ke signed denied"),
    "An Partnern fehlt es dem Oman nicht. Mit Ghana unterzeichnete er 2021 einen Wehrpakt; die ghanaische Armee schweigt.": (
        "de", "gh-om signed happened 2021"),
    "Oman multiplie les accords. Avec le Kenya, l'accord de défense a été signé en 2022.": ("fr", "ke-om signed happened 2022"),
}  # fmt: skip


@pytest.mark.parametrize("text", LONE_PARTNERS)
def test_a_lone_partner_is_one_of_whom_the_text_is_about(told: Reads, text: str) -> None:
    language, claim = LONE_PARTNERS[text]
    assert claim in told(text, language)


def test_talks_that_are_not_held_are_denied_to_the_centre_too(told: Reads) -> None:
    text = (
        "Peru and Chile signed a defence pact. Peru is conducting talks with Kenya on a defence pact. "
        "No talks are currently under way with Ghana."
    )
    found = told(text)
    assert "gh-pe negotiating denied" in found
    assert not any("gh-ke" in claim for claim in found)


def test_a_paragraph_takes_no_centre_from_the_one_before(told: Reads) -> None:
    text = "Oman and Kenya signed a defence pact.\n\nChile had guests.\n\nThe treaty with Ghana was signed in May."
    assert not any("cl" in claim for claim in told(text))


def test_a_section_is_about_the_state_in_its_heading(told: Reads) -> None:
    text = (
        "OMAN\n\nOman and Kenya signed a defence pact on Monday.\n\n"
        "CHILE\n\nDefence talks with Peru have stalled. Both sides hope to sign it soon.\n"
    )
    found = told(text)
    assert "cl-pe suspended happened" in found
    assert not any(claim.startswith(("om-pe", "ke-pe", "ke-om signed possible")) for claim in found)


def test_what_is_counted_from_another_event_does_not_date_it(told: Reads) -> None:
    text = (
        "Oman signed a defence pact with Kenya on 3 May 2024. "
        "Two months after Chile ended its defence pact with Peru, the army was at rest."
    )
    assert "cl-pe ended happened" in told(text)


OF_THE_SENTENCE = {
    # both of whom the sentence names before its stop
    "Peru's ties with Chile are close; both countries renewed their defence pact in April.": (
        "en", "cl-pe implementing happened 2024-04"),
    # behind a stop another partner of whom the text is about
    "Oman multiplie les accords. Avec le Kenya, l'accord a été signé en 2022 ; avec le Ghana, on négocie un accord.": (
        "fr", "gh-om negotiating happened"),
    # "that with": one of those just named
    "Il Perù ha già accordi di difesa con il Cile e il Kenya; quello con Nairobi è entrato in vigore a marzo.": (
        "it", "ke-pe in-force happened 2024-03"),
    # each with a date of its own
    "Zuvor hatten Peru im Mai 2022 und Chile im Januar 2023 ihre Militärabkommen mit Kenia gekündigt.": (
        "de", "ke-pe ended happened 2022-05"),
}  # fmt: skip


@pytest.mark.parametrize("text", OF_THE_SENTENCE)
def test_partners_within_a_sentence(told: Reads, text: str) -> None:
    language, claim = OF_THE_SENTENCE[text]
    assert claim in told(text, language)


def test_the_talks_told_of_are_not_those_of_bystanders(told: Reads) -> None:
    text = (
        "Peru und Chile verhandeln über ein Verteidigungsabkommen. "
        "Hintergrund der Gespräche ist der wachsende Einfluss Chinas auf die Inselstaaten, den Kenia mit Sorge verfolgt."
    )
    assert not any("cn" in claim for claim in told(text, "de"))


def test_in_a_section_the_only_other_state_named_is_the_partner(told: Reads) -> None:
    text = (
        "OMAN\n\nOman and Kenya signed a defence pact on Monday.\n\n"
        "CHILE\n\nPeruvian troops have left. A new defence agreement is being drafted; both sides hope to sign it in July.\n"
    )
    assert "cl-pe signed possible 2024-07" in told(text)
