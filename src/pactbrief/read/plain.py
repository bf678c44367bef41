"""Plain text: the decoded file is the canonical text, character for character."""

from __future__ import annotations

from pathlib import Path

from pactbrief.read.decoding import decode
from pactbrief.read.interface import Draft, Drafts


def extract(content: bytes, path: Path) -> Drafts:
    """The one article of a text file."""
    return Drafts((Draft(decode(content)),))
