"""Ways to say when, in seven languages, as an article of Wednesday 29 May 2024 means them; the tables lie in `expressions/`."""

from pathlib import Path

import pytest

from pactbrief.dates import find_dates, resolve

TABLES = Path(__file__).parent / "expressions"
FRAMES = {
    "en": "Both sides met {} in Lima.",
    "de": "Beide Seiten kamen {} in Lima zusammen.",
    "fr": "Les deux parties se réunissent {} à Lima.",
    "es": "Las dos partes se reúnen {} en Lima.",
    "it": "Le due parti si incontrano {} a Lima.",
    "ja": "両国は{}、会談した。",
    "ko": "양국은 {} 회담한다.",
}


@pytest.mark.parametrize("language", FRAMES)
def test_each_expression_means_its_date(language: str) -> None:
    wrong = []
    for line in (TABLES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        direction, said, meant = line.split("|")
        found = find_dates(FRAMES[language].format(said), language)
        read = [resolve(one, "2024-05-29", "future" if direction == "F" else "past") for one in found]
        if [one.date for one in read if one] != [meant]:
            wrong.append((said, meant, [one.date for one in read if one]))
    assert wrong == []
