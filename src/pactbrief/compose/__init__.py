"""Memos from dossiers: wording, footnotes, figures; no fonts, no formats."""

from pactbrief.compose.changes import change_words
from pactbrief.compose.corrections import idle_overrides, override_words
from pactbrief.compose.memos import Issue, compose_memos, planned_memos, split_followed
from pactbrief.compose.names import Names

__all__ = [
    "Issue",
    "Names",
    "change_words",
    "compose_memos",
    "idle_overrides",
    "override_words",
    "planned_memos",
    "split_followed",
]
