"""Conjoined: verbs joined to one another share a subject and auxiliaries; of a shared object the last stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

_AUXILIARIES = ("be", "have", "modal")
_FINISHED = frozenset({"past", "participle"})
_VERBAL = frozenset({"past", "participle", "base", "present", "gerund"})
_SPLIT = frozenset(";:–")


def joint_before(parse: Parse, place: int) -> int | None:
    """Where the verb at `place`, that has no subject of its own, is joined to what stands before: 'was signed in May | and,
    in June, ratified', 'signed | but not yet ratified'."""
    lexis, helped = parse.lexis, False
    for step in range(place - 1, 0, -1):
        word = parse.word(step)
        if word == "," and helped:  # "..., it was said, would be signed": the main clause goes on behind an aside
            return None
        if _joins(parse, word):
            return None if parse.word(step - 1) == "all" else step  # "all but abandoned"
        if not _light(parse, step):
            return None
        helped = helped or any(lexis.is_a(kind, word) for kind in _AUXILIARIES)
    return None


def joints_before(parse: Parse, place: int) -> Iterator[int]:
    """The joints of a row of verbs, from the one at `place` back: 'was signed in May, | ratified in June | and took effect'."""
    joint = joint_before(parse, place)
    while joint is not None:
        yield joint
        opening = parse.segment_at(joint - 1).first
        verb = next((f.first for f in parse.of("stage") if opening <= f.first < joint and f.entry.tag in _VERBAL), opening)
        earlier = joint_before(parse, verb)
        joint = earlier if earlier is not None and earlier < joint else None


def shared_auxiliaries(parse: Parse, found: Found) -> tuple[int, list[str]] | None:
    """The auxiliaries of the verb before, nearest first, and where they begin: 'would send attachés and deepen the pact', 'will
    be signed in May and ratified in June'. What 'not ... but' denies of the first it does not deny of the second."""
    joint = joint_before(parse, found.first)
    if joint is None:
        return None
    lexis = parse.lexis
    for step in range(joint - 1, -1, -1):
        word = parse.word(step)
        if found.entry.tag == "base" and (lexis.is_a("modal", word) or word == "to"):
            return step, [word]
        if found.entry.tag != "base" and (lexis.is_a("be", word) or lexis.is_a("have", word)):
            return _group(parse, found, step, joint) if _before_participle(parse, step) else None
        if word in _SPLIT or _is_finite(parse, step) or lexis.is_a("complementiser", word):
            return None
        if lexis.is_a("conjunction", word) and not {step - 1, step + 1} & parse.named:
            return None
    return None


def joined_behind(parse: Parse, found: Found) -> Found | None:
    """The verb behind a joint right behind this one, before whose object both stand: 'has signed but not ratified the pact'."""
    place, joined = found.last, False
    while place < len(parse.tokens):
        verb = next((f for f in parse.of("stage") if f.first == place and f.entry.tag in _VERBAL), None)
        if joined and verb is not None:
            return verb
        word = parse.word(place)
        if _joins(parse, word):
            joined = True
        elif not _light(parse, place):
            return None
        place += 1
    return None


def of_conjunct(parse: Parse, found: Found, place: int) -> bool | None:
    """'wurde im Mai unterzeichnet | und im Juni ratifiziert': whether a date belongs to the other of two participles, for each
    stands behind its own; None where there are not two of them."""
    here, tag = found.first, found.entry.tag
    if not parse.lexis.grammar["verb_last"] or tag != "participle":
        return None
    clause = parse.clause_of(here)
    closing = [f.first for f in parse.of("stage") if f.entry.tag == tag and f.row["stage"] != "none"]
    closing = sorted({i for i in closing if parse.clause_of(i) == clause} | {here})
    parted = any(_joins(parse, parse.word(i)) for pair in pairwise(closing) for i in range(*pair))
    if len(closing) < 2 or not parted or parse.clause_of(place) != clause:
        return None
    return next((i for i in closing if i > place), closing[-1]) != here


def _joins(parse: Parse, word: str) -> bool:
    return word == "," or (parse.lexis.is_a("coordinator", word) and not parse.lexis.is_a("adverb", word))


def _light(parse: Parse, place: int) -> bool:
    """Whether the word may stand between a joint and its verb."""
    lexis, word = parse.lexis, parse.word(place)
    kinds = ("adverb", "negator", *_AUXILIARIES)
    return word == "to" or parse.in_date(place) or any(lexis.is_a(kind, word) for kind in kinds)


def _is_finite(parse: Parse, place: int) -> bool:
    word = parse.word(place)
    return parse.lexis.is_a("finite", word) and not any(parse.lexis.is_a(kind, word) for kind in _AUXILIARIES)


def _before_participle(parse: Parse, place: int) -> bool:
    """Whether the auxiliary at `place` has a participle behind it, adverbs apart."""
    step = place + 1
    while parse.is_any(("adverb", "negator"), step):
        step += 1
    verb = any(f.first == step and f.entry.tag in _FINISHED for f in parse.of("stage"))
    return verb or (parse.lexis.language == "en" and parse.word(step).endswith("ed"))


def _group(parse: Parse, found: Found, last: int, joint: int) -> tuple[int, list[str]]:
    lexis, aux, inner, place = parse.lexis, list[str](), last, last
    while place >= 0:
        word = parse.word(place)
        if any(lexis.is_a(kind, word) for kind in _AUXILIARIES) or word == "to":
            aux.append(word)
            inner = place
        elif not (lexis.is_a("adverb", word) or lexis.is_a("negator", word)):
            break
        place -= 1
    denied = any(lexis.is_a("negator", parse.word(i)) for i in range(inner - 1, joint))
    parted = denied and lexis.is_a("contrast", parse.word(joint))
    return found.first if parted else inner, aux
