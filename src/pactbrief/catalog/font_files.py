"""What kind of font a file holds, read from its first bytes, and whether this installation can use it."""

from __future__ import annotations

import struct
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

Outlines = Literal["static", "drawn", "none"]
"""Static TrueType outlines that can be embedded as they are; others that are drawn anew as such; no font that is known."""

_TRUETYPE, _OPENTYPE = (b"\x00\x01\x00\x00", b"true"), b"OTTO"


@cache
def can_draw() -> bool:
    """Whether fontTools is installed (it comes with the extra `cjk`), by which any outlines are drawn as TrueType outlines."""
    return find_spec("fontTools") is not None


def outlines(path: Path) -> Outlines:
    """The outlines of the font in a file: variable fonts and those with PostScript outlines are to be drawn."""
    with path.open("rb") as stream:
        kind = stream.read(4)
        if kind == _OPENTYPE:
            return "drawn"
        if kind not in _TRUETYPE:
            return "none"
        count = struct.unpack(">H", (stream.read(2) or b"").rjust(2, b"\0"))[0]
        stream.read(6)
        tags = [stream.read(16)[:4] for _ in range(count)]
    return "drawn" if b"fvar" in tags else "static"
