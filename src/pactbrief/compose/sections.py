"""The sections of one partnership: status and timeline, scope, regional context, outlook, disagreements, gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pactbrief.compose.desk import Desk, event_sentence, plain_sentence
from pactbrief.compose.prose import capital, closed, counted, date_words, listed, number, sentence_start
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import ONCE, RANK
from pactbrief.model.memo import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    PlainBlock,
    Region,
    Sentence,
    Table,
)
from pactbrief.model.source import VIEWS

#: Words of a quotation inside the text; longer ones stand in the note.
SHORT_QUOTE = 16


def partnership_section(desk: Desk, dossier: Dossier, order: Sequence[str], level: int) -> list[Block]:
    """All sections of one partnership in the house style's order, below a heading of `level`; the analyst's note first."""
    blocks: list[Block] = [Heading(level, dossier.name, dossier.partnership.key)]
    remark = desk.remarks.get(dossier.partnership.key)
    if remark:
        words = plain_sentence(f"{desk.labels['analyst']}: {' '.join(remark.split())}", "analyst")
        blocks += _region(dossier, "analyst", desk.labels["analyst"], [Paragraph((words,))])
    for name in order:
        if name in _SECTIONS:
            blocks += _SECTIONS[name](desk, dossier, level + 1)
    return blocks


def _region(dossier: Dossier, name: str, title: str, blocks: Sequence[PlainBlock]) -> list[Block]:
    return [Region(f"{dossier.partnership.key}/{name}", f"{dossier.name}: {title}", tuple(blocks))] if blocks else []


def status_words(desk: Desk, dossier: Dossier) -> str:
    """The status for headings and the board: "signed, date incomplete", "adoption possible", "not established"."""
    event = dossier.status
    if event is None:
        expected = expected_event(dossier)
        return desk.wording.stage_label(expected.stage, expected.modality) if expected else "not established"
    label = desk.wording.stage_label(event.stage)
    return f"{label}, date incomplete" if event.stage in ONCE and len(event.when or "") < 10 else label


def expected_event(dossier: Dossier) -> Event | None:
    """The foremost event that is only planned or possible, where nothing has happened."""
    return next((e for e in dossier.timeline if e.modality in ("planned", "possible") and not e.views_only), None)


def _status(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    key = dossier.partnership.key
    heading = Heading(level, f"{desk.labels['status']}: {status_words(desk, dossier)}", f"{key}-status")
    lead = dossier.status or expected_event(dossier)
    if lead is None:
        nothing = Paragraph((plain_sentence(desk.wording.gaps["no-status"]),))
        return [heading, *_region(dossier, "status", desk.labels["status"], [nothing])]
    sentences = [event_sentence(desk, dossier, lead, SHORT_QUOTE)]
    second = _independent(desk, dossier, lead)
    if second:
        sentences.append(_second_account(desk, dossier, second))
    sentences += _weight(dossier, lead)
    sentences += _not_before(desk, dossier, lead)
    return [heading, *_region(dossier, "status", desk.labels["status"], [Paragraph(tuple(sentences), "lead")])]


def _independent(desk: Desk, dossier: Dossier, lead: Event) -> Event | None:
    """The highest event that a source outside the lead's tells as done: a second account, not a repetition."""
    told = {desk.claims[i].source for i in lead.claims}
    others = [
        e
        for e in dossier.timeline
        if e is not lead
        and e.modality == "happened"
        and not e.views_only
        and e.stage in ("concluded", "signed", "adopted", "ratified", "in-force", "ended", "suspended")
        and not {desk.claims[i].source for i in e.claims} & told
    ]
    return others[-1] if others else None


def _second_account(desk: Desk, dossier: Dossier, event: Event) -> Sentence:
    claims = desk.told(event.claims)
    stage = desk.wording.stage_label(event.stage)
    text = f"Separately, {desk.teller(claims[0])}{closed(desk.teller(claims[0]))} calls it {stage}: "
    return desk.fact(text, claims, SHORT_QUOTE)


