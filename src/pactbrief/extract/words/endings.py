"""The tables of languages that put the verb last, compiled: stems, endings, and the patterns of their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.attribution import VocabularyKey, any_of
from pactbrief.model.records import dataclass

#: Grammar rows that are plain words; the others are patterns.
_PLAIN = (
    "place", "parliament", "committee", "drops", "attribute", "continued", "each", "also", "goes_on", "of_three",
    "subject", "entering", "collective", "both",
)  # fmt: skip


@dataclass(frozen=True)
class Endings:
    """The compiled tables of a language: each automaton with the rows of its words."""

    stages: AhoCorasick
    stage_rows: tuple[tuple[Mapping[str, Any], ...], ...]  # several rows may have a word
    heads: AhoCorasick
    head_rows: tuple[Mapping[str, Any], ...]
    cues: AhoCorasick
    cue_rows: tuple[Mapping[str, Any], ...]
    before: re.Pattern[str]
    before_rows: Mapping[str, Mapping[str, Any]]
    verbal: re.Pattern[str]
    breaks: re.Pattern[str]
    drops: re.Pattern[str]
    agreed: re.Pattern[str]
    reported: re.Pattern[str]
    asks: re.Pattern[str]
    asked: re.Pattern[str]
    continued: re.Pattern[str]
    goes_on: re.Pattern[str]
    plain: re.Pattern[str]
    each: re.Pattern[str]
    also: re.Pattern[str]
    of_three: re.Pattern[str]
    partner: re.Pattern[str]
    subject: re.Pattern[str]
    entering: re.Pattern[str]
    collective: re.Pattern[str]
    both: re.Pattern[str]
    company: re.Pattern[str]
    resolved: re.Pattern[str]
    retracted: re.Pattern[str]
    prospective: re.Pattern[str]
    venue: re.Pattern[str]
    past: re.Pattern[str]
    thought_done: re.Pattern[str]
    place: re.Pattern[str]
    coordinated: re.Pattern[str]
    attribute: re.Pattern[str]
    occasion: re.Pattern[str]
    parliament: re.Pattern[str]
    committee: re.Pattern[str]
    foreign: re.Pattern[str]
    alien: re.Pattern[str]
    secure: re.Pattern[str]
    home: re.Pattern[str]
    home_code: str


def endings_of(vocabulary: Vocabulary, language: str) -> Endings:
    """The compiled tables of `language`, kept for the vocabularies used last."""
    return _compiled(VocabularyKey(vocabulary), language)


@lru_cache(maxsize=8)
def _compiled(key: VocabularyKey, language: str) -> Endings:
    stages = key.vocabulary.table(language, "stages")
    cues = key.vocabulary.table(language, "cues")
    grammar = cues.get("grammar", {})
    stage_words: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for word, row in _terms(stages.get("stage", ()), "nouns"):
        stage_words[word] = (*stage_words.get(word, ()), row)
    head_words = dict(_terms(stages.get("head", ()), "nouns"))
    rows = list(cues.get("cue", ()))
    behind = dict(_terms((r for r in rows if r["reach"] != "next"), "phrases"))
    ahead = dict(_terms((r for r in rows if r["reach"] == "next"), "phrases"))
    security, home = stages.get("security", {}), stages.get("home", {})
    spoken = {name: re.compile(any_of(grammar.get(name, ()))) for name in _PLAIN}
    return Endings(
        *_automaton(stage_words), *_automaton(head_words), *_automaton(behind),
        before=re.compile(any_of(ahead)),
        before_rows=ahead,
        verbal=re.compile(_pattern(grammar, "verbal")),
        breaks=re.compile(_pattern(grammar, "breaks")),
        drops=spoken["drops"],
        agreed=re.compile(_pattern(grammar, "agreed")),
        reported=re.compile(_pattern(grammar, "reported")),
        asks=re.compile(_pattern(grammar, "asks")),
        asked=re.compile(_pattern(grammar, "asked")),
        continued=spoken["continued"],
        goes_on=spoken["goes_on"],
        plain=re.compile(_pattern(grammar, "plain")),
        each=spoken["each"],
        also=spoken["also"],
        of_three=spoken["of_three"],
        partner=re.compile(f"[)）]?(?:{any_of(grammar.get('partner', ()))})"),
        subject=spoken["subject"],
        entering=spoken["entering"],
        collective=spoken["collective"],
        both=spoken["both"],
        company=re.compile(_pattern(grammar, "company")),
        resolved=re.compile(_pattern(grammar, "resolved")),
        retracted=re.compile(_pattern(grammar, "retracted")),
        prospective=re.compile(_pattern(grammar, "prospective")),
        venue=re.compile(_pattern(grammar, "venue")),
        past=re.compile(_pattern(grammar, "past")),
        thought_done=re.compile(_pattern(grammar, "thought_done")),
        place=spoken["place"],
        coordinated=re.compile(f"(?:{any_of(grammar.get('coordinators', ()))}){{0,3}}"),
        attribute=spoken["attribute"],
        occasion=re.compile(_pattern(grammar, "occasion")),
        parliament=spoken["parliament"],
        committee=spoken["committee"],
        foreign=re.compile(any_of(security.get("foreign", ()))),
        alien=re.compile(any_of(security.get("alien", ()))),
        secure=re.compile(any_of(security.get("words", ()))),
        home=re.compile(rf"(?<!の)(?<![ァ-ヶー])(?:{any_of(home.get('words', ()))})"),
        home_code="".join(home.get("code", ())[:1]),
    )  # fmt: skip


def _terms(rows: Any, field: str) -> Iterator[tuple[str, Any]]:
    for row in rows:
        for word in row.get(field, ()):
            yield word, row


def _automaton(words: Mapping[str, Any]) -> tuple[AhoCorasick, tuple[Any, ...]]:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


def _pattern(grammar: Mapping[str, Any], name: str) -> str:
    """A grammar entry whose rows are patterns, as one alternation; never matching where there is none."""
    return "|".join(f"(?:{row})" for row in grammar.get(name, ())) or r"(?!)"
