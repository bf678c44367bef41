"""`pactbrief watch`: rebuilds when something that an edition is built from changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir
from pactbrief.model.records import dataclass

if TYPE_CHECKING:
    from pactbrief.pipeline.report import Report
    from pactbrief.pipeline.watching import FileChange
    from pactbrief.settings import Workspace

#: Changed files that a line names; of more it says how many.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of one brief: `outcome` is built, unchanged or failed, `words` say it to a person."""

    brief: str
    outcome: str
    words: str
    report: Report | None = None


def run(
    briefs: Annotated[list[str] | None, typer.Argument(metavar="[BRIEF]...", help="Briefs by name; all without one.")] = None,
    *,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Cut-off; else the day of each rebuild.")] = None,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """Rebuild whenever sources, briefs, styles or pactbrief.toml change: a line for each rebuild, until Ctrl-C.

    An error is told with its remedy and watching goes on. With --json, a line of JSON for each rebuild.

    Example: pactbrief watch weekly
    """
    from pactbrief.cli import output
    from pactbrief.cli.asked import date_asked
    from pactbrief.pipeline.inputs import brief_files
    from pactbrief.pipeline.watching import changes
    from pactbrief.settings import require_workspace

    place = require_workspace(workspace, Path.cwd())
    asked, day = tuple(briefs or ()), date_asked(as_of)
    brief_files(place, asked)  # a misspelt name is told at once
    told: tuple[str, ...] = ()
    try:
        for found in changes(place):
            rebuilt = tuple(_rebuilt(place, asked, day))
            _tell(found, rebuilt, quiet, json)
            remarks = tuple(dict.fromkeys(remark for each in rebuilt for remark in _remarks(each, verbose)))
            for remark in remarks:
                if remark not in told:  # what was said of the rebuild before need not be said again
                    output.complain(remark)
            told = remarks
    except KeyboardInterrupt:
        output.say("stopped.", quiet)


def _tell(found: Sequence[FileChange], rebuilt: Sequence[Rebuilt], quiet: bool, json: bool) -> None:
    from pactbrief.cli import output

    moment = datetime.now().astimezone()
    if json:
        output.print_line(_as_json(moment, found, rebuilt), flush=True)
    elif not quiet or any(each.outcome == "failed" for each in rebuilt):
        output.tell(f"{moment:%H:%M:%S} {_named(found)}: {'; '.join(each.words for each in rebuilt)}")


def _rebuilt(place: Workspace, asked: tuple[str, ...], day: date | None) -> Iterator[Rebuilt]:
    """Each brief built anew, whatever becomes of the others."""
    from pactbrief.cli import output
    from pactbrief.pipeline.inputs import brief_files

    try:
        files = brief_files(place, asked)
    except Exception as error:
        yield Rebuilt(", ".join(asked), "failed", output.words_of(error)[0])
        return
    for file in files:
        name = file.parent.name
        try:
            report = _build(place, file, day)
        except Exception as error:
            yield Rebuilt(name, "failed", f"{name} is not built: {output.words_of(error)[0]}")
        else:
            yield Rebuilt(name, "unchanged" if report.unchanged else "built", _words(report), report)


def _build(place: Workspace, file: Path, day: date | None) -> Report:
    from pactbrief.pipeline.build import build
    from pactbrief.pipeline.inputs import Order
    from pactbrief.settings import epoch, load_settings, today

    return build(place, file, Order(today(), day, epoch()), load_settings(place))


def _named(found: Sequence[FileChange]) -> str:
    """What changed, in a few words."""
    if not found:
        return "start"
    named = ", ".join(f"{each.path} {each.what}" for each in found[:NAMED])
    return f"{named} and {len(found) - NAMED} more" if len(found) > NAMED else named


def _words(report: Report) -> str:
    if report.unchanged:
        return f"{report.brief} {report.edition} unchanged"
    warnings = sum(finding.level == "warning" for finding in report.findings)
    counts = [(report.sources, "source"), (report.claims, "claim"), (report.notes, "note"), (len(report.files), "file")]
    counts += [(warnings, "warning")] if warnings else []
    told = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
    return f"{report.brief} {report.edition} built: {told}"


def _remarks(rebuilt: Rebuilt, verbose: bool) -> Iterator[str]:
    """What a person should hear of a build that succeeded."""
    from pactbrief.cli.output import skipped_words

    report = rebuilt.report
    if report is None:
        return
    yield from map(skipped_words, report.skipped)
    for name in report.kept:
        yield f"{report.brief}: a file had been changed since it was built, its text is kept as {name}."
    if verbose:
        yield from (f"{report.brief}: {finding.text}" for finding in report.findings if finding.level == "warning")


def _as_json(moment: datetime, found: Sequence[FileChange], rebuilt: Sequence[Rebuilt]) -> dict[str, object]:
    return {
        "time": moment.isoformat(timespec="seconds"),
        "changed": [{"path": each.path, "what": each.what} for each in found],
        "briefs": [
            {
                "brief": each.brief,
                "outcome": each.outcome,
                "edition": each.report.edition if each.report else None,
                "text": each.words,
                "skipped": [{"path": s.path, "reason": s.reason, "remedy": s.remedy} for s in each.report.skipped]
                if each.report
                else [],
            }
            for each in rebuilt
        ],
    }
