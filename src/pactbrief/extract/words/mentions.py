"""Mentions: what the vocabulary recognises in a text. A pure function of text, language and vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pactbrief.catalog.folding import fold
from pactbrief.catalog.lexicon import Match
from pactbrief.catalog.vocabulary import LANGUAGES, Vocabulary
from pactbrief.model.claim import Mention

LAYERS = ("places", "instruments", "scope")
_EPITHETS = frozenset({"epithet", "beside"})
_BESIDE = ("with ", "between ", "and ", "mit ", "avec ", "con ")
_BOUND = frozenset({"sign", "combining"})
_DIGITS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十同当翌毎前本今先来")


class Hit(NamedTuple):
    """Something recognised at `text[start:end]` (`surface`). `traits` say how it is named: name, capital, adjective ...

    Several hits share a span where one word names several parties (AUKUS, the Quad): trait `alliance` then.
    A capital after a local preposition ("in Tokyo") has the further trait `locative`.
    """

    start: int
    end: int
    kind: str
    value: str
    traits: frozenset[str]
    surface: str


def find_mentions(text: str, language: str, vocabulary: Vocabulary, folded: str | None = None) -> tuple[Hit, ...]:
    """All hits in `text`, by place; `language` that the vocabulary does not know reads as English. `folded` is `fold(text)`
    where it is known."""
    tongue = language if language in LANGUAGES else "en"
    folded = fold(text) if folded is None else folded
    hits: list[Hit] = []
    unspaced = not vocabulary.table(tongue, "inflection").get("boundaries", True)
    prefixes = frozenset(vocabulary.table(tongue, "inflection").get("prefixes", ()))
    for name in LAYERS:
        found = vocabulary.layer(tongue, name).matches(text, folded)
        found = [m for m in (_whole(found, text, prefixes) if unspaced else found) if m.term.kind != "none"]
        hits += [_hit(m, text) for m in _joined_signs(found, text)]
    locatives = tuple(f" {word} " for word in vocabulary.table(tongue, "inflection").get("locative", ()))
    hits = [_located(hit, folded, locatives) for hit in hits]
    return _without_epithets(sorted(hits, key=lambda h: (h.start, -h.end, h.kind, h.value)), folded)


def as_mention(hit: Hit) -> Mention:
    """The hit as a mention of the model; ValueError for a kind the model does not know."""
    return Mention(hit.kind, hit.value, hit.start, hit.end)  # type: ignore[arg-type]


def _hit(match: Match, text: str) -> Hit:
    return Hit(match.start, match.end, match.term.kind, match.term.value, match.term.traits, text[match.start : match.end])


def _without_epithets(hits: list[Hit], folded: str) -> tuple[Hit, ...]:
    """The hits without epithets ("the bloc") of what has not been named before; of several that share one, the one named last
    counts. "with the alliance" is a party only beside another: "the alliance" may be the partnership itself. "the Gulf state of
    Qatar" is whom it names."""
    if not any("epithet" in hit.traits or "beside" in hit.traits for hit in hits):
        return tuple(hits)
    named: dict[str, int] = {}
    starts = {hit.start for hit in hits if hit.kind == "party"}
    meant: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        if hit.kind != "party":
            continue
        if not hit.traits & _EPITHETS:
            named[hit.value] = hit.start
        elif hit.end + 1 in starts or folded.startswith(" of ", hit.end):
            continue
        elif hit.value in named and ("epithet" in hit.traits or folded[: hit.start].endswith(_BESIDE)):
            other = meant.get(hit[:2])
            if other is None or named[other.value] < named[hit.value]:
                meant[hit[:2]] = hit
    kept = {id(hit) for hit in meant.values()}
    return tuple([hit for hit in hits if not hit.traits & _EPITHETS or id(hit) in kept])


def _located(hit: Hit, folded: str, locatives: tuple[str, ...]) -> Hit:
    """The hit with the trait `locative` where a local preposition stands before a capital."""
    if "capital" not in hit.traits or not locatives:
        return hit
    if not (" " + folded[max(0, hit.start - 14) : hit.start]).endswith(locatives):
        return hit
    return Hit(hit.start, hit.end, hit.kind, hit.value, hit.traits | {"locative"}, hit.surface)


def _whole(found: Sequence[Match], text: str, prefixes: frozenset[str]) -> list[Match]:
    """The matches without parties that are part of a longer word (タイ in タイムズ, 호주 in 보호주의).

    Katakana and Latin letters (SA in ACSA) are a word from end to end, unless another party goes on; hangul has endings
    behind, so only what stands before tells, but for `prefixes`.
    """
    parties = [m for m in found if m.term.kind == "party"]
    starts, ends = {m.start for m in parties}, {m.end for m in parties}

    def within(match: Match) -> bool:
        if match.term.kind != "party" or "sign" in match.term.traits:
            return False
        before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
        if _hangul(text[match.start]) and _hangul(before) and match.start not in ends:
            return not (before in prefixes and not _hangul(text[match.start - 2 : match.start - 1]))
        ahead = _one_word(before, text[match.start]) and match.start not in ends
        return ahead or (_one_word(text[match.end - 1], after) and match.end not in starts)

    return [m for m in found if not within(m)]


def _one_word(left: str, right: str) -> bool:
    return any(is_script(left) and is_script(right) for is_script in (_katakana, _latin))


def _latin(letter: str) -> bool:
    return letter.isalpha() and (letter < "\u0250" or "\uff21" <= letter <= "\uff5a")


def _katakana(letter: str) -> bool:
    return "\u30a1" <= letter <= "\u30fa" or letter == "ー"


def _hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"


def _joined_signs(found: Sequence[Match], text: str) -> list[Match]:
    """Combining forms that are nothing else ("ruso" is) count only where they touch another party: 日EU, Franco-Polish."""
    bound = {i for i, m in enumerate(found) if m.term.traits and m.term.traits <= _BOUND}
    if not bound:
        return list(found)
    kept: set[int] = set()
    for i, (left, right) in enumerate(pairwise(found)):
        both = left.term.kind == right.term.kind == "party"
        if both and _touching(text[left.end : right.start]) and _fit(left, right) and not _dated(text, left):
            kept |= {i, i + 1}
    return [m for i, m in enumerate(found) if i not in bound or i in kept]


def _fit(left: Match, right: Match) -> bool:
    """A sign joins signs and abbreviations only (日EU, never 日 + 日本); other combining forms join any name."""
    traits = (left.term.traits, right.term.traits)
    return not any("sign" in t for t in traits) or all(t & {"sign", "abbreviation"} for t in traits)


def _touching(between: str) -> bool:
    return between in {"", "-", "・", "·", "‧", "–", "‐", "･", "－"}


def _dated(text: str, match: Match) -> bool:
    """日 after a figure is a day of the month (1日EU), not Japan."""
    return "sign" in match.term.traits and match.start > 0 and text[match.start - 1] in _DIGITS
