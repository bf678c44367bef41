"""Versions of libraries, from the names of folders, are those that the standard library reads from their descriptions."""

from importlib.metadata import PackageNotFoundError, version

import pytest

from pactbrief.store.versions import library_versions

NAMES = ["python-docx", "reportlab", "ahocorasick-rs", "lxml", "PyYAML", "charset-normalizer", "no-such-library"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_version_that_is_installed(name: str) -> None:
    try:
        expected = version(name)
    except PackageNotFoundError:
        expected = "-"
    assert list(library_versions([name])) == [f"{name} {expected}"]
