"""The notation in which analysts write terms.

`(s)` and `(a|b)` are alternatives (`(s)`: with or without), `~` stands for a language's endings, `*` at an edge lets the word
go on, `=` in front asks for exact case, ` .. ` lets up to six words stand between two parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

_GROUP = re.compile(r"\(([^()]*)\)")
_LIMIT = 1024  # forms of one term; more is a slip of the pen, not a paradigm
_BETWEEN = r"(?:[ ,'・]+[^\s,.;:!?・]+){0,6}?"


class Form(NamedTuple):
    """One surface form. `open_start`, `open_end`: the word may go on at that edge (`Cyber*`, `*abkommen`).

    `exact`: only as written (`=SAFE` is not the word 'safe'). `then`: a pattern over folded text that must follow.
    """

    text: str
    open_start: bool = False
    open_end: bool = False
    exact: bool = False
    then: str = ""


def forms(term: str, endings: Sequence[str] = (), spellings: Mapping[str, str] | None = None) -> tuple[Form, ...]:
    """All surface forms of `term`, in a fixed order. ValueError with the reason where the notation is broken."""
    core = term.strip()
    exact = core.startswith("=")
    head, *rest = core.removeprefix("=").split(" .. ")
    if len(rest) > 1:
        raise ValueError("'..' stands only once in a term")
    then = _pattern(_spelt(rest[0], endings, spellings)) if rest else ""
    found = _spelt(head, endings, spellings)
    if not found:
        raise ValueError("the term is empty")
    made: dict[Form, None] = {}
    for text in found:
        form = Form(text, False, False, exact, then)
        if "*" in text:
            form = Form(text.strip("*").strip(), text[0] == "*", text[-1] == "*", exact, then)
        made[form] = None
    return tuple(made)


def _spelt(core: str, endings: Sequence[str], spellings: Mapping[str, str] | None) -> list[str]:
    if core.count("(") != core.count(")"):
        raise ValueError("brackets do not pair")
    found = {" ".join(text.split()) for text in _expanded(core.replace("~", f"(|{'|'.join(endings)})"))}
    for written, other in (spellings or {}).items():
        if written in core:
            found |= {text.replace(written, other) for text in found if written in text}
    if len(found) > _LIMIT:
        raise ValueError(f"the term has {len(found)} forms; write it as several")
    if any("*" in text.strip("*") for text in found):
        raise ValueError("'*' stands only at the beginning or end of a term")
    return sorted(text for text in found if text.strip("* "))


def _expanded(core: str) -> set[str]:
    """All readings of the alternatives; groups may stand inside groups, the innermost are read first."""
    pieces = _GROUP.split(core)
    if len(pieces) == 1:
        return {core}
    readings = [_readings(piece) if place % 2 else [piece] for place, piece in enumerate(pieces)]
    found = {"".join(chosen) for chosen in product(*readings)}
    inner = {text for text in found if "(" in text}
    return (found - inner).union(*map(_expanded, inner))


def _readings(group: str) -> list[str]:
    """The alternatives of a group; one alone may as well be left out."""
    choices = group.split("|")
    return choices if len(choices) > 1 else ["", *choices]


def _pattern(tails: Sequence[str]) -> str:
    """A pattern for up to six words and one of `tails`, over folded text."""
    from pactbrief.catalog.folding import fold

    ordered = sorted(tails, key=lambda text: (-len(text), text))
    choices = (re.escape(fold(text.strip("*"))) + ("" if text.endswith("*") else r"(?!\w)") for text in ordered)
    return f"{_BETWEEN}[ ,'・]+(?:{'|'.join(choices)})"