def _not_before(desk: Desk, dossier: Dossier, lead: Event) -> list[Sentence]:
    """For an undated status: the latest dated report that still told of an earlier stage bounds it, if it was current."""
    told = {desk.claims[i].source for i in lead.claims}
    if lead.when or lead.modality != "happened" or any(desk.sources[s].published for s in told):
        return []
    earlier = [
        (p.date, e, c)
        for e in dossier.timeline
        if e.modality == "happened" and not e.views_only and RANK[e.stage] < min(RANK[lead.stage], RANK["concluded"])
        for c in desk.told(e.claims)
        if (p := desk.source(c).published) and c.source not in told and c.when is None
    ]
    if not earlier:
        return []
    date, event, claim = max(earlier, key=lambda each: each[0])
    noun = desk.wording.stages[lead.stage]["noun"]
    stage = desk.wording.stage_label(event.stage)
    text = f"An item of {date_words(date)} still tells of it as {stage}: if that was current, the {noun} came later"
    return [replace(desk.fact(text, [claim]), kind="judgement")]


def _weight(dossier: Dossier, lead: Event) -> list[Sentence]:
    if lead.modality != "happened":
        return [plain_sentence("No source reports that this has happened.")]
    if lead.origins < 2:
        return [plain_sentence("This stage rests on a single origin.", "count")]
    return [plain_sentence(f"{capital(number(lead.origins))} independent origins report this stage.", "count")]


