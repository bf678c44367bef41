"""The vocabulary: terms and rule tables per language, read from data/ with an analyst's additions, as frozen objects."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pactbrief.catalog.compiled import MAKERS, layer_of, plain_layer
from pactbrief.catalog.keeping import kept, stamp
from pactbrief.catalog.lexicon import Case, Entry, Layer, Term, layer
from pactbrief.catalog.notation import forms
from pactbrief.catalog.tables import ROOT, check_table, read_table, schema
from pactbrief.errors import SettingsError
from pactbrief.model.records import dataclass

LANGUAGES = ("en", "de", "fr", "es", "it", "ja", "ko")
#: Roles of an English entry that other languages also use: articles quote names as English writes them.
_BORROWED = frozenset({"name", "abbreviation", "alliance"})
_HOUSES = ("states", "parties")
#: Tables that an analyst may add to.
_OPEN = ("parties", "areas", "regions", "instruments", "bearing")
Made = TypeVar("Made")
_PLAIN: frozenset[str] = frozenset()
_WEAK = frozenset({"weak"})


@dataclass(frozen=True)
class Vocabulary:
    """All that pactbrief knows of words. `version` changes with every byte of the tables and of the additions."""

    version: str
    additions: Mapping[str, Any]
    cache: Path | None = field(default=None, compare=False)
    _tables: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict, repr=False, compare=False)
    _layers: dict[tuple[str, str], Layer] = field(default_factory=dict, repr=False, compare=False)

    def table(self, language: str, name: str) -> Mapping[str, Any]:
        """The checked table `data/languages/<language>/<name>.toml` with the additions; empty where there is none."""
        key = (language, name)
        if key not in self._tables:
            path = ROOT / "languages" / language / f"{name}.toml"
            known = read_table(path) if path.is_file() else {}
            more = self.additions.get(language, {}).get(name, {})
            self._tables[key] = MappingProxyType(_joined(known, more))
        return self._tables[key]

    def taxonomy(self, name: str) -> Mapping[str, Any]:
        """The checked language-neutral table `data/taxonomy/<name>.toml`."""
        key = ("", name)
        if key not in self._tables:
            self._tables[key] = MappingProxyType(read_table(ROOT / "taxonomy" / f"{name}.toml"))
        return self._tables[key]

    def layer(self, language: str, name: str) -> Layer:
        """The terms of `language` that compete with each other: "places", "instruments", "scope" or "bearing"."""
        key = (language, name)
        if key not in self._layers:
            self._layers[key] = self._made(language, name)
        return self._layers[key]

    def kept(self, name: str, makers: tuple[Path, ...], make: Callable[[], Any], read: Callable[[Any], Made]) -> Made:
        """What `read` has of the JSON value that `make` gives, or gave for the same vocabulary and the same code in the
        files `makers` and was kept as `name`."""
        return kept(self.cache, name, (self.version, stamp(makers)), make, read)

    def _made(self, language: str, name: str) -> Layer:
        def made() -> dict[str, Any]:
            boundaries = bool(self.table(language, "inflection").get("boundaries", True))
            return plain_layer(layer(_SOURCES[name](self, language), boundaries))

        return self.kept(f"{language}-{name}", MAKERS, made, layer_of)


def load_vocabulary(additions: Mapping[str, object] | None = None, cache: Path | None = None) -> Vocabulary:
    """The vocabulary with `additions` (language -> table -> rows, as in the files); only what is used is read later.

    Compiled layers are kept in the folder `cache` where one is given. SettingsError names the place of an addition that
    does not validate.
    """
    checked = _checked_additions(additions or {})
    stamp = hashlib.sha256()
    for path in sorted((*(ROOT / "languages").rglob("*.toml"), *(ROOT / "taxonomy").glob("*.toml"))):
        stamp.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    stamp.update(json.dumps(checked, sort_keys=True, ensure_ascii=False).encode())
    return Vocabulary(stamp.hexdigest()[:16], MappingProxyType(checked), cache)


def _checked_additions(additions: Mapping[str, object]) -> dict[str, Any]:
    for language, tables in additions.items():
        if language not in LANGUAGES or not isinstance(tables, Mapping):
            raise SettingsError(f"vocabulary: '{language}' is not a language.", f"Use one of: {', '.join(LANGUAGES)}.")
        for name, table in tables.items():
            if name not in _OPEN:
                raise SettingsError(f"vocabulary.{language}: there is no table '{name}'.", f"Use one of: {', '.join(_OPEN)}.")
            check_table(table, schema(name), f"vocabulary.{language}.{name}")
            check_ids(name, table, f"vocabulary.{language}.{name}")
            _try_notation(table, f"vocabulary.{language}.{name}")
    return json.loads(json.dumps(additions))  # type: ignore[no-any-return]


def check_ids(name: str, table: Mapping[str, Any], place: str) -> None:
    """SettingsError where a table of areas or regions has a key that is no id of the taxonomy."""
    if name not in {"areas", "regions"}:
        return
    ids = read_table(ROOT / "taxonomy" / "ids.toml")[name]
    for key in table:
        if key.rstrip("?") not in {*ids, "none"}:
            raise SettingsError(f"{place}: '{key}' is no id of {name}.", f"Use one of: {', '.join(ids)}.")


def _try_notation(table: Any, place: str) -> None:
    for key, entry in table.items():
        if isinstance(entry, Mapping):
            _try_notation(entry, f"{place}.{key}")
        elif isinstance(entry, list):
            for term in (text for text in entry if isinstance(text, str)):
                _written(term, (), {}, f"{place}.{key}")


def _joined(known: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """`more` on top of `known`: tables join, lists grow, single values are replaced."""
    joined = dict(known)
    for key, entry in more.items():
        old = joined.get(key)
        if isinstance(old, Mapping) and isinstance(entry, Mapping):
            joined[key] = _joined(old, entry)
        elif isinstance(old, list) and isinstance(entry, list):
            joined[key] = [*old, *(row for row in entry if row not in old)]
        else:
            joined[key] = entry
    return joined


def _written(term: str, endings: Any, spellings: Any, place: str) -> Any:
    try:
        return forms(term, endings, spellings)
    except ValueError as error:
        raise SettingsError(f"{place}: '{term}': {error}.", "Correct the term.") from error


def _entries(vocabulary: Vocabulary, language: str, place: str, rows: Any, term: Term) -> Iterator[Entry]:
    """The forms of the texts `rows`, each standing for `term`."""
    inflection = vocabulary.table(language, "inflection")
    endings, spellings = inflection.get("endings", ()), inflection.get("spellings", {})
    made: dict[tuple[bool, bool, bool, str], Term] = {}
    for row in rows:
        for form in _written(row, endings, spellings, place):
            key = form[1:]
            if key not in made:
                case: Case = "exact" if form.exact else term.case
                made[key] = term._replace(case=case, open_start=form.open_start, open_end=form.open_end, then=form.then)
            yield made[key], form.text


def _places(vocabulary: Vocabulary, language: str) -> Iterator[Entry]:
    yield from _parties(vocabulary, language, language)
    if language != "en":
        yield from _parties(vocabulary, "en", language)
    for value, rows in vocabulary.table(language, "regions").items():
        kind = "none" if value == "none" else "region"
        yield from _entries(vocabulary, language, f"{language}/regions.{value}", rows, Term(kind, value, _PLAIN))


def _parties(vocabulary: Vocabulary, language: str, reader: str) -> Iterator[Entry]:
    """The parties as `language` names them, for texts in `reader` (another language borrows names and abbreviations)."""
    cases = vocabulary.table(language, "inflection").get("case", {})
    suffixes = vocabulary.table(language, "inflection").get("suffix", {})
    table: Mapping[str, Any] = {}
    for house in _HOUSES:
        table = _joined(table, vocabulary.table(language, house))
    for code, roles in table.items():
        dropped = set(roles.get("drop", ()))
        for role, rows in roles.items():
            if role == "drop" or (language != reader and role not in _BORROWED):
                continue
            for value in roles.get("parties", (code,)) if role != "parties" else ():
                tail = f"(|{'|'.join(suffixes[role])})" if role in suffixes else ""
                kept = [row if row.endswith(")") else row + tail for row in rows if row not in dropped]
                term = Term("none" if code == "none" else "party", value, frozenset({role}), cases.get(role, "any"))
                yield from _entries(vocabulary, language, f"{language}/parties.{code}.{role}", kept, term)


def _scope(vocabulary: Vocabulary, language: str) -> Iterator[Entry]:
    for value, rows in vocabulary.table(language, "areas").items():
        term = Term("none" if value == "none" else "scope", value.rstrip("?"), _WEAK if value.endswith("?") else _PLAIN)
        yield from _entries(vocabulary, language, f"{language}/areas.{value}", rows, term)


def _instruments(vocabulary: Vocabulary, language: str) -> Iterator[Entry]:
    for value, rows in vocabulary.table(language, "instruments").items():
        yield from _entries(vocabulary, language, f"{language}/instruments.{value}", rows, Term("instrument", value, _PLAIN))


def _bearing(vocabulary: Vocabulary, language: str) -> Iterator[Entry]:
    for kind, rows in vocabulary.table(language, "bearing").items():
        yield from _entries(vocabulary, language, f"{language}/bearing.{kind}", rows, Term(kind, kind, _PLAIN))


_SOURCES: Mapping[str, Any] = MappingProxyType(
    {"places": _places, "scope": _scope, "instruments": _instruments, "bearing": _bearing}
)


def data_files() -> tuple[Path, ...]:
    """All tables of the vocabulary, sorted; for checks over every file."""
    return tuple(sorted((*(ROOT / "languages").rglob("*.toml"), *(ROOT / "taxonomy").glob("*.toml"))))
