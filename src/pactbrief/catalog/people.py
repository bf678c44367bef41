"""How sources name people: titles, offices and forms of address by language, from data/languages and data/wording."""

from __future__ import annotations

from functools import cache

from pactbrief.catalog.calendar import calendar
from pactbrief.catalog.tables import ROOT, read_table
from pactbrief.catalog.wording import load_wording
from pactbrief.model.records import dataclass


@dataclass(frozen=True)
class PeopleWords:
    """`titles` stand before a name ("Foreign Minister"), the longest first; `offices` say what someone is in an apposition ("a
    professor at ..."), `address` are forms of address ("Dr"); `never` are words, in lower case, that are no part of a name."""

    titles: tuple[str, ...]
    offices: tuple[str, ...]
    address: tuple[str, ...]
    never: frozenset[str]


@cache
def people_words(language: str | None) -> PeopleWords:
    """The words of one language; without titles where none are known, and with offices in English alone."""
    path = ROOT / "languages" / (language or "-") / "attribution.toml"
    table = read_table(path) if path.is_file() else {}
    titles = tuple(sorted(table.get("titles", ()), key=lambda title: (-len(title), title)))
    own = load_wording().people
    offices = (*titles, *table.get("offices", ()), *own["offices"]) if language == "en" else ()
    known = calendar(language or "en")
    dates = (name for group in (*known.months, *known.weekdays) for name in group)
    words = {
        word.casefold() for phrase in (*titles, *offices, *own["address"], *own["openers"], *dates) for word in phrase.split()
    }
    return PeopleWords(titles, tuple(sorted(offices, key=len, reverse=True)), tuple(own["address"]), frozenset(words))
