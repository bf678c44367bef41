"""What every format does to text before it is escaped: characters that a file may not hold, links that it may not follow."""

from __future__ import annotations

from pactbrief.catalog.regexes import expression

#: Schemes that a memo may link to; anything else is printed as plain text.
SCHEMES = ("http://", "https://", "mailto:")

_BLANK = expression(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
#: Shown as U+FFFD, so that nothing is lost silently: what XML 1.0 forbids, C1 controls and lone surrogates included, and the
#: embeddings, overrides and isolates that can make a line read other than it is stored. Direction marks (U+200E, U+200F,
#: U+061C) stay: Arabic and Hebrew quotations need them and they cannot reorder what surrounds them.
_UNPRINTED = expression(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """`text` on one line; characters illegal in XML and bidirectional controls are each U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTED.sub("\ufffd", _BLANK.sub(" ", text))


def followed(href: str) -> str | None:
    """`href` without blanks if its scheme is one of SCHEMES, else None."""
    address = "".join(clean(href).split())
    return address if address.lower().startswith(SCHEMES) else None
