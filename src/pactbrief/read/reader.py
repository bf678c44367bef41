"""One file to its sources. Nothing that a file holds can raise here: what cannot be read is a value with its reason."""

from __future__ import annotations

import hashlib
import importlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from pactbrief.errors import InputError
from pactbrief.model.source import Skipped, Source
from pactbrief.read.files import FORMATS, sidecar_of
from pactbrief.read.interface import Draft, Drafts, Format, Reading
from pactbrief.read.limits import MAX_BYTES, MAX_LINES, MAX_TEXT


def read_file(path: Path, root: Path) -> Reading:
    """The sources in `path`, with paths relative to `root`, and what of it could not be used. Never raises for bad input."""
    shown = _shown(path, root)
    try:
        content = _bytes(path)
        ending = path.suffix.lower()
        if ending not in FORMATS:
            raise InputError(f"files ending in '{ending}' are not read.", f"Convert it to one of {' '.join(FORMATS)}.")
        module, media_type = FORMATS[ending]
        implementation = cast(Format, importlib.import_module(f"pactbrief.read.{module}"))
        drafts = implementation.extract(content, path)
        return _sources(path, shown, hashlib.sha256(content).hexdigest(), media_type, drafts)
    except InputError as error:
        return Reading(skipped=(Skipped(shown, error.message, error.remedy),))
    except MemoryError:
        return Reading(skipped=(Skipped(shown, "it needs more memory than there is.", "Save only the article."),))
    except Exception as error:  # the libraries for hostile formats raise whatever they please; one file never stops the rest
        reason = f"it is damaged or not what its ending says ({type(error).__name__}: {str(error)[:120]})."
        return Reading(skipped=(Skipped(shown, reason, "Open and save it again, or supply it as text."),))


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError("it is no regular file.", "Replace it by a file.")
        if status.st_size > MAX_BYTES:
            raise InputError(
                f"it has {status.st_size // 1_000_000} MB; the limit is {MAX_BYTES // 1_000_000} MB.", "Save only the article."
            )
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"it cannot be read ({error.strerror or error}).", "Check that it exists and its permissions."
        ) from error
    except ValueError as error:  # a NUL in the name
        raise InputError(f"its name is not valid ({error}).", "Rename it.") from error
    if not content.strip():
        raise InputError("it is empty.", "Supply the article's text, or delete it.")
    return content


def _sources(path: Path, shown: str, sha256: str, media_type: str, drafts: Drafts) -> Reading:
    from pactbrief.read.identity import source_of  # with its rules and dates the dear part: only who reads pays
    from pactbrief.read.sidecar import Stated, front_matter, read_sidecar

    beside = read_sidecar(path)
    skipped = [Skipped(shown, reason, remedy) for reason, remedy in drafts.refused]
    skipped += [Skipped(sidecar_of(Path(shown)).as_posix(), reason, remedy) for reason, remedy in beside.faults]
    if len(drafts.drafts) > 1 and "title" in beside.fields:
        reason = f"'title' cannot hold for the {len(drafts.drafts)} articles of {path.name}."
        skipped.append(Skipped(sidecar_of(Path(shown)).as_posix(), reason, "Save the article that it belongs to alone."))
    sources: list[Source] = []
    for draft in drafts.drafts:
        refusal = _refusal(draft)
        if refusal is not None:
            skipped.append(Skipped(shown, *refusal))
            continue
        inside = front_matter(draft.stated, draft.matter) if draft.stated else Stated()
        skipped += [Skipped(f"{shown} (front matter)", reason, remedy) for reason, remedy in inside.faults]
        name = path.stem if not sources else f"{path.stem}-{len(sources) + 1}"
        stated = _for_one(beside.fields, draft, len(drafts.drafts))
        sources.append(source_of(draft, name, shown, sha256, media_type, inside.fields, stated))
    return Reading(tuple(sources), tuple(skipped))


def _for_one(fields: Mapping[str, object], draft: Draft, articles: int) -> dict[str, object]:
    """Of a sidecar's fields those that hold for each article of a file of several: not one headline for all, and its address
    only where an article has none."""
    if articles == 1:
        return dict(fields)
    own = {"title", "title_translation"} | ({"url"} if draft.hints.url else set())
    return {key: entry for key, entry in fields.items() if key not in own}


def _refusal(draft: Draft) -> tuple[str, str] | None:
    if not draft.text.strip():
        return "it holds no text (a scan, or pictures only).", "Run text recognition over it, or supply the text."
    if len(draft.text) > MAX_TEXT:
        return f"its text has {len(draft.text):,} characters; the limit is {MAX_TEXT:,}.", "Save only the article."
    lines = draft.text.count("\n") + draft.text.count("\r")
    if lines > MAX_LINES:
        return f"its text has {lines:,} lines; the limit is {MAX_LINES:,}.", "Save only the article."
    return None


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
