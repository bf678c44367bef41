"""`pactbrief build`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.pipeline.report import Report


def run(
    briefs: Annotated[list[str] | None, typer.Argument(metavar="[BRIEF]...", help="Briefs by name; all without one.")] = None,
    *,
    edition: Annotated[str | None, typer.Option(metavar="NAME", help="Such as 2024-W45; else this week's.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Cut-off; later sources stay out. Else today.")] = None,
    formats: Annotated[
        str | None, typer.Option("--format", metavar="LIST", help="docx, pdf, html, prov, joined by commas; else the brief's.")
    ] = None,
    correction: Annotated[
        str | None, typer.Option(metavar="REASON", help="A new edition that corrects the last one, or --edition; says why.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where the files go; else briefs/BRIEF/EDITION/.")] = None,
    engine: Annotated[
        str | None, typer.Option(metavar="NAME", help="local, or dask: DASK_SCHEDULER_ADDRESS names its scheduler.")
    ] = None,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """Read what is new, assemble, write and verify an edition.

    Unchanged inputs: it says so and touches no file.

    Example: pactbrief build weekly --as-of 2024-11-08
    """
    from dataclasses import replace

    from pactbrief.cli import output
    from pactbrief.cli.asked import date_asked, engine_asked, formats_asked
    from pactbrief.errors import UsageError
    from pactbrief.pipeline.build import build
    from pactbrief.pipeline.inputs import Order, brief_files
    from pactbrief.settings import epoch, load_settings, require_workspace, today

    place = require_workspace(workspace, Path.cwd())
    settings = load_settings(place)
    if engine is not None:
        settings = replace(settings, engine=engine_asked(engine))
    order = Order(today(), date_asked(as_of), epoch(), edition, formats_asked(formats), out and Path.cwd() / out, correction)
    files = brief_files(place, tuple(briefs or ()))
    if out and len(files) > 1:
        raise UsageError("--out takes one brief at a time.", f"Name one of: {', '.join(f.parent.name for f in files)}.")
    reports = []
    for file in files:
        report = build(place, file, order, settings, output.ProgressLine(quiet))
        output.report_skipped(report.skipped, report.faults)
        reports.append(report)
        if not json and not quiet:
            print(summary(report, place.root, verbose))
    if json:
        output.print_json([_as_json(report, place.root) for report in reports])


def summary(report: Report, root: Path, verbose: bool) -> str:
    """The table at the end of a build, or the line that says that nothing was to do."""
    from pactbrief.cli import output

    folder = _shown(report.folder, root)
    lines = []
    if report.unchanged:
        lines.append(f"{report.brief} {report.edition}: nothing to do, the inputs are unchanged ({folder}).")
    else:
        rows = [(row.name, row.stage, row.when or "undated", str(row.claims)) for row in report.partnerships]
        lines += [f"{report.brief} {report.edition}, as of {report.as_of}", ""]
        lines += [output.table(("partnership", "stage", "date", "claims"), rows), ""]
        lines.append(output.table(("sources read", "claims", "partnerships", "notes", "files"), [_counts(report)]))
        lines += ["", *(f"{folder}/{name}" for name in report.files)]
    lines += [f"{name} was changed since it was built and is left as it is." for name in report.edited]
    lines += [f"A file had been changed since it was built: its text is kept as {folder}/{name}." for name in report.kept]
    lines += [f"warning: {f.text}" for f in report.findings if f.level == "warning"]
    if verbose:
        lines += [f"left out: {each.path}, {each.reason}" for each in report.left_out]
        lines += [f"passed: {f.text}" for f in report.findings if f.level == "passed"]
    elif report.left_out:
        number = len(report.left_out)
        lines.append(f"{number} {'source' if number == 1 else 'sources'} left out (--verbose says why).")
    return "\n".join(lines)


def _counts(report: Report) -> tuple[str, ...]:
    return tuple(map(str, (report.sources, report.claims, len(report.partnerships), report.notes, len(report.files))))


def _shown(folder: Path, root: Path) -> str:
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)


def _as_json(report: Report, root: Path) -> dict[str, object]:
    from dataclasses import asdict

    told = asdict(report)
    del told["faults"]
    return {**told, "folder": _shown(report.folder, root)}
