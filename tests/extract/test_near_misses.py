"""What looks like a step of a pact and is another, or none; sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]

# Published on Wednesday 29 May 2024.
SENTENCES: list[tuple[str, str, set[str]]] = [
    (
        "en",
        "The president of Chile signed the bill ratifying the defence agreement with Peru on Monday.",
        {"cl-pe ratified happened 2024-05-27"},
    ),
    (
        "en",
        "The king put his pen on Monday to the act ratifying Norway's defence agreement with Chile.",
        {"cl-no ratified happened 2024-05-27"},
    ),
    ("en", "The president of Chile signed the law on the defence agreement with Peru.", set()),
    ("en", "The defence pact between Ghana and Togo expires on New Year's Eve.", {"gh-tg ended planned 2024-12-31"}),
    ("en", "The defence pact between Ghana and Togo was signed on Christmas Eve.", {"gh-tg signed happened 2023-12-24"}),
    ("de", "Das Verteidigungsabkommen zwischen Ghana und Togo läuft zu Silvester aus.", {"gh-tg ended planned 2024-12-31"}),
    ("fr", "L'accord de défense entre le Ghana et le Togo expire à la Saint-Sylvestre.", {"gh-tg ended planned 2024-12-31"}),
    ("es", "El acuerdo de defensa entre Ghana y Togo vence en Nochevieja.", {"gh-tg ended planned 2024-12-31"}),
    ("en", "Chile's and Peru's wool producers launched a strategic alliance on Tuesday.", set()),
    ("en", "Air Serbia and its Greek partner announced the end of their alliance.", set()),
    ("ko", "칠레가 페루와의 방위협정을 파기했다는 보도를 양국 모두 부인했다.", {"cl-pe ended denied None"}),
    (
        "es",
        "No se ha cerrado ningún acuerdo de defensa entre Chile y Perú, zanjó el ministerio.",
        {"cl-pe concluded denied None"},
    ),
    (
        "en",
        "Chile's top court having cleared the way, the defence pact with Peru will be put to the vote.",
        {"cl-pe ratified planned None"},
    ),
    (
        "en",
        "Dairy farmers blocked the roads as Chile and Peru signed a defence pact on Tuesday.",
        {"cl-pe signed happened 2024-05-28"},
    ),
]


@pytest.mark.parametrize(("language", "sentence", "told"), SENTENCES)
def test_a_near_miss_is_not_taken_for_the_step(read: Read, language: str, sentence: str, told: set[str]) -> None:
    assert read(sentence, language=language) == told
