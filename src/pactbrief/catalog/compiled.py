"""Compiled layers kept on disk: a cache that may be deleted, and is rebuilt when it is stale or corrupt."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cache
from pathlib import Path

from pactbrief.catalog.lexicon import Entry, Layer, Term

#: The code whose change makes a compiled layer stale.
_MAKERS = ("compiled.py", "folding.py", "lexicon.py", "notation.py", "vocabulary.py")


@cache
def maker() -> str:
    """A stamp of the code that compiles layers."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in _MAKERS)).hexdigest()[:12]


def stored(folder: Path, name: str, version: str) -> Layer | None:
    """The layer kept as `name` if it was made from `version` by this code; None where it is missing, stale or corrupt."""
    try:
        kept = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        if kept["made"] != [version, maker()]:
            return None
        terms = [Term(kind, value, frozenset(traits), *rest) for kind, value, traits, *rest in kept["terms"]]
        forms: dict[str, tuple[Entry, ...]] = {
            form: tuple((terms[number], printed) for number, printed in row) for form, row in kept["forms"].items()
        }
        return Layer(forms, bool(kept["boundaries"]))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def store(folder: Path, name: str, version: str, made: Layer) -> None:
    """Keeps `made` as `name`. A folder that cannot be written is no error: the layer is compiled again next time."""
    numbers: dict[Term, int] = {}
    forms = {
        form: [[numbers.setdefault(term, len(numbers)), printed] for term, printed in row] for form, row in made.terms.items()
    }
    terms = [[term.kind, term.value, sorted(term.traits), *term[3:]] for term in numbers]
    kept = {"made": [version, maker()], "boundaries": made.boundaries, "terms": terms, "forms": forms}
    part = folder / f"{name}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        part.replace(folder / f"{name}.json")
