"""The [[override]] entries of a brief, to frozen `Override`s. Every error names file, line, key and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import get_args

from pactbrief.catalog.partnerships import KEY, parties_in
from pactbrief.errors import SettingsError
from pactbrief.model.claim import Modality
from pactbrief.model.ladder import RANK
from pactbrief.model.override import Action, Override
from pactbrief.model.records import dataclass
from pactbrief.tomlfile import TomlFile

#: What every entry states, and the keys by which it may choose claims.
_ALWAYS = ("action", "author", "date", "reason")
_CHOICE = ("claim", "source", "partnership", "stage", "area")


@dataclass(frozen=True)
class _Form:
    """What an action needs: one of these sets of keys by which claims are chosen, and its own keys, all or one of them."""

    chosen_by: tuple[tuple[str, ...], ...]
    own: tuple[str, ...] = ()
    one_of_own: bool = False


_FORMS: Mapping[Action, _Form] = {
    "suppress": _Form((("claim",), ("source",))),
    "correct": _Form((("claim",), ("source", "partnership", "stage")), ("to_stage", "to_when", "to_modality"), one_of_own=True),
    "merge": _Form((("partnership",),), ("into",)),
    "split": _Form((("claim",), ("source", "partnership")), ("into",)),
    "party": _Form((("partnership",), ("source",), ("claim",)), ("party", "to_party")),
}
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_CODE = re.compile(r"[A-Z][A-Z0-9-]*")


def read_overrides(toml: TomlFile) -> tuple[Override, ...]:
    """The overrides of a brief's file, in their order; SettingsError for the first that does not validate."""
    return tuple(_override(entry) for entry in toml.entries("override"))


def _override(entry: TomlFile) -> Override:
    table = entry.tables
    named = entry.string(table, "action")
    action: Action | None = next((one for one in _FORMS if one == named), None)
    if action is None:
        raise entry.error("action", f"{named!r} is no action", f"Possible are: {', '.join(_FORMS)}.")
    form = _FORMS[action]
    entry.allow(table, (*_ALWAYS, *_CHOICE, *form.own), "[override]")
    _check_choice(entry, action, form)
    return Override(
        place=entry.place,
        action=action,
        author=_words(entry, "author"),
        date=entry.day(table, "date"),
        reason=_words(entry, "reason"),
        claims=_claims(entry),
        source=_optional(entry, "source"),
        partnership=_key(entry, "partnership"),
        stage=_one_of(entry, "stage", RANK),
        area=_optional(entry, "area"),
        to_stage=_one_of(entry, "to_stage", RANK),
        to_modality=_one_of(entry, "to_modality", get_args(Modality)),
        to_when=_when(entry, "to_when"),
        into=_key(entry, "into"),
        party=_code(entry, "party"),
        to_party=_code(entry, "to_party"),
    )


def check_overrides(overrides: Collection[Override], codes: Collection[str]) -> None:
    """SettingsError for an override that counts claims under parties that no vocabulary knows; `codes` are all known ones."""
    for override in overrides:
        if override.into and not parties_in(override.into, codes):
            raise SettingsError(
                f"{override.place}: {override.into!r} joins no parties that are known.",
                "A key joins party codes in lower case by hyphens, such as eu-jp.",
            )
        if override.to_party and override.to_party not in codes:
            raise SettingsError(
                f"{override.place}: no party has the code {override.to_party!r}.",
                "Write an ISO 3166-1 code or that of an organisation, such as JP or EU.",
            )


def _check_choice(entry: TomlFile, action: Action, form: _Form) -> None:
    given = frozenset(entry.tables)
    if not any(given.issuperset(keys) for keys in form.chosen_by):
        ways = ", or ".join(" and ".join(keys) for keys in form.chosen_by)
        raise SettingsError(
            f"{entry.place}: the override does not say which claims it is about.",
            f"Action {action} needs {ways}; pactbrief inspect shows the ids of claims.",
        )
    missing = [key for key in form.own if key not in given]
    if missing and (not form.one_of_own or len(missing) == len(form.own)):
        wanted = " or ".join(form.own) if form.one_of_own else missing[0]
        raise SettingsError(f"{entry.place}: the override lacks {wanted}.", f"Action {action} needs it.")


def _words(entry: TomlFile, key: str) -> str:
    words = " ".join(entry.string(entry.tables, key).split())
    if not words:
        raise entry.error(key, f"{key} is empty", "An override says who made it, when and why.")
    return words


def _claims(entry: TomlFile) -> tuple[str, ...]:
    stated = entry.tables.get("claim", ())
    return (stated,) if isinstance(stated, str) else entry.strings(entry.tables, "claim")


def _optional(entry: TomlFile, key: str) -> str | None:
    return entry.string(entry.tables, key) if key in entry.tables else None


def _one_of(entry: TomlFile, key: str, possible: Collection[str]) -> str | None:
    value = _optional(entry, key)
    if value is not None and value not in possible:
        raise entry.error(key, f"{value!r} is not possible for {key}", f"Possible are: {', '.join(possible)}.")
    return value


def _when(entry: TomlFile, key: str) -> str | None:
    """A day, a month or a year."""
    stated = entry.tables.get(key)
    if stated is None:
        return None
    if isinstance(stated, date):
        return entry.day(entry.tables, key)
    text = entry.string(entry.tables, key)
    if _DATE.fullmatch(text):
        try:
            date.fromisoformat(text + "-01-01"[len(text) - 4 :])
        except ValueError:
            pass
        else:
            return text
    raise entry.error(key, f"{key} is {text!r}, not a date", 'Write "2024-11-01", "2024-11" or "2024".')


def _key(entry: TomlFile, key: str) -> str | None:
    value = _optional(entry, key)
    if value is not None and not KEY.fullmatch(value):
        remedy = "Write party codes in lower case joined by hyphens, such as eu-jp."
        raise entry.error(key, f"{value!r} is no partnership key", remedy)
    return value


def _code(entry: TomlFile, key: str) -> str | None:
    value = _optional(entry, key)
    if value is not None and not _CODE.fullmatch(value):
        raise entry.error(key, f"{value!r} is no party code", "Write capitals, such as JP or EU.")
    return value
