"""The traps that real coverage sets (TRADECRAFT.md 5.1), each from articles to dossiers; all articles are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactbrief.assemble import apart, assemble, find_origins
from pactbrief.model.claim import Extraction
from pactbrief.model.dossier import Dossier
from pactbrief.model.source import Source
from pactbrief.pipeline.articles import read_article
from pactbrief.pipeline.edition import names_in


def article(text: str, **stated: str) -> str:
    """A Markdown article with front matter."""
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in stated.items()) + "---\n\n" + text + "\n"


class Reader:
    """Reads made articles and assembles them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources: list[Source] = []
        self.extractions: list[Extraction] = []

    def read(self, name: str, text: str) -> Source:
        (self.folder / name).write_text(text, encoding="utf-8")
        read = read_article(self.folder, name)
        self.sources += read.sources
        self.extractions += read.extractions
        return read.sources[0]

    def dossiers(self) -> dict[str, Dossier]:
        parted = apart(self.extractions, names_in("en").instruments)
        made = assemble(self.sources, parted, find_origins(self.sources, parted), "2026-11-22")
        return {dossier.partnership.key: dossier for dossier in made}


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_1_a_headline_that_says_forged_over_a_text_in_which_talks_begin(reader: Reader) -> None:
    title = "EU and Australia forge Security and Defence Partnership"
    text = f"# {title}\n\nThe European Union and Australia will begin negotiations on a Security and Defence Partnership."
    reader.read("a.md", article(text, title=title, published="2025-06-19", publisher="Harbour Post"))
    made = reader.dossiers()["au-eu"]
    assert made.status is None
    assert [(e.stage, e.modality) for e in made.timeline] == [("negotiating", "planned")]
    assert [c.about for c in made.conflicts] == ["headline:concluded"]


def test_2_two_instruments_of_the_same_parties_and_two_dates_for_one_of_them(reader: Reader) -> None:
    signed = "The European Union and Japan signed a Security and Defence Partnership in Tokyo on 1 November 2024."
    reader.read("a.md", article(signed, published="2024-11-02", publisher="Harbour Post"))
    other = "The Strategic Partnership Agreement between the European Union and Japan entered into force on {}."
    reader.read("b.md", article(other.format("1 January 2025"), published="2025-02-03", publisher="North Wire"))
    reader.read("c.md", article(other.format("31 December 2024"), published="2025-03-03", publisher="South Mail"))
    made = reader.dossiers()
    assert made["eu-jp"].status is not None and made["eu-jp"].status.stage == "signed"
    agreement = made["eu-jp.strategic-partnership-agreement"]
    assert agreement.status is not None and agreement.status.stage == "in-force"
    (conflict,) = agreement.conflicts
    assert conflict.about == "date:in-force"
    assert {side.value.split()[-1] for side in conflict.sides} == {"2024-12-31", "2025-01-01"}


def test_3_the_partnership_called_by_the_name_of_a_fund(reader: Reader) -> None:
    text = (
        "Canada and the European Union signed a Security and Defence Partnership in Brussels on 23 June 2025. "
        "The partnership, called SAFE, is a fund for joint procurement."
    )
    reader.read("a.md", article(text, published="2025-06-24", publisher="Harbour Post"))
    made = reader.dossiers()
    assert list(made) == ["ca-eu"]
    assert [(e.stage, e.when) for e in made["ca-eu"].timeline] == [("signed", "2025-06-23")]


def test_4_a_wrong_day_and_a_wrong_year_in_a_rewrite_stay_visible(reader: Reader) -> None:
    signed = "The European Union and {} signed a Security and Defence Partnership on {}."
    for name, country, day in (
        ("a", "Canada", "23 June 2025"), ("b", "Canada", "24 June 2025"), ("d", "Norway", "28 May 2024"),
        ("e", "Norway", "28 May 2023"),
    ):  # fmt: skip
        reader.read(f"{name}.md", article(signed.format(country, day), published="2025-06-25", publisher=f"{name} Post"))
    more = "At their summit on 23 June 2025 Canada and the EU signed a Security and Defence Partnership."
    reader.read("c.md", article(more, published="2025-06-24", publisher="C Gazette"))
    made = reader.dossiers()
    (wrong_day,), (wrong_year,) = made["ca-eu"].conflicts, made["eu-no"].conflicts
    assert [(side.value, side.origins) for side in wrong_day.sides] == [
        ("signed happened 2025-06-23", 2),
        ("signed happened 2025-06-24", 1),
    ]
    assert {side.value for side in wrong_year.sides} == {"signed happened 2024-05-28", "signed happened 2023-05-28"}


