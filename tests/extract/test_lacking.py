"""What "no" and "without" deny: a noun of their own, or the step; sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]

# Published on Wednesday 29 May 2024.
SENTENCES: list[tuple[str, str, set[str]]] = [
    (
        "en",
        "With no fanfare Kenya and Oman signed a defence cooperation agreement on Tuesday.",
        {"ke-om signed happened 2024-05-28"},
    ),
    (
        "en",
        "With no debate, parliament in Lisbon ratified the military agreement with Brazil.",
        {"br-pt ratified happened None"},
    ),
    (
        "en",
        "Without a debate, parliament in Lisbon ratified the military agreement with Brazil.",
        {"br-pt ratified happened None"},
    ),
    ("en", "In a ceremony with no press, Kenya and Oman signed a defence pact.", {"ke-om signed happened None"}),
    ("en", "Kenya wasted no time in signing a defence agreement with Oman.", {"ke-om signed happened None"}),
    ("en", "Kenya and Oman signed no defence cooperation agreement.", {"ke-om signed denied None"}),
    ("en", "No defence cooperation agreement was signed by Kenya and Oman.", {"ke-om signed denied None"}),
    ("en", "Kenya left Muscat without signing a defence agreement with Oman.", {"ke-om signed denied None"}),
    ("en", "Kenya and Oman have no agreement on defence to sign.", {"ke-om signed denied None"}),
    ("en", "No minister from Kenya signed the defence agreement with Oman.", {"ke-om signed denied None"}),
    (
        "de",
        "Kenia und Oman haben am Dienstag ein Verteidigungsabkommen ohne Beistandsklausel unterzeichnet.",
        {"ke-om signed happened 2024-05-28"},
    ),
    ("de", "Kenia und Oman unterzeichneten kein Verteidigungsabkommen.", {"ke-om signed denied None"}),
    ("fr", "Sans débat, le Parlement portugais a ratifié l'accord militaire avec le Brésil.", {"br-pt ratified happened None"}),
    ("fr", "Le Kenya et Oman n'ont signé aucun accord de défense.", {"ke-om signed denied None"}),
    ("fr", "Le Kenya a quitté Mascate sans signer l'accord de défense avec Oman.", {"ke-om signed denied None"}),
    ("es", "Sin prensa, Kenia y Omán firmaron el martes un acuerdo de defensa.", {"ke-om signed happened 2024-05-28"}),
    ("es", "Kenia y Omán no firmaron ningún acuerdo de defensa.", {"ke-om signed denied None"}),
    ("it", "Senza clamore, Kenya e Oman hanno firmato martedì un accordo di difesa.", {"ke-om signed happened 2024-05-28"}),
    ("it", "Kenya e Oman non hanno firmato nessun accordo di difesa.", {"ke-om signed denied None"}),
]


@pytest.mark.parametrize(("language", "sentence", "told"), SENTENCES)
def test_what_is_lacking_is_told_apart_from_what_was_not_done(read: Read, language: str, sentence: str, told: set[str]) -> None:
    assert read(sentence, language=language) == told
