"""Indicators held against made articles: every kind of condition in every state, and their history over editions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import pytest

from pactbrief.assemble import Watch, assemble, find_origins, scenario_changes, watched
from pactbrief.model.claim import Claim, Extraction, Partnership
from pactbrief.model.contract import claim_json, outlined_json
from pactbrief.model.dossier import Dossier
from pactbrief.model.scenario import Condition, Indicator, Scenario, Sighting
from pactbrief.model.source import Publication, Source
from pactbrief.store.edition_json import dossier_json

KEY = Partnership("eu-jp", ("EU", "JP"), "partnership")
AS_OF = "2026-11-22"


def source(name: str, date: str | None = None, text: str = "", publisher: str | None = None) -> Source:
    text = text or f"{name.capitalize()} tells what happened to the partnership. {name * 9}."
    sha = hashlib.sha256(text.encode()).hexdigest()
    published = Publication(date, "byline") if date else None
    body = ((0, len(text)),)
    return Source(name, f"{name}.txt", sha, "text/plain", text, sha, "en", None, publisher, published, body, genre="news")


def claim(of: Source, kind: str, value: str, modality: str = "happened", when: str | None = None, **fields: object) -> Claim:
    label = f"{of.id}-{kind}-{value}-{modality}-{when}"
    return Claim(label, of.id, KEY, kind, value, modality, when, (of.passage(0, 10),), **fields)  # type: ignore[arg-type]


A, B, C = source("alpha", "2024-02-20"), source("beta", "2024-11-02"), source("gamma")


def scenario(condition: Condition, name: str = "Deepening", likelihood: str = "likely") -> Scenario:
    indicator = Indicator("I-01", "Something shows", condition, (name,))
    return Scenario("baseline", name, "eu-jp", likelihood, "low", "Thin.", "2027-06-30", "", indicators=(indicator,))


def dossier(
    condition: Condition | None, *claims: Claim, sources: Sequence[Source] = (A, B, C), previous: Any = None,
    edition: str = "2026-W47", received: dict[str, str] | None = None, stated: Sequence[Scenario] = (),
) -> Dossier:  # fmt: skip
    extractions = [Extraction(s.id, tuple(c for c in claims if c.source == s.id), (), s.cites) for s in sources]
    origins = find_origins(sources, extractions)
    made = assemble(sources, extractions, origins, AS_OF, previous)
    watch = Watch(sources, extractions, origins, AS_OF, received or {}, edition, previous)
    (one,) = watched(made, stated or ([scenario(condition)] if condition else []), watch)
    return one


def sighting(condition: Condition, *claims: Claim, **more: Any) -> Sighting:
    return dossier(condition, *claims, **more).scenarios[0].sightings[0]


def told(condition: Condition, *claims: Claim, **more: Any) -> tuple[str, str, tuple[str, ...]]:
    one = sighting(condition, *claims, **more)
    return one.state, one.remark, one.claims


def stage(value: str, **bounds: Any) -> Condition:
    return Condition("stage", value, **bounds)


SIGNED = claim(B, "status", "signed", when="2024-11-01")
NAMED = claim(A, "scope", "cyber")


@pytest.mark.parametrize(
    ("condition", "claims", "state", "remark"),
    [
        (stage("signed"), (SIGNED,), "seen", ""),
        (stage("negotiating"), (SIGNED,), "seen", ""),  # it has passed that step
        (stage("in-force"), (SIGNED,), "not seen", ""),
        (stage("in-force"), (claim(B, "status", "implementing"),), "not seen", ""),  # acted on is not in force
        (stage("ratified"), (claim(B, "status", "in-force"),), "not seen", ""),  # a text may be in force that none ratified
        (stage("suspended"), (SIGNED,), "not seen", ""),
        (stage("signed"), (claim(B, "status", "signed", "planned", "2027-01-01"),), "partial", "plan-only"),
        (stage("signed"), (claim(B, "status", "signed", "possible"),), "partial", "plan-only"),
        (stage("signed"), (claim(B, "status", "signed", genre="interview"),), "partial", "views-only"),
        (stage("signed"), (claim(B, "status", "signed", "denied"),), "not seen", "denied"),
        (stage("signed"), (claim(A, "status", "signed"), claim(B, "status", "signed", "denied")), "partial", "contested"),
        (stage("signed"), (claim(A, "status", "signed"), claim(B, "status", "suspended")), "reversed", "halted"),
        (stage("suspended"), (claim(A, "status", "signed"), claim(B, "status", "suspended")), "seen", ""),
        (stage("signed", by="2024-12-31"), (SIGNED,), "seen", ""),
        (stage("signed", by="2024-10-31"), (SIGNED,), "not seen", ""),  # too late
        (stage("signed", by="2024-11-15"), (claim(B, "status", "signed"),), "seen", ""),  # undated, but reported before
        (stage("signed", by="2024-10-31"), (claim(B, "status", "signed"),), "partial", "undated"),
        (stage("signed", by="2024-12-31"), (claim(C, "status", "signed"),), "partial", "undated"),
        (stage("signed", by="2024-06-30"), (claim(C, "status", "signed", when="2024"),), "partial", "undated"),
        (stage("signed", since="2024-06-01"), (SIGNED,), "seen", ""),
        (stage("signed", since="2025-01-01"), (SIGNED,), "not seen", ""),
        (stage("signed", since="2024-06-01"), (claim(B, "status", "signed"),), "partial", "undated"),
        (stage("signed", origins=2), (SIGNED,), "partial", "few-origins"),
        (stage("signed", origins=2), (SIGNED, claim(C, "status", "signed", when="2024-11-01")), "seen", ""),
        (Condition("area", "cyber"), (NAMED,), "seen", ""),
        (Condition("area", "space"), (NAMED,), "not seen", ""),
        (Condition("area", "cyber"), (claim(A, "scope", "cyber", genre="opinion"),), "partial", "views-only"),
        (Condition("area", "cyber"), (NAMED, claim(B, "scope", "cyber", "denied")), "partial", "contested"),
        (Condition("area", "cyber", since="2024-06-01"), (NAMED,), "not seen", ""),
        (Condition("area", "cyber", since="2024-01-01"), (NAMED,), "seen", ""),
        (Condition("area", "cyber", since="2024-01-01"), (claim(C, "scope", "cyber"),), "partial", "undated"),
        (Condition("area", "cyber", origins=2), (NAMED,), "partial", "few-origins"),
        (Condition("area", "cyber", origins=2), (NAMED, claim(B, "scope", "cyber")), "seen", ""),
        (Condition("region", "indo-pacific"), (claim(A, "region", "indo-pacific"),), "seen", ""),
        (Condition("region", "arctic"), (claim(A, "region", "indo-pacific"),), "not seen", ""),
        (Condition("actor", "CN"), (claim(A, "actor", "CN"),), "seen", ""),
        (Condition("actor", "RU"), (claim(A, "actor", "CN"),), "not seen", ""),
        (Condition("origins", origins=2), (SIGNED,), "not seen", "few-origins"),
        (Condition("origins", origins=2), (SIGNED, claim(C, "status", "signed", when="2024-11-01")), "seen", ""),
        (Condition("origins", origins=2), (NAMED,), "not seen", ""),
        (Condition("silence", days=180), (NAMED,), "seen", ""),
        (Condition("silence", since="2024-01-01"), (NAMED,), "not seen", ""),
        (Condition("silence", since="2024-06-01"), (NAMED, SIGNED), "not seen", ""),
        (Condition("silence", since="2027-01-01"), (NAMED,), "not seen", ""),  # has not begun
        (Condition("silence", days=180), (NAMED, claim(C, "scope", "space")), "partial", "undated"),
        (Condition("silence", days=180), (claim(C, "scope", "space"),), "not seen", "no-date"),
        (Condition("all", parts=(stage("signed"), Condition("area", "cyber"))), (SIGNED, NAMED), "seen", ""),
        (Condition("all", parts=(stage("signed"), Condition("area", "space"))), (SIGNED, NAMED), "partial", "some-parts"),
        (Condition("all", parts=(stage("in-force"), Condition("area", "space"))), (SIGNED,), "not seen", ""),
        (Condition("any", parts=(stage("in-force"), Condition("area", "cyber"))), (SIGNED, NAMED), "seen", ""),
        (Condition("any", parts=(stage("in-force"), Condition("area", "space"))), (SIGNED, NAMED), "not seen", ""),
        (Condition("all", parts=(stage("signed"), Condition("not", parts=(stage("in-force"),)))), (SIGNED,), "seen", ""),
        (
            Condition("all", parts=(stage("signed"), Condition("not", parts=(Condition("area", "cyber"),)))),
            (SIGNED, NAMED), "partial", "some-parts",
        ),
        (Condition("all", parts=(stage("in-force"), Condition("not", parts=(stage("ended"),)))), (NAMED,), "not seen", ""),
    ],
)  # fmt: skip
def test_each_condition_in_each_state(condition: Condition, claims: tuple[Claim, ...], state: str, remark: str) -> None:
    found, said, cited = told(condition, *claims)
    assert (found, said) == (state, remark)
    assert bool(cited) == (state in ("seen", "partial", "reversed"))  # nothing is seen without something to cite


def test_a_phrase_is_sought_in_the_reports_on_the_partnership_alone() -> None:
    text = "Talks went on. The two sides want an Agreement on the Security of\nInformation soon. More follows."
    reporting, other = source("delta", "2024-11-02", text), source("epsilon", "2024-11-03", text + " Elsewhere.")
    condition = Condition("phrase", "security of information")
    one = sighting(condition, claim(reporting, "scope", "cyber"), sources=(A, reporting, other))
    assert one.state == "seen" and one.claims == ()
    assert [p.quote for p in one.passages] == ["The two sides want an Agreement on the Security of\nInformation soon."]
    assert (one.searched.sources, one.searched.first, one.searched.last) == (1, "2024-11-02", "2024-11-02")
    named = claim(reporting, "scope", "cyber")
    assert sighting(Condition("phrase", "security of informatio"), named, sources=(reporting,)).state == "not seen"
    twice = sighting(Condition("phrase", "security of information", origins=2), named, sources=(reporting,))
    assert (twice.state, twice.remark) == ("partial", "few-origins")


def test_what_was_searched_is_told() -> None:
    searched = sighting(stage("in-force"), SIGNED).searched
    assert (searched.sources, searched.first, searched.last, searched.undated) == (3, "2024-02-20", "2024-11-02", 1)


def test_denials_and_halts_are_cited_against_it() -> None:
    one = sighting(stage("signed"), claim(A, "status", "signed"), claim(B, "status", "signed", "denied"))
    assert one.against == ("beta-status-signed-denied-None",)


def record(edition: str, one: Dossier, *claims: Claim) -> dict[str, Any]:
    """What an edition.json holds of it."""
    rows = [{**claim_json(c), "source": c.source} for c in claims]
    return {"edition": edition, "dossiers": [dossier_json(one)], "claims": rows}


def test_the_history_runs_over_the_editions() -> None:
    condition = stage("signed")
    plan = claim(A, "status", "signed", "planned")
    first = dossier(condition, NAMED, edition="W1")
    second = dossier(condition, plan, NAMED, edition="W2", previous=record("W1", first, NAMED))
    third = dossier(condition, plan, SIGNED, edition="W3", previous=record("W2", second, plan, NAMED))
    fourth = dossier(condition, SIGNED, edition="W4", previous=record("W3", third, plan, SIGNED))
    fifth = dossier(condition, NAMED, edition="W5", previous=record("W4", fourth, SIGNED))
    sixth = dossier(condition, NAMED, edition="W6", previous=record("W5", fifth, NAMED))
    ones = [each.scenarios[0].sightings[0] for each in (first, second, third, fourth, fifth, sixth)]
    assert [(s.state, s.movement, s.since) for s in ones] == [
        ("not seen", "new", "W1"),
        ("partial", "up", "W2"),
        ("seen", "up", "W3"),
        ("seen", "same", "W3"),
        ("reversed", "down", "W5"),
        ("reversed", "same", "W5"),
    ]
    assert ones[-1].history == (("W1", "not seen"), ("W2", "partial"), ("W3", "seen"), ("W5", "reversed"))
    assert [(c.what, c.before, c.after, c.causes) for c in third.changes if c.what == "indicator"] == [
        ("indicator", "I-01: partial", "I-01: seen", ("beta",))
    ]
    assert not [c for c in fourth.changes if c.what == "indicator"]
    assert [c.after for c in fifth.changes if c.what == "indicator"] == ["I-01: reversed"]


def test_another_condition_begins_a_history_of_its_own() -> None:
    first = dossier(stage("signed"), SIGNED, edition="W1")
    second = dossier(stage("in-force"), SIGNED, edition="W2", previous=record("W1", first, SIGNED))
    one = second.scenarios[0].sightings[0]
    assert (one.state, one.movement, one.history) == ("not seen", "new", (("W2", "not seen"),))
    assert not [c for c in second.changes if c.what == "indicator"]


def test_a_likelihood_that_the_analyst_changes_is_a_change() -> None:
    first = dossier(None, SIGNED, stated=[scenario(stage("signed")), scenario(stage("signed"), "Stall")])
    moved = [scenario(stage("signed"), likelihood="very likely"), scenario(stage("signed"), "Drift")]
    second = dossier(None, SIGNED, stated=moved)
    now, before = ([outlined_json(o) for o in one.scenarios] for one in (second, first))
    assert [(c.what, c.before, c.after) for c in scenario_changes(now, before, {})] == [
        ("scenario-likelihood", "Deepening: likely", "Deepening: very likely"),
        ("scenario-added", None, "Drift"),
        ("scenario-dropped", "Stall", None),
    ]


def test_without_scenarios_the_ladder_suggests_some_and_they_say_so() -> None:
    made = dossier(None, SIGNED)
    assert [(o.scenario.kind, o.scenario.name, o.scenario.derived) for o in made.scenarios] == [
        ("baseline", "next-step", True), ("alternative", "silence", True), ("wildcard", "halt", True),
    ]  # fmt: skip
    assert {o.scenario.likelihood for o in made.scenarios} == {""}
    planned = dossier(None, claim(A, "status", "adopted", "possible"))
    assert planned.scenarios[0].scenario.indicators[0].condition == stage("adopted")
    assert dossier(None, NAMED).scenarios == ()
    assert dossier(None, claim(B, "status", "ended")).scenarios == ()
