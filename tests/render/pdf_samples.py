"""PDFs for the validators: the sample memo in each shipped style, one with logo and handling mark.

python -m tests.render.pdf_samples FOLDER
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tests.builders import sample_memo

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.render.pdf import render


def write_samples(folder: Path) -> list[Path]:
    """The samples as files in `folder`."""
    made = []
    for path in sorted(SHIPPED_STYLES.glob("*.toml")):
        made.append(folder / f"{path.stem}.pdf")
        made[-1].write_bytes(render(sample_memo(), load_style(path), b'{"schema": "made"}'))
    return [*made, write_with_logo(folder)]


def write_with_logo(folder: Path) -> Path:
    """A short memo with a logo, a handling mark and notes in brackets."""
    from PIL import Image

    logo, path = folder / "logo.png", folder / "logo.pdf"
    Image.new("RGBA", (60, 20), (30, 60, 90, 128)).save(logo)
    style = replace(load_style(SHIPPED_STYLES / "memo.toml"), logo=str(logo), logo_alt="The house", note_form="brackets")
    memo = replace(sample_memo(1), extra={"handling": "OFFICIAL"})
    path.write_bytes(render(memo, style, b"{}"))
    return path


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
