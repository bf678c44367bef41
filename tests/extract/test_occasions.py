"""What only frames another event, or qualifies another noun, is no event of a partnership."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ministers of Chile and Japan signed a defence pact in Tokyo on Monday ahead of the first Chile-Japan security "
            "dialogue held that day.",
            {"cl-jp signed happened 2024-05-27"},
        ),
        (
            "Chile and Japan signed a defence pact on Monday. The council is a newly established body following the agreement "
            "reached at the Chile-Japan summit.",
            {"cl-jp signed happened 2024-05-27"},
        ),
        (
            "Chile and Japan held the first security dialogue under their defence pact on Monday.",
            {"cl-jp implementing happened 2024-05-27"},
        ),
        ("The recently signed defence pact between Chile and Japan names cyber security.", {"cl-jp signed happened None"}),
    ],
)
def test_occasions(read: Read, text: str, said: set[str]) -> None:
    assert read(text) == said
