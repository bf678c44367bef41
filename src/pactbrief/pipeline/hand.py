"""Which sources an edition may use: those in hand at its cut-off, with what the workspace knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pactbrief.model.claim import Extraction
from pactbrief.model.correction import SourceCorrection
from pactbrief.model.records import dataclass
from pactbrief.model.source import Rating, Skipped, Source
from pactbrief.model.withdrawal import Withdrawal
from pactbrief.pipeline.coverage import NOTHING, About
from pactbrief.store import Article, Line, Listing, Outline


@dataclass(frozen=True, slots=True)
class Hand:
    """All sources in hand, in order of path, in a line each; `skipped` could not be read, `left_out` were not wanted; `faults`
    are tracebacks; `withdrawn` are the sources that would be in hand, had no one withdrawn them.

    Only what an edition is `about` is taken up (`take_up`): `sources` are then those that report on it, with their texts and
    in `extractions` with their claims on it, and those that report on no partnership at all, without text. All others are
    never more than a line.
    """

    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[Skipped, ...]
    faults: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    sources: tuple[Source, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    about: About = NOTHING

    @property
    def partnerships(self) -> set[str]:
        """The keys of all partnerships that are reported on."""
        return {key for line in self.lines for key in line.partnerships}

    def concerning(self, about: About) -> list[Line]:
        """The sources that report on it."""
        return [line for line in self.lines if not about.partnerships.isdisjoint(line.partnerships) or line.id in about.sources]

    @property
    def silent(self) -> list[Line]:
        """The sources that report on no partnership."""
        return [line for line in self.lines if not line.partnerships]

    @property
    def elsewhere(self) -> list[Line]:
        """The sources that report on other partnerships alone than the edition is about."""
        taken = {source.id for source in self.sources}
        return [line for line in self.lines if line.id not in taken]


def take_in_hand(
    listings: Mapping[str, Listing],
    signed: Mapping[str, Outline],
    files: Mapping[str, str],
    as_of: str,
    issued: str,
    listed: Mapping[str, str],
) -> Hand:
    """The sources in hand on `as_of`, less those withdrawn by `issued` (ISO dates). `signed` are the outlines of the files
    whose sidecars withdraw or correct them, `files` path to hash of the bytes, `listed` source id to the date of the oldest
    edition that lists it."""
    lines: dict[str, Line] = {}
    skipped: list[Skipped] = []
    left_out: list[Skipped] = []
    withdrawn: list[Withdrawal] = []
    twins: dict[tuple[str, str], str] = {}
    for path, listing in sorted(listings.items()):
        skipped.extend(listing.skipped)
        for place, line in enumerate(listing.lines):
            reason = _unwanted(line, as_of, listed)
            if line.signed and not reason:
                source = signed[path].sources[place]
                correction = source.withdrawn(issued)
                if correction:
                    withdrawn.append(Withdrawal(source.id, source.path, source.title, source.publisher, correction))
                    reason = _withdrawn(correction)
            reason = reason or _twin(line, files[path], twins)
            if reason:
                left_out.append(Skipped(path, reason))
            elif line.id in lines:
                skipped.append(Skipped(path, f"another source has its name, {line.id}.", "Rename the file."))
            else:
                lines[line.id] = line
    faults = tuple(listing.fault for listing in listings.values() if listing.fault)
    return Hand(tuple(lines.values()), tuple(skipped), tuple(left_out), faults, tuple(withdrawn))


def take_up(
    hand: Hand, about: About, articles: Mapping[str, Article], silent: Mapping[str, Outline], register: Mapping[str, Rating]
) -> Hand:
    """The hand with the sources that report on what the edition is about, from their `articles`, and those that report on
    nothing, from their outlines, both by path of file. `register` is publisher in lower case to its rating."""
    taken: dict[str, Source] = {}
    extractions: list[Extraction] = []
    for line in hand.concerning(about):
        article = articles[line.path]
        for source, extraction in zip(article.sources, article.extractions, strict=True):
            if source.id == line.id:
                taken[line.id] = replace(source, cites=source.cites or extraction.cites)
                claims = tuple(claim for claim in extraction.claims if claim.partnership.key in about.partnerships)
                extractions.append(replace(extraction, claims=claims))
    for line in hand.silent:
        if line.id not in taken:
            taken |= {source.id: source for source in silent[line.path].sources if source.id == line.id}
    sources = tuple(_graded(taken[line.id], register) for line in hand.lines if line.id in taken)
    return replace(hand, sources=sources, extractions=tuple(extractions), about=about)


def _unwanted(line: Line, as_of: str, listed: Mapping[str, str]) -> str | None:
    """Why the source stays out, or None. An undated one counts from its receipt, else from the edition that first had it."""
    if line.published:
        return f"published {line.published}, after the cut-off" if _after(line.published, as_of) else None
    since = line.received or listed.get(line.id)
    return f"undated and in hand only since {since}, after the cut-off" if since and _after(since, as_of) else None


def _withdrawn(correction: SourceCorrection) -> str:
    """Why a withdrawn source stays out, with who withdrew it, when and why, as far as that is stated."""
    signed = ", ".join(filter(None, (correction.author, correction.date)))
    return ": ".join(filter(None, ("its sidecar says to ignore it", signed, correction.reason)))


def _twin(line: Line, sha256: str, twins: dict[tuple[str, str], str]) -> str | None:
    """Why the source is no further one, or None: the same file twice says nothing more. `twins` remembers what was seen."""
    first = twins.setdefault((sha256, line.text), line.path)
    return None if first == line.path else f"byte for byte the same as {first}"


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
