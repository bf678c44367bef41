"""The checks as the pipeline and the commands call them: a memo before rendering, a finished file, a file sent by mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pactbrief.model.claim import Claim
from pactbrief.model.edition import Provenance
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Memo
from pactbrief.model.source import Source
from pactbrief.verify.evidence import check_heading
from pactbrief.verify.finished import ReadMemo, read_content, read_finished
from pactbrief.verify.marks import align, marks_and_notes
from pactbrief.verify.passages import check_passages, check_sources
from pactbrief.verify.provenance import record_of
from pactbrief.verify.quotations import holds, quotations
from pactbrief.verify.record import Record, RecordedSentence, parse
from pactbrief.verify.sentences import check_record, check_recorded
from pactbrief.verify.wording import compare_words

#: What was checked, by name, for the list of passed checks in edition.json.
CHECKS: Mapping[str, str] = {
    "sentence-without-note": "Every sentence of fact bears a note.",
    "quote-not-found": "Every quotation is verbatim in the passage that it rests on.",
    "quote-found-elsewhere": "No quotation stands in another passage than its own.",
    "passage-altered": "Every passage is found at its place in its source.",
    "source-missing": "Every cited source is at hand.",
    "source-changed": "No cited source has changed.",
    "mark-without-note": "Every mark leads to a note.",
    "note-without-mark": "Every note has a mark.",
    "marks-and-notes-differ": "Marks and notes are equal in number, one of each.",
    "number-not-in-evidence": "Every number is in its evidence or counted from it.",
    "date-not-in-evidence": "Every date is in its evidence or worked out from it.",
    "name-not-in-evidence": "Every name is in its evidence or that of a party, state, region or source.",
    "stage-stronger-than-evidence": "No stage is stated as done unless a claim reports it as done.",
    "opinion-sole-support": "No fact rests on interviews and opinion alone.",
    "claim-not-in-body": "The bottom line says nothing that the body does not bear out.",
    "date-missing": "The bottom line says how current it is.",
    "date-after-cut-off": "Nothing told as done lies after the cut-off.",
    "undated-unbounded": "Every undated source has a date by which it was there.",
    "capture-altered": "Every hash in a note is that of its source.",
    "bound-exceeded": "No part is longer than it should be.",
    "headline-hedged": "The headline states what is found.",
    "one-outlet-dominates": "No outlet carries most of the notes.",
    "tracking-address": "No address tracks its readers.",
}


def check_memo(memo: Memo, sources: Mapping[str, Source], claims: Mapping[str, Claim]) -> tuple[Finding, ...]:
    """The gate before rendering: what of the composed memo its evidence does not carry. Empty where all is well."""
    record = record_of(memo, sources, claims)
    return _sorted((*check_sources(record, sources), *check_passages(record, sources), *check_record(record, sources)))


def check_output(content: bytes, output_format: str, provenance: Provenance) -> tuple[Finding, ...]:
    """The gate after rendering: whether the finished file has the marks, notes and words of its record. Every difference is an
    error here; characters that no font has are none: the renderer warns of them (`preflight`). A format without footnotes
    of its own (html, json) gives none."""
    if output_format not in ("docx", "pdf"):
        return ()
    memo, record = read_content(content, output_format), parse(provenance)
    found = [*marks_and_notes(memo), *_against_record(memo, record, {}, whole=False)]
    if memo.record is None:
        found.append(Finding("provenance-missing", "error", "The finished file does not hold its provenance record."))
    elif memo.record != record:
        found.append(Finding("provenance-altered", "error", "The record in the finished file is not the memo’s."))
    return _sorted(replace(finding, level="error") for finding in found if finding.check != "characters-missing")


def verify_file(path: Path, sources: Mapping[str, Source] | None = None) -> tuple[Finding, ...]:
    """Every finding on the finished memo at `path`: its marks and notes, its words against the embedded record, the record
    against `sources` where they are given. What cannot be checked is said. InputError where the file cannot be read."""
    memo = read_finished(path)
    found = list(marks_and_notes(memo))
    if memo.record is None:
        found += _unrecorded(memo, sources)
    else:
        found += _against_record(memo, memo.record, sources or {}, whole=True)
        if sources is None:
            text = "The sources were not given: passages are checked against the record only, not against their sources."
            found.append(Finding("sources-not-given", "warning", text))
        else:
            found += [*check_sources(memo.record, sources), *check_passages(memo.record, sources)]
    return _sorted(found)


def passed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """A finding of level `passed` for each check of `CHECKS` that none of `findings` names."""
    failed = {finding.check for finding in findings}
    return tuple(Finding(name, "passed", text) for name, text in CHECKS.items() if name not in failed)


def _against_record(memo: ReadMemo, record: Record, sources: Mapping[str, Source], whole: bool) -> Iterator[Finding]:
    """The file against its record and, where `whole`, the record against itself; altered sentences as the file has them."""
    alignment = align(memo, record)
    reading = compare_words(memo, record, alignment.numbers)
    yield from _unprinted_once((*alignment.findings, *reading.findings))
    if whole:
        yield from check_record(record, sources)
        for altered in reading.altered:
            sentence = altered.sentence
            changed = RecordedSentence(altered.text, sentence.kind, sentence.claims, sentence.notes)
            yield from check_recorded(changed, record, sources)
        for heading in reading.headings:
            yield from check_heading(heading, record)


def _unprinted_once(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """The findings with those on characters without a font made one: the first, and how many more there are."""
    unprinted = [finding for finding in findings if finding.check == "characters-missing"]
    yield from (finding for finding in findings if finding.check != "characters-missing")
    if unprinted:
        more = f" The same holds for {len(unprinted) - 1} more of its sentences and notes." if unprinted[1:] else ""
        yield replace(unprinted[0], text=unprinted[0].text + more)


def _unrecorded(memo: ReadMemo, sources: Mapping[str, Source] | None) -> Iterator[Finding]:
    """What can be said of a file whose provenance was stripped: quotations in notes are looked for in the sources."""
    text = "The file holds no provenance record: sentences cannot be checked against their passages"
    if sources is None:
        yield Finding("provenance-missing", "warning", text + ", nor quotations against sources, which were not given.")
        return
    yield Finding("provenance-missing", "warning", text + "; quotations in notes are looked for in all sources.")
    texts = [source.text for source in sources.values()] + [source.title for source in sources.values() if source.title]
    for note in memo.notes:
        for quotation in quotations(note.text):
            if not holds(quotation, texts):
                text = f"Note {note.number}: ‘{quotation}’ is in no source at hand."
                yield Finding("quote-not-found", "error", text, note.number)


_LEVELS = {"error": 0, "warning": 1, "passed": 2}


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then by note and check; each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (_LEVELS[f.level], f.note or 0, f.check, f.text)))
