"""Overrides applied to claims: what they alter, what they keep, and how they tell that they do nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pactbrief.assemble import apply_overrides
from pactbrief.model.claim import Claim, Extraction, Partnership
from pactbrief.model.correction import Correction
from pactbrief.model.override import Override
from pactbrief.model.passage import Passage

JP = Partnership("eu-jp", ("EU", "JP"), "security partnership")
SPA = Partnership("eu-jp.strategic-partnership-agreement", ("EU", "JP"))
KP = Partnership("eu-kp", ("EU", "KP"))
CODES = ("EU", "JP", "KR", "KP", "NO", "AU-UNION")
SIGNED = ("J. Doe", "2024-11-12", "The text says so.")


def claim(number: int, source: str, partnership: Partnership, value: str, kind: str = "status") -> Claim:
    words = f"Sentence {number}."
    passage = Passage(source, 0, len(words), words)
    return Claim(f"c{number}", source, partnership, kind, value, "happened", None, (passage,), printed_when="on the 1st")  # type: ignore[arg-type]


CLAIMS = (
    claim(1, "a", JP, "signed"),
    claim(2, "a", JP, "cyber", "scope"),
    claim(3, "b", JP, "signed"),
    claim(4, "b", SPA, "in-force"),
    claim(5, "b", KP, "proposed"),
)


def applied(*overrides: Override, issued: str = "2024-11-15") -> tuple[dict[str, Claim], list[str | None]]:
    extractions = [Extraction(one, tuple(c for c in CLAIMS if c.source == one), ()) for one in ("a", "b")]
    made, effects = apply_overrides(extractions, overrides, issued, CODES)
    for before, after in zip(extractions, made, strict=True):
        assert {c.id for c in after.claims} <= {c.id for c in before.claims}  # nothing is invented
        assert all(c.evidence == now.evidence for c in before.claims for now in after.claims if c.id == now.id)
    return {c.id: c for e in made for c in e.claims}, [effect.idle for effect in effects]


def override(action: str, **stated: object) -> Override:
    return Override("brief.toml, line 3", action, *SIGNED, **stated)  # type: ignore[arg-type]


def test_a_claim_left_out() -> None:
    claims, idle = applied(override("suppress", claims=("c1", "c2")), override("suppress", source="b", partnership="eu-kp"))
    assert (sorted(claims), idle) == (["c3", "c4"], [None, None])


def test_a_stage_and_date_corrected_keep_their_evidence_and_say_what_was_there() -> None:
    chosen = {"source": "a", "partnership": "eu-jp", "stage": "signed"}
    claims, _ = applied(override("correct", **chosen, to_stage="concluded", to_when="2024-11"))
    now = claims["c1"]
    assert (now.value, now.when, now.printed_when, now.restated) == ("concluded", "2024-11", None, True)
    before = (("modality", "happened"), ("stage", "signed"), ("when", None))
    assert now.corrected == (Correction(*SIGNED, before),)
    assert claims["c3"] == CLAIMS[2]


def test_partnerships_merged_and_split() -> None:
    claims, _ = applied(
        override("merge", partnership=SPA.key, into="eu-jp"), override("split", claims=("c3",), into="eu-no.status-of-forces")
    )
    assert claims["c4"].partnership == replace(JP, instrument="security partnership")
    assert claims["c3"].partnership == Partnership("eu-no.status-of-forces", ("EU", "NO"), "security partnership")
    assert claims["c4"].corrected[0].before == (("partnership", SPA.key),)
    assert not claims["c4"].restated


def test_a_party_fixed_in_all_claims_that_have_it() -> None:
    claims, idle = applied(override("party", partnership="eu-kp", party="KP", to_party="KR"))
    assert (claims["c5"].partnership.key, idle) == ("eu-kr", [None])
    assert claims["c5"].partnership.parties == ("EU", "KR")


def test_each_sees_what_those_above_it_left() -> None:
    claims, idle = applied(
        override("party", partnership="eu-kp", party="KP", to_party="KR"),
        override("correct", source="b", partnership="eu-kr", stage="proposed", to_stage="exploring"),
    )
    assert idle == [None, None]
    assert [dict(c.before) for c in claims["c5"].corrected] == [
        {"partnership": "eu-kp"}, {"stage": "proposed", "modality": "happened", "when": None},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("idle", "entry"),
    [
        ("no-source", override("suppress", source="gone")),
        ("no-claim", override("suppress", claims=("c99",))),
        ("no-claim", override("merge", partnership="eu-no", into="eu-jp")),
        ("no-claim", override("party", partnership="eu-jp", party="KP", to_party="KR")),
        ("needless", override("correct", claims=("c1",), to_stage="signed")),
        ("needless", override("correct", source="a", partnership="eu-jp", stage="concluded", to_stage="signed")),
        ("needless", override("merge", partnership="eu-jp", into="eu-jp")),
        ("no-stage", override("correct", claims=("c2",), to_stage="signed")),
        ("later", replace(override("suppress", claims=("c1",)), date="2024-11-16")),
    ],
)
def test_one_that_does_nothing_says_why(idle: str, entry: Override) -> None:
    claims, told = applied(entry)
    assert (list(claims.values()), told) == (list(CLAIMS), [idle])
