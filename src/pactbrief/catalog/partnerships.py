"""Keys of partnerships: party codes in lower case joined by hyphens, another instrument of the same parties after a dot."""

from __future__ import annotations

import re
from collections.abc import Collection

KEY = re.compile(r"[a-z]+(?:-[a-z]+)+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?")


def parties_in(key: str, codes: Collection[str]) -> tuple[str, ...]:
    """The parties, sorted, whose known `codes` the key joins; none where it does not join two or more. A code may hold hyphens
    itself (AU-UNION)."""
    by_word = {code.lower(): code for code in codes}
    words = key.partition(".")[0].split("-")
    reach: dict[int, tuple[str, ...]] = {0: ()}  # position reached -> the codes used, most of them where there is a choice
    for start in range(len(words)):
        if start not in reach:
            continue
        for end in range(start + 1, len(words) + 1):
            code = by_word.get("-".join(words[start:end]))
            if code and len(reach[start]) >= len(reach.get(end, ())):
                reach[end] = (*reach[start], code)
    found = reach.get(len(words), ())
    return tuple(sorted(found)) if len(found) >= 2 else ()
