"""What every format does to text before it is escaped: characters that a file may not hold, links that it may not follow."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from pactbrief.catalog.regexes import expression

#: Schemes that a memo may link to; anything else is printed as plain text.
SCHEMES = ("http://", "https://", "mailto:")

_BLANK = expression(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
#: The two code points at the end of each further plane, which are no characters.
_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
#: Shown as U+FFFD, so that nothing is lost silently: what XML 1.0 or HTML forbids, C1 controls and lone surrogates included,
#: and the embeddings, overrides and isolates that can make a line read other than it is stored. Direction marks (U+200E,
#: U+200F, U+061C) stay: Arabic and Hebrew quotations need them and they cannot reorder what surrounds them.
_UNPRINTED = expression(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    rf"{_NO_CHARACTERS}]"
)


def clean(text: str) -> str:
    """`text` on one line; characters illegal in XML and bidirectional controls are each U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTED.sub("\ufffd", _BLANK.sub(" ", text))


#: What an address holds as it is (RFC 3986); the rest is written as its bytes in per cent. Brackets only serve in some hosts.
_PLAIN = "%:/?#@!$&'()*+,;=~"
_HOST, _MAIL = expression(r"[a-z0-9._-]+"), expression(r"(?i)mailto:[^@?]+@[^@?]+(?:\?.*)?")
_LONE_SIGN = expression(r"%(?![0-9A-Fa-f]{2})")
#: Word opens no file with a longer address.
_LONGEST = 2048


def followed(href: str) -> str | None:
    """`href` as an address that every reader takes, if its scheme is one of SCHEMES, else None. A malformed one makes Word
    refuse the whole file: foreign letters are encoded, and what still is none is no link."""
    address = "".join(clean(href).split())
    if not address.lower().startswith(SCHEMES):
        return None
    if address.lower().startswith("mailto:"):
        written = quote(address, safe=_PLAIN) if _MAIL.fullmatch(address) else ""
    else:
        written = _web_address(address)
    written = _LONE_SIGN.sub("%25", written)
    return written if written and len(written) <= _LONGEST else None


def _web_address(address: str) -> str:
    """The address in the letters of RFC 3986, its host as name servers have it; empty where it has none or names a user."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if not _HOST.fullmatch(host) or "@" in parts.netloc:
        return ""
    path, query, fragment = (quote(part, safe=_PLAIN) for part in (parts.path, parts.query, parts.fragment))
    return parts._replace(netloc=host + port, path=path, query=query, fragment=fragment.replace("#", "%23")).geturl()
