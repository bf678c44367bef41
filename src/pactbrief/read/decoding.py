"""Bytes to text: byte order mark, declared encoding, UTF-8, UTF-16 without a mark, then detection. A binary is refused."""

from __future__ import annotations

import codecs
import re

from pactbrief.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ\x90",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: Share of control bytes above which a file is binary. Text has none; a damaged text a few.
_BINARY_SHARE = 0.01
#: How much is looked at to tell an encoding: detection is slow, and one page of letters is enough.
_SAMPLE = 64 * 1024
#: Encodings that news is found in; detection among all codecs of Python confuses short texts.
_LEGACY = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "cp949",
    "euc_kr",
    "gb18030",
    "big5",
    "koi8_r",
    "mac_roman",
]
#: Share of lines that may be broken UTF-8 in a text that is UTF-8 otherwise (a quotation pasted from elsewhere).
_MIXED_SHARE = 0.2
_REMEDY = "Save it as UTF-8 text, or give it the ending of its real format."


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content`, without byte order mark, line ends as they are. InputError where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    if not content.strip():
        return ""
    if content.startswith(_MAGIC):
        raise InputError("it is a binary file, not text.", _REMEDY)
    wide = _wide_without_mark(content)
    if wide:
        return _strictly(content, wide)
    sample = content[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _BINARY_SHARE * len(sample) and b"\x1b$" not in sample:
        raise InputError("it is a binary file, not text.", _REMEDY)
    if b"\x1b$" in sample:
        return _strictly(content, "iso2022_jp")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content, declared)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"its {encoding} text is broken at byte {error.start}.", _REMEDY) from error


def _wide_without_mark(content: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows as a zero in every second byte."""
    sample = content[:_SAMPLE]
    if len(sample) < 8 or len(content) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _legacy(content: bytes, declared: str | None) -> str:
    if declared:
        try:
            return content.decode(codecs.lookup(declared).name)
        except (LookupError, UnicodeDecodeError):
            pass
    lines = content.split(b"\n")
    broken = sum(not _is_utf8(line) for line in lines)
    wide = sum(_is_utf8(line) and not line.isascii() for line in lines)
    if wide and broken <= _MIXED_SHARE * len(lines):
        return "\n".join(_line(line) for line in lines)
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_LEGACY).best()
    if best is None:
        raise InputError("its encoding cannot be told.", "Save it as UTF-8.")
    return _strictly(content, best.encoding)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes) -> str:
    """A line of a mixed file: UTF-8 where it can be, else Windows-1252, the encoding that pasted text is in."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
