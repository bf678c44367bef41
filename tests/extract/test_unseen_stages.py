"""Short passages in the wording of articles that nobody had read when the rules were written, by what they leave unsaid.

Each tells what must be claimed; no other stage may be stated as a fact.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[..., set[str]]

NEWCOMERS = [
    ("en", "Kenya and Ghana signed a naval pact in Accra on Monday. Togo has asked to be let in.",
     {"gh-ke signed happened 2024-05-27", "gh-ke-tg proposed happened"}),
    ("en", "Chile and Peru concluded a defence agreement last month. Bolivia put its request to join the arrangement in writing on Friday.",
     {"cl-pe concluded happened 2024-04", "bo-cl-pe proposed happened 2024-05-24"}),
    ("en", "Oman and Jordan have signed a pact on joint patrols. Talks with Egypt about joining the pact have begun.",
     {"jo-om signed happened", "eg-jo-om negotiating happened"}),
    ("en", "Vietnam and the Philippines signed a maritime security agreement in March. Malaysia is in talks to join it.",
     {"ph-vn signed happened 2024-03", "my-ph-vn negotiating happened"}),
    ("en", "Estonia and Latvia signed a defence treaty on Tuesday. Lithuania could accede next year.",
     {"ee-lv signed happened 2024-05-28"}),
    ("en", "Rwanda and Zambia signed a security pact in 2022. On Monday the two countries invited Malawi to join the pact.",
     {"rw-zm signed happened 2022", "mw-rw-zm proposed happened 2024-05-27"}),
    ("de", "Chile und Peru haben im März einen Sicherheitspakt unterzeichnet. Bolivien hat um Aufnahme gebeten.",
     {"cl-pe signed happened 2024-03", "bo-cl-pe proposed happened"}),
    ("de", "Kenia und Ghana schlossen am Montag ein Verteidigungsabkommen. Auch Togo möchte sich dem Abkommen anschließen.",
     {"gh-ke concluded happened 2024-05-27", "gh-ke-tg proposed happened"}),
    ("de", "Estland und Lettland unterzeichneten am Dienstag einen Verteidigungsvertrag. Eingeladen wurde auch Litauen; eine Antwort steht aus.",
     {"ee-lv signed happened 2024-05-28", "ee-lt-lv proposed happened"}),
    ("de", "Oman und Jordanien haben ein Militärabkommen unterzeichnet. Die Ägypter wollen dem Abkommen beitreten.",
     {"jo-om signed happened", "eg-jo-om proposed happened"}),
    ("fr", "Le Kenya et le Ghana ont signé lundi un accord de défense. Le Togo a demandé à s'y joindre.",
     {"gh-ke signed happened 2024-05-27", "gh-ke-tg proposed happened"}),
    ("es", "Chile y Perú firmaron en marzo un acuerdo de defensa. Bolivia ha pedido sumarse.",
     {"cl-pe signed happened 2024-03", "bo-cl-pe proposed happened"}),
    ("es", "Kenia y Ghana firmaron el lunes un pacto de seguridad. Togo quiere adherirse al pacto.",
     {"gh-ke signed happened 2024-05-27", "gh-ke-tg proposed happened"}),
]  # fmt: skip

PARTNERS_OF_ONE = [
    ("en", "Norway signed a security and defence partnership with the EU in May 2023. Japan already has one. With Australia, negotiations were opened last week.",
     {"eu-no signed happened 2023-05", "au-eu negotiating happened 2024-05"}),
    ("en", "France and Gabon signed a defence partnership on Monday. Chad ended its defence agreement with France last November. With Senegal, talks are under way on a new military partnership.",
     {"fr-ga signed happened 2024-05-27", "fr-td ended happened 2023-11", "fr-sn negotiating happened"}),
    ("en", "Australia signed a defence pact with Fiji in 2022. Canberra also opened negotiations in March on a treaty of the same sort with Palau.",
     {"au-fj signed happened 2022", "au-pw negotiating happened 2024-03"}),
    ("en", "Peru and Chile signed a defence agreement on Monday. Lima concluded a pact of a similar kind with Ecuador in 2021.",
     {"cl-pe signed happened 2024-05-27", "ec-pe concluded happened 2021"}),
    ("en", "Canada, whose soldiers lead the NATO unit in Latvia, will sign a similar agreement with Latvia in September.",
     {"ca-lv signed planned 2024-09"}),
    ("de", "Norwegen hat mit der EU im Mai 2023 eine Sicherheitspartnerschaft unterzeichnet. Mit Australien wurden in der vergangenen Woche Verhandlungen eröffnet.",
     {"eu-no signed happened 2023-05", "au-eu negotiating happened 2024-05"}),
    ("de", "Japan hat solche Abkommen mit Australien und Großbritannien. Das mit Manila ist seit dem 1. April in Kraft. Mit Paris wird seit März verhandelt.",
     {"jp-ph in-force happened 2024-04-01", "fr-jp negotiating happened 2024-03"}),
    ("de", "Frankreich und Gabun haben am Montag eine Verteidigungspartnerschaft unterzeichnet. Der Tschad hat im November sein Verteidigungsabkommen mit Frankreich gekündigt. Mit dem Senegal laufen Gespräche über ein neues Militärabkommen.",
     {"fr-ga signed happened 2024-05-27", "fr-td ended happened 2023-11", "fr-sn negotiating happened"}),
    ("de", "Kanada, dessen Soldaten in Lettland stehen, wird im September ein ähnliches Verteidigungsabkommen mit Lettland unterzeichnen.",
     {"ca-lv signed planned 2024-09"}),
    ("fr", "La France et le Gabon ont signé lundi un partenariat de défense. Le Tchad a mis fin en novembre dernier à son accord de défense avec la France. Avec le Sénégal, des discussions sont en cours sur un partenariat militaire.",
     {"fr-ga signed happened 2024-05-27", "fr-td ended happened 2023-11", "fr-sn negotiating happened"}),
    ("es", "Colombia firmó en marzo un acuerdo de defensa con Ecuador. Con Perú, en cambio, la cooperación avanza: los dos países acordaron el pasado 12 de mayo un plan de vigilancia de la frontera.",
     {"co-ec signed happened 2024-03", "co-pe concluded happened 2024-05-12"}),
    ("es", "Francia y Gabón firmaron el lunes un acuerdo de defensa. Chad puso fin en noviembre a su acuerdo de defensa con Francia. Con Senegal se negocia una asociación militar.",
     {"fr-ga signed happened 2024-05-27", "fr-td ended happened 2023-11", "fr-sn negotiating happened"}),
]  # fmt: skip

FORCE = [
    ("en", "Oman and Jordan signed a defence agreement in 2021. Jordan's foreign minister hopes to have the text ratified next year.",
     {"jo-om signed happened 2021", "jo-om ratified possible 2025"}),
    ("en", "Ghana and Kenya signed a security pact. Before it can enter into force the agreement must be approved by Ghana's parliament.",
     {"gh-ke signed happened", "gh-ke ratified planned"}),
    ("de", "Gefordert hatte eine Sicherheitspartnerschaft der Schweiz mit der EU im Februar eine Kommission des Parlaments.",
     {"ch-eu proposed happened 2024-02"}),
    ("de", "Am Montag haben in Brüssel Sondierungsgespräche zwischen der Schweiz und der EU über eine Sicherheitspartnerschaft begonnen.",
     {"ch-eu exploring happened 2024-05-27"}),
    ("fr", "La Belgique et le Bénin ont signé en mars un accord de sécurité. Le texte entrera en vigueur le 1er juillet.",
     {"be-bj signed happened 2024-03", "be-bj in-force planned 2024-07-01"}),
]  # fmt: skip

NEXT_STEPS = [
    ("en", "Kenya and Ghana have a defence agreement. Joint border patrols with Togo, suspended in December, are to resume on 1 July.",
     set()),
    ("en", "Japan and Kenya signed a defence pact. The first meeting of the strategic dialogue takes place in October.",
     {"jp-ke signed happened", "jp-ke implementing planned 2024-10"}),
    ("en", "Japan's navy flies from Djibouti. On Monday its ambassador and Djibouti's foreign minister extended the base agreement for ten years.",
     {"dj-jp implementing happened 2024-05-27"}),
    ("de", "Finnland und Kanada haben am Dienstag eine Sicherheitspartnerschaft begründet. Die ersten jährlichen Konsultationen sind für Juni angesetzt.",
     {"ca-fi adopted happened 2024-05-28", "ca-fi implementing planned 2024-06"}),
    ("de", "Chile und Peru unterzeichneten am Montag ein Verteidigungsabkommen. Im November soll eine gemeinsame Übung stattfinden.",
     {"cl-pe signed happened 2024-05-27", "cl-pe implementing planned 2024-11"}),
    ("de", "Japan und Kenia haben ein Sicherheitsabkommen unterzeichnet. Das erste Treffen des strategischen Dialogs findet im Oktober statt.",
     {"jp-ke signed happened", "jp-ke implementing planned 2024-10"}),
]  # fmt: skip

NO_STATES = [
    ("en", "Estonian network operator Baltlink and Korean carrier Hanbit signed a strategic security partnership. The companies will set up a joint centre.", set()),
    ("en", "The Swedish university of Lund and the Kenyan institute signed a partnership on security research.", set()),
    ("de", "Der norwegische Reeder Halvorsen und die südkoreanische Werft Namhae haben ihre strategische Partnerschaft verlängert.", set()),
    ("de", "Der estnische Netzbetreiber Baltlink und der koreanische Anbieter Hanbit haben eine Sicherheitspartnerschaft unterzeichnet. Beide Unternehmen gründen ein Zentrum.", set()),
    ("de", "Der deutsche Autobauer Haltec und die japanische Bank Nomoto schlossen eine strategische Allianz.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claims"), [*NEWCOMERS, *PARTNERS_OF_ONE, *FORCE, *NEXT_STEPS, *NO_STATES])
def test_what_a_passage_tells_and_no_other_fact(told: Reads, language: str, text: str, claims: set[str]) -> None:
    found = told(text, language)
    assert claims <= found
    assert {claim for claim in found if " happened" in claim} <= claims
