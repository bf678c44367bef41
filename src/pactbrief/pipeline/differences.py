"""What changed between two editions of a brief, from their edition.json alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pactbrief.assemble import (
    find_changes,
    recorded_edition,
    recorded_scenarios,
    recorded_sources,
    recorded_standings,
    scenario_changes,
    unfollowed,
)
from pactbrief.catalog.wording import load_wording
from pactbrief.compose import Names, change_words
from pactbrief.errors import UsageError
from pactbrief.model.dossier import Change
from pactbrief.model.records import dataclass
from pactbrief.pipeline.articles import additions_of
from pactbrief.pipeline.edition import names_in
from pactbrief.settings import Workspace
from pactbrief.store.editions import Edition, editions_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A change to one partnership, and the sentence that says it."""

    partnership: str
    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Differences:
    """From edition `before` to edition `after`; sources by id. `correction` is what `after` says that it corrects."""

    before: str
    after: str
    arrived: tuple[str, ...]
    withdrawn: tuple[str, ...]
    replaced: tuple[str, ...]
    corrected: tuple[str, ...]
    changes: tuple[Difference, ...]
    correction: Mapping[str, str] | None = None


def differences(brief_file: Path, before: str | None, after: str | None, language: str = "en") -> Differences:
    """Between two editions of the brief; without names between the last two. UsageError where there are no such editions."""
    editions = {edition.name: edition for edition in editions_of(brief_file.parent)}
    names = list(editions)
    brief, there = brief_file.parent.name, f"There are: {', '.join(names) or 'none'}."
    for asked in filter(None, (before, after)):
        if asked not in editions:
            raise UsageError(f"There is no edition {asked!r} of {brief}.", there)
    if len(names) < 2:
        raise UsageError(f"{brief} has fewer than two editions.", "Build another with: pactbrief build")
    last = after or names[-1]
    base = editions[last].record["previous"]
    earlier = [name for name in names if editions[name].as_of < editions[last].as_of or name in (before, base)]
    if before is None and not earlier:
        raise UsageError(f"No edition is older than {last}.", there)
    workspace = Workspace(brief_file.parents[2])
    names_of = names_in(language, additions_of(workspace), workspace.root)
    return _between(editions[before or (base if base in earlier else earlier[-1])], editions[last], names_of, language)


def _between(before: Edition, after: Edition, names: Names, language: str) -> Differences:
    old, new = _sources(before), _sources(after)
    return Differences(
        before.name,
        after.name,
        arrived=tuple(sorted(recorded_sources(after.record) - recorded_sources(before.record))),
        withdrawn=tuple(sorted(recorded_sources(before.record) - recorded_sources(after.record))),
        replaced=tuple(sorted(key for key in new.keys() & old.keys() if new[key] != old[key])),
        corrected=tuple(sorted(_corrected(before, after))),
        changes=tuple(_changes(before.record, after.record, names, language)),
        correction=after.record.get("correction"),
    )


def _sources(edition: Edition) -> dict[str, str]:
    return {source["id"]: source["sha256"] for source in edition.record["sources"]}


def _corrected(before: Edition, after: Edition) -> Iterator[str]:
    """The sources whose sidecar corrects other fields than before."""
    was = {source["id"]: source.get("corrected", {}) for source in before.record["sources"]}
    for source in after.record["sources"]:
        if source["id"] in was and source.get("corrected", {}) != was[source["id"]]:
            yield source["id"]


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], names: Names, language: str) -> list[Difference]:
    wording = load_wording(language)
    old, new, later = recorded_standings(before), recorded_standings(after), recorded_edition(after)
    titles = {d["partnership"]["key"]: d["partnership"]["name"] for record in (before, after) for d in record["dossiers"]}
    scenarios = recorded_scenarios(before), recorded_scenarios(after)
    found = []
    for key in sorted((old.keys() | new.keys()) - unfollowed(before) - unfollowed(after)):
        now, then = new.get(key), old.get(key)
        changes = find_changes(now, then, later)
        if now and then:
            changes += scenario_changes(scenarios[1].get(key, ()), scenarios[0].get(key, ()), later.source_of)
        found += [Difference(key, c, change_words(c, titles[key], names, wording)) for c in changes]
    return found
