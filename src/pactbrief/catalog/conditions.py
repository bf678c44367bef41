"""Conditions of indicators: from inline tables of a brief to `Condition`. docs/scenarios.md describes the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from pactbrief.catalog.tables import ROOT, read_table
from pactbrief.model.scenario import Condition, ConditionKind
from pactbrief.tomlfile import TomlFile

#: What a condition may be about, and the bounds that each of them takes.
_BOUNDS: Mapping[ConditionKind, tuple[str, ...]] = {
    "stage": ("by", "since", "origins"),
    "area": ("since", "origins"),
    "region": ("since", "origins"),
    "actor": ("since", "origins"),
    "phrase": ("since", "origins"),
    "origins": (),
    "silence": (),
    "all": (),
    "any": (),
    "not": (),
}
#: The ids that taxonomy/ids.toml fixes, by what a condition is about.
_IDS: Mapping[str, str] = {"stage": "stages", "area": "areas", "region": "regions"}
#: Letters below which a phrase would be found by chance.
SHORTEST_PHRASE = 3
_EXAMPLE = 'Write for example: when = { stage = "in-force", by = 2026-12-31 }'


def read_condition(toml: TomlFile, entry: Any, place: str) -> Condition:
    """The condition that `entry` states; SettingsError with line and remedy where it is not one.

    `place` is the indicator's id, for messages. A condition that only denies is refused: nothing could be cited for it.
    """
    condition = _condition(toml, entry, place)
    if not _citable(condition):
        raise toml.error(
            "not", f"{place}: this condition can be met by absence alone, for which nothing can be cited",
            'Join it to something seen: all = [{ stage = "signed" }, { not = { stage = "in-force" } }]; or ask for a silence.',
        )  # fmt: skip
    return condition


def _condition(toml: TomlFile, entry: Any, place: str) -> Condition:
    if not isinstance(entry, Mapping):
        raise toml.error("when", f"{place}: the condition is {entry!r}, not a table", _EXAMPLE)
    about = [kind for kind in _BOUNDS if kind in entry]
    if "origins" in about and len(about) > 1:
        about.remove("origins")  # a bound of another condition
    if len(about) != 1:
        said = "says nothing that can be looked for" if not about else f"is about {' and '.join(about)} at once"
        remedy = f"State one of: {', '.join(_BOUNDS)}; join several by all or any."
        raise toml.error("when", f"{place}: the condition {said}", remedy)
    kind = about[0]
    toml.allow(entry, (kind, *_BOUNDS[kind]), f"{place}, {kind}")
    bounds: dict[str, Any] = {key: stated_date(toml, entry, key, place) for key in ("since", "by") if key in entry}
    if bounds.get("since", "") > bounds.get("by", "9"):
        raise toml.error("since", f"{place}: since is later than by", "Exchange them.")
    if kind in ("all", "any", "not"):
        return Condition(kind, parts=_parts(toml, entry[kind], kind, place))
    if kind == "silence":
        return _silence(toml, entry[kind], place)
    if "origins" in entry:
        bounds["origins"] = _count(toml, entry["origins"], "origins", place)
    if kind == "origins":
        return Condition(kind, **bounds)
    return Condition(kind, _VALUES.get(kind, _known)(toml, kind, entry[kind], place), **bounds)


def _parts(toml: TomlFile, entry: Any, kind: str, place: str) -> tuple[Condition, ...]:
    rows = [entry] if kind == "not" else entry
    if not isinstance(rows, list) or (kind != "not" and len(rows) < 2):
        text = f"{place}: {kind} is no list of two conditions or more"
        raise toml.error(kind, text, f"Write {kind} = [{{ ... }}, {{ ... }}]")
    return tuple(_condition(toml, row, place) for row in rows)


def _silence(toml: TomlFile, entry: Any, place: str) -> Condition:
    """A silence of so many days up to the cut-off, or since a date."""
    if isinstance(entry, int) and not isinstance(entry, bool):
        return Condition("silence", days=_count(toml, entry, "silence", place))
    return Condition("silence", since=stated_date(toml, {"silence": entry}, "silence", place))


def stated_date(toml: TomlFile, entry: Mapping[str, Any], key: str, place: str) -> str:
    """The date under `key` in ISO form, written as a TOML date or as a text; SettingsError where it is none or missing."""
    if key not in entry:
        toml.string(entry, key)
    value = entry[key]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        wanted = "a number of days or a date" if key == "silence" else "a date"
        raise toml.error(key, f"{place}: {key} is {value!r}, not {wanted}", f"Write it so: {key} = 2026-12-31") from None


def _count(toml: TomlFile, value: Any, key: str, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise toml.error(key, f"{place}: {key} is {value!r}, not a number from 1 on", f"Write it so: {key} = 2")
    return value


def _known(toml: TomlFile, kind: str, value: Any, place: str) -> str:
    """A value that taxonomy/ids.toml lists."""
    ids: Collection[str] = read_table(ROOT / "taxonomy" / "ids.toml")[_IDS[kind]]
    if value not in ids:
        from difflib import get_close_matches

        near = get_close_matches(str(value), ids, n=1, cutoff=0.6)
        remedy = f"Did you mean {near[0]!r}? " if near else ""
        raise toml.error(str(value), f"{place}: there is no {kind} {value!r}", f"{remedy}Possible are: {', '.join(ids)}.")
    return str(value)


def _phrase(toml: TomlFile, kind: str, value: Any, place: str) -> str:
    if not isinstance(value, str) or sum(letter.isalnum() for letter in value) < SHORTEST_PHRASE:
        remedy = f"Give at least {SHORTEST_PHRASE} letters in quotation marks."
        raise toml.error(kind, f"{place}: the phrase is {value!r}", remedy)
    return " ".join(value.split())


def _actor(toml: TomlFile, kind: str, value: Any, place: str) -> str:
    if not isinstance(value, str) or not value.isupper():
        text = f"{place}: {value!r} is no code of a state or organisation"
        raise toml.error(kind, text, "Write its code in capitals, such as CN.")
    return value


_VALUES: Mapping[str, Callable[[TomlFile, str, Any, str], str]] = {"phrase": _phrase, "actor": _actor}


def _citable(condition: Condition) -> bool:
    """Whether every way of meeting the condition leaves a passage to cite."""
    if condition.kind == "not":
        return False
    if condition.kind in ("all", "any"):
        return (any if condition.kind == "all" else all)(map(_citable, condition.parts))
    return True


def actors_of(condition: Condition) -> list[str]:
    """The codes of the states and organisations that a condition names."""
    own = [condition.value] if condition.kind == "actor" else []
    return own + [code for part in condition.parts for code in actors_of(part)]
