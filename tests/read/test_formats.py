"""Each format behind the port gives the same article: text in order, headline, locators, furniture marked."""
# ruff: noqa: E501 (markup and prose read best unbroken)

from __future__ import annotations

import importlib
import inspect
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from read_articles import PROSE, body_text
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

from pactbrief.model.source import Source
from pactbrief.read import read_file
from pactbrief.read.files import FORMATS

TITLE = "Latvia and EU seal Baltic security pact"
PARAGRAPHS = PROSE["en"].split("\n\n")
LONG = [p.replace("second", number) for number in ("second", "third", "fourth", "fifth", "sixth") for p in PARAGRAPHS]


def only(path: Path) -> Source:
    reading = read_file(path, path.parent)
    assert reading.skipped == ()
    (source,) = reading.sources
    return source


def test_every_format_implements_the_port() -> None:
    for module, _ in FORMATS.values():
        extract = importlib.import_module(f"pactbrief.read.{module}").extract
        assert list(inspect.signature(extract).parameters) == ["content", "path"]


def _pdf(path: Path, columns: int) -> None:
    style = getSampleStyleSheet()
    text = ParagraphStyle("text", parent=style["BodyText"], fontSize=9, leading=12, spaceAfter=6, hyphenationLang="")
    width, height = 210 * mm, 297 * mm
    margin, top, gap = 20 * mm, 60 * mm, 8 * mm
    each = (width - 2 * margin - (columns - 1) * gap) / columns
    head = [Frame(margin, height - top, width - 2 * margin, 30 * mm, id="head")]

    def frames(start: float) -> list[Frame]:
        return [
            Frame(margin + n * (each + gap), 25 * mm, each, start - 25 * mm, id=f"c{n}", leftPadding=0, rightPadding=0)
            for n in range(columns)
        ]

    def furniture(canvas: object, _: object) -> None:
        canvas.drawString(margin, height - 12 * mm, "Harbour Institute   Policy Brief 7/2025")  # type: ignore[attr-defined]
        canvas.drawString(margin, 10 * mm, f"Page {canvas.getPageNumber()}")  # type: ignore[attr-defined]

    first = PageTemplate("first", [*head, *frames(height - top)], onPage=furniture)
    later = PageTemplate("later", frames(height - 20 * mm), onPage=furniture)
    story = [NextPageTemplate("later"), Paragraph(TITLE, style["Title"]), FrameBreak(), *(Paragraph(p, text) for p in LONG * 3)]
    BaseDocTemplate(str(path), pageTemplates=[first, later], pagesize=(width, height)).build(story)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_pdf_columns_are_read_in_order(tmp_path: Path, columns: int) -> None:
    _pdf(tmp_path / "a.pdf", columns)
    source = only(tmp_path / "a.pdf")
    assert source.title == TITLE
    assert source.publisher == "Harbour Institute"
    assert source.genre == "analysis"
    assert source.text.index(TITLE) < source.text.index(LONG[0])
    body = body_text(source)
    place = 0
    for paragraph in LONG * 3:
        place = body.index(paragraph, place) + 1
    assert "Page 1" not in body
    assert "Policy Brief" not in body
    assert len(source.pages) >= 2
    assert source.locator(source.text.index(TITLE)) == "p. 1"


def test_pdf_pages_are_offsets_of_what_stands_on_them(tmp_path: Path) -> None:
    _pdf(tmp_path / "a.pdf", 1)
    source = only(tmp_path / "a.pdf")
    assert list(source.pages) == sorted(source.pages)
    pypdfium2 = pytest.importorskip("pypdfium2")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    for number, start in enumerate(source.pages[1:], start=1):
        shown = " ".join(document[number].get_textpage().get_text_range().split())
        assert " ".join(source.text[start : start + 40].split()) in shown


def test_docx_headings_tables_tracked_changes_and_boxes(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Defence of Latvia\tPress Office"
    document.add_paragraph("Press release No. 7/2025")
    document.add_heading(TITLE, level=1)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Signed", "4 March 2025, Riga"
    changed = document.add_paragraph("The ports ")
    for kind, words in (("del", "will not"), ("ins", "will")):
        run = changed.add_run(words)._r
        mark = docx.oxml.OxmlElement(f"w:{kind}")
        run.addprevious(mark)
        mark.append(run)
        if kind == "del":
            run.find(docx.oxml.ns.qn("w:t")).tag = docx.oxml.ns.qn("w:delText")
    changed.add_run(" be linked to the common picture of shipping in the autumn of this year.")
    document.save(str(tmp_path / "a.docx"))
    source = only(tmp_path / "a.docx")
    assert source.title == TITLE
    assert source.publisher == "Ministry of Defence of Latvia"
    assert source.genre == "press-release"
    assert "Signed\t4 March 2025, Riga" in source.text
    assert "The ports will be linked" in source.text
    assert "will not" not in source.text
    assert body_text(source).startswith(TITLE)
    assert source.locator(source.text.index(PARAGRAPHS[2])) == "para. 3"


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = f"""<w:p xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r><mc:AlternateContent><mc:Choice Requires="s">
 <w:drawing><s:txbx><w:txbxContent><w:p><w:r><w:t>WORDS</w:t></w:r></w:p></w:txbxContent></s:txbx></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>WORDS</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
 </mc:AlternateContent></w:r></w:p>"""


def _with_notes(path: Path, notes: dict[str, str]) -> None:
    """Adds a part of footnotes to the Word file at `path`."""
    made = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t> {text}</w:t></w:r></w:p></w:footnote>' for number, text in notes.items()
    )
    line = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{_WORD}">{line}{made}</w:footnotes>')


