"""Frozen dataclasses of the model to plain JSON values and back: fields by position, so that stored articles stay small.

The position of a field has a meaning only together with `fingerprint`, which changes with the classes.
"""

from __future__ import annotations

import dataclasses
import hashlib
import types
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

Change = Callable[[Any], Any]


class Form(NamedTuple):
    """How values of one type are written and read; `shape` describes the type in words, for the fingerprint."""

    write: Change
    read: Change
    shape: str


@cache
def form_of(kind: Any) -> Form:
    """The form of a type: dataclasses, tuples, frozen sets, optionals, literals and plain JSON values."""
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _of_class(kind)
    if origin is tuple:
        return _of_tuple(get_args(kind))
    if origin is frozenset:
        (inner,) = map(form_of, get_args(kind))
        return Form(lambda v: sorted(map(inner.write, v)), lambda v: frozenset(map(inner.read, v)), f"set({inner.shape})")
    if origin in (Union, types.UnionType):
        return _of_optional(get_args(kind))
    if kind in (str, int, float, bool, types.NoneType) or origin is Literal:
        return Form(_same, _same, str(kind))
    raise TypeError(f"{kind} cannot be stored")


def fingerprint(*kinds: type) -> str:
    """Changes whenever a field of one of the classes, or of a class inside, is added, removed, moved or retyped."""
    return hashlib.sha256("\n".join(form_of(kind).shape for kind in kinds).encode()).hexdigest()[:16]


def _same(value: Any) -> Any:
    return value


def _of_class(kind: type) -> Form:
    hints = get_type_hints(kind)
    names = tuple(f.name for f in dataclasses.fields(kind))
    forms = tuple(form_of(hints[name]) for name in names)
    pairs = tuple((name, form.write) for name, form in zip(names, forms, strict=True))
    readers = tuple((place, form.read) for place, form in enumerate(forms) if form.read is not _same)

    def write(value: Any) -> list[Any]:
        return [change(getattr(value, name)) for name, change in pairs]

    def read(values: list[Any]) -> Any:
        if len(values) != len(names):
            raise ValueError(f"{kind.__name__} has {len(names)} fields, not {len(values)}")
        read_values = [*values]
        for place, change in readers:
            read_values[place] = change(values[place])
        return kind(*read_values)

    shape = ",".join(f"{name}:{form.shape}" for name, form in zip(names, forms, strict=True))
    return Form(write, read, f"{kind.__name__}({shape})")


def _of_tuple(parts: tuple[Any, ...]) -> Form:
    if len(parts) == 2 and parts[1] is Ellipsis:
        inner = form_of(parts[0])
        if inner.read is _same:
            return Form(list, tuple, f"many({inner.shape})")
        return Form(lambda v: [inner.write(entry) for entry in v], lambda v: tuple(map(inner.read, v)), f"many({inner.shape})")
    forms = tuple(map(form_of, parts))
    return Form(
        lambda v: [form.write(entry) for form, entry in zip(forms, v, strict=True)],
        lambda v: tuple(form.read(entry) for form, entry in zip(forms, v, strict=True)),
        f"tuple({','.join(form.shape for form in forms)})",
    )


def _of_optional(parts: tuple[Any, ...]) -> Form:
    (kind,) = [part for part in parts if part is not types.NoneType]
    inner = form_of(kind)
    if inner.read is _same:
        return Form(_same, _same, f"optional({inner.shape})")
    return Form(
        lambda v: None if v is None else inner.write(v),
        lambda v: None if v is None else inner.read(v),
        f"optional({inner.shape})",
    )
