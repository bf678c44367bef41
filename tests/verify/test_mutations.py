"""Verification under random corruption: what is corrupted is caught and rightly named, what is sound raises no alarm.

The default run takes two mutations of each kind; PACTBRIEF_MUTATIONS=300 asks for more, PACTBRIEF_SEED for others.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from random import Random

import pytest
from tests.compose.material import issue
from tests.verify.made import CLAIMS, SOURCES, made_memo
from tests.verify.mutations import Case, mutations

from pactbrief.compose import compose_memos
from pactbrief.verify.checks import check_memo, check_output, verify_file

COUNT = int(os.environ.get("PACTBRIEF_MUTATIONS", "44"))
SEED = int(os.environ.get("PACTBRIEF_SEED", "1"))


@cache
def cases() -> list[Case]:
    """The made memo and the memos composed from the five seeds."""
    made = issue()
    seeds = {source.id: source for source in made.sources}
    return [Case(made_memo(), SOURCES, CLAIMS), *(Case(memo, seeds, made.claims) for memo in compose_memos(made))]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_untouched_files_raise_no_alarm(form: str, tmp_path: Path):
    for case in cases():
        content = case.file(form)
        (tmp_path / f"memo.{form}").write_bytes(content)
        assert check_memo(case.memo, case.sources, case.claims) == ()
        assert check_output(content, form, case.provenance) == ()
        assert verify_file(tmp_path / f"memo.{form}", case.sources) == ()


def test_corruptions_are_caught_and_rightly_named(tmp_path: Path):
    made = mutations(Random(SEED), cases(), COUNT)
    missed = []
    for at, mutation in enumerate(made):
        path = tmp_path / f"{at}.{'pdf' if mutation.content.startswith(b'%PDF') else 'docx'}"
        path.write_bytes(mutation.content)
        found = {finding.check for finding in verify_file(path, mutation.sources)}
        if not any(expected <= found for expected in mutation.expected):
            missed.append((mutation.name, path.suffix, sorted(found), [sorted(one) for one in mutation.expected]))
    assert len(made) >= COUNT
    assert len(missed) <= 0.01 * len(made), missed
