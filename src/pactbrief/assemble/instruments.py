"""Two instruments of the same parties kept apart over articles: one that reports on the other alone does not say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pactbrief.model.claim import Claim, Extraction


def apart(extractions: Sequence[Extraction], labels: Mapping[str, str]) -> tuple[Extraction, ...]:
    """The extractions with a key of its own for another instrument, where some articles name it and others name the
    partnership itself. Without that choice it is what the articles call the partnership.

    `labels` is suffix of a key to the name of the instrument.
    """
    suffixes = {label.casefold(): suffix for suffix, label in labels.items()}
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for extraction in extractions:
        for claim in extraction.claims:
            if claim.partnership.instrument and not claim.partnership.suffix:
                name = suffixes.get(claim.partnership.instrument.casefold(), "")
                named[claim.partnership.key, extraction.source].add(name)
    itself = {key for (key, _), names in named.items() if "" in names}
    moved = {place: min(names) for place, names in named.items() if place[0] in itself and len(names) == 1 and "" not in names}
    if not moved:
        return tuple(extractions)
    return tuple(replace(one, claims=tuple(_moved(claim, moved) for claim in one.claims)) for one in extractions)


def _moved(claim: Claim, moved: Mapping[tuple[str, str], str]) -> Claim:
    suffix = moved.get((claim.partnership.key, claim.source))
    if suffix is None:
        return claim
    return replace(claim, partnership=replace(claim.partnership, key=f"{claim.partnership.key}.{suffix}"))
