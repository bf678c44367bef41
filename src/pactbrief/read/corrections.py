"""The [[correction]] entries of a sidecar, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pactbrief.model.correction import SourceCorrection

_KEYS = ("author", "date", "reason", "ignore")
_REMEDY = "Write [[correction]] on a line of its own, and below it author, date, reason or ignore."
_Fault = tuple[str, str, str]  # key, reason, remedy
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Characters of an author or a reason.
_LONGEST = 1000


def read_corrections(entries: object, ignore: bool) -> tuple[tuple[SourceCorrection, ...], list[_Fault]]:
    """The entries in their order, and what of them does not validate. `ignore` is what the sidecar states above them: where
    no entry says when the source was withdrawn, the last one tells who did it and why."""
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        return (), [("correction", "'correction' is no list of entries.", _REMEDY)]
    faults = [fault for entry in entries for key, value in entry.items() if (fault := _fault(key, value))]
    if faults:
        return (), faults
    made = [SourceCorrection(*(_plain(entry.get(key)) for key in _KEYS)) for entry in entries]
    if ignore and made and all(one.ignore is None for one in made):
        last = made[-1]
        made[-1] = SourceCorrection(last.author, last.date, last.reason, True)
    return tuple(made), []


def _fault(key: str, value: object) -> _Fault | None:
    if key not in _KEYS:
        return key, f"unknown key '{key}' in [[correction]].", f"Use one of: {', '.join(_KEYS)}."
    if key == "ignore":
        return None if isinstance(value, bool) else (key, f"'{key}' is {value!r}.", "Write true or false.")
    if key == "date":
        return None if _is_day(value) else (key, f"'{key}' is {str(value)!r}.", "Write a day as 2024-11-12.")
    fine = isinstance(value, str) and value.strip() and len(value) <= _LONGEST
    return None if fine else (key, f"'{key}' is {value!r}.", "Write a text in quotation marks.")


def _is_day(value: object) -> bool:
    if isinstance(value, datetime):
        return False
    try:
        return isinstance(value, date) or (isinstance(value, str) and bool(_DAY.fullmatch(value) and date.fromisoformat(value)))
    except ValueError:
        return False


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value.split()) if isinstance(value, str) else value
