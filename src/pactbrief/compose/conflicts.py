"""Where accounts differ: both sides cited, the rule that chose what is printed, and what was settled."""

from __future__ import annotations

from pactbrief.catalog.assessment import assessment_words
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import listed_section
from pactbrief.compose.novelty import added_lines
from pactbrief.compose.prose import capital, date_words, listed
from pactbrief.model.dossier import Conflict, Dossier, Settled
from pactbrief.model.memo import Block, Sentence


def conflicts_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """Each disagreement with both sides cited and the rule that ordered them; then those settled in this edition
    (edition.json keeps all)."""
    lines = [_disagreement(desk, conflict) for conflict in dossier.conflicts]
    lines += [_told_settled(desk, settled) for settled in dossier.settled if settled.until == desk.edition]
    return [*listed_section(desk, dossier, "conflicts", lines, level), *added_lines(desk, dossier, ("conflict",))]


def _disagreement(desk: Desk, conflict: Conflict) -> Sentence:
    claims = [desk.told(side.claims)[0] for side in conflict.sides]
    kind = conflict.about.partition(":")[0]
    tellers = [desk.own_name(c) if kind == "headline" else desk.teller(c) for c in claims]
    values = [side_words(desk, kind, side.value) for side in conflict.sides]
    form = assessment_words().conflicts[kind]
    sides = listed([f"{teller} ({value})" for teller, value in zip(tellers, values, strict=True)])
    subject = subject_words(desk, conflict.about)
    text = form.format(subject=subject, sides=sides, teller=tellers[0], text=values[0], other=values[-1], rule=conflict.rule)
    return desk.fact(capital(text), claims)


def _told_settled(desk: Desk, settled: Settled) -> Sentence:
    words = assessment_words().conflicts["settled"]
    return plain_sentence(words.format(subject=subject_words(desk, settled.about), since=settled.since), "count")


def subject_words(desk: Desk, about: str) -> str:
    """What a conflict is about: "the date of the signature", "maritime security"."""
    kind, _, value = about.partition(":")
    match kind:
        case "area":
            return desk.names.area(value)
        case "region":
            return desk.names.region(value)
        case "actor":
            return desk.names.full.get(value, value)
    return f"the {desk.wording.stages[value.partition(':')[0]]['noun']}"


def side_words(desk: Desk, kind: str, value: str) -> str:
    """What one side says: its date, its stage, or that it names or denies."""
    words = value.split()
    if kind == "denied":
        return assessment_words().conflicts["done" if words[1] == "happened" else "not-done"]
    if kind in ("stage", "headline"):
        date = f", {date_words(words[2])}" if len(words) > 2 else ""
        return desk.wording.stage_label(words[0], words[1]) + date
    return date_words(words[-1]) if words[-1][:4].isdigit() else words[-1]
