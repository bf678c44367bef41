"""The PDF reader on files made by hand: marks and notes on their pages, words outside the structure, damaged files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.verify.hand import PdfPage, Tree, pdf

from pactbrief.errors import InputError
from pactbrief.verify.finished import read_content
from pactbrief.verify.marks import marks_and_notes
from pactbrief.verify.pdf_syntax import operators
from pactbrief.verify.read_pdf import read_pdf


def sound() -> tuple[list[PdfPage], list[Tree]]:
    """Two pages; a paragraph runs from the first to the second, each part with a mark; a note on each page."""
    one, two = PdfPage(), PdfPage()
    one.furniture("Series, page 1")
    tree: list[Tree] = [
        ("H1", [(0, one.text("Heading", "H1"))]),
        (
            "P",
            [
                (0, one.text("A first sentence")),
                (0, one.text("runs on.")),
                ("Reference", [("Link", [(0, one.text("1", "Link", size=6))])]),
                (1, two.text(" A second one.")),
                ("Reference", [(1, two.text("2", "Reference", size=6))]),
            ],
        ),
        ("Note", [("Lbl", [(0, one.text("1", "Lbl", size=6))]), (0, one.text(" The first")), (0, one.text(" note."))]),
        ("Figure", [(1, two.text("drawn label", "Figure")), ("Caption", [(1, two.text("The caption."))])]),
        ("Note", [(1, two.text("2 The second note."))]),
    ]
    return [one, two], tree


def test_marks_and_notes_are_found_on_their_pages():
    memo = read_pdf(pdf(*sound()))
    assert [(m.number, m.page) for m in memo.marks] == [(1, 1), (2, 2)]
    assert [(n.number, n.text, n.page) for n in memo.notes] == [(1, "The first note.", 1), (2, "The second note.", 2)]
    assert list(marks_and_notes(memo)) == []


def test_page_furniture_and_drawn_words_are_no_text_but_captions_are():
    memo = read_pdf(pdf(*sound()))
    assert [p.text.replace(" ", "") for p in memo.paragraphs] == ["Heading", "Afirstsentencerunson.Asecondone.", "Thecaption."]


def test_words_painted_outside_the_structure_are_found():
    pages, tree = sound()
    pages[1].stray("Added by another hand")
    assert read_pdf(pdf(pages, tree)).paragraphs[-1].text == "Added by another hand"
    pages[0].text("Tagged, but in no tree")
    assert "Tagged, but in no tree" in [p.text for p in read_pdf(pdf(pages, tree)).paragraphs]


def test_a_note_on_another_page_and_unpaired_numbers():
    pages, tree = sound()
    off = pdf(pages, [*tree[:-1], ("Note", [(0, pages[0].text("2 The second note."))])])
    assert [f.check for f in marks_and_notes(read_pdf(off))] == ["note-off-page"]
    pages, tree = sound()
    lost = {f.check for f in marks_and_notes(read_pdf(pdf(pages, tree[:-1])))}
    assert lost == {"mark-without-note", "marks-and-notes-differ"}
    pages, tree = sound()
    more = pdf(pages, [*tree, ("Note", [(1, pages[1].text("3 A third note."))])])
    assert {f.check for f in marks_and_notes(read_pdf(more))} == {"note-without-mark", "marks-and-notes-differ"}


def test_untagged_and_broken_files_are_refused_in_a_sentence():
    with pytest.raises(InputError, match="no structure tree"):
        read_pdf(pdf(*sound(), tagged=False))
    whole = pdf(*sound())
    for broken in (b"%PDF-1.7\nnothing", whole[:200], whole.replace(b"/MCR", b"/MCX").replace(b"/MCID", b"/MCIX")):
        try:
            memo = read_content(broken, "pdf", "memo.pdf")
        except InputError as refused:
            assert "memo.pdf" in str(refused)
        else:
            assert memo.marks == ()


def test_an_encrypted_file_is_refused(tmp_path: Path):
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(*sound()))))
    writer.encrypt("secret", algorithm="RC4-128")
    packed = BytesIO()
    writer.write(packed)
    with pytest.raises(InputError, match="encrypted"):
        read_pdf(packed.getvalue())


def test_operators_of_a_content_stream():
    stream = (
        rb"q 1 0 0 -1.5 .5 +2 cm /F1 9 Tf [(a\(b\)\\) -250 <4A4b>] TJ /P <</MCID 3 /L [1 2]>> BDC % note"
        + b"\n(x(y)\\101\\\n)' EMC"
    )
    assert list(operators(stream)) == [
        ("q", []),
        ("cm", [1, 0, 0, -1.5, 0.5, 2]),
        ("Tf", ["/F1", 9]),
        ("TJ", [[b"a(b)\\", -250, b"JK"]]),
        ("BDC", ["/P", {"/MCID": 3, "/L": [1, 2]}]),
        ("'", [b"x(y)A"]),
        ("EMC", []),
    ]
    image = b"BI /W 2 /H 2 ID \x00(]>>\xff EI Q"
    assert [name for name, _ in operators(image)] == ["Q"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_to_the_end(content: bytes):
    assert all(isinstance(name, str) for name, _ in operators(content))


PLAIN = rb"""/P <</MCID 4>> BDC
0.35 0.4 1 RG 0.5 w [] 0 d 68 789.8 m 527.24 789.86 l S
BT 68.03 -795.86 Td /F1+0 8 Tf <050F> Tj ET
EMC
q 1 0 0 1 5 6 cm Q
"""


def test_operations_written_plainly_read_as_those_written_in_any_other_way():
    """With a comment after each word none is written plainly; what only draws may be passed over."""
    read = [("BDC", ["/P", {"/MCID": 4}]), ("BT", []), ("Td", [68.03, -795.86]), ("Tf", ["/F1+0", 8]), ("Tj", [b"\x05\x0f"])]
    read += [("EMC", []), ("q", []), ("cm", [1, 0, 0, 1, 5, 6]), ("Q", [])]
    drawing = {"RG", "w", "d", "m", "l", "S", "ET"}
    assert [one for one in operators(PLAIN) if one[0] not in drawing] == read
    assert [one for one in operators(PLAIN.replace(b" ", b" %\n")) if one[0] not in drawing] == read


WORDS = [b"1", b"-.5", b"+2.", b"1.2.3", b"0", b"R", b"Td", b"Tj", b"<4A>", b"<4>", b"/F1", b"Tf", b"ET", b"BI", b"["]


@given(st.lists(st.sampled_from(WORDS)))
@example([b"1", b"1", b"R", b"Tf"])
def test_plain_operations_are_told_from_those_that_only_begin_so(words: list[bytes]):
    told = {"Td", "Tj", "Tf", "BT"}
    plain = [one for one in operators(b"BT " + b" ".join(words) + b" ") if one[0] in told]
    assert plain == [one for one in operators(b"BT%\n" + b"%\n".join(words) + b"%\n") if one[0] in told]
