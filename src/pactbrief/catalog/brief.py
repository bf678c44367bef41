"""Briefs: brief.toml to a frozen `Brief`. Every error names file, line, key and remedy."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from pactbrief.catalog.conditions import actors_of
from pactbrief.catalog.overrides import read_overrides
from pactbrief.catalog.partnerships import KEY, parties_in
from pactbrief.catalog.scenarios import read_exhaustive, read_scenarios, read_yardstick
from pactbrief.model.edition import Brief, WantedPartnership
from pactbrief.model.scenario import Scenario
from pactbrief.tomlfile import TomlFile, read_toml

ALLOWED = (
    "title", "series", "language", "contact", "handling", "style",
    "partnerships", "exclude", "documents", "formats", "names", "notes", "restore", "override",
    "yardstick", "exhaustive", "scenario",
)  # fmt: skip
DOCUMENTS = ("digest", "partnerships")
#: Formats of memos, and all that an edition can be written in: "prov" is edition.json as W3C PROV.
MEMO_FORMATS = ("docx", "pdf", "html")
FORMATS = (*MEMO_FORMATS, "prov")
#: What a brief that says nothing gets.
_USUAL = ("docx", "pdf")
LANGUAGES = ("en",)
#: A passage that can be edited: of one partnership, or of the memo (bottom-line).
_REGION = re.compile(rf"(?:{KEY.pattern}/)?[a-z]+(?:-[a-z]+)*")


def load_brief(path: Path, root: Path | None = None) -> Brief:
    """The brief in `path` (briefs/NAME/brief.toml); messages call it by its path below `root`.

    SettingsError names file, line, key and the keys or values that are possible.
    """
    toml = read_toml(path, path.relative_to(root).as_posix() if root and path.is_relative_to(root) else str(path))
    tables = toml.tables
    toml.allow(tables, ALLOWED)
    names = toml.table(tables, "names")
    wanted = toml.strings(tables, "partnerships")
    for key in (*wanted, *toml.strings(tables, "exclude"), *names):
        _check_form(toml, key)
    return Brief(
        name=path.resolve().parent.name,
        path=toml.name,
        title=toml.string(tables, "title"),
        series=toml.string(tables, "series", ""),
        language=_one_of(toml, "language", LANGUAGES),
        contact=toml.string(tables, "contact", ""),
        handling=toml.string(tables, "handling", ""),
        style=toml.string(tables, "style", "memo"),
        partnerships=tuple(WantedPartnership(key, names.get(key)) for key in wanted),
        exclude=toml.strings(tables, "exclude"),
        documents=toml.strings(tables, "documents", DOCUMENTS, allowed=DOCUMENTS),
        formats=toml.strings(tables, "formats", _USUAL, allowed=FORMATS),
        notes=dict(toml.table(tables, "notes")),
        names=dict(names),
        restore=_regions(toml),
        yardstick=read_yardstick(toml) if "scenario" in tables or "yardstick" in tables else None,
        exhaustive=read_exhaustive(toml),
        scenarios=_scenarios(toml, wanted),
        overrides=read_overrides(toml),
    )


def _scenarios(toml: TomlFile, wanted: tuple[str, ...]) -> tuple[Scenario, ...]:
    """The brief's scenarios; each is about a partnership whose key is one."""
    scenarios = read_scenarios(toml, wanted)
    for at, scenario in enumerate(scenarios):
        _check_form(toml.within("scenario", at), scenario.partnership)
    return scenarios


def _regions(toml: TomlFile) -> tuple[str, ...]:
    """The regions to restore, each named as a partnership and a passage, or a passage of the whole memo."""
    named = toml.strings(toml.tables, "restore")
    for name in named:
        if not _REGION.fullmatch(name):
            raise toml.error("restore", f"{name!r} names no passage", 'Write for example: restore = ["eu-jp/scope"]')
    return named


def check_partnerships(brief: Brief, path: Path, reported: Collection[str], parties: Collection[str]) -> None:
    """SettingsError where the brief names a partnership that cannot exist: one with a party that no vocabulary knows.

    `reported` are the keys that the sources report, `parties` all party codes. A partnership of known parties on which
    nothing is reported yet is no error.
    """
    told = (scenario.partnership for scenario in brief.scenarios)
    for key in (*(wanted.key for wanted in brief.partnerships), *brief.exclude, *brief.names, *told):
        if key in reported or parties_in(key, parties):
            continue
        near = get_close_matches(key, sorted(reported), n=1, cutoff=0.6)
        remedy = f"Did you mean {near[0]!r}? " if near else ""
        known = ", ".join(sorted(reported)) or "none"
        raise read_toml(path, brief.path).error(
            key,
            f"unknown partnership {key!r}",
            f"{remedy}The sources report: {known}. A key joins party codes in lower case by hyphens, such as eu-jp.",
        )


def check_indicators(brief: Brief, path: Path, codes: Collection[str]) -> None:
    """SettingsError where an indicator looks for a state or organisation that no vocabulary knows; `codes` are all codes."""
    for scenario in brief.scenarios:
        for indicator in scenario.indicators:
            for code in actors_of(indicator.condition):
                if code not in codes:
                    text = f"{indicator.id}: no state or organisation has the code {code!r}"
                    raise read_toml(path, brief.path).error(code, text, "Write its code in capitals, such as CN.")


def with_formats(brief: Brief, formats: tuple[str, ...]) -> Brief:
    """The brief as if it asked for these formats; those of memos stay where none of them is named."""
    kept = () if set(formats) & set(MEMO_FORMATS) else tuple(form for form in brief.formats if form in MEMO_FORMATS)
    return replace(brief, formats=(*kept, *formats))


def _check_form(toml: TomlFile, key: str) -> None:
    if not KEY.fullmatch(key):
        raise toml.error(
            key, f"{key!r} is no partnership key", "Write party codes in lower case joined by hyphens, such as eu-jp."
        )


def _one_of(toml: TomlFile, key: str, possible: tuple[str, ...]) -> str:
    value = toml.string(toml.tables, key, possible[0])
    if value not in possible:
        raise toml.error(key, f"{value!r} is not possible for {key}", f"Possible are: {', '.join(possible)}.")
    return value
