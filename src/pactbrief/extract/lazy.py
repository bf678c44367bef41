"""An attribute worked out when first asked for: most sentences of an article are asked little."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazy(Generic[Value]):
    """What the method gives, kept in the object under the method's name; without the lock of functools.cached_property."""

    def __init__(self, method: Callable[[Any], Value]) -> None:
        self._method, self._name = method, method.__name__
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[Value]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Value: ...

    def __get__(self, owner: object | None, kind: type) -> lazy[Value] | Value:
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._method(owner)
        return made
