"""Options that every command has, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WorkspaceDir = Annotated[
    Path | None,
    typer.Option("--workspace", metavar="DIR", help="The workspace; else the nearest folder with seeds/ or briefs/."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more on standard error.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
