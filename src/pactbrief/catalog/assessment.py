"""The words for scenarios and indicators, read from data/wording and validated."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pactbrief.catalog.tables import ROOT, read_table
from pactbrief.model.records import dataclass


@dataclass(frozen=True)
class AssessmentWords:
    """Fixed words and sentences by key; the file says what each table is for and names its slots."""

    sentences: Mapping[str, str]
    kinds: Mapping[str, str]
    derived: Mapping[str, str]
    states: Mapping[str, str]
    movements: Mapping[str, str]
    remarks: Mapping[str, str]
    conditions: Mapping[str, str]
    conflicts: Mapping[str, str]
    labels: Mapping[str, str]


@cache
def assessment_words(language: str = "en") -> AssessmentWords:
    """The words of `language`; SettingsError names file and place of what does not validate."""
    return AssessmentWords(**read_table(ROOT / "wording" / f"assessment_{language}.toml"))
