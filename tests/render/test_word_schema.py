"""Our files keep to the order, the ids and the addresses that Word asks for; each check sees the fault it is for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.builders import sample_memo
from tests.render.docx_checks import parts, seeded
from tests.render.random_memos import memos
from tests.render.word_schema import schema_faults

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import Memo
from pactbrief.render.clean import followed
from pactbrief.render.docx import render

COMPATIBILITY = b"http://schemas.openxmlformats.org/markup-compatibility/2006"
BODY, NOTES, STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
HOUSES = {name: load_style(SHIPPED_STYLES / f"{name}.toml") for name in ("memo", "bulletin")}


@pytest.fixture(scope="module")
def members() -> dict[str, bytes]:
    return parts(render(sample_memo(1), HOUSES["memo"], b"{}"))


@pytest.mark.parametrize("house", HOUSES)
def test_files_in_both_styles_keep_to_the_schema(house: str) -> None:
    assert schema_faults(parts(render(sample_memo(2), HOUSES[house], b"{}"))) == []


@settings(max_examples=15, deadline=None)
@given(memos())
def test_files_of_random_memos_keep_to_the_schema(memo: Memo) -> None:
    assert schema_faults(parts(render(memo, HOUSES["memo"], b"{}"))) == []


#: What is broken, where, by which pattern and replacement (the first match), and a word of the finding.
SEEDED = (
    (BODY, rb"(<w:alias [^>]*/>)(<w:tag [^>]*/>)", rb"\2\1", "<alias> after <tag>"),
    (BODY, rb"(<w:pStyle [^>]*/>)(<w:keepNext/>)", rb"\2\1", "<pStyle> after <keepNext>"),
    (BODY, rb"<w:rPr>(<w:rStyle [^>]*/>)</w:rPr>(<w:footnoteReference [^>]*/>)", rb"\2<w:rPr>\1</w:rPr>", "not the first"),
    (BODY, rb"(<w:tblW [^>]*/>)(<w:tblLayout [^>]*/>)", rb"\2\1", "<tblW> after"),
    (BODY, rb"(<w:bookmarkStart w:id=\")1\"", rb'\g<1>3000000000"', "id 3000000000"),
    (BODY, rb'(<wp:docPr id=")\d+', rb"\g<1>0", "below 1"),
    (BODY, rb'(<w:sdtPr>.*?<w:id w:val=")\d+', rb"\g<1>4294967295", "4294967295"),
    (BODY, rb'<w:pStyle w:val="Lead"/>', b'<w:pStyle w:val="Gone"/>', "no style Gone"),
    (BODY, rb'<w:pStyle w:val="Lead"/>', b'<w:pStyle w:val="Hyperlink"/>', "another kind"),
    (BODY, rb"<w:gridCol [^>]*/>", b"", "as many cells"),
    (BODY, rb"(<w:sectPr>.*?</w:sectPr>)", rb"\1<w:p/>", "last child"),
    (BODY, rb"<w:body>", b'<w:body xmlns:mc="' + COMPATIBILITY + b'" mc:Ignorable="w14">', "w14"),
    (BODY, rb'(<w:pgSz w:w="\d+") w:h="\d+"', rb"\1", "without h"),
    (STYLES, rb'(w:color w:val=")[0-9A-F]{6}', rb"\g<1>blue", "no colour"),
    (STYLES, rb'w:styleId="Lead"', b'w:styleId="BodyText"', "twice"),
    (NOTES, rb"<w:footnoteRef/>", b"<w:footnoteRefs/>", "inside <r>"),
    ("word/settings.xml", rb"(<w:compat>.*?</w:compat>)(<w:themeFontLang [^>]*/>)", rb"\2\1", "<compat>"),
    ("word/_rels/footnotes.xml.rels", rb'(Target="https?:)//[^"]*', rb"\1//a b", "no address"),
    ("[Content_Types].xml", rb'<Override PartName="/word/footnotes.xml"', b'<Override PartName="/word/gone.xml"', "gone.xml"),
    ("docProps/core.xml", rb"T00:00:00Z</dcterms:created>", b"</dcterms:created>", "no date"),
)


@pytest.mark.parametrize(("part", "pattern", "replacement", "word"), SEEDED)
def test_a_seeded_fault_is_found(members: dict[str, bytes], part: str, pattern: bytes, replacement: bytes, word: str) -> None:
    found = schema_faults(seeded(members, part, pattern, replacement))
    assert any(word in fault for fault in found), found


@pytest.mark.parametrize(
    ("given_address", "written"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("http://münchen.de/straße?q=ä", "http://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%A4"),
        ("https://例え.jp/日本", "https://xn--r8jz45g.jp/%E6%97%A5%E6%9C%AC"),
        ("https://example.org/100%/{x}|y", "https://example.org/100%25/%7Bx%7D%7Cy"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("mailto:desk", None), ("https://", None), ("https://a[b/", None), ("https://name:word@example.org/", None),
        ("https://example.org:99999/", None), ("https://example.org/" + "a" * 2048, None), ("file:///etc/passwd", None),
    ],
)  # fmt: skip
def test_links_are_addresses_that_word_opens_a_file_with(given_address: str, written: str | None) -> None:
    assert followed(given_address) == written
