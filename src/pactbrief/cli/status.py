"""`pactbrief status`: where each partnership stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbrief.cli.options import AsJson, Quiet, Verbose, WorkspaceDir

if TYPE_CHECKING:
    from pactbrief.model.dossier import Dossier, Strand
    from pactbrief.model.override import Effect
    from pactbrief.model.scenario import Outlined
    from pactbrief.pipeline.edition import ComposedEdition


def run(
    partnership: Annotated[str | None, typer.Argument(help="Its key, such as eu-jp; all without one.")] = None,
    *,
    brief: Annotated[str | None, typer.Option(metavar="BRIEF", help="The brief; else the first.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Cut-off; else today.")] = None,
    workspace: WorkspaceDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    json: AsJson = False,
) -> None:
    """Where each partnership stands: status, timeline, areas, regions, conflicts and gaps.

    Example: pactbrief status eu-jp
    """
    from pactbrief.cli import output
    from pactbrief.cli.asked import date_asked
    from pactbrief.pipeline.inputs import Order, brief_files
    from pactbrief.pipeline.overview import overview
    from pactbrief.pipeline.report import partnership_rows
    from pactbrief.settings import epoch, load_settings, require_workspace, today
    from pactbrief.store.edition_json import dossier_json, override_json

    place = require_workspace(workspace, Path.cwd())
    file = brief_files(place, (brief,) if brief else ())[0]
    order = Order(today(), date_asked(as_of), epoch())
    edition = overview(place, file, order, load_settings(place), output.ProgressLine(quiet), everything=True)
    dossiers = _chosen(edition, partnership)
    if json:
        output.print_json(
            [{**dossier_json(d), "overrides": [override_json(e) for e in _effects(d, edition)]} for d in dossiers]
        )
    elif partnership is None and not verbose:
        rows = [(r.key, r.name, r.stage, r.when or "undated", str(r.claims)) for r in partnership_rows(edition)]
        print(output.table(("key", "partnership", "stage", "date", "claims"), rows))
    else:
        print("\n\n".join(_told(dossier, edition) for dossier in dossiers))


def _chosen(edition: ComposedEdition, key: str | None) -> list[Dossier]:
    from pactbrief.errors import UsageError

    chosen = [d for d in edition.issue.dossiers if key in (None, d.partnership.key)]
    if key and not chosen:
        known = ", ".join(d.partnership.key for d in edition.issue.dossiers) or "none"
        raise UsageError(f"No source reports on a partnership {key!r}.", f"Reported are: {known}.")
    return chosen


def _told(dossier: Dossier, edition: ComposedEdition) -> str:
    from pactbrief.cli import output
    from pactbrief.compose import override_words
    from pactbrief.compose.gaps import gap_words

    wording, names = edition.issue.wording, edition.issue.names
    lines = [f"{dossier.name} ({dossier.partnership.key})"]
    for event in dossier.timeline:
        now = " (status)" if event == dossier.status else ""
        stage = wording.stage_label(event.stage, event.modality)
        lines.append(f"  {event.when or 'undated':<12}{stage}{now}, {_origins(event.origins)}")
    for label, strands in (("scope", dossier.scope), ("regions", dossier.regions), ("actors", dossier.actors)):
        named = {"scope": names.area, "regions": names.region}.get(label, lambda code: names.full.get(code, code))
        lines += [f"  {label}: {named(strand.value)}{_views(strand)}, {_origins(strand.origins)}" for strand in strands]
    for conflict in dossier.conflicts:
        lines.append(f"  conflict on {conflict.about}: {' / '.join(side.value for side in conflict.sides)}")
    lines += [f"  gap: {gap_words(gap, wording, dossier.name)}" for gap in dossier.gaps]
    lines += [f"  correction: {override_words(e, names, wording, str)}" for e in _effects(dossier, edition)]
    lines += [line for outlined in dossier.scenarios for line in _scenario(outlined, edition)]
    return "\n".join(map(output.printable, lines))


def _effects(dossier: Dossier, edition: ComposedEdition) -> list[Effect]:
    """The brief's overrides that altered what is said of the dossier's partnership."""
    return [effect for effect in edition.issue.effects if effect.touches(dossier.partnership.key)]


def _scenario(outlined: Outlined, edition: ComposedEdition) -> list[str]:
    """The scenario and its indicators: what each looks for, whether it was seen and since when."""
    from pactbrief.catalog.assessment import assessment_words
    from pactbrief.compose.conditions import condition_words

    scenario, issue = outlined.scenario, edition.issue
    judged = "derived from the ladder of stages" if scenario.derived else f"{scenario.likelihood} by {scenario.horizon}"
    lines = [f"  scenario: {scenario.name} ({scenario.kind}), {judged}"]
    for one in outlined.sightings:
        sought = condition_words(one.indicator.condition, issue.names, issue.wording, assessment_words())
        remark = f" ({assessment_words().remarks[one.remark]})" if one.remark else ""
        lines.append(f"    {one.indicator.id}: {one.state}{remark} since {one.since}, {one.movement}: {sought}")
    return lines


def _origins(count: int) -> str:
    return f"{count} origin{'' if count == 1 else 's'}"


def _views(strand: Strand) -> str:
    return " (in opinion or interview only)" if strand.views_only else ""
