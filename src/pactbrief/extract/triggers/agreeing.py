"""Agreeing to do something together: 'agreed to patrol the strait jointly' is a deal though no noun names one."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.heads import BODIES
from pactbrief.extract.words.finding import Found

#: Areas that are done together, whatever the words.
_MUTUAL = frozenset({"joint-exercises", "information-sharing", "mutual-defence", "reciprocal-access"})

_BODY = 6  # tokens from "set up" to the body, and from its noun to what it is for


def agrees_on_security(parse: Parse, found: Found) -> bool:
    """Whether what is agreed, in the verb's own clause or the one that depends on it, is cooperation in security."""
    places = _matter(parse, found)
    provides = found.entry.tag == "present" and parse.segment_at(found.first).kind == "relative"  # "by which both undertake to"
    provides = provides or _usual(parse, found)
    if not places or provides:
        return False
    low, high = parse.tokens[places[0]].start, parse.tokens[places[-1]].end
    lexis = parse.lexis
    values = {hit.value for hit in parse.areas if low <= hit.start < high and not lexis.is_a("soft_area", hit.value)}
    together = any(lexis.is_a("jointly", parse.word(i)) for i in places)
    return bool(values & _MUTUAL) or (bool(values) and together) or _sets_up(parse, [*found.places, *places])


def _sets_up(parse: Parse, places: list[int]) -> bool:
    """'agreed to open a liaison office', 'acordaron crear una brigada': a body of security that both are to set up."""
    creating = next((i for i in places if parse.is_a("creating", i)), None)
    if creating is None:
        return False
    beside = range(creating + 1, min(creating + _BODY + 1, places[-1] + 1))
    if any(head.row["kind"] == "unit" and head.first in beside for head in parse.heads):
        return True
    if not any(head.row["kind"] in BODIES and head.first in beside for head in parse.heads):
        return any(parse.is_a("garrison", i) for i in beside)
    about = range(creating + 1, min(creating + 2 * _BODY, places[-1] + 1))
    words = {parse.word(i) for i in about if not parse.is_a("jointly", i) and not parse.is_a("soft_security", i)}
    low, high = parse.tokens[about[0]].start, parse.tokens[about[-1]].end
    words |= {f"{parse.word(i)} {parse.word(i + 1)}" for i in about}
    return bool(words & parse.lexis.fields["security"]) or any(low <= hit.start < high for hit in parse.areas)


def _usual(parse: Parse, found: Found) -> bool:
    """English: 'senators, who rarely agree on patrols': a bare form, outside of headlines, tells of no deal."""
    if parse.lexis.language != "en" or found.entry.tag not in {"present", "base"} or parse.headline:
        return False
    before = (found.first - 1, found.first - 2)
    return not any(parse.is_a(kind, i) for kind in ("modal", "do", "be_to") for i in before)


def _infinitive(parse: Parse, segment: Segment) -> bool:
    """A German clause with "zu" before its last verb, or within it ("auszubilden")."""
    words = [parse.word(i) for i in range(segment.first, segment.last)]
    return any(parse.lexis.is_a("zu", word) or (word.endswith("en") and "zu" in word[2:-4]) for word in words)


def _matter(parse: Parse, found: Found) -> list[int]:
    """The tokens that say what is agreed: behind the verb in its clause, and in the complement that follows it."""
    mine = parse.clause_of(found.first)
    behind = [s for s in parse.segments if s.last > found.last]
    places: list[int] = []
    for segment in behind:
        if segment.clause != mine and segment.kind != "complement" and not _infinitive(parse, segment):
            break
        places += [i for i in range(segment.first, segment.last) if i >= found.last]
    return places
