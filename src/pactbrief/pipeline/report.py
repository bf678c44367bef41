"""What a build did, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pactbrief.model.finding import Finding
from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped
from pactbrief.pipeline.inputs import Inputs
from pactbrief.store.editions import FILE_NAME, Edition, changed_files
from pactbrief.store.publishing import EDITABLE, Published

if TYPE_CHECKING:
    from pactbrief.pipeline.edition import ComposedEdition
    from pactbrief.pipeline.finishing import Finished


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One partnership of the edition: its name, where it stands in words, since when, and how many claims say so."""

    key: str
    name: str
    stage: str
    when: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Report:
    """`unchanged` means that nothing was to do: no file was touched and the counts are those of the last build.

    `edited` are files that someone has changed since they were built and that stay as they are; `kept` are copies made of
    such files before they were built anew. `faults` are tracebacks for the log.
    """

    brief: str
    edition: str
    as_of: str
    folder: Path
    unchanged: bool
    sources: int
    claims: int
    notes: int
    files: tuple[str, ...]
    partnerships: tuple[PartnershipRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    left_out: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    kept: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def unchanged_report(inputs: Inputs) -> Report | None:
    """The report where there is nothing to do: the edition stands as it was built from these very inputs; else None.

    A DOCX that someone edited is left to them; any other finished file that is missing or not as built is built again.
    """
    built = inputs.built
    if built is None or inputs.built_from != inputs.digest:
        return None
    changed = changed_files(built)
    if any(not there or not name.endswith(EDITABLE) for name, there in changed.items()):
        return None
    return Report(
        brief=inputs.brief.name,
        edition=inputs.edition,
        as_of=inputs.as_of,
        folder=inputs.folder,
        unchanged=True,
        sources=len(built.record["sources"]) + sum(map(len, built.record.get("further_sources", {}).values())),
        claims=len(built.record["claims"]),
        notes=_notes(built),
        files=(*built.hashes, FILE_NAME),
        skipped=inputs.skipped,
        edited=tuple(changed),
    )


def report_of(inputs: Inputs, edition: ComposedEdition, finished: Finished, done: Published) -> Report:
    """The report of a build that wrote an edition; the outputs of `finished` are all its files."""
    return Report(
        brief=inputs.brief.name,
        edition=inputs.edition,
        as_of=inputs.as_of,
        folder=inputs.folder,
        unchanged=False,
        sources=len(edition.hand.lines),
        claims=len(edition.issue.claims),
        notes=sum(len(memo.notes) for memo in edition.memos),
        files=tuple(output.path for output in finished.outputs),
        partnerships=partnership_rows(edition),
        skipped=(*inputs.skipped, *edition.hand.skipped),
        left_out=edition.hand.left_out,
        findings=(*inputs.written.findings, *_to_review(inputs, edition), *finished.findings),
        kept=done.kept,
        edited=done.left,
        faults=edition.hand.faults,
    )


def _to_review(inputs: Inputs, edition: ComposedEdition) -> Iterator[Finding]:
    """Which passages of the analyst's the sources have moved on from, and which have no document in this edition."""
    replaced = {(memo.name, one.region): one for memo in edition.memos for one in memo.replaced}
    for edit in inputs.written.edits:
        place = f"{edit.document}, {edit.title}"
        one = replaced.get((edit.document, edit.region))
        if one and one.review and not edit.deleted:
            text = f"{place}: the sources say other than when the analyst wrote this in {edit.since}; see the mark beside it."
            yield Finding("edit-for-review", "warning", text)
        elif one and one.review:
            text = f"{place}: removed by the analyst in {edit.since}; the sources say other since (edition.json has the words)."
            yield Finding("edit-for-review", "warning", text)
        elif one is None and not edit.deleted:
            text = f"{place}: written by the analyst in {edit.since}, has no place in this edition; it is kept in {FILE_NAME}."
            yield Finding("edit-without-place", "warning", text)


def partnership_rows(edition: ComposedEdition) -> tuple[PartnershipRow, ...]:
    """Where each partnership stands; those that the brief leaves out are left out."""
    wording = edition.issue.wording
    rows = []
    for dossier in edition.issue.dossiers:
        key = dossier.partnership.key
        if key not in edition.issue.brief.exclude:
            status = dossier.status
            stage = wording.stage_label(status.stage, status.modality) if status else "no stage reported"
            claims = sum(claim.partnership.key == key for claim in edition.issue.claims.values())
            rows.append(PartnershipRow(key, dossier.name, stage, status.when if status else None, claims))
    return tuple(rows)


def _notes(edition: Edition) -> int:
    """Footnotes of all memos; a memo in two formats counts once."""
    notes: dict[str, int] = {}
    documents: Sequence[dict[str, object]] = edition.record["documents"]
    for document in documents:
        notes[Path(str(document["path"])).stem] = len(document["notes"])  # type: ignore[arg-type]
    return sum(notes.values())
