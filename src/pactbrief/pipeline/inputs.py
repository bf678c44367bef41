"""What an edition is built from, gathered and hashed before anything costly is loaded."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from pactbrief.catalog.brief import load_brief, with_formats
from pactbrief.errors import InputError, UsageError
from pactbrief.model.edition import Brief, EditionCorrection
from pactbrief.model.records import dataclass
from pactbrief.model.source import Skipped
from pactbrief.pipeline.articles import SourceFile, scan
from pactbrief.pipeline.correcting import base_of, new_correction, recorded_correction
from pactbrief.pipeline.edits import Written, gather_edits
from pactbrief.settings import Workspace
from pactbrief.store import open_database
from pactbrief.store.editions import (
    Edition,
    EditionStore,
    edition_in,
    editions_by_brief,
    editions_of,
    first_listed,
    previous_of,
)
from pactbrief.store.edits_json import edit_json
from pactbrief.store.versions import library_versions, program_version

#: Libraries and fonts whose version can change the bytes of a memo or the claims of a source.
_LIBRARIES = (
    "python-docx", "reportlab", "pypdf", "trafilatura", "htmldate", "py3langid", "ahocorasick-rs", "lxml",
    "fonttools", "pylopdf-fonts-jp", "pylopdf-fonts-ko", "pylopdf-fonts-zh-cn",
)  # fmt: skip
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. `today` counts where neither `as_of` nor the edition says more; `created` is the moment that
    SOURCE_DATE_EPOCH states, `correction` the reason of a correction."""

    today: date
    as_of: date | None = None
    created: datetime | None = None
    edition: str | None = None
    formats: tuple[str, ...] | None = None
    out: Path | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything an edition depends on. `issued` is the day until which corrections count, `listed` source id to the oldest
    other edition's date; `built` is the edition as it stands in `folder` now, `written` what analysts wrote into it or the
    one before.

    `parts` names it all, and `digest` is its hash; `built_from` is the digest from which `built` was made, where that is known.
    """

    brief: Brief
    brief_file: Path
    edition: str
    as_of: str
    issued: str
    created: str
    folder: Path
    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...]
    previous: Edition | None
    listed: Mapping[str, str]
    built: Edition | None
    written: Written
    parts: Mapping[str, object]
    built_from: str | None
    correction: EditionCorrection | None = None

    @property
    def digest(self) -> str:
        """The hash of all parts."""
        return _digest(self.parts)


def brief_files(workspace: Workspace, asked: tuple[str, ...]) -> tuple[Path, ...]:
    """The brief.toml of each brief asked for (its name, its folder or the file itself), or of all briefs."""
    there = {path.parent.name: path for path in sorted(workspace.briefs.glob("*/brief.toml"))}
    if not asked:
        if not there:
            raise InputError(
                f"{workspace.briefs} holds no brief.", "Write one in briefs/NAME/brief.toml; pactbrief init DIR makes a sample."
            )
        return tuple(there.values())
    found = []
    for name in asked:
        stem = Path(name).parent.name if name.endswith("brief.toml") else Path(name).name
        if stem not in there:
            raise UsageError(f"There is no brief {name!r}.", f"The briefs here are: {', '.join(there) or 'none'}.")
        found.append(there[stem])
    return tuple(found)


def gather(workspace: Workspace, brief_file: Path, order: Order) -> Inputs:
    """Reads the brief, lists and hashes the sources, and finds the editions that this one stands on."""
    brief = load_brief(brief_file, workspace.root)
    if order.formats is not None:
        brief = with_formats(brief, order.formats)
    with open_database(workspace.cache) as database:
        known = EditionStore(database, time.time_ns())
        all_editions = editions_by_brief(workspace.briefs, known)
        editions = all_editions.get(brief_file.parent) or editions_of(brief_file.parent, known)
        name, as_of, correction = _issue(order, editions)
        issued = correction.issued if correction else as_of
        files, skipped = scan(workspace, database, [edition for each in all_editions.values() for edition in each])
        built = edition_in(order.out or brief_file.parent / name, known)
        built_from = known.inputs_of(built)
    folder = order.out or brief_file.parent / name
    previous = previous_of(editions, as_of, name)
    if correction:
        previous = next((edition for edition in editions if edition.name == correction.of), previous)
    listed = first_listed([edition for edition in editions if base_of(edition.name) != base_of(name)], name)
    written = gather_edits(brief, built, previous)
    created = order.created.strftime("%Y-%m-%dT%H:%M:%SZ") if order.created else f"{issued}T00:00:00Z"
    parts = {
        "program": [program_version(), *library_versions(_LIBRARIES)],
        "brief": _file_hash(brief_file),
        "settings": _file_hash(workspace.root / "pactbrief.toml"),
        "styles": [(p.relative_to(workspace.root).as_posix(), _file_hash(p)) for p in _all_files(workspace.styles)],
        "sources": _files_digest(files),
        "skipped": [(each.path, each.reason) for each in skipped],
        "edition": [name, as_of, created, brief.formats],
        "correction": [correction.of, correction.reason, correction.issued] if correction else None,
        "previous": previous.sha256 if previous else None,
        "listed": sorted(listed.items()),
        "edits": [edit_json(edit) for edit in written.edits],
    }
    return Inputs(
        brief,
        brief_file,
        name,
        as_of,
        issued,
        created,
        folder,
        files,
        skipped,
        previous,
        listed,
        built,
        written,
        parts,
        built_from,
        correction,
    )


def digest_in_hand(inputs: Inputs, files: Collection[str], received: Mapping[str, str]) -> str:
    """Names what the edition is made of: of the sources those in hand alone, by the paths of their `files`, so that an edition
    built again after newer sources came is the same. `received` is since when sources are in hand."""
    sources = _files_digest(file for file in inputs.files if file.path in files)
    return _digest({**inputs.parts, "sources": sources, "skipped": [], "listed": sorted(received.items())})


def _files_digest(files: Iterable[SourceFile]) -> str:
    lines = "\n".join(f"{file.sha256} {file.sidecar_sha256} {file.name} {file.path}" for file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def _digest(parts: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _issue(order: Order, editions: tuple[Edition, ...]) -> tuple[str, str, EditionCorrection | None]:
    """The edition's name and cut-off, and what it corrects: as ordered, else as it was built before."""
    there = {edition.name: edition for edition in editions}
    if order.correction is None:
        name, as_of = _dated(order, editions)
        return name, as_of, recorded_correction(there.get(name))
    if order.as_of is not None:
        raise UsageError(
            "--as-of does not go with --correction: a correction has the cut-off of the edition that it corrects.",
            "Leave --as-of away; --edition says which edition is corrected.",
        )
    name, correction = new_correction(order.correction, order.edition, editions, order.today)
    return name, there[correction.of].as_of, correction


def _dated(order: Order, editions: tuple[Edition, ...]) -> tuple[str, str]:
    """The edition's name and cut-off: each as stated, else the one from the other, else of today."""
    name = order.edition
    if name is None:
        day = order.as_of or order.today
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}", day.isoformat()
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name an edition.", "Use a week such as 2024-W45, or letters, digits and hyphens.")
    if order.as_of is not None:
        return name, order.as_of.isoformat()
    known = [edition.as_of for edition in editions if edition.name == name]
    return name, known[0] if known else min(_last_day(name) or order.today, order.today).isoformat()


def _last_day(name: str) -> date | None:
    match = _WEEK.fullmatch(name)
    if not match:
        return None
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 7)
    except ValueError as error:
        raise UsageError(f"There is no week {name}.", "Weeks of a year are W01 to W52 or W53.") from error


def _all_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _file_hash(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
