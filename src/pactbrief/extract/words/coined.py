"""Coined names: the short name that an article gives an arrangement ("... Security Agreement (CSA)") and goes on to use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pactbrief.catalog.folding import fold
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.mentions import Hit

_SHORT = re.compile(r"\((?:[a-z]+ )?([A-Z][A-Za-z-]{1,9}[A-Z])\)")
_WORDS = re.compile(r"[^\W\d_]+")
_REACH = 90  # code points before the bracket in which the full name stands
_NOUNS = frozenset({"strong", "plain"})


def coined_names(text: str, hits: Sequence[Hit], lexis: Lexis) -> tuple[Hit, ...]:
    """`hits` with the places where a short name stands for the arrangement of security whose full name it stood behind."""
    found: list[Hit] = []
    taken = {hit.start for hit in hits if hit.kind == "instrument"}
    for match in _SHORT.finditer(text) if "(" in text else ():
        short = match[1]
        if any(hit.surface == short for hit in (*hits, *found)) or not _stands_for(short, text[: match.start()], lexis):
            continue
        again = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])")
        places = (one.start() for one in again.finditer(text, match.end()))
        traits = frozenset[str]()
        found += [Hit(at, at + len(short), "instrument", "partnership", traits, short) for at in places if at not in taken]
    return tuple(sorted((*hits, *found), key=lambda h: (h.start, -h.end, h.kind, h.value))) if found else tuple(hits)


def _stands_for(short: str, before: str, lexis: Lexis) -> bool:
    """Whether the capitals of `short` are those of the words before it, which name an arrangement of security."""
    initials = [letter for letter in short if letter.isupper()]
    words = _WORDS.findall(before[-_REACH:].rpartition("\n")[2])
    named = [word for word in words if word[0].isupper()][-len(initials) :]
    if [word[0] for word in named] != initials:
        return False
    folded = [fold(word) for word in named]
    nouns = {f.row["kind"] for f in lexis.found("head", folded, frozenset, tuple)} if not lexis.capital_nouns else _NOUNS
    return bool(nouns & _NOUNS) and not lexis.fields["security"].isdisjoint(folded)
