"""Dask gives the same outcomes in the same order as one machine does; where it is not installed, that is said."""

from __future__ import annotations

import sys

import pytest

from pactbrief.engine import engine_of
from pactbrief.errors import UsageError


def test_the_engine_that_is_not_installed_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask.distributed", None)
    with pytest.raises(UsageError) as error:
        list(engine_of("dask")(abs, [-1]))
    assert str(error.value) == "The engine dask is not installed. Install it with: pip install 'pactbrief[dask]'"


def test_without_tasks_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask.distributed", None)
    assert list(engine_of("dask")(abs, [])) == []


def test_outcomes_in_order_over_several_chunks() -> None:
    pytest.importorskip("dask.distributed")
    tasks = list(range(-250, 0))
    assert list(engine_of("dask", 1)(abs, tasks)) == list(engine_of("local", 1)(abs, tasks))
