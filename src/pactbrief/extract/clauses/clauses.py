"""Clauses: a sentence cut into segments at marks and joining words, and the segments that form one clause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import Literal, NamedTuple

from pactbrief.extract.words.finding import QUOTES
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.tokens import Token
from pactbrief.extract.words.words import Words, stretch

Kind = Literal["main", "complement", "relative", "adverbial", "phrase"]
_HARD = frozenset(";:–()")
_NEW = frozenset(";:")
_REMARK = 8  # tokens of "the ministry's spokesman told reporters on Monday,"
_SAID = 16  # tokens between a verb of saying and the clause that tells what is said
_SUBJECT = 5  # tokens from a relative pronoun to the conjunction between the subjects of its clause


class Segment(NamedTuple):
    """The tokens `first:last`. Segments with one `clause` number belong together ("The pact, which ..., | lapsed")."""

    first: int
    last: int
    kind: Kind
    opener: str
    clause: int
    finite: bool


_segment = partial(tuple.__new__, Segment)


def split_clauses(sentence: Words, verbs: Collection[int], lists: Collection[int]) -> tuple[Segment, ...]:
    """The segments of a sentence in order.

    `verbs` are the places of finite verbs beyond those that the grammar lists; `lists` the places that are none and part
    nothing: commas and conjunctions in a list, words of a date ("hace dos años", "il y a deux ans").
    """
    if not sentence.tokens:
        return ()
    finite = _finite(sentence, verbs) & ~sum(1 << place for place in lists)
    return _numbered(sentence, finite, _cuts(sentence, finite, lists), lists)


def is_finite(tokens: Sequence[Token], lexis: Lexis, verbs: Collection[int], place: int) -> bool:
    """Whether a finite verb stands at `place`."""
    if place and lexis.is_a("zu", tokens[place - 1].word):  # "geschlossen zu haben"
        return False
    return place in verbs or (lexis.is_a("finite", tokens[place].word) and not (tokens[place].capital and place > 0))


def _finite(sentence: Words, verbs: Collection[int]) -> int:
    """The places of which `is_finite` is true, as bits."""
    tokens, plain = sentence.tokens, sentence.bits("finite")
    places = sum(1 << place for place in verbs) | plain & 1
    for place in range(1, plain.bit_length()):
        if plain >> place & 1 and not tokens[place].capital:
            places |= 1 << place
    return places & ~(sentence.bits("zu") << 1)


def _cuts(sentence: Words, finite: int, lists: Collection[int]) -> list[int]:
    words, lexis, parting = sentence.words, sentence.lexis, sentence.lexis.parting
    cuts = {0}
    for place, word in enumerate(words):
        if word not in parting or place == 0:
            continue
        if word in _HARD:
            cuts |= {place, place + 1}
        elif word == "," and place not in lists:
            cuts.add(place + 1)
        elif word in lexis.joining and not (lexis.grammar["comma_clauses"] and words[place - 1] != ","):
            if place in lists or (lexis.is_a("light", word) and words[place - 1] != ","):
                continue
            cuts.add(place - 1 if lexis.is_a("preposition", words[place - 1]) and lexis.is_a("relative", word) else place)
        elif lexis.is_a("light_coordinator", word) and words[place - 1] != ",":
            continue
        elif lexis.is_a("contrast", word) and lexis.is_a("negator", words[place - 1]):
            continue  # "nicht aber das Abkommen"
        elif _within_subject(sentence, finite, max(cuts), place):
            continue
        elif lexis.is_a("coordinator", word) and place not in lists and _opens_clause(sentence, finite, place):
            cuts.add(place)
    cuts.discard(len(words))
    if not lexis.grammar["comma_clauses"]:
        cuts |= {main for cut in tuple(cuts) if (main := _main_verb_behind(sentence, finite, cut, cuts)) is not None}
    return sorted(cuts)


def _main_verb_behind(sentence: Words, finite: int, cut: int, cuts: Collection[int]) -> int | None:
    """'a pact that would include Latvia | has been rejected': the second verb behind a relative pronoun is the main one's."""
    words, lexis = sentence.words, sentence.lexis
    if cut == 0 or not lexis.is_a("surely_relative", words[cut]) or words[cut - 1] == ",":
        return None
    if lexis.is_a("complementiser", words[cut]) and not _after_noun(lexis, sentence.tokens, cut, cut):
        return None
    end = min((other for other in cuts if other > cut), default=len(words))
    verbs = [place for place in range(cut + 1, end) if finite >> place & 1]
    if not verbs or lexis.is_a("report", words[verbs[0]]) or lexis.is_a("thought", words[verbs[0]]):
        return None
    for before, place in pairwise(verbs):
        between = words[before + 1 : place]
        helping = any(lexis.is_a(kind, words[place]) for kind in ("be", "have", "modal"))
        if helping and any(not _light(lexis, word) for word in between):
            return None if any(lexis.is_a("conjunction", word) for word in between) else place
    return None


