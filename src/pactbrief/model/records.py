"""`dataclass` that starts fast: as that of the standard library for what this program uses of it, at a quarter of the time.

The standard library writes and compiles six methods for each frozen class, most of a millisecond; two hundred classes
took a tenth of a build. Here only `__init__` is compiled; comparing, printing and guarding are functions that all classes
share, and what kind of field an annotation makes is not asked. Type checkers see the standard library's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """The class with the fields that it annotates. `options` are `frozen`, `slots`, `eq`; any other makes it the
        standard library's."""

        def made(cls: type) -> type:
            plain = options.keys() <= {"frozen", "slots", "eq"} and not any(hasattr(base, _FIELDS) for base in cls.__mro__[1:])
            plain = plain and not any(kind in str(vars(cls).get("__annotations__")) for kind in _NO_FIELDS)
            return _light(cls, **options) if plain else dataclasses.dataclass(**options)(cls)

        return made if cls is None else made(cls)


_FIELDS = "__dataclass_fields__"
#: Annotations of what is no field.
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")
_FIELD: Any = vars(dataclasses)["_FIELD"]


def _light(cls: type, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:
    made = {name: _field(cls, name, kind) for name, kind in vars(cls).get("__annotations__", {}).items()}
    fields = tuple(made.values())
    light: Any = _slotted(cls, tuple(made)) if slots else _with_defaults(cls, fields)
    setattr(light, _FIELDS, made)
    light.__dataclass_params__ = SimpleNamespace(frozen=frozen)  # all that is asked of the bases of a class
    light.__match_args__ = tuple([field.name for field in fields if field.init])  # type: ignore[misc]
    written = cls.__dict__.keys() & {"__repr__", "__eq__"}
    light.__init__ = _init(light, fields, frozen)
    if "__repr__" not in written:
        light.__repr__ = _repr
    if eq:
        compared = _values(tuple([field.name for field in fields if field.compare]))
        if "__eq__" not in written:
            light.__eq__ = _eq(compared)
        light.__hash__ = _hash(compared) if frozen else None
    if frozen:
        light.__setattr__, light.__delattr__ = _guarded, _kept
        if slots:
            light.__getstate__, light.__setstate__ = _state(_values(tuple(made))), _restored(tuple(made))
    return light


def _field(cls: type, name: str, kind: Any) -> dataclasses.Field[Any]:
    default = cls.__dict__.get(name, dataclasses.MISSING)
    made: Any = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
    if made.default.__class__.__hash__ is None:
        raise ValueError(f"{cls.__name__}.{name}: a default that changes is made by default_factory")
    made.name, made.type, made.kw_only, made._field_type = name, kind, False, _FIELD
    return made  # type: ignore[no-any-return]


def _slotted(cls: type, names: tuple[str, ...]) -> type:
    """The class anew: slots cannot be had later."""
    members = {name: member for name, member in cls.__dict__.items() if name not in {*names, "__dict__", "__weakref__"}}
    made = type(cls)(cls.__name__, cls.__bases__, {**members, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    return made


def _with_defaults(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> type:
    for field in fields:
        if field.default is not dataclasses.MISSING:
            setattr(cls, field.name, field.default)
        elif field.name in cls.__dict__:
            delattr(cls, field.name)
    return cls


def _init(cls: Any, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Callable[..., None]:
    """The only method that is written out: it is called too often to be slow. Classes of one shape share what is compiled, in
    which the fields are f0, f1 ...: names are all in which they differ."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_unset": _UNSET}
    arguments, defaults, lines = [], [], []
    for number, field in enumerate(fields):
        name = value = f"f{number}"
        default: Any = field.default
        if field.default_factory is not dataclasses.MISSING:
            known[f"_made_{name}"] = field.default_factory
            value = f"{name} if {name} is not _unset else _made_{name}()" if field.init else f"_made_{name}()"
            default = _UNSET
        elif not field.init:
            known[f"_default_{name}"], value = default, f"_default_{name}"
        if field.init:
            arguments.append(name)
            defaults += [] if default is dataclasses.MISSING else [default]
        if field.init or default is not dataclasses.MISSING:
            lines.append(f"  _set(self, {name!r}, {value})" if frozen else f"  self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    code = _compiled(f"def __init__({', '.join(('self', *arguments))}):\n" + ("\n".join(lines) or "  pass"))
    names = {f"f{number}": field.name for number, field in enumerate(fields)}

    def renamed(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple([names.get(value, value) for value in values])

    named = code.replace(
        co_varnames=renamed(code.co_varnames), co_consts=renamed(code.co_consts), co_names=renamed(code.co_names)
    )
    init = FunctionType(named, known, "__init__", tuple(defaults))
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@cache
def _compiled(text: str) -> CodeType:
    written: dict[str, Any] = {}
    exec(text, written)  # noqa: S102  of numbered fields, nothing from outside
    code: CodeType = written["__init__"].__code__
    return code


_UNSET = object()


def _values(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """What fetches the fields `names` of an object as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    only = attrgetter(*names)
    return lambda self: (only(self),)


def _eq(values: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def __eq__(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(values: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _guarded(self: Any, name: str, value: Any) -> None:
    del self, value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _kept(self: Any, name: str) -> None:
    del self
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(values: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def __getstate__(self: Any) -> Any:
        return values(self)

    return __getstate__


def _restored(names: tuple[str, ...]) -> Callable[[Any, Any], None]:
    def __setstate__(self: Any, state: Any) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return __setstate__
