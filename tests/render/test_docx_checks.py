"""The own checks see each fault that is put into a sound file: a check that cannot fail proves nothing."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.builders import sample_memo
from tests.render.docx_checks import faults, parts, seeded

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.render.docx import render

BODY, NOTES = "word/document.xml", "word/footnotes.xml"


@pytest.fixture(scope="module")
def members() -> dict[str, bytes]:
    return parts(render(sample_memo(1), load_style(SHIPPED_STYLES / "memo.toml"), b"{}"))


#: What is broken, where, by which pattern and replacement (the first match), and a word of the finding.
SEEDED = (
    (BODY, rb'<w:footnoteReference w:id="2"/>', b"", "marks"),
    (BODY, rb'(<w:footnoteReference w:id=")2"', rb'\g<1>3"', "marks"),
    (NOTES, rb'<w:footnote w:id="5">.*?</w:footnote>', b"", "marks"),
    (NOTES, rb"<w:footnoteRef/>", b"", "number once"),
    (BODY, rb"<w:bookmarkEnd [^>]*/>", b"", "bookmarks"),
    (BODY, rb'w:name="_RefNote2"', b'w:name="_RefNote1"', "bookmarks"),
    (BODY, rb'w:name="_RefNote2"', b'w:name="' + b"a" * 41 + b'"', "refuses"),
    (NOTES, rb"NOTEREF _RefNote\d+", b"NOTEREF _RefNote999", "leads to"),
    (NOTES, rb'<w:fldChar w:fldCharType="separate"/>', b"", "unbalanced"),
    (BODY, rb'(<w:sdtPr>.*?<w:id w:val=")\d+(".*?<w:sdtPr>.*?<w:id w:val=")(\d+)', rb"\g<1>\g<3>\g<2>\g<3>", "control ids"),
    (BODY, rb' descr="[^"]*"', b"", "alt text"),
    (BODY, rb'r:embed="[^"]*"', b'r:embed="rIdNone"', "no relationship"),
    (BODY, rb"(<w:tc>(?:(?!</w:tc>).)*?)<w:p>.*?</w:p></w:tc>", rb"\g<1></w:tc>", "cell"),
    (BODY, rb"<w:sectPr>", b"<w:p/><w:sectPr>", "empty paragraph"),
)


def packed(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(("part", "pattern", "replacement", "word"), SEEDED)
def test_a_seeded_fault_is_found(members: dict[str, bytes], part: str, pattern: bytes, replacement: bytes, word: str) -> None:
    found = faults(packed(seeded(members, part, pattern, replacement)))
    assert any(word in fault for fault in found), found


def test_a_missing_picture_is_found(members: dict[str, bytes]) -> None:
    without = {name: content for name, content in members.items() if name != "word/media/figure1.png"}
    assert faults(packed(without)) == ["word/document.xml: relationship to word/media/figure1.png, which is not there"]
