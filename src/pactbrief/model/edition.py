"""Briefs, editions and what each finished document says of itself (its provenance)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from pactbrief.model.override import Override
from pactbrief.model.records import dataclass
from pactbrief.model.scenario import Scenario, Yardstick


@dataclass(frozen=True, slots=True)
class WantedPartnership:
    """A partnership that a brief follows: its key, and a name where the brief gives one."""

    key: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as its brief.toml states it. `partnerships` empty means: all that the sources report.

    `names` are the brief's own names of partnerships, by key, followed or not; `restore` the regions (eu-jp/scope) that an
    analyst removed and that are to come back. `yardstick` words the likelihoods of the `scenarios` (None where there are none),
    `exhaustive` says that these exclude each other and leave nothing out. `overrides` are what it corrects.
    """

    name: str
    path: str
    title: str
    series: str
    language: str
    contact: str
    handling: str
    style: str
    partnerships: tuple[WantedPartnership, ...]
    exclude: tuple[str, ...]
    documents: tuple[str, ...]  # "digest", "partnerships"
    formats: tuple[str, ...]  # "docx", "pdf", "html", "prov"
    notes: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    restore: tuple[str, ...] = ()
    yardstick: Yardstick | None = None
    exhaustive: bool = False
    scenarios: tuple[Scenario, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def memo_formats(self) -> tuple[str, ...]:
        """The formats of its memos: all but "prov", which is of the edition."""
        return tuple(form for form in self.formats if form != "prov")


@dataclass(frozen=True, slots=True)
class EditionCorrection:
    """That an edition corrects the edition `of`: why, and on which day it was issued (ISO 8601)."""

    of: str
    reason: str
    issued: str


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file in memory, before it is written beside and renamed."""

    path: str
    format: str
    content: bytes


#: The record embedded in each finished document and listed in edition.json; the JSON form is contract/edition.schema.json.
Provenance = dict[str, Any]
