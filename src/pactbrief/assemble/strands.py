"""Areas, regions, states of concern and outlook: claims of one value make one strand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pactbrief.assemble.grading import credibility
from pactbrief.assemble.origins import Origins
from pactbrief.assemble.timeline import founding
from pactbrief.model.claim import Claim, ClaimKind
from pactbrief.model.dossier import Strand
from pactbrief.model.source import VIEWS, Source


def strands(kind: ClaimKind, claims: Iterable[Claim], sources: Mapping[str, Source], origins: Origins) -> tuple[Strand, ...]:
    """One strand a value, most origins first, then in order of first evidence; denied values are left to conflicts."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted((c for c in claims if c.kind == kind), key=lambda c: founding(c, sources)):
        if claim.modality != "denied":
            groups[claim.value].append(claim)
    made = []
    for value, group in groups.items():
        reports = [c for c in group if c.genre not in VIEWS]
        kept = reports or group
        grade = credibility(kept, sources, origins)
        made.append(Strand(value, tuple(c.id for c in kept), origins.count(kept), not reports, grade))
    order = {s.value: i for i, s in enumerate(made)}
    return tuple(sorted(made, key=lambda s: (s.views_only, -s.origins, order[s.value])))
