"""What the sources do not say, in words."""

from __future__ import annotations

import pytest

from pactbrief.catalog.wording import load_wording
from pactbrief.compose.gaps import gap_words


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        ("all-undated", "Every source on it is undated."),
        ("outcome-unknown:exploring", "No source reports whether the exploratory talks followed."),
        ("date:signed", "The full date of the signature is not in the sources."),
        (
            "plan-passed:signed:2024-11-01",
            "The date given for the signature, 1 November 2024, has passed; no source reports that it was kept.",
        ),
    ],
)
def test_a_gap_is_told_in_words_never_as_a_code(gap: str, told: str) -> None:
    assert gap_words(gap, load_wording(), "EU–Japan") == told
