"""How far to trust it: origins and grades of stage, areas and drivers, what is assumed, and what the source base amounts to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pactbrief.catalog.assessment import assessment_words
from pactbrief.compose.desk import Desk, grade_of, plain_sentence
from pactbrief.compose.frame import prose_section
from pactbrief.compose.prose import capital, counted, date_words, listed, number
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Strand
from pactbrief.model.memo import Block, Paragraph
from pactbrief.model.source import Source

#: Dates that the section names as worked out; further ones are counted.
MOST_DATES = 4
#: Sources that the summary names as those the stages rest on.
MOST_SOURCES = 4


def assessment_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """Which lines rest on one origin, their grades, and what was assumed. Where single memos tell it, the digest does not."""
    lines = [*_support(desk, dossier), *_assumptions(desk, dossier)]
    if desk.in_short or not lines:
        return []
    return prose_section(desk, dossier, "assessment", [plain_sentence(line, "count") for line in lines], level)


def _support(desk: Desk, dossier: Dossier) -> list[str]:
    words = assessment_words().sentences
    lines = []
    if dossier.status and not desk.graded:
        grade = grade_of(desk, dossier.status)
        count = counted(dossier.status.origins, "independent origin")
        lines.append(words["stage_grade"].format(grade=grade, count=count))
    areas = [strand for strand in dossier.scope if not strand.views_only]
    drivers = [strand for strand in (*dossier.regions, *dossier.actors) if not strand.views_only]
    single = [desk.names.area(strand.value) for strand in areas if strand.origins < 2]
    if 0 < len(single) < len(areas):  # the section on the areas says so of all or none
        lines.append(words["area_on_one" if len(single) == 1 else "areas_on_one"].format(list=listed(single)))
    lines += _by_origins(words["context"], drivers, [_driver(desk, strand) for strand in drivers])
    digits = Counter(strand.credibility for strand in areas)
    if digits:
        some = words["credibility_some"] if len(digits) > 1 else "{digit}"
        told = listed([some.format(digit=digit, count=number(digits[digit])) for digit in sorted(digits)])
        lines.append(words["credibility"].format(list=told))
    return lines


def _driver(desk: Desk, strand: Strand) -> str:
    return desk.names.full.get(strand.value) or desk.names.region(strand.value)


def _by_origins(things: str, strands: Sequence[Strand], names: Sequence[str]) -> list[str]:
    """How many of the things (areas ...) several origins name, and which rest on one."""
    if not strands:
        return []
    single = [name for strand, name in zip(strands, names, strict=True) if strand.origins < 2]
    shared = len(strands) - len(single)
    on_one = "one_on_one" if len(single) == 1 else "both_on_one" if len(single) == 2 else "all_on_one"
    on_more = "one_on_more" if shared == 1 else "all_on_more"
    key = on_one if not shared else "some_on_one" if single else on_more
    counts = {"count": number(shared), "all": number(len(strands)), "rest": number(len(single))}
    verb = "rests" if shared == 1 else "rest"
    return [assessment_words().sentences[key].format(things=things, list=listed(single or names), verb=verb, **counts)]


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
    count = counted(len(carried), "independent origin")
    key = "origins" if len(carried) > 1 else "one_origin"
    lines = [words[key].format(count=count, most=max(carried.values()), all=len(claims))]
    if len(dossiers) > 1:
        lines += _resting(desk, dossiers)
    letters = Counter(source.reliability or "F" for source in sources)
    told = listed([f"{number(letters[letter])} {letter}" for letter in sorted(letters)])
    lines.append(words["letters"].format(list=told) if set(letters) != {"F"} else words["ungraded"])
    return [Paragraph(tuple(plain_sentence(line, "count") for line in lines), "small")]


def _resting(desk: Desk, dossiers: Sequence[Dossier]) -> list[str]:
    """The sources that the stages rest on first, those of most partnerships first; further ones are counted."""
    resting: dict[str, list[str]] = defaultdict(list)
    for dossier in dossiers:
        if dossier.status:
            resting[desk.told(dossier.status.claims)[0].source].append(dossier.name)
    order = sorted(resting, key=lambda source: (-len(resting[source]), desk.book.label(source)))
    told = [f"{desk.book.label(source)} ({listed(resting[source])})" for source in order[:MOST_SOURCES]]
    left = len(order) - len(told)
    named = listed([*told, *([counted(left, "other source")] if left else [])])
    return [assessment_words().sentences["resting"].format(list=named)] if told else []


def grading_key(desk: Desk, sources: Sequence[Source]) -> list[Block]:
    """What letters and digits mean, and by what rules they are given; nothing where the memo has neither. It grades stage
    and areas unless the single memos do, and the sources to which the register gives a letter."""
    if desk.in_short and all((source.reliability or "F") == "F" for source in sources):
        return []
    return [Paragraph((plain_sentence(assessment_words().sentences["grading_key"]),), "small")]


def register_words(source: Source) -> str:
    """By whom and since when a source has its letter, where the register says so."""
    parts = [source.graded_by or "", f"since {date_words(source.graded_since)}" if source.graded_since else ""]
    told = ", ".join(filter(None, parts))
    return f" ({told})" if told else ""
