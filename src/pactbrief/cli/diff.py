"""`pactbrief diff`: what changed between two editions, and which source caused it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

Brief = Annotated[str, typer.Argument(metavar="BRIEF", help="The brief's name.")]
Edition = Annotated[str | None, typer.Argument(help="An edition; without any, the last two.")]


def run(
    brief: Brief,
    before: Edition = None,
    after: Edition = None,
    *,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """What changed between two editions of a brief, each change with the sources that caused it.

    Example: pactbrief diff weekly 2024-W44 2024-W45
    """
    from pactbrief.cli import output
    from pactbrief.pipeline.differences import differences
    from pactbrief.pipeline.inputs import brief_files
    from pactbrief.settings import require_workspace

    (brief_file,) = brief_files(require_workspace(workspace, Path.cwd()), (brief,))
    found = differences(brief_file, before, after)
    if json:
        changes = [
            {
                "partnership": each.partnership,
                "what": each.change.what,
                "before": each.change.before,
                "after": each.change.after,
                "causes": list(each.change.causes),
                "withdrawn": list(each.change.withdrawn),
                "overrides": list(each.change.overrides),
                "text": each.text,
            }
            for each in found.changes
        ]
        sources = {name: list(getattr(found, name)) for name in ("arrived", "withdrawn", "replaced", "corrected")}
        editions = {"before": found.before, "after": found.after, "correction": found.correction}
        output.print_json({**editions, "sources": sources, "changes": changes})
        return
    if quiet:
        return
    print(f"{found.before} to {found.after}")
    if found.correction:
        print(output.printable(f"correction of {found.correction['of']}: {found.correction['reason']}"))
    for name in ("arrived", "withdrawn", "replaced", "corrected"):
        ids = getattr(found, name)
        if ids:
            print(output.printable(f"sources {name}: {', '.join(ids)}"))
    for each in found.changes:
        causes = [f"{one} withdrawn" if one in each.change.withdrawn else one for one in each.change.causes]
        causes += [f"override in {place}" for place in each.change.overrides]
        because = f" [{', '.join(causes)}]" if causes else ""
        print(output.printable(f"{each.text}{because}"))
    if not found.changes:
        print("No change.")