def _timeline(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The dated table that belongs to the status; it has no heading of its own."""
    rows = []
    events = [e for e in dossier.timeline if not e.views_only]
    shown = _foremost(events, dossier.status, desk.bounds.timeline)
    for event in shown:
        claims = desk.told(event.claims)
        stage = capital(desk.wording.stage_label(event.stage, event.modality))
        report = desk.fact(f"{sentence_start(desk.teller(claims[0]))}: ", claims, SHORT_QUOTE)
        rows.append(((plain_sentence(_when(desk, event)),), (plain_sentence(stage),), (report,)))
    if not rows:
        return []
    columns = (
        Column(desk.labels["date"], 0.21),
        Column(desk.labels["stage"], 0.19),
        Column(desk.labels["report"], 0.60),
    )
    left = len(events) - len(shown)
    more = f", without {counted(left, 'lesser event')}" if left else ""
    return [Table(f"{desk.labels['timeline']}: {dossier.name}{more}", columns, tuple(rows))]


def _foremost(events: Sequence[Event], status: Event | None, most: int) -> list[Event]:
    """At most so many events, in their order: the status, then what happened before what did not, the better founded and
    further stages first."""

    def weight(event: Event) -> tuple[bool, bool, int, int]:
        return event is not status, event.modality != "happened", -event.origins, -RANK[event.stage]

    kept = sorted(events, key=weight)[:most]
    return [event for event in events if event in kept]


def _when(desk: Desk, event: Event) -> str:
    """The date column: the event's own date, else the words that were printed, else by when it was reported."""
    if event.when:
        return date_words(event.when)
    claims = desk.told(event.claims)
    printed = next((c.printed_when for c in claims if c.printed_when), None)
    if printed:
        return f"‘{printed}’, no fuller date"
    dates = [p.date for c in claims if (p := desk.source(c).published)]
    return f"Undated; reported {date_words(min(dates))}" if dates else "Undated"


def _scope(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    key = dossier.partnership.key
    heading = Heading(level, desk.labels["scope"], f"{key}-scope")
    areas = [s for s in dossier.scope if not s.views_only]
    if not areas:
        nothing = Paragraph((plain_sentence(desk.wording.gaps["no-scope"]),))
        return [heading, *_region(dossier, "scope", desk.labels["scope"], [nothing])]
    firm = [s for s in areas if s.origins > 1]
    opening = f"The sources name {counted(len(areas), 'area')}"
    if firm:
        shared = listed([desk.names.area(s.value) for s in firm])
        opening += f"; {shared} {'rests' if len(firm) == 1 else 'rest'} on more than one independent origin."
    else:
        opening += ", each on a single origin."
    stages = _stages_by_source(desk, dossier)
    rows = [_area_row(desk, strand, stages) for strand in areas[: desk.bounds.areas]]
    rest = areas[desk.bounds.areas :]
    columns = (
        Column(desk.labels["area"], 0.24),
        Column(desk.labels["standing"], 0.15),
        Column(desk.labels["words"], 0.51),
        Column(desk.labels["origins"], 0.10, "right"),
    )
    return [
        heading,
        *_region(dossier, "scope", desk.labels["scope"], [Paragraph((plain_sentence(opening, "count"),))]),
        Table(f"{desk.labels['scope']}: {dossier.name}", columns, tuple(rows)),
        *_further_areas(desk, rest),
    ]


def _further_areas(desk: Desk, rest: Sequence[Strand]) -> list[Block]:
    """The areas that the table has no room for, named in one sentence with one note."""
    if not rest:
        return []
    claims = [desk.told(strand.claims)[0] for strand in rest]
    named = listed([desk.names.area(strand.value) for strand in rest])
    return [Paragraph((desk.fact(f"Also named: {named}", claims),))]


def _area_row(desk: Desk, strand: Strand, stages: Mapping[str, str]) -> tuple[tuple[Sentence, ...], ...]:
    claims = desk.told(strand.claims)
    words = desk.fact("", claims, SHORT_QUOTE)
    return (
        (plain_sentence(capital(desk.names.area(strand.value))),),
        (plain_sentence(_standing(desk, claims, stages)),),
        (words,),
        (plain_sentence(str(strand.origins), "count"),),
    )


def _stages_by_source(desk: Desk, dossier: Dossier) -> dict[str, str]:
    """The furthest stage that each source reports as done: what it names, it names of a partnership at that stage."""
    furthest: dict[str, str] = {}
    for event in dossier.timeline:
        if event.modality == "happened" and not event.views_only:
            for claim in desk.told(event.claims):
                known = furthest.get(claim.source)
                if known is None or RANK[event.stage] > RANK[known]:
                    furthest[claim.source] = event.stage
    return furthest


def _standing(desk: Desk, claims: Sequence[Claim], stages: Mapping[str, str]) -> str:
    """At what stage the area is named, the furthest of its sources; an area only planned or possible says so."""
    firm = [c for c in claims if c.modality == "happened"]
    known = [stages[c.source] for c in firm or claims if c.source in stages]
    stage = desk.wording.stage_label(max(known, key=RANK.__getitem__)) if known else "no stage reported"
    return stage if firm else f"{stage}; {claims[0].modality}"


def _regional(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    key = dossier.partnership.key
    heading = Heading(level, desk.labels["region"], f"{key}-region")
    groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for strand in (*dossier.regions, *dossier.actors):
        if not strand.views_only:
            for claim in desk.told(strand.claims):
                groups[claim.source, claim.evidence[0].start].append(claim)
    sentences = [_context_sentence(desk, group) for group in _telling(groups, desk.bounds.context)]
    if not sentences:
        sentences = [plain_sentence("Insufficient reporting on the regional context.")]
    return [heading, *_region(dossier, "region", desk.labels["region"], [Paragraph(tuple(sentences))])]


def _telling(groups: Mapping[tuple[str, int], list[Claim]], most: int) -> list[list[Claim]]:
    """The fewest passages that together name every region and state, at most `most`: richest first chosen, then in the
    order of the sources."""
    left = {(c.kind, c.value) for g in groups.values() for c in g}
    chosen: list[tuple[tuple[str, int], list[Claim]]] = []
    rest = dict(sorted(groups.items()))
    while left and len(chosen) < most:
        best = max(rest, key=lambda k: len({(c.kind, c.value) for c in rest[k]} & left))
        chosen.append((best, rest.pop(best)))
        left -= {(c.kind, c.value) for c in chosen[-1][1]}
    return [group for _, group in sorted(chosen, key=lambda each: each[0])]


def _context_sentence(desk: Desk, claims: Sequence[Claim]) -> Sentence:
    """One passage: the regions it ties to the partnership and the states it names as a concern, with its words."""
    regions = list(dict.fromkeys(desk.names.region(c.value) for c in claims if c.kind == "region"))
    actors = list(dict.fromkeys(desk.names.full.get(c.value, c.value) for c in claims if c.kind == "actor"))
    teller = desk.teller(claims[0])
    parts = []
    if regions:
        parts.append(f"ties the partnership to {listed(regions)}")
    if actors:
        parts.append(f"names {listed(actors)} as a concern")
    text = f"{sentence_start(teller)}{closed(teller)} {' and '.join(parts)}: "
    kept = [claims[0]]
    return desk.fact(text, [*kept, *[c for c in claims if c not in kept]], SHORT_QUOTE)


def _outlook(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    lead = dossier.status or expected_event(dossier)
    done = {e.stage for e in dossier.timeline if e.modality == "happened" and not e.views_only}
    coming = [
        e
        for e in dossier.timeline
        if e.modality in ("planned", "possible") and e is not lead and not e.views_only and e.stage not in done
    ]
    sentences = [event_sentence(desk, dossier, e, SHORT_QUOTE) for e in coming]
    return _prose(dossier, "outlook", desk.labels["outlook"], sentences, level)


def _opinion(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    return _prose(dossier, "views", desk.labels["views"], _views(desk, dossier), level)


def _prose(dossier: Dossier, name: str, title: str, sentences: Sequence[Sentence], level: int) -> list[Block]:
    """A headed paragraph in a region of its own, or nothing."""
    if not sentences:
        return []
    heading = Heading(level, title, f"{dossier.partnership.key}-{name}")
    return [heading, *_region(dossier, name, title, [Paragraph(tuple(sentences))])]


def _views(desk: Desk, dossier: Dossier) -> list[Sentence]:
    """What interviews and opinion add: at most two quotations, said to be opinion."""
    strands: tuple[Event | Strand, ...] = (
        *dossier.timeline, *dossier.outlook, *dossier.scope, *dossier.regions, *dossier.actors,
    )  # fmt: skip
    claims = [desk.claims[i] for s in strands if s.views_only for i in s.claims]
    claims = [c for c in claims if c.genre in VIEWS]
    passages: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        passages[claim.source, claim.evidence[0].start].append(claim)
    chosen = sorted(passages.values(), key=lambda g: (-len(g), g[0].source, g[0].evidence[0].start))[:2]
    sentences = []
    for i, group in enumerate(sorted(chosen, key=lambda g: (g[0].source, g[0].evidence[0].start))):
        genre = desk.wording.genres[group[0].genre]
        speaker = group[0].attribution[0] if group[0].attribution else "the speaker"
        opening = f"Opinion, not reporting: in an {genre}, {speaker} says" if i == 0 else f"In the same vein, {speaker} says"
        sentences.append(desk.fact(f"{opening}: ", group, SHORT_QUOTE))
    return sentences


def _conflicts(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    return _listed(dossier, "conflicts", desk.labels["conflicts"], _disagreements(desk, dossier), level)


def _gaps(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    lines = [plain_sentence(text) for text in gap_lines(desk, dossier)]
    return _listed(dossier, "gaps", desk.labels["gaps"], lines, level)


def _listed(dossier: Dossier, name: str, title: str, lines: Sequence[Sentence], level: int) -> list[Block]:
    """A headed list in a region of its own, or nothing."""
    if not lines:
        return []
    entries = tuple(Paragraph((line,)) for line in lines)
    return [Heading(level, title, f"{dossier.partnership.key}-{name}"), *_region(dossier, name, title, [Bullets(entries)])]


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
_SECTIONS: Mapping[str, Callable[[Desk, Dossier, int], list[Block]]] = {
    "status": _status,
    "timeline": _timeline,
    "conflicts": _conflicts,
    "scope": _scope,
    "region": _regional,
    "outlook": _outlook,
    "views": _opinion,
    "gaps": _gaps,
}
