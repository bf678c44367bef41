"""What a person typed, turned into values; UsageError says what can be typed instead."""

from __future__ import annotations

from datetime import date

from pactbrief.catalog.brief import FORMATS
from pactbrief.errors import UsageError
from pactbrief.settings import ENGINES


def date_asked(text: str | None) -> date | None:
    """The date of `--as-of`."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--as-of is {text!r}, not a date.", "Write year-month-day, such as 2024-11-08.") from error


def formats_asked(text: str | None) -> tuple[str, ...] | None:
    """The formats of `--format`, in their own order; edition.json is always written and may be named."""
    if text is None:
        return None
    asked = {part.strip().lower() for part in text.split(",") if part.strip()}
    for name in sorted(asked - {*FORMATS, "json"}):
        raise UsageError(f"There is no format {name!r}.", f"Choose from {', '.join(FORMATS)}; edition.json is always written.")
    if not asked:
        raise UsageError("--format names no format.", "Write for example: --format docx,pdf")
    return tuple(name for name in FORMATS if name in asked)


def engine_asked(text: str) -> str:
    """The engine of `--engine`."""
    if text not in ENGINES:
        raise UsageError(f"There is no engine {text!r}.", f"Choose from {', '.join(ENGINES)}.")
    return text
