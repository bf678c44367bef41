"""Writing a file whole: beside its place first, then renamed, so that a kill leaves the old one or the new one."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Writes `content` to `path`; OSError where that cannot be done."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)
