"""`pactbrief verify`: every footnote of finished memos against the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir


def run(
    memos: Annotated[list[Path], typer.Argument(metavar="MEMO...", help="Finished DOCX or PDF files.")],
    *,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """Hold every footnote of finished memos against the sources; the exit code is 1 if anything is wrong.

    The sources are those of the workspace around the memo, or of --workspace.

    Example: pactbrief verify briefs/weekly/2024-W45/*.docx
    """
    from dataclasses import asdict

    from pactbrief.cli import output
    from pactbrief.cli.memo_sources import sources_for
    from pactbrief.verify.checks import passed, verify_file

    wrong = 0
    told = []
    for memo in memos:
        found = verify_file(memo, sources_for(memo, workspace, quiet))
        errors = sum(finding.level == "error" for finding in found)
        wrong += errors
        told.append({"memo": str(memo), "findings": [asdict(finding) for finding in (*found, *passed(found))]})
        if json or quiet:
            continue
        print(output.printable(f"{memo}: {'sound' if not errors else f'{errors} wrong'}"))
        for finding in (*found, *(passed(found) if verbose else ())):
            print(output.printable(f"  {finding.level}: {finding.check}: {finding.text}"))
    if json:
        output.print_json(told)
    if wrong:
        raise typer.Exit(1)
