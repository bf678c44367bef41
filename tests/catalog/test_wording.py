"""The words of memos cover everything that claims can hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pactbrief.catalog.vocabulary import load_vocabulary
from pactbrief.catalog.wording import load_display_names, load_wording
from pactbrief.errors import SettingsError
from pactbrief.model.ladder import RANK
from pactbrief.pipeline.edition import names_in

TAXONOMY = json.loads((Path(__file__).parents[1] / "corpus/taxonomy.json").read_text())


def test_every_stage_area_and_region_has_its_words() -> None:
    names, wording = load_display_names(), load_wording()
    narrower = {term for terms in wording.narrower.values() for term in terms}
    assert set(wording.stages) - narrower == set(TAXONOMY["stages"]) == set(RANK)
    assert narrower <= set(wording.stages) and set(wording.narrower) <= set(RANK)
    assert set(wording.modalities) == set(TAXONOMY["modalities"])
    assert set(names.areas) == set(TAXONOMY["scope"])
    assert set(names.regions) == set(TAXONOMY["regions"])


@pytest.mark.parametrize(
    ("stage", "words", "term"),
    [
        ("signed", ["initialled"], "initialled"),
        ("signed", ["paraphiert"], "initialled"),
        ("signed", ["signed"], "signed"),
        ("adopted", ["launched"], "launched"),
        ("adopted", ["채택"], "formally-adopted"),
        ("adopted", ["designation as"], "designated"),
        ("adopted", ["upgraded"], "adopted"),
        ("ratified", ["initialled"], "ratified"),
    ],
)
def test_the_report_s_own_word_for_a_stage(stage: str, words: list[str], term: str) -> None:
    assert load_wording().term(stage, words) == term


def test_every_party_of_the_vocabulary_has_a_name() -> None:
    names = names_in("en")
    states = [code for code in load_vocabulary().table("en", "states") if code != "none"]
    assert len(states) > 190
    assert all(names.short[code] and names.full[code] for code in states)
    assert (names.full["GB"], names.full["FR"], names.short["KR"]) == ("the United Kingdom", "France", "South Korea")


def test_a_partnership_is_named_with_organisations_first() -> None:
    names = names_in("en")
    assert "–".join(names.short[c] for c in names.ordered(("AU", "EU"))) == "EU–Australia"
    assert names.parties(("AU", "GB", "US")) == "Australia, the United Kingdom and the United States"


def test_a_language_without_wording_is_an_error_with_a_remedy() -> None:
    with pytest.raises(SettingsError, match="There is no wording for the language 'xx'") as error:
        load_wording("xx")
    assert error.value.remedy


@pytest.mark.parametrize(
    ("names", "noun"),
    [
        (["EU-Japan Security and Defense Partnership"], "security and defence partnership"),
        (["Sicherheits- und Verteidigungspartnerschaft"], "security and defence partnership"),
        (["Reciprocal Access Agreement"], "reciprocal access agreement"),
        (["Dialogue Partner"], "partnership"),
        ([], "partnership"),
        (["defence cooperation memorandum", "pact"], "memorandum"),
        (["memorandum of understanding", "agreement"], "memorandum of understanding"),
        (["defence cooperation accord"], "defence cooperation agreement"),
        (["military cooperation protocol"], "protocol"),
        (["Verteidigungsabkommen"], "defence agreement"),
        (["joint declaration", "strategic partnership"], "partnership"),
        (["letter of intent"], "declaration of intent"),
        (["deal"], "partnership"),
    ],
)
def test_an_instrument_is_called_what_its_sources_call_it(names: list[str], noun: str) -> None:
    assert load_wording().instrument(names) == noun


def test_a_workspace_s_own_parties_have_names(tmp_path: Path) -> None:
    additions = json.dumps({"en": {"parties": {"NORDEFCO": {"name": ["Nordic Defence Cooperation"]}}}})
    assert "NORDEFCO" not in names_in("en").short
    assert names_in("en", additions, tmp_path).short["NORDEFCO"] == "NORDEFCO"


@pytest.mark.parametrize(("place", "site"), [("Camp Smith", True), ("Al-Yamamah Palace", True), ("Campbelltown", False)])
def test_something_happens_at_a_building_and_in_a_town(place: str, site: bool) -> None:
    assert load_wording().is_site(place) is site
