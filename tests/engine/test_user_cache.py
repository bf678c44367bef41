"""Where compiled vocabulary is kept on each system."""

from pathlib import Path

import pytest

from pactbrief.settings import user_cache


@pytest.mark.parametrize(
    ("platform", "environment", "there"),
    [
        ("linux", {"XDG_CACHE_HOME": "/kept"}, Path("/kept/pactbrief")),
        ("linux", {"XDG_CACHE_HOME": "not/absolute"}, Path.home() / ".cache/pactbrief"),
        ("linux", {}, Path.home() / ".cache/pactbrief"),
        ("darwin", {"XDG_CACHE_HOME": "/kept"}, Path.home() / "Library/Caches/pactbrief"),
        ("win32", {}, Path.home() / "AppData/Local/pactbrief"),
    ],
)
def test_the_place_is_the_systems_own(platform: str, environment: dict[str, str], there: Path):
    assert user_cache(environment, platform) == there


def test_no_home_is_no_error(monkeypatch: pytest.MonkeyPatch):
    def none() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", none)
    assert user_cache({}, "linux") is None
