"""Acts: between whom a bare noun tells that something was done: "the ratification", "an offer to that effect"."""

from __future__ import annotations

from pactbrief.extract.discourse import Memory
from pactbrief.extract.pairing import NOBODY, Partners
from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing


def of_act(parse: Parse, things: tuple[Thing, ...], here: set[str], memory: Memory) -> Partners:
    """The partnership that the article is about at this point, if those whom the sentence names are `here` of it."""
    if memory.opens and not (memory.section or parse.dates or things):
        return NOBODY  # "The ratification came as a present": a new subject, told by what follows
    last = memory.last()
    about = (last if things else None) or memory.section or last or memory.lead
    if about and not here <= set(about):  # of the section no longer: "Ein Vorschlag wurde dem Pentagon übergeben"
        about = last if last and here <= set(last) else None  # "Ein Angebot aus dem Oman" is none between those spoken of
    return Partners((about,), "carried", "the act") if about else NOBODY
