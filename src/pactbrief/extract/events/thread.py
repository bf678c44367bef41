"""Thread: what a reader has in mind from sentence to sentence: who is spoken of, whose list this is, what reason is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from pactbrief.catalog.lexicon import Match
from pactbrief.extract.clauses.parse import Parse
from pactbrief.model.claim import Partnership
from pactbrief.model.records import dataclass

Running = tuple[Partnership, ...]
#: Sentences within which the reason is named that was announced, or whom was asked for.
ANSWER = {"why": 1, "whom": 2}
_END = re.compile(r"[.?!:]\W*\s|[。？]")
_ITEM = re.compile(r"\s*(?:[-–•*·▪►>]\s|\(?(?:[a-z]|\d{1,2})\)\s)")


@dataclass
class Thread:
    """What the reader has in mind: the partnership spoken of last, the first one, and all that the article knows."""

    known: tuple[Partnership, ...]
    current: tuple[Partnership, ...] = ()
    running: int = 99  # sentences since the current one was named or taken up
    lead: tuple[Partnership, ...] = ()
    spoken: list[Partnership] = field(default_factory=list)
    answered: int = 0  # where the last sentence ends that named others
    end: int = 0  # where the last sentence ends
    item: bool = False  # the paragraph is an item of a list
    listing: Running = ()  # whom the list is about


def turn_item(parse: Parse, thread: Thread) -> None:
    """A list that is opened by a sentence on a partnership is about it to its last item, and so may be what follows it."""
    before = parse.text[: parse.start].rstrip()
    if not _ITEM.match(parse.text, parse.start):
        if thread.item and thread.listing:
            thread.running = 0
        thread.item, thread.listing = False, ()
    elif not thread.item:
        opened = thread.running <= 1 if before.endswith(":") else thread.running == 0 and len(before) <= thread.end
        thread.item, thread.listing = True, thread.current if opened and len(thread.current) == 1 else ()


def sought(why: Match, parse: Parse, thread: Thread) -> bool:
    """Whether the sentence is the one to answer `why`, and nobody has been named since."""
    if parse.start <= why.end or thread.answered > why.start:
        return False
    return len(_END.findall(parse.text, why.end, parse.start)) <= ANSWER[why.term.kind]


def look_ahead(parse: Parse, thread: Thread) -> None:
    """After a sentence: where it ends, and whether it named whom an announced reason may be."""
    thread.end = parse.end
    if codes_of(parse, (parse.start, parse.end)) - members_of(thread.current or thread.lead):
        thread.answered = parse.end


def back_to_lead(parse: Parse, thread: Thread) -> None:
    """A new paragraph goes back to what the article is about, unless it opens with others."""
    if set(thread.lead) <= set(thread.spoken) and codes_of(parse, (parse.start, parse.end)) <= members_of(thread.lead):
        thread.current = thread.lead


def codes_of(parse: Parse, clause: tuple[int, int]) -> frozenset[str]:
    """The parties that act in a stretch of the sentence."""
    start, end = clause
    acting = (party for party in parse.parties if not party.place)
    return frozenset(code for party in acting if start <= parse.starts[party.first] < end for code in party.codes)


def members_of(partnerships: Sequence[Partnership]) -> set[str]:
    """All parties of some partnerships."""
    return {code for p in partnerships for code in p.parties}


def remember(thread: Thread, spoken: Sequence[tuple[Partnership, ...]]) -> None:
    """After a sentence: several partnerships in a list do not take the thread from the one before."""
    for about in spoken:
        for one in about:
            if one in thread.spoken:
                thread.spoken.remove(one)
            thread.spoken.insert(0, one)
    last = spoken[-1]
    if len(last) == 1:
        thread.current, thread.running = last, 0
    else:
        thread.running = 0 if set(last) & set(thread.current) else thread.running + 1
