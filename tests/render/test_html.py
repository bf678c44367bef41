"""The HTML of a memo: valid, self-contained, usable by keyboard, the same notes as the other formats."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html
from tests.builders import sample_memo
from tests.render.random_memos import memos

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import Link, Mark, Memo, Note, PageReference, Paragraph, Region, Sentence, Text, sentences
from pactbrief.model.passage import Passage
from pactbrief.model.style import HouseStyle
from pactbrief.render.html import render

ROOT = Path(__file__).parents[2]


@cache
def house() -> HouseStyle:
    return load_style(SHIPPED_STYLES / "memo.toml")


def rendered(memo: Memo, style: HouseStyle | None = None, record: bytes = b"{}") -> Any:
    return lxml_html.document_fromstring(render(memo, style or house(), record).decode())


def with_sentence(*inlines: Any, notes: int = 0) -> Memo:
    made = tuple(Note(n, (Text(f"Note {n}."),), (Passage("S", 0, 1, "x"),)) for n in range(1, notes + 1))
    return replace(sample_memo(0), blocks=(Paragraph((Sentence(inlines),)),), notes=made)


def faults(content: bytes) -> list[str]:
    """What a reader or a browser would stumble over."""
    page = lxml_html.document_fromstring(content.decode())
    ids = page.xpath("//@id")
    found = [] if len(set(ids)) == len(ids) else ["ids are not unique"]
    found += [f"{href} leads nowhere" for href in page.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids]
    found += [f"{href} is not allowed" for href in page.xpath("//a/@href") if not re.match(r"#|https?://|mailto:", href, re.I)]
    loading = page.xpath(
        "//link | //script[not(@type='application/json')] | //iframe | //object | //@src[not(starts-with(., 'data:'))]"
    )
    found += [f"something is loaded or run: {thing}" for thing in loading]
    found += ["an event handler" for name in page.xpath("//@*[starts-with(name(), 'on')]") if name]
    marks = [a.get("href") for a in page.xpath("//a[@role='doc-noteref']")]
    notes = [f"#{li.get('id')}" for li in page.xpath("//section[@class='notes']//li")]
    return found if marks == notes else [*found, f"marks {marks} are not the notes {notes}"]


def errors(content: bytes) -> list[Any]:
    """Parse errors by the HTML5 algorithm, where html5lib is installed."""
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser()
    parser.parse(content, transport_encoding="utf-8")
    return list(parser.errors)


def test_the_sample_is_html5_without_a_fault() -> None:
    content = render(sample_memo(), house(), b'{"a": "</script><b>"}')
    assert faults(content) == []
    assert errors(content) == []


def test_code_points_that_are_no_characters_are_no_part_of_a_page() -> None:
    assert errors(render(with_sentence(Text("a\U0001fffeb\U0010ffffc")), house(), b"{}")) == []


def test_short_pairs_in_a_title_stay_on_one_line_and_figures_scroll() -> None:
    page = rendered(replace(sample_memo(), title="EU–Japan signed; EU and Indian Ocean Rim–Association"))
    assert [span.text for span in page.xpath("//h1/span[@class='whole']")] == ["EU–Japan", "Rim–Association"]
    assert page.xpath("//h1")[0].text_content() == "EU–Japan signed; EU and Indian Ocean Rim–Association"
    assert all(box.get("tabindex") == "0" and box.get("aria-label") for box in page.xpath("//figure/div"))
    assert page.xpath("//figure/div/*[local-name() = 'svg']")


@settings(max_examples=25, deadline=None, database=None)
@given(memos())
def test_any_memo_is_html5_without_a_fault(memo: Memo) -> None:
    content = render(memo, house(), b"{}")
    assert faults(content) == []
    assert errors(content) == []


def test_every_sentence_and_note_stands_in_the_file() -> None:
    page = rendered(sample_memo())
    for mark in page.xpath("//sup"):
        mark.drop_tree()
    text = " ".join(page.find(".//main").text_content().split())
    assert [s.text for s in sentences(sample_memo()) if s.text not in text] == []
    notes = [span.text_content() for span in page.xpath("//section[@class='notes']//li/span")]
    assert notes == [note.text for note in sample_memo().notes]


def test_notes_link_both_ways_and_say_so() -> None:
    page = rendered(sample_memo())
    mark, note = page.get_element_by_id("mark-4"), page.get_element_by_id("note-4")
    assert (mark.get("href"), mark.get("aria-label")) == ("#note-4", "Note 4")
    back = note.find("a")
    assert (back.get("href"), back.get("role"), back.get("aria-label")) == ("#mark-4", "doc-backlink", "Back to the text: 4")
    assert note.xpath(".//span/a/@href") == ["#note-1"]


def test_structure_serves_assistive_technology() -> None:
    page = rendered(sample_memo())
    assert page.get("lang") == "en-GB"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//body/a[1]/@href") == ["#text"]
    tables = page.xpath("//table")
    assert all(len(table.xpath("./caption")) == 1 for table in tables)
    assert all(table.xpath("./thead//th/@scope") == ["col"] * 4 for table in tables)
    assert all(row.xpath("./th/@scope") == ["row"] for row in page.xpath("//tbody/tr"))
    assert all(box.get("tabindex") == "0" for box in page.xpath("//div[@class='scroll']"))
    assert all(drawing.get("aria-label") for drawing in page.xpath("//*[local-name()='svg']"))


def test_foreign_words_carry_language_and_direction() -> None:
    page = rendered(with_sentence(Text("said "), Text("Sicherheit", "de"), Text("أمن", "ar"), Text("more", "en")))
    spans = [(span.get("lang"), span.get("dir")) for span in page.xpath("//main//span")]
    assert spans == [("de", None), ("ar", "rtl")]


def test_only_allowed_links_and_known_places_are_linked() -> None:
    links = (Link("js", "javascript:alert(1)"), Link("ok", "https://example.org/?a=1&b=2"), PageReference("nowhere", "see"))
    page = rendered(with_sentence(*links))
    assert page.xpath("//main//a/@href") == ["https://example.org/?a=1&b=2"]


def test_hostile_text_stays_text() -> None:
    hostile = '<img src=x onerror=alert(1)> " onload="x \x00 \u202eevil </style><script>alert(1)</script>'
    memo = replace(with_sentence(Text(hostile)), title=hostile, series=hostile, edition=hostile, author=hostile)
    content = render(memo, house(), b"{}")
    assert faults(content) == []
    assert errors(content) == []
    assert lxml_html.document_fromstring(content.decode()).xpath("//img | //style[2]") == []


def test_touching_marks_are_parted_and_brackets_are_printed() -> None:
    memo = with_sentence(Text("Both."), Mark(1), Mark(2), notes=2)
    assert rendered(memo).find(".//main").text_content().strip() == "Both.1,2"
    brackets = replace(house(), note_form="brackets")
    assert rendered(memo, brackets).find(".//main").text_content().strip() == "Both.[1][2]"


def test_the_record_comes_back_as_it_was() -> None:
    record = {"odd": "</script> <b> & é"}
    page = rendered(sample_memo(0), record=json.dumps(record, ensure_ascii=False).encode())
    assert json.loads(page.get_element_by_id("provenance").text) == record


def test_regions_are_marked() -> None:
    wanted = [block.key for block in sample_memo().blocks if isinstance(block, Region)]
    assert rendered(sample_memo()).xpath("//@data-region") == wanted


def test_handling_mark_and_running_lines() -> None:
    memo = replace(sample_memo(0), extra={"handling": "LIMITED"}, edition='W45"; } body { display: none')
    content = render(memo, house(), b"{}").decode()
    assert '<p class="handling">LIMITED</p>' in content
    assert "counter(page)" in content
    assert "} body { display: none" not in content.partition("</style>")[0]


def test_logo_is_inside_the_file(tmp_path: Path) -> None:
    from PIL import Image

    logo = tmp_path / "logo.png"
    Image.new("RGB", (8, 4), "navy").save(logo)
    page = rendered(sample_memo(0), replace(house(), logo=str(logo), logo_alt="The house"))
    (image,) = page.xpath("//header/img")
    assert image.get("src").startswith("data:image/png;base64,")
    assert image.get("alt") == "The house"


def test_same_bytes_whatever_the_machine() -> None:
    code = (
        "import hashlib; from tests.builders import sample_memo;"
        "from pactbrief.catalog.style import SHIPPED_STYLES, load_style; from pactbrief.render.html import render;"
        "print(hashlib.sha256(render(sample_memo(), load_style(SHIPPED_STYLES / 'memo.toml'), b'{}')).hexdigest())"
    )
    machines = ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C"})
    hashes = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **m}, cwd=ROOT, capture_output=True, check=True).stdout
        for m in machines
    }
    assert len(hashes) == 1
