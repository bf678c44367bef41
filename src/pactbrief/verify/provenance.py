"""The provenance of a memo: what is embedded in its files and listed in edition.json. Quoted passages, no full texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pactbrief import __version__
from pactbrief.model.claim import Claim
from pactbrief.model.edition import Provenance
from pactbrief.model.memo import Bullets, Figure, Heading, Memo, Paragraph, Region, Table, flat, sentences
from pactbrief.model.source import Source
from pactbrief.verify.record import Record, RecordedNote, RecordedSentence, RecordedSource, as_json


def provenance_of(memo: Memo, sources: Mapping[str, Source], claims: Mapping[str, Claim], brief: str) -> Provenance:
    """The record of `memo` as JSON values: its sources, claims, sentences and notes. `brief` is the brief's name.

    Sources and claims that the memo does not use are left out; one that it uses and that is not given is a finding of
    `check_memo`.
    """
    return as_json(record_of(memo, sources, claims, brief))


def to_bytes(provenance: Provenance) -> bytes:
    """Canonical JSON: UTF-8, sorted keys, one byte form for one content."""
    return (json.dumps(provenance, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def document_record(provenance: Provenance, path: str, output_format: str, sha256: str) -> dict[str, Any]:
    """The entry in `documents` of edition.json for the finished file at `path` with the hash `sha256`."""
    return {
        "path": path,
        "format": output_format,
        "sha256": sha256,
        "sentences": provenance["sentences"],
        "notes": provenance["notes"],
    }


def record_of(memo: Memo, sources: Mapping[str, Source], claims: Mapping[str, Claim], brief: str = "") -> Record:
    """The record of `memo`; see `provenance_of`."""
    said = tuple(sentences(memo))
    rows = _row_claims(memo)
    used = sorted({claim for sentence in said for claim in sentence.claims})
    cited = {passage.source for note in memo.notes for passage in note.passages}
    cited |= {claims[one].source for one in used if one in claims}
    cited |= set(memo.listed)
    return Record(
        document=memo.name,
        brief=brief,
        edition=memo.edition,
        as_of=memo.as_of,
        language=memo.language,
        tool=__version__,
        headings=(memo.title, *(block.text for block in flat(memo.blocks) if isinstance(block, Heading))),
        fixed=tuple(dict.fromkeys(text for text in _fixed(memo) if text)),
        sources=tuple(_source(sources[one]) for one in sorted(cited) if one in sources),
        claims=tuple(claims[one] for one in used if one in claims),
        sentences=tuple(RecordedSentence(s.text, s.kind, s.claims or rows.get(at, ()), s.notes) for at, s in enumerate(said)),
        notes=tuple(RecordedNote(n.number, n.text, n.passages) for n in memo.notes),
    )


def _row_claims(memo: Memo) -> dict[int, tuple[str, ...]]:
    """The claims of a table's row by the index of each of its sentences: a date or a stage in a cell rests on them too. Counts
    do not: they are computed."""
    claims = {}
    at = 0
    for block in flat(memo.blocks):
        if not isinstance(block, Table):
            at += sum(1 for _ in sentences(replace(memo, blocks=(block,))))
            continue
        for row in block.rows:
            said = [sentence for cell in row for sentence in cell]
            of_row = tuple(dict.fromkeys(claim for sentence in said for claim in sentence.claims))
            claims.update({at + i: of_row for i, sentence in enumerate(said) if sentence.kind != "count"})
            at += len(said)
    return claims


def _source(source: Source) -> RecordedSource:
    return RecordedSource(
        id=source.id,
        path=source.path,
        sha256=source.sha256,
        text_sha256=source.text_sha256,
        title=source.title,
        publisher=source.publisher,
        published=source.published.date if source.published else None,
        language=source.language,
        author=source.author,
        genre=source.genre,
    )


def _fixed(memo: Memo) -> Iterator[str]:
    """The memo's words that are neither sentences nor headings."""
    yield from (memo.subtitle, memo.series, memo.edition, memo.as_of, memo.author)
    for label, value in memo.identity:
        yield from (label, value)
    for block in memo.blocks:
        if isinstance(block, Region):
            yield block.title
    for block in flat(memo.blocks):
        match block:
            case Table():
                yield block.caption
                yield from (column.title for column in block.columns)
            case Figure():
                yield block.alt
            case Paragraph() | Bullets() | Heading():
                pass
