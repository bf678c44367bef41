"""Regional context, outlook and opinion: what surrounds a partnership, and what may come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pactbrief.compose.desk import Desk, event_sentence, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE, prose_section
from pactbrief.compose.novelty import added_lines
from pactbrief.compose.prose import capital, closed, listed, sentence_start
from pactbrief.compose.quotes import turn_of
from pactbrief.compose.status import expected_event
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import latest
from pactbrief.model.memo import Block, Sentence
from pactbrief.model.source import VIEWS

#: Expectations that no stage carries, quoted in the outlook of a partnership.
EXPECTATIONS = 2


def regional_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The regions and states of concern, one sentence a passage, with its words."""
    groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for strand in (*dossier.regions, *dossier.actors):
        if not strand.views_only:
            for claim in desk.told(strand.claims):
                groups[claim.source, claim.evidence[0].start].append(claim)
    sentences = _context_sentences(desk, _telling(groups, desk.bounds.context))
    told = sentences or [plain_sentence(desk.wording.context["none"])]
    return [*prose_section(desk, dossier, "region", told, level), *added_lines(desk, dossier, ("region", "actor"))]


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


def _context_sentences(desk: Desk, groups: Sequence[Sequence[Claim]]) -> list[Sentence]:
    """One sentence a passage, with its words; a teller that goes on is not named again."""
    sentences = []
    before = None
    for claims in groups:
        teller = desk.teller(claims[0])
        same, before = teller == before, teller
        opening = capital(desk.wording.context["again"]) if same else f"{sentence_start(teller)}{closed(teller)}"
        named = _named(desk, claims, "s" if same else desk.verbal(claims[0]))
        sentences.append(desk.fact(f"{opening} {named}: ", claims, SHORT_QUOTE))
    return sentences


def _named(desk: Desk, claims: Sequence[Claim], verbal: str) -> str:
    """The regions that a passage mentions and the states that it names as a concern; `verbal` ends the verb."""
    regions = list(dict.fromkeys(desk.names.region(c.value) for c in claims if c.kind == "region"))
    actors = list(dict.fromkeys(desk.names.full.get(c.value, c.value) for c in claims if c.kind == "actor"))
    words = {"regions": listed(regions), "actors": listed(actors)}
    return " and ".join(desk.wording.context[kind].format(**words, s=verbal) for kind, named in words.items() if named)


def outlook_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """What is planned or possible beyond the status, told as such; the timeline quotes it. Plans whose day is over are gaps."""
    lead = dossier.status or expected_event(dossier)
    coming = [
        e
        for e in dossier.timeline
        if e.modality in ("planned", "possible") and e is not lead and not e.views_only and not e.overtaken
        if e.when is None or latest(e.when) >= desk.book.as_of
    ]
    sentences = [event_sentence(desk, dossier, e) for e in coming]
    for strand in [s for s in dossier.outlook if not s.views_only][:EXPECTATIONS]:
        claims = desk.told(strand.claims)
        opening = desk.wording.context["outlook"].format(teller=desk.teller(claims[0]), s=desk.verbal(claims[0]))
        sentences.append(desk.fact(f"{opening}: ", claims, SHORT_QUOTE))
    return prose_section(desk, dossier, "outlook", sentences, level)


def opinion_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """What interviews and opinion say, set apart from reports."""
    return prose_section(desk, dossier, "views", _views(desk, dossier), level)


def _views(desk: Desk, dossier: Dossier) -> list[Sentence]:
    """What interviews and opinion add: at most two quotations, said to be opinion."""
    strands: tuple[Event | Strand, ...] = (
        *dossier.timeline, *dossier.outlook, *dossier.scope, *dossier.regions, *dossier.actors,
    )  # fmt: skip
    claims = [desk.claims[i] for s in strands if s.views_only for i in s.claims]
    claims = [c for c in claims if c.genre in VIEWS and not _asks(desk, c)]
    passages: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        passages[claim.source, claim.evidence[0].start].append(claim)
    chosen = sorted(passages.values(), key=lambda g: (-len(g), g[0].source, g[0].evidence[0].start))[:2]
    sentences = []
    for i, group in enumerate(sorted(chosen, key=lambda g: (g[0].source, g[0].evidence[0].start))):
        genre = desk.wording.genres[group[0].genre]
        speaker = _speaker(desk, group[0])
        opening = f"Opinion, not reporting: in an {genre}, {speaker} says" if i == 0 else f"In the same vein, {speaker} says"
        sentences.append(desk.fact(f"{opening}: ", group, SHORT_QUOTE))
    return sentences


def _turn(desk: Desk, claim: Claim) -> str:
    turn = turn_of(desk.source(claim), claim)
    return turn.quote.strip() if turn else ""


def _asks(desk: Desk, claim: Claim) -> bool:
    """Whether the words are the interviewer's, who asks and introduces."""
    first = _turn(desk, claim).casefold().split(maxsplit=1)[:1]
    return bool(first) and first[0].strip("(.,") in desk.wording.questioners


def _speaker(desk: Desk, claim: Claim) -> str:
    return _turn(desk, claim) or (claim.attribution[0] if claim.attribution else "the speaker")
