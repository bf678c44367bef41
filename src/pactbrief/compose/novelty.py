"""What is new against the previous edition, marked where it stands in the text: by a sign and in words, never by colour.

Marks stand outside the regions that an analyst may edit: they go with the next edition, and must not look as if the evidence
under an edited passage had changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.compose.changes import value_words
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.prose import listed
from pactbrief.model.dossier import Dossier, Event
from pactbrief.model.memo import Paragraph, Sentence

#: Changes of a partnership that say that there is nothing to compare it with.
_WHOLE = frozenset({"new", "taken-up"})


def status_mark(desk: Desk, dossier: Dossier) -> str:
    """What became of the status: "▲ Before: in negotiation."; empty where it stands as it stood."""
    words = desk.wording.novelty
    for change in dossier.changes:
        if change.what in _WHOLE:
            return f"{words['sign']} {words[change.what]}"
        if change.what in ("stage", "date"):
            return f"{words['sign']} {words['before'].format(before=_label(desk, change.what, change.before))}"
    return ""


def event_mark(desk: Desk, dossier: Dossier, event: Event) -> str:
    """The mark of a row of the timeline that rests on sources which the previous edition did not have."""
    words = desk.wording.novelty
    if not desk.earlier or any(change.what in _WHOLE for change in dossier.changes):
        return ""
    if not any(claim.source in desk.earlier for claim in desk.told(event.claims)):
        return f"{words['sign']} {words['row']}"
    moved = event is dossier.status and any(change.what in ("stage", "date") for change in dossier.changes)
    return f"{words['sign']} {words['changed']}" if moved else ""


def area_mark(desk: Desk, dossier: Dossier, area: str) -> str:
    """The mark behind the name of an area, in brackets: new, or now on a second origin."""
    words = desk.wording.novelty
    found = next((c.what for c in dossier.changes if c.after == area and c.what in ("area-added", "area-corroborated")), None)
    if found is None:
        return ""
    return f" ({words['sign']} {words['row' if found == 'area-added' else 'corroborated']})"


def added_lines(desk: Desk, dossier: Dossier, kinds: Sequence[str]) -> list[Paragraph]:
    """Below a section of running text: what is new in it ("▲ New in this edition: China.") and what a second origin now bears
    out; nothing where nothing moved. `kinds` are those of the changes: "area", "region", "actor", "conflict"."""
    words = desk.wording.novelty
    lines: list[Sentence] = []
    for ending, key in (("added", "added"), ("arisen", "added"), ("corroborated", "supported")):
        wanted = [f"{kind}-{ending}" for kind in kinds]
        named = [_label(desk, c.what, c.after) for c in dossier.changes if c.what in wanted]
        if named:
            lines.append(plain_sentence(f"{words['sign']} {words[key].format(areas=listed(named))}", "count"))
    return [Paragraph(tuple(lines), "small")] if lines else []


def _label(desk: Desk, what: str, value: str | None) -> str:
    return value_words(what, value, desk.names, desk.wording)
