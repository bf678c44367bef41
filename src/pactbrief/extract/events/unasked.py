"""Unasked: "is studying it" and "a round of it", of which nothing was told before that it could be."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Parties
from pactbrief.extract.events.referring import both_act, ranked
from pactbrief.extract.parties.pairing import Partners
from pactbrief.extract.triggers.triggers import Trigger

#: What must have been told last of an arrangement so that "it" in "is studying it" may stand for it.
_BEFORE = {"exploring": {"proposed"}}


def unasked(
    parse: Parse, trigger: Trigger, partners: Partners, reached: Mapping[Parties, str], just: Collection[Parties]
) -> str:
    """Why "is studying it" and a round of something tell nothing: nothing was offered or negotiated."""
    if trigger.thing is not None:
        of_row = trigger.thing.kind == "activity" and trigger.stage != "negotiating" and ranked(parse, trigger.thing)
        again = of_row and parse.is_a("round", trigger.thing.head)
        return "no talks were told of" if again else ""
    again = trigger.found.row["stage"] == "again"
    apart = not again and not set(partners.sets) <= set(just)
    undone = trigger.stage in {"suspended", "ended"} and parse.is_a("nought", trigger.inner - 1)
    if apart and (undone or _of_something_named(parse, trigger, partners)):
        return "it may stand for something else that the sentence names"
    if trigger.stage == "adopted" and trigger.rule == "verb:bare" and not again:  # "The two launched it in 2008"
        return "" if parse.dates and both_act(parse, trigger) else "nobody says what it is"
    bare = trigger.rule == "verb:bare" and not (again or trigger.found.row.get("agrees"))
    before = _BEFORE.get(trigger.stage) if bare else None
    if before is None or all(reached.get(parties) in before for parties in partners.sets):
        return ""
    return "nothing was told that it could be"


def _of_something_named(parse: Parse, trigger: Trigger, partners: Partners) -> bool:
    """'Laos and Vietnam launched a direct flight, two years after both sides had signed it': no arrangement is named, and who
    acts is named only in a clause before, which speaks of something else."""
    if trigger.rule != "verb:bare" or trigger.found.row.get("agrees") or parse.heads or parse.instruments:
        return False
    codes = {code for parties in partners.sets for code in parties}
    ends = [p.last for p in parse.parties if codes & set(p.codes)]
    if not ends or max(ends) >= trigger.inner:
        return False
    between = range(max(ends), trigger.inner)
    joint = next((i for i in between if parse.word(i) == ";" or parse.is_any(("light", "after"), i)), None)
    return joint is not None and any(parse.is_a("finite", i) or i in parse.verbs for i in range(max(ends), joint))
