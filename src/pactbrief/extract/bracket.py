"""Bracket: what a German verb acts on, which may stand anywhere between its parts."""

from __future__ import annotations

from pactbrief.extract.clauses import Segment
from pactbrief.extract.finding import Found
from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing

FAR = 26  # tokens between a relative clause's verb and its antecedent
_BRACKET = 16  # tokens of a clause that says what is weighed, before its verb
Tied = tuple[Thing | None, bool, str]  # the thing, whether the verb stands without any object, and how the two are tied


def german_object(parse: Parse, found: Found, things: list[Thing], clause: int) -> Tied:
    """The thing that a German verb of the clause acts on, in its clause, its complement or as its antecedent."""
    bracket = found.last - found.first > len(found.places)  # "nahmen ..., nachdem ..., die Partnerschaft ... an"
    same = [
        t
        for t in things
        if parse.clause_of(t.head) == clause
        or (bracket and found.first < t.first and t.last <= found.last and t.kind != "activity")
    ]
    if found.row.get("object") == "talks":
        same = [t for t in same if t.kind == "talks"]
    elif found.row.get("only") == "activity" and parse.segment_at(found.first).kind == "main":
        # "die Übung im Rahmen des Abkommens | beginnt"
        same = [t for t in same if t.kind == "activity"] or same
    elif found.row.get("talks"):  # "die Gespräche über das Abkommen | abgeschlossen"
        same = [t for t in same if not any(o.kind == "talks" and o.head < t.first < o.tail for o in same)]
    parted = found.entry.parts[-1][-1].endswith("$")
    governed = [
        i
        for i in found.places[: -1 if parted else None]
        if len(found.places) > 1
        and parse.lexis.is_a("preposition", parse.word(i))
        and not any(step in found.places and parse.tokens[step].capital for step in (i + 1, i + 2))
    ]
    if governed:
        same = [t for t in same if any(i < t.first <= i + 5 for i in governed)]
        if not same:
            return None, False, ""
    if same:
        nearest = min(same, key=lambda t: (rank_of(t), abs(t.head - found.first)))
        return nearest, False, "clause"
    segment = parse.segment_at(found.first)
    if found.row.get("stage") == "exploring":  # "prüft, ob eine Partnerschaft ...": what is weighed follows
        after = [t for t in things if 0 <= t.first - found.last <= _BRACKET and parse.segment_at(t.first).first == segment.last]
        if after:
            return after[0], False, "complement"
    closed = segment.kind in {"complement", "adverbial"} and not _pronoun_in(parse, segment)
    if segment.kind in {"relative", "phrase"} or (found.entry.tag in {"participle", "base"} and not closed):
        before = [t for t in things if t.last <= segment.first and found.first - t.head < FAR]
        if before:
            return before[-1], False, "relative"
    return None, True, ""


def _pronoun_in(parse: Parse, segment: Segment) -> bool:
    return any(
        parse.lexis.is_a("object_pronoun", parse.word(i)) or parse.word(i) == "es" for i in range(segment.first, segment.last)
    )


def opens_another(parse: Parse, start: int, head: int) -> bool:
    """'das vereinbarte Rahmenwerk | zur Zusammenarbeit': the attribute belongs to the noun before."""
    if not parse.lexis.grammar.get("verb_last"):
        return False
    lexis, named = parse.lexis, {i for p in parse.parties for i in range(p.first, p.last)}
    joints = ("preposition", "article")  # "der angekündigte Abschluss | des Abkommens"
    return any(
        parse.tokens[i - 1].capital and i - 1 not in named and any(lexis.is_a(kind, parse.word(i)) for kind in joints)
        for i in range(start + 1, head)
    )


def rank_of(thing: Thing) -> int:
    """How likely a verb acts on such a thing, the least the likeliest."""
    return {"strong": 0, "plain": 1, "talks": 1, "pro": 1, "loose": 2, "activity": 3, "foreign": 2}[thing.kind]
