"""An edition in the making: sources to dossiers and memos, and the record of what became of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from pactbrief import __version__
from pactbrief.assemble import (
    Compared,
    Origins,
    Watch,
    apart,
    apply_overrides,
    assemble,
    compared_by,
    departed,
    find_origins,
    watched,
    with_ledger,
)
from pactbrief.catalog.brief import check_indicators, check_partnerships
from pactbrief.catalog.overrides import check_overrides
from pactbrief.catalog.wording import load_display_names, load_wording
from pactbrief.compose import Issue, Names, idle_overrides, planned_memos
from pactbrief.engine import map_shared
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Change, Dossier
from pactbrief.model.edition import Brief, Output
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Memo
from pactbrief.model.override import Effect
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source
from pactbrief.model.style import HouseStyle
from pactbrief.pipeline.articles import additions_of, vocabulary_of
from pactbrief.pipeline.finishing import Finished, style_of
from pactbrief.pipeline.hand import Hand
from pactbrief.pipeline.inputs import Inputs, digest_in_hand
from pactbrief.pipeline.striking import ROUNDS, struck_claims, warning, without
from pactbrief.settings import Workspace
from pactbrief.store import Line
from pactbrief.store.edition_json import EditionContent, edition_text, to_edition_json
from pactbrief.store.editions import FILE_NAME
from pactbrief.store.edits_json import carried_json
from pactbrief.store.prov_json import PROV_NAME, prov_text
from pactbrief.verify.bounds import check_bounds
from pactbrief.verify.checks import check_memo


@dataclass(frozen=True, slots=True)
class ComposedEdition:
    """The dossiers and memos of an edition, with everything they were made of."""

    hand: Hand
    origins: Origins
    issue: Issue
    style: HouseStyle
    memos: tuple[Memo, ...] = ()
    findings: tuple[Finding, ...] = ()


def compose_edition(workspace: Workspace, inputs: Inputs, hand: Hand, workers: int = 0) -> ComposedEdition:
    """Claims to dossiers to memos, those statements struck that their evidence does not carry.

    SettingsError where the brief names a partnership or a style that does not exist.
    """
    sources = {source.id: source for source in hand.sources}
    hand, effects = _overridden(workspace, inputs, hand)
    struck: dict[str, Finding] = {}
    checked: dict[str, _Checked] = {}
    for _ in range(ROUNDS):
        edition = _planned(workspace, inputs, replace(hand, extractions=without(hand.extractions, struck)), effects)
        check = partial(_checked, sources, edition.issue.claims, checked)
        checked = {made[0].name: made for made in map_shared(check, planned_memos(edition.issue), workers)}
        edition = replace(edition, memos=tuple(memo for memo, _ in checked.values()))
        findings = [fault for _, faults in checked.values() for fault in faults]
        more = {claim: fault for claim, fault in struck_claims(edition.memos, findings).items() if claim not in struck}
        if not more:
            break
        struck |= more
    warnings = dict.fromkeys(warning(fault) for fault in struck.values())
    return replace(edition, findings=(*findings, *warnings, *idle_overrides(effects, edition.issue.wording)))


_Checked = tuple[Memo, tuple[Finding, ...]]


def _checked(
    sources: Mapping[str, Source], claims: Mapping[str, Claim], before: Mapping[str, _Checked], compose: Callable[[], Memo]
) -> _Checked:
    """A memo, and what the checks before rendering find on it; one that is composed as `before` is found to be as before."""
    memo = compose()
    known = before.get(memo.name)
    if known is not None and known[0] == memo:
        return known
    return memo, (*check_memo(memo, sources, claims), *check_bounds(memo, sources, claims))


def _names(workspace: Workspace, brief: Brief) -> Names:
    """Display names with the workspace's own vocabulary and the brief's own names."""
    return replace(names_in(brief.language, additions_of(workspace), workspace.root), own=brief.names)


def _overridden(workspace: Workspace, inputs: Inputs, hand: Hand) -> tuple[Hand, tuple[Effect, ...]]:
    """The hand with instruments of the same parties kept apart and the brief's overrides applied, and what became of each."""
    overrides, names = inputs.brief.overrides, _names(workspace, inputs.brief)
    hand = replace(hand, extractions=apart(hand.extractions, names.instruments))
    if not overrides:
        return hand, ()
    codes = names.short
    check_overrides(overrides, codes)
    extractions, effects = apply_overrides(hand.extractions, overrides, inputs.issued, codes)
    return replace(hand, extractions=extractions), effects


