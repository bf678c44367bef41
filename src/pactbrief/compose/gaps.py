"""What the sources do not say."""

from __future__ import annotations

from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import listed_section
from pactbrief.compose.prose import date_words
from pactbrief.model.dossier import Dossier
from pactbrief.model.memo import Block


def gaps_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """One line for each thing that no source says."""
    lines = [plain_sentence(text) for text in gap_lines(desk, dossier)]
    return listed_section(desk, dossier, "gaps", lines, level)


def gap_lines(desk: Desk, dossier: Dossier) -> list[str]:
    """The dossier's gaps in words; the single origin is already said beside the status."""
    lines = []
    for code in dossier.gaps:
        what, _, rest = code.partition(":")
        stage, _, when = rest.partition(":")
        if what in ("one-origin-status", "no-scope", "no-status"):
            continue
        noun = desk.wording.stages[stage]["noun"] if stage else ""
        lines.append(desk.wording.gaps[what].format(name=dossier.name, noun=noun, when=date_words(when) if when else ""))
    return lines
