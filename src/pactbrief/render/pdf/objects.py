"""Raw PDF objects in a reportlab document: written as source text, which is several times faster than its object classes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

#: A character of more than four hexadecimal digits in such a map.
_LONG_CODE = re.compile(r"(?<=> <)([0-9A-F]{5,6})(?=>)")


class Objects:
    """Adds objects to a reportlab document by their PDF source. Numbers are known at once, bodies may follow."""

    def __init__(self, document: Any) -> None:
        from reportlab.pdfbase.pdfdoc import PDFObject

        class Raw(PDFObject):  # type: ignore[misc]
            """An object that is written as it stands."""

            body: bytes = b"null"

            def format(self, document: Any) -> bytes:
                return self.body

        self._document = document
        self._raw = Raw
        self._open: dict[int, Any] = {}

    def reserve(self) -> int:
        """The number of an object whose body comes later by `fill`."""
        raw = self._raw()
        name = self._document.Reference(raw).name
        number = int(self._document.idToObjectNumberAndVersion[name][0])
        self._open[number] = raw
        return number

    def fill(self, number: int, body: str | bytes) -> None:
        """Give the reserved object its source."""
        self._open.pop(number).body = body.encode("latin-1") if isinstance(body, str) else body

    def add(self, body: str | bytes) -> int:
        """A new object; its number."""
        number = self.reserve()
        self.fill(number, body)
        return number

    def stream(self, content: bytes, entries: str = "", *, compress: bool = True) -> int:
        """A new stream object with further dictionary `entries`; its number."""
        import zlib

        if compress:
            content = zlib.compress(content, 6)
            entries += " /Filter /FlateDecode"
        head = f"<<{entries} /Length {len(content)}>>\nstream\n".encode("latin-1")
        return self.add(head + content + b"\nendstream")

    def separate_endstream(self) -> None:
        """Put the line end before `endstream` that PDF/A asks for and reportlab leaves out, in its streams and images."""
        from reportlab.pdfbase.pdfdoc import PDFImageXObject, PDFStream

        for thing in self._document.idToObject.values():
            if isinstance(thing, PDFStream | PDFImageXObject):
                thing.format = _with_line_end(thing.format)

    def mend_maps(self) -> None:
        """Write characters beyond U+FFFF in the maps from codes to text as UTF-16, which reportlab leaves out."""
        from reportlab.pdfbase.pdfdoc import PDFStream

        for thing in self._document.idToObject.values():
            if isinstance(thing, PDFStream) and isinstance(thing.content, str) and "begincmap" in thing.content:
                thing.content = _LONG_CODE.sub(lambda code: chr(int(code[1], 16)).encode("utf-16-be").hex(), thing.content)

    def number_of(self, thing: Any) -> int:
        """The number of an object that reportlab made."""
        return int(self._document.idToObjectNumberAndVersion[self._document.Reference(thing).name][0])


def _with_line_end(form: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    return lambda document: form(document).removesuffix(b"endstream\n") + b"\nendstream\n"


def literal(text: str) -> str:
    """`text` as a PDF text string: ASCII in parentheses, else UTF-16 in hex."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"


def number(value: float) -> str:
    """A coordinate at a hundredth of a point, without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
