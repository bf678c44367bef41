"""Broken and hostile input: refused or read within limits of time, always with a reason, and never raising."""
# ruff: noqa: E501 (markup and prose read best unbroken)

from __future__ import annotations

import io
import itertools
import os
import time
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_articles import PROSE, read_text

from pactbrief.read import find_files, read_file
from pactbrief.read.limits import MAX_BYTES, MAX_PARTS, MAX_UNPACKED

DEV = Path(__file__).parent.parent / "corpus" / "dev"
DOCX, PDF, EML = DEV / "d26.docx", DEV / "d21.pdf", DEV / "d19.eml"
#: Seconds within which any refusal must come; generous, for other work may share the machine.
SOON = 10.0


def refused(path: Path) -> str:
    """The reason for which the only file `path` is refused."""
    before = time.perf_counter()
    reading = read_file(path, path.parent)
    assert time.perf_counter() - before < SOON
    assert reading.sources == ()
    (skipped,) = reading.skipped
    assert skipped.path == path.name
    assert skipped.reason.endswith(".") or skipped.reason.endswith(")")
    assert skipped.remedy
    return skipped.reason


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def test_truncated_pdf(tmp_path: Path) -> None:
    for share in (0.1, 0.5, 0.9):
        content = PDF.read_bytes()
        reading = read_file(written(tmp_path, "cut.pdf", content[: int(len(content) * share)]), tmp_path)
        assert reading.sources or reading.skipped[0].reason.startswith(
            ("it is no PDF", "its pages are damaged", "it holds no text")
        )


def test_encrypted_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=PDF)
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    assert refused(tmp_path / "locked.pdf") == "it is encrypted."


