"""The bounds of TRADECRAFT.md sections 7 and 8 on whole memos: what is beyond them is told, nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pactbrief.compose import compose_memos
from pactbrief.model.memo import Block, Heading, Link, Memo, Note, Paragraph, Region, Sentence, Text
from pactbrief.verify.bounds import check_bounds

sys.path.insert(0, str(Path(__file__).parents[1] / "compose"))
from material import CLAIMS, SOURCES, issue

DIGEST, SINGLE = compose_memos(issue())[:2]
BY_ID = {source.id: source for source in SOURCES}
CLAIM = {claim.id: claim for claim in CLAIMS}


def found(memo: Memo) -> dict[str, str]:
    return {finding.check: f"{finding.level}: {finding.text}" for finding in check_bounds(memo, BY_ID, CLAIM)}


def below(memo: Memo, anchor: str, change: Callable[[Block], Block]) -> Memo:
    """The memo with the block after the heading `anchor` changed."""
    blocks = list(memo.blocks)
    at = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == anchor) + 1
    blocks[at] = change(blocks[at])
    return replace(memo, blocks=tuple(blocks))


def said(text: str, claims: tuple[str, ...] = ()) -> Callable[[Block], Block]:
    return lambda _: Paragraph((Sentence((Text(text),), "fact", claims),))


def noted(memo: Memo, change: Callable[[Note], Note]) -> Memo:
    return replace(memo, notes=(change(memo.notes[0]), *memo.notes[1:]))


def test_a_memo_within_its_bounds_breaks_no_rule() -> None:
    assert {check for check, text in found(DIGEST).items() if text.startswith("error")} == set()
    assert not {"bound-exceeded", "headline-hedged", "tracking-address"} & set(found(DIGEST))


LATE = replace(next(c for c in CLAIMS if c.value == "signed"), id="late", when="2025-02-01")
SAID_LATE = Paragraph((Sentence((Text("They signed."),), "fact", ("late",)),))


@pytest.mark.parametrize(
    ("memo", "check", "says"),
    [
        (replace(DIGEST, title="x" * 91), "bound-exceeded", "the headline has 91 characters, at most 90"),
        (replace(DIGEST, title="They may sign"), "headline-hedged", "“may”"),
        (replace(DIGEST, identity=(("a", "b"),) * 9), "bound-exceeded", "the identity block has 9 lines"),
        (replace(DIGEST, as_of=""), "no-cut-off", "names no cut-off"),
        (below(DIGEST, "bottom-line", said("word " * 61 + "2024")), "bound-exceeded", "bottom-line has 62 words, at most 60"),
        (below(DIGEST, "bottom-line", said("They signed.")), "date-missing", "says no date"),
        (below(DIGEST, "bottom-line", said("In 2024.", ("nowhere",))), "claim-not-in-body", "“In 2024.” stands in"),
        (below(SINGLE, "eu-jp-gaps", lambda block: Region("r", "r", ())), "gaps-missing", "eu-jp-gaps"),
        (noted(DIGEST, lambda n: replace(n, inlines=(Text("w " * 81),))), "bound-exceeded", "note 1 has 81 words"),
        (noted(DIGEST, lambda n: replace(n, inlines=(Text("A, n.d., [S01]"),))), "undated-unbounded", "note 1 says n.d."),
        (noted(DIGEST, lambda n: replace(n, inlines=(Text("[S01 · 0123456789ab]"),))), "capture-altered", "note 1 prints"),
        (
            noted(DIGEST, lambda n: replace(n, inlines=(Link("x", "https://a.example/?utm_source=b"),))),
            "tracking-address",
            "https://a.example/?utm_source=b tracks",
        ),
    ],
)  # fmt: skip
def test_what_is_beyond_a_bound_is_told(memo: Memo, check: str, says: str) -> None:
    assert says in found(memo).get(check, "")


def test_what_is_told_as_done_after_the_cut_off_is_an_error() -> None:
    memo = replace(DIGEST, as_of="2024-11-08", blocks=(*DIGEST.blocks, SAID_LATE))
    late = [f for f in check_bounds(memo, BY_ID, {**CLAIM, "late": LATE}) if f.check == "date-after-cut-off"]
    assert [(f.level, "“They signed.”" in f.text) for f in late] == [("error", True)]
    for fine in ("2024-11-08", "2024-11", "2024"):
        claims = {**CLAIM, "late": replace(LATE, when=fine)}
        assert not [f for f in check_bounds(memo, BY_ID, claims) if f.check == "date-after-cut-off"], fine


def test_a_memo_that_leans_on_one_outlet_says_so() -> None:
    outlet = {i: replace(s, publisher="Daily Example") for i, s in BY_ID.items()}
    texts = {f.check: f.text for f in check_bounds(DIGEST, outlet, CLAIM)}
    assert f"{len(DIGEST.notes)} of {len(DIGEST.notes)} notes cite Daily Example" in texts["one-outlet-dominates"]
    assert "publisher-unknown" not in texts and "publisher-unknown" in found(DIGEST)
