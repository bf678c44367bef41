"""Looks at a workspace without building anything."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pactbrief.engine import engine_of
from pactbrief.errors import OutputError
from pactbrief.model.records import dataclass
from pactbrief.pipeline.articles import Progress, read_articles, reader, scan
from pactbrief.pipeline.files import write_whole
from pactbrief.settings import Settings, Workspace
from pactbrief.store import Article, ArticleStore, open_database
from pactbrief.store.editions import EditionStore, editions_by_brief

if TYPE_CHECKING:
    from pactbrief.pipeline.edition import ComposedEdition
    from pactbrief.pipeline.inputs import Order


def read_workspace(workspace: Workspace, settings: Settings, progress: Progress | None = None) -> dict[str, Article]:
    """All articles by path, through the store; a file that cannot be opened is an article with its reason.

    InputError where the workspace has no sources.
    """
    with open_database(workspace.cache) as database:
        known = EditionStore(database, time.time_ns())
        editions = [edition for each in editions_by_brief(workspace.briefs, known).values() for edition in each]
        files, skipped = scan(workspace, database, editions)
        engine = engine_of(settings.engine, settings.workers)
        articles = read_articles(reader(workspace.root, settings), files, ArticleStore(database), engine, progress)
    return {**articles, **{each.path: Article((), (), (each,)) for each in skipped}}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source's reporting comes from: the source that it nearly copies (its id), what it cites, and of single claims
    on whose word they stand, nearest first, with how many claims there are of each chain."""

    copy_of: str | None
    cites: tuple[str, ...]
    chains: tuple[tuple[tuple[str, ...], int], ...]


def origins_of(articles: Mapping[str, Article]) -> dict[str, Origin]:
    """The origin of each source, by its id."""
    from pactbrief.assemble import find_origins

    sources = [source for article in articles.values() for source in article.sources if not source.withdrawn()]
    extractions = [each for article in articles.values() for each in article.extractions]
    groups = find_origins(sources, extractions).of_source
    return {
        each.source: Origin(
            groups[each.source] if groups.get(each.source, each.source) != each.source else None,
            each.cites,
            tuple(sorted(Counter(claim.attribution for claim in each.claims if claim.attribution).items())),
        )
        for each in extractions
    }


def overview(
    workspace: Workspace,
    brief_file: Path,
    order: Order,
    settings: Settings,
    progress: Progress | None = None,
    *,
    everything: bool = False,
) -> ComposedEdition:
    """The edition that a build would make now, without its files; with `everything` all partnerships that are reported."""
    from pactbrief.pipeline.build import sources_in_hand
    from pactbrief.pipeline.edition import compose_edition
    from pactbrief.pipeline.inputs import gather

    inputs = gather(workspace, brief_file, order)
    hand = sources_in_hand(workspace, inputs, settings, progress, everything=everything)
    return compose_edition(workspace, inputs, hand)


def review(
    workspace: Workspace, brief: str, today: date, settings: Settings, out: Path | None = None, progress: Progress | None = None
) -> Path:
    """Writes the review page of the edition that a build would make now, and returns its path.

    OutputError where it cannot be written; UsageError where there is no such brief.
    """
    from pactbrief.pipeline.inputs import Order, brief_files, gather
    from pactbrief.verify.checks import check_memo
    from pactbrief.verify.review import review_page

    (brief_file,) = brief_files(workspace, (brief,))
    order = Order(today)
    edition = overview(workspace, brief_file, order, settings, progress)
    sources = {source.id: source for source in edition.hand.sources}
    memo = edition.memos[0]
    page = review_page(memo, sources, check_memo(memo, sources, edition.issue.claims))
    path = out or gather(workspace, brief_file, order).folder / "review.html"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, page)
    except OSError as error:
        raise OutputError(f"{path}: it cannot be written ({error.strerror}).", "Choose another place with --out.") from error
    return path
