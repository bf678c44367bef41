"""Finite verbs of a sentence beyond those that the grammar lists: forms that stage words and common verbs share."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pactbrief.extract.words.finding import Found
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.tokens import Token

_FINITE = frozenset({"past", "present", "future", "conditional"})


def finite_places(found: Sequence[Found], tokens: Sequence[Token], words: Sequence[str], lexis: Lexis) -> frozenset[int]:
    """The places of such verbs; `found` are all patterns found in the sentence, `words` those of its tokens."""
    verbs = [one for one in found if one.entry.tag in _FINITE and not _participle(one, tokens, lexis)]
    places = {_verb_place(one, tokens, lexis) for one in verbs}
    amid = lexis.grammar["finite_amid"]
    places.update([i for i, word in enumerate(words) if word in amid and _amid(tokens, i, lexis)])
    if lexis.language == "en":
        places = {i for i in places if i == 0 or not words[i - 1].isdigit()}  # "by 38 votes to 9"
    return frozenset(places)


def _amid(tokens: Sequence[Token], place: int, lexis: Lexis) -> bool:
    """Infinitives and participles close a clause; the same form with more behind it is the verb."""
    if tokens[place].capital or place + 1 >= len(tokens) or tokens[place - 1].word == "zu":
        return False
    after = tokens[place + 1]
    if after.mark:
        return _closes_relative(tokens, place, lexis)
    helping = any(lexis.is_a(kind, after.word) for kind in ("be", "have", "modal", "coordinator", "finite", "zu"))
    return not helping


def _closes_relative(tokens: Sequence[Token], place: int, lexis: Lexis) -> bool:
    """', über den beide seit Monaten verhandeln,': the plural of a verb that stands last."""
    if not tokens[place].word.endswith("n"):
        return False
    start = next((i for i in range(place, 0, -1) if tokens[i - 1].mark), 0)
    inside = [tokens[i].word for i in range(start, place)]
    if start == 0 or len(inside) < 3 or any(lexis.is_a("finite", w) or lexis.is_a("modal", w) for w in inside):
        return False
    return lexis.is_a("relative", inside[0]) or (lexis.is_a("preposition", inside[0]) and lexis.is_a("relative", inside[1]))


def _verb_place(one: Found, tokens: Sequence[Token], lexis: Lexis) -> int:
    """German puts what goes with a verb before it where the verb stands last: "in Erwägung zog"."""
    opening = tokens[one.first]
    behind = (
        lexis.grammar.get("verb_last")
        and len(one.places) > 1
        and (
            lexis.is_a("preposition", opening.word)
            or lexis.is_a("article", opening.word)
            or (opening.capital and one.first > 0)
        )
    )
    return one.places[-1] if behind else one.first


def _participle(one: Found, tokens: Sequence[Token], lexis: Lexis) -> bool:
    """'signed' after a form of be or have is no finite verb of its own (the auxiliary is); German puts it at the end."""
    if lexis.grammar.get("verb_last"):
        return one.entry.tag == "present" and _closes_bracket(one, tokens, lexis)
    if one.entry.tag != "past":
        return False
    if opens_sentence([token.word for token in tokens], one.first, lexis) or _aside(tokens, one, lexis):
        return True
    place = one.first - 1
    while place >= 0 and lexis.is_a("adverb", tokens[place].word):
        place -= 1
    return place >= 0 and (lexis.is_a("be", tokens[place].word) or lexis.is_a("have", tokens[place].word))


def _aside(tokens: Sequence[Token], one: Found, lexis: Lexis) -> bool:
    """'the pact, signed in 2018, was ...': between commas, and the verb stands behind them."""
    before = one.first - 1
    while before > 0 and lexis.is_a("adverb", tokens[before].word):
        before -= 1  # "the pact, | originally signed in 2018, was ..."
    if before < 0 or tokens[before].word != "," or not lexis.grammar["be_present"]:
        return False
    end = next((i for i in range(one.last, len(tokens)) if tokens[i].mark), len(tokens))
    after = tokens[end + 1].word if end + 1 < len(tokens) and tokens[end].word == "," else ""
    return any(lexis.is_a(kind, after) for kind in ("be", "have", "modal"))


def opens_sentence(words: Sequence[str], place: int, lexis: Lexis) -> bool:
    """Whether an English past form stands where no subject can: 'Signed in May and ratified in June, the pact ...'."""
    step = place - 1
    while step >= 0 and lexis.is_a("adverb", words[step]):
        step -= 1
    if lexis.language != "en":
        return False
    if step > 0 and lexis.is_a("conjunction", words[step]):
        return words[0].endswith("ed") and not any(lexis.is_a("finite", word) or word == "," for word in words[:step])
    return step < 0 or words[step] in {":", "–", ";"}


def _closes_bracket(one: Found, tokens: Sequence[Token], lexis: Lexis) -> bool:
    """'haben am Dienstag ein Abkommen unterzeichnet': the last word of a clause that opened with an auxiliary."""
    after = tokens[one.last] if one.last < len(tokens) else None
    if after is not None and (lexis.is_a("be", after.word) or lexis.is_a("have", after.word) or lexis.is_a("zu", after.word)):
        return True
    if after is not None and not after.mark and not lexis.is_a("listing", after.word):
        return False
    inside = _aside_places(tokens, one.first, lexis)
    for place in range(one.first - 1, -1, -1):
        if place in inside:
            continue
        word = tokens[place].word
        if lexis.is_a("be", word) or lexis.is_a("have", word):
            return True
        if word == "." and tokens[place - 1].word.isdigit():  # "am 3. Juni"
            continue
        if word in {",", ":"}:
            closed = after is not None and after.word == ","
            return (word == ":" or closed or _helped(tokens, place, lexis)) and _no_subject(tokens, place + 1, one.first, lexis)
        if tokens[place].mark or lexis.is_a("complementiser", word):
            return False
    return _no_subject(tokens, 0, one.first, lexis)  # "Am Montag von beiden unterzeichnet, umfasst der Pakt ..."


def _helped(tokens: Sequence[Token], end: int, lexis: Lexis) -> bool:
    """'wurde im Mai unterzeichnet, | im Juni ratifiziert': an auxiliary stands in what went before."""
    return any(lexis.is_a(kind, tokens[i].word) for i in range(end) for kind in ("be", "have"))


def _aside_places(tokens: Sequence[Token], end: int, lexis: Lexis) -> Collection[int]:
    """The places of the last aside before `end`, its marks among them: 'haben | , so Beamte am Dienstag, | am Montag ...'."""
    marks = [i for i in range(end) if tokens[i].word in {",", "–"}]
    if len(marks) < 2 or tokens[marks[-1]].word != tokens[marks[-2]].word:
        return ()
    aside = range(marks[-2], marks[-1] + 1)
    if lexis.is_a("inserting", tokens[aside[0] + 1].word):  # "haben, so hieß es in Oslo, | unterzeichnet"
        return aside if _helped(tokens, aside[0], lexis) else ()
    told = any(lexis.is_a(kind, tokens[i].word) for i in aside for kind in ("finite", "relative", "complementiser"))
    opening = marks[-3] + 1 if len(marks) > 2 else 0
    opened = any(lexis.is_a(kind, token.word) for token in tokens[opening : marks[-2]] for kind in ("be", "have"))
    return aside if opened and not told else ()


def _no_subject(tokens: Sequence[Token], first: int, last: int, lexis: Lexis) -> bool:
    """', am 2. März in Rom unterzeichnet,': every noun stands behind a preposition, so none can be the subject of a verb."""
    opening = tokens[first].word
    if first >= last or lexis.is_a("relative", opening) or lexis.is_a("subordinator", opening):
        return False
    governed = False
    for place in range(first, last):
        token, after = tokens[place], tokens[place + 1].word
        if lexis.is_a("preposition", token.word):
            governed = True
        elif token.capital:
            if not governed:
                return False
            governed = lexis.is_a("conjunction", after) or lexis.is_a("of", after)
        elif lexis.is_a("finite", token.word):
            return False
    return True
