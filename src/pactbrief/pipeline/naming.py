"""The ids of sources: file names without their endings, and never another one than an edition has printed.

Where files share a name, one keeps it and the others get six characters of the hash of their path. Which one keeps it must
not change when a further file comes, or footnotes and edits of earlier editions would lead to another article. So a file
keeps the name under which the oldest edition on disk lists it, wherever it stands among the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pactbrief.store.editions import Edition, longer_name, stem_of


def names_of(hashes: Mapping[str, str], editions: Sequence[Edition]) -> dict[str, str]:
    """The id of each file, by path; `hashes` are the files' paths, in order, with the SHA-256 of their content, `editions` all
    that are on disk."""
    oldest_first = sorted(editions, key=lambda edition: (edition.as_of, edition.folder))
    given: dict[str, str] = {}
    for edition in oldest_first:
        for path, name in edition.longer_names:
            given.setdefault(path, name)
    open_: dict[str, list[str]] = defaultdict(list)
    for path in hashes:
        if path not in given:
            open_[stem_of(path)].append(path)
    names = {path: given[path] for path in hashes if path in given}
    for stem, paths in open_.items():
        keeper = _keeper(stem, paths, hashes, oldest_first) if len(paths) > 1 else paths[0]
        names |= {path: stem if path == keeper else longer_name(path) for path in paths}
    return names


def _keeper(stem: str, paths: Sequence[str], hashes: Mapping[str, str], editions: Iterable[Edition]) -> str:
    """Which of the files keeps the name: the one that had it first, or has since been moved; else the first in order."""
    for edition in editions:
        if stem in edition.listed:
            row = next(source for source in edition.record["sources"] if source["id"] == stem)
            there = [path for path in paths if path == row["path"]] or [p for p in paths if hashes[p] == row["sha256"]]
            if there:
                return there[0]
    return paths[0]
