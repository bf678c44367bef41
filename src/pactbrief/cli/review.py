"""`pactbrief review`: memo and sources side by side on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactbrief.cli.options import Quiet, Verbose, WorkspaceDir

Brief = Annotated[str, typer.Argument(metavar="BRIEF", help="The brief's name.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write; else review.html beside the edition.")]


def run(
    *, brief: Brief, out: Out = None, workspace: WorkspaceDir = None, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Write one HTML page with the digest and its sources side by side; each footnote highlights its passage.

    It needs no network and works by keyboard. Example: pactbrief review weekly
    """
    from pactbrief.cli import output
    from pactbrief.pipeline.overview import review
    from pactbrief.settings import load_settings, require_workspace, today

    place = require_workspace(workspace, Path.cwd())
    path = review(place, brief, today(), load_settings(place), out, output.ProgressLine(quiet))
    if not quiet:
        print(output.printable(str(path)))
