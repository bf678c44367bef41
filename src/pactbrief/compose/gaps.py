"""What the sources do not say."""

from __future__ import annotations

from pactbrief.catalog.wording import Wording
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
    """The dossier's gaps in words; what is already said beside the status and the scope is left out."""
    told = (gap for gap in dossier.gaps if gap not in ("one-origin-status", "no-scope", "no-status"))
    return [gap_words(gap, desk.wording, dossier.name) for gap in told]


def gap_words(gap: str, wording: Wording, name: str) -> str:
    """A gap's code in a sentence on the partnership `name`."""
    what, _, rest = gap.partition(":")
    stage, _, when = rest.partition(":")
    noun = wording.stages[stage]["noun"] if stage else ""
    return wording.gaps[what].format(name=name, noun=noun, when=date_words(when) if when else "")
