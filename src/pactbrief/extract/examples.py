"""Examples: who is named only as one of many ('57 states, among them Peru and Cambodia') makes no arrangement of their own."""

from __future__ import annotations

from pactbrief.extract.parse import Parse, Party


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
