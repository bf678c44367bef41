"""An edition as edition.json records it: contract/edition.schema.json. Pure functions of model objects."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from pactbrief.model.claim import Extraction
from pactbrief.model.contract import outlined_json, recorded_claim
from pactbrief.model.correction import SourceCorrection
from pactbrief.model.dossier import Change, Conflict, Dossier, Event, Settled, Strand
from pactbrief.model.edition import EditionCorrection
from pactbrief.model.finding import Finding
from pactbrief.model.override import Effect, Override
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source
from pactbrief.model.withdrawal import Withdrawal
from pactbrief.store.article_json import published_json

SCHEMA = "pactbrief/edition/1"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EditionContent:
    """All that an edition.json is made of. `inputs` is the digest of everything the edition was built from; `received` is
    source id to the oldest earlier edition's date; `origins` source id to origin; `documents` are made by `verify`,
    `edits` by `carried_json`; `further` are the partnerships that are reported on and that the edition is not about, and
    `further_sources` the ids of the sources that report on these alone, `dated` and, with the date of receipt, `undated`."""

    brief: str
    edition: str
    as_of: str
    previous: str | None
    inputs: str
    program: str
    sources: Sequence[Source]
    extractions: Sequence[Extraction]
    received: Mapping[str, str]
    origins: Mapping[str, str]
    dossiers: Sequence[Dossier]
    documents: Sequence[Json]
    findings: Sequence[Finding]
    edits: Sequence[Json] = ()
    overrides: Sequence[Effect] = ()
    withdrawn: Sequence[Withdrawal] = ()
    further: Sequence[str] = ()
    further_sources: Json = field(default_factory=dict)
    correction: EditionCorrection | None = None


def to_edition_json(content: EditionContent) -> Json:
    """The whole record."""
    claims = [claim for extraction in content.extractions for claim in extraction.claims]
    used = {claim.source for claim in claims}
    return {
        "schema": SCHEMA,
        "brief": content.brief,
        "edition": content.edition,
        "as_of": content.as_of,
        "previous": content.previous,
        "tool": {"name": "pactbrief", "version": content.program},
        "inputs": content.inputs,
        "sources": [
            _source(s, content.received.get(s.id), content.origins.get(s.id, s.id), s.id in used) for s in content.sources
        ],
        "further_sources": content.further_sources,
        "claims": [recorded_claim(claim) for claim in claims],
        "dossiers": [dossier_json(dossier) for dossier in content.dossiers],
        "further": list(content.further),
        "documents": list(content.documents),
        "edits": list(content.edits),
        "correction": _correction(content.correction),
        "withdrawn": [_withdrawal(one) for one in content.withdrawn],
        "overrides": [override_json(effect) for effect in content.overrides],
        "checks": [_check(finding) for finding in content.findings],
    }


def edition_text(record: Json) -> str:
    """The record as JSON text, one line for each entry of its lists: for people who compare editions, and ten times as fast to
    write as with every field on a line of its own."""
    parts = (f"{_line(key)}: {_lines(entry) if isinstance(entry, list) else _line(entry)}" for key, entry in record.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(entries: list[Json]) -> str:
    return "[\n " + ",\n ".join(map(_line, entries)) + "\n]" if entries else "[]"


_line = json.JSONEncoder(ensure_ascii=False).encode


def dossier_json(dossier: Dossier) -> Json:
    """One partnership as of the cut-off."""
    return {
        "partnership": {
            "key": dossier.partnership.key,
            "parties": list(dossier.partnership.parties),
            "name": dossier.name,
            "instrument": dossier.partnership.instrument,
        },
        "status": dossier.status and _event(dossier.status),
        "timeline": [_event(event) for event in dossier.timeline],
        "scope": [_strand(strand) for strand in dossier.scope],
        "regions": [_strand(strand) for strand in dossier.regions],
        "actors": [_strand(strand) for strand in dossier.actors],
        "outlook": [_strand(strand) for strand in dossier.outlook],
        "conflicts": [_conflict(conflict) for conflict in dossier.conflicts],
        "settled": [_settled(settled) for settled in dossier.settled],
        "gaps": list(dossier.gaps),
        "changes": [_change(change) for change in dossier.changes],
        "scenarios": [outlined_json(outlined) for outlined in dossier.scenarios],
    }


def override_json(effect: Effect) -> Json:
    """An override of the brief: its entry, the claims as they were before it, their ids where it altered them, and why it did
    nothing where it did."""
    entry = {name: getattr(effect.override, name) for name in Override.__slots__ if getattr(effect.override, name)}
    return {
        **entry,
        "altered": [claim.id for claim in effect.after],
        "before": [recorded_claim(claim) for claim in effect.before],
        "idle": effect.idle,
    }


def _correction(correction: EditionCorrection | None) -> Json | None:
    if correction is None:
        return None
    return {"of": correction.of, "reason": correction.reason, "issued": correction.issued}


def _withdrawal(one: Withdrawal) -> Json:
    named = {"id": one.source, "path": one.path, "title": one.title, "publisher": one.publisher}
    return {**named, **_signed(one.correction)}


def _signed(correction: SourceCorrection) -> Json:
    return {"author": correction.author, "date": correction.date, "reason": correction.reason}


def corrections_json(source: Source) -> Json:
    """What the sidecar of a source corrected, with what the file says, and the entries that sign it; empty where nothing."""
    if not (source.corrected or source.corrections):
        return {}
    signed = [{**_signed(each), "ignore": each.ignore} for each in source.corrections]
    return {"corrected": dict(source.corrected), "corrections": signed}


def _source(source: Source, received: str | None, origin: str, used: bool) -> Json:
    return {
        "id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "text_sha256": source.text_sha256,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": published_json(source.published),
        "language": source.language,
        "genre": source.genre,
        "url": source.url,
        "received": source.received or received,
        "origin": origin,
        "reliability": source.reliability or "F",
        "graded_by": source.graded_by,
        "graded_since": source.graded_since,
        "descriptor": source.descriptor,
        "used": used,
        **corrections_json(source),
    }


def _event(event: Event) -> Json:
    return {
        "stage": event.stage,
        "modality": event.modality,
        "when": event.when,
        "claims": list(event.claims),
        "origins": event.origins,
        "views_only": event.views_only,
        "overtaken": event.overtaken,
        "headline_only": event.headline_only,
        "credibility": event.credibility,
    }


def _strand(strand: Strand) -> Json:
    return {
        "value": strand.value,
        "claims": list(strand.claims),
        "origins": strand.origins,
        "views_only": strand.views_only,
        "credibility": strand.credibility,
    }


def _conflict(conflict: Conflict) -> Json:
    sides = [_strand(side) for side in conflict.sides]
    return {"about": conflict.about, "sides": sides, "rule": conflict.rule, "since": conflict.since}


def _settled(settled: Settled) -> Json:
    return {
        "about": settled.about,
        "sides": list(settled.sides),
        "rule": settled.rule,
        "since": settled.since,
        "until": settled.until,
        "causes": list(settled.causes),
    }


def _change(change: Change) -> Json:
    return {
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "causes": list(change.causes),
        "claims": list(change.claims),
        "withdrawn": list(change.withdrawn),
        "overrides": list(change.overrides),
    }


def _check(finding: Finding) -> Json:
    return {"check": finding.check, "level": finding.level, "text": finding.text, "note": finding.note}
