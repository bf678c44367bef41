"""How a language conjugates: endings by class and the verbs that do not follow them, from `verbs.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pactbrief.catalog.tables import ROOT, read_table

#: The tags of verb forms, in the order in which forms are listed.
TAGS = ("base", "present", "past", "future", "conditional", "participle", "gerund")


@cache
def conjugation(language: str) -> Mapping[str, Mapping[str, Any]]:
    """`endings` (class -> tag -> endings on the stem), `irregular` (infinitive -> tag -> forms) and `merged`; empty where none
    are kept.

    A form is what the stem of the infinitive and an ending make.
    """
    path = ROOT / "languages" / language / "verbs.toml"
    return MappingProxyType(read_table(path) if path.is_file() else {})


@cache
def merged(language: str) -> Mapping[str, tuple[str, ...]]:
    """What a preposition becomes before an article or a vowel: French `de` -> `d'`, `du`, `des`; empty where it stays."""
    return MappingProxyType({word: tuple(forms) for word, forms in conjugation(language).get("merged", {}).items()})


def conjugated(infinitive: str, language: str) -> tuple[tuple[str, str], ...]:
    """All forms of a verb as (tag, form); the infinitive alone where the language keeps no endings."""
    rules = conjugation(language)
    own = rules.get("irregular", {}).get(infinitive, {})
    ending = next((e for e in sorted(rules.get("endings", {}), key=len, reverse=True) if infinitive.endswith(e)), "")
    regular = rules.get("endings", {}).get(ending, {})
    stem = infinitive.removesuffix(ending)
    found = [("base", infinitive), *(("base", stem + tail) for tail in regular.get("base", ()))]
    for tag in TAGS[1:]:
        found += [(tag, form) for form in own.get(tag, [stem + tail for tail in regular.get(tag, ())])]
    return tuple(found)
