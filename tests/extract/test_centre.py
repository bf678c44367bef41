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
