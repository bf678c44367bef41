"""About: what a noun ("the signing of") or a phrase ("on ice", "under way") of a stage is about."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.bracket import FAR, announced, rank_of
from pactbrief.extract.triggers.objects import OBJECT_REACH
from pactbrief.extract.triggers.reaching import broken
from pactbrief.extract.words.finding import Found

_TALKED = frozenset({"exploring", "negotiating"})
_SUBJECT = 4  # tokens from a subject to what is told of it: "points that are still | under discussion"
_MATTER = 8  # tokens of what is asked for


def noun_thing(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Thing | None:
    """What a noun of a stage ("the signing of ...") is about."""
    inside = [t for t in things if t.first <= found.first < t.last]
    after = [
        t
        for t in things
        if t.head >= found.last and t.head - found.last < OBJECT_REACH and not broken(parse, found.last, t.first)
    ]
    if inside and (inside[0].own or (inside[0].kind == "talks" and inside[0].definite and not (after and after[0].own))):
        return inside[0]
    behind = range(found.last, after[0].first) if after else range(0)
    if after and not (parse.is_a("of", found.last) and any(parse.tokens[i].mark for i in behind)):
        return after[0]  # not "the approval | of these reservations in May, the pact"
    if inside:
        return inside[0]
    before = [t for t in things if t.last <= found.first and parse.clause_of(t.head) == parse.clause_of(found.first)]
    return before[-1] if before and found.first - before[-1].last <= 2 else None


def phrase_thing(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Thing | None:
    """What a phrase of a stage ("on ice", "under way") is about."""
    clause = parse.clause_of(found.first)
    if found.row.get("holding") and not parse.lexis.grammar.get("verb_last"):  # "already has | a pact with"
        things = tuple(t for t in things if t.tail > found.last)
    inside = [t for t in things if t.first < found.last and found.first < t.last]
    if parse.is_a("under", found.last - 2) and parse.is_a("article", found.last - 1):  # "the first drill under the | agreement"
        inside = [t for t in inside if t.first < found.last <= t.last] or inside
        return inside[0] if inside else None
    same = [t for t in things if parse.clause_of(t.head) == clause and t not in inside]
    close = sorted(same, key=lambda t: (rank_of(t) > 2, min(abs(t.head - found.first), abs(t.first - found.last))))
    if close and not (inside and inside[0].own and not close[0].own):
        return close[0]
    if inside:
        return inside[0]
    before = [t for t in things if t.last <= found.first and found.first - t.last < FAR]
    return before[-1] if before else announced(parse, found, things)


def of_something_else(parse: Parse, found: Found) -> bool:
    """'a proposal for | a common uniform', 'calls for | an inquiry', 'parliament's approval | of these reservations': what is
    asked for, or approved, is named, and is no arrangement."""
    if found.row["stage"] == "ratified" and parse.is_a("of", found.last):
        return not parse.any_is("parliament", found.last, found.last + _SUBJECT + 1)
    if found.row["stage"] != "proposed" or found.row.get("enlarges") or parse.lexis.language != "en":
        return False
    behind = parse.word(found.last)
    open_ = not behind or parse.tokens[found.last].mark or parse.lexis.is_a("finite", behind)
    near = range(found.last, found.last + _MATTER)
    open_ = open_ or any(parse.token_at(area.start) in near for area in parse.areas)
    if parse.is_a("of", found.last - 1):  # "the offer of | frigates"
        open_ = open_ or any(parse.word(i) in parse.lexis.fields["security"] for i in near)
    return parse.is_a("preposition", found.last - 1) and not open_


def of_a_matter(parse: Parse, found: Found, thing: Thing | None) -> bool:
    """'subjects still | under discussion', 'points | being negotiated': what is talked about is no arrangement."""
    apart = found.row["stage"] in _TALKED and (thing is None or found.first <= thing.first < found.last)
    return apart and parse.any_is("matter", found.first - _SUBJECT, found.first)
