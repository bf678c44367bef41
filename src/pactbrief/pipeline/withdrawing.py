"""Sources withdrawn and taken back: an entry at the end of the source's sidecar, which keeps all that stood there."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from pactbrief.errors import InputError, OutputError, UsageError
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source
from pactbrief.pipeline.files import write_whole
from pactbrief.pipeline.overview import read_workspace
from pactbrief.read import sidecar_of
from pactbrief.settings import Settings, Workspace


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A source that was withdrawn (`ignore`) or taken back, and its sidecar's path in the workspace."""

    source: str
    sidecar: str
    ignore: bool


def withdraw(
    workspace: Workspace,
    settings: Settings,
    ids: tuple[Sequence[str], Sequence[str]],
    stated: tuple[str | None, str | None, str],
) -> tuple[Withdrawn, ...]:
    """Withdraws the sources `ids[0]` and takes back `ids[1]`; `stated` are the reason, the author (else the settings' analyst)
    and the day (ISO 8601). Either all sidecars can be written or none is.

    UsageError where an id, the reason or the author is missing or wrong, InputError for a sidecar that cannot be used.
    """
    reason, author, day = (_words(one) for one in stated)
    author = author or _words(settings.analyst)
    if not reason:
        raise UsageError("No reason is given.", 'Say why, such as: --reason "Retracted by the paper."')
    if not author:
        raise UsageError("No one signs it.", 'Give --author NAME, or write analyst = "NAME" in pactbrief.toml.')
    articles = read_workspace(workspace, settings)
    sources = {source.id: source for article in articles.values() for source in article.sources}
    skipped = {each.path: f"{each.path}: {each.reason}" for article in articles.values() for each in article.skipped}
    entries: list[tuple[Withdrawn, str]] = []
    for names, ignore in zip(ids, (True, False), strict=True):
        for name in names:
            source = _source(name, sources, day, ignore)
            sidecar = sidecar_of(Path(source.path)).as_posix()
            if sidecar in skipped:
                raise InputError(skipped[sidecar], "Correct the sidecar first; nothing was written.")
            lines = _entry(ignore, author, day, reason)
            entries.append((Withdrawn(source.id, sidecar, ignore), _with_entry(workspace.root / sidecar, lines)))
    for one, text in entries:
        try:
            write_whole(workspace.root / one.sidecar, text.encode())
        except OSError as error:
            raise OutputError(f"{one.sidecar}: it cannot be written ({error.strerror}).", "Check its permissions.") from error
    return tuple(one for one, _ in entries)


def _source(name: str, sources: Mapping[str, Source], day: str, ignore: bool) -> Source:
    source = sources.get(name)
    if source is None:
        near = get_close_matches(name, sources, n=1, cutoff=0.6)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        raise UsageError(f"There is no source {name!r}.", f"{meant}See the ids with: pactbrief sources --json")
    if sum(other.path == source.path for other in sources.values()) > 1:
        remedy = 'Leave it out of a brief with an [[override]]: action = "suppress", source = its id.'
        raise UsageError(f"{source.path} holds several sources, and its sidecar stands for all of them.", remedy)
    standing = source.withdrawn(day)
    if ignore and standing:
        raise UsageError(f"{name} is withdrawn already.", "Nothing was written.")
    if not ignore and not standing:
        raise UsageError(f"{name} is not withdrawn on {day}.", "Nothing was written.")
    return source


def _entry(ignore: bool, author: str, day: str, reason: str) -> str:
    return "\n".join(
        (
            "[[correction]]",
            f"ignore = {str(ignore).lower()}",
            f"author = {json.dumps(author, ensure_ascii=False)}",
            f"date = {day}",
            f"reason = {json.dumps(reason, ensure_ascii=False)}",
            "",
        )
    )


def _with_entry(sidecar: Path, entry: str) -> str:
    """The sidecar's text with the entry at its end."""
    try:
        text = sidecar.read_text("utf-8") if sidecar.is_file() else ""
        whole = f"{text.rstrip()}\n\n{entry}" if text.strip() else entry
        tomllib.loads(whole)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{sidecar} cannot take the entry ({error}).", "Correct the sidecar first.") from error
    return whole


def _words(text: str | None) -> str:
    """The text on one line, without what TOML forbids in a line."""
    return " ".join("".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in text or "").split())
