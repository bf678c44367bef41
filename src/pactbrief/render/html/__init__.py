"""Memo to HTML: one self-contained file, nothing fetched, no script to run; every note linked both ways."""

from __future__ import annotations

from pactbrief.render.html.page import preflight, prepare, render

__all__ = ["preflight", "prepare", "render"]
