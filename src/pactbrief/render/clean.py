"""What every format does to text before it is escaped: characters that a file may not hold, links that it may not follow."""

from __future__ import annotations

import re

#: Schemes that a memo may link to; anything else is printed as plain text.
SCHEMES = ("http://", "https://", "mailto:")

_BLANK = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
#: Not allowed in XML 1.0, lone surrogates and C1 controls included: visible as U+FFFD, so that nothing is lost silently.
_ILLEGAL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
#: Embeddings, overrides and isolates can make a line read other than it is stored. Marks (U+200E, U+200F, U+061C) stay:
#: Arabic and Hebrew quotations need them and they cannot reorder what surrounds them.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` on one line, without characters illegal in XML (each U+FFFD) and without bidirectional controls."""
    if text.isascii() and text.isprintable():
        return text
    return _ILLEGAL.sub("\ufffd", _BIDI.sub("", _BLANK.sub(" ", text)))


def followed(href: str) -> str | None:
    """`href` without blanks if its scheme is one of SCHEMES, else None."""
    address = "".join(clean(href).split())
    return address if address.lower().startswith(SCHEMES) else None
