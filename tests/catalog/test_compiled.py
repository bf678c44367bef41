"""The cache of compiled layers: same layer from it as without it, rebuilt when stale or corrupt, never an error."""

from pathlib import Path

import pytest

from pactbrief.catalog.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def fresh():
    return load_vocabulary().layer("fr", "instruments")


def test_the_cache_gives_the_same_layer(tmp_path: Path, fresh):
    first = load_vocabulary(cache=tmp_path).layer("fr", "instruments")
    again = load_vocabulary(cache=tmp_path).layer("fr", "instruments")
    assert first.terms == again.terms == fresh.terms
    assert [path.name for path in tmp_path.iterdir()] == ["fr-instruments.json"]


@pytest.mark.parametrize("content", ["", "{", '{"made": []}', "[]", '{"made": null}', "null", "\x00"])
def test_a_corrupt_cache_is_rebuilt(tmp_path: Path, fresh, content):
    (tmp_path / "fr-instruments.json").write_text(content, encoding="utf-8")
    assert load_vocabulary(cache=tmp_path).layer("fr", "instruments").terms == fresh.terms
    assert (tmp_path / "fr-instruments.json").stat().st_size > 1000


def test_other_additions_do_not_use_it(tmp_path: Path):
    load_vocabulary(cache=tmp_path).layer("fr", "instruments")
    added = load_vocabulary({"fr": {"instruments": {"partnership": ["pacte de Nantes"]}}}, cache=tmp_path)
    assert "pacte de nantes" in added.layer("fr", "instruments").terms


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, fresh):
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert load_vocabulary(cache=blocked / "cache").layer("fr", "instruments").terms == fresh.terms


def test_a_damaged_cache_is_rebuilt(tmp_path: Path, fresh):
    load_vocabulary(cache=tmp_path).layer("fr", "instruments")
    path = tmp_path / "fr-instruments.json"
    whole = path.read_bytes()
    for damaged in (whole[:-9], whole.replace(b"accord", b"acorde", 1), whole + b" "):
        path.write_bytes(damaged)
        assert load_vocabulary(cache=tmp_path).layer("fr", "instruments").terms == fresh.terms
        assert path.read_bytes() == whole
