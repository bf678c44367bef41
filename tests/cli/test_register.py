"""The source register reaches edition.json and the command line with by whom and since when an outlet is graded."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_register_is_told_with_by_whom_and_since_when(workspace: Path, pactbrief: Run) -> None:
    entry = '{ grade = "B", by = "J. Doe", since = 2024-05-01, descriptor = "daily of record" }'
    (workspace / "pactbrief.toml").write_text(f'[reliability]\n"Sample News" = {entry}\n')
    assert pactbrief("build", "--as-of", "2024-05-31", "--format", "docx", cwd=workspace).returncode == 0
    record = json.loads((workspace / "briefs" / "weekly" / "2024-W22" / "edition.json").read_text())
    (source,) = record["sources"]
    told = [source[key] for key in ("reliability", "graded_by", "graded_since", "descriptor")]
    assert told == ["B", "J. Doe", "2024-05-01", "daily of record"]
    texts = [sentence["text"] for sentence in record["documents"][0]["sentences"]]
    assert any("S01 B (J. Doe, since 1 May 2024)" in text for text in texts)
    assert any("daily of record." in note["text"] for note in record["documents"][0]["notes"])
    listed = pactbrief("sources", "--verbose", cwd=workspace)
    assert "norway: reliability B, the source register (J. Doe, since 2024-05-01)" in listed.stdout
