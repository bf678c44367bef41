"""The shipped style and script of the review page."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def review_template(name: str) -> str:
    """The text of `data/templates/review/<name>`: `style.css` or `script.js`."""
    return (resources.files("pactbrief") / "data" / "templates" / "review" / name).read_text(encoding="utf-8")
