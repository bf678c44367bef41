"""Which sources an edition may use: those in hand at its cut-off, with what the workspace knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pactbrief.model.claim import Extraction
from pactbrief.model.correction import SourceCorrection
from pactbrief.model.records import dataclass
from pactbrief.model.source import Rating, Skipped, Source
from pactbrief.model.withdrawal import Withdrawal
from pactbrief.pipeline.coverage import NOTHING, About
from pactbrief.store import Article, Outline


@dataclass(frozen=True, slots=True)
class Hand:
    """All sources in hand, in order of path; `files` gives the path of each one's file, `reported` the keys of the partnerships
    that it reports on, both by source id. `skipped` could not be read, `left_out` were not wanted; `faults` are tracebacks;
    `withdrawn` are the sources that would be in hand, had no one withdrawn them.

    Only what an edition is `about` is taken up whole (`take_up`): then the sources that report on it have their texts, and
    `extractions` hold their claims on it. All other sources are outlines, without text.
    """

    sources: tuple[Source, ...]
    files: Mapping[str, str]
    reported: Mapping[str, tuple[str, ...]]
    skipped: tuple[Skipped, ...]
    left_out: tuple[Skipped, ...]
    faults: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    about: About = NOTHING

    @property
    def partnerships(self) -> set[str]:
        """The keys of all partnerships that are reported on."""
        return {key for keys in self.reported.values() for key in keys}

    def concerning(self, about: About) -> Iterable[Source]:
        """The sources that report on it."""
        for source in self.sources:
            if source.id in about.sources or not about.partnerships.isdisjoint(self.reported[source.id]):
                yield source


def take_in_hand(
    outlines: Mapping[str, Outline], as_of: str, issued: str, listed: Mapping[str, str], register: Mapping[str, Rating]
) -> Hand:
    """The sources in hand on `as_of`, less those withdrawn by `issued` (ISO dates), none of them with its text yet. `listed` is
    source id to the date of the oldest edition that lists it, `register` publisher in lower case to its rating."""
    sources: list[Source] = []
    files: dict[str, str] = {}
    reported: dict[str, tuple[str, ...]] = {}
    skipped: list[Skipped] = []
    left_out: list[Skipped] = []
    withdrawn: list[Withdrawal] = []
    twins: dict[tuple[str, str], str] = {}
    for path, outline in sorted(outlines.items()):
        skipped.extend(outline.skipped)
        for source, partnerships in zip(outline.sources, outline.partnerships, strict=True):
            reason = _unwanted(source, as_of, listed)
            correction = None if reason else source.withdrawn(issued)
            if correction:
                withdrawn.append(Withdrawal(source.id, source.path, source.title, source.publisher, correction))
                reason = _withdrawn(correction)
            reason = reason or _twin(source, twins)
            if reason:
                left_out.append(Skipped(source.path, reason))
            elif source.id in files:
                skipped.append(Skipped(source.path, f"another source has its name, {source.id}.", "Rename the file."))
            else:
                sources.append(_graded(source, register))
                files[source.id] = path
                reported[source.id] = partnerships
    faults = tuple(outline.fault for outline in outlines.values() if outline.fault)
    return Hand(tuple(sources), files, reported, tuple(skipped), tuple(left_out), faults, tuple(withdrawn))


def take_up(hand: Hand, about: About, articles: Mapping[str, Article]) -> Hand:
    """The hand with the texts of all sources that report on what the edition is about, and their claims on it; `articles` by
    path of file."""
    whole: dict[str, Source] = {}
    extractions: list[Extraction] = []
    for source in hand.concerning(about):
        article = articles[hand.files[source.id]]
        for full, extraction in zip(article.sources, article.extractions, strict=True):
            if full.id == source.id:
                whole[source.id] = replace(
                    full,
                    cites=source.cites,
                    reliability=source.reliability,
                    descriptor=source.descriptor,
                    graded_by=source.graded_by,
                    graded_since=source.graded_since,
                )
                claims = tuple(claim for claim in extraction.claims if claim.partnership.key in about.partnerships)
                extractions.append(replace(extraction, claims=claims))
    sources = tuple(whole.get(source.id, source) for source in hand.sources)
    return replace(hand, sources=sources, extractions=tuple(extractions), about=about)


def _unwanted(source: Source, as_of: str, listed: Mapping[str, str]) -> str | None:
    """Why the source stays out, or None. An undated one counts from its receipt, else from the edition that first had it."""
    if source.published:
        return f"published {source.published.date}, after the cut-off" if _after(source.published.date, as_of) else None
    since = source.received or listed.get(source.id)
    return f"undated and in hand only since {since}, after the cut-off" if since and _after(since, as_of) else None


def _withdrawn(correction: SourceCorrection) -> str:
    """Why a withdrawn source stays out, with who withdrew it, when and why, as far as that is stated."""
    signed = ", ".join(filter(None, (correction.author, correction.date)))
    return ": ".join(filter(None, ("its sidecar says to ignore it", signed, correction.reason)))


def _twin(source: Source, twins: dict[tuple[str, str], str]) -> str | None:
    """Why the source is no further one, or None: the same file twice says nothing more. `twins` remembers what was seen."""
    first = twins.setdefault((source.sha256, source.text_sha256), source.path)
    return None if first == source.path else f"byte for byte the same as {first}"


def _after(day: str, as_of: str) -> bool:
    """Whether a date at any precision lies wholly after the cut-off."""
    return day > as_of[: len(day)]


def _graded(source: Source, register: Mapping[str, Rating]) -> Source:
    """With the register's rating, where the sidecar states none; its remark where the sidecar has none."""
    rating = register.get((source.publisher or "").casefold()) if register else None
    if rating is None:
        return source
    remarked = replace(source, descriptor=source.descriptor or rating.descriptor or None)
    if source.reliability:
        return remarked
    return replace(remarked, reliability=rating.grade, graded_by=rating.by or None, graded_since=rating.since or None)
