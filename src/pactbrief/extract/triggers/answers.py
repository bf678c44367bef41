"""Asking and answering: 'urged the EU to offer a pact', and what becomes of it: 'Kuala Lumpur turned the suggestion down'."""

from __future__ import annotations

from pactbrief.extract.clauses.forms import Voice
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

_ANSWERING = frozenset({"rejected", "exploring"})
_NEAR = 4  # tokens from the verb to what it answers: "turned the French offer"
_BEFORE = 3  # tokens from the article to the noun
_MATTER = 6  # tokens from "the idea of" to the arrangement
_ASKED_THAT = 12  # tokens from "that" to the verb: "that a naval training agreement with the Kingdom of Saudi Arabia be"
_ASKED_CLAUSE = 20  # tokens of a German clause that says what somebody is asked for
_NAME = 3  # tokens from an article to the noun: "the new naval pact"
_ASKED = 3  # tokens from "to" to the verb that somebody is asked for


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
        if parse.headline and any(i in range(p.first, p.last) and "adjective" in p.traits for p in parse.parties):
            return True  # "Oslo weist | kenianischen Vorschlag zurück"
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


def asks_for_stage(parse: Parse, found: Found) -> bool:
    """'urged the EU to offer ...', not 'asked the government to publish the document': a verb of arranging is asked for."""
    if parse.lexis.grammar["verb_last"]:  # "bat Dänemark, mit ihm einen Pakt zu schließen"
        ahead = range(found.last + 1, found.last + _ASKED_CLAUSE + 1)
        asked = [f for f in parse.of("stage") if f.first in ahead and f.row["stage"] != "none"]
        return any(f.entry.tag == "zu" or parse.word(f.first - 1) == "zu" for f in asked)
    that = parse.word(found.last - 1) in parse.lexis.grammar["complementiser"]
    ahead = range(found.last, found.last + (_ASKED_THAT if that else _ASKED))
    verbs = (f for f in parse.of("stage") if f.first in ahead and f.row["stage"] != "none" and _asked(parse, f, that))
    return any(verbs) or any(parse.is_a("arranging", i) for i in ahead)


def _asked(parse: Parse, verb: Found, that: bool) -> bool:
    """'that both conclude a pact', 'that an agreement be negotiated', not 'that the pact be ratified'."""
    if verb.entry.tag == "base":
        return True
    heads = [head for head in parse.heads if head.last <= verb.first]
    known = bool(heads) and parse.any_is("definite", heads[-1].first - _NAME, heads[-1].first + 1)
    return that and not known and verb.entry.tag == "past" and parse.is_a("be_base", verb.first - 1)
