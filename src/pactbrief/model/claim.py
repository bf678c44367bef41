"""A claim: one normalised statement of a source about a partnership; a mention: something recognised in its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pactbrief.model.correction import Correction
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.source import Genre

ClaimKind = Literal["status", "scope", "region", "actor", "outlook"]
Modality = Literal["happened", "planned", "possible", "denied"]
MentionKind = Literal["party", "instrument", "stage", "scope", "region", "actor", "date", "attribution", "modality"]


@dataclass(frozen=True, slots=True, order=True)
class Partnership:
    """Parties (ISO 3166-1 alpha-2 or organisation codes, sorted) and instrument; `key` identifies it everywhere.

    The parties' security and defence partnership has the bare key `eu-jp`; another instrument of the same parties has a
    suffix after a dot: `eu-jp.strategic-partnership-agreement`. `instrument` is as the article names it.
    """

    key: str
    parties: tuple[str, ...]
    instrument: str | None = None

    @property
    def suffix(self) -> str:
        """What the key adds for another instrument; empty for the security and defence partnership."""
        return self.key.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Mention:
    """Something recognised at `text[start:end]`; `value` is its normal form (party code, stage, area, ISO date ...)."""

    kind: MentionKind
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says of a partnership. `id` is stable while the source's bytes and the extractor's version stand.

    `when` is ISO 8601 at the precision known; `printed_when` the words it was read from, also where they cannot be resolved
    ("on the 1st"). `attribution` is nearest first (who says so, on whose word), empty where the article says it itself.
    `genre` is that of the section that holds the evidence. `rule` and `words` say what made the claim, for `inspect`.
    `detail` is the clause that carries the claim (inside the first passage), from which prose may quote. `corrected` is what an
    analyst's overrides made of it, in their order: what it says then is theirs, its evidence the source's.
    """

    id: str
    source: str
    partnership: Partnership
    kind: ClaimKind
    value: str
    modality: Modality
    when: str | None
    evidence: tuple[Passage, ...]
    where: str | None = None
    who: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    genre: Genre = "unknown"
    printed_when: str | None = None
    detail: Passage | None = None
    rule: str = ""
    words: tuple[str, ...] = ()
    corrected: tuple[Correction, ...] = ()

    @property
    def restated(self) -> bool:
        """Whether an analyst made it say another stage or date than its source was read to say."""
        return any(correction.restates for correction in self.corrected)


def partnership_of(parties: Iterable[str], instrument: str | None = None, suffix: str = "") -> Partnership:
    """The partnership between `parties`; `suffix` names another instrument of theirs."""
    codes = tuple(sorted(parties))
    key = "-".join(code.lower() for code in codes)
    return Partnership(f"{key}.{suffix}" if suffix else key, codes, instrument)


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A sentence that holds a cue (`words`) but gave no claim, and the reason in words; shown by `inspect`."""

    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was drawn from one source; a pure function of the source and the vocabulary."""

    source: str
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    cites: tuple[str, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
