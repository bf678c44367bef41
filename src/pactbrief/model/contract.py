"""Claims in the JSON form of contract/article.schema.json: one form for the store, editions and provenance records."""

from __future__ import annotations

from typing import Any

from pactbrief.model.claim import Claim
from pactbrief.model.passage import Passage
from pactbrief.model.scenario import Condition, Outlined, Sighting

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


def condition_json(condition: Condition) -> Json:
    """The condition of an indicator, in the words in which a brief states it; bounds that it does not have are left out."""
    bounds = {key: bound for key in ("since", "by") if (bound := getattr(condition, key))}
    if condition.kind in ("all", "any"):
        return {condition.kind: [condition_json(part) for part in condition.parts]}
    if condition.kind == "not":
        return {"not": condition_json(condition.parts[0])}
    if condition.kind == "silence":
        return {"silence": condition.days or condition.since}
    if condition.kind == "origins":
        return {"origins": condition.origins}
    return {condition.kind: condition.value, **bounds, **({"origins": condition.origins} if condition.origins > 1 else {})}


def outlined_json(outlined: Outlined) -> Json:
    """A scenario as one edition has it."""
    scenario = outlined.scenario
    return {
        "kind": scenario.kind,
        "name": scenario.name,
        "derived": scenario.derived,
        "likelihood": scenario.likelihood,
        "confidence": scenario.confidence,
        "reason": scenario.reason,
        "horizon": scenario.horizon,
        "outline": scenario.outline,
        "drivers": list(scenario.drivers),
        "assumptions": list(scenario.assumptions),
        "indicators": [_sighting(sighting) for sighting in outlined.sightings],
    }


def _sighting(sighting: Sighting) -> Json:
    indicator, searched = sighting.indicator, sighting.searched
    return {
        "id": indicator.id,
        "event": indicator.event,
        "when": condition_json(indicator.condition),
        "supports": list(indicator.supports),
        "counters": list(indicator.counters),
        "weight": indicator.weight,
        "where": indicator.where,
        "state": sighting.state,
        "remark": sighting.remark,
        "since": sighting.since,
        "change": sighting.movement,
        "claims": list(sighting.claims),
        "passages": [{"source": passage.source, **passage_json(passage)} for passage in sighting.passages],
        "against": list(sighting.against),
        "searched": {
            "sources": searched.sources,
            "first": searched.first,
            "last": searched.last,
            "undated": searched.undated,
        },
        "history": [{"edition": edition, "state": state} for edition, state in sighting.history],
    }


def recorded_claim(claim: Claim) -> Json:
    """The claim of the article form with its source, and what later editions and readers ask of it."""
    recorded = {**claim_json(claim), "source": claim.source, "genre": claim.genre, "printed_when": claim.printed_when}
    if claim.corrected:
        recorded["corrected"] = [
            {"author": c.author, "date": c.date, "reason": c.reason, "before": dict(c.before)} for c in claim.corrected
        ]
    return recorded
