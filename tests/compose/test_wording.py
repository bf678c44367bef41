"""English as a careful editor would have it: articles, lists, tense, and nothing told twice."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pactbrief.catalog.wording import load_wording
from pactbrief.compose import compose_memos
from pactbrief.compose.names import many, outlet, teller
from pactbrief.compose.prose import listed
from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.dossier import Change
from pactbrief.model.memo import Memo, sentences
from pactbrief.model.source import Publication

sys.path.insert(0, str(Path(__file__).parent))
from material import CLAIMS, EU_IORA, EU_JP, EU_KR, S000, S001, S003, S004, SOURCES, claim, issue

WORDING = load_wording()


def words(memo: Memo) -> str:
    return " ".join(s.text for s in sentences(memo))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ministry of Defence", "the Ministry of Defence"),
        ("Government Offices of Strelsau", "the Government Offices of Strelsau"),
        ("Zenda Institute for Peace", "the Zenda Institute for Peace"),
        ("Council of Europe", "the Council of Europe"),
        ("Zenda Herald", "the Zenda Herald"),
        ("The Zenda Times", "The Zenda Times"),
        ("THE ZENDA STANDARD", "The Zenda Standard"),
        ("RURITANIA-BOTE", "Ruritania-Bote"),
        ("CORRIERE DEL REGNO", "Corriere del Regno"),
        ("ANI", "ANI"),
        ("ZDF INFO", "ZDF INFO"),
        ("npd", "npd"),
        ("donga.com", "donga.com"),
        ("Kyodo News", "Kyodo News"),
        ("Der Bote", "Der Bote"),
        ("Post", "Post"),
    ],
)
def test_an_outlet_has_its_article_and_no_capitals(name: str, told: str) -> None:
    assert outlet(name, WORDING) == told


@pytest.mark.parametrize(
    ("told", "several"),
    [
        ("the Government Offices of Strelsau", True),
        ("the Office of the President", False),
        ("two officials, as carried by X", True),
    ],
)
def test_bodies_that_are_several_take_the_plural(told: str, several: bool) -> None:
    assert many(told) is several


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "Ruritania's foreign minister", "Ruritania's foreign minister"),
        ("en", "senior official", "a senior official"),
        ("en", "the minister", "the minister"),
        ("de", "Sprecher", "a spokesman"),
        ("de", "Außenministerium", "the foreign ministry"),
        ("fr", "diplomates", "diplomats"),
        ("it", "signore", "a source given as signore"),
    ],
)
def test_who_speaks_without_a_name_is_told_in_english(language: str, name: str, told: str) -> None:
    said = replace(CLAIMS[0], attribution=(name,))
    assert teller(replace(S001, language=language), said, WORDING) == f"{told}, as carried by ANI"


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (["a", "b", "c"], "a, b and c"),
        (["a and b", "c"], "a and b, and c"),
        (["a", "b and c", "d"], "a, b and c, and d"),
        (["a, b and c", "d"], "a, b and c; and d"),
        (["a and b"], "a and b"),
    ],
)
def test_members_with_an_and_of_their_own_are_told_apart(members: list[str], told: str) -> None:
    assert listed(members) == told


def test_parties_are_joined_whatever_their_names() -> None:
    names = replace(issue().names, full={"TT": "Trinidad and Tobago", "US": "the United States"})
    assert names.parties(["TT", "US"]) == "Trinidad and Tobago and the United States"


@pytest.mark.parametrize("stage", WORDING.stages)
def test_a_plan_whose_day_is_over_is_told_in_the_past(stage: str) -> None:
    for modality in ("planned", "possible"):
        lapsed = WORDING.lapsed(WORDING.stages[stage][modality])
        assert (" were " in lapsed) != (" was " in lapsed) and " may " not in lapsed and " are to " not in lapsed


def test_what_is_only_denied_is_told_as_denied() -> None:
    denial = claim(S004, EU_KR, "status", "negotiating", "likely to adopt", modality="denied")
    kept = [c for c in CLAIMS if c.partnership is not EU_KR]
    memo = next(m for m in compose_memos(issue((*kept, denial))) if m.name == "eu-kr")
    text = words(memo)
    assert memo.title == "EU–Korea reported not in negotiation"
    assert "EU–Korea: reported as not in negotiation." in text
    assert "No negotiations on a partnership between the EU and" in text
    assert "No source reports a stage reached." in text and "that this has happened" not in text


def test_a_plan_that_lapsed_leads_in_the_past_tense() -> None:
    plan = claim(S004, EU_KR, "status", "signed", "likely to adopt", modality="planned", when="2024-11-04")
    kept = [c for c in CLAIMS if c.partnership is not EU_KR]
    memo = next(m for m in compose_memos(issue((*kept, plan))) if m.name == "eu-kr")
    text = words(memo)
    assert "were to sign a security and defence partnership on 4 November 2024" in text
    assert "No source reports that this has happened." in text and "has passed" not in text  # said once


def test_days_that_have_passed_stand_in_one_sentence() -> None:
    plans = [
        claim(S004, EU_KR, "status", stage, "likely to adopt", modality="planned", when=when)
        for stage, when in (("signed", "2024-11-04"), ("in-force", "2025-01"), ("in-force", "2025-03"))
    ]
    plans.append(claim(S004, EU_KR, "status", "negotiating", "visited Korea"))
    memo = next(m for m in compose_memos(issue((*CLAIMS, *plans))) if m.name == "eu-kr")
    told = "The dates given have passed, and no source reports that they were kept: "
    assert f"{told}the signature, 4 November 2024; the entry into force, January 2025 and March 2025." in words(memo)


def test_an_outlet_is_one_whatever_its_name_ends_with() -> None:
    sources = tuple(replace(s, publisher="aks") if s is S001 else s for s in SOURCES)
    kept = [replace(c, attribution=()) if c.source == S001.id else c for c in CLAIMS]
    text = words(compose_memos(replace(issue(kept), sources=sources))[0])
    assert "aks names China as a concern" in text and "Aks" not in text


def test_a_day_that_passed_is_no_second_gap() -> None:
    plans = [
        claim(S004, EU_KR, "status", "in-force", "likely to adopt", modality="planned", when=when) for when in (None, "2025-01")
    ]
    plans.append(claim(S004, EU_KR, "status", "negotiating", "visited Korea"))
    text = words(next(m for m in compose_memos(issue((*CLAIMS, *plans))) if m.name == "eu-kr"))
    assert "the entry into force, January 2025" in text and "whether the entry into force followed" not in text


def test_what_is_denied_does_not_name_the_text() -> None:
    alliance = Partnership("eu-kr", ("EU", "KR"), "alliance")
    none = replace(claim(S004, EU_KR, "status", "proposed", "likely to adopt", modality="denied"), partnership=alliance)
    talks = replace(
        claim(S004, EU_KR, "status", "negotiating", "likely to adopt"), partnership=replace(EU_KR, instrument="accord")
    )
    text = words(next(m for m in compose_memos(issue((none, talks))) if m.name == "eu-kr"))
    assert "an alliance" not in text and "an agreement" in text


def test_the_day_of_a_planned_signature_is_not_that_of_the_initialling() -> None:
    done = replace(claim(S001, EU_KR, "status", "signed", "vowed", when="2024-02-19"), words=("initialled",))
    plan = claim(S001, EU_KR, "status", "signed", "vowed to", modality="planned", when="2024-06-12")
    text = words(next(m for m in compose_memos(issue((done, plan))) if m.name == "eu-kr"))
    assert "The date given for the signature, 12 June 2024, has passed" in text


def test_a_denial_that_supposes_a_partnership_does_not_deny_it() -> None:
    alive = claim(S004, EU_KR, "status", "suspended", "likely to adopt", modality="denied")
    text = words(next(m for m in compose_memos(issue((alive,))) if m.name == "eu-kr"))
    assert "No source reports a stage reached." in text and "not established" not in text.lower()


def test_a_designation_lacks_no_text() -> None:
    text = words(next(m for m in compose_memos(issue()) if m.name == "eu-iora"))
    assert "became partners by designation on 30 January 2024" in text
    assert "No agreement behind the designation is reported." in text
    assert "text itself" not in text and "whether it binds" not in text


def test_where_areas_and_context_both_lack_one_line_says_so() -> None:
    kept = [c for c in CLAIMS if c.partnership is not EU_IORA or c.kind == "status"]
    text = words(next(m for m in compose_memos(issue(kept)) if m.name == "eu-iora"))
    assert text.count("Insufficient reporting") == 1 and "Insufficient reporting on either." in text


def test_what_is_only_expected_is_not_told_twice_as_unreported() -> None:
    text = words(next(m for m in compose_memos(issue()) if m.name == "eu-kr"))
    assert "No source reports that this has happened." in text and "whether the" not in text


def test_the_signature_is_told_beside_what_came_of_it() -> None:
    force = claim(S001, EU_JP, "status", "in-force", "decided to engage", when="2025-02-01")
    signed = claim(S003, EU_JP, "status", "signed", "geschlossen", when="2024-11-01")
    kept = [c for c in CLAIMS if c.source != S003.id]
    text = words(next(m for m in compose_memos(issue((*kept, force, signed))) if m.name == "eu-jp"))
    assert "It was signed in Tokyo on 1 November 2024, according to" in text


def test_a_headline_on_one_partnership_says_who_did_what_and_when() -> None:
    titles = {m.name: m.title for m in compose_memos(issue())}
    assert titles["eu-jp"] == "EU and Japan reported to have signed security and defence partnership"
    assert titles["eu-iora"] == "EU and IORA reported to have become partners by designation on 30 January 2024"
    assert titles["eu-kr"] == "EU–Korea adoption unconfirmed"


@pytest.mark.parametrize("stage", WORDING.stages)
def test_every_stage_has_a_headline_that_reports_it(stage: str) -> None:
    form = WORDING.stages[stage]["headline"]
    assert "reported" in form and ("{when}" in form) != ("{since}" in form)


def _digest(*changes: tuple[str, Change], claims: tuple[Claim, ...] = CLAIMS) -> tuple[Memo, ...]:
    made = issue(claims)
    given = {d.partnership.key: tuple(c for key, c in changes if key == d.partnership.key) for d in made.dossiers}
    dossiers = tuple(replace(d, changes=given[d.partnership.key]) for d in made.dossiers)
    return compose_memos(replace(made, dossiers=dossiers, previous="2026-W46"))


def test_what_moved_leads_and_what_was_added_does_not() -> None:
    added = Change("area-added", None, "cyber", ("003",))
    moved = Change("stage", "negotiating", "adopted", ("000",))
    digest = _digest(("eu-jp", added), ("eu-iora", moved))[0]
    assert digest.title.startswith("EU–IORA reported")


def test_of_equals_the_latest_news_leads() -> None:
    """A step that a report recalls years later is old; what was reported last month is not."""
    late = claim(S001, EU_IORA, "status", "adopted", "decided to engage", when="2024-02-20")
    kept = [c for c in CLAIMS if c.partnership is EU_JP and c.source == S004.id]
    assert compose_memos(issue((*kept, late)))[0].title.startswith("EU–IORA reported")


def test_what_is_told_again_without_a_date_is_no_news() -> None:
    """EU–IORA's step is of March 2024; an item of 2026 that retells EU–Japan's of 2023 makes that no newer."""
    retold = replace(S001, published=Publication("2026-10-02", "byline"))
    first, again = (
        claim(of, EU_JP, "status", "ratified", told, when=when)
        for of, told, when in ((S004, S004.text[:30], "2023-02"), (retold, "decided to engage", None))
    )
    late = claim(S000, EU_IORA, "status", "adopted", "designation", when="2024-03-20")
    sources = tuple(retold if s is S001 else s for s in SOURCES)
    told = [compose_memos(replace(issue(claims), sources=sources))[0].title for claims in ((again, late), (first, again, late))]
    assert told[0].startswith("EU–Japan") and told[1].startswith("EU–IORA"), told


def test_changes_are_told_in_few_lines() -> None:
    areas = [("eu-jp", Change("area-added", None, area, (), ())) for area in ("cyber", "maritime-security")]
    new = [(key, Change("new", None, None, ())) for key in ("eu-iora", "eu-kr")]
    digest, japan, *_ = _digest(*areas, *new)
    text = words(digest)
    assert "As marked in the sections: EU–Japan (two areas added)." in text
    assert "First reported in this edition: EU–Korea (adoption possible), EU–IORA (set up by designation)." in text
    assert "EU–Japan: areas added, cyber and maritime security." in words(japan)


def test_the_bottom_line_says_what_rests_on_a_single_origin_and_what_is_not_known() -> None:
    text = words(next(m for m in compose_memos(issue()) if m.name == "eu-iora"))
    assert "what has happened since is not in the sources." in text


def test_a_step_under_a_text_is_told_in_the_words_of_the_source() -> None:
    step = claim(S001, EU_KR, "status", "implementing", "vowed", when="2024-02-01")
    text = words(next(m for m in compose_memos(issue((step,))) if m.name == "eu-kr"))
    assert "took a step under the security and defence partnership on 1 February 2024: ‘" in text.partition("Status")[0]


def test_a_memo_on_an_expectation_says_so_in_a_sentence() -> None:
    text = words(next(m for m in compose_memos(issue()) if m.name == "eu-kr"))
    assert text.startswith(
        "A security and defence partnership between the EU and the Republic of Korea may be adopted; no source"
    )


def test_a_second_account_of_the_same_step_says_so() -> None:
    first = claim(S003, EU_JP, "status", "ratified", "geschlossen", when="2024-02")
    again = claim(S000, EU_JP, "status", "ratified", "initiated negotiations")
    kept = [c for c in CLAIMS if c.source != S003.id and c.kind != "status"]
    text = words(next(m for m in compose_memos(issue((*kept, first, again))) if m.name == "eu-jp"))
    assert "Separately" not in text and re.search(r"[A-Z]\w+ [^.]*reports this without a date\.", text)


def test_an_earlier_or_a_looser_word_is_no_second_account() -> None:
    signed = claim(S003, EU_JP, "status", "signed", "geschlossen", when="2024-11-01")
    loose = claim(S000, EU_JP, "status", "concluded", "initiated negotiations", when="2024-11")
    kept = [c for c in CLAIMS if c.source != S003.id and c.value not in ("signed", "concluded")]
    text = words(next(m for m in compose_memos(issue((*kept, signed, loose))) if m.name == "eu-jp"))
    assert "Separately" not in text and "November 2024 Concluded" not in text


@pytest.mark.parametrize(
    ("instrument", "told"),
    [("agreement", "concluded an agreement"), ("defence agreement", "agreed on a defence agreement")],
)
def test_nobody_agrees_on_an_agreement(instrument: str, told: str) -> None:
    deal = replace(claim(S004, EU_KR, "status", "concluded", "likely to adopt", when="2024-11-04"), words=("agreed on",))
    deal = replace(deal, partnership=replace(EU_KR, instrument=instrument))
    text = words(next(m for m in compose_memos(issue((deal,))) if m.name == "eu-kr"))
    assert f"the Republic of Korea {told}" in text
