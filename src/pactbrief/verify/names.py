"""The English names of parties, states, regions and areas, which a memo may use for what its claims have as codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pactbrief.catalog.tables import ROOT, read_table
from pactbrief.model.claim import Claim

_TABLES = ("states", "parties", "regions", "areas", "instruments")


def names_of(claims: Iterable[Claim]) -> Iterator[str]:
    """All names of the parties and values of `claims`, and of their instruments."""
    for claim in claims:
        for code in (*claim.partnership.parties, claim.value, claim.partnership.key.partition(".")[2]):
            yield from _names().get(code, ())
            yield code


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Names by code, from every English table that is shipped."""
    names: dict[str, tuple[str, ...]] = {}
    for table in _TABLES:
        path = ROOT / "languages" / "en" / f"{table}.toml"
        for code, entry in (read_table(path) if path.is_file() else {}).items():
            names[code] = (*names.get(code, ()), *_texts(entry))
    return names


def _texts(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        for part in entry.values():
            yield from _texts(part)
    elif isinstance(entry, list):
        for part in entry:
            yield from _texts(part)
