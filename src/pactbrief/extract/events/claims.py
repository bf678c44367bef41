"""Claims: events with their evidence, key and stable id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from pactbrief.extract.parties.told import Event
from pactbrief.model.claim import Claim, partnership_of
from pactbrief.model.source import Source

_PARTS = re.compile(r"[^a-z0-9]+")


def status_claims(source: Source, events: Iterable[Event]) -> tuple[Claim, ...]:
    """The claims of `events` in reading order. Instruments beside a partnership get a key of their own."""
    rows = list(events)
    main = {event.parties for event in rows if not event.separate and event.basis == "named"}
    claims = [_claim(source, event, event.separate and event.parties in main) for event in rows]
    return in_order(claims)


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim once, by place, then by key, kind and value."""
    unique = {claim.id: claim for claim in claims}
    return tuple(
        sorted(unique.values(), key=lambda c: (c.evidence[0].start, c.partnership.key, c.kind, c.value, c.modality, c.id))
    )


def claim_id(source: Source, claim_parts: tuple[str, ...], span: tuple[int, int]) -> str:
    """Stable while the source's bytes, what is claimed and where it stands are the same.

    The source's id is in it because several sources may share their bytes: the entries of one feed, two copies of a file.
    """
    stamp = "\0".join((source.sha256, source.id, *claim_parts, f"{span[0]}:{span[1]}"))
    return hashlib.sha256(stamp.encode()).hexdigest()[:16]


def _claim(source: Source, event: Event, beside: bool) -> Claim:
    suffix = event.value if beside else ""
    partnership = partnership_of(event.parties, event.instrument, suffix)
    start, end = event.sentence
    parts = (partnership.key, "status", event.stage, event.modality, event.timed.when or "")
    return Claim(
        id=claim_id(source, parts, event.sentence),
        source=source.id,
        partnership=partnership,
        kind="status",
        value=event.stage,
        modality=event.modality,
        when=event.timed.when,
        evidence=(source.passage(start, end),),
        genre=source.genre_at(start),
        printed_when=event.timed.printed,
        detail=source.passage(*event.clause),
        rule=event.rule,
        words=event.words,
    )