def _light(lexis: Lexis, word: str) -> bool:
    """Whether the word may stand within a verb group: 'were | to | have signed'."""
    return word == "to" or lexis.is_a("adverb", word) or lexis.is_a("negator", word)


def _within_subject(sentence: Words, finite: int, start: int, place: int) -> bool:
    """'that Kinshasa | and the rebels signed': the conjunction joins the subjects of a clause that has no verb yet."""
    lexis, words = sentence.lexis, sentence.words
    opened = start > 0 and lexis.is_a("relative", words[start]) and lexis.is_a("conjunction", words[place])
    return opened and 1 < place - start <= _SUBJECT and not finite & stretch(start, place)


def _opens_clause(sentence: Words, finite: int, place: int) -> bool:
    """Whether the words after a conjunction start a clause: a finite verb follows soon, without a comma before it."""
    if sentence.lexis.is_a("contrast", sentence.words[place]):
        return True
    for step in range(place + 1, min(len(sentence.tokens), place + 7)):
        if finite >> step & 1:
            return True
        if sentence.tokens[step].mark:
            return False
    return False


def _numbered(sentence: Words, finite_places: int, cuts: list[int], lists: Collection[int]) -> tuple[Segment, ...]:
    tokens, lexis = sentence.tokens, sentence.lexis
    segments: list[Segment] = []
    number = 0
    awaited: dict[int, int] = {}
    for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True):
        opener = next((token.word for token in tokens[first:last] if not token.mark), "")
        finite = finite_places & stretch(first, last) != 0
        if lexis.is_a("subordinator", opener) and lexis.is_a("preposition", opener) and _opens_date(sentence, first, lists):
            opener = ""
        kind = _kind(lexis, opener, tokens, (first, last, _hangs_on(sentence, first, lists)), finite)
        if kind == "main" and _said_between(sentence, segments, first, last):
            kind = "adverbial"
        joined = _joins(segments, lexis, tokens, (first, last), kind, finite)
        if (verb := _awaits_verb(sentence, finite_places, (first, last), cuts)) is not None:
            joined, awaited[verb] = None, number + 1
        joined = awaited.get(first, joined)
        if joined is None:
            number += 1
            joined = number
        segments.append(_segment((first, last, kind, opener, joined, finite)))
    return tuple(segments)


def _awaits_verb(sentence: Words, finite_places: int, span: tuple[int, int], cuts: Sequence[int]) -> int | None:
    """'..., | and Bhutan, | which has none, | said that ...': where the verb stands of a subject behind a relative clause."""
    first, last = span
    lexis, words = sentence.lexis, sentence.words
    if not (first and words[first - 1] == "," == words[last - 1]) or last >= len(words):
        return None
    if not any(lexis.is_a(kind, words[first]) for kind in ("coordinator", "subordinator")) or lexis.grammar["verb_last"]:
        return None
    if finite_places & stretch(first, last) or not lexis.is_a("relative", words[last]):
        return None
    end = next((cut for cut in cuts if cut > last), 0)
    return end if end and words[end - 1] == "," and finite_places >> end & 1 else None


def _opens_date(sentence: Words, first: int, lists: Collection[int]) -> bool:
    """'Bis Freitag | wollen beide ...', 'bis zum 3. Juni'."""
    place = first + 1 + sentence.lexis.is_a("preposition", "".join(sentence.words[first + 1 : first + 2]))
    return first in lists or place in lists


def _hangs_on(sentence: Words, first: int, dated: Collection[int]) -> int:
    """The place that the clause at `first` hangs on, its date and whom somebody addresses apart: 'denied | in 2021 | that it
    had signed', 'pidió | ayer a Chile | que firme'."""
    place = _behind_date(sentence, first, dated)
    addressed = _addressee(sentence, place)
    return place if addressed is None else _behind_date(sentence, addressed, dated)


def _behind_date(sentence: Words, first: int, dated: Collection[int]) -> int:
    place = first
    while place > 1 and place - 1 in dated and sentence.words[place - 1] != ",":
        place -= 1
    before = sentence.words[place - 1] if first > place > 1 else ""
    return place - 1 if sentence.lexis.is_a("preposition", before) or sentence.lexis.is_a("article", before) else place


def _addressee(sentence: Words, first: int) -> int | None:
    """Where 'a | la Unión Europea' begins that ends before the token `first`; None where no such thing stands there."""
    place = first - 1
    while place > 1 and (sentence.tokens[place].capital or sentence.lexis.is_a("article", sentence.words[place])):
        place -= 1
    return place if place < first - 1 and place > 0 and sentence.lexis.is_a("to_whom", sentence.words[place]) else None