def test_docx_footnotes_boxes_and_rows_are_body_with_their_locators(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLE, level=1)
    for number, text in enumerate(PARAGRAPHS, start=1):
        reference = docx.oxml.OxmlElement("w:footnoteReference")
        reference.set(docx.oxml.ns.qn("w:id"), str(number))
        document.add_paragraph(text).add_run()._r.append(reference)
    box = "The two sides will also hold a yearly dialogue on space security in Riga."
    document.element.body.insert(2, docx.oxml.parse_xml(_BOX.replace("WORDS", box)))
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "EU-Latvia", "Signed in Riga on 4 March 2025"
    path = tmp_path / "a.docx"
    document.save(str(path))
    second = "The partnership will enter into force in January, according to LETA."
    _with_notes(path, {"2": second, "1": "OJ L 12, 2025.", "9": "A note without a mark."})
    source = only(path)
    body = body_text(source)
    assert body.count(box) == 1
    assert "EU-Latvia\tSigned in Riga on 4 March 2025" in body
    assert body.endswith(f"OJ L 12, 2025.\n{second}")
    assert source.locator(source.text.index(second)) == "note 2"
    assert source.locator(source.text.index(box)) == "para. 2"
    assert "without a mark" not in source.text


def _letter(plain: str | None, markup: str | None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Baltic Letter <letter@baltic.example>"
    message["Subject"] = "Fwd: " + TITLE
    message["Date"] = "Tue, 04 Mar 2025 23:30:00 -0500"
    message["List-Unsubscribe"] = "<https://baltic.example/u>"
    if plain is not None:
        message.set_content(plain)
    if markup is not None:
        if plain is None:
            message.set_content(markup, subtype="html")
        else:
            message.add_alternative(markup, subtype="html")
    return message


def test_email_prefers_plain_text_and_undoes_its_line_breaks(tmp_path: Path) -> None:
    import textwrap

    wrapped = (
        "\n\n".join(textwrap.fill(p, 72) for p in PARAGRAPHS) + "\n\nYou receive this letter because you signed up. Unsubscribe"
    )
    (tmp_path / "a.eml").write_bytes(_letter(wrapped, "<p>other</p>").as_bytes())
    source = only(tmp_path / "a.eml")
    assert (source.title, source.publisher, source.genre) == (TITLE, "Baltic Letter", "newsletter")
    assert source.published is not None
    assert source.published.date == "2025-03-04"
    assert all(p in body_text(source) for p in PARAGRAPHS)
    assert "Unsubscribe" not in body_text(source)


def test_email_of_html_alone(tmp_path: Path) -> None:
    markup = f'<div style="display:none">Preview</div><h2>One</h2>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}<p>You receive this letter because you signed up. <a href="#">Unsubscribe</a></p>'
    (tmp_path / "a.eml").write_bytes(_letter(None, markup).as_bytes())
    source = only(tmp_path / "a.eml")
    assert source.title == TITLE
    assert all(p in body_text(source) for p in PARAGRAPHS)
    assert "Preview" not in source.text
    assert "Unsubscribe" not in body_text(source)


@pytest.mark.parametrize(
    "article",
    [
        {
            "title": TITLE,
            "content": PROSE["en"],
            "source": {"id": None, "name": "Baltic Monitor"},
            "publishedAt": "2025-03-04T23:10:00Z",
            "author": "Jane Roe",
            "url": "https://m.example/a",
        },
        {
            "headline": TITLE,
            "articleBody": PROSE["en"],
            "publisher": {"name": "Baltic Monitor"},
            "datePublished": "2025-03-04",
            "author": [{"name": "Jane Roe"}],
            "url": "https://m.example/a",
        },
        {
            "title": TITLE,
            "content_html": "".join(f"<p>{p}</p>" for p in PARAGRAPHS),
            "publisher": "Baltic Monitor",
            "date_published": "2025-03-04T10:00:00+02:00",
            "author": {"name": "Jane Roe"},
            "url": "https://m.example/a",
        },
    ],
)
def test_json_articles(tmp_path: Path, article: dict[str, object]) -> None:
    for name, envelope in {
        "one": article,
        "list": [article, article],
        "news": {"status": "ok", "articles": [article]},
        "feed": {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [article]},
    }.items():
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(envelope), encoding="utf-8")
        sources = read_file(path, tmp_path).sources
        assert [source.id for source in sources] == ([name, f"{name}-2"] if name == "list" else [name])
        for source in sources:
            assert (source.title, source.publisher, source.author, source.url) == (
                TITLE,
                "Baltic Monitor",
                "Jane Roe",
                "https://m.example/a",
            )
            assert source.published is not None
            assert (source.published.date, source.published.basis) == ("2025-03-04", "metadata")
            assert all(p in body_text(source) for p in PARAGRAPHS)


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "lines.json"
    path.write_text("\n".join(json.dumps({"title": f"{TITLE} {n}", "text": PROSE["en"]}) for n in range(3)), encoding="utf-8")
    assert [s.title for s in read_file(path, tmp_path).sources] == [f"{TITLE} {n}" for n in range(3)]


