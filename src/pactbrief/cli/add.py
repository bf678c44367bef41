"""`pactbrief add`: brings sources in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

Places = Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, or http(s) addresses.")]


def run(
    places: Places,
    *,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """Bring sources in: copy files or fetch addresses into seeds/, refuse exact duplicates, tell near-copies.

    Each gets a sidecar that states when it was received.

    Example: pactbrief add ~/Downloads/article.html https://example.org/a
    """
    from pactbrief.cli import output
    from pactbrief.pipeline.adding import add
    from pactbrief.settings import require_workspace, today

    added, skipped = add(require_workspace(workspace, Path.cwd()), places, today().isoformat())
    if json:
        output.print_json(
            {
                "added": [{"path": each.path, "like": list(each.like)} for each in added],
                "skipped": [{"path": each.path, "reason": each.reason} for each in skipped],
            }
        )
    elif not quiet:
        for each in added:
            like = f" (nearly a copy of {', '.join(each.like)}: counts as one origin with it)" if each.like else ""
            print(output.printable(f"added {each.path}{like}"))
    output.report_skipped(skipped)
    if not added:
        raise typer.Exit(2)