def test_5_what_a_plausible_page_invents_stands_alone_and_low(reader: Reader) -> None:
    invented = "Prime Minister Jean Example of Canada signed the Transatlantic Shield Accord with the EU on 23 June 2025."
    reader.read("a.md", article(invented, published="2025-06-24"))
    made = reader.dossiers()
    grades = {(s.origins, s.credibility) for d in made.values() for s in (*d.timeline, *d.scope)}
    assert grades <= {(1, 6)}
    assert all("unattributed-status" in d.gaps for d in made.values() if d.status)


def test_6_the_date_of_the_page_s_template_is_not_that_of_the_article(reader: Reader) -> None:
    body = "<p>The European Union and Canada signed a Security and Defence Partnership in Brussels on Monday.</p>" + "".join(
        f"<p>Officials said at length what they had said before, in answer number {at}, to the press.</p>" for at in range(4)
    )
    page = (
        "<html><head><title>EU and Canada sign</title></head><body><header><p>Site updated: January 2, 2024</p></header>"
        f"<article><h1>EU and Canada sign</h1><p class='byline'>By Jane Roe | June 24, 2025</p>{body}</article></body></html>"
    )
    source = reader.read("a.html", page)
    assert source.published is not None and source.published.date == "2025-06-24"
    assert ("2024-01-02", "byline") in source.published.rivals
    status = reader.dossiers()["ca-eu"].status
    assert status is not None and status.when == "2025-06-23"  # the Monday before that day


def test_7_the_order_of_a_secondary_list_is_no_date(reader: Reader) -> None:
    text = (
        "The European Union has signed Security and Defence Partnerships with Moldova, Norway, Albania, Japan and South Korea. "
        "The European Union signed a Security and Defence Partnership with Albania before the one with Japan."
    )
    reader.read("a.md", article(text, published="2025-01-30", publisher="Research Desk", genre="analysis"))
    assert {event.when for made in reader.dossiers().values() for event in made.timeline} <= {None}


def test_8_verbs_that_drift_in_translation_do_not_become_a_signature(reader: Reader) -> None:
    reader.read(
        "a.md",
        article(
            "The European Union and Japan announced their Security and Defence Partnership in Tokyo on 1 November 2024.",
            published="2024-11-01", publisher="Ministry", genre="press-release",
        ),
    )  # fmt: skip
    japanese = "日本とEUは1日、安全保障・防衛パートナーシップを締結した。"
    reader.read("b.md", article(japanese, published="2024-11-02", publisher="Paper", language="ja"))
    made = reader.dossiers()["eu-jp"]
    assert "signed" not in {event.stage for event in made.timeline}
    told = {event.stage: event.claims for event in made.timeline}
    assert "concluded" in told and len(told) == 2  # each report stands with the stage that it tells


def test_9_a_chain_of_four_names_is_one_origin(reader: Reader) -> None:
    for name, text, publisher in (
        ("a", "The EU has decided to open negotiations with Japan on a security and defence partnership, Kyodo News reported, "
              "citing an EU document.", "Lite News"),
        ("b", "The EU has decided to open negotiations with Japan on a security and defence partnership, Lite News reported, "
              "citing Kyodo News.", "Daily Digital"),
        ("c", "According to Kyodo News, the EU has decided to open negotiations with Japan on a security and defence pact.",
         "Island Mail"),
        ("d", "The EU decided to open negotiations with Japan on a security and defence pact, Kyodo reported on Tuesday.",
         "Bay Times"),
    ):  # fmt: skip
        reader.read(f"{name}.md", article(text, published="2024-02-21", publisher=publisher))
    status = reader.dossiers()["eu-jp"].status
    assert status is not None
    assert len(status.claims) > 1 and (status.origins, status.credibility) == (1, 3)


def test_10_a_draft_seen_and_a_signature_expected_are_no_signature(reader: Reader) -> None:
    text = (
        "The European Union and India are expected to sign a Security and Defence Partnership on Tuesday, "
        "according to a draft seen by Reuters."
    )
    reader.read("a.md", article(text, published="2026-01-25", publisher="Reuters"))
    made = reader.dossiers()["eu-in"]
    assert made.status is None
    assert {event.modality for event in made.timeline} <= {"planned", "possible"}


def test_one_instrument_under_several_names_is_not_parted(reader: Reader) -> None:
    text = "The Strategic Partnership Agreement between the European Union and Japan entered into force on 1 January 2025."
    reader.read("a.md", article(text, published="2025-02-03", publisher="North Wire"))
    assert list(reader.dossiers()) == ["eu-jp"]
