"""Yardsticks of likelihood, read from data/yardsticks and validated."""

from __future__ import annotations

from functools import cache

from pactbrief.catalog.tables import ROOT, check_table, read_table, schema
from pactbrief.errors import SettingsError
from pactbrief.model.scenario import Term, Yardstick

YARDSTICKS = ("icd-203", "phia")


@cache
def load_yardstick(key: str) -> Yardstick:
    """The yardstick `key`, one of `YARDSTICKS`; SettingsError where its ranges overlap or do not rise."""
    path = ROOT / "yardsticks" / f"{key}.toml"
    table = read_table(path)
    check_table(table, schema("yardstick"), str(path))
    terms = tuple(Term(tuple(row["words"]), row["low"], row["high"]) for row in table["term"])
    edges = [edge for term in terms for edge in (term.low, term.high)]
    if not terms or edges != sorted(edges) or any(term.low >= term.high for term in terms) or edges[-1] > 100:
        raise SettingsError(f"{path}: the ranges do not rise from 0 to 100 per cent.", "Correct low and high.")
    yardstick = Yardstick(key, table["name"], terms, table["instead"])
    astray = [word for word, own in yardstick.instead.items() if yardstick.term(own) is None or yardstick.term(word)]
    if astray:
        raise SettingsError(f"{path}: [instead] {astray[0]!r} must lead from a foreign word to an own one.", "Correct it.")
    return yardstick
