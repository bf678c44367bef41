"""`pactbrief watch`: a real process, real changes to files."""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

import pytest

from pactbrief.pipeline.watching import is_input

#: Seconds to wait for a line, on a machine that does much else.
PATIENCE = 90
SIGNED = "BRUSSELS, 30 May 2024 (Fjordwire) -- The EU and Iceland signed a security and defence partnership on 29 May 2024.\n"
DAY = "--as-of=2024-05-31"


class Watch:
    """A `pactbrief watch` that is running, and the lines that it prints, as they come."""

    def __init__(self, root: Path, *arguments: str) -> None:
        # A shell lets what it starts with "&" ignore Ctrl-C, and so would the watch, which inherits it.
        heard = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pactbrief", "watch", *arguments],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=dict(os.environ),
        )  # fmt: skip
        signal.signal(signal.SIGINT, heard)
        assert self.process.stdout and self.process.stderr
        self.said, self.complained = self._lines(self.process.stdout), self._lines(self.process.stderr)

    @staticmethod
    def _lines(stream: IO[str]) -> queue.Queue[str]:
        lines: queue.Queue[str] = queue.Queue()

        def read() -> None:
            for line in stream:
                lines.put(line.rstrip("\n"))

        threading.Thread(target=read, daemon=True).start()
        return lines

    def until(self, fits: Callable[[str], bool]) -> list[str]:
        """The lines up to the first that fits."""
        lines: list[str] = []
        while not lines or not fits(lines[-1]):
            lines.append(self.said.get(timeout=PATIENCE))
        return lines

    def line(self, words: str) -> str:
        """The next line, which must hold these words."""
        (line,) = self.until(lambda line: True)
        assert words in line, line
        return line

    def end(self) -> tuple[int, list[str]]:
        """Ctrl-C; the exit code, and what is left to read."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        return code, list(self.said.queue)


@contextmanager
def watching(root: Path, *arguments: str) -> Iterator[Watch]:
    watch = Watch(root, *arguments)
    try:
        yield watch
    finally:
        watch.process.kill()
        watch.process.wait()


def record(root: Path) -> dict[str, list[dict[str, str]]]:
    return json.loads((root / "briefs/weekly/2024-W22/edition.json").read_text())


def sources(root: Path) -> list[str]:
    return [source["id"] for source in record(root)["sources"]]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_an_afternoon_of_changes(workspace: Path) -> None:
    with watching(workspace, DAY) as watch:
        assert re.match(r"\d\d:\d\d:\d\d start: ", watch.line("start: weekly 2024-W22 built: 1 source, "))
        (workspace / "seeds/iceland.txt").write_text(SIGNED)
        watch.line("seeds/iceland.txt added: weekly 2024-W22 built: 2 sources, ")
        assert sources(workspace) == ["iceland", "norway"]

        brief = workspace / "briefs/weekly/brief.toml"
        sound = brief.read_text()
        brief.write_text(sound.replace("series", "seires"))
        watch.line(
            "briefs/weekly/brief.toml changed: weekly is not built: briefs/weekly/brief.toml, line 2: unknown key 'seires'."
            " Did you mean 'series'?"
        )
        brief.write_text(sound)
        watch.line("briefs/weekly/brief.toml changed: weekly 2024-W22 unchanged")

        (workspace / "seeds/bad.pdf").write_text("no PDF")
        watch.line("seeds/bad.pdf added: weekly 2024-W22 built: 2 sources, ")
        assert "seeds/bad.pdf is skipped: it is no PDF" in watch.complained.get(timeout=PATIENCE)

        for path in (workspace / "briefs/weekly/2024-W22/weekly.docx", workspace / "seeds/.iceland.txt.swp"):
            path.write_bytes(b"what an editor has open")  # neither is an input; the next line is about the settings
        (workspace / "pactbrief.toml").write_text('[reliability]\n"Sample News" = "B"\n')
        watch.line("pactbrief.toml added: weekly 2024-W22 built: 2 sources, ")
        assert {source["reliability"] for source in record(workspace)["sources"]} == {"B", "F"}

        (workspace / "seeds/iceland.txt").unlink()
        watch.line("seeds/iceland.txt deleted: weekly 2024-W22 built: 1 source, ")
        assert watch.end() == (0, [])
        told = list(watch.complained.queue)
        assert told[-1] == "stopped."
        assert not any("Traceback" in line for line in told)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_many_changes_are_one_rebuild_and_a_line_of_json(workspace: Path) -> None:
    with watching(workspace, DAY, "--json") as watch:
        assert json.loads(watch.line('"changed": []'))["briefs"][0]["outcome"] == "built"
        for number in range(8):
            (workspace / f"seeds/iceland-{number}.txt").write_text(SIGNED.replace("on 29 May", f"on {number + 20} May"))
        lines = watch.until(lambda line: "iceland-7" in line)
        changed = [each["path"] for line in lines for each in json.loads(line)["changed"]]
        assert sorted(changed) == [f"seeds/iceland-{number}.txt" for number in range(8)]
        assert len(lines) <= 2  # one, unless the machine held us up amid the writing
        assert len(sources(workspace)) == 9
        assert watch.end()[0] == 0


def test_a_brief_that_is_not_there(workspace: Path) -> None:
    with watching(workspace, "weekyl") as watch:
        assert watch.process.wait(PATIENCE) == 2
        assert watch.complained.get(timeout=PATIENCE) == ("pactbrief: There is no brief 'weekyl'. The briefs here are: weekly.")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("seeds/a.txt", True),
        ("seeds/2024/a.toml", True),
        ("styles/memo.toml", True),
        ("styles/fonts/a.ttf", True),
        ("briefs/weekly/brief.toml", True),
        ("briefs/weekly/2024-W45/weekly.docx", False),
        ("briefs/weekly/2024-W45/edition.json", False),
        ("briefs/weekly/2024-W45/.pactbrief-new/plan.json", False),
        ("briefs/weekly/.brief.toml.swp", False),
        ("seeds/a.txt~", False),
        ("seeds/~$a.docx", False),
        ("seeds/.hidden/a.txt", False),
    ],
)
def test_what_counts_as_an_input(path: str, counts: bool) -> None:
    assert is_input(PurePosixPath(path)) is counts
