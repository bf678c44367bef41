"""The operators of a PDF content stream with their operands: one regular expression per token, since every page has thousands.

Operands come as `float` (numbers), `bytes` (strings), `str` (names, with their slash), `list` and `dict`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TOKEN = re.compile(
    rb"(?:[\x00\t\n\x0c\r ]+|%[^\r\n]*)*"
    rb"(?:(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?![^\x00\t\n\x0c\r ()<>\[\]{}/%])|(?P<name>/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"
    rb"|(?P<dict><<)|(?P<hex><[0-9A-Fa-f\x00\t\n\x0c\r ]*>)|(?P<string>\()|(?P<open>\[)|(?P<close>\]|>>)"
    rb"|(?P<operator>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)|(?P<other>.))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_INLINE_IMAGE = re.compile(rb"ID[\x00\t\n\x0c\r ].*?[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)", re.DOTALL)
#: Operands kept for one operator, and arrays within arrays; more is made to harm.
_MOST = 4096
_DEEPEST = 16


def operators(content: bytes) -> Iterator[tuple[str, list[Any]]]:
    """(operator, operands) in order. What is no token is passed over."""
    operands: list[Any] = []
    stack: list[list[Any]] = []
    at = 0
    while found := _TOKEN.match(content, at):
        at, kind, token = found.end(), found.lastgroup, found[found.lastgroup or 0]
        target = stack[-1] if stack else operands
        if kind == "operator":
            name = token.decode("latin-1")
            if name == "BI" and (image := _INLINE_IMAGE.search(content, at)):
                at = image.end()
            elif not stack:
                yield name, operands
                operands = []
            else:
                target.append(name)
        elif kind in ("open", "dict"):
            if len(stack) < _DEEPEST:
                stack.append([])
        elif kind == "close":
            if stack:
                closed = stack.pop()
                (stack[-1] if stack else operands).append(closed if token == b"]" else _pairs(closed))
        elif kind == "string":
            text, at = _string(content, at)
            target.append(text)
        elif kind != "other" and len(target) < _MOST:
            target.append(_value(kind, token))


def _value(kind: str | None, token: bytes) -> Any:
    if kind == "number":
        return float(token)
    if kind == "hex":
        digits = b"".join(token[1:-1].split()).replace(b"\x00", b"")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return token.decode("latin-1")


def _pairs(entries: list[Any]) -> dict[str, Any]:
    return {str(key): entry for key, entry in zip(entries[::2], entries[1::2], strict=False)}


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
