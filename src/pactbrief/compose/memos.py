"""The memos of an edition: the digest of all partnerships, and one memo for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from pactbrief.catalog.wording import Wording
from pactbrief.compose.assessment import grading_key, source_summary
from pactbrief.compose.board import board, calendar, mentioned
from pactbrief.compose.changed import change_line, changes_section
from pactbrief.compose.corrections import remark
from pactbrief.compose.desk import BRIEF, FULL, MANY, SHORT, Bounds, Desk, plain_sentence
from pactbrief.compose.edits import carry
from pactbrief.compose.figures import figures
from pactbrief.compose.frame import run_on
from pactbrief.compose.ledger import annex, colophon, corrections_section, method, source_changes, sources_section, span_words
from pactbrief.compose.names import LANGUAGES, Names
from pactbrief.compose.notes import Notebook
from pactbrief.compose.opening import bottom_line, headline
from pactbrief.compose.prose import capital, date_words, number
from pactbrief.compose.scenarios import yardstick_in_use
from pactbrief.compose.sections import partnership_section
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Change, Dossier, Event, Strand
from pactbrief.model.edit import Edit
from pactbrief.model.edition import Brief, EditionCorrection
from pactbrief.model.memo import Block, Memo, Sentence
from pactbrief.model.override import Effect
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source
from pactbrief.model.withdrawal import Withdrawal


@dataclass(frozen=True)
class Issue:
    """All that the memos of one edition share. `created` is the only time that gets into a file. `sources` are all that it is
    about, those behind `claims` with their texts; `further` is the number of reported partnerships that it is not about, and
    `elsewhere` are the ids of the sources that report on these alone. `earlier` are the sources as the previous edition
    recorded them, by id, `departed` the partnerships it had that are gone, `since` is its cut-off.
    """

    brief: Brief
    edition: str
    as_of: str
    previous: str | None
    created: str
    sources: Sequence[Source]
    claims: Mapping[str, Claim]
    dossiers: Sequence[Dossier]
    received: Mapping[str, str]
    origin_of: Mapping[str, str]
    names: Names
    wording: Wording
    labels: Mapping[str, str]
    order: Sequence[str]
    version: str
    edits: Sequence[Edit] = ()
    effects: Sequence[Effect] = ()
    further: int = 0
    withdrawn: Sequence[Withdrawal] = ()
    correction: EditionCorrection | None = None
    earlier: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    departed: Sequence[tuple[str, Change]] = ()
    elsewhere: Collection[str] = ()
    since: str | None = None


def compose_memos(issue: Issue) -> tuple[Memo, ...]:
    """The digest first, then the memos of the partnerships that the brief follows, as its `documents` ask."""
    return tuple(compose() for compose in planned_memos(issue))


def planned_memos(issue: Issue) -> list[Callable[[], Memo]]:
    """What composes each of the memos, in their order: one needs nothing of another."""
    followed, others = split_followed(issue)
    planned: list[Callable[[], Memo]] = []
    if "digest" in issue.brief.documents:
        planned.append(partial(_digest, issue, followed, others))
    if "partnerships" in issue.brief.documents:
        planned += [partial(_single, issue, dossier) for dossier in followed]
    return planned


def split_followed(issue: Issue) -> tuple[list[Dossier], list[Dossier]]:
    """(dossiers with a section of their own, dossiers only mentioned). A brief that names none follows every partnership
    on which the sources report more than a mention: a stage, and either areas or a second event. Interviews and opinion are
    no reports."""
    named = {d.partnership.key: d for d in issue.dossiers}
    if issue.brief.partnerships:
        keys = [w.key for w in issue.brief.partnerships if w.key in named]
    else:
        keys = [k for k, d in named.items() if _reported(d.timeline) and (_reported(d.scope) or len(_reported(d.timeline)) > 1)]
    others = [d for k, d in named.items() if k not in keys and k not in issue.brief.exclude]
    return [named[k] for k in keys], others


def _reported(told: Sequence[Event] | Sequence[Strand]) -> list[Event | Strand]:
    return [one for one in told if not one.views_only]


def _desk(issue: Issue, bounds: Bounds = FULL) -> Desk:
    by_id = {s.id: s for s in issue.sources}
    numbers = {s.id: i for i, s in enumerate(issue.sources, 1)}
    book = Notebook(
        by_id, numbers, issue.received, issue.as_of, issue.wording, _subjects(issue), issue.origin_of, _remarks(issue)
    )
    brief = issue.brief
    words = issue.wording, issue.labels
    judged = brief.yardstick, brief.exhaustive
    desk = Desk(by_id, issue.claims, issue.names, *words, brief.notes, book, bounds, *judged, edition=issue.edition)
    desk.earlier = frozenset(issue.earlier)
    return desk


def _remarks(issue: Issue) -> dict[str, str]:
    """What notes say of the claims that the analyst corrected, by id."""
    ids = {claim.id for effect in issue.effects for claim in effect.after} & issue.claims.keys()
    return {one: remark(issue.claims[one], issue.names, issue.wording) for one in ids}


def _subjects(issue: Issue) -> dict[str, str]:
    """The partnership that each source says most about, by name."""
    names = {d.partnership.key: f"the {d.name} partnership" for d in issue.dossiers}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in issue.claims.values():
        counts[claim.source][claim.partnership.key] += 1
    return {source: names[count.most_common(1)[0][0]] for source, count in counts.items()}


def _digest(issue: Issue, followed: Sequence[Dossier], others: Sequence[Dossier]) -> Memo:
    in_short = "partnerships" in issue.brief.documents
    desk = _desk(issue, SHORT if len(followed) >= MANY else BRIEF if in_short else FULL)
    desk.in_short, desk.board = in_short, "board" in issue.order
    parts: dict[str, Callable[[], list[Block]]] = {
        "bottom_line": lambda: bottom_line(desk, followed, issue.sources),
        "changes": lambda: changes_section(desk, followed, issue.previous, _further_changes(issue, desk)),
        "board": lambda: [*board(desk, followed), *figures(desk, followed)],
        "partnerships": lambda: [
            *(block for d in followed for block in partnership_section(desk, d, issue.order, 1)),
            *mentioned(desk, others, issue.further),
        ],
        "calendar": lambda: calendar(desk, followed, issue.as_of),
        "sources": lambda: [
            *sources_section(desk, issue.sources, len(issue.elsewhere)),
            *source_summary(desk, followed, issue.sources),
            *corrections_section(desk, issue.effects, issue.sources, issue.withdrawn),
        ],
        "annex": lambda: annex(desk, issue.sources),
        "method": lambda: run_on([*method(desk), *grading_key(desk, issue.sources), *yardstick_in_use(desk, followed)]),
        "colophon": lambda: colophon(desk, issue.sources, issue.version, not _behind_method(issue)),
    }
    blocks = [block for name in issue.order if name in parts for block in parts[name]()]
    return _memo(issue, desk, issue.brief.name, headline(desk, followed), issue.brief.title, blocks, issue.sources)


def _behind_method(issue: Issue) -> bool:
    """Whether the house style prints the colophon right behind the method."""
    return ("method", "colophon") in pairwise(issue.order)


def _correction(correction: EditionCorrection, wording: Wording) -> str:
    form = wording.corrections["edition"]
    issued = date_words(correction.issued)
    return form.format(edition=correction.of, date=issued, reason=correction.reason.rstrip(".") + ".")


def _corrects(issue: Issue, desk: Desk) -> list[tuple[Sentence, ...]]:
    """That the edition corrects another one, on which day and why."""
    if issue.correction is None:
        return []
    words = plain_sentence(_correction(issue.correction, issue.wording), "analyst")
    return [(plain_sentence(issue.wording.signs["other"], "count"), words)]


def _further_changes(issue: Issue, desk: Desk) -> list[tuple[Sentence, ...]]:
    """Partnerships that are gone, and what became of the sources of the previous edition."""
    earlier = {one: was for one, was in issue.earlier.items() if one not in issue.elsewhere}
    lines = _corrects(issue, desk) + [change_line(desk, name, change) for name, change in issue.departed]
    return lines + source_changes(desk, issue.sources, issue.withdrawn, earlier)


def _single(issue: Issue, dossier: Dossier) -> Memo:
    desk = _desk(issue)
    desk.graded = "assessment" in issue.order
    used = _used(issue, [dossier])
    own = [effect for effect in issue.effects if effect.touches(dossier.partnership.key)]
    parts: dict[str, Callable[[], list[Block]]] = {
        "bottom_line": lambda: bottom_line(desk, [dossier], used),
        "changes": lambda: changes_section(desk, [dossier], issue.previous, _corrects(issue, desk)),
        # The memo's title is the heading of its one partnership.
        "partnerships": lambda: partnership_section(desk, dossier, issue.order, 0)[1:],
        "calendar": lambda: calendar(desk, [dossier], issue.as_of),
        "sources": lambda: [
            *sources_section(desk, used),
            *source_summary(desk, [dossier], used),
            *corrections_section(desk, own, used),
        ],
        "annex": lambda: annex(desk, used),
        "method": lambda: run_on([*method(desk), *grading_key(desk, used), *yardstick_in_use(desk, [dossier])]),
        "colophon": lambda: colophon(desk, used, issue.version, not _behind_method(issue)),
    }
    blocks = [block for name in issue.order if name in parts for block in parts[name]()]
    title = headline(desk, [dossier])
    return _memo(issue, desk, dossier.partnership.key, title, f"{dossier.name}: {issue.brief.series}", blocks, used)


def _used(issue: Issue, dossiers: Sequence[Dossier]) -> list[Source]:
    """The sources that any claim of these dossiers comes from, in the order of the ledger."""
    keys = {d.partnership.key for d in dossiers}
    ids = {c.source for c in issue.claims.values() if c.partnership.key in keys}
    return [s for s in issue.sources if s.id in ids]


def _identity(issue: Issue, sources: Sequence[Source]) -> tuple[tuple[str, str], ...]:
    """The head block (TRADECRAFT.md section 7, row 1). An edition is issued on its cut-off at the earliest."""
    brief, words = issue.brief, issue.wording.head
    since = issue.since if issue.since and issue.since < issue.as_of else None
    period = words["period" if since else "period-first"]
    begin = date_words((date.fromisoformat(since) + timedelta(days=1)).isoformat()) if since else ""
    issued = date_words(max(issue.created[:10], issue.as_of))
    lines = {
        "series": f"{brief.series} · {brief.handling}" if brief.handling else brief.series,
        "edition": words["previous" if issue.previous else "first"].format(edition=issue.edition, previous=issue.previous),
        "correction": _correction(issue.correction, issue.wording) if issue.correction else "",
        "period": period.format(since=begin, until=date_words(issue.as_of), date=span_words(sources)),
        "cut-off": words["end-of-day"].format(date=date_words(issue.as_of)),
        "issued": words["in-language"].format(date=issued, language=LANGUAGES[brief.language]),
        "sources": capital(number(len(sources))),
        "contact": brief.contact,
    }
    return tuple((issue.labels[f"head-{name}"], text) for name, text in lines.items() if text)


def _memo(
    issue: Issue, desk: Desk, name: str, title: str, subtitle: str, blocks: list[Block], sources: Sequence[Source]
) -> Memo:
    edits = [edit for edit in issue.edits if edit.document == name]
    carried, notes, replaced = carry(blocks, desk.book, edits, issue.claims, issue.wording)
    return Memo(
        name=name,
        title=title,
        subtitle=subtitle,
        series=issue.brief.series,
        edition=issue.edition,
        as_of=issue.as_of,
        language=issue.brief.language,
        subject=subtitle,
        keywords=tuple(d.name for d in issue.dossiers if name in (issue.brief.name, d.partnership.key)),
        identity=_identity(issue, sources),
        blocks=carried,
        notes=notes,
        created=issue.created,
        author=issue.brief.contact,
        extra={"handling": issue.brief.handling, "as_of": date_words(issue.as_of)},
        replaced=replaced,
        listed=tuple(desk.listed),
    )
