"""`pactbrief init`: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactbrief.cli.options import Quiet, Verbose, WorkspaceDir


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new workspace.")],
    *,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """A new workspace with a commented brief, a house style, settings and a sample source. It overwrites nothing.

    Example: pactbrief init ~/partnerships
    """
    from pactbrief.cli import output
    from pactbrief.pipeline.workspace import make_workspace

    place = Path.cwd() / (workspace or "") / folder
    for path in make_workspace(place):
        if not quiet:
            print(output.printable(str(folder / path)))
    output.say(f"Put articles into {folder / 'seeds'}, then run: pactbrief build --workspace {folder}", quiet)
