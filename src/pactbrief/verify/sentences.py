"""The record of a memo held against itself: sentences against their notes, quotations against passages, notes against numbers.

Rules: sentence-without-note, a fact bears no note; quote-not-found, words in quotation marks are not verbatim in the passages
they rest on (in a note and in a list of sources titles and the words of a date count too); quote-found-elsewhere, they are in
another passage or source; mark-without-note, note-without-mark and marks-and-notes-differ, as in a finished file;
notes-misnumbered, notes do not run 1, 2, 3 …; claim-missing, a sentence names a claim that the record lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pactbrief.model.edit import no_source
from pactbrief.model.finding import Finding
from pactbrief.model.source import Source
from pactbrief.verify.evidence import Support, check_heading, check_sentence
from pactbrief.verify.quotations import holds, unsupported
from pactbrief.verify.record import Record, RecordedNote, RecordedSentence


def check_record(record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """All findings on the record alone; `sources` (may be empty) tell where a lost quotation stands."""
    yield from _numbering(record)
    for heading in record.headings:
        yield from check_heading(heading, record)
    for sentence in record.sentences:
        yield from check_recorded(sentence, record, sources)
    for note in record.notes:
        yield from _note_quotations(note, record, sources)


def check_recorded(sentence: RecordedSentence, record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """All findings on one sentence of the record."""
    if sentence.kind == "fact" and not sentence.notes:
        yield Finding("sentence-without-note", "error", f"“{sentence.text}” has no note.")
    elif sentence.kind != "analyst" and any(
        no_source(passage) for number in sentence.notes if number in record.note for passage in record.note[number].passages
    ):
        text = f"“{sentence.text}” bears a note without a source, which only an analyst’s own sentence may."
        yield Finding("sentence-without-note", "error", text)
    for claim in sentence.claims:
        if claim not in record.claim:
            yield Finding("claim-missing", "error", f"“{sentence.text}” rests on the claim {claim}, which is not recorded.")
    if sentence.kind != "analyst":
        yield from _quotations(sentence, record, sources)
    yield from check_sentence(sentence, record)


def _numbering(record: Record) -> Iterator[Finding]:
    marks = [number for sentence in record.sentences for number in sentence.notes]
    numbers = [note.number for note in record.notes]
    for number in sorted(set(marks) - set(numbers)):
        yield Finding("mark-without-note", "error", f"Mark {number} leads to no note.", number)
    for number in sorted(set(numbers) - set(marks)):
        yield Finding("note-without-mark", "error", f"Note {number} has no mark in the text.", number)
    for number, times in sorted(Counter(marks).items()):
        if times > 1:
            yield Finding("marks-and-notes-differ", "error", f"Note {number} has {times} marks; each note has one.", number)
    if numbers != list(range(1, len(numbers) + 1)):
        yield Finding("notes-misnumbered", "error", f"The notes are numbered {numbers}, not 1 to {len(numbers)}.")
    if sorted(marks) == numbers and marks != numbers:
        at = next(at for at, number in enumerate(marks, 1) if at != number)
        yield Finding("notes-misnumbered", "error", f"Mark {marks[at - 1]} comes where mark {at} is due.", marks[at - 1])


def _quotations(sentence: RecordedSentence, record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    support = Support(sentence, record)
    texts = [passage.quote for passage in support.passages]
    if not texts:
        texts = [passage.quote for note in record.notes for passage in note.passages]
        texts += [claim.printed_when for claim in record.claims if claim.printed_when]
        texts += [source.title for source in record.sources if source.title]
    texts += [claim.printed_when for claim in support.claims if claim.printed_when]
    number = sentence.notes[0] if sentence.notes else None
    for quotation in unsupported(sentence.text, texts):
        yield _lost(quotation, f"“{sentence.text}”", number, record, sources)


def _note_quotations(note: RecordedNote, record: Record, sources: Mapping[str, Source]) -> Iterator[Finding]:
    ids = {passage.source for passage in note.passages}
    if note.passages and all(map(no_source, note.passages)):
        return
    texts = [passage.quote for passage in note.passages]
    texts += [title for one in ids if one in record.source and (title := record.source[one].title)]
    texts += [claim.printed_when for claim in record.claims if claim.source in ids and claim.printed_when]
    texts += [correction.reason for claim in record.claims if claim.source in ids for correction in claim.corrected]
    for quotation in unsupported(note.text, texts):
        yield _lost(quotation, f"Note {note.number}", note.number, record, sources)


def _lost(quotation: str, place: str, number: int | None, record: Record, sources: Mapping[str, Source]) -> Finding:
    """A quotation that its passage lacks, with where it stands instead."""
    for note in record.notes:
        if note.number != number and holds(quotation, [passage.quote for passage in note.passages]):
            text = f"{place}: ‘{quotation}’ is not in its passage but in that of note {note.number}."
            return Finding("quote-found-elsewhere", "error", text, number)
    for one, source in sorted(sources.items()):
        if holds(quotation, [source.text]):
            text = f"{place}: ‘{quotation}’ is not in its passage but elsewhere in source {one}."
            return Finding("quote-found-elsewhere", "error", text, number)
    return Finding("quote-not-found", "error", f"{place}: ‘{quotation}’ is not verbatim in its passage.", number)
