"""The port of the renderers: a memo, a style and the provenance record in, the bytes of a finished file out.

Each format registers here by name; nothing is imported until it is asked for, since reportlab and python-docx are slow to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from pactbrief.errors import UsageError
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Memo
from pactbrief.model.style import HouseStyle


class Renderer(Protocol):
    """What the module of a format offers."""

    def render(self, memo: Memo, style: HouseStyle, provenance: bytes) -> bytes:
        """The finished file; the same arguments give the same bytes. `provenance` is JSON, embedded as it is."""

    def prepare(self, style: HouseStyle) -> None:
        """Loads what every memo in this style needs."""

    def preflight(self, memo: Memo, style: HouseStyle) -> tuple[Finding, ...]:
        """What of the memo this format cannot show as it stands (a character that no font has), as warnings."""


#: Format name to the module that renders it.
RENDERERS: Mapping[str, str] = {
    "docx": "pactbrief.render.docx",
    "pdf": "pactbrief.render.pdf",
    "html": "pactbrief.render.html",
}


def renderer(form: str) -> Renderer:
    """The renderer of a format; UsageError where there is none."""
    if form not in RENDERERS:
        raise UsageError(f"There is no format {form!r}.", f"Choose from {', '.join(sorted(RENDERERS))}.")
    return cast(Renderer, import_module(RENDERERS[form]))


def render(form: str, memo: Memo, style: HouseStyle, provenance: bytes) -> bytes:
    """The memo as a finished file of format `form`."""
    return renderer(form).render(memo, style, provenance)


def preflight(form: str, memo: Memo, style: HouseStyle) -> tuple[Finding, ...]:
    """What the format `form` cannot show of this memo as it stands."""
    return renderer(form).preflight(memo, style)


def prepare(form: str, style: HouseStyle) -> None:
    """Loads what every memo of format `form` in this style needs, so that it is there when the first one comes."""
    renderer(form).prepare(style)
