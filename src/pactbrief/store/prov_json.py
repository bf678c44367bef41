"""An edition as W3C PROV in JSON-LD, in the form of the W3C member submission PROV-JSONLD. A pure function of edition.json.

Sources, passages, claims, dossiers and documents are entities, each with what it was derived from; besides them stand the build
and who answers for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from pactbrief.model.edit import ANALYST, WITHDRAWN

CONTEXT = "https://openprovenance.org/prov-jsonld/context.jsonld"
#: The name of the file beside edition.json.
PROV_NAME = "edition.prov.jsonld"
Json = dict[str, Any]
Record = Mapping[str, Any]


def to_prov(record: Record) -> Json:
    """The PROV document of an edition.json."""
    base = f"urn:pactbrief:{_part(record['brief'])}:"
    rows = [*_agents(record), *_sources(record), *_claims(record), *_dossiers(record), *_documents(record)]
    return {"@context": [{"pb": base}, CONTEXT], "@graph": rows}


def prov_text(record: Record) -> str:
    """The same as text, one byte form for one content."""
    return json.dumps(to_prov(record), ensure_ascii=False, indent=1) + "\n"


def _part(name: str) -> str:
    return quote(str(name), safe="")


def _id(kind: str, *parts: str) -> str:
    return "pb:" + "/".join((kind, *map(_part, parts)))


def _node(kind: str, name: str, label: str | None = None, value: str | None = None, **more: Any) -> Json:
    """An element with its label, its value, and further facts under our own names; what is None is left out."""
    node: Json = {"@type": kind, "@id": name}
    if label:
        node["label"] = [{"@value": label}]
    if value:
        node["value"] = [{"@value": value}]
    node.update({f"pb:{key}": [{"@value": fact}] for key, fact in more.items() if fact is not None})
    return node


def _derived(entity: str, origin: str, kind: str = "") -> Json:
    return {
        "@type": "Derivation",
        "generatedEntity": entity,
        "usedEntity": origin,
        **({"type": [f"prov:{kind}"]} if kind else {}),
    }


def _agents(record: Record) -> Iterator[Json]:
    """The build of the edition, the program that made it, and the analyst where the edition has words of theirs."""
    build, edition = _id("build", record["edition"]), _id("edition", record["edition"])
    program = _id("program", record["tool"]["name"], record["tool"]["version"])
    label = f"{record['tool']['name']} {record['tool']['version']}"
    yield {**_node("Agent", program, label), "type": ["prov:SoftwareAgent"]}
    yield _node("Activity", build, asOf=record["as_of"], inputs=record["inputs"])
    yield {"@type": "Association", "activity": build, "agent": program}
    yield _node("Entity", edition, f"{record['brief']} {record['edition']}", asOf=record["as_of"])
    yield {"@type": "Generation", "entity": edition, "activity": build}
    if record.get("edits"):
        yield {**_node("Agent", _id("analyst"), "the analyst"), "type": ["prov:Person"]}
        yield {"@type": "Association", "activity": build, "agent": _id("analyst")}
    if record["previous"]:
        yield _node("Entity", _id("edition", record["previous"]), f"{record['brief']} {record['previous']}")
        yield _derived(edition, _id("edition", record["previous"]), "Revision")


def _sources(record: Record) -> Iterator[Json]:
    build = _id("build", record["edition"])
    for source in record["sources"]:
        published = source["published"]
        yield _node(
            "Entity",
            _id("source", source["id"]),
            source["title"] or source["id"],
            path=source["path"],
            sha256=source["sha256"],
            textSha256=source["text_sha256"],
            publisher=source["publisher"],
            published=published["date"] if published else None,
            language=source["language"],
            url=source["url"],
            origin=source["origin"],
            reliability=source["reliability"],
        )
        yield {"@type": "Usage", "activity": build, "entity": _id("source", source["id"])}


def _claims(record: Record) -> Iterator[Json]:
    """Each claim derived from the passages that it rests on, each passage quoted from its source."""
    held = {source["id"] for source in record["sources"]}
    told: set[str] = set()
    for claim in record["claims"]:
        name = _id("claim", claim["id"])
        label = f"{claim['partnership']['key']}: {claim['kind']} {claim['value']}, {claim['modality']}"
        yield _node("Entity", name, label, when=claim["when"])
        for passage in claim["evidence"]:
            yield from _passage({**passage, "source": claim["source"]}, held, told)
            yield _derived(name, _passage_id({**passage, "source": claim["source"]}))


def _passage_id(passage: Record) -> str:
    return _id("passage", passage["source"], f"{passage['start']}-{passage['end']}")


def _passage(passage: Record, held: set[str], told: set[str]) -> Iterator[Json]:
    """A passage, told once; one that is in no source at hand (the analyst's own, a withdrawn one) is derived from nothing."""
    name = _passage_id(passage)
    if name not in told:
        told.add(name)
        yield _node("Entity", name, value=passage["quote"], start=passage["start"], end=passage["end"])
        if passage["source"] in held:
            yield _derived(name, _id("source", passage["source"]), "Quotation")


def _dossiers(record: Record) -> Iterator[Json]:
    for dossier in record["dossiers"]:
        name = _id("dossier", dossier["partnership"]["key"])
        yield _node("Entity", name, dossier["partnership"]["name"] or dossier["partnership"]["key"])
        yield {"@type": "Generation", "entity": name, "activity": _id("build", record["edition"])}
        lists = ("timeline", "scope", "regions", "actors", "outlook")
        for claim in dict.fromkeys(claim for part in lists for row in dossier[part] for claim in row["claims"]):
            yield _derived(name, _id("claim", claim))


def _documents(record: Record) -> Iterator[Json]:
    """Each finished file with its hash, derived from the passages that its notes cite."""
    held = {source["id"] for source in record["sources"]}
    told = {_passage_id({**one, "source": claim["source"]}) for claim in record["claims"] for one in claim["evidence"]}
    for document in record["documents"]:
        name = _id("document", document["path"])
        yield _node("Entity", name, document["path"], format=document["format"], sha256=document["sha256"])
        yield {"@type": "Generation", "entity": name, "activity": _id("build", record["edition"])}
        cited = [passage for note in document["notes"] for passage in note["passages"]]
        for passage in {_passage_id(one): one for one in cited}.values():
            yield from _passage(passage, held, told)
            yield _derived(name, _passage_id(passage))
        if any(passage["source"] == ANALYST or passage["source"].startswith(WITHDRAWN) for passage in cited):
            yield {"@type": "Attribution", "entity": name, "agent": _id("analyst")}
