"""Composed memos to finished files, each held against its sources, all in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.engine import Shared
from pactbrief.errors import CheckFailed
from pactbrief.model.edition import Output
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Memo
from pactbrief.model.records import dataclass
from pactbrief.model.style import HouseStyle
from pactbrief.pipeline.articles import Progress
from pactbrief.pipeline.inputs import Inputs
from pactbrief.render import interface
from pactbrief.settings import Workspace
from pactbrief.tomlfile import read_toml
from pactbrief.verify import finished
from pactbrief.verify.checks import check_output, passed
from pactbrief.verify.provenance import document_record, provenance_of, to_bytes

if TYPE_CHECKING:
    from pactbrief.pipeline.edition import ComposedEdition

#: How long a page of each format takes, next to each other.
_SLOWNESS = {"pdf": 3, "docx": 2}


@dataclass(frozen=True, slots=True)
class Finished:
    """The finished files in memory, what edition.json says of each, and the outcome of their checks."""

    outputs: tuple[Output, ...]
    documents: tuple[dict[str, Any], ...]
    findings: tuple[Finding, ...]


def style_of(workspace: Workspace, inputs: Inputs) -> HouseStyle:
    """The brief's house style: of the workspace, else as shipped. SettingsError where there is none of that name."""
    folders = (workspace.styles, SHIPPED_STYLES)
    for folder in folders:
        path = folder / f"{inputs.brief.style}.toml"
        if path.is_file():
            return load_style(path)
    known = sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.toml")})
    raise read_toml(inputs.brief_file, inputs.brief.path).error(
        "style", f"there is no style {inputs.brief.style!r}", f"Possible are: {', '.join(known)}."
    )


def prepare(style: HouseStyle, formats: Sequence[str]) -> None:
    """Loads all that finishing takes, before there is anything to finish."""
    for form in formats:
        interface.prepare(form, style)
        finished.prepare(form)


def finish(inputs: Inputs, edition: ComposedEdition, shared: Shared, progress: Progress | None = None) -> Finished:
    """Renders every memo in every format and holds each finished file against its sources; `shared` shares the work.

    CheckFailed with all that was found where an error is among it.
    """
    sources = {source.id: source for source in edition.hand.sources}
    composed = edition.findings
    _stop_on_errors(inputs, composed)
    records = [provenance_of(memo, sources, edition.issue.claims, inputs.brief.name) for memo in edition.memos]
    formats = inputs.brief.memo_formats
    tasks = [(memo, record, form) for memo, record in zip(edition.memos, records, strict=True) for form in formats]
    order = sorted(range(len(tasks)), key=lambda place: _haste(*tasks[place]))
    outcomes = shared(partial(_finished, edition.style), [tasks[place] for place in order])
    made: dict[int, _Made] = {}
    for place, one in zip(order, outcomes, strict=True):
        made[place] = one
        if progress:
            progress("Writing memos", len(made), len(tasks))
    ready = [made[place] for place in sorted(made)]
    findings = [*composed, *(finding for _, _, found in ready for finding in found)]
    _stop_on_errors(inputs, findings)
    findings += passed(findings)
    return Finished(tuple(output for output, _, _ in ready), tuple(document for _, document, _ in ready), tuple(findings))


def _haste(memo: Memo, _: dict[str, Any], form: str) -> int:
    """What takes longest comes first, so that no process is left with it at the end."""
    return -len(memo.notes) * _SLOWNESS.get(form, 1)


def _stop_on_errors(inputs: Inputs, findings: Sequence[Finding]) -> None:
    errors = list(dict.fromkeys(finding.text for finding in findings if finding.level == "error"))
    if errors:
        raise CheckFailed(
            f"Edition {inputs.edition} of {inputs.brief.name} does not hold against its sources, so nothing was written: "
            + " ".join(errors),
            "This is a fault in pactbrief; please report it with these lines.",
        )


_Made = tuple[Output, dict[str, Any], tuple[Finding, ...]]


def _finished(style: HouseStyle, task: tuple[Memo, dict[str, Any], str]) -> _Made:
    """A memo in one format, with its record and what its check found."""
    memo, provenance, form = task
    path = f"{memo.name}.{form}"
    content = interface.render(form, memo, style, to_bytes(provenance))
    found = (*interface.preflight(form, memo, style), *check_output(content, form, provenance))
    sha256 = hashlib.sha256(content).hexdigest()
    return Output(path, form, content), document_record(provenance, path, form, sha256), found
