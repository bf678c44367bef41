"""Fetching one address given by hand. httpx is imported here and nowhere else, only when there is something to fetch."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.read.limits import MAX_BYTES

#: Media types that are read, and the ending a file of that type gets.
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "application/json": ".json",
}
#: Seconds for connecting and between two pieces of an answer; a page that takes longer is not worth an analyst's wait.
TIMEOUT = 20.0
#: News sites redirect once or twice (http to https, consent); more is a loop.
REDIRECTS = 5
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes as they came (text in another encoding than the file itself states is stored as UTF-8 with its mark)."""

    url: str
    name: str
    content: bytes


def fetch(url: str, timeout: float = TIMEOUT) -> Fetched:
    """What stands at `url`, after redirects.

    InputError where the address is no http(s) address, does not answer in time, refuses, is of a type that is not read, or is
    larger than a source may be.
    """
    if not re.match(r"https?://[^\s/]", url):
        raise InputError(f"{url}: only http and https addresses can be fetched.", "Save the page and add the file.")
    import httpx

    headers = {"User-Agent": "pactbrief (one page, fetched by hand)", "Accept": ", ".join(ENDINGS) + ", */*;q=0.1"}
    try:
        with (
            httpx.Client(follow_redirects=True, max_redirects=REDIRECTS, timeout=timeout, headers=headers) as client,
            client.stream("GET", url) as answer,
        ):
            ending = _ending(url, answer.status_code, answer.headers.get("content-type", ""))
            content = bytearray()
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > MAX_BYTES:
                    raise InputError(f"{url}: it is larger than {MAX_BYTES >> 20} MB.", "Save and add the part that is needed.")
            final, charset = str(answer.url), answer.charset_encoding
    except httpx.TimeoutException as error:
        raise InputError(f"{url}: no answer within {timeout:g} seconds.", "Try later, or save the page and add it.") from error
    except httpx.TooManyRedirects as error:
        raise InputError(f"{url}: it redirects more than {REDIRECTS} times.", "Open it in a browser and save it.") from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise InputError(f"{url}: it cannot be fetched ({error}).", "Check the address and the network.") from error
    if not content:
        raise InputError(f"{url}: the answer is empty.", "Open it in a browser and save it.")
    return Fetched(final, name_of(final) + ending, _as_stated(bytes(content), ending, charset))


def _ending(url: str, status: int, stated: str) -> str:
    if status != 200:
        raise InputError(f"{url}: the server answers {status}.", "Check the address, or save the page and add it.")
    media_type = stated.partition(";")[0].strip().lower() or "text/html"
    if media_type not in ENDINGS:
        raise InputError(f"{url}: files of type {media_type} are not read.", f"Types that are read: {', '.join(ENDINGS)}.")
    return ENDINGS[media_type]


def _as_stated(content: bytes, ending: str, charset: str | None) -> bytes:
    """Text whose encoding only the server states is kept as UTF-8 with a byte order mark, so that the file says it itself."""
    if ending not in (".html", ".txt", ".md") or charset is None or charset.lower().replace("-", "") in ("utf8", "usascii"):
        return content
    try:
        return b"\xef\xbb\xbf" + content.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return content  # the statement was wrong; the reader decides by the bytes


def name_of(url: str) -> str:
    """A safe file name without ending, from host and last part of the path."""
    parts = urlsplit(url)
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    host = (parts.hostname or "page").removeprefix("www.")
    return _UNSAFE.sub("-", f"{host}-{last}" if last else host).strip("-.")[:80] or "page"
