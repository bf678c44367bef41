"""The [[override]] entries of a brief, and what became of them."""

from __future__ import annotations

from typing import Literal

from pactbrief.model.claim import Claim
from pactbrief.model.records import dataclass

Action = Literal["suppress", "correct", "merge", "split", "party"]
#: Why an override did nothing: it is dated after the edition; its source is not in hand; no claim fits; the claims say it
#: already; what it corrects is no stage.
Idle = Literal["later", "no-source", "no-claim", "needless", "no-stage"]


@dataclass(frozen=True, slots=True)
class Override:
    """An [[override]] entry of a brief; `place` is its file and line.

    It is about the claims that fit all of `claims` (ids), `source`, `partnership`, `stage` and `area` that it states. They are
    left out (suppress), given another stage, modality or date (correct), counted under the partnership `into` (merge, split),
    or have `party` replaced by `to_party`.
    """

    place: str
    action: Action
    author: str
    date: str
    reason: str
    claims: tuple[str, ...] = ()
    source: str | None = None
    partnership: str | None = None
    stage: str | None = None
    area: str | None = None
    to_stage: str | None = None
    to_modality: str | None = None
    to_when: str | None = None
    into: str | None = None
    party: str | None = None
    to_party: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an override did: the claims it altered, as they were before and as they are now (those left out: none)."""

    override: Override
    before: tuple[Claim, ...] = ()
    after: tuple[Claim, ...] = ()
    idle: Idle | None = None

    def touches(self, key: str) -> bool:
        """Whether it altered what is said of the partnership of this key."""
        return any(claim.partnership.key == key for claim in (*self.before, *self.after))
