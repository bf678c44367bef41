"""What must be known of every source, however many there are, to see which of them an edition is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped, Source, without_text

if TYPE_CHECKING:
    from pactbrief.store.articles import Article

#: Characters of a text's hash that tell two texts apart: 128 bits.
_HASH = 32


class Line(NamedTuple):
    """A source in a few words: the `path` of its file, its id, its date of publication and of receipt, the beginning of its
    text's hash, whether its sidecar withdraws it or signs corrections, and the keys of the partnerships that it reports on."""

    path: str
    id: str
    published: str | None
    received: str | None
    text: str
    signed: bool
    partnerships: Sequence[str]


class Listing(NamedTuple):
    """The lines of all sources of a file and what of it was skipped. `fault` as in the article."""

    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The sources of a file without their texts."""

    sources: tuple[Source, ...]


def outline_of(article: Article) -> Outline:
    """The outline of an article; a source that states no origins has those that were found in its text."""
    pairs = zip(article.sources, article.extractions, strict=True)
    return Outline(tuple(replace(without_text(source), cites=source.cites or extraction.cites) for source, extraction in pairs))


def listing_of(path: str, article: Article) -> Listing:
    """The listing of the article of the file `path`."""
    return Listing(
        tuple(
            Line(
                path,
                source.id,
                source.published.date if source.published else None,
                source.received,
                source.text_sha256[:_HASH],
                source.ignore or bool(source.corrections),
                sorted({claim.partnership.key for claim in extraction.claims}),
            )
            for source, extraction in zip(article.sources, article.extractions, strict=True)
        ),
        article.skipped,
        article.fault,
    )


def listing_values(listing: Listing) -> list[Any]:
    """The listing as plain JSON values, without its path."""
    return [[line[1:] for line in listing.lines], [[each.path, each.reason, each.remedy] for each in listing.skipped]]


def listing_from(path: str, values: list[Any]) -> Listing:
    """The listing of the file `path`, from what `listing_values` made of it. TypeError or ValueError for anything else."""
    lines, skipped = values
    return Listing(tuple(Line(path, *line) for line in lines), tuple(Skipped(*each) for each in skipped))
