"""The record of one document: sources, claims, sentences and notes, as the provenance embedded in it states them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.contract import recorded_claim
from pactbrief.model.correction import Correction
from pactbrief.model.edition import Provenance
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass

SCHEMA = "pactbrief/provenance/1"


@dataclass(frozen=True, slots=True)
class RecordedSource:
    """A source without its text: who printed it, when, and the hashes that tell whether it has changed."""

    id: str
    path: str
    sha256: str
    text_sha256: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    author: str | None
    genre: str


@dataclass(frozen=True, slots=True)
class RecordedSentence:
    """A sentence of the memo: its words without marks, the claims it rests on, the notes marked in it."""

    text: str
    kind: str
    claims: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecordedNote:
    """A footnote: its citation and the passages behind it."""

    number: int
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Record:
    """All that a document says of itself. `headings` are its title and headings, `fixed` its other words that are no sentences:
    labels of tables, the identity block."""

    document: str
    brief: str
    edition: str
    as_of: str
    language: str
    tool: str
    headings: tuple[str, ...]
    fixed: tuple[str, ...]
    sources: tuple[RecordedSource, ...]
    claims: tuple[Claim, ...]
    sentences: tuple[RecordedSentence, ...]
    notes: tuple[RecordedNote, ...]

    @cached_property
    def source(self) -> Mapping[str, RecordedSource]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def note(self) -> Mapping[int, RecordedNote]:
        """Notes by number."""
        return {note.number: note for note in self.notes}


def as_json(record: Record) -> Provenance:
    """The record as plain JSON values."""
    return {
        "schema": SCHEMA,
        "document": record.document,
        "brief": record.brief,
        "edition": record.edition,
        "as_of": record.as_of,
        "language": record.language,
        "tool": {"name": "pactbrief", "version": record.tool},
        "headings": list(record.headings),
        "fixed": list(record.fixed),
        "sources": [{name: getattr(source, name) for name in RecordedSource.__slots__} for source in record.sources],
        "claims": [recorded_claim(claim) for claim in record.claims],
        "sentences": [
            {"text": s.text, "kind": s.kind, "claims": list(s.claims), "notes": list(s.notes)} for s in record.sentences
        ],
        "notes": [
            {"number": n.number, "text": n.text, "passages": [_passage_json(p) for p in n.passages]} for n in record.notes
        ],
    }


def _passage_json(passage: Passage) -> dict[str, Any]:
    return {"source": passage.source, "start": passage.start, "end": passage.end, "quote": passage.quote}


def parse(raw: object) -> Record:
    """The record that JSON values state. InputError where they do not have its form (damaged, or another program's)."""
    try:
        return _parse(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as reason:
        raise InputError(
            f"The provenance record in the file is damaged: {type(reason).__name__}, {reason}.",
            "Ask for the file as it was issued, or verify it against the sources alone.",
        ) from reason


def _parse(raw: Any) -> Record:
    if raw["schema"] != SCHEMA:
        raise ValueError(f"unknown form {raw['schema']!r}")
    return Record(
        document=_words(raw["document"]),
        brief=_words(raw["brief"]),
        edition=_words(raw["edition"]),
        as_of=_words(raw["as_of"]),
        language=_words(raw.get("language", "en")),
        tool=_words(raw["tool"]["version"]),
        headings=_all_words(raw.get("headings", [])),
        fixed=_all_words(raw.get("fixed", [])),
        sources=tuple(_source(one) for one in raw["sources"]),
        claims=tuple(_claim(one) for one in raw["claims"]),
        sentences=tuple(_sentence(one) for one in raw["sentences"]),
        notes=tuple(
            RecordedNote(_whole(n["number"]), _words(n["text"]), tuple(_passage(p, p["source"]) for p in n["passages"]))
            for n in raw["notes"]
        ),
    )


def _sentence(raw: Any) -> RecordedSentence:
    notes = tuple(_whole(number) for number in raw["notes"])
    return RecordedSentence(_words(raw["text"]), _words(raw["kind"]), _all_words(raw["claims"]), notes)


def _source(raw: Any) -> RecordedSource:
    needed = {name: _words(raw[name]) for name in ("id", "path", "sha256", "text_sha256")}
    known = {name: _maybe(raw[name]) for name in ("title", "publisher", "published", "language")}
    known["author"] = _maybe(raw.get("author"))
    return RecordedSource(**needed, **known, genre=_words(raw.get("genre", "unknown")))  # type: ignore[arg-type]


def _claim(raw: Any) -> Claim:
    source = _words(raw["source"])
    partnership = raw["partnership"]
    return Claim(
        id=_words(raw["id"]),
        source=source,
        partnership=Partnership(
            _words(partnership["key"]), _all_words(partnership["parties"]), _maybe(partnership.get("instrument"))
        ),
        kind=_words(raw["kind"]),  # type: ignore[arg-type]
        value=_words(raw["value"]),
        modality=_words(raw["modality"]),  # type: ignore[arg-type]
        when=_maybe(raw["when"]),
        evidence=tuple(_passage(one, source) for one in raw["evidence"]),
        where=_maybe(raw.get("where")),
        who=_all_words(raw.get("who", [])),
        attribution=_all_words(raw["attribution"]),
        genre=_words(raw.get("genre", "unknown")),  # type: ignore[arg-type]
        printed_when=_maybe(raw.get("printed_when")),
        corrected=tuple(map(_correction, raw.get("corrected", []))),
    )


def _correction(raw: Any) -> Correction:
    before = tuple((_words(name), _maybe(was)) for name, was in sorted(raw["before"].items()))
    return Correction(_words(raw["author"]), _words(raw["date"]), _words(raw["reason"]), before)


def _passage(raw: Any, source: object) -> Passage:
    return Passage(_words(source), _whole(raw["start"]), _whole(raw["end"]), _words(raw["quote"]))


def _words(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(f"words expected, found {type(raw).__name__}")
    return raw


def _maybe(raw: object) -> str | None:
    return None if raw is None else _words(raw)


def _whole(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise TypeError("a whole number expected")
    return raw


def _all_words(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise TypeError(f"a list expected, found {type(raw).__name__}")
    return tuple(_words(one) for one in raw)
