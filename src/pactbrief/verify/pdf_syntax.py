"""The syntax of PDF: objects and the operators of content streams, one regular expression per token, since every page has
thousands of them.

Values come as `float` (numbers), `bytes` (strings), `str` (names with their slash, and words such as `true`), `list`, `dict`
and `Reference`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pactbrief.model.records import dataclass

_SPACE = rb"\x00\t\n\x0c\r "
_REGULAR = rb"[^" + _SPACE + rb"()<>\[\]{}/%]"
_APART = rb"(?:[" + _SPACE + rb"]|%[^\r\n]*[\r\n])+"  # a comment is white space: ISO 32000-1, 7.2.4
_TOKEN = re.compile(
    rb"(?:[" + _SPACE + rb"]+|%[^\r\n]*)*"
    rb"(?:(?P<reference>\d+" + _APART + rb"\d+" + _APART + rb"R)(?!" + _REGULAR + rb")"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?!" + _REGULAR + rb")|(?P<name>/" + _REGULAR + rb"*)"
    rb"|(?P<open>\[|<<)|(?P<hex><[0-9A-Fa-f" + _SPACE + rb"]*>)|(?P<plain>\([^()\\\r]*\))|(?P<string>\()|(?P<close>\]|>>)"
    rb"|(?P<operator>" + _REGULAR + rb"+)|(?P<other>.))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_HASH = re.compile(r"#([0-9A-Fa-f]{2})")
_INLINE_IMAGE = re.compile(rb"ID[" + _SPACE + rb"].*?[" + _SPACE + rb"]EI(?=[" + _SPACE + rb"]|$)", re.DOTALL)
_NUMBERS = rb"((?:-?\d++(?:\.\d++)?+[\n ])*+)"
#: The operations of which pages are full, each read at once where it is written plainly: a string shown, marked content
#: opened by its number, a font set, and those of nothing but numbers, of which what only draws is passed over. All else
#: goes by tokens.
_OPERATION = re.compile(
    rb"[\n ]*+(?:<((?:[0-9A-Fa-f]{2})*+)> ?Tj|(/\w++) <</MCID (\d++)>> BDC"
    rb"|(/[\w+]++) (\d++(?:\.\d++)?+) Tf"
    rb"|" + _NUMBERS + rb"(?:[mlcvyhSsFnwgGkK]|re|rg|RG|ET|[fBb]\*?|(?!R\b|BI\b)([A-Za-z*]++)))(?=[\n ])"
)
#: Entries kept of one array, and arrays within arrays; more is made to harm.
_MOST = 1_000_000
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to the object `number`."""

    number: int


def tokens(content: bytes, start: int = 0) -> Iterator[tuple[str, Any, int]]:
    """(kind, value, end) from `start` on; kind is `value`, or `operator` for a bare word outside arrays."""
    stack: list[list[Any]] = []
    advance = _TOKEN.scanner(content, start).match  # type: ignore[attr-defined]
    word, values = _GROUP["operator"], _VALUES
    while found := advance():
        group = found.lastindex
        convert = values[group]
        if convert is not None:
            value: Any = convert(found[group])
        elif group == _GROUP["string"]:
            value, end = _string(content, found.end())
            advance = _TOKEN.scanner(content, end).match  # type: ignore[attr-defined]
        elif group == _GROUP["open"] and len(stack) < _DEEPEST:
            stack.append([])
            continue
        elif group == _GROUP["close"] and stack:
            closed = stack.pop()
            value = closed if found[group] == b"]" else _pairs(closed)
        else:
            continue
        if not stack:
            yield ("operator" if group == word else "value"), value, end if group == _GROUP["string"] else found.end()
        elif len(stack[-1]) < _MOST:
            stack[-1].append(value)


def operators(content: bytes) -> Iterator[tuple[str, list[Any]]]:
    """(operator, operands) of a content stream in order; inline images are passed over, and most of what only draws."""
    at = 0
    while True:
        while found := _OPERATION.match(content, at):
            at = found.end()
            shown, tag, mcid, font, size, numbers, operator = found.groups()
            if operator:
                yield _word(operator), [float(number) for number in numbers.split()]
            elif shown is not None:
                yield "Tj", [bytes.fromhex(shown.decode("ascii"))]
            elif tag:
                yield "BDC", [_name(tag), {"/MCID": float(mcid)}]
            elif font:
                yield "Tf", [_name(font), float(size)]
        operands: list[Any] = []
        for kind, value, end in tokens(content, at):
            if kind == "value":
                operands.append(value)
                continue
            image = _INLINE_IMAGE.search(content, end) if value == "BI" else None
            at = image.end() if image else end
            if not image:
                yield value, operands
            break
        else:
            return


def value_at(content: bytes, start: int) -> tuple[Any, int]:
    """The value that begins at `start`, and where it ends. ValueError where there is none."""
    for _, value, end in tokens(content, start):
        return value, end
    raise ValueError(f"no value at byte {start}")


def _pairs(entries: list[Any]) -> dict[str, Any]:
    return {str(key): entry for key, entry in zip(entries[::2], entries[1::2], strict=False)}


@lru_cache(maxsize=4096)
def _name(token: bytes) -> str:
    name = token.decode("latin-1")
    return _HASH.sub(lambda found: chr(int(found[1], 16)), name) if "#" in name else name


def _hex(token: bytes) -> bytes:
    digits = token[1:-1].translate(None, b"\x00\t\n\x0c\r ")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


@lru_cache(maxsize=4096)
def _word(token: bytes) -> str:
    return token.decode("latin-1")


_GROUP = _TOKEN.groupindex
_CONVERT: Mapping[str, Callable[[bytes], Any]] = {
    "reference": lambda token: Reference(int(token.replace(b"%", b" ").split()[0])),
    "number": float,
    "name": _name,
    "hex": _hex,
    "plain": lambda token: token[1:-1],
    "operator": _word,
}
#: What makes a value of a token, by the number of its group; None for those that need more than the token.
_VALUES = [None, *(_CONVERT.get(name) for name in sorted(_GROUP, key=lambda name: _GROUP[name]))]


def _string(content: bytes, start: int) -> tuple[bytes, int]:
    """The literal string that opens before `start`, and where it ends."""
    depth = 1
    for found in _PARENTHESIS.finditer(content, start):
        if found[0] == b"(":
            depth += 1
        elif found[0] == b")":
            depth -= 1
            if not depth:
                return _ESCAPE.sub(_unescaped, content[start : found.start()]), found.end()
    return b"", len(content)


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 0xFF])
    return b"" if found[2] else _PLAIN.get(found[3], found[3])
