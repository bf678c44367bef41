"""The wording of memos in one language, read from data/wording and validated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from pactbrief.catalog.keeping import toml
from pactbrief.catalog.tables import ROOT
from pactbrief.errors import SettingsError
from pactbrief.model.records import dataclass

_FORMS = ("label", "noun", "happened", "happened_undated", "planned", "possible", "denied")
_TABLES = (
    "stages", "modalities", "headlines", "instruments", "genres", "kinds", "gaps", "changes", "signs", "labels", "edits",
    "corrections", "interviews", "context", "narrower", "counted", "untitled", "notes", "unsaid", "novelty", "head", "views",
    "people", "outlets", "titles", "tellers", "tenses", "tallies", "places",
)  # fmt: skip
#: Names that sentences may use between braces.
_SLOTS = {
    "parties": "", "thing": "", "the_thing": "", "when": "", "where": "",
    "label": "", "noun": "", "name": "", "before": "", "after": "", "edition": "",
    "teller": "", "regions": "", "actors": "", "areas": "", "s": "",
    "author": "", "date": "", "reason": "", "source": "", "into": "",
    "since": "", "until": "", "previous": "", "language": "",
}  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """Sentences by stage and form, and the fixed words for modalities, genres, gaps, changes and context."""

    stages: Mapping[str, Mapping[str, str]]
    modalities: Mapping[str, str]
    headlines: Mapping[str, str]
    instruments: Mapping[str, list[str]]
    genres: Mapping[str, str]
    kinds: Mapping[str, str]
    gaps: Mapping[str, str]
    changes: Mapping[str, str]
    signs: Mapping[str, str]
    labels: Mapping[str, str]
    edits: Mapping[str, str]
    corrections: Mapping[str, str]
    interviews: Mapping[str, list[str]]
    context: Mapping[str, str]
    narrower: Mapping[str, Mapping[str, list[str]]]
    counted: Mapping[str, list[str]]
    untitled: Mapping[str, str]
    notes: Mapping[str, str]
    unsaid: Mapping[str, str]
    novelty: Mapping[str, str]
    head: Mapping[str, str]
    views: Mapping[str, str]
    people: Mapping[str, list[str]]
    outlets: Mapping[str, list[str]]
    titles: Mapping[str, Mapping[str, str]]
    tellers: Mapping[str, Mapping[str, str]]
    tenses: Mapping[str, str]
    tallies: Mapping[str, str]
    places: Mapping[str, list[str]]

    @property
    def questioners(self) -> frozenset[str]:
        """First words of the names of those who ask in an interview."""
        return frozenset(self.interviews["questioners"])

    def instrument(self, names: Iterable[str]) -> str:
        """What a partnership is called whose instrument sources name so: the first row of [instruments] that fits."""
        named = [name.casefold() for name in names]
        fitting = (noun for noun, words in self.instruments.items() if any(w in name for w in words for name in named))
        return next(fitting, "partnership")

    def is_site(self, place: str) -> bool:
        """Whether a place is a building, a camp or the like, at which something happens, not a town, in which it does."""
        return not self._sites.isdisjoint(place.casefold().split())

    @cached_property
    def _sites(self) -> frozenset[str]:
        return frozenset(self.places["sites"])

    def term(self, stage: str, words: Iterable[str]) -> str:
        """The stage, or a narrower word for it ("initialled") where one of the `words` that made the claims shows it."""
        shown = [word.casefold() for word in words]
        for term, heads in self.narrower.get(stage, {}).items():
            if any(word.startswith(head) for word in shown for head in heads):
                return term
        return stage

    def lapsed(self, form: str) -> str:
        """The sentence of a plan whose day is over: "were to sign" for "are to sign"."""
        return next((form.replace(now, then, 1) for now, then in self.tenses.items() if now in form), form)

    def stage_label(self, stage: str, modality: str = "happened") -> str:
        """The stage in two or three words: "signed", "signature planned"."""
        return self.modalities[modality].format(**self.stages[stage])


@cache
def load_wording(language: str = "en") -> Wording:
    """The wording of `language`; SettingsError with table and key where it is missing or not well formed."""
    place = f"data/wording/{language}.toml"
    file = ROOT / "wording" / f"{language}.toml"
    if not file.is_file():
        raise SettingsError(f"There is no wording for the language {language!r}.", 'Choose language = "en" in the brief.')
    tables: dict[str, Any] = toml(file.read_text(encoding="utf-8"))
    missing = [t for t in _TABLES if t not in tables]
    if missing:
        raise SettingsError(f"{place}: table [{missing[0]}] is missing.", "Restore it from the released file.")
    for stage, forms in tables["stages"].items():
        for form in _FORMS:
            if form not in forms:
                raise SettingsError(f"{place}: [stages.{stage}] lacks {form!r}.", "Add the sentence.")
    for name in _TABLES:
        _check_slots(place, name, tables[name])
    return Wording(*(tables[t] for t in _TABLES))


def _check_slots(place: str, table: str, entries: Mapping[str, Any]) -> None:
    for key, entry in entries.items():
        if isinstance(entry, Mapping):
            _check_slots(place, f"{table}.{key}", entry)
            continue
        if table in ("people", "outlets"):
            _check_phrases(place, key, entry)
            continue
        if table == "counted":
            _check_patterns(place, key, entry)
            continue
        if table.partition(".")[0] in ("instruments", "interviews", "narrower", "places"):
            _check_words(place, key, entry)
            continue
        try:
            entry.format(**_SLOTS)
        except (KeyError, ValueError, IndexError) as reason:
            raise SettingsError(f"{place}: [{table}] {key}: unknown slot {reason}.", "Use the slots named on top.") from None


def _check_phrases(place: str, key: str, phrases: object) -> None:
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
        raise SettingsError(f"{place}: {key} is no list of words.", "Write it so.")


def _check_patterns(place: str, language: str, patterns: object) -> None:
    try:
        if isinstance(patterns, list) and all(re.compile(pattern) for pattern in patterns):
            return
    except (re.error, TypeError):
        pass
    raise SettingsError(f"{place}: [counted] {language} is no list of regular expressions.", "Write it so.")


def _check_words(place: str, noun: str, words: object) -> None:
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w == w.casefold() for w in words):
        raise SettingsError(f"{place}: {noun!r} is no list of words in lower case.", "Write them so.")


@dataclass(frozen=True)
class DisplayNames:
    """Names by code where the vocabulary's own do not serve, and the labels of areas and regions."""

    short: Mapping[str, str]
    full: Mapping[str, str]
    areas: Mapping[str, str]
    regions: Mapping[str, str]


@cache
def load_display_names(language: str = "en") -> DisplayNames:
    """The display names of `language`; SettingsError where a table is missing or holds anything but text."""
    place = f"data/wording/names_{language}.toml"
    file = ROOT / "wording" / f"names_{language}.toml"
    tables: dict[str, Any] = toml(file.read_text(encoding="utf-8"))
    for name in ("short", "full", "areas", "regions"):
        rows = tables.get(name)
        if not isinstance(rows, dict) or not all(isinstance(text, str) and text for text in rows.values()):
            raise SettingsError(f"{place}: table [{name}] is missing or no table of texts.", "Restore it.")
    return DisplayNames(tables["short"], tables["full"], tables["areas"], tables["regions"])
