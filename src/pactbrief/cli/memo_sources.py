"""The sources against which a finished memo is held."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactbrief.model.source import Source


def sources_for(memo: Path, workspace: Path | None, quiet: bool) -> Mapping[str, Source] | None:
    """The sources of the workspace that was named, else of the one around the memo or around this folder; None without."""
    from pactbrief.cli.output import ProgressLine
    from pactbrief.errors import InputError
    from pactbrief.pipeline.overview import read_workspace
    from pactbrief.settings import find_workspace, load_settings, require_workspace

    here = Path.cwd()
    place = require_workspace(workspace, here) if workspace else find_workspace((here / memo).parent) or find_workspace(here)
    if place is None:
        return None
    try:
        articles = read_workspace(place, load_settings(place), ProgressLine(quiet))
    except InputError:
        if workspace:
            raise
        return None
    return {source.id: source for article in articles.values() for source in article.sources}