def _kind(lexis: Lexis, opener: str, tokens: Sequence[Token], span: tuple[int, int, int], finite: bool) -> Kind:
    first, last, hangs = span
    if lexis.is_a("preposition", opener):
        opening = [t.word for t in tokens[first : min(last, first + 3)] if not t.mark][:2]
        if len(opening) > 1 and lexis.is_a("relative", opening[1]):
            opener = opening[1]
    if opener in lexis.joining:
        if lexis.is_a("complementiser", opener) and not _after_noun(lexis, tokens, first, hangs):
            return "complement"
        if lexis.is_a("relative", opener) and first > 0 and (finite or lexis.is_a("surely_relative", opener)):
            return "relative"
        if lexis.is_a("subordinator", opener) and (finite or not lexis.is_a("preposition", opener)):
            return "adverbial"
    if finite and _inserted(lexis, opener, tokens, first, last):
        return "adverbial"
    return "main" if finite else "phrase"


def _said_between(sentence: Words, segments: list[Segment], first: int, last: int) -> bool:
    """'The pact, | he noted, | was renewed': on whose word, between commas, where the clause before waits for its verb."""
    told = sentence.any_is("report", first, last) and not sentence.any_is("foretelling", first, last)
    if not told or last - first > _REMARK or sentence.words[last - 1] != ",":
        return False
    waits = bool(segments) and segments[-1].kind == "phrase" and not _has_finite(segments, segments[-1].clause)
    return waits and sentence.words[first - 1] == ","


def _inserted(lexis: Lexis, opener: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """'The pact, | a minister said, | was signed in May', German 'Mit Oman, | so bestätigte ein Sprecher, | laufen Gespräche':
    on whose word, between commas."""
    if not first or last >= len(tokens) or not tokens[first - 1].word == tokens[last - 1].word == ",":
        return False
    if lexis.grammar["comma_clauses"]:
        return last - first >= 3 and lexis.is_a("inserting", opener) and lexis.is_a("inserted", tokens[first + 1].word)
    behind = tokens[last + (tokens[last].word in QUOTES)].word if last + 1 < len(tokens) else ""
    said = [token.word for token in tokens[first:last]]
    told = any(lexis.is_a("report", word) or lexis.is_a("thought", word) for word in said)
    once = any(lexis.is_a("pluperfect", word) for word in said)  # "its critics had predicted" is no word for what follows
    return told and not once and (lexis.is_a("finite", behind) or lexis.is_a("modal", behind))


def _after_noun(lexis: Lexis, tokens: Sequence[Token], first: int, hangs: int) -> bool:
    """'that' after a noun opens a relative clause; after a verb, a complement. It hangs on what stands before `hangs`."""
    if first == 0 or not lexis.is_a("relative", tokens[first].word):
        return False
    before = tokens[hangs - 1].word
    if before == "," and lexis.grammar["infinitive"]:  # "L'accord entre Oman et le Tchad, | que la Chambre a ratifié, ..."
        return not any(
            lexis.is_a("report", t.word) or lexis.is_a("thought", t.word) for t in tokens[max(0, first - _SAID) : first]
        )
    if hangs < first and not (lexis.is_a("report", before) or lexis.is_a("thought", before)):
        before = tokens[first - 1].word
    return before != "," and not lexis.is_a("report", before) and not lexis.is_a("thought", before)


def _joins(
    segments: list[Segment], lexis: Lexis, tokens: Sequence[Token], span: tuple[int, int], kind: Kind, finite: bool
) -> int | None:
    """The number of the clause that this segment goes on with, or None for a new clause."""
    if not segments:
        return None
    before = segments[-1]
    if kind in {"relative", "adverbial", "complement"}:
        return None
    if tokens[span[0]].word in _NEW or tokens[span[0] - 1].word in _NEW:
        return None
    if tokens[span[0]].word in _HARD or tokens[span[0] - 1].word in _HARD - {"(", ")"}:
        return None if finite else before.clause
    if not finite:
        opened = before.kind == "adverbial" or (before.kind == "relative" and lexis.is_a("subordinator", before.opener))
        resumed = _resumed(segments, lexis, tokens[span[0] - 1].word)
        if resumed is not None:
            return resumed
        fronted = opened and tokens[span[0] - 1].word == "," and not any(s.finite and s.kind == "main" for s in segments)
        return None if fronted else before.clause  # "If it comes, the pact | that both signed | could take effect"
    waiting = [s for s in segments if s.kind in {"main", "phrase"} and not _has_finite(segments, s.clause)]
    if waiting:
        return waiting[-1].clause
    if before.kind == "phrase" and not _has_finite(segments, before.clause):
        return before.clause
    return None


def _resumed(segments: list[Segment], lexis: Lexis, before: str) -> int | None:
    """'X und Y schlossen, wie es hieß, | am Montag einen Pakt': where commas part clauses, the main one goes on behind."""
    inner = segments[-1]
    if before != "," or not lexis.grammar["comma_clauses"] or not inner.finite or inner.kind not in {"adverbial", "relative"}:
        return None
    outer = [s for s in segments[:-1] if s.kind == "main" and s.finite]
    return outer[-1].clause if outer else None


def _has_finite(segments: list[Segment], clause: int) -> bool:
    return any(s.finite for s in segments if s.clause == clause)
