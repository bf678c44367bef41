"""The review page: whole in one file, every link leads somewhere, passages are lit where they stand, nothing gets out."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from tests.verify.made import CLAIMS, SOURCES, made_memo

from pactbrief.model.finding import Finding
from pactbrief.model.memo import Link, Paragraph, Sentence, Text
from pactbrief.verify.review import review_page


class Page(HTMLParser):
    """Ids, links, and the words of each passage by note."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.passages: dict[str, str] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag in ("span", "a"):
            self._open.append((tag, (given.get("data-notes") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("span", "a"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "a":
            return
        for _, numbers in self._open:
            for number in numbers:
                self.passages[number] = self.passages.get(number, "") + data


PAGE = review_page(made_memo(), SOURCES)


def test_every_mark_leads_to_its_passage_and_back():
    page = Page(PAGE)
    assert len(page.ids) == len(set(page.ids))
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert {f"passage-{number}" for number in range(1, 8)} <= set(inner)
    for note in made_memo().notes:
        assert page.passages[str(note.number)] == note.passages[0].quote


def test_overlapping_passages_of_several_notes_are_all_lit():
    memo = made_memo()
    signed = CLAIMS["signed"].evidence[0]
    inner = SOURCES["oslo"].passage(signed.start + 4, signed.end - 3)
    outer = SOURCES["oslo"].passage(signed.start - 6, signed.end + 9)
    notes = (replace(memo.notes[0], passages=(inner,)), replace(memo.notes[1], passages=(outer,)), *memo.notes[2:])
    page = Page(review_page(replace(memo, notes=notes), SOURCES))
    assert (page.passages["1"], page.passages["2"]) == (inner.quote, outer.quote)


def test_the_page_loads_nothing_and_is_the_same_every_time():
    assert review_page(made_memo(), SOURCES) == PAGE
    assert not re.search(rb"""\b(?:src|action)=|url\(|@import|https?://""", PAGE)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', PAGE.decode())
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")


def test_hostile_words_stay_words():
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\x00\u202e"
    source = replace(
        SOURCES["copy"], id="oslo", text=SOURCES["oslo"].text + hostile, title=hostile, publisher=hostile, path=hostile
    )
    memo = made_memo()
    worse = Paragraph((Sentence((Text(hostile, lang='"><b'), Link(hostile, "javascript:alert(1)")), "count"),))
    page = review_page(
        replace(memo, title=hostile, blocks=(*memo.blocks, worse)),
        {**SOURCES, "oslo": source},
        [Finding("quote-not-found", "error", hostile, 1)],
    )
    sound = Page(PAGE)
    assert sorted(set(Page(page).tags) - set(sound.tags)) == []
    assert Page(page).tags.count("script") == 1
    assert b"javascript:" not in page
    assert b"\x00" not in page


def test_findings_stand_with_their_notes_and_missing_sources_are_said():
    findings = [Finding("quote-not-found", "error", "Not there.", 3), Finding("x", "passed", "Fine.")]
    page = review_page(made_memo(), {one: s for one, s in SOURCES.items() if one != "view"}, findings).decode()
    assert page.index('id="note-3"') < page.index("Not there.") < page.index('id="note-4"')
    assert "Fine." not in page
    assert "This source is not at hand." in page
