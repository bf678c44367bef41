"""Dates as articles print them: found with their precision, resolved against an anchor, never guessed without one."""

from pactbrief.dates.expression import DateExpression
from pactbrief.dates.finder import find_dates
from pactbrief.dates.resolve import Resolved, resolve

__all__ = ["DateExpression", "Resolved", "find_dates", "resolve"]
