"""Asked: what a proposal, an offer or a call is for: 'Lima's suggestion that both conclude a pact' tells of no conclusion."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found

_FAR = 8  # tokens from the noun to what is asked for: "a suggestion by the governor of the province that"
_OWNER = 3  # tokens from a state to the noun: "Oman's latest formal offer"
_ENDING = frozenset({"ended", "suspended"})
_ASKER = ("agent", "from")
_SHOULD = frozenset({"should"})  # what may stand before the verb in what is asked for


def asking_noun(parse: Parse, found: Found, inner: int) -> int | None:
    """The place of the noun that asks for what the base form `found` tells, whose verb group begins at `inner`; None where no
    noun does."""
    if found.entry.tag != "base" or not parse.holds("asking"):
        return None
    opening = _opening(parse, found, inner)
    if opening is None:
        return None
    for place in range(opening - 1, max(-1, opening - 1 - _FAR), -1):
        if parse.is_a("asking", place) and _is_noun(parse, place):
            return place
        if parse.is_a("finite", place) or parse.tokens[place].mark:
            return None
    return None


def asks(parse: Parse, place: int) -> bool:
    """Whether the noun at `place` asks for something: 'a suggestion that both conclude a pact', not 'that both had signed'."""
    return parse.is_a("asking", place) and any(
        asking_noun(parse, f, f.first - (parse.word(f.first - 1) == "to")) == place
        for f in parse.of("stage")
        if f.first > place
    )


def refusal(parse: Parse, found: Found, inner: int, thing: Thing | None) -> Found | None:
    """'threw out a motion | to terminate the pact', 'den Antrag, den Pakt | zu kündigen, verworfen': the words that turn down
    what would end the thing; None where `found`, whose verb group begins at `inner`, is not asked for or not turned down."""
    if thing is None or found.row["stage"] not in _ENDING or found.entry.tag not in {"base", "zu"} or not parse.holds("motion"):
        return None
    low = min(inner, thing.first) if parse.lexis.suffixes else inner
    noun = next((i for i in range(low - 1, max(-1, low - _FAR), -1) if parse.is_a("motion", i)), None)
    if noun is None or parse.any_is("finite", noun, low):
        return None
    turned_down = (f for f in parse.of("stage") if f.row["stage"] == "rejected" and f.entry.tag != "noun")
    return next((f for f in turned_down if 0 <= noun - f.last <= _OWNER + 1 or f.first >= max(found.last, thing.last)), None)


def by_a_party(parse: Parse, noun: int, found: Found) -> bool:
    """Whether a party asks: 'Oman's offer to', 'a Polish proposal', 'the request from Paris that'."""
    opening = _opening(parse, found, found.first) or noun
    return any(
        (noun < p.first < opening and any(parse.is_a(kind, p.first - step) for kind in _ASKER for step in (1, 2)))
        or (p.last <= noun <= p.last + _OWNER and (p.owner or "adjective" in p.traits))
        for p in parse.parties
    )


def _opening(parse: Parse, found: Found, inner: int) -> int | None:
    """Where what is asked for begins: at "to", or at "that" where no verb but "should" stands before the base form."""
    for place in (inner, found.first - 1):
        if parse.word(place) == "to":
            return place
    segment = parse.segment_at(found.first)
    if parse.lexis.is_a("coordinator", segment.opener) and segment.first:  # "that it | and Ethiopia renew"
        segment = parse.segment_at(segment.first - 1)
    if not parse.is_a("complementiser", segment.first) or segment.first == 0:
        return None
    helped = [i for i in range(segment.first + 1, found.first) if parse.is_any(("finite", "modal"), i)]
    return segment.first if all(parse.word(i) in _SHOULD for i in helped) else None


def _is_noun(parse: Parse, place: int) -> bool:
    """'an offer', 'the latest call', 'Oman's request', 'a Polish proposal', 'calls', not 'both call to'."""
    if place == 0:
        return True
    for step in range(place - 1, max(-1, place - 1 - _OWNER), -1):
        if parse.is_any(("article", "possessive"), step) or any(
            p.last in {step, step + 1} and (p.owner or "adjective" in p.traits) for p in parse.parties
        ):
            return True
        if parse.tokens[step].mark or parse.is_any(("finite", "pronoun"), step):
            return False
    return False
