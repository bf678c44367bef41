"""Regional context, outlook and opinion: what surrounds a partnership, and what may come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pactbrief.compose.desk import Desk, event_sentence, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE, lacks, prose_section
from pactbrief.compose.novelty import added_lines
from pactbrief.compose.prose import capital, closed, listed
from pactbrief.compose.quotes import begins_whole, ends_whole, excerpt, turn_of, word_count
from pactbrief.compose.status import rows_of, standing
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier, Event, Strand
from pactbrief.model.ladder import latest
from pactbrief.model.memo import Block, Sentence
from pactbrief.model.source import VIEWS

#: Words of a quotation on a region or a state: the clause that names it.
CLAUSE = 16
#: Verbs for a mention, taken by turns.
VERBS = 3
#: Expectations that no stage carries, quoted in the outlook of a partnership.
EXPECTATIONS = 2


def regional_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The regions and states of concern, one sentence a passage, with its words."""
    if lacks(dossier) == (True, True):  # told with the areas
        return [*added_lines(desk, dossier, ("region", "actor"))]
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
    """One sentence a passage, with its words, those on states of concern first. What an earlier one has named is not named
    again, and a teller that comes again is told in short."""
    sentences: list[Sentence] = []
    known: set[tuple[str, str]] = set()
    tellers: list[str] = []
    for claims in sorted(groups, key=lambda group: all(claim.kind == "region" for claim in group)):
        teller = desk.teller(claims[0])
        same = tellers[-1:] == [teller]
        voice = desk.voice(claims[0])
        opening = capital(desk.wording.context["again"]) if same else f"{desk.opening(voice, claims[0])}{closed(voice)}"
        new = [claim for claim in claims if (claim.kind, claim.value) not in known] or claims
        verbal = "s" if same else desk.verbal(claims[0])
        adds = not same and any(kind == "actor" for kind, _ in known)
        named = _named(desk, new, verbal, "actors-more" if adds else "actors", f"regions-{len(sentences) % VERBS}")
        told = _covering(new)
        short = excerpt(desk.source(told), told, CLAUSE)
        rounded = begins_whole(desk.source(told), told, short) and ends_whole(desk.source(told), told, short)
        whole = rounded and all(word in short.quote for word in told.words)
        sentences.append(desk.fact(f"{opening} {named}: ", [told, *new[1:]], CLAUSE if whole else SHORT_QUOTE))
        known |= {(claim.kind, claim.value) for claim in claims}
        tellers.append(teller)
    return sentences


def _covering(claims: Sequence[Claim]) -> Claim:
    """The first of the claims on one passage, to be quoted with the words that made them all, where a quotation has room for
    these; else with those of the first that names a state, for that is what wants showing."""
    passage = claims[0].evidence[0]
    places = [(at, at + len(word)) for claim in claims for word in claim.words[:1] if (at := passage.quote.find(word)) >= 0]
    covering = passage.quote[min(places)[0] : max(end for _, end in places)] if places else ""
    if places and word_count(covering) <= SHORT_QUOTE:
        return replace(claims[0], words=(covering,), detail=None)
    naming = next((claim for claim in claims if claim.kind == "actor"), claims[0])
    return replace(claims[0], words=naming.words, detail=naming.detail)


def _named(desk: Desk, claims: Sequence[Claim], verbal: str, actors: str, regions: str) -> str:
    """The states that a passage names as a concern and the regions that it mentions, in the words of these keys; `verbal` ends
    the verb."""
    states = list(dict.fromkeys(desk.names.full.get(c.value, c.value) for c in claims if c.kind == "actor"))
    places = list(dict.fromkeys(desk.names.region(c.value) for c in claims if c.kind == "region"))
    words = {actors: listed(states), regions: listed(places)}
    forms = desk.wording.context
    return " and ".join(forms[key].format(actors=named, regions=named, s=verbal) for key, named in words.items() if named)


def outlook_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """What is planned or possible beyond the status, told as such; the timeline quotes it. Plans whose day is over are gaps.
    In short what the timeline has is not told again."""
    told = rows_of(desk, dossier) if desk.in_short else []
    lead = standing(dossier)
    coming = [
        e
        for e in dossier.timeline
        if e.modality in ("planned", "possible") and e is not lead and not e.views_only and not e.overtaken and e not in told
        if e.when is None or latest(e.when) >= desk.book.as_of
    ]
    sentences = [event_sentence(desk, dossier, e) for e in coming]
    for strand in [s for s in dossier.outlook if not s.views_only][:EXPECTATIONS]:
        claims = desk.told(strand.claims)
        opening = desk.wording.context["outlook"].format(teller=desk.voice(claims[0]), s=desk.verbal(claims[0]))
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
    ordered = sorted(chosen, key=lambda g: (g[0].source, g[0].evidence[0].start))
    words = desk.wording.views
    voices = [(group[0].genre, _speaker(desk, group[0])) for group in ordered]
    opened = [
        words[f"{'first' if number == 0 else 'next'}-{genre}"].format(name=speaker) + ": "
        for number, (genre, speaker) in enumerate(voices)
    ]
    if len(set(voices)) == 1 and len(voices) > 1:  # one voice speaks on
        return [desk.facts([(opened[0], ordered[0], SHORT_QUOTE), (f"{words['goes-on']}: ", ordered[1], SHORT_QUOTE)])]
    return [desk.fact(opening, group, SHORT_QUOTE) for opening, group in zip(opened, ordered, strict=True)]


def _turn(desk: Desk, claim: Claim) -> str:
    turn = turn_of(desk.source(claim), claim)
    return turn.quote.strip() if turn else ""


def _asks(desk: Desk, claim: Claim) -> bool:
    """Whether the words are the interviewer's, who asks and introduces."""
    first = _turn(desk, claim).casefold().split(maxsplit=1)[:1]
    return bool(first) and first[0].strip("(.,") in desk.wording.questioners


def _speaker(desk: Desk, claim: Claim) -> str:
    """Who holds the view: in an interview whose turn it is, else who the passage names; of an opinion its author."""
    author = desk.source(claim).author if claim.genre == "opinion" else None
    voices = (_turn(desk, claim), *claim.attribution[:1], author)
    return next(filter(None, voices), desk.wording.views[f"unnamed-{claim.genre}"])
