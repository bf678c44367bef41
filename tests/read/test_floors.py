"""Floors over the labelled articles and the seeds: what was once read right must stay right."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pactbrief.model.source import Source
from pactbrief.read import read_file

TESTS = Path(__file__).parent.parent
CORPUS = TESTS / "corpus"
SEEDS = TESTS.parent / "seeds"
FLOORS = {"language": 1.0, "title": 0.95, "publisher": 0.95, "published": 0.97}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _articles() -> dict[str, tuple[dict[str, Any], Source]]:
    gold: dict[str, dict[str, Any]] = {}
    for labels in (CORPUS / "seeds.gold.jsonl", CORPUS / "dev" / "gold.jsonl"):
        gold |= {row["id"]: row for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines())}
    read = {}
    for path in sorted([*SEEDS.iterdir(), *(CORPUS / "dev").iterdir()]):
        if path.stem in gold:
            reading = read_file(path, path.parent)
            assert reading.skipped == ()
            assert len(reading.sources) == 1
            read[path.stem] = (gold[path.stem], reading.sources[0])
    assert len(read) == len(gold) == 35
    return read


@pytest.fixture(scope="module")
def articles() -> dict[str, tuple[dict[str, Any], Source]]:
    return _articles()


def test_identity_floors(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    score = _scorer()
    system = {}
    for name, (_, source) in articles.items():
        published = {"date": source.published.date} if source.published else None
        system[name] = {
            "source": {
                "language": source.language,
                "title": source.title,
                "publisher": source.publisher,
                "published": published,
            }
        }
    _, meta, _ = score.score({name: gold for name, (gold, _) in articles.items()}, system)
    for field, (right, total, wrong) in meta.items():
        assert right / total >= FLOORS[field], wrong


#: Words that the labelled articles and seeds print as page furniture: none of them may be body.
FURNITURE = {
    "003_1720218f34133c12": [
        "Dark Mode",
        "Pixabay",
        "Kommentar hinzufügen",
        "E-Mail-Adresse",
        "Previous Post",
        "Coca-Cola",
        "Bestattungsbranche",
    ],
    "004_04e698fe1392864f": ["achim@donga.com", "<button", "Hot news now"],
    "000_354255aaca85fd49": ["date 2024-02-20"],
    "001_04400e8df1d24599": ["ANI | Updated", "Image Credit"],
    "d01": [
        "Anmelden",
        "Lesen Sie auch",
        "Bahnstrecke",
        "Grillwurst",
        "Teilen",
        "Newsletter",
        "© Weserland",
        "Lesezeit",
        "Aukus",
    ],
    "d02": ["date 2024-02-21", "Tags:", "Share this story", "cherry blossom"],
    "d03": ["トップ", "会員限定", "森川由佳", "写真説明", "あわせて読みたい", "牡蠣", "無断転載", "フィリピン軍"],
    "d04": ["Home >", "Reporting by", "RELATED TICKERS", "licensing"],
    "d05": ["unsubscribe", "press desk"],
    "d06": [
        "cookies",
        "K-pop",
        "rehearses",
        "[Read also]",
        "Poland",
        "Kimchi",
        "Comments",
        "Copyright",
        "minah.seo@",
        "Published :",
    ],
    "d07": ["Schriftgröße", "Reporterin", "Unerlaubte", "Emotionen", "Gimjang", "Vorheriger"],
    "d08": ["Subscribe", "MattressPlus", "Podcast transcript"],
    "d09": ["By Ingrid", "© Fjordwire", "Berlaymont"],
    "d10": ["Obituaries", "Read more", "Wick harbour", "CalMac", "hunt for submarines", "Comments are closed"],
    "d11": ["Schweiz prüft", "Grüne Soße", "gedruckten Ausgabe", "Möllenbeck"],
    "d12": ["PORTADA", "ipr/amg/jlr", "(foto)", "aranceles", "Papúa", "© Iberpress"],
    "d13": ["Accueil", "À lire aussi", "Manille", "Chaleur", "Partager", "Écrivez-nous"],
    "d14": ["Image Credit", "syndicated feed", "READ MORE ON", "Sensex"],
    "d15": ["Commentary by", "About the author", "Previous post", "coffee"],
    "d16": ["cookies", "ASX 200", "READ MORE", "Croc", "Philippines and US", "Bulletin", "Pty Ltd"],
    "d17": ["Most recent", "Load more posts", "READ NEXT", "Jetstar"],
    "d18": ["[READ", "ADVERTISEMENT", "Subscribe to", "email address", "TAGS:"],
    "d20": ["Meteo", "LEGGI ANCHE", "Panettone", "Iscriviti", "Riproduzione"],
    "d21": ["Page 1", "© Harbour", "Policy Note 14", "senior fellow", "Finland, Sweden"],
    "d22": ["Ticker", "Frost in der Nacht", "Mehr zum Thema", "Inseln", "Choe Son Hui", "Kommentare", "(c) npd"],
    "d23": ["cookies", "S'abonner", "Photo GGE", "À lire aussi", "Kiev et Londres", "mirabelle", "Suivez-nous", "Publié le"],
    "d24": ["Cookies", "Luftwaffe", "Lesen Sie auch", "Litauen", "U-Boot 212CD", "Von Tjark", "Impressum", "Stand:"],
    "d25": ["Kruså", "Rum-Regatta", "Gotland", "Leserbrief"],
    "d26": ["PRESS AND INFORMATION", "Arnarhvoll", "Note to editors", "Press release No."],
    "d27": ["Ratgeber", "Kantersieg", "Kreisliga", "© Allerkurier", "Von Malte"],
    "d28": ["RELATED TICKERS", "RHGG", "READ ALSO", "share cyber threat", "Sign up", "By Chipflash"],
    "d29": ["WINNIPEG CLOSE", "Photo:", "newsroom@", "Next post", "date 2025"],
    "d30": ["LETTERS", "robot", "More from Ellerby", "Email*"],
}


def test_no_furniture_in_any_body(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    for name, phrases in FURNITURE.items():
        source = articles[name][1]
        body = "\n".join(source.text[start:end] for start, end in source.body)
        assert [phrase for phrase in phrases if phrase in body] == [], name
        missing = [phrase for phrase in phrases if phrase not in source.text]
        assert missing == [], f"{name}: furniture is marked, never deleted"


def test_prose_of_the_labelled_articles_stays_body(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    """Long paragraphs are the article's in all of these but for notices at the end."""
    for name, (_, source) in articles.items():
        lost = [
            span
            for span in source.left_out
            if span.end - span.start > 250 and span.reason not in {"newsletter sign-up", "press contact"}
        ]
        assert [
            source.text[span.start : span.end]
            for span in lost
            if not source.text[span.start :].startswith(("<button", "You receive"))
        ] == [], name


