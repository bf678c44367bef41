"""Houses: whether a parliament acts, and not a council of ministers."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

_OF_HOUSE = 6  # tokens from the noun of an act to the house whose it is: "the consent of the two"
_HOUSE = 4  # tokens from a council to what makes it a house: "Consejo de la Federación"


def house_acts(parse: Parse, found: Found) -> bool:
    """Whether a parliament acts in the clause; one to which something is sent does not."""
    clause, segment = parse.clause_of(found.first), parse.segment_at(found.first)
    opens = segment.kind in {"relative", "complement"}
    if opens and parse.any_is("parliament", segment.first - 2, segment.first):
        return True  # "pasa a Diputados, que lo votará en agosto"
    counted = range(segment.first, found.first) if parse.any_is("parliament", 0, segment.first) else ()
    if any(parse.is_any(("two", "both"), i) for i in counted):
        return True  # "Now the houses are to vote; both must approve it"
    return any(
        parse.is_a("parliament", i) and not (parse.is_any(("sent_to", "jointly"), i - 1) or _executive(parse, i))
        for s in parse.segments
        if s.clause == clause
        for i in range(s.first, s.last)
    ) or any("parliament" in p.traits and parse.clause_of(p.first) == clause for p in parse.parties)


def house_beside(parse: Parse, found: Found) -> bool:
    """'the consent | of Norway's Storting', 'the Senate's | approval': whether a noun names the act of a parliament."""
    if parse.is_a("parliament", found.first - 1 - (parse.word(found.first - 1) == "'s")):
        return True
    last = min(found.last + _OF_HOUSE, parse.segment_at(found.first).last)
    if not parse.is_any(("of", "from", "agent"), found.last):
        return any("parliament" in p.traits and p.last in {found.first, found.first - 1} for p in parse.parties)
    return parse.any_is("parliament", found.last, last) or any(
        "parliament" in p.traits and found.last <= p.first < last for p in parse.parties
    )


def _executive(parse: Parse, place: int) -> bool:
    """'the European | Council', 'the Council of Ministers': a council is a house only by what it is called."""
    return parse.is_a("council", place) and not parse.any_is("house_kind", place - 1, place + _HOUSE)
