"""Choosing the words to quote: a contiguous, readable piece of a claim's evidence, never altered."""

from __future__ import annotations

import re

from pactbrief.catalog.regexes import expression
from pactbrief.model.claim import Claim
from pactbrief.model.passage import Passage
from pactbrief.model.source import Source

#: Where a quotation may begin or end: after punctuation, though not inside a date ("January 30, 2024").
_STRONG = expression(r"(?<=[,;:–—])\s+(?!\d{4}\b)|(?<=\w{3}[.!?])\s+|\s[-–—]\s|[。、]")
#: A title or an initial before a name: what follows is no beginning.
_TITLE = expression(r"\b[A-Z][a-z]{0,3}\.\s+$")
#: Where one may also begin or end: before a word that opens a further phrase.
_WEAK = expression(
    r"\s+(?=(?:amid|after|ahead|as|at|before|during|following|for|in|on|since|that|to|under|when|where|which|while|who|with"
    r"|als|auf|bei|dass|für|im|mit|nach|seit|unter|vor|während|wie|zu|zur|afin|avec|dans|lors|pour|sur|con|durante|para|per|por)\s)"
)
#: What a clause begins with that hangs on the words before it.
_RELATIVE = expression(r"(?:who|whom|whose|which|where|dont|lequel|laquelle|dessen|deren)\b", re.I)
#: Words that open a part of a sentence which stands by itself.
_PART = expression(r"(?:amid|after|ahead|as|before|during|following|since|when|while|als|nach|seit|lors)\s", re.I)
#: Words that a quotation does not begin with.
_OPENERS = expression(
    r"(?:and|but|or|also|that|meanwhile|additionally|notably|und|aber|sowie|auch|dass|et|mais|que|y|pero|e|ma|che)[,\s]+", re.I
)
#: "According to Kyodo News, ..."
_PER = expression(r"(?:According to|Laut|Selon|D'après|Según|Secondo)\s+(?:[A-Z][\w.-]*\s?){1,4},\s+")
#: "..., Kyodo News said": on whose word it is stands in our sentence already.
_SAID = expression(r",\s+(?:[A-Z][\w.-]*\s){1,4}(?:said|reported|added|wrote)$")
#: What a piece costs that begins with a phrase, at the words themselves, ends before a further phrase, or begins behind a
#: comma, perhaps in the middle of a list; the least wins.
_PHRASE, _LATE, _EARLY, _LISTED = 1, 2, 1, 0.5
#: The same where a stage is told and the phrase may be the end of a name: "for Foreign Affairs Ann Lee | signed".
_TAIL = 2.5
#: The same where it begins with a clause ("that the marines were"), says next to nothing, or breaks off before a noun.
_CLAUSE, _BARE, _BROKEN = 0.5, 2, 4
_THAT = expression(r"(?:that|dass|que|che)\s", re.I)
#: Words that nothing ends with: articles, prepositions and conjunctions.
_OPEN = expression(
    r"a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|than|that|its|their|his|her"
    r"|der|die|das|den|dem|des|ein|eine[mnrs]?|und|oder|mit|von|zu[mr]?|im|am|auf|für|gegen"
    r"|les?|la|l['’]|une?|du|de|d['’]|et|ou|à|aux?|en|pour|par|contre|el|l[oa]s|y|o|del|al|con"
    r"|il|lo|gli|i|uno|e|di|da|dal|degli|dei|nel|nella|per|su|(?:d|n|a|s)ell['’]|della",
    re.I,
)
#: Words that may be no more than a name, and so few that they say next to nothing.
_NAME, _FEW = 5, 4
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"))
#: What stands before a piece that begins at the head of a sentence or after punctuation.
_BEGINNING = expression(rf"(?:^|[,;:.!?…–—。、]|\s-)\s*(?:{_OPENERS.pattern})?[\s‘“„«\"「『(]*$", re.I)
_CLOSES = ",;:.!?…–—)]”’»」』。、"
_EDGE = " \t\r\n,;:–—-.…。、•"
_OPENING = '‘“„«"「『('
_WORDS = expression(r"\w+(?:['’.-]\w+)*")
_UNSPACED = expression(r"[\u3040-\u30ff\u4e00-\u9fff]")


