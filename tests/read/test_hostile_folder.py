"""A folder of everything hostile, read by the command line in a process with limits: each told, none stops the others."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from read_articles import PROSE

from pactbrief.read.limits import MAX_BYTES, MAX_UNPACKED

DEV = Path(__file__).parent.parent / "corpus" / "dev"
#: What the whole folder may take in one process: bytes of memory and seconds of processor time. Measured: 160 MB, 4 s.
MEMORY, SECONDS = 1_200_000_000, 60


def _zipped(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _encrypted(path: Path) -> bytes:
    pypdf = pytest.importorskip("pypdf")
    writer, buffer = pypdf.PdfWriter(clone_from=path), io.BytesIO()
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(buffer)
    return buffer.getvalue()


def _thousand_parts() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Many"
    message.set_content("one")
    for number in range(1000):
        message.add_attachment(f"part {number}")
    return message.as_bytes()


def _hostile() -> dict[str, tuple[bytes, str | None]]:
    """Bytes by name, and of what is refused a part of the reason; None for what is read."""
    word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>{word}'.encode()
    prose, pdf = PROSE["en"].encode(), (DEV / "d21.pdf").read_bytes()
    links = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(3_000))
    return {
        "cut.pdf": (pdf[: len(pdf) // 3], "it is no PDF, or cut short."),
        "locked.pdf": (_encrypted(DEV / "d21.pdf"), "it is encrypted."),
        "bomb.docx": (_zipped("word/document.xml", b" " * (MAX_UNPACKED + 1)), "zip bomb"),
        "entities.docx": (_zipped("word/document.xml", entity), "declares entities"),
        "deep.html": (b"<div>" * 100_000 + b"<p>" + prose, "deep"),
        "links.html": (f"<h1>Latvia and EU sign</h1><ul>{links}</ul><p>{PROSE['en']}</p>".encode(), None),
        "utf16.txt": (PROSE["en"].encode("utf-16-le"), None),
        "mixed.txt": (PROSE["fr"].encode() + "\n\nUne déclaration ajoutée après coup par un tiers.\n".encode("cp1252"), None),
        "nul.txt": (prose.replace(b". ", b".\0 ", 1), None),
        "bidi.txt": ("Latvia \u202esngis\u202c the pact\n\n".encode() + prose, None),
        "line\nbreak.txt": (prose, None),
        "..dots..txt": (b"", None),
        "parts.eml": (_thousand_parts(), "more than"),
        "deep.json": (b"[" * 200_000, "deep"),
        "noise.md": (bytes(range(256)) * 50, "binary"),
        "one-line.txt": (b"word. " * 60_000, None),
    }


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def test_a_folder_of_everything_hostile(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    files = _hostile()
    for name, (content, _) in files.items():
        (folder / name).write_bytes(content)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "good.txt").write_bytes(PROSE["en"].encode())
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert MAX_BYTES < 200_000_000
    if os.geteuid() != 0:
        (folder / "closed.txt").write_bytes(b"x")
        (folder / "closed.txt").chmod(0)
    command = [sys.executable, "-m", "pactbrief", "extract", str(folder), "--json"]
    environment = {**os.environ, "PACTBRIEF_WORKERS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, preexec_fn=_limited, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    read = {json.loads(line)["source"]["id"] for line in done.stdout.splitlines()}
    expected = {Path(name).stem for name, (content, reason) in files.items() if reason is None and content}
    assert expected | {"good"} <= read
    told = {line.split(" is skipped: ")[0].split("/")[-1]: line for line in done.stderr.splitlines() if " is skipped: " in line}
    for name, (_, reason) in files.items():
        if reason:
            assert reason in next(line for key, line in told.items() if key.endswith(name)), name
    assert "the limit is" in next(line for key, line in told.items() if key.endswith("huge.txt"))
