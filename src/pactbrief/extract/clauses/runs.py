"""Runs of parties: which of those that stand in a row are one list, and which lists name only some of many."""

from __future__ import annotations

from pactbrief.extract.clauses.marks import LONGEST, introduced
from pactbrief.extract.clauses.parse import Parse, Party


def coordinated(parse: Parse, parties: list[Party]) -> bool:
    """Whether the first two of `parties` are members of one list."""
    if len(parties) < 2:
        return False
    between = range(parties[0].last, parties[1].first)
    lexis = parse.lexis
    apart = [i for i in between if not parse.lists(i)]
    joined = bool(between) and lexis.is_a("conjunction", parse.word(between[0])) and lexis.is_a("with", parse.word(between[-1]))
    if apart and len(between) <= LONGEST and introduced(parse, between, parties[1]):
        return True
    return not apart or (joined and all(parse.in_date(i) for i in apart))  # "mit Peru und am Montag mit Chile"


def list_end(parse: Parse, party: Party) -> int:
    """The place behind the last of the list that goes on from `party`."""
    run = [party]
    for other in parse.parties[parse.parties.index(party) + 1 :]:
        if not coordinated(parse, [run[-1], other]):
            break
        run.append(other)
    return run[-1].last


def only_examples(parse: Parse, codes: tuple[str, ...]) -> bool:
    """Whether all of `codes` are named in a list of examples, so that who the others are is not told."""
    named = [p for p in parse.parties if set(p.codes) & set(codes)]
    told = {code for party in named for code in party.codes}
    return told >= set(codes) and all(_among_others(parse, party) for party in named)


def _among_others(parse: Parse, party: Party) -> bool:
    """Whether the list that holds the party opens with 'including', 'such as', 'darunter', or ends with 'among them'."""
    low, high = party.first - 1, party.last
    while low >= 0 and (low in parse.named or parse.lists(low) or parse.is_a("article", low)) and not _opens(parse, low):
        low -= 1
    while high in parse.named or (parse.lists(high) and high + 1 in parse.named):
        high += 1
    return _opens(parse, low) or _opens(parse, high + 1) or _opens(parse, low - parse.is_a("adverb", low))


def _opens(parse: Parse, place: int) -> bool:
    """Whether the word at `place`, or the two that end there, say that what stands beside them is only some of many."""
    word, examples = parse.word(place), parse.lexis.grammar["examples"]
    return word in examples or f"{parse.word(place - 1)} {word}" in examples
