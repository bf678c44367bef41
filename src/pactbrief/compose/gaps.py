"""Where accounts differ, and what the sources do not say."""

from __future__ import annotations

from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import listed_section
from pactbrief.compose.prose import date_words, listed
from pactbrief.model.dossier import Dossier, Strand
from pactbrief.model.memo import Block, Sentence


def conflicts_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """Each disagreement with both sides cited and the rule that ordered them."""
    return listed_section(desk, dossier, "conflicts", _disagreements(desk, dossier), level)


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


def _disagreements(desk: Desk, dossier: Dossier) -> list[Sentence]:
    sentences = []
    for conflict in dossier.conflicts:
        claims = [desk.told(side.claims)[0] for side in conflict.sides]
        what, _, value = conflict.about.partition(":")
        subject = desk.names.area(value) if what == "area" else f"the {desk.wording.stages[value]['noun']}"
        sides = listed([f"{desk.teller(c)} ({_side(side)})" for c, side in zip(claims, conflict.sides, strict=True)])
        sentences.append(desk.fact(f"Accounts differ on {subject}: {sides}; {conflict.rule}", claims))
    return sentences


def _side(side: Strand) -> str:
    words = side.value.split()
    return date_words(words[-1]) if words[-1][:4].isdigit() else words[-1]


#: The sections that a house style may order, by their names in its [order] table.
