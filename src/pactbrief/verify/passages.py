"""The passages of a record held against the sources: each must slice to its quote.

Rules: source-missing, the source is not at hand; source-changed, its text is no longer the one recorded (by hash); both are
warnings where the source is only listed. Where a passage no longer slices to its quote: passage-moved, a changed source has
the quote at another place (a warning: the words still stand); passage-altered, an unchanged source has it at another place,
so that the record was altered; quote-found-elsewhere, another source has it; quote-not-found, none has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pactbrief.model.edit import no_source
from pactbrief.model.finding import Finding, Level
from pactbrief.model.passage import Passage
from pactbrief.model.source import Source
from pactbrief.verify.record import Record
from pactbrief.verify.text import fold


def check_sources(record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Whether every recorded source is at hand and unchanged."""
    for recorded in record.sources:
        source = sources.get(recorded.id)
        place = f"{recorded.id} ({recorded.path})"
        note = next((n.number for n in record.notes if any(p.source == recorded.id for p in n.passages)), None)
        level: Level = "error" if note else "warning"
        if source is None:
            yield Finding("source-missing", level, f"Source {place} is not at hand.", note)
        elif source.text_sha256 != recorded.text_sha256:
            text = f"The text of source {place} has changed since the memo was written."
            yield Finding("source-changed", level, text, note)
        elif source.sha256 != recorded.sha256:
            text = f"The file of source {place} has changed; the text read from it has not."
            yield Finding("source-changed", "warning", text, note)


def check_passages(record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Whether every passage of the notes and claims slices to its quote."""
    done = set()
    unknown = {p.source for n in record.notes for p in n.passages if not no_source(p)} - record.source.keys()
    for one in sorted(unknown):
        yield Finding("source-missing", "error", f"Source {one} is cited but not recorded.")
    for note in record.notes:
        for passage in note.passages:
            done.add(passage)
            yield from _check(passage, note.number, record, sources)
    for claim in record.claims:
        for passage in claim.evidence:
            if passage not in done:
                done.add(passage)
                yield from _check(passage, None, record, sources)


def _check(passage: Passage, note: int | None, record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    source = sources.get(passage.source)
    if source is None or source.text[passage.start : passage.end] == passage.quote:
        return
    label = f"The passage of note {note}" if note else "A passage"
    quote = passage.quote if len(passage.quote) <= 100 else passage.quote[:97] + "…"
    if found := _where(passage.quote, {passage.source: source}):
        text = f"{label} is not at {passage.start}–{passage.end} of {passage.source} but elsewhere in it: “{quote}”."
        recorded = record.source.get(passage.source)
        changed = recorded is not None and recorded.text_sha256 != source.text_sha256
        yield Finding("passage-moved", "warning", text, note) if changed else Finding("passage-altered", "error", text, note)
    elif found := _where(passage.quote, sources):
        text = f"{label} is not in {passage.source} but in {found}: “{quote}”."
        yield Finding("quote-found-elsewhere", "error", text, note)
    else:
        yield Finding("quote-not-found", "error", f"{label} is not in {passage.source}: “{quote}”.", note)


def _where(quote: str, sources: Mapping[str, Source]) -> str | None:
    """The first source that has the quote, white space aside."""
    wanted = fold(quote)
    return next((one for one, source in sorted(sources.items()) if wanted in fold(source.text)), None)