def word_count(text: str) -> int:
    """Words as a reader counts them; two Japanese or Chinese characters make one."""
    if text.isascii():
        return len(_WORDS.findall(text))
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORDS.findall(_UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


def _balanced(text: str) -> bool:
    """No bracket and no inner quotation mark is left open; “ opens in English and closes in German."""
    if text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _PAIRS):
        return False
    low, high, closing = text.count("„"), text.count("“"), text.count("”")
    return high + closing == low if low else high == closing


#: A speaker's turn in a printed interview: a short name and a colon at the head of a line.
_TURN = expression(r"([^\n:.?!]{1,20}(?:\.\s?[^\n:.?!]{1,40})?):\s")


def turn_of(source: Source, claim: Claim) -> Passage | None:
    """The name before the colon that opens the turn in which the claim is said; None outside printed interviews."""
    turn = _TURN.match(source.text, source.text.rfind("\n", 0, claim.evidence[0].start) + 1)
    return source.passage(*turn.span(1)) if turn and turn[1].strip() else None


def excerpt(source: Source, claim: Claim, limit: int, whole: bool = False) -> Passage:
    """At most about `limit` words of the claim's evidence around the words that made it.

    `whole` prefers the whole sentence where it fits. Pieces end at clause boundaries and never leave a bracket or an
    inner quotation mark unclosed; where no such piece exists, the words that made the claim are quoted alone.
    """
    passage = claim.evidence[0]
    phrase = _TAIL if claim.kind == "status" else _PHRASE
    cut_off = claim.detail is None or _TITLE.search(source.text[passage.start : claim.detail.start]) is not None
    within = passage if whole or claim.detail is None or cut_off or _hangs(source.text, claim.detail) else claim.detail
    for outer in (within, passage):
        start, end = _trim(source.text, outer.start, outer.end)
        if outer is not passage and word_count(source.text[start:end]) < _NAME:
            continue
        if word_count(source.text[start:end]) <= limit and _balanced(source.text[start:end]):
            rounded = _rounded(source.text, passage, start, end)
            return source.passage(*((start, end) if rounded else _grow(source.text, passage, (start, end), limit, phrase)))
    core = _core(source.text, within, claim)
    start, end = _trim(source.text, within.start, within.end)
    if limit < word_count(passage.quote) <= limit + limit // 3:  # rather a little more than a sentence without its head
        piece = source.passage(*_grow(source.text, passage, core, limit, phrase))
        start, end = _trim(source.text, passage.start, passage.end)
        if piece.start > start and _balanced(source.text[start:end]):
            return source.passage(start, end)
    alone = _rounded(source.text, passage, start, end) and word_count(source.text[start:end]) >= _NAME
    clause = within if alone else passage
    return source.passage(*_grow(source.text, clause, core, limit, phrase))


def _hangs(text: str, clause: Passage) -> bool:
    """Whether a clause hangs on the words before it: "who visited ..." tells of nobody without them."""
    start, _ = _trim(text, clause.start, clause.end)
    return _RELATIVE.match(text, start) is not None


def _rounded(text: str, passage: Passage, start: int, end: int) -> bool:
    """Whether a piece of the passage begins and ends where the sentence does or at its punctuation: a clause cut out of the
    middle ("the move comes after the two sides vowed") says less than its words promise."""
    before, after = text[passage.start : start], text[end : passage.end].lstrip()
    return bool(_BEGINNING.search(before)) and (not after or after[0] in _CLOSES or after.startswith("- "))


def ends_whole(source: Source, claim: Claim, piece: Passage) -> bool:
    """Whether a piece of the claim's evidence ends where the sentence pauses, and is more than a name."""
    behind = source.text[piece.end : claim.evidence[0].end].lstrip()
    return (not behind or behind[0] in _CLOSES) and word_count(piece.quote) > _NAME


