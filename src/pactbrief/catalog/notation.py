"""The notation in which analysts write terms: `(s)`, `(a|b)`, `~` for a language's endings, `*` for an open word edge,
`=` for exact case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

_GROUP = re.compile(r"\(([^()]*)\)")
_LIMIT = 512  # forms of one term; more is a slip of the pen, not a paradigm


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form. `open_start`, `open_end`: the word may go on at that edge (`Cyber*`, `*abkommen`).

    `exact`: only as written (`=SAFE` is not the word 'safe')."""

    text: str
    open_start: bool = False
    open_end: bool = False
    exact: bool = False


def forms(term: str, endings: Sequence[str] = (), spellings: Mapping[str, str] | None = None) -> tuple[Form, ...]:
    """All surface forms of `term`, in a fixed order. ValueError with the reason where the notation is broken."""
    core = term.strip()
    exact = core.startswith("=")
    core = core.removeprefix("=")
    open_start, open_end = core.startswith("*"), core.endswith("*")
    core = core.strip("*")
    if not core or "*" in core:
        raise ValueError("'*' stands only at the beginning or end of a term")
    if core.count("(") != core.count(")"):
        raise ValueError("brackets do not pair")
    parts: list[Sequence[str]] = []
    place = 0
    spelt = core.replace("~", f"(|{'|'.join(endings)})")
    for group in _GROUP.finditer(spelt):
        parts.append((spelt[place : group.start()],))
        choices = group.group(1).split("|")
        parts.append(choices if len(choices) > 1 else ("", *choices))
        place = group.end()
    parts.append((spelt[place:],))
    found = {" ".join("".join(choice).split()) for choice in product(*parts)}
    for written, other in (spellings or {}).items():
        found |= {text.replace(written, other) for text in found if written in text}
    if len(found) > _LIMIT:
        raise ValueError(f"the term has {len(found)} forms; write it as several")
    return tuple(Form(text, open_start, open_end, exact) for text in sorted(found) if text)
