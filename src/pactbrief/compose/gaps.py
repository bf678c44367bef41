"""What the sources do not say."""

from __future__ import annotations

from pactbrief.catalog.wording import Wording
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import prose_section
from pactbrief.compose.prose import date_words, listed
from pactbrief.model.dossier import Dossier
from pactbrief.model.memo import Block

#: Gaps that are told beside the status or the areas.
_TOLD = frozenset({"one-origin-status", "no-scope", "no-status"})


def gaps_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """What no source says, in one sentence, and what the reports on it lack."""
    lines = [plain_sentence(text) for text in gap_lines(desk, dossier)]
    return prose_section(desk, dossier, "gaps", lines, level)


def gap_lines(desk: Desk, dossier: Dossier) -> list[str]:
    """The dossier's gaps in words: what is not reported as one sentence, each of the others as its own."""
    unsaid: dict[str, list[str]] = {}
    lines = []
    for gap in dossier.gaps:
        what, _, rest = gap.partition(":")
        if what in desk.wording.unsaid:
            noun = desk.wording.stages[rest.partition(":")[0]]["noun"] if rest else ""
            unsaid.setdefault(what, []).append(noun)
        elif what not in _TOLD:
            lines.append(gap_words(gap, desk.wording, dossier.name))
    if unsaid:
        parts = [desk.wording.unsaid[what].format(noun=listed(nouns)) for what, nouns in unsaid.items()]
        lines.insert(0, desk.wording.unsaid["opening"].format(areas="; ".join(parts)))
    return lines


def gap_words(gap: str, wording: Wording, name: str) -> str:
    """A gap's code in a sentence of its own on the partnership `name`."""
    what, _, rest = gap.partition(":")
    stage, _, when = rest.partition(":")
    noun = wording.stages[stage]["noun"] if stage else ""
    return wording.gaps[what].format(name=name, noun=noun, when=date_words(when) if when else "")
