"""Fetching one address, against a server on this machine: redirects, time-outs, types, sizes, encodings."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbrief.errors import InputError
from pactbrief.read.fetching import fetch, name_of
from pactbrief.read.limits import MAX_BYTES

PAGE = "<html><body><p>Die Außenminister unterzeichneten das Abkommen.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        answer = getattr(self, "at_" + self.path.strip("/").partition("/")[0].replace("-", "_"), self.at_missing)
        answer()

    def send(self, status: int, kind: str, content: bytes, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(content)

    def at_page(self) -> None:
        self.send(200, "text/html; charset=utf-8", PAGE.encode())

    def at_latin(self) -> None:
        self.send(200, "text/html; charset=iso-8859-1", PAGE.encode("latin-1"))

    def at_wrong_charset(self) -> None:
        self.send(200, "text/html; charset=no-such-thing", PAGE.encode())

    def at_moved(self) -> None:
        self.send(301, "text/html", b"", Location="/page/final")

    def at_loop(self) -> None:
        self.send(302, "text/html", b"", Location="/loop")

    def at_picture(self) -> None:
        self.send(200, "image/png", b"\x89PNG")

    def at_report(self) -> None:
        self.send(200, "application/pdf", b"%PDF-1.4")

    def at_empty(self) -> None:
        self.send(200, "text/html", b"")

    def at_slow(self) -> None:
        time.sleep(1.0)
        self.send(200, "text/html", PAGE.encode())

    def at_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(MAX_BYTES // (1 << 20) + 2):
                self.wfile.write(b" " * (1 << 20))
        except OSError:
            pass

    def at_missing(self) -> None:
        self.send(404, "text/html", b"no")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_comes_as_its_bytes(site: str) -> None:
    fetched = fetch(f"{site}/page/eu-japan-sign.html")
    assert fetched.content == PAGE.encode()
    assert fetched.name == "127.0.0.1-eu-japan-sign.html"


def test_redirects_are_followed_and_the_final_address_kept(site: str) -> None:
    assert fetch(f"{site}/moved").url == f"{site}/page/final"


def test_an_encoding_that_only_the_server_states_is_made_plain_in_the_file(site: str) -> None:
    assert fetch(f"{site}/latin").content == b"\xef\xbb\xbf" + PAGE.encode()


def test_an_encoding_that_does_not_exist_leaves_the_bytes(site: str) -> None:
    assert fetch(f"{site}/wrong-charset").content == PAGE.encode()


def test_a_pdf_gets_its_ending(site: str) -> None:
    assert fetch(f"{site}/report").name.endswith(".pdf")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/loop", "it redirects more than 5 times."),
        ("/picture", "files of type image/png are not read."),
        ("/missing", "the server answers 404."),
        ("/empty", "the answer is empty."),
        ("/huge", "it is larger than 32 MB."),
    ],
)
def test_what_cannot_be_used_says_why(site: str, path: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        fetch(site + path)
    assert error.value.message == f"{site}{path}: {message}"
    assert error.value.remedy


def test_a_slow_server_is_given_up(site: str) -> None:
    with pytest.raises(InputError, match=r"no answer within 0\.2 seconds"):
        fetch(f"{site}/slow", timeout=0.2)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "http://", "javascript:alert(1)"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError, match="only http and https"):
        fetch(url)


def test_no_server_is_an_error_in_a_sentence() -> None:
    with pytest.raises(InputError, match="it cannot be fetched"):
        fetch("http://127.0.0.1:9/none")


@given(st.text(max_size=60))
def test_names_from_addresses_are_safe(path: str) -> None:
    name = name_of("https://example.org/" + path.replace("#", "").replace("?", ""))
    assert name and "/" not in name and "\\" not in name and ".." not in name.strip(".") and not name.startswith(".")
    assert len(name) <= 80
