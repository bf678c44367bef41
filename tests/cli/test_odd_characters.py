"""Sources whose titles and texts hold what no file may hold, what other programs would run, and scripts without a font."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html as lxml_html

from pactbrief.cli import run

#: By partner, so that each has several; every one stands in the title, the publisher, the author and each sentence of a source.
ODD = {
    "Norway": ("NUL\x00 \x1c\x1f", "\u202aembedded\u202b\u202c", "\u202doverridden\u202e", "\u2066\u2067\u2068isolated"),
    "Japan": ("]]>", "<b>bold</b><script>alert(1)</script>", "日本とEUは署名", "&amp;&lt;", "\u2028\u2029\x85"),
    "Canada": ("{parties} {0}", "%s %(name)s", "=cmd|'/c calc'!A1", "@SUM(1)", "\\n\\u0041"),
    "Moldova": ("\U0001f680\U0001f1ef\U0001f1f5", "\U0001f469\u200d\U0001f467", "السلام عليكم", "شांति", "\U000e0041\ue000"),
    "South Korea": ("안보 협력", "\u1112\u1161\u11ab", "e\u0301", "\u180e\u2061\u206a", "\u1680\u2007\u202f\u3000\u00ad\ufeff"),
}  # fmt: skip


def article(partner: str, odd: str, number: int) -> dict[str, str]:
    """A report in the form of a news feed, with `odd` in every part of it."""
    text = (
        f"The European Union and {partner} signed a Security and Defence Partnership {odd} in Brussels on Tuesday.\n\n"
        f"The Security and Defence Partnership between the European Union and {partner} covers space {odd} and cyber defence."
    )
    title = f"EU and {partner} sign {odd} partnership"
    named = {"title": title, "publisher": f"News {odd} {number}", "author": odd}
    return {**named, "date": "2024-05-29", "language": "en", "text": text}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition on such sources, in all formats."""
    root = tmp_path_factory.mktemp("odd")
    (root / "seeds").mkdir()
    (root / "briefs" / "weekly").mkdir(parents=True)
    (root / "briefs" / "weekly" / "brief.toml").write_text('title = "Digest"\nseries = "Weekly"\ndocuments = ["digest"]\n')
    articles = [article(partner, odd, at) for partner, many in ODD.items() for at, odd in enumerate(many)]
    (root / "seeds" / "feed.json").write_text(json.dumps(articles))
    build = ["build", "--workspace", str(root), "--as-of", "2024-05-31", "--format", "docx,pdf,html"]
    assert run(build) == 0
    return root / "briefs" / "weekly" / "2024-W22"


def test_the_finished_files_are_sound(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memos = [str(edition / name) for name in ("weekly.docx", "weekly.pdf")]
    assert run(["verify", *memos, "--workspace", str(edition.parents[2]), "--json"]) == 0
    assert '"error"' not in capsys.readouterr().out


def test_characters_without_a_font_are_told_once(edition: Path) -> None:
    checks = json.loads((edition / "edition.json").read_text())["checks"]
    told = [check for check in checks if check["level"] != "passed" and "font" in check["check"] + check["text"]]
    assert [(check["level"], check["check"]) for check in told] == [("warning", "character-without-font")]


def test_the_page_is_valid_html5(edition: Path) -> None:
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=False)
    parser.parse((edition / "weekly.html").read_text(encoding="utf-8"))
    assert parser.errors == []


def test_markup_of_a_source_is_words_on_the_page(edition: Path) -> None:
    page = lxml_html.document_fromstring((edition / "weekly.html").read_text(encoding="utf-8"))
    scripts = list(page.iter("script"))
    assert {script.get("type") for script in scripts if "alert" in (script.text or "")} <= {"application/json"}
    for script in scripts:
        script.drop_tree()
    assert "<b>bold</b><script>alert(1)</script>" in page.text_content()
