"""Editions that correct another one: the same cut-off under a name of their own, with a reason and a day of issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pactbrief.errors import UsageError
from pactbrief.model.edition import EditionCorrection
from pactbrief.store.editions import Edition

_NAME = re.compile(r"(.+)-c([1-9]\d*)")


def base_of(name: str) -> str:
    """The name of the edition that the edition `name` corrects in the end; its own where it corrects none."""
    match = _NAME.fullmatch(name)
    return match[1] if match else name


def new_correction(reason: str, asked: str | None, editions: Sequence[Edition], today: date) -> tuple[str, EditionCorrection]:
    """Name and correction of the edition that corrects the edition `asked`, else the last one. A correction for the same reason
    that is there already is that edition again. UsageError where there is no such edition or no reason."""
    words = " ".join(reason.split())
    if not words:
        remedy = 'Say what is corrected and why: --correction "The outlet was misread."'
        raise UsageError("The correction has no reason.", remedy)
    issues = [edition for edition in editions if asked in (None, edition.name)]
    if not issues:
        there = ", ".join(edition.name for edition in editions) or "none"
        raise UsageError("There is no such edition to correct.", f"There are: {there}. Build one first with: pactbrief build")
    last = issues[-1]
    standing = recorded_correction(last)
    if standing and standing.reason == words:
        return last.name, standing
    base = base_of(last.name)
    numbers = [int(match[2]) for e in editions if (match := _NAME.fullmatch(e.name)) and match[1] == base]
    issued = max(today.isoformat(), standing.issued if standing else last.as_of)
    return f"{base}-c{max(numbers, default=0) + 1}", EditionCorrection(last.name, words, issued)


def recorded_correction(edition: Edition | None) -> EditionCorrection | None:
    """What an edition on disk says that it corrects; None where it corrects none."""
    if edition is None or not _NAME.fullmatch(edition.name):
        return None
    stated = edition.record.get("correction")
    return EditionCorrection(stated["of"], stated["reason"], stated["issued"]) if stated else None
