"""Bearing: which partnerships each clause of an article speaks of, also where no event is told.

The context of the events says it for clauses with stage words. Here the gaps between them are filled, in reading order:
parties named together, the arrangement or its sides taken up again, a list that goes on. A clause whose tie is `beside`
only names one party of the running partnership: it may say where or why, never what the partnership covers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pactbrief.catalog.lexicon import Match
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.context import Context, Topic
from pactbrief.extract.events.events import Tables
from pactbrief.extract.events.thread import (
    ANSWER,
    Running,
    Thread,
    back_to_lead,
    codes_of,
    look_ahead,
    members_of,
    remember,
    sought,
    turn_item,
)
from pactbrief.extract.things.things import find_things
from pactbrief.model.claim import Partnership, partnership_of

Tie = Literal["named", "taken up", "sentence", "gone on", "beside", "none"]
#: The partnerships that a clause speaks of, and how that is known.
Told = tuple[tuple[Partnership, ...], Tie]
_TAKING_UP = frozenset({"anaphor", "sides"})
_UNCUT = frozenset({"ja", "ko"})  # no words to cut clauses by: the sentence is the clause
_CHAIN = 4  # sentences that a list goes on without naming anything; longer lists are rare
_OPENING = 25  # characters within which a sentence opens with words that go on: "In addition, it covers"
DRIVES = frozenset({"threat", "dread", "driver", "whom"})
_REASONS = frozenset({"driver", "why", "whom"})


class Bearing(NamedTuple):
    """The clause `start:end` of the sentence `sentence` speaks of `partnerships`; `tie` says how that is known.

    `others` are the parties that act in the clause and belong to none of them.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    partnerships: tuple[Partnership, ...]
    tie: Tie
    others: frozenset[str] = frozenset()
    sought: bool = False  # the sentence is where a reason announced before it is to be named


def bearings(
    parses: Sequence[Parse],
    context: Context,
    signs: Sequence[Match],
    areas: Sequence[int],
    tables: Tables,
    paragraphs: Sequence[int],
    until: int,
) -> tuple[Bearing, ...]:
    """The bearings of the clauses of all sentences that begin before `until` or there, in reading order.

    `signs` are the matches of the layer "bearing" in order, `areas` the offsets of area words, ascending.
    """
    topics = [topic for topic in completed(parses, context, tables) if topic.partnerships]
    counted = Counter(p for topic in topics for p in topic.partnerships)
    if not counted:
        return ()
    often = max(counted.values()) / 2
    thread = Thread(tuple(counted), lead=next((p,) for p, count in counted.items() if count >= often))
    starts = [m.start for m in signs]
    whys = [m for m in signs if m.term.kind in ANSWER]
    found: list[Bearing] = []
    openings = frozenset(paragraphs)
    for parse in parses:
        if parse.start > until:
            break
        if parse.start in openings:
            turn_item(parse, thread)
            back_to_lead(parse, thread)
        scene = _Scene(
            parse,
            tuple(signs[bisect_left(starts, parse.start) : bisect_left(starts, parse.end)]),
            tuple([t for t in topics if t.start < parse.end and parse.start < t.end]),
            bisect_left(areas, parse.start) < bisect_left(areas, parse.end),
            any(sought(why, parse, thread) for why in whys),
        )
        found += _sentence(scene, thread)
        look_ahead(parse, thread)
    return tuple(found)


def completed(parses: Sequence[Parse], context: Context, tables: Tables) -> tuple[Topic, ...]:
    """The topics of the context and those of sentences that name an arrangement and its parties without any stage word."""
    extra: list[Topic] = []
    for parse in parses:
        if not parse.instruments or any(t.start < parse.end and parse.start < t.end for t in context.topics):
            continue
        pair = _paired(parse, tables)
        if pair:
            extra.append(Topic(parse.start, parse.end, (partnership_of(pair),), "named"))
    return tuple(sorted((*context.topics, *extra), key=lambda t: (t.start, t.end)))


def _paired(parse: Parse, tables: Tables) -> tuple[str, ...]:
    codes = codes_of(parse, (parse.start, parse.end))
    if len(codes) < 2:
        return ()
    for thing in find_things(parse, tables.stages, tables.kinds):
        if thing.kind != "strong" or thing.separate:
            continue
        if len(thing.own) > 1:
            return tuple(sorted(set(thing.own)))
        if len(codes) == 2:
            return tuple(sorted(codes))
    return ()


class _Scene(NamedTuple):
    """A sentence and what is in it: words that tie, its clauses' topics, whether it names an area or is to name a reason."""

    parse: Parse
    signs: tuple[Match, ...]
    topics: tuple[Topic, ...]
    listed: bool
    sought: bool


def _sentence(scene: _Scene, thread: Thread) -> list[Bearing]:
    if not _may_anchor(scene, thread):
        about, tie = _unanchored(scene, thread)
        thread.running += 1
        return _told(scene, _clauses(scene.parse), [(about, tie)]) if about and _asked(scene, tie) else []
    clauses = _clauses(scene.parse)
    read: list[Told] = []
    for clause in clauses:
        read.append(_clause(scene, clause, thread, any(about for about, _ in read)))
    anchors = [place for place, (about, _) in enumerate(read) if about]
    if anchors:
        filled = [_filled(scene.parse, clauses[place], read, place, anchors, thread.current) for place in range(len(clauses))]
        remember(thread, [read[place][0] for place in anchors])
    else:
        filled = [_unanchored(scene, thread)]
        thread.running += 1
    return _told(scene, clauses, filled)


