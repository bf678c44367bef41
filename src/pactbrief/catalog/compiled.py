"""The compiled vocabulary, kept on disk as JSON: a cache that may be deleted, and is rebuilt when it is stale or corrupt."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pactbrief.catalog.lexicon import Entry, Layer, Term

Made = TypeVar("Made")
_HERE = Path(__file__).parent
#: The code whose change makes compiled layers and tables stale.
MAKERS = tuple(_HERE / f"{name}.py" for name in ("compiled", "folding", "lexicon", "notation", "tables", "vocabulary"))


@cache
def stamp(makers: tuple[Path, ...]) -> str:
    """Changes with the code in the files `makers`."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in makers)).hexdigest()[:12]


def kept(
    folder: Path | None, name: str, made_from: tuple[str, ...], make: Callable[[], Any], read: Callable[[Any], Made]
) -> Made:
    """What `read` has of the JSON value kept as `name` in `folder` where that was made from `made_from`; else of a new one
    from `make`, which is kept. A folder that cannot be written is no error: the value is made again next time."""
    if folder is None:
        return read(make())
    path = folder / f"{name}.json"
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head == _head(made_from, body):
            return read(json.loads(body))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        pass
    value = make()
    body = json.dumps(value, ensure_ascii=False).encode()
    part = folder / f"{name}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_head(made_from, body) + b"\n" + body)
        part.replace(path)
    return read(value)


def _head(made_from: tuple[str, ...], body: bytes) -> bytes:
    """What a kept value was made from, and the hash that tells whether it is whole."""
    return json.dumps([*made_from, hashlib.sha256(body).hexdigest()]).encode()


def plain_layer(layer: Layer) -> dict[str, Any]:
    """A layer as JSON values: its terms, and its forms with the numbers of their terms."""
    numbers: dict[Term, int] = {}
    forms = {
        form: [[numbers.setdefault(term, len(numbers)), printed] for term, printed in row] for form, row in layer.terms.items()
    }
    terms = [[term.kind, term.value, sorted(term.traits), *term[3:]] for term in numbers]
    return {"boundaries": layer.boundaries, "terms": terms, "forms": forms}


def layer_of(plain: Any) -> Layer:
    """The layer of such values; KeyError, TypeError, ValueError or IndexError where they are no layer."""
    terms = [Term(kind, value, frozenset(traits), *rest) for kind, value, traits, *rest in plain["terms"]]
    forms: dict[str, tuple[Entry, ...]] = {
        form: tuple([(terms[number], printed) for number, printed in row]) for form, row in plain["forms"].items()
    }
    return Layer(forms, bool(plain["boundaries"]))
