"""The English names of places that sources name in other languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pactbrief.catalog.tables import ROOT, read_table


def english_place(name: str) -> str:
    """The English name of the city that `name` is in any supported language ("Bruxelles", "東京"); a name not known stays."""
    return _places().get(name, name) if name else name


@cache
def _places() -> Mapping[str, str]:
    return {name: english for english, names in read_table(ROOT / "wording" / "places_en.toml").items() for name in names}
