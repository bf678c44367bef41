"""Referring: whether a thing that names nobody may be what was told of those whom the article spoke of last."""

from __future__ import annotations

from collections.abc import Collection

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.modality.papers import is_relation, of_another_matter
from pactbrief.extract.parties.pairing import Partners
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.talks import regular
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.triggers.under import under_another

_SUBJECT = 4  # tokens from "a" to the noun of whoever is meant
_THREE = 3
#: What is told of an arrangement whose text is still to be written or signed, and what that text then goes through.
_UNWRITTEN = frozenset({"proposed", "exploring", "negotiating", "concluded", "adopted"})
_WRITTEN = frozenset({"concluded", "signed", "ratified"})
_AHEAD = frozenset({"planned", "possible"})


def unreferring(
    parse: Parse,
    trigger: Trigger,
    thing: Thing,
    partners: Partners,
    modality: str,
    named_here: bool,
    told: Collection[str | None],
) -> str:
    """Why the thing is not of the partners that the article spoke of last, the stages `told` of whom are given; empty if it may
    be. `named_here`: the sentence itself names their arrangement."""
    row = trigger.found.row
    if of_another_matter(parse):
        return "it is said to be another matter"
    which = thing.last <= trigger.found.first and parse.is_a("relative", thing.last + 1)  # "the accord under which ..."
    if trigger.rule == "verb:under" and which:
        return "what is done under what was named before is said of that by itself"
    denied = modality == "denied"
    dated = thing.definite and bool(parse.dates) and both_act(parse, trigger)  # "The text, which they concluded in 2023"
    if trigger.stage == "concluded" and trigger.rule == "verb:relative" and not (thing.secure or denied or dated):
        return "an agreement that was reached is no named arrangement"
    wished = trigger.stage in {"proposed", "exploring"} and thing.secure and _together(parse, trigger)
    wished = wished or _meets(parse, trigger, thing, modality) or _to_come(trigger, thing, modality, told)
    under = parse.any_is("under", trigger.found.first, trigger.found.last)  # "the first deployment | under the agreement"
    done = thing.definite and (row.get("only") or row.get("under") or thing.body or under)
    if thing.kind in {"loose", "activity"} and not (wished or done):
        return "no arrangement is named"
    refers = named_here or (denied and not _generic(parse, trigger)) or _points(parse, trigger, thing, partners)
    if not (refers or wished):
        return "an indefinite noun cannot stand for what was named before"
    several = thing.kind == "strong" and thing.plural
    if trigger.stage == "implementing" and modality != "happened" and (several or is_relation(parse, thing)):
        return "too vague: what is to be deepened is no arrangement that was named"
    return ""


def _points(parse: Parse, trigger: Trigger, thing: Thing, partners: Partners) -> bool:
    """Whether the words say that it is the one spoken of: 'such a partnership', 'a pact that the two signed', 'a three-way
    pact', 'upgraded their ties to | a partnership'."""
    if thing.definite or thing.possessive or thing.own or parse.any_is("such", thing.first - 1, thing.head):
        return True
    told = trigger.voice != "noun" or parse.holds("preceded")  # "Vorausgegangen waren Sondierungen"
    told_by_them = trigger.rule == "verb:relative" or (thing.secure and trigger.voice == "active")  # "they signed a pact"
    if (thing.kind == "talks" and told) or (told_by_them and both_act(parse, trigger)):
        return True
    if parse.any_is("of_three", thing.first, thing.last) and all(len(parties) == _THREE for parties in partners.sets):
        return True
    behind = trigger.found.first + 1
    raised = trigger.stage == "adopted" and behind < thing.first and behind not in trigger.found.places
    return raised and parse.is_any(("possessive", "definite"), behind)


def _to_come(trigger: Trigger, thing: Thing, modality: str, told: Collection[str | None]) -> bool:
    """'A treaty could be signed by May': what was `told` of its parties leaves a text to be signed, and this is it."""
    written = thing.kind in {"plain", "strong"} and not (thing.plural or thing.body or thing.separate)
    return trigger.stage in _WRITTEN and modality in _AHEAD and written and _UNWRITTEN.issuperset(told)


def _meets(parse: Parse, trigger: Trigger, thing: Thing, modality: str) -> bool:
    """'A first drill took place', 'the navies may hold drills in 2027': what those do who were spoken of; not 'a dialogue will
    be held every year'."""
    if modality == "denied" or not trigger.found.row.get("only") or regular(parse, trigger.found, thing):
        return False
    ahead = modality in _AHEAD and (bool(parse.dates) or both_act(parse, trigger))
    of_row = trigger.rule == "verb:relative" and parse.any_is("ranked", thing.last, trigger.found.first)  # "the first of which"
    return ahead or of_row or _of_both(parse, thing) or ranked(parse, thing) or under_another(parse, thing)


def ranked(parse: Parse, thing: Thing) -> bool:
    """'a third round is scheduled for May': one of a row that was spoken of."""
    return parse.any_is("ranked", thing.first, thing.last)


def _of_both(parse: Parse, thing: Thing) -> bool:
    """'a joint exercise will be held': joint is what those do who were spoken of."""
    return (thing.kind == "activity" or thing.body) and parse.any_is("jointly", thing.first, thing.last)


def _together(parse: Parse, trigger: Trigger) -> bool:
    """'leaders called for closer ties': both sides act."""
    low = parse.segment_at(trigger.found.first).first
    return parse.any_is("collective", low, trigger.found.first)


def both_act(parse: Parse, trigger: Trigger) -> bool:
    """'the two launched it', 'which both concluded', 'agreed on Monday by the two': who acts are those who were spoken of."""
    segment, here = parse.segment_at(trigger.found.first), trigger.found
    by = next((i for i in range(here.last, segment.last) if parse.is_a("agent", i)), segment.last)
    return _both_in(parse, segment.first, here.first) or _both_in(parse, by, min(by + 3, segment.last))


def _both_in(parse: Parse, low: int, high: int) -> bool:
    """'the two', 'both sides', 'their defence ministers', German 'die Verteidigungsminister'."""
    offices = (i for i in range(low + 1, high) if parse.is_a("officers", i))
    return parse.any_is("both_sides", low, high) or any(parse.is_a("the_several", i - 1) for i in offices)


def _generic(parse: Parse, trigger: Trigger) -> bool:
    """'Ein neutrales Land kann keinen Pakt schließen', 'wer neutral ist, darf keinen ...': said of anybody, not of somebody."""
    first = parse.segments[0]
    if parse.is_a("anybody", first.first):
        return True
    if not parse.is_a("any_of", first.first):
        return False
    noun = next((i for i in range(first.first + 1, min(first.last, first.first + _SUBJECT)) if parse.tokens[i].capital), None)
    named = noun is not None and any(p.first <= noun < p.last for p in parse.parties)
    noun = noun + 1 if named and noun is not None else noun  # "ein Nato-Mitglied"
    return noun is not None and parse.is_a("any_state", noun)
