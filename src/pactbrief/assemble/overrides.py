"""The analyst's overrides applied to what was extracted: claims left out, corrected, or counted under another partnership.

They are applied in the order of the brief, each to what those above it left, so that an entry names what `status` shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from pactbrief.catalog.partnerships import parties_in
from pactbrief.model.claim import Claim, Extraction, Partnership, partnership_of
from pactbrief.model.correction import Correction
from pactbrief.model.override import Action, Effect, Idle, Override


def apply_overrides(
    extractions: Sequence[Extraction], overrides: Sequence[Override], issued: str, codes: Collection[str]
) -> tuple[tuple[Extraction, ...], tuple[Effect, ...]]:
    """The extractions as corrected on `issued` (ISO date), and what became of each override. `codes` are all known parties."""
    effects = []
    current = tuple(extractions)
    for override in overrides:
        if override.date > issued:
            effects.append(Effect(override, idle="later"))
            continue
        current, effect = _applied(current, override, codes)
        effects.append(effect)
    return current, tuple(effects)


def _applied(
    extractions: tuple[Extraction, ...], override: Override, codes: Collection[str]
) -> tuple[tuple[Extraction, ...], Effect]:
    change = _CHANGES[override.action](override, _known(extractions, override.into, codes))
    altered: list[tuple[Claim, Claim | None]] = []
    idle: set[Idle] = set()

    def corrected(claim: Claim) -> Claim | None:
        now = change(claim) if _fits(claim, override) else claim
        if isinstance(now, str):
            idle.add(now)
            return claim
        if now is not claim:
            altered.append((claim, now))
        return now

    made = tuple(
        replace(one, claims=tuple(now for claim in one.claims if (now := corrected(claim))))
        if override.source in (None, one.source)
        else one
        for one in extractions
    )
    if altered:
        return made, Effect(override, tuple(was for was, _ in altered), tuple(now for _, now in altered if now))
    return extractions, Effect(override, idle=_why(extractions, override, idle))


def _why(extractions: Sequence[Extraction], override: Override, found: Collection[Idle]) -> Idle:
    """Why an override altered nothing."""
    if override.source and all(extraction.source != override.source for extraction in extractions):
        return "no-source"
    if not found and any(_says_it(claim, override) for extraction in extractions for claim in extraction.claims):
        return "needless"
    return next(iter(sorted(found)), "no-claim")


def _fits(claim: Claim, override: Override) -> bool:
    return (
        (not override.claims or claim.id in override.claims)
        and override.source in (None, claim.source)
        and override.partnership in (None, claim.partnership.key)
        and (override.stage is None or (claim.kind == "status" and claim.value == override.stage))
        and (override.area is None or (claim.kind == "scope" and claim.value == override.area))
    )


def _says_it(claim: Claim, override: Override) -> bool:
    """Whether a claim of the same source and partnership says by itself what the override would have it say."""
    return (
        override.to_stage is not None
        and claim.kind == "status"
        and (claim.source, claim.partnership.key, claim.value) == (override.source, override.partnership, override.to_stage)
    )


#: What becomes of a claim: the claim anew, None where it is left out, or why nothing does.
_Change = Callable[[Claim], "Claim | Idle | None"]


def _suppressed(override: Override, into: Partnership | None) -> _Change:
    return lambda claim: None


def _corrected(override: Override, into: Partnership | None) -> _Change:
    def change(claim: Claim) -> Claim | Idle:
        if claim.kind != "status":
            return "no-stage"
        dated = override.to_when is not None
        other = override.to_stage not in (None, claim.value)  # where and by whom it was done is then not known
        now = replace(
            claim,
            value=override.to_stage or claim.value,
            modality=override.to_modality or claim.modality,  # type: ignore[arg-type]
            when=override.to_when if dated else claim.when,
            printed_when=None if dated else claim.printed_when,
            where=None if other else claim.where,
            who=() if other else claim.who,
        )
        return _signed(claim, now, override, ("stage", "modality", "when"))

    return change


def _moved(override: Override, into: Partnership | None) -> _Change:
    def change(claim: Claim) -> Claim | Idle:
        if into is None:
            return "no-claim"
        moved = replace(into, instrument=claim.partnership.instrument or into.instrument)
        return _signed(claim, replace(claim, partnership=moved), override, ("partnership",))

    return change


def _other_party(override: Override, into: Partnership | None) -> _Change:
    def change(claim: Claim) -> Claim | Idle:
        parties = claim.partnership.parties
        fixed = {override.to_party or code if code == override.party else code for code in parties}
        if override.party not in parties or len(fixed) < 2:
            return "no-claim"
        now = partnership_of(fixed, claim.partnership.instrument, claim.partnership.suffix)
        return _signed(claim, replace(claim, partnership=now), override, ("partnership",))

    return change


_CHANGES: Mapping[Action, Callable[[Override, Partnership | None], _Change]] = {
    "suppress": _suppressed,
    "correct": _corrected,
    "merge": _moved,
    "split": _moved,
    "party": _other_party,
}


def _signed(before: Claim, now: Claim, override: Override, names: Sequence[str]) -> Claim | Idle:
    """The claim with who corrected it, when and why, and what it said before; needless where it says the same."""
    was, says = (tuple((name, _SAYING[name](claim)) for name in sorted(names)) for claim in (before, now))
    if was == says:
        return "needless"
    correction = Correction(override.author, override.date, override.reason, was)
    return replace(now, corrected=(*before.corrected, correction))


_SAYING: Mapping[str, Callable[[Claim], str | None]] = {
    "stage": lambda claim: claim.value,
    "modality": lambda claim: claim.modality,
    "when": lambda claim: claim.when,
    "partnership": lambda claim: claim.partnership.key,
}


def _known(extractions: Sequence[Extraction], key: str | None, codes: Collection[str]) -> Partnership | None:
    """The partnership of the key, under the instrument's name that claims on it use."""
    if key is None:
        return None
    there = (c.partnership for e in extractions for c in e.claims if c.partnership.key == key)
    parties = parties_in(key, codes)
    return max(there, key=lambda p: bool(p.instrument), default=Partnership(key, parties) if parties else None)
