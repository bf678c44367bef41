"""Notes that LibreOffice puts on another page than their mark, over the memos of the made edition and shifted copies of them.

    python tests/benchmarks/word_notes.py FOLDER [SHIFTS]

FOLDER gets the made edition (see made_edition.py) unless it is there, and one PDF a layout. Each memo is laid out SHIFTS times
(3), each time with more space above its title, so that other rows and lines come to stand at the foot of the pages. Marks and
notes are found by letters of a point's height beside them, which move nothing: all lines have exact heights. Prints the
layouts, pages, notes and those astray; exit code 1 where there are any.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pypdf
from tests.benchmarks.made_edition import workspace

from pactbrief.cli import run

_TINY = '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:spacing w:val="-1"/><w:sz w:val="2"/></w:rPr><w:t>{}</w:t></w:r>'
_SPACE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/></w:pPr></w:p>'
_MARK = re.compile(r'(<w:footnoteReference w:id="(\d+)"/></w:r>)')
_NOTE = re.compile(r'(<w:footnote w:id="(\d+)">.*?<w:footnoteRef/></w:r><w:r><w:tab/></w:r>)', re.DOTALL)
#: Points by which each further layout moves the text down: no multiple of a line.
STEP = 47.0


def labelled(content: bytes, shift: float) -> bytes:
    """The DOCX with a tiny word behind each mark and before each note, and `shift` points of space above its text."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            xml = old.read(name)
            if name == "word/document.xml":
                text = _MARK.sub(lambda m: m[1] + _TINY.format(f"mk{m[2]}mk"), xml.decode())
                xml = text.replace("<w:body>", "<w:body>" + (_SPACE.format(round(shift * 20)) if shift else ""), 1).encode()
            elif name == "word/footnotes.xml":
                xml = _NOTE.sub(lambda m: m[1] + _TINY.format(f"nt{m[2]}nt"), xml.decode()).encode()
            new.writestr(name, xml)
    return packed.getvalue()


def convert(folder: Path) -> None:
    """All DOCX of the folder as PDF."""
    office = shutil.which("soffice")
    assert office, "LibreOffice (soffice) is not installed"
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    files = [str(file) for file in sorted(folder.glob("*.docx"))]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True)


def astray(pdf: Path) -> tuple[int, int, dict[int, tuple[int, int]]]:
    """Pages, notes, and the notes whose page is not that of their mark: number to both pages, from 1."""
    pages = [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(pdf).pages]
    found = {
        sign: {int(n): at for at, text in enumerate(pages, 1) for n in re.findall(rf"{sign}(\d+){sign}", text)}
        for sign in ("mk", "nt")
    }
    marks, notes = found.values()
    assert set(marks) == set(notes), pdf
    return len(pages), len(notes), {n: (marks[n], notes[n]) for n in marks if marks[n] != notes[n]}


def main(folder: Path, shifts: int) -> int:
    """Prints the figures."""
    if not (folder / "briefs").is_dir():
        workspace(folder)
    run(["build", "-q", "--workspace", str(folder), "--as-of", "2025-06-30", "--format", "docx"])
    made = folder / "layouts"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    for docx in sorted(folder.glob("briefs/weekly/*/*.docx")):
        for number in range(shifts):
            (made / f"{docx.stem}-{number}.docx").write_bytes(labelled(docx.read_bytes(), number * STEP))
    convert(made)
    layouts = {pdf.stem: astray(pdf) for pdf in sorted(made.glob("*.pdf"))}
    for name, (_, _, away) in layouts.items():
        for number, (mark, note) in away.items():
            print(f"{name}: mark {number} on page {mark}, its note on page {note}")
    pages, notes, lost = (sum(column) for column in zip(*((p, n, len(a)) for p, n, a in layouts.values()), strict=True))
    print(f"{len(layouts)} layouts, {pages} pages, {notes} notes, {lost} astray")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3))
