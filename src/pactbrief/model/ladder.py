"""The ladder of stages: which stage stands higher, which end a partnership, and how partial dates compare."""

from __future__ import annotations

#: Order of PRODUCT.md and TRADECRAFT.md section 10; signed and adopted are two forms of the same step.
RANK = {
    "proposed": 0,
    "exploring": 1,
    "negotiating": 2,
    "concluded": 3,
    "signed": 4,
    "adopted": 4,
    "ratified": 5,
    "in-force": 6,
    "implementing": 7,
    "suspended": 8,
    "rejected": 8,
    "ended": 9,
}
#: Stages after which the partnership is no longer going forward.
HALTED = frozenset({"suspended", "rejected", "ended"})
#: Stages that a partnership reaches once, so that two dates for them compete.
ONCE = frozenset({"concluded", "signed", "adopted", "in-force", "ended"})


#: Stages that only their own report shows: a text may be in force, or acted on, that nobody had to ratify.
_OWN_WORD = frozenset({"ratified", "in-force", "implementing"})


def reaches(stage: str, wanted: str) -> bool:
    """Whether a partnership at `stage` has reached `wanted`: it is there, or has passed it on the way up."""
    if stage == wanted or wanted in HALTED or stage in HALTED or wanted in _OWN_WORD:
        return stage == wanted
    return RANK[stage] >= RANK[wanted]


def earliest(date: str) -> str:
    """The first day that a partial date can mean ("2024-02" -> "2024-02-01")."""
    return date + "-01-01"[len(date) - 4 :] if len(date) in (4, 7) else date


def compatible(a: str | None, b: str | None) -> bool:
    """True where two partial dates can be the same day: one is unknown, or a beginning of the other."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def more_precise(a: str | None, b: str | None) -> str | None:
    """The longer of two compatible partial dates."""
    return max((a, b), key=lambda d: len(d or ""))


def latest(date: str) -> str:
    """The last day that a partial date can mean, for comparisons only ("2024-02" -> "2024-02-31")."""
    return date + "-12-31"[len(date) - 4 :] if len(date) in (4, 7) else date
