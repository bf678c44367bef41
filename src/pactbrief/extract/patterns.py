"""The patterns of a language, written out from its tables: every form of every verb, noun and phrase. Kept on disk where the
vocabulary has a cache, for inflecting costs more than reading an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pactbrief.catalog import folding, notation, verbs
from pactbrief.catalog.notation import forms
from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract import paradigms, romance, tokens
from pactbrief.extract.paradigms import inflect
from pactbrief.extract.tokens import words

END = "$"  # a word that must close its clause: the separated particle of a German verb
_GAP = "{}"
_REACH = 34  # tokens that a verb and its parted object or particle may stand apart; German brackets hold up to thirty words
#: The code whose change makes what is kept stale.
_MAKERS = tuple(Path(str(part.__file__)) for part in (folding, notation, verbs, paradigms, romance, tokens))
_MAKERS += (Path(__file__),)
_Plain = dict[str, Any]


class Entry(NamedTuple):
    """A pattern of tokens. `table` and `role` say where it is from; `tag` is the verb form; `row` the fields of its table;
    `size` counts its tokens."""

    table: str
    tag: str
    row: Mapping[str, Any]
    parts: tuple[tuple[str, ...], ...]
    gap: int
    size: int


def written_out(
    vocabulary: Vocabulary, language: str
) -> tuple[list[tuple[Entry, bool]], dict[str, frozenset[str]]]:
    """All patterns, each with whether its word may begin within another, and the finite forms of the common verbs."""
    stages, cues = vocabulary.table(language, "stages"), vocabulary.table(language, "cues")
    rows = {"stage": stages.get("stage", ()), "head": stages.get("head", ()), "cue": cues.get("cue", ())}

    def made() -> _Plain:
        return {"patterns": list(_patterns(rows, language)), "finite": _finite_forms(cues.get("grammar", {}), language)}

    def read(plain: _Plain) -> tuple[list[tuple[Entry, bool]], dict[str, frozenset[str]]]:
        entries = []
        for table, number, tag, gap, pattern, open_start in plain["patterns"]:
            parts = tuple([tuple(part.split(" ")) for part in pattern.split(" .. ")])
            entries.append((Entry(table, tag, rows[table][number], parts, gap, sum(map(len, parts))), open_start))
        return entries, {kind: frozenset(forms) for kind, forms in plain["finite"].items()}

    return vocabulary.kept(f"{language}-patterns", _MAKERS, made, read)


def _finite_forms(grammar: Mapping[str, list[str]], language: str) -> dict[str, list[str]]:
    """The finite forms of the common verbs; those that may as well be infinitive or participle are `finite_amid`."""
    plain = set(grammar.get("finite", ()))
    sure = set(plain)
    other: set[str] = set()
    for term in grammar.get("common_verbs", ()):
        for tag, form in inflect(term, language):
            (sure if tag in {"present", "past"} else other if tag in {"base", "participle"} else set()).add(*words(form))
    never = {word for kind in ("preposition", "article", "adverb") for word in grammar.get(kind, ())}
    return {"finite": sorted((sure - other - never) | plain), "finite_amid": sorted(other - never)}


def _patterns(tables: Mapping[str, Any], language: str) -> Iterator[list[Any]]:
    for table, rows in tables.items():
        for number, row in enumerate(rows):
            gap = int(row.get("gap", _REACH if language == "de" else 9))
            for tag, form, open_start in _row_forms(row, language):
                yield [table, number, tag, gap, _tokens(form), open_start]


def _row_forms(row: Mapping[str, Any], language: str) -> Iterator[tuple[str, str, bool]]:
    for term in row.get("verbs", ()):
        for tag, form in inflect(term, language):
            for spelt in _spelt(form):
                yield tag, spelt, False
    for tag in ("base", "present", "past", "participle", "gerund", "adjective", "noun", "phrase"):
        for term in row.get(_PLURAL[tag], ()):
            for written in forms(term.replace(" .. ", f" {_GAP} ")):
                yield tag, written.text.replace(_GAP, ".."), written.open_start


def _spelt(form: str) -> tuple[str, ...]:
    if "(" not in form:
        return (form,)
    return tuple(found.text.replace(_GAP, "..") for found in forms(form.replace(" .. ", f" {_GAP} ")))


_PLURAL = {
    "base": "bases",
    "present": "presents",
    "past": "pasts",
    "participle": "participles",
    "gerund": "gerunds",
    "adjective": "adjectives",
    "noun": "nouns",
    "phrase": "phrases",
}


def _tokens(form: str) -> str:
    """The tokens of a pattern with a space between them, and " .. " for a gap."""
    return " .. ".join(" ".join(_marked(piece)) for piece in form.split(" .. "))


def _marked(piece: str) -> tuple[str, ...]:
    closing = piece.endswith(END)
    tokens = words(piece.removesuffix(END))
    return (*tokens[:-1], tokens[-1] + END) if closing else tokens