def _may_anchor(scene: _Scene, thread: Thread) -> bool:
    """Whether a clause of the sentence may speak of a partnership by itself: what `_clause` asks, of the whole sentence."""
    if scene.topics or any(m.term.kind in _TAKING_UP for m in scene.signs):
        return True
    codes = codes_of(scene.parse, (scene.parse.start, scene.parse.end))
    return len(codes) > 1 and bool(_together(codes, thread.known))


def _asked(scene: _Scene, tie: Tie) -> bool:
    """Whether the sentence names anything that may be claimed of a partnership that it does not speak of by itself."""
    kinds = {hit.kind for hit in scene.parse.hits}
    if "region" in kinds or ("scope" in kinds and tie != "beside"):
        return True
    return "party" in kinds and (scene.sought or any(m.term.kind in DRIVES for m in scene.signs))


def _told(scene: _Scene, clauses: Sequence[tuple[int, int]], filled: list[Told]) -> list[Bearing]:
    """The bearings of clauses; one that is told of all stands for all."""
    span = (scene.parse.start, scene.parse.end)
    all_ = filled if len(filled) == len(clauses) else filled * len(clauses)
    return [
        Bearing(*clause, span, about, tie, codes_of(scene.parse, clause) - members_of(about), scene.sought)
        for clause, (about, tie) in zip(clauses, all_, strict=True)
        if about
    ]


def _clauses(parse: Parse) -> list[tuple[int, int]]:
    """The clauses as spans; segments of one clause that touch are one span."""
    if parse.lexis.language in _UNCUT or not parse.segments:
        return [(parse.start, parse.end)]
    spans: list[tuple[int, int]] = []
    last = None
    for segment in parse.segments:
        end = parse.tokens[segment.last - 1].end
        if spans and segment.clause == last:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((spans[-1][1] if spans else parse.start, end))
        last = segment.clause
    spans[-1] = (spans[-1][0], parse.end)
    return spans


def _clause(scene: _Scene, clause: tuple[int, int], thread: Thread, anchored: bool) -> Told:
    start, end = clause
    topics = [t for t in scene.topics if t.start < end and start < t.end]
    named = tuple(dict.fromkeys(p for t in topics if t.basis == "named" for p in t.partnerships))
    codes = codes_of(scene.parse, clause)
    together = _together(codes, thread.known) if len(codes) > 1 else ()
    if named and not any(set(n.parties) < set(t.parties) for n in named for t in together):
        return named, "named"
    if together:
        return together, "named"
    if topics:
        return tuple(dict.fromkeys(p for t in topics for p in t.partnerships)), "taken up"
    kinds = {m.term.kind for m in scene.signs if start <= m.start < end}
    if "anaphor" in kinds or "sides" in kinds:
        about = _taken_up(codes, kinds, thread, anchored)
        return (about, "taken up") if about else ((), "none")
    return (), "none"


def _taken_up(codes: frozenset[str], kinds: set[str], thread: Thread, anchored: bool) -> tuple[Partnership, ...]:
    """The partnership spoken of last, that of the party named if there is one. "Both sides" may speak of others."""
    one = next((p for p in thread.spoken if codes & set(p.parties)), None)
    if codes and one is not None:
        return (one,)
    if anchored or (codes and "sides" not in kinds):
        return ()
    return thread.current or thread.lead


def _together(codes: frozenset[str], known: tuple[Partnership, ...]) -> tuple[Partnership, ...]:
    """The known partnerships all of whose parties are named; of nested ones the largest."""
    whole = [p for p in known if set(p.parties) <= codes]
    return tuple(p for p in whole if not any(set(p.parties) < set(o.parties) for o in whole))


def _filled(
    parse: Parse, clause: tuple[int, int], read: Sequence[Told], place: int, anchors: Sequence[int], running: Running
) -> Told:
    """A clause without an anchor takes the nearest one before it, else after it, unless others act in it."""
    if read[place][0]:
        return read[place]
    near = max((anchor for anchor in anchors if anchor < place), default=anchors[0])
    about = read[near][0]
    codes = codes_of(parse, clause) - {"UA"}
    members = members_of(about)
    if codes <= members:
        return about, "sentence"
    if running != about and codes & members_of(running):
        return running, "beside"
    return (about, "sentence") if codes & members else (about, "beside")


def _unanchored(scene: _Scene, thread: Thread) -> Told:
    """A sentence that names no partnership: it goes on with a list, stands beside the running one, or says nothing of it."""
    codes = codes_of(scene.parse, (scene.parse.start, scene.parse.end)) - {"UA"}
    about = thread.current or thread.lead
    members = members_of(about)
    if thread.listing:
        return thread.listing, "gone on"
    near = thread.running < _CHAIN and bool(thread.current)
    if near and codes <= members and len(thread.current) == 1:
        if scene.listed:
            thread.running = 0
        return thread.current, "gone on"
    if thread.spoken and len(about) == 1 and _lists_on(scene, codes <= members):
        return about, "gone on"
    if thread.lead and scene.sought and not codes <= members:
        return thread.lead, "beside"
    if thread.spoken and len(about) == 1 and any(m.term.kind in _REASONS for m in scene.signs):
        return about, "beside"
    if codes - members and not any(m.term.kind in DRIVES for m in scene.signs):
        thread.running = _CHAIN  # others come in, and not as a threat: what follows may be about them
    if not thread.spoken and scene.parse.headline and codes and codes <= members:
        return about, "sentence"
    everyone = {code for party in scene.parse.parties for code in party.codes}
    if everyone & members or near:
        return about, "beside"
    return (thread.lead, "beside") if everyone & members_of(thread.lead) else ((), "none")


def _lists_on(scene: _Scene, own: bool) -> bool:
    """'It also covers ...' goes on with the partnership, whoever else is named behind it."""
    places = [m.start - scene.parse.start for m in scene.signs if m.term.kind == "go_on"]
    return bool(places) and (own or places[0] < _OPENING)
