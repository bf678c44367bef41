"""The compiled vocabulary as JSON values, to be kept on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pactbrief.catalog.lexicon import Entry, Layer, Term

_HERE = Path(__file__).parent
_PARTS = ("compiled", "folding", "keeping", "lexicon", "notation", "tables", "vocabulary")
#: The code whose change makes compiled layers and tables stale.
MAKERS = tuple(_HERE / f"{name}.py" for name in _PARTS)


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
