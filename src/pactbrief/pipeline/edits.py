"""What analysts wrote in the DOCX files of an edition and of the one before it, gathered before anything is built anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field

from pactbrief.catalog.wording import load_wording
from pactbrief.errors import PactbriefError
from pactbrief.model.edit import Edit
from pactbrief.model.edition import Brief
from pactbrief.model.finding import Finding
from pactbrief.model.records import dataclass
from pactbrief.store.editions import FILE_NAME, Edition, changed_files
from pactbrief.store.edits_json import edits_of
from pactbrief.store.publishing import EDITABLE


@dataclass(frozen=True, slots=True)
class Written:
    """The edits to carry, in order of document and region; `carried` are the changed files of the edition itself (name to
    SHA-256) of which nothing is lost when they are replaced; `findings` what of the others would be."""

    edits: tuple[Edit, ...] = ()
    carried: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def gather_edits(brief: Brief, built: Edition | None, previous: Edition | None) -> Written:
    """The edits that stand: those of the edition before, over them those made in `built`, the edition itself; in each those
    on record, over them those found in its files. What the edition has on record from an edition that is gone still counts.

    Removed passages that the brief restores are left out. InputError where the record of an edition is damaged.
    """
    standing: dict[tuple[str, str], Edit] = {}
    findings: list[Finding] = []
    carried: dict[str, str] = {}
    own = _recorded(built)
    later = tuple(edit for edit in own if built and edit.since == built.name)
    for edits, edition in ((own, None), (_recorded(previous), previous), (later, built)):
        standing.update({(edit.document, edit.region): edit for edit in edits})
        if edition:
            found, told, whole = _in_files(edition, brief.language)
            standing.update({(edit.document, edit.region): edit for edit in found})
            findings += told
            carried = whole if edition is built else {}
    kept = tuple(edit for _, edit in sorted(standing.items()) if not (edit.deleted and edit.region in brief.restore))
    return Written(kept, carried, tuple(findings))


def _recorded(edition: Edition | None) -> tuple[Edit, ...]:
    return edits_of(edition.record, str(edition.folder / FILE_NAME)) if edition else ()


def _in_files(edition: Edition, language: str) -> tuple[list[Edit], list[Finding], dict[str, str]]:
    """(edits, findings, files read whole) of the edition's DOCX files that are not as they were built."""
    edits: list[Edit] = []
    findings: list[Finding] = []
    whole: dict[str, str] = {}
    for name, there in changed_files(edition).items():
        if not there or not name.endswith(EDITABLE):
            continue
        from pactbrief.verify.edits import read_edits

        path = edition.folder / name
        place = f"{edition.name}/{name}"
        try:
            content = path.read_bytes()
            read = read_edits(content, path.stem, edition.name, load_wording(language).edits, place)
        except (PactbriefError, OSError) as reason:
            text = f"{place}: it was changed since it was built, and cannot be read ({reason}); no edit in it is carried."
            findings.append(Finding("edits-not-read", "warning", text))
            continue
        edits += read.edits
        findings += read.findings
        if read.whole:
            whole[name] = hashlib.sha256(content).hexdigest()
    return edits, findings, whole
