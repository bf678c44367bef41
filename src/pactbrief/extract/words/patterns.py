"""The patterns of a language, written out from its tables: every form of every verb, noun and phrase. Kept on disk where the
vocabulary has a cache, for inflecting costs more than reading an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pactbrief.catalog import folding, notation, verbs
from pactbrief.catalog.notation import forms
from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.words import hints, paradigms, tokens
from pactbrief.extract.words import standing as standings
from pactbrief.extract.words.hints import Hints, written_hints
from pactbrief.extract.words.paradigms import inflect
from pactbrief.extract.words.standing import standing
from pactbrief.extract.words.tokens import words

END = "$"  # a word that must close its clause: the separated particle of a German verb
_GAP = "{}"
#: Classes of words that stand in many sentences, and so tell little of one; those of the second row tell least.
_CLOSED = (("adverb", "be", "have", "modal", "pronoun", "negator", "relative"), ("article", "preposition", "coordinator"))
#: Kinds of heads that name a thing only beside other words, or never.
_HEADS = {"body": "body", "unit": "body", "pro": "pro", "none": "idle"}
_REACH = 34  # tokens that a verb and its parted object or particle may stand apart; German brackets hold up to thirty words
#: The code whose change makes what is kept stale.
_MAKERS = tuple(Path(str(part.__file__)) for part in (folding, notation, verbs, hints, paradigms, standings, tokens))
_MAKERS += (Path(__file__),)
_Plain = dict[str, Any]


class Entry(NamedTuple):
    """A pattern of tokens. `table` says where it is from; `tag` is the verb form; `row` the fields of its table; `size` counts
    its tokens; `alone`: it is one word and nothing more is asked of it; `others` are its words but the first; `needs` what a
    stage word needs beside it."""

    table: str
    tag: str
    row: Mapping[str, Any]
    parts: tuple[tuple[str, ...], ...]
    gap: int
    size: int
    alone: bool
    others: frozenset[str]
    needs: str


class Rows(dict[str, tuple[Entry, ...]]):
    """The patterns of a table under the word, or the two words, that they begin with, each read from its text when first
    asked for: an article meets few of a language's words."""

    __slots__ = ("_read", "_texts", "openers")

    def __init__(self, texts: Mapping[str, Mapping[str, str]], read: Callable[[str], Entry]) -> None:
        super().__init__()
        self._texts, self._read = texts, read
        self.openers = frozenset(texts)

    def __missing__(self, opening: str) -> tuple[Entry, ...]:
        first, _, second = opening.partition(" ")
        text = self._texts[first].get(second)
        rows = self[opening] = tuple([self._read(line) for line in text.split("\n")]) if text else ()
        return rows

    def at(self, words: Sequence[str], step: int) -> tuple[Entry, ...]:
        """The patterns that begin with the words at `step`, of which the first is one of the `openers`."""
        word = words[step]
        if step + 1 == len(words) or words[step + 1] not in self._texts[word]:
            return self[word]
        return self[word] + self[f"{word} {words[step + 1]}"]

    def may_stand_in(self, words: Sequence[str]) -> bool:
        """Whether all words of a pattern are among `words`, wherever they stand."""
        present = frozenset(words)
        for word in self.openers & present:
            if any(entry.others <= present for entry in self[word]):
                return True
            for second in self._texts[word].keys() & present:
                if any(entry.others <= present for entry in self[f"{word} {second}"]):
                    return True
        return False


class Patterns(NamedTuple):
    """All patterns of a language: of each table by their first words in `opening`, `suffixes` by the end of a word.

    Of the words in `gate` every pattern of a stage or a head needs one. `hints` tell of heads (of bodies, of pro-forms, idle
    ones that mean nothing, and others), of stage words by their standing, and of cues that undo what was said before.
    `finite` are forms of the common verbs.
    """

    opening: Mapping[str, Rows]
    suffixes: tuple[tuple[str, Entry], ...]
    gate: frozenset[str]
    hints: Hints
    finite: Mapping[str, frozenset[str]]


def written_out(vocabulary: Vocabulary, language: str) -> Patterns:
    """All patterns of a language."""
    stages, cues = vocabulary.table(language, "stages"), vocabulary.table(language, "cues")
    tables = {"stage": stages.get("stage", ()), "head": stages.get("head", ()), "cue": cues.get("cue", ())}

    def made() -> _Plain:
        grammar = cues.get("grammar", {})
        patterns = list(_patterns(tables, language, grammar))
        acts = [pattern for line, pattern, _ in patterns if not line.startswith("cue\t")]
        closed = {word: rank for rank, kinds in enumerate(_CLOSED, 1) for kind in kinds for word in grammar.get(kind, ())}
        return {
            "opening": {table: _opening(rows for rows in patterns if rows[0].startswith(f"{table}\t")) for table in tables},
            "suffixes": _suffixes(patterns),
            "gate": sorted({_rarest(pattern) for pattern in acts}),
            "hints": written_hints(_kinds(tables, patterns), closed),
            "finite": _finite_forms(grammar, language),
        }

    def read(plain: _Plain) -> Patterns:
        one = partial(_entry, tables)
        suffixes = tuple([(end, one(line)) for end, line in plain["suffixes"]])
        finite = {kind: frozenset(forms) for kind, forms in plain["finite"].items()}
        opening = {table: Rows(texts, one) for table, texts in plain["opening"].items()}
        gate = frozenset(plain["gate"])
        return Patterns(opening, suffixes, gate, Hints(plain["hints"]), finite)

    return vocabulary.kept(f"{language}-patterns", _MAKERS, made, read)


