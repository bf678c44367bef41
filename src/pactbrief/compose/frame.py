"""What all sections of a partnership share: their headings and the regions that an analyst may edit."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.model.dossier import Dossier
from pactbrief.model.memo import Block, Bullets, Heading, Paragraph, PlainBlock, Region, Sentence

#: Words of a quotation inside the text; longer ones stand in the note.
SHORT_QUOTE = 24


def in_region(dossier: Dossier, name: str, title: str, blocks: Sequence[PlainBlock]) -> list[Block]:
    """The blocks as a region that an analyst may edit; nothing where there are none."""
    return [Region(f"{dossier.partnership.key}/{name}", f"{dossier.name}: {title}", tuple(blocks))] if blocks else []


def lacks(dossier: Dossier) -> tuple[bool, bool]:
    """Whether the reports name no areas, and whether they name neither regions nor states of concern."""
    context = (*dossier.regions, *dossier.actors)
    return all(s.views_only for s in dossier.scope), all(s.views_only for s in context)


def prose_section(
    desk: Desk, dossier: Dossier, name: str, sentences: Sequence[Sentence], level: int, label: str = ""
) -> list[Block]:
    """A headed paragraph in a region of its own, or nothing; `name` is also that of its label, unless that is given."""
    if not sentences:
        return []
    title = desk.labels[label or name]
    if desk.bounds.run_in:
        opening = plain_sentence(f"{title}.", bold=True)
        return in_region(dossier, name, title, [Paragraph((opening, *sentences))])
    heading = Heading(level, title, f"{dossier.partnership.key}-{name}")
    return [heading, *in_region(dossier, name, title, [Paragraph(tuple(sentences))])]


def listed_section(desk: Desk, dossier: Dossier, name: str, lines: Sequence[Sentence], level: int) -> list[Block]:
    """A headed list in a region of its own, or nothing."""
    if not lines or desk.bounds.run_in:
        return prose_section(desk, dossier, name, lines, level)
    title = desk.labels[name]
    entries = tuple(Paragraph((line,)) for line in lines)
    return [Heading(level, title, f"{dossier.partnership.key}-{name}"), *in_region(dossier, name, title, [Bullets(entries)])]


def run_on(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with neighbouring paragraphs of one role as one."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and last.role == block.role:
            made[-1] = Paragraph((*last.sentences, *block.sentences), block.role)
        else:
            made.append(block)
    return made
