"""Conditions of indicators and what was searched for them, in words."""

from __future__ import annotations

import re

from pactbrief.catalog.assessment import AssessmentWords
from pactbrief.catalog.wording import Wording
from pactbrief.compose.names import Names
from pactbrief.compose.prose import counted, date_words, number, period
from pactbrief.model.scenario import Condition, Searched


def condition_words(condition: Condition, names: Names, wording: Wording, words: AssessmentWords) -> str:
    """What is looked for: "entry into force by 31 December 2026", "cyber security named among the areas"."""
    if condition.parts:
        parts = [condition_words(part, names, wording, words) for part in condition.parts]
        if condition.kind == "not":
            return words.conditions["not"].format(parts=parts[0])
        return (" or " if condition.kind == "any" else " and ").join(parts)
    if condition.kind == "silence":
        key = "silence" if condition.days else "silence-since"
        date = date_words(condition.since) if condition.since else ""
        return words.conditions[key].format(count=counted(condition.days, "day"), date=date)
    count = counted(condition.origins, "independent origin")
    stage = wording.stages[condition.value]["noun"] if condition.kind == "stage" else ""
    said = words.conditions[condition.kind].format(stage=stage, name=_name(condition, names), count=count)
    for bound in ("since", "by"):
        day = getattr(condition, bound)
        said += words.conditions[bound].format(date=date_words(day)) if day else ""
    asked = condition.kind != "origins" and condition.origins > 1
    return said + (words.conditions["least"].format(count=count) if asked else "")


def _name(condition: Condition, names: Names) -> str:
    value = condition.value
    match condition.kind:
        case "area":
            return names.area(value)
        case "region":
            return names.region(value)
        case "actor":
            return names.full.get(value, value)
    return value


def searched_words(searched: Searched, words: AssessmentWords, short: bool = False) -> str:
    """How many sources were searched, from when to when, how many of them are undated; in short without what that leaves open,
    which the method says."""
    span = period(searched.first, searched.last) if searched.first and searched.last else words.sentences["no_dates"]
    missing = searched.undated if searched.first else 0
    undated = ", " + words.sentences["searched_undated"].format(count=number(missing)) if missing else ""
    form = words.sentences["searched_short" if short else "searched"]
    return form.format(sources=counted(searched.sources, "source"), span=span, undated=undated)


def phrases_in(condition: Condition, text: str) -> list[str]:
    """The words of `text` that a phrase of the condition stands for, as they are printed."""
    pattern = re.compile(r"\s+".join(map(re.escape, condition.value.split())), re.IGNORECASE)
    found = pattern.search(text) if condition.kind == "phrase" else None
    return ([found[0]] if found else []) + [words for part in condition.parts for words in phrases_in(part, text)]


def range_words(low: int, high: int) -> str:
    """A range of a yardstick: "55–80 %", which stays on one line."""
    return f"{low}–{high}\u00a0%"


def listing(entries: tuple[str, ...]) -> str:
    """An analyst's own entries, joined; their full stops go."""
    return "; ".join(entry.strip().rstrip(".;") for entry in entries)
