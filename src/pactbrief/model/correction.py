"""What an analyst corrected, of claims and of sources. A correction never invents: the evidence stays as it was."""

from __future__ import annotations

from pactbrief.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """That an analyst corrected a claim: who, when (ISO 8601), why, and what it said before.

    `before` has either stage, modality and when, or partnership (its key), in alphabetical order.
    """

    author: str
    date: str
    reason: str
    before: tuple[tuple[str, str | None], ...]

    @property
    def restates(self) -> bool:
        """Whether it made the claim say another stage or date, not only of another partnership."""
        return any(name == "stage" for name, _ in self.before)


@dataclass(frozen=True, slots=True)
class SourceCorrection:
    """A [[correction]] of a sidecar: who, when (ISO 8601) and why, as far as stated. `ignore` says whether the source is
    left out from that day on; it is None where the entry is about what else the sidecar states."""

    author: str | None = None
    date: str | None = None
    reason: str | None = None
    ignore: bool | None = None
