"""Other fields: what is told in the sentence after one that told of nothing but a trade or a tax agreement."""

from __future__ import annotations

from pactbrief.extract.discourse import Memory
from pactbrief.extract.pairing import Partners
from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing
from pactbrief.extract.triggers import Trigger

_OPENS = 2  # tokens before the subject: "( The trade deal", "Yet the fisheries accord"
_GAP = 4  # code points between a sentence and the next; more, and another stands between that was not worth reading


def goes_on_from_other_field(parse: Parse, trigger: Trigger, partners: Partners, memory: Memory) -> bool:
    """'... seeks a trade agreement with Canada. A round of talks was held in May', '... It was signed in 2020'."""
    if memory.opens or parse.start - memory.strayed_end >= _GAP or partners.basis != "carried":
        return False
    thing = trigger.thing
    seats = all("capital" in party.traits for party in parse.parties)  # "an official in Lima said the request was ..."
    return seats and (thing is None or not (thing.secure or thing.own or thing.names))


def turns_away(things: tuple[Thing, ...]) -> bool:
    """'The trade deal is another matter': whether a sentence is about an arrangement of another field and no other."""
    subject = things[0] if things else None
    apart = all(thing.separate or thing.kind == "foreign" for thing in things)
    return subject is not None and apart and subject.definite and subject.first <= _OPENS
