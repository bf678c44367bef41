"""Furniture words amid an article are words: no sentence is lost for them. Furniture amid an article is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from read_articles import PROSE, body_text, read_text

from pactbrief.read.language import language_of

FIRST, SECOND, THIRD = PROSE["en"].split("\n\n")

SENTENCES = [
    "Share prices of Thales rose after the signing, and those of Hensoldt did too.",
    "By Wednesday lunchtime there was not much left of the denial.",
    "Canada could sign up to the agreement before the end of the year.",
    "Ukraine wants to become a member of the union and of the partnership.",
    "Allies must support us with arms and with money, the minister told reporters.",
    "Vessels may not enter the zone without the prior written consent of both governments.",
    "Tokyo does not subscribe to the view that the pact is aimed at China.",
    "Related talks with Moldova continue, and a text may be ready by May.",
    "Read closely, the agreement binds nobody to anything at all.",
    "Comments by the foreign minister were less guarded than the text.",
    "More on cables: the two sides will map them together and watch them.",
    "Jane Roe is a senior fellow at the Gotland Centre. The pact, she says, will be tested soon.",
    "Previous agreements between the two sides had no clause on cyber defence.",
    "Topic by topic, the two sides agreed on cyber, space and cables.",
    "Trending downwards for years, defence budgets have doubled since 2022 in the region.",
    "Copyright protection for satellite images is part of the deal as well.",
    "Follow-up talks on information security are planned for the autumn in Riga.",
    "Advertisement of defence contracts across the border will be made easier by the pact.",
    "Interview requests were turned down, and no statement was issued in Moscow.",
    "Vietnam and the union signed a pact on 1 November 2024 in Hanoi.",
    "Ministers met at 10:00 on 5 November 2024 in Riga for talks.",
    "The 2023-2024 programme of the two sides ended on 5 November 2024.",
]
GERMAN = [
    "Am 1. November 2024 unterzeichneten die EU und Japan eine Sicherheitspartnerschaft in Tokio.",
    "Das müssen alle akzeptieren, sagte der Minister nach der Unterzeichnung in Riga.",
    "Zum Inhalt des Abkommens gehören auch Cyberabwehr und Raumfahrt.",
    "Schriftlich wurde darüber nichts festgehalten, wie es aus Kreisen hieß.",
    "Die Weiterverbreitung von Atomwaffen bleibt nach dem Vertrag verboten.",
    "Von der Leyen und der lettische Präsident unterzeichneten das Papier am Abend.",
    "Stand heute ist kein weiteres Abkommen dieser Art mit Estland geplant.",
    "Jetzt testen die Marinen beider Seiten ihre Funkgeräte im Rigaer Meerbusen.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_furniture_words_in_sentences(sentence: str, tmp_path: Path) -> None:
    source = read_text(f"Latvia, EU seal Baltic security pact\n\n{FIRST}\n\n{sentence}\n\n{SECOND}\n\n{THIRD}\n", tmp_path)
    assert sentence in body_text(source)


@pytest.mark.parametrize("sentence", GERMAN)
def test_furniture_words_in_german_sentences(sentence: str, tmp_path: Path) -> None:
    first, second, third = PROSE["de"].split("\n\n")
    source = read_text(f"Lettland und EU besiegeln Pakt\n\n{first}\n\n{sentence}\n\n{second}\n\n{third}\n", tmp_path)
    assert sentence in body_text(source)


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "[READ: Marcos to skip business summit]",
        "Read more: Ferry fares to rise in April",
        "READ ALSO | Ferry fares to rise in April",
        "Sign up for our newsletter and never miss a story from the coast.",
        "Share this article on Facebook",
        "Photo: A frigate off Liepaja (HD archive)",
        "Story continues below",
        '<div class="ad-slot" data-id="17"></div>',
        "FTSE 8,201 +0.3% | DAX 22,407 -0.2% | EUR/USD 1.05",
        "Lesen Sie auch: Der große Grillwurst-Test",
        "À lire aussi : La mirabelle gelée à 40 %",
        "Te puede interesar: El tiempo para el puente",
        "LEGGI ANCHE: Panettone artigianale, la classifica",
        "あわせて読みたい：牡蠣の水揚げ始まる",
        "[관련기사] 서울 아파트값 상승",
        "#defence #Baltic #cables",
        "Video: minister arrives in Riga | Watch",
    ],
)
def test_furniture_amid_the_article(line: str, tmp_path: Path) -> None:
    source = read_text(f"Latvia, EU seal Baltic security pact\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n", tmp_path)
    assert line not in body_text(source)
    assert all(paragraph in body_text(source) for paragraph in (FIRST, SECOND, THIRD))


def test_a_block_of_links_ends_where_the_article_goes_on(tmp_path: Path) -> None:
    links = "Read more\nFerry fares to rise in April\nTen recipes for the long weekend\n"
    source = read_text(
        f"Latvia, EU seal Baltic security pact\n\n{FIRST}\n\n{links}\n{SECOND}\n\nWhat comes next\n\n{THIRD}\n", tmp_path
    )
    assert "recipes" not in body_text(source)
    assert "What comes next" in body_text(source)


def test_a_repeated_headline_counts_once(tmp_path: Path) -> None:
    title = "Latvia, EU seal Baltic security pact"
    source = read_text(f"{title}\n\n{title}\n\n{FIRST}\n\n{SECOND}\n", tmp_path)
    assert body_text(source).count(title) == 1
    assert [span.reason for span in source.left_out] == ["repeated headline"]


def test_questions_set_off_by_dashes_make_an_interview(tmp_path: Path) -> None:
    turns = [f"— What does the pact change for {who}?\n\n{SECOND}" for who in ("Latvia", "the fleet", "Moscow", "the islands")]
    source = read_text("A cable is not a border\n\nInterview by Jane Roe\n\n" + "\n\n".join(turns), tmp_path)
    assert source.genre == "interview"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway and EU sign security and defence partnership", "en"),
        ("Norwegen und EU schließen Sicherheitspartnerschaft", "de"),
        ("La Norvège et l'Union européenne signent un partenariat de sécurité", "fr"),
        ("Noruega y la Unión Europea firman una asociación de seguridad", "es"),
        ("Norvegia e Unione europea firmano un partenariato di sicurezza", "it"),
        ("ノルウェーとＥＵ、安全保障・防衛パートナーシップに署名", "ja"),
        ("노르웨이·EU, 안보·방위 파트너십 서명", "ko"),
        ("日ＥＵ、安全保障で合意", "ja"),
        ("Noorwegen en de Europese Unie tekenen een veiligheidspartnerschap", "nl"),
        ("A Noruega e a União Europeia assinam uma parceria de segurança", "pt"),
        ("Pakt unterzeichnet", "de"),
        ("", None),
        ("1234 --", None),
    ],
)
def test_language_of_short_texts(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_german_agency_report_with_its_header(tmp_path: Path) -> None:
    first, second, _ = PROSE["de"].split("\n\n")
    source = read_text(
        "xyz0311 4 pl 245  xyz 0187\nVerteidigung/Lettland/Estland/\nRiga und Tallinn besiegeln Pakt\n\n"
        f"Riga/Tallinn, 14. November 2023 (xyz) – {first}\n\n{second}\n",
        tmp_path,
    )
    assert (source.title, source.publisher) == ("Riga und Tallinn besiegeln Pakt", "xyz")
    assert source.published is not None and source.published.date == "2023-11-14"


@pytest.mark.parametrize(
    "line", ["Publié le 02 octobre 2025 à 06h00, modifié à 11h23 • Temps de lecture 4 min.", "Publié le 2 octobre 2025 à 6h00."]
)
def test_a_date_line_below_the_deck_may_end_like_a_sentence(tmp_path: Path, line: str) -> None:
    deck = "Le Kenya négocie avec le Pérou un pacte de défense. Les juges, plus que les généraux, retardent sa conclusion."
    text = f"Entre Nairobi et Lima, un accord\n\n{deck}\n\nPar Jeanne Roche (Lima)\n{line}\n\n" + (
        "Les pourparlers ont duré deux ans. Le quatrième cycle s'est achevé vendredi à Lima sans résultat, a dit un ministre."
    )
    source = read_text(text, tmp_path)
    assert source.published is not None and source.published.date == "2025-10-02"
    assert line not in body_text(source)
