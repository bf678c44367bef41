"""What a build did, for people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pactbrief.model.finding import Finding
from pactbrief.model.source import Skipped


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership of the edition: its name, where it stands in words, since when, and how many claims say so."""

    key: str
    name: str
    stage: str
    when: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Report:
    """`unchanged` means that nothing was to do: no file was touched and the counts are those of the last build.

    `edited` are files that someone has changed since they were built and that stay as they are; `kept` are copies made of
    such files before they were built anew.
    """

    brief: str
    edition: str
    folder: Path
    unchanged: bool
    sources: int
    claims: int
    notes: int
    files: tuple[str, ...]
    partnerships: tuple[PartnershipRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    kept: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
