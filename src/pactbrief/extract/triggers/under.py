"""Under: what is done under an arrangement, that the sentence names, goes on about ("under which") or has named before."""

from __future__ import annotations

from pactbrief.extract.clauses.forms import Voice
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import organisation
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found

_PILLAR = 7  # tokens from "under" to the arrangement: "under the new defence industry track of their"

_ROOF = 4  # tokens from "under" to the roof: "unter dem neuen gemeinsamen Dach"


def done_under(parse: Parse, found: Found, voice: Voice, things: tuple[Thing, ...]) -> Thing | None:
    """'held an exercise under the agreement', 'the accord under which their jets flew in': what the verb is done under."""
    here = parse.clause_of(found.first)
    for thing in things:
        named = thing.kind in {"strong", "plain"}
        named = named or (thing.kind == "loose" and thing.definite and not any(map(organisation, thing.own)))  # "EU's mission"
        beside = parse.clause_of(thing.first) == here or not parse.segment_at(thing.first).finite
        if not named or not beside:
            continue
        last = thing.head if parse.lexis.grammar["verb_last"] else thing.first  # "im | Rahmen ihres Abkommens"
        roof = 2 * parse.is_a("roof", thing.first - 1 - parse.is_a("of", thing.first - 1))  # "unter dem Dach der Partnerschaft"
        if parse.any_is("under", thing.first - 2 - roof, last):
            return thing
    return _under_which(parse, found, things) if voice == "active" or _held(parse, found) else None


def under_another(parse: Parse, thing: Thing) -> bool:
    """'Unter dem Dach der Partnerschaft wurde geübt': an activity under an arrangement that its clause names."""
    here = parse.clause_of(thing.head)
    texts = (h for h in parse.heads if h.row["kind"] in {"strong", "plain"} and parse.clause_of(h.first) == here)
    return any(parse.any_is("under", h.first - _ROOF, h.first) for h in texts)


def held_under(parse: Parse, talks: Thing, things: tuple[Thing, ...]) -> bool:
    """'talks | under the new naval track of their partnership', '... under it': talks under an arrangement that the sentence
    names or has been told of."""
    place = next((i for i in (talks.last, talks.tail) if parse.is_a("under", i)), None)
    if place is None or parse.is_a("object_pronoun", place + 1):
        return place is not None
    behind = next((t for t in things if t.first > place and t.kind in {"strong", "plain"}), None)
    return (
        behind is not None
        and behind.first - place <= _PILLAR
        and (behind.first == place + 1 or parse.is_a("of", behind.first - 1))
    )


def _under_which(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Thing | None:
    """The antecedent of "under which", where the verb is the first of that clause."""
    opening = next(
        (
            s
            for s in parse.segments
            if parse.lexis.is_a("under", s.opener) and parse.is_a("relative", s.first + 1) and s.first < found.first
        ),
        None,
    )
    if opening is None or any(opening.first < f.first < found.first for f in _verbs(parse, found)):
        return None
    between = parse.segments[parse.segments.index(opening) + 1 : parse.segments.index(parse.segment_at(found.first)) + 1]
    if any(
        s.kind not in {"phrase", "main"} or (parse.word(s.first - 1) == "," and s.finite and s.kind == "main") for s in between
    ):
        return None
    before = [t for t in things if t.last <= opening.first and t.kind in {"strong", "plain"}]
    return before[-1] if before else None


def done_under_it(parse: Parse, found: Found, voice: Voice) -> bool:
    """'Under it a battery stayed there for two years', 'patrols have been held under it': of what was named before."""
    lexis, here = parse.lexis, parse.clause_of(found.first)
    if voice == "passive" and not _held(parse, found):
        return False
    return any(
        lexis.is_a("under", parse.word(i))
        and (_what_was_named(parse, i + 1) or parse.is_a("of_that", i - 1))
        and parse.clause_of(i) == here
        for i in range(len(parse.tokens) - 1)
    )


def _what_was_named(parse: Parse, place: int) -> bool:
    """'under | it', 'under | its terms'."""
    if parse.is_a("object_pronoun", place):
        return True
    roof = next((i for i in range(place + 1, place + _ROOF) if parse.is_a("roof", i)), None)
    if roof is not None and parse.is_a("definite", place):
        return not parse.is_any(("definite", "of", "preposition"), roof + 1)  # "unter dem neuen Dach"
    return parse.is_a("possessive", place) and any(parse.is_a("provision", i) for i in (place + 1, place + 2))


def _verbs(parse: Parse, found: Found) -> list[Found]:
    tags = {"past", "present", "participle"}
    return [f for f in parse.of("stage") if f.entry.tag in tags and f.row["stage"] != "none" and f.places != found.places]


def _held(parse: Parse, found: Found) -> bool:
    """'patrols have been held': of what somebody lets happen to him, only an activity is done under an arrangement."""
    here = parse.clause_of(found.first)
    if not parse.is_a("be", found.first - 1):
        return False  # "the patrols flown under it"
    if parse.any_is("scant", parse.segment_at(found.first).first, found.first):
        return False  # "hardly any patrol has been flown", "how many have been flown"
    return any(f.row["kind"] == "activity" and parse.clause_of(f.first) == here for f in parse.of("head"))
