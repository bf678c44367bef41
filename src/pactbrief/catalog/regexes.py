"""Regular expressions that take long to compile. Given a folder to keep them in, each is compiled once on a machine, not in
every process.

Python compiles an alternation of some hundred words in milliseconds, a program has dozens of them, and what it compiles to is a
list of numbers that loads thirty times faster. `re` has no public way to keep it; where Python does not have the private one
used here, or it changes, patterns are compiled as ever.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from array import array
from base64 import b64decode, b64encode
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

from pactbrief.catalog.keeping import folder_of, kept

_SHORT = 80  # characters below which most patterns compile as fast as a file is read


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, errors included."""
    folder = folder_of("expressions")
    quick = len(pattern) < _SHORT and pattern.isascii() and "\\u" not in pattern  # ranges of far characters take long
    if folder is None or quick or _machine() is None:
        return re.compile(pattern, flags)
    name = hashlib.sha256(f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
    try:
        return kept(folder, name, _version(), lambda: _code(pattern, flags), lambda plain: _read(pattern, plain))
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(pattern, flags)


@cache
def _machine() -> Any:
    """The module behind `re`, where it is the one this code knows."""
    with suppress(ImportError, AttributeError):
        machine = import_module("_sre")
        if array("I").itemsize == machine.CODESIZE:
            return machine
    return None


@cache
def _version() -> tuple[str, ...]:
    """What a compiled expression belongs to: the language of the machine and the tables of letters that it was made with."""
    return (sys.version, str(_machine().MAGIC), sys.byteorder, unicodedata.unidata_version)


def _code(pattern: str, flags: int) -> dict[str, Any]:
    """What `re` makes of a pattern before it is an object."""
    parsed = import_module("re._parser").parse(pattern, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    return {
        "flags": int(flags | state.flags),
        "code": b64encode(array("I", code).tobytes()).decode(),
        "groups": state.groups - 1,
        "names": dict(state.groupdict),
    }


def _read(pattern: str, plain: Any) -> re.Pattern[str]:
    names: dict[str, int] = plain["names"]
    by_number: list[str | None] = [None] * (plain["groups"] + 1)
    for name, number in names.items():
        by_number[number] = name
    code = array("I", b64decode(plain["code"])).tolist()
    made = _machine().compile(pattern, plain["flags"], code, plain["groups"], names, tuple(by_number))
    if not isinstance(made, re.Pattern):
        raise TypeError("no expression")
    return made