def _entry(tables: Mapping[str, Any], line: str) -> Entry:
    table, number, tag, gap, pattern = line.split("\t")
    parts = tuple([tuple(part.split(" ")) for part in pattern.split(" .. ")])
    words = [word.removesuffix(END) for part in parts for word in part]
    row = tables[table][int(number)]
    needs = standing(row, tag) if table == "stage" else ""
    alone = len(words) == 1 and not pattern.endswith(END)
    return Entry(table, tag, row, parts, int(gap), len(words), alone, frozenset(filter(None, words[1:])), needs)


def _opening(patterns: Iterable[tuple[str, str, bool]]) -> dict[str, dict[str, str]]:
    """The lines of patterns, several behind each other, under the first word and the second, which may be none."""
    found: dict[str, dict[str, list[str]]] = {}
    for line, pattern, _ in patterns:
        first, second, *_ = *(word.removesuffix(END) or word for word in pattern.partition(" .. ")[0].split(" ")[:2]), ""
        found.setdefault(first, {}).setdefault(second, []).append(line)
    return {first: {second: "\n".join(lines) for second, lines in rows.items()} for first, rows in found.items()}


def _suffixes(patterns: Iterable[tuple[str, str, bool]]) -> list[tuple[str, str]]:
    """The endings of words that are patterns, longest first, with their lines."""
    lines = [(pattern.partition(" .. ")[0].split(" ")[0], line) for line, pattern, open_start in patterns if open_start]
    return sorted(lines, key=lambda s: (-len(s[0]), s[0]))


def _rarest(pattern: str) -> str:
    """The longest word of a pattern: the one to look for first."""
    tokens = [word.removesuffix(END) for part in pattern.split(" .. ") for word in part.split(" ")]
    return max((w for w in tokens if w), key=lambda w: (len(w), w), default="")


def _kinds(tables: Mapping[str, Any], patterns: Iterable[tuple[str, str, bool]]) -> Iterator[tuple[str, list[str]]]:
    """The words of each pattern that a hint may tell of, with its kind."""
    for line, pattern, _ in patterns:
        table, number, tag, *_ = line.split("\t")
        row = tables[table][int(number)]
        kind = standing(row, tag) if table == "stage" else _HEADS.get(row["kind"], "head") if table == "head" else ""
        if table == "cue" and row.get("reach") == "previous":
            kind = "undoing"
        if kind and kind != "thing":
            yield kind, [word.removesuffix(END).rstrip("'’") for part in pattern.split(" .. ") for word in part.split(" ")]


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


def _patterns(tables: Mapping[str, Any], language: str, grammar: Mapping[str, list[str]]) -> Iterator[tuple[str, str, bool]]:
    particles, within = grammar.get("particle", ()), grammar.get("parted_by", ())
    for table, rows in tables.items():
        for number, row in enumerate(rows):
            gap = int(row.get("gap", _REACH if language == "de" else 9))
            written = (
                (tag, pattern, cut) for tag, form, cut in _row_forms(row, language) for pattern in _merged(form, language)
            )
            for tag, pattern, open_start in dict.fromkeys(written):
                yield f"{table}\t{number}\t{tag}\t{gap}\t{pattern}", pattern, open_start
                verb, _, particle = pattern.partition(" ")
                for parted in [f"{verb} {pronoun} {particle}" for pronoun in within if particle in particles]:
                    yield f"{table}\t{number}\t{tag}\t{gap}\t{parted}", parted, open_start  # "tore | it | up"


def _merged(form: str, language: str) -> Iterator[str]:
    """The tokens of a form, also as the Swiss write it ("abschliessen"), and of the forms in which its last word has merged
    with an article: "se retirer | du"."""
    yield _tokens(form)
    if "ß" in form:
        yield _tokens(form.replace("ß", "ss"))
    before, _, last = form.rpartition(" ")
    for other in verbs.merged(language).get(last, ()):
        yield _tokens(f"{before} {other}".strip())


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
    if piece.endswith("'"):  # "ratifica dell'": cut as before the word that follows
        tokens = words(f"{piece}un")[:-1]
    return (*tokens[:-1], tokens[-1] + END) if closing else tokens
