"""Bidding: whether a verb of asking somebody asks him to conclude something: 'urged the EU to offer a pact'."""

from __future__ import annotations

from pactbrief.extract.finding import Found
from pactbrief.extract.parse import Parse

_ASKED_THAT = 12  # tokens from "that" to the verb: "that a naval training agreement with the Kingdom of Saudi Arabia be"
_BRACKET = 20  # tokens of a German clause that says what somebody is asked for
_NAME = 3  # tokens from an article to the noun: "the new naval pact"
_ASKED = 3  # tokens from "to" to the verb that somebody is asked for


def asks_for_stage(parse: Parse, found: Found) -> bool:
    """'urged the EU to offer ...', not 'asked the government to publish the document': a verb of arranging is asked for."""
    if parse.lexis.grammar["verb_last"]:  # "bat Dänemark, mit ihm einen Pakt zu schließen"
        asked = [f for f in parse.of("stage") if found.last < f.first <= found.last + _BRACKET and f.row["stage"] != "none"]
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
