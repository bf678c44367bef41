"""The same rules for all: neither vocabulary nor code may name an article, a file or a sentence of the labelled sets."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactbrief.catalog.folding import fold
from pactbrief.catalog.notation import forms

HERE = Path(__file__).resolve().parents[1]
SRC = HERE.parent / "src" / "pactbrief"
CORPUS = HERE / "corpus"
#: A run of so many words that stands in a labelled text was copied from it; set phrases have at most nine
#: ("acuerdo de asociación en materia de seguridad y defensa").
WORDS = 10


def texts(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for entry in table.values():
            yield from texts(entry)
    elif isinstance(table, list):
        for entry in table:
            yield from texts(entry)


def literals(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value


def spelt(text: str) -> set[str]:
    try:
        return {form.text for form in forms(text)}
    except ValueError:
        return {text}


def articles() -> list[Path]:
    made = [path for name in ("dev", "made", "sealed") for path in sorted((CORPUS / name).rglob("*.*"))]
    return [*(path for path in made if path.name != "README.md"), *sorted((HERE.parent / "seeds").glob("*.txt"))]


def sentences() -> list[dict[str, Any]]:
    files = [CORPUS / "sentences.jsonl", CORPUS / "made" / "sentences.jsonl", CORPUS / "sealed" / "sentences.jsonl"]
    return [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def labelled() -> str:
    files = [path for path in articles() if path.suffix != ".jsonl"]
    parts = [path.read_text(encoding="utf-8", errors="ignore") for path in files]
    parts += [row["text"] for row in sentences()]
    return " ".join(" ".join(re.findall(r"\w+", fold(part))) for part in parts)


def test_no_rule_holds_a_sentence_of_the_labelled_sets() -> None:
    known = f" {labelled()} "
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted((SRC / "data" / "languages").rglob("*.toml"))]
    modules = [path for part in ("extract", "catalog", "dates") for path in sorted((SRC / part).rglob("*.py"))]
    rules = [text for table in tables for text in texts(table)] + [text for path in modules for text in literals(path)]
    copied = set()
    for form in (form for rule in rules if len(rule.split()) >= WORDS - 3 for form in spelt(rule)):
        words = re.findall(r"\w+", fold(form))
        if len(words) >= WORDS and f" {' '.join(words)} " in known:
            copied.add(form)
    assert not copied


def test_no_rule_names_a_labelled_file() -> None:
    names = {path.stem for path in articles()} | {row["id"] for row in sentences()}
    named = "|".join(re.escape(name) for name in sorted(names - {"gold", "sentences"}))
    pattern = re.compile(rf"(?<![\w-])(?:{named})(?![\w-])")
    files = [*(SRC / "data" / "languages").rglob("*.toml"), *(SRC / "data" / "taxonomy").glob("*.toml")]
    for part in ("extract", "catalog", "dates", "read", "assemble", "compose"):
        files += (SRC / part).rglob("*.py")
    found = {path.name: pattern.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: names for name, names in found.items() if names} == {}
