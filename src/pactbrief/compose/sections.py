"""One partnership: its sections in the order of the house style."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pactbrief.compose.assessment import assessment_section
from pactbrief.compose.conflicts import conflicts_section
from pactbrief.compose.context import opinion_section, outlook_section, regional_section
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import in_region
from pactbrief.compose.gaps import gaps_section
from pactbrief.compose.scenarios import indicators_section, scenarios_section
from pactbrief.compose.scope import scope_section
from pactbrief.compose.status import status_section, timeline_section
from pactbrief.model.dossier import Dossier
from pactbrief.model.memo import Block, Heading, Paragraph


def partnership_section(desk: Desk, dossier: Dossier, order: Sequence[str], level: int) -> list[Block]:
    """All sections of one partnership in the house style's order, below a heading of `level`; the analyst's note first."""
    desk.heard.clear()
    blocks: list[Block] = [Heading(level, dossier.name, dossier.partnership.key)]
    remark = desk.remarks.get(dossier.partnership.key)
    if remark:
        words = plain_sentence(f"{desk.labels['analyst']}: {' '.join(remark.split())}", "analyst")
        blocks += in_region(dossier, "analyst", desk.labels["analyst"], [Paragraph((words,))])
    for name in order:
        if name in _SECTIONS:
            blocks += _SECTIONS[name](desk, dossier, level + 1)
    return blocks


#: The sections that a house style may order, by their names in its [order] table.
_SECTIONS: Mapping[str, Callable[[Desk, Dossier, int], list[Block]]] = {
    "status": status_section,
    "timeline": timeline_section,
    "conflicts": conflicts_section,
    "scope": scope_section,
    "region": regional_section,
    "outlook": outlook_section,
    "views": opinion_section,
    "assessment": assessment_section,
    "scenarios": scenarios_section,
    "indicators": indicators_section,
    "gaps": gaps_section,
}
