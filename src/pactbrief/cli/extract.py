"""`pactbrief extract`: the claims of single articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.model.claim import Claim

HEADS = ("partnership", "kind", "value", "modality", "when", "passage")


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Articles, or folders of them, anywhere.")],
    *,
    json: AsJson = False,
    text: Annotated[bool, typer.Option("--text", help="With --json: add the text that offsets count in.")] = False,
    mentions: Annotated[bool, typer.Option("--mentions", help="With --json: add everything recognised.")] = False,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """The claims of single articles: as a table, or as JSON Lines with --json.

    What cannot be read is named on standard error and the rest goes on; the exit code is 2 only where nothing could be read.

    Example: pactbrief extract seeds/*.txt --json
    """
    from pactbrief.cli import output
    from pactbrief.errors import InputError
    from pactbrief.pipeline.single import extract_paths
    from pactbrief.store.article_json import to_article_json

    read = 0
    for article in extract_paths(paths, workspace, Path.cwd(), output.ProgressLine(quiet), mentions=mentions):
        output.report_skipped(article.skipped, [article.fault] if article.fault else [])
        for source, extraction in zip(article.sources, article.extractions, strict=True):
            read += 1
            if json:
                output.print_line(to_article_json(source, extraction, text=text, mentions=mentions))
            else:
                print(f"{output.printable(source.path)}: {len(extraction.claims)} claims")
                print(output.table(HEADS, [_row(claim) for claim in extraction.claims]) + "\n")
        if verbose:
            output.say(f"{len(article.sources)} sources, {sum(len(e.claims) for e in article.extractions)} claims", quiet)
    if not read:
        raise InputError("None of the files could be read.", "The lines above say why.")


def _row(claim: Claim) -> tuple[str, ...]:
    return (claim.partnership.key, claim.kind, claim.value, claim.modality, claim.when or "", claim.evidence[0].quote[:60])
