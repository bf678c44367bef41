"""The objects of a PDF file, read on demand: cross-reference tables and streams, object streams, the filters of text.

A reader of its own, because the build reads back every PDF that it writes: a general library costs more to load and to parse
with than writing the file did.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from pactbrief.model.records import dataclass
from pactbrief.verify.pdf_syntax import Reference, tokens, value_at

_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})[ \r\n\t]+\d{1,5}[ \r\n\t]+obj\b")
_START = re.compile(rb"startxref\s+(\d+)")
_STREAM = re.compile(rb"\s*stream(\r\n|\n|\r)")
_TABLE = re.compile(rb"\s*xref\s")
_SECTION = re.compile(rb"\s*(\d+)[ \t]+(\d+)[ \t]*[\r\n]+")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
#: Bytes of the largest stream unpacked, against bombs.
_LARGEST = 64_000_000
#: References to references, tables before tables, levels of the page tree: more is made to harm.
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: its dictionary and its bytes as they stand in the file."""

    entries: dict[str, Any]
    raw: bytes


#: A page with the reference that names it.
Page = tuple[Reference | None, dict[str, Any]]


@dataclass(slots=True)
class PdfFile:
    """A PDF by its object numbers. Reading raises ValueError, KeyError, TypeError, IndexError or zlib.error on broken files."""

    content: bytes
    trailer: dict[str, Any] = field(default_factory=dict)
    _places: dict[int, int | tuple[int, int]] = field(default_factory=dict)
    _read: dict[int, Any] = field(default_factory=dict)
    _packed: dict[int, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            self._tables()
            self.entry(self.entry(self.trailer, "/Root"), "/Pages")["/Kids"]
        except (ValueError, KeyError, TypeError, IndexError, zlib.error):
            self._rebuild()

    def resolve(self, value: Any) -> Any:
        """`value`, or what it refers to; None where that does not exist."""
        for _ in range(_DEEPEST):
            if not isinstance(value, Reference):
                return value
            value = self._object(value.number)
        return None

    def entry(self, mapping: Any, key: str) -> Any:
        """The resolved entry of a dictionary or of a stream's dictionary, None where there is none."""
        entries = mapping.entries if isinstance(mapping, Stream) else mapping
        return self.resolve(entries.get(key)) if isinstance(entries, dict) else None

    def data(self, stream: Any) -> bytes:
        """The bytes of a stream, unpacked. ValueError for filters that text never has."""
        if not isinstance(stream, Stream):
            raise ValueError("a stream is missing")
        filters = self.entry(stream, "/Filter")
        content = stream.raw
        for name in filters if isinstance(filters, list) else [filters] if filters else []:
            content = _unpacked(self.resolve(name), content)
        parameters = self.entry(stream, "/DecodeParms")
        parameters = self.resolve(parameters[-1]) if isinstance(parameters, list) and parameters else parameters
        predictor = self.entry(parameters, "/Predictor") or 1
        return _unpredicted(content, int(self.entry(parameters, "/Columns") or 1)) if predictor >= 10 else content

    def pages(self) -> list[Page]:
        """The pages in order with their references; resources that they inherit are filled in."""
        root = self.entry(self.entry(self.trailer, "/Root"), "/Pages")
        return list(self._under(None, root, None, 0))

    def _under(self, reference: Any, node: Any, resources: Any, depth: int) -> Iterator[Page]:
        if not isinstance(node, dict) or depth > _DEEPEST:
            return
        resources = node.get("/Resources", resources)
        if "/Kids" in node:
            for kid in self.entry(node, "/Kids"):
                yield from self._under(kid, self.resolve(kid), resources, depth + 1)
        else:
            yield (reference if isinstance(reference, Reference) else None), {**node, "/Resources": resources}

    def _object(self, number: int) -> Any:
        if number not in self._read:
            self._read[number] = None  # a reference to itself ends here
            place = self._places.get(number)
            if isinstance(place, tuple):
                self._read[number] = self._members(place[0])[place[1]]
            elif place is not None:
                self._read[number] = self._parsed(number, place)
        return self._read[number]

    def _parsed(self, number: int, place: int) -> Any:
        head = _OBJECT.match(self.content, place)
        if head is None or int(head[1]) != number:
            raise ValueError(f"object {number} is not at byte {place}")
        value, end = value_at(self.content, head.end())
        begin = _STREAM.match(self.content, end) if isinstance(value, dict) else None
        if begin is None:
            return value
        length = self.resolve(value.get("/Length"))
        stop = begin.end() + int(length) if isinstance(length, float) else -1
        if not self.content[stop : stop + 12].lstrip().startswith(b"endstream"):
            stop = self.content.index(b"endstream", begin.end())
        return Stream(value, self.content[begin.end() : stop])

    def _members(self, number: int) -> list[Any]:
        """The objects packed in an object stream."""
        if number not in self._packed:
            stream = self._object(number)
            content, first = self.data(stream), int(self.entry(stream, "/First"))
            numbers = [int(value) for _, value, _ in tokens(content[:first])]
            self._packed[number] = [value_at(content, first + offset)[0] for offset in numbers[1::2]]
        return self._packed[number]

    def _tables(self) -> None:
        """The cross-reference sections, newest first: an entry once met stands."""
        found = _START.findall(self.content[-2048:])
        place: Any = int(found[-1])
        seen: set[int] = set()
        while place is not None and place not in seen and len(seen) < _DEEPEST:
            seen.add(place)
            read = self._table(place) if _TABLE.match(self.content, place) else self._table_stream(place)
            self.trailer = {**read, **self.trailer}
            if isinstance(read.get("/XRefStm"), float):
                self._table_stream(int(read["/XRefStm"]))
            place = int(read["/Prev"]) if "/Prev" in read else None

    def _table(self, place: int) -> dict[str, Any]:
        head = _TABLE.match(self.content, place)
        at = head.end() if head else place
        while section := _SECTION.match(self.content, at):
            at = section.end()
            for number in range(int(section[1]), int(section[1]) + int(section[2])):
                entry = _ENTRY.match(self.content, at)
                if entry is None:
                    raise ValueError("a broken cross-reference table")
                if entry[3] == b"n":
                    self._places.setdefault(number, int(entry[1]))
                at += 20
        trailer, _ = value_at(self.content, self.content.index(b"trailer", at) + 7)
        if not isinstance(trailer, dict):
            raise ValueError("no trailer")
        return trailer

    def _table_stream(self, place: int) -> dict[str, Any]:
        head = _OBJECT.match(self.content, place)
        if head is None:
            raise ValueError(f"no cross-reference at byte {place}")
        stream = self._parsed(int(head[1]), place)
        widths = [int(width) for width in stream.entries["/W"]]
        content, size = self.data(stream), int(stream.entries["/Size"])
        index = [int(one) for one in stream.entries.get("/Index", [0, size])]
        numbers = [n for first, count in zip(index[::2], index[1::2], strict=True) for n in range(first, first + count)]
        for row, number in enumerate(numbers):
            kind, one, two = _fields(content[row * sum(widths) : (row + 1) * sum(widths)], widths)
            if kind == 1:
                self._places.setdefault(number, one)
            elif kind == 2:
                self._places.setdefault(number, (one, two))
        entries: dict[str, Any] = stream.entries
        return entries

    def _rebuild(self) -> None:
        """Finds the objects by reading the file through, where its tables do not lead to them."""
        self._places, self._read, self.trailer = {}, {}, {}
        for found in _OBJECT.finditer(self.content):
            self._places[int(found[1])] = found.start()
        for found in re.finditer(rb"trailer", self.content):
            trailer, _ = value_at(self.content, found.end())
            self.trailer = {**self.trailer, **trailer} if isinstance(trailer, dict) else self.trailer
        for number in [*self._places]:
            stream = self._object(number)
            kind = self.entry(stream, "/Type")
            if kind == "/ObjStm":
                numbers = [int(value) for _, value, _ in tokens(self.data(stream)[: int(stream.entries["/First"])])]
                for at, member in enumerate(numbers[::2]):
                    self._places.setdefault(member, (number, at))
            elif kind == "/Catalog":
                self.trailer.setdefault("/Root", Reference(number))


def _fields(row: bytes, widths: list[int]) -> tuple[int, int, int]:
    """The three fields of a row of a cross-reference stream; a missing first one means 1."""
    a, b, _ = widths
    kind = int.from_bytes(row[:a], "big") if a else 1
    return kind, int.from_bytes(row[a : a + b], "big"), int.from_bytes(row[a + b :], "big")


def _unpacked(name: Any, content: bytes) -> bytes:
    if name == "/FlateDecode":
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(content, _LARGEST)
        if unpacker.unconsumed_tail:
            raise ValueError("a stream unpacks to more than a memo has")
        return unpacked
    if name == "/ASCII85Decode":
        return base64.a85decode(content.partition(b"~>")[0])
    if name == "/ASCIIHexDecode":
        return bytes.fromhex(content.partition(b">")[0].decode("ascii"))
    raise ValueError(f"the filter {name}")


def _unpredicted(content: bytes, columns: int) -> bytes:
    """PNG prediction undone; of its five kinds cross-references use none, left and up."""
    rows = []
    before = bytes(columns)
    for at in range(0, len(content), columns + 1):
        kind, row = content[at], bytearray(content[at + 1 : at + 1 + columns])
        if kind not in (0, 1, 2):
            raise ValueError(f"the prediction {kind}")
        for i in range(len(row)):
            row[i] = (row[i] + (row[i - 1] if kind == 1 and i else before[i] if kind == 2 else 0)) & 0xFF
        before = bytes(row)
        rows.append(before)
    return b"".join(rows)
