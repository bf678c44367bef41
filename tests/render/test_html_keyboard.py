"""The HTML of a memo by keyboard alone, in a real browser: what Tab reaches, that it is seen, and where Enter leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.builders import sample_memo
from tests.render.browser import CHROMIUM, Browser

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.render.html import render

if CHROMIUM is None:
    pytest.skip("there is no Chromium on this machine", allow_module_level=True)

#: Of the element that has the focus: its name, target, whether it is inside the window, and whether a ring is drawn about it.
_FOCUS = """(() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), look = getComputedStyle(e);
  return {name: e.tagName.toLowerCase(), href: e.getAttribute("href"), id: e.id, part: e.closest("main, .notes, nav")?.tagName,
          seen: box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1 && box.bottom > 0 && box.top < innerHeight,
          ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1};
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "memo.html").write_bytes(render(sample_memo(1), load_style(SHIPPED_STYLES / "memo.toml"), b"{}"))
    with Browser(folder / "profile") as opened:
        opened.folder = folder  # type: ignore[attr-defined]
        yield opened


@pytest.fixture
def page(browser: Browser) -> Browser:
    browser.open(Path(browser.folder) / "memo.html")  # type: ignore[attr-defined]
    return browser


def tab(page: Browser) -> dict[str, Any]:
    page.press("Tab")
    return dict(page.value(_FOCUS))


def test_the_first_key_offers_to_skip_to_the_text_and_leads_there(page: Browser) -> None:
    assert page.value('document.querySelector(".skip").getBoundingClientRect().right < 0')
    first = tab(page)
    assert (first["href"], first["seen"]) == ("#text", True)
    page.press("Enter")
    assert page.value("location.hash") == "#text"
    assert tab(page)["part"] == "MAIN"


def test_every_link_and_scrolling_table_is_reached_in_reading_order_and_seen(page: Browser) -> None:
    wanted = page.value(
        '[...document.querySelectorAll("a[href], summary, [tabindex]")].filter(e => e.checkVisibility())'
        '.map(e => e.id || e.getAttribute("href") || e.tagName)'
    )
    reached = []
    for _ in wanted:
        focus = tab(page)
        assert focus["seen"] and (focus["ring"] or focus["href"] == "#text"), focus
        reached.append(focus["id"] or focus["href"] or focus["name"].upper())
    assert reached == wanted
    assert len(reached) > 40


def test_a_mark_leads_to_its_note_and_back(page: Browser) -> None:
    while tab(page)["id"] != "mark-3":
        pass
    page.press("Enter")
    assert page.value("location.hash") == "#note-3"
    back = tab(page)
    assert back["href"] == "#mark-3" and back["seen"]
    page.press("Enter")
    assert page.value("location.hash") == "#mark-3"