def test_seed_004_is_a_report_and_an_interview(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    source = articles["004_04e698fe1392864f"][1]
    (section,) = source.sections
    assert source.text[section.start :].startswith("Time.news Interview")
    assert section.genre == "interview"
    assert source.genre == "news"
    assert source.genre_at(source.text.index("Meanwhile, High Representative")) == "news"
    assert source.genre_at(source.text.index("I am optimistic")) == "interview"
    assert source.published is None
    assert source.title is None


def test_genres(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    wanted = {
        "d08": "interview",
        "d15": "opinion",
        "d19": "newsletter",
        "d21": "analysis",
        "d26": "press-release",
        "d04": "news",
        "d06": "news",
        "d12": "news",
    }
    assert {name: articles[name][1].genre for name in wanted} == wanted


def test_live_blog_entries_are_sections(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    sections = articles["d17"][1].sections
    assert len(sections) == 7
    assert sections[1].title == "Greens: 'A blank cheque with a periscope'"


def test_pages_give_the_locator(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    source = articles["d21"][1]
    assert source.locator(source.text.index("Sixteen fields are named")) == "p. 1"
    assert source.locator(source.text.index("Three tests will show")) == "p. 2"
    assert source.locator(source.text.index("Nikkei Asia")) == "p. 2"
    assert "outside the two bureaucracies" in source.text, "hyphenation at the line's end is undone"
    assert "foreign ministry" in source.text


def test_plain_text_is_canonical(articles: dict[str, tuple[dict[str, Any], Source]]) -> None:
    for path in SEEDS.glob("*.txt"):
        assert articles[path.stem][1].text == path.read_bytes().decode("utf-8")
