"""Scenarios in a memo: the analyst's words as theirs, what was seen with its note, likelihood and confidence apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.compose.material import BRIEF, CLAIMS, NAMES, ORDER, SOURCES, issue

from pactbrief.assemble import Watch, find_origins, watched
from pactbrief.catalog.assessment import assessment_words
from pactbrief.catalog.yardstick import load_yardstick
from pactbrief.compose import Issue, compose_memos
from pactbrief.compose.conditions import condition_words
from pactbrief.model.claim import Extraction
from pactbrief.model.memo import Memo, Paragraph, Sentence, Table, flat, sentences
from pactbrief.model.scenario import Condition, Indicator, Scenario
from pactbrief.verify.checks import check_memo

LABELS = {"scenarios": "Scenarios", "indicators": "Indicators"}
CONDITIONS = {
    "I-01": Condition("stage", "signed"),
    "I-02": Condition("stage", "in-force", by="2025-12-31"),
    "I-03": Condition("phrase", "security information exchange"),
    "I-04": Condition("silence", days=180),
    "I-05": Condition("actor", "CN", origins=9),
    "I-06": Condition("any", parts=(Condition("stage", "suspended"), Condition("stage", "ended"))),
}


def scenario(name: str = "Steps", kind: str = "baseline", *ids: str, **fields: object) -> Scenario:
    indicators = tuple(Indicator(i, f"What {i} looks for.", CONDITIONS[i], (name,)) for i in ids)
    made = Scenario(
        kind, name, "eu-jp", "likely", "low", "Few sources are in hand.", "2027-12-31", "Steps follow one another.",  # type: ignore[arg-type]
        ("meetings",), ("neither side reopens it",), indicators,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


SET = (
    scenario("Steps", "baseline", "I-01", "I-02", "I-03"),
    scenario("Drift", "alternative", "I-04", "I-05"),
    scenario("Break-off", "wildcard", "I-06", likelihood="very unlikely"),
)


def with_scenarios(*stated: Scenario, documents: tuple[str, ...] = BRIEF.documents, exhaustive: bool = False) -> Issue:
    plain = issue()
    extractions = [Extraction(s.id, tuple(c for c in CLAIMS if c.source == s.id), (), s.cites) for s in SOURCES]
    watch = Watch(SOURCES, extractions, find_origins(SOURCES, extractions), "2026-11-22", {}, "2026-W47")
    brief = replace(BRIEF, documents=documents, scenarios=stated, yardstick=load_yardstick("icd-203"), exhaustive=exhaustive)
    order = (*ORDER[:9], "scenarios", "indicators", *ORDER[9:])
    dossiers = watched(plain.dossiers, stated, watch)
    return replace(plain, brief=brief, dossiers=dossiers, order=order, labels={**plain.labels, **LABELS})


def memos(*stated: Scenario, **more: object) -> dict[str, Memo]:
    made = with_scenarios(*stated, **more)  # type: ignore[arg-type]
    found = {memo.name: memo for memo in compose_memos(made)}
    known = {source.id: source for source in SOURCES}
    for memo in found.values():
        assert [f for f in check_memo(memo, known, made.claims) if f.level == "error"] == []
    return found


def table(memo: Memo) -> dict[str, tuple[tuple[Sentence, ...], ...]]:
    (found,) = [b for b in flat(memo.blocks) if isinstance(b, Table) and b.caption.startswith("Indicators")]
    return {row[0][0].text: row for row in found.rows}


def state(row: tuple[tuple[Sentence, ...], ...]) -> str:
    return " ".join(sentence.text for sentence in row[-1])


def test_each_scenario_stands_with_its_likelihood_and_apart_from_it_its_confidence() -> None:
    memo = memos(*SET)["eu-jp"]
    said = [sentence for sentence in sentences(memo) if sentence.kind == "analyst"]
    texts = [sentence.text for sentence in said]
    assert "A. Baseline: Steps" in texts and "B. Alternative: Drift" in texts and "W. Wildcard: Break-off" in texts
    assert "Likelihood by 31 December 2027: likely (55–80 %)." in texts
    assert "Confidence: low; Few sources are in hand." in texts
    assert "Drivers: meetings." in texts and "Assumptions: neither side reopens it." in texts
    words = [word for term in load_yardstick("icd-203").terms for word in term.words]
    terms = re.compile(rf"\b(?:{'|'.join(words)})\b")
    for sentence in sentences(memo):
        assert not (terms.search(sentence.text) and "onfidence" in sentence.text)


def test_what_is_seen_bears_a_note_and_what_is_not_says_what_was_searched() -> None:
    memo = memos(*SET)["eu-jp"]
    rows = table(memo)
    assert list(rows) == list(CONDITIONS)
    assert state(rows["I-01"]).startswith("Seen. Shown by: ‘")
    assert state(rows["I-02"]) == "Not seen."  # a first edition has nothing to move against
    earlier = {source.id: {"sha256": source.sha256} for source in SOURCES}
    later = table(compose_memos(replace(with_scenarios(*SET), previous="2026-W46", earlier=earlier))[1])
    assert state(later["I-02"]) == "Not seen. Since 2026-W47; new."
    assert "security information exchange" in state(rows["I-03"])
    assert state(rows["I-04"]).startswith("In part, what shows it bears no date that would settle it. The last dated report")
    assert state(rows["I-05"]).startswith("In part, fewer independent origins than asked for. Shown by: ")
    assert state(rows["I-06"]).startswith("Not seen.")
    for row in rows.values():
        noted = [number for sentence in row[-1] for number in sentence.notes]
        assert bool(noted) == (not state(row).startswith("Not seen"))
    (searched,) = [s.text for s in sentences(memo) if s.text.startswith("Searched: ")]
    assert searched == (
        "Searched: five sources, 20 February 2024 to 21 March 2024, two undated; "
        "what was not seen there may still have happened."
    )


def test_the_digest_has_them_in_short_where_single_memos_tell_the_rest() -> None:
    digest = memos(*SET)["weekly"]
    texts = [sentence.text for sentence in sentences(digest)]
    assert "Drivers: meetings." not in texts
    assert "Confidence: low; Few sources are in hand." in texts
    assert list(table(digest)) == ["I-01", "I-03", "I-04", "I-05"]
    assert "Not seen: I-02 and I-06." in texts
    alone = memos(*SET, documents=("digest",))["weekly"]
    assert "Drivers: meetings." in [sentence.text for sentence in sentences(alone)]


def test_the_yardstick_in_use_is_printed_with_the_method() -> None:
    for memo in (memos(*SET)[name] for name in ("weekly", "eu-jp")):
        (told,) = [s.text for s in sentences(memo) if s.text.startswith("Likelihood in the terms of ICD 203: ")]
        assert "unlikely 20–45\u00a0%" in told
    assert not [s for s in sentences(memos(*SET)["eu-kr"]) if s.text.startswith("Likelihood in the terms")]


def test_scenarios_say_whether_they_leave_anything_out() -> None:
    def said(exhaustive: bool) -> list[str]:
        return [sentence.text for sentence in sentences(memos(*SET, exhaustive=exhaustive)["eu-jp"])]

    assert "Other courses are not excluded." in said(False)
    assert "Between them the scenarios are meant to cover every course." in said(True)


def test_a_horizon_that_has_passed_is_told() -> None:
    memo = memos(scenario("Steps", "baseline", "I-01", horizon="2026-06-30"))["eu-jp"]
    assert "Its horizon, 30 June 2026, has passed." in [sentence.text for sentence in sentences(memo)]


def test_without_scenarios_a_few_derived_lines_stand_in_the_single_memo_alone() -> None:
    made = memos()
    (told,) = [b for b in made["eu-kr"].blocks if isinstance(b, Paragraph) and b.sentences[0].text.startswith("Derived from")]
    texts = [sentence.text for sentence in told.sentences]
    assert texts[1] == "Baseline, next step, adoption: in part, a plan or expectation only."
    assert sum(len(text.split()) for text in texts) < 90
    assert not [s for s in sentences(made["weekly"]) if s.text.startswith("Derived from")]
    assert not re.search("[Ll]ikelihood", " ".join(texts).replace("no likelihood is given", ""))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("stage", "in-force", by="2025-12-31"), "entry into force by 31 December 2025"),
        (Condition("area", "cyber", origins=2), "cyber named among the areas from two independent origins at least"),
        (Condition("region", "indo-pacific", since="2025-01-01"), "the Indo-Pacific named since 1 January 2025"),
        (Condition("actor", "CN"), "China named as a concern"),
        (Condition("phrase", "data link"), "the words ‘data link’"),
        (Condition("origins", origins=2), "the stage reported by two independent origins"),
        (Condition("silence", since="2025-01-01"), "no report since 1 January 2025"),
        (
            Condition("all", parts=(Condition("stage", "signed"), Condition("not", parts=(Condition("stage", "ended"),)))),
            "signature and no termination",
        ),
    ],
)
def test_conditions_in_words(condition: Condition, words: str) -> None:
    assert condition_words(condition, NAMES, issue().wording, assessment_words()) == words
