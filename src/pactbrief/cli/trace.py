"""`pactbrief trace`: a footnote followed to its passage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.verify.trace import TracedPassage


def run(
    memo: Annotated[Path, typer.Argument(metavar="MEMO", help="A finished DOCX or PDF.")],
    number: Annotated[int, typer.Argument(metavar="N", help="The number of the footnote.")],
    *,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """Footnote N of a finished memo: its source, the passage, and what stands around it.

    Example: pactbrief trace briefs/weekly/2024-W45/weekly.pdf 3
    """
    from dataclasses import asdict

    from pactbrief.cli import output
    from pactbrief.cli.memo_sources import sources_for
    from pactbrief.verify.trace import trace

    traced = trace(memo, number, sources_for(memo, workspace, quiet))
    if json:
        output.print_json(asdict(traced))
    else:
        page = f", page {traced.page}" if traced.page else ""
        print(output.printable(f"Note {number}{page}, after: … {traced.context}"))
        print(output.printable(f"  {traced.text}"))
        for passage in traced.passages:
            print("\n".join(_told(passage)))
        for finding in traced.findings:
            print(output.printable(f"{finding.level}: {finding.text}"))
    if any(finding.level == "error" for finding in traced.findings):
        raise typer.Exit(1)


def _told(traced: TracedPassage) -> list[str]:
    from pactbrief.cli.output import printable

    passage, source = traced.passage, traced.source
    where = f"{source.path if source else passage.source}, characters {passage.start} to {passage.end}"
    place = f", {traced.locator}" if traced.locator else ""
    around = f"  … {traced.before}>>>{passage.quote}<<<{traced.after} …" if traced.locator else f"  >>>{passage.quote}<<<"
    return ["", printable(where + place), printable(around)]
