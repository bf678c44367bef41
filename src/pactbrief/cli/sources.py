"""`pactbrief sources`: the sources of a workspace in a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.model.source import Source

HEADS = ("source", "date", "basis", "publisher", "lang", "genre", "claims", "furniture", "missing")


def run(*, workspace: WorkspaceDir = None, quiet: Quiet = False, verbose: Verbose = False, json: AsJson = False) -> None:
    """The sources: their dates and on what basis, publisher, language, what is missing, what was dropped as furniture.

    Example: pactbrief sources --verbose
    """
    from pactbrief.cli import output
    from pactbrief.pipeline.overview import read_workspace
    from pactbrief.settings import load_settings, require_workspace

    place = require_workspace(workspace, Path.cwd())
    articles = read_workspace(place, load_settings(place), output.ProgressLine(quiet))
    pairs = [pair for article in articles.values() for pair in zip(article.sources, article.extractions, strict=True)]
    if json:
        output.print_json([_as_json(source, len(extraction.claims)) for source, extraction in pairs])
    else:
        print(output.table(HEADS, [_row(source, len(extraction.claims)) for source, extraction in pairs]))
        if verbose:
            for source, _ in pairs:
                for span in source.left_out:
                    words = _start(source, span.start, span.end)
                    print(f"{source.id}: left out {span.start}-{span.end}, {span.reason}: {words}")
    for article in articles.values():
        output.report_skipped(article.skipped, [article.fault] if article.fault else [])


def _row(source: Source, claims: int) -> tuple[str, ...]:
    date = source.published
    return (
        source.path,
        date.date if date else "undated",
        date.basis if date else "",
        (source.publisher or "")[:30],
        source.language or "",
        source.genre,
        str(claims),
        f"{_furniture(source)} %",
        ", ".join(_missing(source)) + (" ignored" if source.ignore else ""),
    )


def _furniture(source: Source) -> int:
    """Per cent of the text that is no part of the article."""
    kept = sum(end - start for start, end in source.body)
    return round(100 * (1 - kept / len(source.text))) if source.text else 0


def _missing(source: Source) -> list[str]:
    return [name for name in ("title", "publisher", "published", "language", "url") if getattr(source, name) is None]


def _start(source: Source, start: int, end: int) -> str:
    from pactbrief.cli import output

    return output.printable(source.text[start : min(end, start + 60)])


def _as_json(source: Source, claims: int) -> dict[str, Any]:
    from pactbrief.store.article_json import source_json

    return {
        **source_json(source, ()),
        "received": source.received,
        "ignore": source.ignore,
        "claims": claims,
        "missing": _missing(source),
        "left_out": [{"start": span.start, "end": span.end, "reason": span.reason} for span in source.left_out],
    }
