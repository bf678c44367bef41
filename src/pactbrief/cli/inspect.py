"""`pactbrief inspect`: an article with everything recognised in it, and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.model.claim import Claim, Extraction
    from pactbrief.model.source import Source

#: Kind of mention to its terminal colour; each mention also bears its kind in words, so that colour is not needed.
COLOURS: Mapping[str, int] = {
    "party": 34, "instrument": 36, "stage": 32, "scope": 33, "region": 35, "actor": 31,
    "date": 94, "attribution": 95, "modality": 91,
}  # fmt: skip


def run(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The article.")],
    *,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """The article in the terminal with everything recognised marked in it, then each claim with the rule and words behind it.

    Example: pactbrief inspect seeds/004_04e698fe1392864f.txt
    """
    from pactbrief.cli import output
    from pactbrief.errors import InputError
    from pactbrief.pipeline.single import extract_paths
    from pactbrief.store.article_json import to_article_json

    for article in extract_paths([path], workspace, Path.cwd(), mentions=True):
        output.report_skipped(article.skipped, [article.fault] if article.fault else [])
        if not article.sources:
            raise InputError(f"{path} could not be read.", "The line above says why.")
        for source, extraction in zip(article.sources, article.extractions, strict=True):
            if json:
                output.print_json({**to_article_json(source, extraction, text=True, mentions=True), "why": _whys(extraction)})
            else:
                print("\n".join(_told(source, extraction, verbose)))


def _told(source: Source, extraction: Extraction, verbose: bool) -> Iterator[str]:
    from pactbrief.cli.output import printable

    date = f"{source.published.date} ({source.published.basis})" if source.published else "undated"
    publisher = source.publisher or "[publisher not identified]"
    yield printable(f"{source.path}: {source.title or '[untitled]'}, {publisher}, {date}")
    yield ""
    yield from _marked(source, extraction)
    yield ""
    yield f"{len(extraction.claims)} claims"
    for claim in extraction.claims:
        when = claim.when or "undated"
        yield printable(f"  {claim.partnership.key} {claim.kind} {claim.value} {claim.modality} {when} [{claim.id}]")
        yield printable(f"    because {claim.rule or 'of'} {', '.join(claim.words)}: {claim.evidence[0].quote}")
    if verbose and extraction.unclaimed:
        yield "Sentences with a cue that gave no claim"
        for sentence in extraction.unclaimed:
            yield printable(f"  {sentence.words} ({sentence.reason}): {source.text[sentence.start : sentence.end]}")


def _marked(source: Source, extraction: Extraction) -> Iterator[str]:
    """The text by lines; mentions in brackets with their kind and value, page furniture struck by a leading bar."""
    from pactbrief.cli.output import printable

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    mentions = sorted(extraction.mentions, key=lambda m: (m.start, -m.end))
    start = 0
    for line in source.text.splitlines(keepends=True):
        parts, at, end = [], start, start + len(line)
        for mention in mentions:
            if at <= mention.start and mention.end <= end:
                parts.append(printable(source.text[at : mention.start]))
                words = printable(source.text[mention.start : mention.end])
                tagged = f"[{words}|{mention.kind} {printable(mention.value)}]"
                parts.append(f"\x1b[{COLOURS.get(mention.kind, 0)}m{tagged}\x1b[0m" if colour else tagged)
                at = mention.end
        parts.append(printable(source.text[at:end]).rstrip())
        inside = any(a < end and start < b for a, b in source.body)
        yield ("  " if inside or not line.strip() else "| ") + "".join(parts)
        start = end


def _whys(extraction: Extraction) -> list[dict[str, object]]:
    return [_why(claim) for claim in extraction.claims]


def _why(claim: Claim) -> dict[str, object]:
    return {"claim": claim.id, "rule": claim.rule, "words": list(claim.words)}