def test_markdown_is_read_without_its_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"# {TITLE}\n\n*By Jane Roe, Baltic Monitor, 4 March 2025*\n\n**Riga** has [signed](https://x.example). {PARAGRAPHS[0]}\n\n- one point of the text\n- another point\n\n{PARAGRAPHS[1]}\n",
        encoding="utf-8",
    )
    source = only(path)
    assert source.title == TITLE
    assert source.publisher == "Baltic Monitor"
    assert f"Riga has signed. {PARAGRAPHS[0]}" in body_text(source)
    assert "• one point of the text\n• another point" in source.text


def test_hard_wrapped_text_keeps_its_characters(tmp_path: Path) -> None:
    import textwrap

    text = f"{TITLE}\r\n\r\n" + "\r\n\r\n".join(textwrap.fill(p, 70).replace("\n", "\r\n") for p in PARAGRAPHS)
    (tmp_path / "a.txt").write_bytes(text.encode())
    source = only(tmp_path / "a.txt")
    assert source.text == text
    assert len(source.body) == 1 + len(PARAGRAPHS)
    assert len(source.paragraphs) == len(PARAGRAPHS)


def test_docx_without_heading_styles_has_its_largest_line_as_headline(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Harbour Daily")
    document.add_paragraph("News for the coast since 1912")
    document.add_paragraph().add_run(TITLE).bold = True
    document.add_paragraph("By Jane Roe, 4 March 2025")
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    source = only(tmp_path / "a.docx")
    assert source.title == TITLE
    assert source.author == "Jane Roe"
    assert source.published is not None
    assert source.published.date == "2025-03-04"


@pytest.mark.parametrize(
    "opening", ["Stralsund, 4. März 2025. ", "Stralsund, 4. März 2025 – ", "STRALSUND, 4. Mär. 2025 (mka) - "]
)
def test_a_place_and_a_full_date_before_the_first_sentence_are_a_dateline(tmp_path: Path, opening: str) -> None:
    (tmp_path / "a.txt").write_text(f"Künftig gemeinsam auf See\n\n{opening}{PROSE['de']}\n", encoding="utf-8")
    source = only(tmp_path / "a.txt")
    assert source.published is not None
    assert (source.published.date, source.published.basis) == ("2025-03-04", "dateline")


def test_page_in_an_old_encoding_without_meta_data(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in PROSE["de"].split("\n\n"))
    markup = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>Künftig gemeinsam auf See :: Förde-Bote</title></head>'
        f'<body><p class="hl"><b>Künftig gemeinsam auf See</b></p><span class="dat">Dienstag, 4. März 2025</span>{paragraphs}<div id="foot">© Förde-Bote 2025</div></body></html>'
    )
    (tmp_path / "a.htm").write_bytes(markup.encode("iso-8859-1"))
    source = only(tmp_path / "a.htm")
    assert (source.title, source.publisher, source.language) == ("Künftig gemeinsam auf See", "Förde-Bote", "de")
    assert source.published is not None
    assert (source.published.date, source.published.basis) == ("2025-03-04", "byline")


def test_one_page_pdf_release(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    y = 790.0
    canvas.setFont("Helvetica", 10)
    for line in ("Ministry of Defence of Latvia", "Press release", "Riga, 4 March 2025"):
        canvas.drawString(60, y, line)
        y -= 24
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, y, TITLE)
    y -= 40
    canvas.setFont("Helvetica", 10)
    import textwrap

    for paragraph in PARAGRAPHS:
        for line in textwrap.wrap(paragraph, 90):
            canvas.drawString(60, y, line)
            y -= 13
        y -= 10
    canvas.drawString(60, 40, "1")
    canvas.save()
    source = only(tmp_path / "a.pdf")
    assert (source.title, source.publisher, source.genre) == (TITLE, "Ministry of Defence of Latvia", "press-release")
    assert source.published is not None
    assert source.published.date == "2025-03-04"
    assert body_text(source).split("\n") == [TITLE, *PARAGRAPHS]
