"""Settings: defaults < pactbrief.toml < environment; the workspace is the nearest folder that looks like one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pactbrief.errors import PactbriefError, SettingsError, UsageError
from pactbrief.model.source import Rating
from pactbrief.settings import Workspace, epoch, find_workspace, load_settings, require_workspace, today


def test_settings_come_from_the_file_and_then_from_the_environment(tmp_path: Path) -> None:
    assert load_settings(Workspace(tmp_path), {}).workers == 0
    (tmp_path / "pactbrief.toml").write_text('workers = 2\n[reliability]\n"Kyodo News" = "B"\n')
    settings = load_settings(Workspace(tmp_path), {})
    assert (settings.workers, settings.reliability) == (2, {"kyodo news": Rating("B")})
    assert load_settings(Workspace(tmp_path), {"PACTBRIEF_WORKERS": "3"}).workers == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("worker = 2",
         "unknown key 'worker'. Did you mean 'workers'? Allowed are: workers, engine, analyst, reliability, vocabulary."),
        ('engine = "ray"', "engine is 'ray'. Give one of: local, dask."),
        ("workers = -1", "workers is -1, not a whole number. Write for example: workers = 4"),
        ('\n[reliability]\nANI = "G"', "the reliability of 'ANI' is 'G'. Give one of A, B, C, D, E, F."),
        ('\n[reliability]\nANI = { grade = "B", sinse = 2024-01-01 }',
         "unknown key 'sinse' in [reliability, ANI]. Did you mean 'since'? Allowed are: grade, by, since, descriptor."),
        ('\n[reliability]\nANI = { grade = "B", since = "May" }',
         "'ANI' is graded since 'May', which is no date. Write it so: since = 2024-11-01"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "pactbrief.toml").write_text(text)
    with pytest.raises(SettingsError) as error:
        load_settings(Workspace(tmp_path), {})
    line = 1 + text[: max(text.find("ANI"), 0)].count("\n")
    assert str(error.value) == f"pactbrief.toml, line {line}: {told}"


def test_the_register_says_by_whom_and_since_when(tmp_path: Path) -> None:
    entry = '{ grade = "B", by = "J. Doe", since = 2024-11-01, descriptor = "state agency" }'
    (tmp_path / "pactbrief.toml").write_text(f'[reliability]\n"Kyodo News" = {entry}\n')
    settings = load_settings(Workspace(tmp_path), {})
    assert settings.reliability == {"kyodo news": Rating("B", "J. Doe", "2024-11-01", "state agency")}
    rating = settings.rating("Kyodo News")
    assert rating is not None and rating.grade == "B"


def test_the_nearest_workspace_is_found(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "deep" / "deeper").mkdir(parents=True)
    found = find_workspace(tmp_path / "seeds" / "deep" / "deeper")
    assert found is not None
    assert found.root == tmp_path.resolve()


def test_a_folder_that_is_no_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no workspace: it has neither seeds/ nor briefs/"):
        require_workspace(None, tmp_path)
    with pytest.raises(UsageError, match="does not exist"):
        require_workspace(tmp_path / "nowhere", tmp_path)


def test_source_date_epoch_is_today() -> None:
    assert epoch({"SOURCE_DATE_EPOCH": "1731024000"}) == datetime(2024, 11, 8, tzinfo=UTC)
    assert today({"SOURCE_DATE_EPOCH": "1731024000"}) == date(2024, 11, 8)
    assert epoch({}) is None


@pytest.mark.parametrize("stated", ["now", "1e9", "9" * 30])
def test_a_source_date_epoch_that_is_none_is_told(stated: str) -> None:
    with pytest.raises(PactbriefError, match="SOURCE_DATE_EPOCH is"):
        epoch({"SOURCE_DATE_EPOCH": stated})
