"""The compiled vocabulary as JSON values, to be kept on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pactbrief.catalog.lexicon import Entry, Layer, Term

_HERE = Path(__file__).parent
_PARTS = ("compiled", "folding", "keeping", "lexicon", "notation", "tables", "vocabulary")
#: The code whose change makes compiled layers and tables stale.
MAKERS = tuple(_HERE / f"{name}.py" for name in _PARTS)


def plain_layer(layer: Layer) -> dict[str, Any]:
    """A layer as JSON values: its terms, its forms, and a line for each form: the numbers of its terms, each with the form
    as printed where that is another."""
    numbers: dict[Term, int] = {}
    lines = [
        "\n".join(f"{numbers.setdefault(term, len(numbers))}\t{printed if printed != form else ''}" for term, printed in row)
        for form, row in layer.terms.items()
    ]
    terms = [[term.kind, term.value, sorted(term.traits), *term[3:]] for term in numbers]
    return {"boundaries": layer.boundaries, "terms": terms, "forms": list(layer.terms), "lines": lines}


def layer_of(plain: Any) -> Layer:
    """The layer of such values; KeyError, TypeError, ValueError or IndexError where they are no layer."""
    terms = [Term(kind, value, frozenset(traits), *rest) for kind, value, traits, *rest in plain["terms"]]
    return Layer(_Terms(terms, dict(zip(plain["forms"], plain["lines"], strict=True))), bool(plain["boundaries"]))


class _Terms(Mapping[str, tuple[Entry, ...]]):
    """What forms stand for, read from their lines when asked for: an article has few of a language's forms."""

    __slots__ = ("_lines", "_terms")

    def __init__(self, terms: Sequence[Term], lines: Mapping[str, str]) -> None:
        self._terms, self._lines = terms, lines

    def __getitem__(self, form: str) -> tuple[Entry, ...]:
        entries = (line.split("\t") for line in self._lines[form].split("\n"))
        return tuple([(self._terms[int(number)], printed or form) for number, printed in entries])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
