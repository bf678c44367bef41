"""`pactbrief sources`: the sources of a workspace in a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.model.source import Rating, Source
    from pactbrief.pipeline.overview import Origin

HEADS = ("source", "date", "basis", "publisher", "lang", "genre", "claims", "furniture", "origin", "missing")
#: Characters of a left-out stretch that are shown.
_SHOWN = 60


class Row(NamedTuple):
    """A source with its origin, how many claims it gave, and its reliability as the analyst grades it."""

    source: Source
    origin: Origin
    claims: int
    grade: str | None
    basis: str


Ids = Annotated[list[str] | None, typer.Option(metavar="ID", help="Leave this source out of later editions; needs --reason.")]
Back = Annotated[list[str] | None, typer.Option(metavar="ID", help="Take a withdrawn source back; needs --reason.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why it is withdrawn or taken back.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so; else `analyst` in pactbrief.toml.")]
From = Annotated[str | None, typer.Option(metavar="DATE", help="From when on it counts; else today.")]


def run(
    *,
    withdraw: Ids = None,
    reinstate: Back = None,
    reason: Why = None,
    author: Who = None,
    as_of: From = None,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """The sources: dates and on what basis, publisher, language, origin, what is missing, how much is page furniture.

    With --verbose also what was left out and why, dates that lost, and on whose word claims stand. With --withdraw or
    --reinstate the source's sidecar is written: who, when and why; the next edition and `diff` name all that falls by it.

    Example: pactbrief sources --withdraw 003_1720218f34133c12 --reason "Retracted by the paper."
    """
    if withdraw or reinstate:
        _correct(workspace, (tuple(withdraw or ()), tuple(reinstate or ())), (reason, author, as_of), quiet, json)
    else:
        _list(workspace, quiet, verbose, json)


def _correct(
    workspace: Path | None,
    ids: tuple[tuple[str, ...], tuple[str, ...]],
    stated: tuple[str | None, str | None, str | None],
    quiet: bool,
    json: bool,
) -> None:
    from pactbrief.cli import output
    from pactbrief.cli.asked import date_asked
    from pactbrief.pipeline.withdrawing import withdraw
    from pactbrief.settings import load_settings, require_workspace, today

    place = require_workspace(workspace, Path.cwd())
    reason, author, as_of = stated
    day = (date_asked(as_of) or today()).isoformat()
    done = withdraw(place, load_settings(place), ids, (reason, author, day))
    if json:
        output.print_json([{"source": one.source, "sidecar": one.sidecar, "ignore": one.ignore} for one in done])
    elif not quiet:
        for one in done:
            what = "is withdrawn" if one.ignore else "is taken back"
            print(output.printable(f"{one.source} {what} from {day} on ({one.sidecar})."))


def _list(workspace: Path | None, quiet: bool, verbose: bool, json: bool) -> None:
    from pactbrief.cli import output
    from pactbrief.pipeline.overview import origins_of, read_workspace
    from pactbrief.settings import load_settings, require_workspace

    place = require_workspace(workspace, Path.cwd())
    settings = load_settings(place)
    articles = read_workspace(place, settings, output.ProgressLine(quiet))
    origins = origins_of(articles)
    rows = [
        _row(source, origins[source.id], len(extraction.claims), settings.rating(source.publisher))
        for article in articles.values()
        for source, extraction in zip(article.sources, article.extractions, strict=True)
    ]
    if json:
        output.print_json([_as_json(row) for row in rows])
    else:
        print(output.table(HEADS, [_cells(row) for row in rows]))
        for line in (line for row in rows for line in _remarks(row)) if verbose else ():
            print(output.printable(line))
    for article in articles.values():
        output.report_skipped(article.skipped, [article.fault] if article.fault else [])


def _row(source: Source, origin: Origin, claims: int, rating: Rating | None) -> Row:
    """What a person stated beside the source wins over the register."""
    if source.reliability or rating is None:
        return Row(source, origin, claims, source.reliability, "its sidecar")
    whose = ", ".join(filter(None, (rating.by, f"since {rating.since}" if rating.since else "")))
    return Row(source, origin, claims, rating.grade, "the source register" + (f" ({whose})" if whose else ""))


def _cells(row: Row) -> tuple[str, ...]:
    source, date = row.source, row.source.published
    return (
        source.path if source.id == Path(source.path).stem else f"{source.path} ({source.id})",
        date.date if date else "undated",
        date.basis if date else "",
        (source.publisher or "")[:30],
        source.language or "",
        source.genre,
        str(row.claims),
        f"{_furniture(source)} %",
        _origin(row.origin),
        ", ".join(_missing(source)) + (" ignored" if source.withdrawn() else ""),
    )


def _origin(origin: Origin) -> str:
    """ "copy of a01; cites Kyodo News" """
    told = [f"copy of {origin.copy_of}"] if origin.copy_of else []
    if origin.cites:
        told.append(f"cites {', '.join(origin.cites)[:40]}")
    return "; ".join(told)


def _remarks(row: Row) -> Iterator[str]:
    """What `--verbose` adds: what a person stated, dates that lost, the chains of claims, and what was left out and why."""
    source = row.source
    if source.title:
        yield f"{source.id}: title: {source.title}"
    if source.stated:
        yield f"{source.id}: stated by a person: {', '.join(sorted(source.stated))}"
    if row.grade:
        yield f"{source.id}: reliability {row.grade}, {row.basis}"
    won = source.published
    if won:
        for date, basis in won.rivals:
            yield f"{source.id}: another date, {date} ({basis}), lost against {won.date} ({won.basis})"
    for chain, count in row.origin.chains:
        yield f"{source.id}: {count} claim{'s' if count > 1 else ''} on the word of {' ← '.join(chain)}"
    for section in source.sections:
        yield f"{source.id}: section {section.start}-{section.end}, {section.genre}: {section.title or ''}".rstrip(": ")
    for span in source.left_out:
        words = source.text[span.start : min(span.end, span.start + _SHOWN)]
        yield f"{source.id}: left out {span.start}-{span.end}, {span.reason}: {words}"


def _furniture(source: Source) -> int:
    """Per cent of the text that is no part of the article."""
    kept = sum(end - start for start, end in source.body)
    return round(100 * (1 - kept / len(source.text))) if source.text else 0


def _missing(source: Source) -> list[str]:
    return [name for name in ("title", "publisher", "published", "language", "url") if getattr(source, name) is None]


def _as_json(row: Row) -> dict[str, Any]:
    from pactbrief.store.article_json import source_json
    from pactbrief.store.edition_json import corrections_json

    source = row.source
    rivals = source.published.rivals if source.published else ()
    return {
        **source_json(source, row.origin.cites),
        "received": source.received,
        "reliability": row.grade,
        "stated": sorted(source.stated),
        "ignore": source.withdrawn() is not None,
        **corrections_json(source),
        "claims": row.claims,
        "missing": _missing(source),
        "rivals": [{"date": date, "basis": basis} for date, basis in rivals],
        "copy_of": row.origin.copy_of,
        "chains": [{"attribution": list(chain), "claims": count} for chain, count in row.origin.chains],
        "sections": [{"start": s.start, "end": s.end, "genre": s.genre, "title": s.title} for s in source.sections],
        "left_out": [
            {"start": span.start, "end": span.end, "reason": span.reason, "text": source.text[span.start : span.end]}
            for span in source.left_out
        ],
    }
