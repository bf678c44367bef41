"""Bidding: whether a verb of asking somebody asks him to conclude something: 'urged the EU to offer a pact'."""

from __future__ import annotations

from pactbrief.extract.finding import Found
from pactbrief.extract.parse import Parse

_ASKED_THAT = 7  # tokens from "that" to the verb: "that the two countries should jointly"
_BRACKET = 20  # tokens of a German clause that says what somebody is asked for
_ASKED = 3  # tokens from "to" to the verb that somebody is asked for


def asks_for_stage(parse: Parse, found: Found) -> bool:
    """'urged the EU to offer ...', not 'asked the government to publish the document': a verb of arranging is asked for."""
    if parse.lexis.grammar["verb_last"]:  # "bat Dänemark, mit ihm einen Pakt zu schließen"
        asked = [f for f in parse.of("stage") if found.last < f.first <= found.last + _BRACKET and f.row["stage"] != "none"]
        return any(f.entry.tag == "zu" or parse.word(f.first - 1) == "zu" for f in asked)
    that = parse.word(found.last - 1) in parse.lexis.grammar["complementiser"]
    ahead = range(found.last, found.last + (_ASKED_THAT if that else _ASKED))
    verbs = (f for f in parse.of("stage") if f.first in ahead and f.row["stage"] != "none" and f.entry.tag == "base")
    return any(verbs) or any(parse.is_a("arranging", i) for i in ahead)