def begins_whole(source: Source, claim: Claim, piece: Passage) -> bool:
    """Whether a piece of the claim's evidence begins where the sentence does, behind its punctuation, or with words that open
    a part of their own ("amid concerns")."""
    return _PART.match(piece.quote) is not None or bool(_BEGINNING.search(source.text[claim.evidence[0].start : piece.start]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _EDGE):
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    opener = _PER.match(text, start, end) or _OPENERS.match(text, start, end)
    said = _SAID.search(text[start:end])
    return opener.end() if opener else start, start + said.start() if said else end


def _core(text: str, within: Passage, claim: Claim) -> tuple[int, int]:
    """The span of the words that made the claim, else the beginning of the passage."""
    for words in claim.words:
        at = text.find(words, within.start, within.end) if words else -1
        if at >= 0:
            return at, at + len(words)
    return within.start, within.start


def _grow(text: str, within: Passage, core: tuple[int, int], limit: int, phrase: float = _PHRASE) -> tuple[int, int]:
    """The piece around `core` that costs least, the longest among equals; else a run of words around it. Beginning with a
    further phrase costs `phrase`."""
    strong = {m.end() for m in _STRONG.finditer(text, within.start, within.end)}
    weak = {m.start() for m in _WEAK.finditer(text, core[1], within.end)}
    phrases = {m.end() for m in _WEAK.finditer(text, within.start, core[0] + 1)}
    opened = {at: _CLAUSE if _THAT.match(text, at) else _PHRASE if _PART.match(text, at) else phrase for at in phrases}
    starts = {**opened, **dict.fromkeys(strong, _LISTED), within.start: 0}
    own = _opened(text, within, core[0])
    starts[own] = min(starts.get(own, _LATE), _LATE)
    ends = {**dict.fromkeys(weak, _EARLY), **dict.fromkeys(strong, 0), within.end: 0}
    pieces = []
    behind = [(at, early) for at, early in ends.items() if at >= core[1]]
    for a, late in starts.items():
        for b, early in behind if a <= core[0] else ():
            start, end = _trim(text, a, b)
            piece = text[start:end]
            count = word_count(piece)
            if start < end and count <= limit and _balanced(piece):
                spoilt = (_BARE if count < _FEW else 0) + (_BROKEN if _breaks_off(piece) else 0)
                pieces.append((late + early + spoilt + (_LATE if start > core[0] else 0), start - end, start, end))
    return min(pieces)[2:] if pieces else _by_words(text, within, core, limit)


def _opened(text: str, within: Passage, at: int) -> int:
    """Where the words at `at` begin with their articles, prepositions and quotation mark: "against the United States"."""
    while (before := text[within.start : at].split()[-1:]) and _OPEN.fullmatch(before[0]):
        at = text.rfind(before[0], within.start, at)
    return at - (at > within.start and text[at - 1] in _OPENING)


def _breaks_off(piece: str) -> bool:
    """Whether the last word wants another behind it."""
    return _OPEN.fullmatch(re.split(r"\s|(?<=['’])", piece)[-1] or piece.rsplit(maxsplit=1)[-1]) is not None


def _by_words(text: str, within: Passage, core: tuple[int, int], limit: int) -> tuple[int, int]:
    """Words from a little before `core` up to the limit; shortened until balanced, at least one word."""
    spans = [m.span() for m in _WORDS.finditer(text, within.start, within.end)] or [(within.start, within.end)]
    first = max(0, next((i for i, s in enumerate(spans) if s[1] > core[0]), 0) - 3)
    last = min(len(spans), first + limit)

    def broken(piece: str) -> bool:
        return _breaks_off(piece) or not _balanced(piece)

    while last - first > 1 and broken(text[spans[first][0] : spans[last - 1][1]]):
        last -= 1
    return spans[first][0], spans[last - 1][1]
