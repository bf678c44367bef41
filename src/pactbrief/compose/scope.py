"""The areas of a partnership: each with the stage at which it was named, the words, and its origins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pactbrief.catalog.calendar import calendar
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE, lacks, prose_section
from pactbrief.compose.notes import MOST_PASSAGES, MOST_SOURCES
from pactbrief.compose.novelty import added_lines, area_mark
from pactbrief.compose.prose import capital, closed, counted, listed, number
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import RANK
from pactbrief.model.memo import Block, Column, Paragraph, Sentence, Table, plain
from pactbrief.model.passage import SENTENCE_ENDS, Passage

#: So few rows are told in sentences instead.
FEW = 2


def scope_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """How many areas, which of them several origins name, and a row for each."""
    areas = [s for s in dossier.scope if not s.views_only]
    if lacks(dossier) == (True, True):  # one line for both sections
        return prose_section(desk, dossier, "scope", [plain_sentence(desk.wording.context["nothing"])], level, "scope-region")
    if not areas:
        return prose_section(desk, dossier, "scope", [plain_sentence(desk.wording.gaps["no-scope"])], level)
    stages = _stages_by_source(desk, dossier)
    groups = _alike(desk, areas[: desk.bounds.areas], stages)
    if not desk.bounds.areas or len(groups) <= FEW:
        told = _told(desk, groups, stages) if desk.bounds.areas else _in_sentences(desk, areas, stages)
        return [*prose_section(desk, dossier, "scope", told, level), *added_lines(desk, dossier, ("area",))]
    firm = [s for s in areas if s.origins > 1]
    opening = f"The sources name {counted(len(areas), 'area')}, "
    opening += f"{number(len(firm))} of them on more than one independent origin." if firm else "each on a single origin."
    lead = (plain_sentence(opening, "count"), *_more(desk, areas))
    rows = [_area_row(desk, dossier, group, stages) for group in groups]
    rest = areas[desk.bounds.areas :]
    columns = (
        Column(desk.labels["area"], 0.24),
        Column(desk.labels["standing"], 0.15),
        Column(desk.labels["words"], 0.51),
        Column(desk.labels["origins"], 0.10, "right"),
    )
    return [
        *prose_section(desk, dossier, "scope", lead, level),
        Table(f"{desk.labels['scope']}: {dossier.name}", columns, tuple(rows)),
        *_further_areas(desk, rest, stages),
    ]


def _more(desk: Desk, areas: Sequence[Strand]) -> list[Sentence]:
    """What a source says of the number of areas, where that is greater than the number of those named."""
    for claim in desk.told(dict.fromkeys(i for strand in areas for i in strand.claims)):
        language = desk.source(claim).language or "en"
        for pattern in desk.wording.counted.get(language, ()):
            for found in re.finditer(rf"\b(?=((\d{{1,2}}|\w+) ?(?:{pattern})))", claim.evidence[0].quote):
                if _number(found[2], language) > len(areas):
                    told = replace(claim, words=(found[1],), detail=None)
                    teller = desk.voice(claim)
                    says = desk.wording.context["areas-counted"].format(s=desk.verbal(claim))
                    text = f"{desk.opening(teller, claim)}{closed(teller)} {says}: "
                    return [desk.fact(text, [told], SHORT_QUOTE)]
    return []


def _number(word: str, language: str) -> float:
    """The number in figures or in words; 0 where it is none."""
    return int(word) if word.isdecimal() else calendar(language).numbers.get(word.lower(), 0)


def _in_sentences(desk: Desk, areas: Sequence[Strand], stages: Mapping[str, Event]) -> list[Sentence]:
    """Areas by how well they are founded, as many of each as one note can bear out, and how many more there are."""
    sentences, left = [], len(areas)
    for key, firm in (("areas-firm", True), ("areas-single", False)):
        borne = next(_borne(desk, [s for s in areas if (s.origins > 1) is firm], stages), None)
        if borne:
            strands, claims = borne
            left -= len(strands)
            named = listed([desk.names.area(strand.value) for strand in strands])
            sentences.append(desk.fact(desk.wording.context[key].format(areas=named), claims, located=desk.in_short))
    if left:
        sentences.append(plain_sentence(desk.wording.context["areas-left"].format(areas=counted(left, "area")), "count"))
    return sentences


def _borne(
    desk: Desk, areas: Sequence[Strand], stages: Mapping[str, Event]
) -> Iterator[tuple[tuple[Strand, ...], tuple[Claim, ...]]]:
    """The areas in as many groups as notes need room for the passages that name them, each area with the claim that does:
    first the sources that name most."""
    claims = {strand: _foremost(desk, strand, stages) for strand in areas}
    while claims:
        chosen: dict[Strand, Claim] = {}
        for _ in range(MOST_SOURCES):
            left = {strand: told for strand, told in claims.items() if strand not in chosen}
            sources = dict.fromkeys(claim.source for told in left.values() for claim in told)
            covers = sorted((_named_by(source, left) for source in sources), key=len)
            chosen.update(covers[-1] if covers else {})
        order = [strand for strand in areas if strand in chosen]
        yield tuple(order), tuple(chosen[strand] for strand in order)
        claims = {strand: told for strand, told in claims.items() if strand not in chosen}


def _named_by(source: str, claims: Mapping[Strand, Sequence[Claim]]) -> dict[Strand, Claim]:
    """The areas that a source names in as many passages as a note cites of it, each with its claim."""
    named: dict[Strand, Claim] = {}
    passages: set[Passage] = set()
    for strand, told in claims.items():
        claim = next((claim for claim in told if claim.source == source), None)
        if claim and (claim.evidence[0] in passages or len(passages) < MOST_PASSAGES):
            named[strand] = claim
            passages.add(claim.evidence[0])
    return named


def _told(desk: Desk, groups: Sequence[Sequence[Strand]], stages: Mapping[str, Event]) -> list[Sentence]:
    """A sentence for the areas of each quotation, where they are too few for a table; a teller that goes on is not named
    again."""
    sentences = []
    before = None
    for strands in groups:
        claims = [claim for strand in strands for claim in _foremost(desk, strand, stages)]
        teller, voice = desk.teller(claims[0]), desk.voice(claims[0])
        same, before = teller == before, teller
        opening = capital(desk.wording.context["again"]) if same else f"{desk.opening(voice, claims[0])}{closed(voice)}"
        named = [desk.names.area(s.value) + (f" ({counted(s.origins, 'origin')})" if s.origins > 1 else "") for s in strands]
        verbal = "s" if same else desk.verbal(claims[0])
        text = f"{opening} {desk.wording.context['areas'].format(areas=listed(named), s=verbal)}: "
        sentences.append(desk.fact(text, claims, SHORT_QUOTE))
    if all(strand.origins < 2 for strands in groups for strand in strands):
        sentences.append(plain_sentence(desk.wording.context["areas-one" if len(groups) == 1 else "areas-each"], "count"))
    return sentences


def _further_areas(desk: Desk, rest: Sequence[Strand], stages: Mapping[str, Event]) -> list[Block]:
    """The areas that the table has no room for, so many in a sentence as one note can bear out."""
    form = desk.wording.context["areas-further"]
    told = [
        desk.fact(form.format(areas=listed([desk.names.area(s.value) for s in strands])), claims, located=desk.in_short)
        for strands, claims in _borne(desk, rest, stages)
    ]
    return [Paragraph(tuple(told))] if told else []


def _alike(desk: Desk, areas: Sequence[Strand], stages: Mapping[str, Event]) -> list[list[Strand]]:
    """Areas that one and the same quotation names, at the same stage, share a row."""
    groups: dict[tuple[str, int, str, str], list[Strand]] = defaultdict(list)
    for strand in areas:
        claims = _foremost(desk, strand, stages)
        words = plain(tuple(desk.quoted(claims[0], SHORT_QUOTE)))
        place = (claims[0].source, claims[0].evidence[0].start)
        groups[(*place, words, _standing(desk, claims[0], stages))].append(strand)
    return list(groups.values())


def _area_row(
    desk: Desk, dossier: Dossier, strands: Sequence[Strand], stages: Mapping[str, Event]
) -> tuple[tuple[Sentence, ...], ...]:
    """The areas of one quotation; those on as many origins stand together, and the counts of origins in the same order."""
    by_origins: dict[int, list[str]] = defaultdict(list)
    for strand in strands:
        by_origins[strand.origins].append(desk.names.area(strand.value) + area_mark(desk, dossier, strand.value))
    names = "; ".join(map(listed, by_origins.values()))
    claims = [c for s in strands for c in _foremost(desk, s, stages)]
    return (
        (plain_sentence(capital(names)),),
        (plain_sentence(_standing(desk, claims[0], stages)),),
        (desk.fact("", claims, SHORT_QUOTE),),
        (plain_sentence("; ".join(map(str, by_origins)), "count"),),
    )


def _stages_by_source(desk: Desk, dossier: Dossier) -> dict[str, Event]:
    """The furthest step that each source reports as done: what it names, it names of a partnership at that stage."""
    furthest: dict[str, Event] = {}
    for event in dossier.timeline:
        if event.modality == "happened" and event.reported:
            for claim in desk.told(event.claims):
                known = furthest.get(claim.source)
                if known is None or RANK[event.stage] > RANK[known.stage]:
                    furthest[claim.source] = event
    return furthest


def _foremost(desk: Desk, strand: Strand, stages: Mapping[str, Event]) -> list[Claim]:
    """The strand's claims, those of the partnership as it stands furthest first: the row quotes the first of them."""

    def weight(claim: Claim) -> tuple[bool, int, bool]:
        rank = -RANK[stages[claim.source].stage] if claim.source in stages else 1
        return claim.modality != "happened", rank, not claim.evidence[0].quote.rstrip().endswith(SENTENCE_ENDS)

    return sorted(desk.told(strand.claims), key=weight)


def _standing(desk: Desk, claim: Claim, stages: Mapping[str, Event]) -> str:
    """At what stage its source names the area; an area only planned or possible says so."""
    known = stages.get(claim.source)
    stage = desk.stage(known) if known else "no stage reported"
    return stage if claim.modality == "happened" else f"{stage}; {claim.modality}"
