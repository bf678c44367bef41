"""Memo to DOCX: body and notes are written as XML once, python-docx holds and saves the package.

The parts of a memo in Word: real footnotes, heading styles, content controls for the regions, and two custom XML parts
(`item1` the provenance record, `item2` the base hash of every region).
"""

from __future__ import annotations

from pactbrief.render.docx.memo import preflight, prepare, render

__all__ = ["preflight", "prepare", "render"]
