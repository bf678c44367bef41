"""Subjects: the things that may be the subject of a verb: in its clause, in one it is joined to, or behind "what ... is"."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.conjoined import joints_before
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found


def subjects_of(parse: Parse, found: Found, segment: Segment, left: list[Thing]) -> list[Thing]:
    """The things before the verb in its clause; where that has none, in the clause whose subject it shares."""
    inside = [t for t in left if parse.clause_of(t.head) == segment.clause]
    if inside:
        return [t for t in inside if not _in_aside(parse, t)] or inside
    if parse.word(found.first - 1) == ":":  # "The Oman-India pact: signed in May, ..."
        return left[-1:]
    for joint in joints_before(parse, found.first):
        clause = parse.clause_of(joint - 1)
        shared = [t for t in left if parse.clause_of(t.head) == clause and t.last <= joint and not _behind_verb(parse, t)]
        if shared:
            return shared
    return []


def _behind_verb(parse: Parse, thing: Thing) -> bool:
    """'the boat is named | in that agreement | but has been put off': what a preposition ties to a verb is no subject."""
    if parse.lexis.grammar["verb_last"] or not parse.is_a("preposition", thing.first - 1):
        return False
    opening = parse.segment_at(thing.first - 1).first
    before = parse.segment_before(opening) if thing.first - 1 == opening else None
    low = before.first if before is not None and parse.word(before.last - 1) != "," else opening
    return any(parse.is_any(("finite", "be"), i) for i in range(low, thing.first))


def _in_aside(parse: Parse, thing: Thing) -> bool:
    """'the exercise, held under the agreement, had ended': what hangs on a participle between commas is no subject."""
    segment = parse.segment_at(thing.head)
    closed = segment.first > 0 and parse.word(segment.first - 1) == parse.word(segment.last - 1) == ","
    opened = any(f.first == segment.first and f.entry.tag in {"past", "participle"} for f in parse.of("stage"))
    return closed and opened and segment.kind == "phrase"


def what_is(parse: Parse, found: Found, things: list[Thing]) -> Thing | None:
    """'What Peru and Chile signed in May | is a pact': a free relative clause and what it is said to be."""
    lexis = parse.lexis
    low = parse.segment_at(found.first).first
    if not lexis.is_a("what", parse.word(low)):
        return None
    thing = next((t for t in things if t.first >= found.last and t.secure), None)
    between = range(found.last, thing.first) if thing is not None else range(0)
    light = ("be", "have", "article", "adverb", "comma")
    said = any(lexis.is_a("be", parse.word(i)) for i in between)
    plain = all(parse.in_date(i) or any(lexis.is_a(kind, parse.word(i)) for kind in light) for i in between)
    return thing if said and plain else None
