# ruff: noqa: E501  (an example a line)
"""On whose word: outlets, agencies and documents; speakers, people and places."""

from __future__ import annotations

import pytest

from pactbrief.catalog.vocabulary import load_vocabulary
from pactbrief.extract.attribution import cites_of
from pactbrief.extract.words.mentions import find_mentions
from pactbrief.extract.words.people import attribution_of, people_in, place_in

VOCABULARY = load_vocabulary()


def cites(text: str, language: str, publisher: str | None = None) -> tuple[str, ...]:
    return cites_of(text, [(0, len(text))], language, VOCABULARY, publisher)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Talks have begun, Reuters reported on Monday, citing a leaked draft.", ("Reuters", "leaked draft")),
        ("en", "According to Jiji Press, which quoted an internal memo, talks have begun.", ("Jiji Press", "internal memo")),
        ("en", "The Baltic Evening Herald, citing two diplomats, had said so.", ("Baltic Evening Herald",)),
        ("en", "Kyodo said talks were on. Kyodo News later reported the date.", ("Kyodo News",)),
        ("en", "The newspaper Dagens Lanterne reported the deal.", ("Dagens Lanterne",)),
        ("en", "This story was first published by Northwire.", ("Northwire",)),
        ("en", "Japan and Fiji signed a pact, The Suva Beacon reported.", ("The Suva Beacon",)),
        ("en", "The Suva Beacon had reported that Japan and Fiji signed a pact.", ("Suva Beacon",)),
        ("en", "Lima's Andean Star wrote that Peru and Chile signed a pact.", ("Andean Star",)),
        ("en", "A report on the news site that 12,500 soldiers would come was false.", ()),
        ("de", "Die «Linthpost» meldet, Chile und Peru hätten einen Pakt unterzeichnet.", ("Linthpost",)),
        ("de", "Nach einem Bericht der Zeitung „Neue Welle“ wird verhandelt.", ("Neue Welle",)),
        ("de", "Das Internetportal „Küstenfunk“ hatte berichtet, es werde verhandelt.", ("Küstenfunk",)),
        ("de", "Die «Gorch Fock» liegt laut Ministerium im Hafen.", ()),
        ("de", "Das „Eiserne Band“, sagte der Minister, hält.", ()),
        ("en", "The pact was signed in Oslo, the foreign ministry said.", ()),
        ("en", "A document was signed, according to a report.", ()),
        ("en", "China denied a newspaper report about East Asia, officials said.", ()),
        ("de", "Das meldet die „Nordsee-Woche“ unter Berufung auf ein vertrauliches Papier.", ("Nordsee-Woche", "vertrauliches Papier")),
        ("de", "Laut der Nachrichtenagentur Kyodo wird verhandelt.", ("Kyodo",)),
        ("de", "Die Welt ist größer geworden, sagte der Minister laut Protokoll.", ()),
        ("fr", "Selon le quotidien La Sentinelle, qui cite une note interne, le projet avance.", ("La Sentinelle", "note interne")),
        ("fr", "Selon le ministre, le projet avance.", ()),
        ("es", "El acuerdo está cerca, según adelantó la agencia EFE.", ("EFE",)),
        ("it", "Lo riferisce l'agenzia ANSA.", ("ANSA",)),
        ("ja", "時事通信によると、両国は交渉を始めた。", ("時事通信",)),
        ("ja", "北陸毎朝新聞が報じた。", ("北陸毎朝新聞",)),
        ("ko", "연합뉴스는 양국이 협정에 서명했다고 보도했다.", ("연합뉴스",)),
        ("xx", "Reuters reported it.", ()),
    ],
)  # fmt: skip
def test_cites(language: str, text: str, wanted: tuple[str, ...]) -> None:
    assert cites(text, language) == wanted


def test_the_publisher_is_not_cited_in_its_own_article() -> None:
    text = "Talks have begun, Kyodo News reported. Reuters said so too."
    assert cites(text, "en", publisher="Kyodo News") == ("Reuters",)


def test_only_the_body_counts() -> None:
    text = "Talks have begun.\n\nPhoto by Reuters, Reuters said"
    assert cites_of(text, [(0, 17)], "en", VOCABULARY) == ()


def test_a_name_over_a_line_end_is_one_name() -> None:
    assert cites("The Pacific\nLagoon Times reports a delay.", "en") == ("Pacific Lagoon Times",)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "It was signed, Kyodo News reported citing an EU document.", ("Kyodo News", "EU document")),
        ("en", "Norway's foreign ministry said on Monday that it was signed.", ("Norway's foreign ministry",)),
        ("en", "It was signed, Defence Minister Anna Berg told reporters.", ("Defence Minister Anna Berg",)),
        ("en", "It was signed, an Icelandic diplomat said.", ("Icelandic diplomat",)),
        ("en", "It was signed in Oslo.", ()),
        ("de", "Das Abkommen stehe, sagte ein Sprecher.", ("Sprecher",)),
        ("ja", "外務省幹部は、交渉を始めると述べた。", ("外務省幹部",)),
    ],
)
def test_attribution_is_nearest_first(language: str, text: str, wanted: tuple[str, ...]) -> None:
    assert attribution_of(text, (0, len(text)), language, VOCABULARY) == wanted


def test_people_stand_with_their_offices() -> None:
    text = "Foreign Minister Takeshi Iwaya and Josep Borrell, the EU's High Representative, signed it."
    assert people_in(text, (0, len(text)), "en", VOCABULARY) == ("Foreign Minister Takeshi Iwaya", "Josep Borrell")
    korean = "조태열 외교부 장관이 서명했다."
    assert people_in(korean, (0, len(korean)), "ko", VOCABULARY) == ("조태열 외교부 장관",)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The two signed it in Tokyo on Friday.", "Tokyo"),
        ("en", "The two signed it in Rarotonga on Friday.", "Rarotonga"),
        ("en", "The two signed it in November.", None),
        ("en", "The two signed it in Japan.", None),
        ("en", "A request came from Tokyo.", None),
        ("de", "Sie unterzeichneten in Bamako die Charta.", "Bamako"),
        ("en", "Both signed the Joint Framework for Enhanced Partnership in Peace and Security.", None),
    ],
)
def test_place(language: str, text: str, wanted: str | None) -> None:
    hits = find_mentions(text, language, VOCABULARY)
    assert place_in(text, (0, len(text)), hits, language, VOCABULARY) == wanted
