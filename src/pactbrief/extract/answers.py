"""Answers: 'Kuala Lumpur turned the suggestion down', 'is studying the offer': what becomes of what was asked for before."""

from __future__ import annotations

from pactbrief.extract.finding import Found
from pactbrief.extract.forms import Voice
from pactbrief.extract.parse import Parse

_ANSWERING = frozenset({"rejected", "exploring"})
_NEAR = 4  # tokens from the verb to what it answers: "turned the French offer"
_BEFORE = 3  # tokens from the article to the noun
_MATTER = 6  # tokens from "the idea of" to the arrangement


def answers(parse: Parse, found: Found, voice: Voice, inner: int) -> bool:
    """Whether the verb has for its object, or in the passive for its subject, a proposal told of before."""
    if found.row["stage"] not in _ANSWERING or not parse.holds("request_word"):
        return False
    segment = parse.segment_at(found.first)
    fronted = parse.lexis.grammar["verb_last"] and found.first == segment.first  # "Abgelehnt worden sei das Gesuch nicht"
    places = (
        range(segment.first, segment.last if fronted else inner)
        if voice == "passive"
        else range(found.first + 1, found.last + _NEAR)
    )
    return any(parse.is_a("request_word", i) and _known(parse, i) and _whole(parse, i) for i in places)


def _known(parse: Parse, place: int) -> bool:
    """'the | idea', 'its | request', 'the French | offer', "Benin's | request", 'a similar | offer'."""
    for i in range(place - 1, max(-1, place - _BEFORE - 1), -1):
        if parse.is_any(("definite", "similar"), i) or any(p.last == i and p.owner for p in parse.parties):
            return True
        if parse.is_a("article", i):  # "im Mai | ein Angebot"
            return False
    return False


def _whole(parse: Parse, place: int) -> bool:
    """'the idea', 'the idea of a three-sided arrangement', 'the request to be let in', not 'the idea of a common currency'."""
    lexis, behind = parse.lexis, parse.word(place + 1)
    if not (lexis.is_a("preposition", behind) or lexis.is_a("complementiser", behind)) or parse.in_date(place + 2):
        return True
    heads = (head for head in parse.of("head") if place < head.first <= place + _MATTER)
    joins = any(f.row.get("enlarges") and f.first <= place + 1 < f.last for f in parse.of("stage"))
    return joins or any(head.row["kind"] in {"strong", "plain"} for head in heads)
