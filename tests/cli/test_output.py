"""Tables, and the line that shows progress on a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from pactbrief.cli import output


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_table_aligns_words_left_and_numbers_right() -> None:
    assert output.table(("name", "count"), [("a\nb", "5"), ("long name", "12")]) == (
        "name       count\n---------  -----\na b            5\nlong name     12"
    )


@pytest.mark.parametrize(
    ("seconds", "quiet", "shown"), [(0.5, False, ""), (2.0, False, "Writing memos: 1 of 2"), (2.0, True, "")]
)
def test_progress_is_shown_after_a_second_and_cleared_at_the_end(
    monkeypatch: pytest.MonkeyPatch, seconds: float, quiet: bool, shown: str
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    now = [100.0]
    monkeypatch.setattr(output.time, "monotonic", lambda: now[0])
    line = output.ProgressLine(quiet)
    now[0] += seconds
    line("Writing memos", 1, 2)
    assert sys.stderr.getvalue() == (f"\r\x1b[K{shown}" if shown else "")  # type: ignore[attr-defined]
    line("Writing memos", 2, 2)
    assert sys.stderr.getvalue() == (f"\r\x1b[K{shown}\r\x1b[K" if shown else "")  # type: ignore[attr-defined]


def test_progress_says_nothing_where_standard_error_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(output.time, "monotonic", iter((0.0, 10.0, 20.0)).__next__)
    output.ProgressLine()("Reading sources", 1, 2)
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