def test_pdf_of_pictures_only(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.save()
    assert refused(tmp_path / "scan.pdf").startswith("it holds no text")


def test_zip_bomb_as_docx(tmp_path: Path) -> None:
    bomb = packed({"word/document.xml": b" " * (MAX_UNPACKED + 10_000_000)})
    assert len(bomb) < 200_000
    assert "zip bomb" in refused(written(tmp_path, "bomb.docx", bomb))


def test_docx_of_too_many_members(tmp_path: Path) -> None:
    assert "parts" in refused(written(tmp_path, "many.docx", packed({f"m{n}": b"" for n in range(3000)})))


def test_docx_with_external_entities(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.bin", b"the launch codes")
    document = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    assert "declares entities" in refused(written(tmp_path, "xxe.docx", packed({"word/document.xml": document})))


def test_docx_cut_short_encrypted_or_no_word(tmp_path: Path) -> None:
    content = DOCX.read_bytes()
    assert "cut short" in refused(written(tmp_path, "cut.docx", content[: len(content) // 2]))
    assert "encrypted" in refused(written(tmp_path, "ole.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))
    assert "no Word document" in refused(written(tmp_path, "other.docx", packed({"content.xml": b"<a/>"})))
    assert "no valid XML" in refused(written(tmp_path, "bad.docx", packed({"word/document.xml": b"<w:document"})))


def test_docx_in_which_a_member_lies_about_its_name(tmp_path: Path) -> None:
    members = {"../../evil.xml": b"x", "word/document.xml": word(f"<w:p><w:r><w:t>{PROSE['en']}</w:t></w:r></w:p>")}
    reading = read_file(written(tmp_path, "slip.docx", packed(members)), tmp_path)
    assert len(reading.sources) == 1
    assert not (tmp_path.parent / "evil.xml").exists()


@pytest.mark.parametrize("opening", ["<div>", "<table><tr><td>", "<b>", "<ul><li>", "<blockquote>"])
def test_html_nested_deep(tmp_path: Path, opening: str) -> None:
    markup = f"<html><body>{opening * 100_000}<p>{PROSE['en']}</p></body></html>".encode()
    assert "deep" in refused(written(tmp_path, "deep.html", markup))


def test_many_unclosed_paragraphs_are_not_deep(tmp_path: Path) -> None:
    markup = "<html><body><h1>Latvia and EU sign pact</h1>" + "".join(f"<p>{p}" for p in PROSE["en"].split("\n\n") * 200)
    reading = read_file(written(tmp_path, "loose.html", markup.encode()), tmp_path)
    assert reading.sources[0].language == "en"


def test_html_of_endless_attributes_and_angles(tmp_path: Path) -> None:
    for name, markup in {
        "attr": "<p " + "a=1 " * 300_000 + ">x</p>",
        "open": "<" * 1_000_000,
        "close": "</div>" * 200_000,
    }.items():
        before = time.perf_counter()
        read_file(written(tmp_path, f"{name}.html", markup.encode()), tmp_path)
        assert time.perf_counter() - before < SOON


def test_a_page_of_thousands_of_links(tmp_path: Path) -> None:
    """Its cost grows with its length and no more; 12,000 links took 3.4 s of processor time once, and take 1.2 s."""
    links = "".join(f'<li><a href="/s/{n}">Story number {n} of the day</a></li>' for n in range(12_000))
    markup = f"<html><body><h1>Latvia and EU sign</h1><ul>{links}</ul><p>{PROSE['en']}</p></body></html>"
    path = written(tmp_path, "links.html", markup.encode())
    before = time.process_time()
    (source,) = read_file(path, tmp_path).sources
    assert time.process_time() - before < 4.0
    assert source.title == "Latvia and EU sign"
    assert PROSE["en"].split("\n\n")[0][:60] in source.text


def test_200_megabytes_of_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert "MB" in refused(path)


def test_one_long_line_within_the_limit(tmp_path: Path) -> None:
    for number, unit in enumerate(("a", "a ", "word. ", "a@b.c ", "1,2 ", "- ", "| a ", "令和 ")):
        path = written(tmp_path, f"line{number}.txt", (unit * (2_000_000 // len(unit.encode()))).encode())
        before = time.perf_counter()
        read_file(path, tmp_path)
        assert time.perf_counter() - before < SOON, unit


def test_too_large_but_sparse_is_told_by_its_size(tmp_path: Path) -> None:
    for name in ("big.pdf", "big.docx", "big.html", "big.eml", "big.json", "big.md"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(MAX_BYTES + 1)
        assert "the limit is" in refused(path)


@pytest.mark.parametrize(
    "encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32", "cp1252", "shift_jis", "euc_kr"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    language = {"shift_jis": "ja", "euc_kr": "ko"}.get(encoding, "fr")
    text = PROSE[language].replace("’", "'")
    path = written(tmp_path, "encoded.txt", text.encode(encoding))
    (source,) = read_file(path, tmp_path).sources
    assert source.text == text
    assert source.language == language


def test_mixed_encodings_keep_what_is_utf8(tmp_path: Path) -> None:
    content = (
        PROSE["fr"].encode()
        + b"\n\nUne d\xe9claration ajout\xe9e plus tard par un autre logiciel, sans autre forme de proc\xe8s.\n"
    )
    (source,) = read_file(written(tmp_path, "mixed.txt", content), tmp_path).sources
    assert "à" not in source.text or "Ã" not in source.text
    assert "Une déclaration ajoutée" in source.text
    assert "européenne" in source.text


def test_binaries_are_refused(tmp_path: Path) -> None:
    for name, content in {
        "noise.txt": bytes(range(256)) * 40,
        "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        "zip.md": DOCX.read_bytes(),
        "pdf.txt": PDF.read_bytes(),
        "nuls.txt": b"\0" * 5000,
    }.items():
        assert "binary" in refused(written(tmp_path, name, content)) or "empty" in refused(tmp_path / name)


def test_a_few_nul_bytes_are_read_as_they_are(tmp_path: Path) -> None:
    source = read_text(PROSE["en"].replace(". ", ".\0 ", 1), tmp_path)
    assert "\0" in source.text


def test_bidi_controls_stay_in_the_text(tmp_path: Path) -> None:
    source = read_text("Latvia \u202esngis\u202c the pact\n\n" + PROSE["en"], tmp_path)
    assert "\u202e" in source.text


def test_empty_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.pdf", "d.docx", "e.eml", "f.json", "g.md"):
        assert refused(written(tmp_path, name, b"")) == "it is empty."
        assert refused(written(tmp_path, name, b" \n\n ")) == "it is empty."


def test_strange_names(tmp_path: Path) -> None:
    for name in (
        "line\nbreak.txt",
        "..txt",
        "...txt",
        "a..b.txt",
        "\u202efdp.txt",
        "-rf.txt",
        "%00.txt",
        "name with 'quotes\".txt",
    ):
        path = written(tmp_path, name, PROSE["en"].encode())
        reading = read_file(path, tmp_path)
        if reading.sources:
            assert reading.sources[0].path == name
            assert reading.sources[0].id == Path(name).stem


def test_symlink_loops_and_other_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    written(folder, "one.txt", PROSE["en"].encode())
    (folder / "loop").symlink_to(tmp_path)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    written(folder, ".hidden.txt", b"x")
    written(folder, "~$lock.docx", b"x")
    written(folder, "old.doc", b"x")
    written(folder, "one.toml", b'title = "T"')
    written(folder, "lone.toml", b'title = "T"')
    found, skipped = find_files(tmp_path)
    assert [path.name for path in found] == ["one.txt"]
    assert {Path(s.path).name for s in skipped} == {"self.txt", "gone.txt", "pipe.txt", "old.doc", "lone.toml"}
    assert "Save it as .docx." in {s.remedy for s in skipped}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_and_folder(tmp_path: Path) -> None:
    path = written(tmp_path, "closed.txt", b"x")
    path.chmod(0)
    assert "cannot be read" in refused(path)


def test_missing_file_and_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "no regular file" in refused(tmp_path / "folder.txt")


def test_email_of_a_thousand_parts(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Many"
    message.set_content("one")
    for number in range(1000):
        message.add_attachment(f"part {number}")
    assert str(MAX_PARTS) in refused(written(tmp_path, "many.eml", message.as_bytes()))


def test_email_nested_deep_and_without_text(tmp_path: Path) -> None:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(500))
    assert refused(written(tmp_path, "deep.eml", b"Subject: x\n" + head.encode() + b"text"))
    message = EmailMessage()
    message["Subject"] = "Picture"
    message.set_content(b"\x89PNG", "image", "png")
    assert "no text part" in refused(written(tmp_path, "picture.eml", message.as_bytes()))


def test_json_nested_deep_broken_and_without_text(tmp_path: Path) -> None:
    assert "deep" in refused(written(tmp_path, "deep.json", b"[" * 200_000))
    assert "line 1, column" in refused(written(tmp_path, "broken.json", b'{"title": "x", '))
    assert "no article" in refused(written(tmp_path, "number.json", b"42"))
    feed = b'[{"title": "No text"}, {"title": "Pact signed", "text": "The two sides signed the pact on Tuesday after long talks."}]'
    reading = read_file(written(tmp_path, "feed.json", feed), tmp_path)
    assert [s.title for s in reading.sources] == ["Pact signed"]
    assert "article 1 holds no text" in reading.skipped[0].reason


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), ending=st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".json"]))
def test_no_bytes_raise(tmp_path: Path, content: bytes, ending: str) -> None:
    reading = read_file(written(tmp_path, f"random{ending}", content), tmp_path)
    assert reading.sources or reading.skipped


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), original=st.sampled_from([DOCX, PDF, EML, DEV / "d06.html", DEV / "d05.md"]))
def test_no_damage_raises(tmp_path: Path, data: st.DataObject, original: Path) -> None:
    content = bytearray(original.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    reading = read_file(written(tmp_path, f"damaged{original.suffix}", bytes(content)), tmp_path)
    assert reading.sources or reading.skipped


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from(
            [
                *PROSE.values(),
                "© 2024 X",
                "Read more:",
                "date 2024-02-20 ",
                "\n",
                "By A B",
                "1 May 2024",
                "| | |",
                "令和6年",
                "<b>",
            ]
        )
    )
)
def test_body_and_left_out_divide_the_text(tmp_path: Path, text: list[str]) -> None:
    joined = "\n".join(text)
    if not joined.strip():
        return
    source = read_text(joined, tmp_path)
    spans = sorted([*source.body, *((span.start, span.end) for span in source.left_out)])
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    outside = "".join(
        source.text[a:b]
        for a, b in zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(source.text)], strict=True)
    )
    assert not outside.strip()


def test_a_name_that_is_no_text_is_told_and_stops_no_other(tmp_path: Path) -> None:
    written(tmp_path, "good.txt", PROSE["en"].encode())
    with suppress(OSError):  # some file systems take no such name
        (tmp_path / os.fsdecode(b"bad\xff.txt")).write_bytes(PROSE["en"].encode())
        found, skipped = find_files(tmp_path)
        assert [path.name for path in found] == ["good.txt"]
        assert [(each.path, each.reason) for each in skipped] == [("bad\\xff.txt", "its name is not valid UTF-8.")]
