"""The timeline's scale, over whatever years the sources speak of."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compose.material import CLAIMS, EU_JP, S001, claim, issue

from pactbrief.compose import compose_memos
from pactbrief.model.memo import Figure, Label, flat

#: Points that four figures of 7.5 pt take in the shipped sans.
FOUR_FIGURES = 18.0
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str)


@settings(max_examples=25, deadline=None)
@given(first=DAYS, last=DAYS)
def test_no_year_is_printed_over_another(first: str, last: str) -> None:
    told = (
        claim(S001, EU_JP, "status", "negotiating", "decided to engage in negotiations", when=first),
        claim(S001, EU_JP, "status", "signed", "decided to engage in negotiations", when=last),
    )
    kept = tuple(c for c in CLAIMS if c.kind != "status")
    memo = compose_memos(issue((*kept, *told)))[0]
    figure = next(b for b in flat(memo.blocks) if isinstance(b, Figure))
    years = [s for s in figure.shapes if isinstance(s, Label) and s.text.isdigit()]
    undated = [s.x for s in figure.shapes if isinstance(s, Label) and s.text == "undated"]
    places = [*sorted(s.x for s in years), *undated]
    assert years and all(after - before >= FOUR_FIGURES for before, after in pairwise(places))
