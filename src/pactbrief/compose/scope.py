"""The areas of a partnership: each with the stage at which it was named, the words, and its origins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pactbrief.catalog.calendar import calendar
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE, in_region, prose_section
from pactbrief.compose.prose import capital, closed, counted, listed, sentence_start
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Strand
from pactbrief.model.ladder import RANK
from pactbrief.model.memo import Block, Column, Heading, Paragraph, Sentence, Table, plain


def scope_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """How many areas, which of them several origins name, and a row for each."""
    key = dossier.partnership.key
    heading = Heading(level, desk.labels["scope"], f"{key}-scope")
    areas = [s for s in dossier.scope if not s.views_only]
    if not areas:
        return prose_section(desk, dossier, "scope", [plain_sentence(desk.wording.gaps["no-scope"])], level)
    if desk.bounds.run_in:
        return prose_section(desk, dossier, "scope", [_in_a_sentence(desk, areas)], level)
    firm = [s for s in areas if s.origins > 1]
    opening = f"The sources name {counted(len(areas), 'area')}"
    if firm:
        shared = listed([desk.names.area(s.value) for s in firm])
        opening += f"; {shared} {'rests' if len(firm) == 1 else 'rest'} on more than one independent origin."
    else:
        opening += ", each on a single origin." if len(areas) > 1 else ", on a single origin."
    told = (plain_sentence(opening, "count"), *_more(desk, areas))
    stages = _stages_by_source(desk, dossier)
    rows = [_area_row(desk, group, stages) for group in _alike(desk, areas[: desk.bounds.areas], stages)]
    rest = areas[desk.bounds.areas :]
    columns = (
        Column(desk.labels["area"], 0.24),
        Column(desk.labels["standing"], 0.15),
        Column(desk.labels["words"], 0.51),
        Column(desk.labels["origins"], 0.10, "right"),
    )
    return [
        heading,
        *in_region(dossier, "scope", desk.labels["scope"], [Paragraph(told)]),
        Table(f"{desk.labels['scope']}: {dossier.name}", columns, tuple(rows)),
        *_further_areas(desk, rest),
    ]


def _more(desk: Desk, areas: Sequence[Strand]) -> list[Sentence]:
    """What a source says of the number of areas, where that is greater than the number of those named."""
    for claim in desk.told(dict.fromkeys(i for strand in areas for i in strand.claims)):
        language = desk.source(claim).language or "en"
        for pattern in desk.wording.counted.get(language, ()):
            for found in re.finditer(rf"\b(?=((\d{{1,2}}|\w+) ?(?:{pattern})))", claim.evidence[0].quote):
                if _number(found[2], language) > len(areas):
                    told = replace(claim, words=(found[1],), detail=None)
                    teller = desk.teller(claim)
                    text = f"{sentence_start(teller)}{closed(teller)} {desk.wording.context['areas-counted']}: "
                    return [desk.fact(text, [told], SHORT_QUOTE)]
    return []


def _number(word: str, language: str) -> float:
    """The number in figures or in words; 0 where it is none."""
    return int(word) if word.isdecimal() else calendar(language).numbers.get(word.lower(), 0)


def _in_a_sentence(desk: Desk, areas: Sequence[Strand]) -> Sentence:
    """All areas by how well they are founded, with one note."""
    parts = []
    for firm in (True, False):
        named = listed([desk.names.area(s.value) for s in areas if (s.origins > 1) is firm])
        if named:
            parts.append(desk.wording.context["areas-firm" if firm else "areas-single"].format(areas=named))
    told = [desk.told(strand.claims) for strand in areas]
    return desk.fact(capital("; ".join(parts)), [*(claims[0] for claims in told), *(c for claims in told for c in claims[1:])])


def _further_areas(desk: Desk, rest: Sequence[Strand]) -> list[Block]:
    """The areas that the table has no room for, named in one sentence with one note."""
    if not rest:
        return []
    claims = [desk.told(strand.claims)[0] for strand in rest]
    named = listed([desk.names.area(strand.value) for strand in rest])
    return [Paragraph((desk.fact(f"Also named: {named}", claims),))]


def _alike(desk: Desk, areas: Sequence[Strand], stages: Mapping[str, str]) -> list[list[Strand]]:
    """Areas that one and the same quotation names, at the same stage and with as many origins, share a row."""
    groups: dict[tuple[str, int, str, str, int], list[Strand]] = defaultdict(list)
    for strand in areas:
        claims = _foremost(desk, strand, stages)
        words = plain(tuple(desk.quoted(claims[0], SHORT_QUOTE)))
        place = (claims[0].source, claims[0].evidence[0].start)
        groups[(*place, words, _standing(desk, claims[0], stages), strand.origins)].append(strand)
    return list(groups.values())


def _area_row(desk: Desk, strands: Sequence[Strand], stages: Mapping[str, str]) -> tuple[tuple[Sentence, ...], ...]:
    names = listed([desk.names.area(s.value) for s in strands])
    claims = [c for s in strands for c in _foremost(desk, s, stages)]
    return (
        (plain_sentence(capital(names)),),
        (plain_sentence(_standing(desk, claims[0], stages)),),
        (desk.fact("", claims, SHORT_QUOTE),),
        (plain_sentence(str(strands[0].origins), "count"),),
    )


def _stages_by_source(desk: Desk, dossier: Dossier) -> dict[str, str]:
    """The furthest stage that each source reports as done: what it names, it names of a partnership at that stage."""
    furthest: dict[str, str] = {}
    for event in dossier.timeline:
        if event.modality == "happened" and event.reported:
            for claim in desk.told(event.claims):
                known = furthest.get(claim.source)
                if known is None or RANK[event.stage] > RANK[known]:
                    furthest[claim.source] = event.stage
    return furthest


def _foremost(desk: Desk, strand: Strand, stages: Mapping[str, str]) -> list[Claim]:
    """The strand's claims, those of the partnership as it stands furthest first: the row quotes the first of them."""

    def weight(claim: Claim) -> tuple[bool, int]:
        return claim.modality != "happened", -RANK[stages[claim.source]] if claim.source in stages else 1

    return sorted(desk.told(strand.claims), key=weight)


def _standing(desk: Desk, claim: Claim, stages: Mapping[str, str]) -> str:
    """At what stage its source names the area; an area only planned or possible says so."""
    known = stages.get(claim.source)
    stage = desk.wording.stage_label(known) if known else "no stage reported"
    return stage if claim.modality == "happened" else f"{stage}; {claim.modality}"
