"""Which sources an edition may use: those in hand at its cut-off, with what the workspace knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pactbrief.model.claim import Extraction
from pactbrief.model.source import Skipped, Source
from pactbrief.store import Article


@dataclass(frozen=True, slots=True)
class Hand:
    """Sources with one extraction each, in order of path; `skipped` could not be read, `left_out` were not wanted;
    `faults` are tracebacks for the log."""

    sources: tuple[Source, ...]
    extractions: tuple[Extraction, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[Skipped, ...]
    faults: tuple[str, ...] = ()


def take_in_hand(articles: Mapping[str, Article], as_of: str, listed: Mapping[str, str], register: Mapping[str, str]) -> Hand:
    """The sources in hand on `as_of` (ISO date). `listed` is source id to the date of the oldest edition that lists it,
    `register` publisher in lower case to reliability."""
    sources: list[Source] = []
    extractions: list[Extraction] = []
    skipped: list[Skipped] = []
    left_out: list[Skipped] = []
    taken: set[str] = set()
    twins: dict[tuple[str, str], str] = {}
    for _, article in sorted(articles.items()):
        skipped.extend(article.skipped)
        for source, extraction in zip(article.sources, article.extractions, strict=True):
            reason = _unwanted(source, as_of, listed) or _twin(source, twins)
            if reason:
                left_out.append(Skipped(source.path, reason))
            elif source.id in taken:
                skipped.append(Skipped(source.path, f"another source has its name, {source.id}.", "Rename the file."))
            else:
                taken.add(source.id)
                sources.append(_graded(replace(source, cites=source.cites or extraction.cites), register))
                extractions.append(extraction)
    faults = tuple(article.fault for article in articles.values() if article.fault)
    return Hand(tuple(sources), tuple(extractions), tuple(skipped), tuple(left_out), faults)


def _unwanted(source: Source, as_of: str, listed: Mapping[str, str]) -> str | None:
    """Why the source stays out, or None. An undated one counts from its receipt, else from the edition that first had it."""
    if source.ignore:
        return "its sidecar says to ignore it"
    if source.published:
        return f"published {source.published.date}, after the cut-off" if _after(source.published.date, as_of) else None
    since = source.received or listed.get(source.id)
    return f"undated and in hand only since {since}, after the cut-off" if since and _after(since, as_of) else None


def _twin(source: Source, twins: dict[tuple[str, str], str]) -> str | None:
    """Why the source is no further one, or None: the same file twice says nothing more. `twins` remembers what was seen."""
    first = twins.setdefault((source.sha256, source.text_sha256), source.path)
    return None if first == source.path else f"byte for byte the same as {first}"


def _after(day: str, as_of: str) -> bool:
    """Whether a date at any precision lies wholly after the cut-off."""
    return day > as_of[: len(day)]


def _graded(source: Source, register: Mapping[str, str]) -> Source:
    """With the register's reliability, where the sidecar states none."""
    grade = register.get((source.publisher or "").casefold())
    return replace(source, reliability=grade) if grade and not source.reliability else source
