"""Body extraction from saved pages: precision and recall of words and of Japanese letters, per layout and language."""
# ruff: noqa: E501 (markup and prose read best unbroken)

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from read_articles import PROSE, body_text
from web_pages import COOKIES, LAYOUTS, LINKS

from pactbrief.read import read_file

TITLES = {
    "en": "Latvia and EU seal Baltic security pact",
    "de": "Riga und Brüssel besiegeln Partnerschaft",
    "fr": "Riga et Bruxelles scellent un pacte de sécurité",
    "ja": "ＥＵとラトビア、安保パートナーシップに署名",
}
MORE = {
    "en": "The ports of Ventspils and Liepaja will be the first to be linked to the common picture of shipping, the ministry said.",
    "de": "Die Häfen Ventspils und Liepaja werden als erste an das gemeinsame Lagebild angeschlossen, teilte das Ministerium mit.",
    "fr": "Les ports de Ventspils et de Liepaja seront les premiers reliés à l’image commune du trafic, selon le ministère.",
    "ja": "ベンツピルス港とリエパーヤ港が最初に共通の船舶状況図に接続される、と同国の国防省は４日の記者会見で説明した。",
}
FLOOR = 0.97


def _units(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+", text))


def _paragraphs(language: str) -> list[str]:
    first = PROSE[language].split("\n\n")
    return [*first, MORE[language], *[p.replace("4", "5").replace("４", "５") for p in first[1:]]]


@pytest.mark.parametrize("language", list(TITLES))
@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_precision_and_recall(layout: str, language: str, tmp_path: Path) -> None:
    paragraphs = _paragraphs(language)
    path = tmp_path / "page.html"
    path.write_text(LAYOUTS[layout](TITLES[language], paragraphs), encoding="utf-8")
    reading = read_file(path, tmp_path)
    assert reading.skipped == ()
    (source,) = reading.sources
    assert source.title == TITLES[language]
    assert source.language == language
    wanted, got = _units(" ".join([TITLES[language], *paragraphs])), _units(body_text(source))
    shared = sum((wanted & got).values())
    assert shared / max(1, sum(got.values())) >= FLOOR, body_text(source)
    assert shared / sum(wanted.values()) >= FLOOR, body_text(source)
    assert not [line for line in (*LINKS, COOKIES) if line in body_text(source)]


def test_what_is_hidden_is_no_text_and_what_is_seen_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(LAYOUTS["modal"](TITLES["en"], _paragraphs("en")), encoding="utf-8")
    (source,) = read_file(path, tmp_path).sources
    assert "Subscribe now" not in source.text
    assert LINKS[0] in source.text
    reasons = {source.text[span.start : span.end]: span.reason for span in source.left_out}
    assert reasons["More on this story"] == "related articles"


def test_json_ld_wins_over_other_meta_data(tmp_path: Path) -> None:
    described = '{"@graph":[{"@type":"Person","name":"X"},{"@type":"NewsArticle","headline":"H","datePublished":"2025-03-04T23:30:00-05:00","author":[{"name":"Jane Roe"}],"publisher":{"name":"Harbour Daily"}}]}'
    head = f'<script type="application/ld+json">{described}</script><meta property="og:site_name" content="Other"><link rel="canonical" href="https://hd.example/a">'
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head>{head}</head><body><h1>Latvia and EU seal pact</h1>{''.join(f'<p>{p}</p>' for p in _paragraphs('en'))}",
        encoding="utf-8",
    )
    (source,) = read_file(path, tmp_path).sources
    assert (source.publisher, source.author, source.url, source.genre) == (
        "Harbour Daily",
        "Jane Roe",
        "https://hd.example/a",
        "news",
    )
    assert source.published is not None
    assert (source.published.date, source.published.basis) == ("2025-03-04", "metadata")
    assert source.title == "Latvia and EU seal pact", "the headline as the text prints it"


def test_hostile_meta_data_is_no_address(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f'<link rel="canonical" href="javascript:alert(1)"><h1>Latvia and EU seal pact</h1><p>{_paragraphs("en")[0]}</p>',
        encoding="utf-8",
    )
    (source,) = read_file(path, tmp_path).sources
    assert source.url is None