def _planned(workspace: Workspace, inputs: Inputs, hand: Hand, effects: Sequence[Effect]) -> ComposedEdition:
    """The edition as far as its dossiers: its memos are still to be composed."""
    brief = inputs.brief
    whole = tuple(source for source in hand.sources if source.text)
    origins = find_origins(whole, hand.extractions)
    previous = inputs.previous.record if inputs.previous else None
    edition = compared_by([line.id for line in hand.lines], hand.extractions, effects)
    dossiers = assemble(whole, hand.extractions, origins, inputs.as_of, previous, edition)
    names = _names(workspace, brief)
    check_partnerships(brief, inputs.brief_file, hand.partnerships, names.short)
    check_indicators(brief, inputs.brief_file, names.short)
    received = received_dates(inputs, hand)
    watch = Watch(hand.sources, hand.extractions, origins, inputs.as_of, received, inputs.edition, previous)
    claims = {claim.id: claim for extraction in hand.extractions for claim in extraction.claims}
    dossiers = with_ledger(watched(dossiers, brief.scenarios, watch), claims, inputs.edition, previous)
    wording = load_wording(brief.language)
    style = style_of(workspace, inputs)
    issue = Issue(
        brief=brief,
        edition=inputs.edition,
        as_of=inputs.as_of,
        previous=inputs.previous.name if inputs.previous else None,
        created=inputs.created,
        sources=hand.sources,
        claims=claims,
        dossiers=tuple(replace(dossier, name=names.partnership(dossier.partnership)) for dossier in dossiers),
        received=received,
        origin_of={claim.id: origins.of(claim) for extraction in hand.extractions for claim in extraction.claims},
        names=names,
        wording=wording,
        labels={**wording.labels, **style.labels},
        order=style.sections,
        version=__version__,
        edits=inputs.written.edits,
        effects=effects,
        further=len(hand.partnerships.difference(brief.exclude, hand.about.partnerships)),
        withdrawn=hand.withdrawn,
        correction=inputs.correction,
        earlier={source["id"]: source for source in previous["sources"]} if previous else {},
        elsewhere=frozenset(line.id for line in hand.elsewhere),
        departed=_departed(inputs, hand, dossiers, edition),
        since=inputs.previous.as_of if inputs.previous else None,
    )
    return ComposedEdition(hand, origins, issue, style)


def _departed(inputs: Inputs, hand: Hand, dossiers: Sequence[Dossier], edition: Compared) -> tuple[tuple[str, Change], ...]:
    """Name and change of the partnerships that the brief follows and that nothing is reported on any more."""
    if inputs.previous is None:
        return ()
    reported = hand.partnerships | {dossier.partnership.key for dossier in dossiers}
    followed = {wanted.key for wanted in inputs.brief.partnerships}
    gone = departed(inputs.previous.record, reported, edition)
    return tuple((name, change) for key, name, change in gone if not followed or key in followed)


def received_dates(inputs: Inputs, hand: Hand) -> dict[str, str]:
    """Since when each source is in hand: as its sidecar states, else the cut-off of the oldest earlier edition that has it."""
    dates = {}
    for source in hand.sources:
        since = _received(inputs, source)
        if since:
            dates[source.id] = since
    return dates


def _received(inputs: Inputs, source: Source | Line) -> str | None:
    """As stated, if that is not after the cut-off; else since when earlier editions have it."""
    if source.received:
        return source.received if source.received <= inputs.as_of else None
    since = inputs.listed.get(source.id)
    return since if since and since < inputs.as_of else None


def records_of(inputs: Inputs, edition: ComposedEdition, finished: Finished) -> tuple[Output, ...]:
    """The edition's edition.json, last; before it the same as W3C PROV, where the brief asks for it."""
    elsewhere = edition.hand.elsewhere
    content = EditionContent(
        brief=inputs.brief.name,
        edition=inputs.edition,
        as_of=inputs.as_of,
        previous=edition.issue.previous,
        inputs=digest_in_hand(inputs, {source.path for source in edition.hand.sources}, edition.issue.received),
        program=__version__,
        sources=edition.hand.sources,
        extractions=edition.hand.extractions,
        received=edition.issue.received,
        origins=edition.origins.of_source,
        dossiers=edition.issue.dossiers,
        documents=finished.documents,
        findings=finished.findings,
        edits=carried_edits(inputs, edition),
        overrides=edition.issue.effects,
        withdrawn=edition.hand.withdrawn,
        further=sorted(edition.hand.partnerships - edition.hand.about.partnerships),
        further_sources={
            "dated": [line.id for line in elsewhere if line.published],
            "undated": {line.id: _received(inputs, line) for line in elsewhere if not line.published},
        },
        correction=inputs.correction,
    )
    record = to_edition_json(content)
    companions = []
    if "prov" in inputs.brief.formats:
        companions.append(Output(PROV_NAME, "prov", prov_text(record).encode()))
    record["companions"] = [{"path": c.path, "sha256": hashlib.sha256(c.content).hexdigest()} for c in companions]
    return (*companions, Output(FILE_NAME, "json", edition_text(record).encode()))


def carried_edits(inputs: Inputs, edition: ComposedEdition) -> list[dict[str, Any]]:
    """Every edit with what became of it; one whose document is not in this edition is carried on all the same."""
    replaced = {(memo.name, one.region): one for memo in edition.memos for one in memo.replaced}
    return [
        carried_json(edit, one.generated if one else "", one.review if one else False)
        for edit in inputs.written.edits
        for one in [replaced.get((edit.document, edit.region))]
    ]


@cache
def names_in(language: str, additions: str = "{}", root: Path = Path()) -> Names:
    """Display names of parties, areas, regions and instruments: the vocabulary's with the additions of the workspace `root`
    (JSON text), and over them those set for display."""
    vocabulary = vocabulary_of(additions, root)
    known: dict[str, str] = {}
    for table in ("states", "parties"):
        for code, roles in vocabulary.table(language, table).items():
            names = roles.get("name") or roles.get("abbreviation") if isinstance(roles, Mapping) else None
            if names and code != "none":
                known.setdefault(code, code if len(code) > 2 or code == "EU" else names[0].replace(" & ", " and "))
    display = load_display_names(language)
    instruments = {key: str(row["label"]) for key, row in vocabulary.taxonomy("instruments").items() if row["own"]}
    return Names({**known, **display.short}, {**known, **display.full}, display.areas, display.regions, instruments)
