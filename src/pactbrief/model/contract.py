"""Claims in the JSON form of contract/article.schema.json: one form for the store, editions and provenance records."""

from __future__ import annotations

from typing import Any

from pactbrief.model.claim import Claim
from pactbrief.model.passage import Passage

Json = dict[str, Any]


def claim_json(claim: Claim) -> Json:
    """One claim with its evidence."""
    return {
        "id": claim.id,
        "partnership": {
            "key": claim.partnership.key,
            "parties": list(claim.partnership.parties),
            "instrument": claim.partnership.instrument,
        },
        "kind": claim.kind,
        "value": claim.value,
        "modality": claim.modality,
        "when": claim.when,
        "where": claim.where,
        "who": list(claim.who),
        "attribution": list(claim.attribution),
        "evidence": [passage_json(passage) for passage in claim.evidence],
    }


def passage_json(passage: Passage) -> Json:
    """Where a passage stands in its source's text, and its words."""
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def recorded_claim(claim: Claim) -> Json:
    """The claim of the article form with its source, and what later editions and readers ask of it."""
    return {**claim_json(claim), "source": claim.source, "genre": claim.genre, "printed_when": claim.printed_when}
