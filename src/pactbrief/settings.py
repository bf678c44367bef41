"""Settings and the workspace they belong to: defaults < pactbrief.toml < environment < flags; frozen once made."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pactbrief.errors import SettingsError, UsageError
from pactbrief.model.records import dataclass
from pactbrief.model.source import Rating
from pactbrief.tomlfile import TomlFile, read_toml

#: What runs the reading of many sources.
ENGINES = ("local", "dask")
RELIABILITY_GRADES = ("A", "B", "C", "D", "E", "F")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `seeds/` or `briefs/` in it; every path below is made from `root`."""

    root: Path

    @property
    def seeds(self) -> Path:
        """Where the sources are."""
        return self.root / "seeds"

    @property
    def briefs(self) -> Path:
        """One folder for each brief."""
        return self.root / "briefs"

    @property
    def styles(self) -> Path:
        """House styles of this workspace."""
        return self.root / "styles"

    @property
    def cache(self) -> Path:
        """The store and the log: may be deleted at any time."""
        return self.root / ".pactbrief"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace sets for all its briefs.

    `reliability` is the analyst's source register: publisher as printed, in lower case, to its rating.
    `analyst` is who signs corrections. `workers` is the number of processes that read sources; 0 means one for each core.
    `engine` is what runs them: "local", or "dask" for several machines. `vocabulary` holds additions by language and table, in
    the form of the shipped tables; they are validated with these.
    """

    workers: int = 0
    engine: str = "local"
    analyst: str = ""
    reliability: Mapping[str, Rating] = field(default_factory=dict)
    vocabulary: Mapping[str, Any] = field(default_factory=dict)

    def rating(self, publisher: str | None) -> Rating | None:
        """The rating of `publisher` in the source register, None where it is not listed."""
        return self.reliability.get((publisher or "").casefold())


def find_workspace(start: Path) -> Workspace | None:
    """The nearest of `start` and its parents that holds `seeds/` or `briefs/`, else None."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "seeds").is_dir() or (folder / "briefs").is_dir():
            return Workspace(folder)
    return None


def require_workspace(asked: Path | None, here: Path) -> Workspace:
    """The workspace that was asked for, or the nearest one; UsageError where there is none."""
    if asked is not None and not asked.is_dir():
        raise UsageError(f"The workspace {asked} does not exist.", f"Make one with: pactbrief init {asked}")
    workspace = find_workspace(here) if asked is None else Workspace(asked.resolve())
    if workspace is None or not (workspace.seeds.is_dir() or workspace.briefs.is_dir()):
        raise UsageError(
            f"{asked or here} is no workspace: it has neither seeds/ nor briefs/, nor has a folder above it.",
            "Make a workspace with: pactbrief init DIR",
        )
    return workspace


def load_settings(workspace: Workspace, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a workspace; SettingsError names file, line and key of what does not validate."""
    settings = Settings()
    path = workspace.root / "pactbrief.toml"
    if path.is_file():
        settings = _from_file(read_toml(path, path.name))
    workers = environment.get("PACTBRIEF_WORKERS")
    if workers is not None:
        if not workers.isdecimal():
            raise SettingsError(f"PACTBRIEF_WORKERS is {workers!r}, not a number.", "Give the number of processes, such as 4.")
        settings = replace(settings, workers=int(workers))
    return settings


def _from_file(toml: TomlFile) -> Settings:
    toml.allow(toml.tables, tuple(f.name for f in fields(Settings)))
    known: dict[str, Any] = {}
    if "workers" in toml.tables:
        known["workers"] = toml.number(toml.tables, "workers")
    known["engine"] = toml.string(toml.tables, "engine", "local")
    if known["engine"] not in ENGINES:
        raise toml.error("engine", f"engine is {known['engine']!r}", f"Give one of: {', '.join(ENGINES)}.")
    known["analyst"] = toml.string(toml.tables, "analyst", "")
    known["vocabulary"] = toml.tables.get("vocabulary", {})
    register = toml.tables.get("reliability", {})
    if not isinstance(register, Mapping):
        raise toml.error("reliability", "reliability is no table", 'Write [reliability] and below it: "Kyodo News" = "B"')
    known["reliability"] = {publisher.casefold(): _rating(toml, publisher, entry) for publisher, entry in register.items()}
    return Settings(**known)


def _rating(toml: TomlFile, publisher: str, entry: Any) -> Rating:
    """A letter, or a table of the letter, by whom, since when, and a remark on the outlet."""
    stated = entry if isinstance(entry, Mapping) else {"grade": entry}
    toml.allow(stated, tuple(f.name for f in fields(Rating)), f"reliability, {publisher}")
    grade, since = stated.get("grade"), stated.get("since", "")
    if grade not in RELIABILITY_GRADES:
        raise toml.error(publisher, f"the reliability of {publisher!r} is {grade!r}", "Give one of A, B, C, D, E, F.")
    try:
        since = since and date.fromisoformat(str(since)).isoformat()
    except ValueError:
        text = f"{publisher!r} is graded since {since!r}, which is no date"
        raise toml.error(publisher, text, "Write it so: since = 2024-11-01") from None
    return Rating(grade, toml.string(stated, "by", ""), since, toml.string(stated, "descriptor", ""))


def epoch(environment: Mapping[str, str] = os.environ) -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH states, UTC; None where it is not set."""
    stated = environment.get("SOURCE_DATE_EPOCH")
    if not stated:
        return None
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {stated!r}, not a number of seconds.", "Unset it or correct it.") from error


def user_cache(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Where this system has programs keep what they can make again; None where the person has no such place."""
    if platform == "win32":
        stated, below = environment.get("LOCALAPPDATA"), "AppData/Local"
    elif platform == "darwin":
        stated, below = None, "Library/Caches"
    else:
        stated, below = environment.get("XDG_CACHE_HOME"), ".cache"
    if stated and Path(stated).is_absolute():
        return Path(stated) / "pactbrief"
    try:
        return Path.home() / below / "pactbrief"
    except RuntimeError:  # no home is known
        return None


def today(environment: Mapping[str, str] = os.environ) -> date:
    """The date of SOURCE_DATE_EPOCH (UTC), else this machine's date."""
    moment = epoch(environment)
    return moment.date() if moment else date.today()
