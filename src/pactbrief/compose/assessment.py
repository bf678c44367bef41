"""How far to trust it: origins and grades of stage, areas and drivers, what is assumed, and what the source base amounts to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pactbrief.catalog.assessment import assessment_words
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import prose_section
from pactbrief.compose.prose import capital, counted, date_words, listed, number
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Strand
from pactbrief.model.memo import Block, Paragraph
from pactbrief.model.source import Source

#: Dates that the section names as worked out; further ones are counted.
MOST_DATES = 4


def assessment_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """Which lines rest on one origin, their grades, and what was assumed. Where single memos tell it, the digest does not."""
    lines = [*_support(desk, dossier), *_assumptions(desk, dossier)]
    if desk.in_short or not lines:
        return []
    return prose_section(desk, dossier, "assessment", [plain_sentence(line, "count") for line in lines], level)


def _support(desk: Desk, dossier: Dossier) -> list[str]:
    words = assessment_words().sentences
    lines = []
    if dossier.status:
        grade = f"{_reliability(desk, desk.told(dossier.status.claims))}{dossier.status.credibility}"
        count = counted(dossier.status.origins, "independent origin")
        lines.append(words["stage_grade"].format(grade=grade, count=count))
    areas = [strand for strand in dossier.scope if not strand.views_only]
    drivers = [strand for strand in (*dossier.regions, *dossier.actors) if not strand.views_only]
    lines += _by_origins(words["areas"], areas, [desk.names.area(strand.value) for strand in areas])
    lines += _by_origins(words["context"], drivers, [_driver(desk, strand) for strand in drivers])
    if areas:
        digits = Counter(strand.credibility for strand in areas)
        told = listed([f"{digit} for {number(digits[digit])}" for digit in (1, 3, 6) if digits[digit]])
        lines.append(words["credibility"].format(list=told))
    return lines


def _reliability(desk: Desk, claims: Sequence[Claim]) -> str:
    """The best letter of the register among the sources of these claims; F where none is graded."""
    return min((desk.source(claim).reliability or "F" for claim in claims), default="F")


def _driver(desk: Desk, strand: Strand) -> str:
    return desk.names.full.get(strand.value) or desk.names.region(strand.value)


def _by_origins(form: str, strands: Sequence[Strand], names: Sequence[str]) -> list[str]:
    if not strands:
        return []
    single = [name for strand, name in zip(strands, names, strict=True) if strand.origins < 2]
    words = assessment_words().sentences
    rest = words["on_one"].format(list=listed(single)) if single else words["on_more"]
    shared = len(strands) - len(single)
    return [form.format(count=number(shared) if shared else "none", all=number(len(strands)), rest=rest)]


def _assumptions(desk: Desk, dossier: Dossier) -> list[str]:
    """Dates that were read from the day of an item, and undated reports that were taken to tell of a dated event."""
    words = assessment_words().sentences
    done = [event for event in dossier.timeline if event.modality == "happened" and event.reported]
    claims = [claim for event in done for claim in desk.told(event.claims)]
    worked_out = sorted({claim.when for claim in claims if claim.when and _worked_out(claim)})
    lines = []
    if worked_out:
        named = [date_words(day) for day in worked_out[:MOST_DATES]]
        further = [counted(len(worked_out) - MOST_DATES, "other")] if len(worked_out) > MOST_DATES else []
        lines.append(words["worked_out"].format(list=listed([*named, *further])))
    for event in done:
        told = desk.told(event.claims) if event.when else []
        joined = {claim.source for claim in told} - {claim.source for claim in told if claim.when}
        if joined:
            noun = desk.wording.stages[event.stage]["noun"]
            form = words["joined" if len(joined) == 1 else "joined_more"]
            count = capital(counted(len(joined), "report"))
            lines.append(form.format(count=count, noun=noun, date=date_words(event.when or "")))
    return lines


def _worked_out(claim: Claim) -> bool:
    return claim.when is not None and claim.printed_when is not None and claim.when[:4] not in claim.printed_when


def source_summary(desk: Desk, dossiers: Sequence[Dossier], sources: Sequence[Source]) -> list[Block]:
    """What the sources amount to: independent origins, how much the largest carries, which sources the stages rest on, and the
    letters of the register."""
    words = assessment_words().sentences
    held = {source.id for source in sources}
    keys = {dossier.partnership.key for dossier in dossiers}
    claims = [claim for claim in desk.claims.values() if claim.source in held and claim.partnership.key in keys]
    if not claims:
        return []
    carried = Counter(desk.book.origin_of.get(claim.id, claim.id) for claim in claims)
    most = max(carried.values())
    lines = [words["origins"].format(count=counted(len(carried), "independent origin"), most=most, all=len(claims))]
    resting = [
        f"{desk.book.label(lead.source)} ({dossier.name})"
        for dossier in dossiers
        if dossier.status and (lead := desk.told(dossier.status.claims)[0])
    ]
    if resting:
        lines.append(words["resting"].format(list=listed(resting)))
    letters = Counter(source.reliability or "F" for source in sources)
    told = listed([f"{number(letters[letter])} {letter}" for letter in sorted(letters)])
    lines.append(words["letters"].format(list=told) if set(letters) != {"F"} else words["ungraded"])
    return [Paragraph(tuple(plain_sentence(line, "count") for line in lines), "small")]


def grading_key() -> list[Block]:
    """What letters and digits mean, and by what rules they are given."""
    return [Paragraph((plain_sentence(assessment_words().sentences["grading_key"]),), "small")]


def register_words(source: Source) -> str:
    """By whom and since when a source has its letter, where the register says so."""
    parts = [source.graded_by or "", f"since {date_words(source.graded_since)}" if source.graded_since else ""]
    told = ", ".join(filter(None, parts))
    return f" ({told})" if told else ""
