"""Runs of parties: which of the parties that stand in a row are one list."""

from __future__ import annotations

from pactbrief.extract.parse import Parse, Party


def coordinated(parse: Parse, parties: list[Party]) -> bool:
    """Whether the first two of `parties` are members of one list."""
    if len(parties) < 2:
        return False
    between = range(parties[0].last, parties[1].first)
    lexis = parse.lexis
    apart = [i for i in between if not parse.lists(i)]
    joined = bool(between) and lexis.is_a("conjunction", parse.word(between[0])) and lexis.is_a("with", parse.word(between[-1]))
    return not apart or (joined and all(parse.in_date(i) for i in apart))  # "mit Peru und am Montag mit Chile"


def list_end(parse: Parse, party: Party) -> int:
    """The place behind the last of the list that goes on from `party`."""
    run = [party]
    for other in parse.parties[parse.parties.index(party) + 1 :]:
        if not coordinated(parse, [run[-1], other]):
            break
        run.append(other)
    return run[-1].last
