"""Standing: what a stage word needs beside it to tell something where its sentence names no thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

#: `alone`: nothing; `pronoun`: one that stands for the thing; `owner`: such a pronoun, or one that says whose it is;
#: `parliament`: one that acts; `thing`: it tells nothing without.
Standing = Literal["alone", "pronoun", "owner", "parliament", "thing"]
#: Stages whose verbs may stand without an object: "the two sides signed".
ALONE = frozenset({"signed", "ratified", "again"})
#: Stages in which "it" may stand for the arrangement.
PRONOUN_STAGES = frozenset(
    {"implementing", "signed", "ratified", "in-force", "suspended", "ended", "rejected", "again"}
    | {"exploring", "concluded", "adopted", "negotiating"}  # of what was proposed, negotiated or named before
)
_NEEDY = frozenset({"instrument", "any", "talks"})


def standing(row: Mapping[str, Any], tag: str) -> Standing:
    """What the words of a row of stage words need in the form `tag`; at least what the rules for triggers ask."""
    stage, wanted = row["stage"], row.get("object")
    if stage == "none":
        return "thing"
    if tag in {"noun", "phrase"}:
        if row.get("state"):
            return "thing"
        return "owner" if wanted in _NEEDY else "alone"
    if wanted == "none":
        return "alone"
    if row.get("actor"):
        return "parliament"
    if row.get("alone") or stage in ALONE or (stage == "negotiating" and wanted != "talks"):
        return "alone"
    return "pronoun" if stage in PRONOUN_STAGES and wanted != "talks" else "thing"
