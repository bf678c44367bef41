"""Near-copies: wire copies, truncated or lightly edited, that must count as one origin.

Texts are compared by a sample of their four-word shingles: a shingle is kept where its CRC-32 is divisible by
`SAMPLING`. The same shingles survive in every copy, so the share of common samples estimates containment (Broder 1997,
"On the resemblance and containment of documents", modulus sampling), and an inverted index finds the pairs without
comparing all with all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from zlib import crc32

from pactbrief.catalog.regexes import expression

#: Words to a shingle; four keeps boilerplate phrases apart and survives light editing.
SHINGLE = 4
#: One shingle in four is kept: a 150-word brief still leaves some 35 samples.
SAMPLING = 4
#: Share of the shorter text's samples that must recur; independent stories on one event stay below .15.
CONTAINMENT = 0.4
#: Fewer common samples than this are chance, not copying.
MINIMUM = 6
#: A shingle that occurs in more texts than this is a formula, not a trace of copying.
COMMON = 200

_WORD = re.compile(r"\w+")
_UNSPACED = expression(r"[\u3040-\u30ff\u4e00-\u9fff]")


def sample(text: str) -> frozenset[int]:
    """The sampled shingles of a text; Japanese and Chinese characters count as words of their own."""
    words = _WORD.findall(_UNSPACED.sub(lambda m: f" {m[0]} ", text.casefold()))
    hashes = (crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1))
    return frozenset(h for h in hashes if h % SAMPLING == 0)


def copy_groups(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For (id, body text) pairs: id -> id of the group's first member in the order given."""
    samples = [(key, sample(text)) for key, text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    root = list(range(len(samples)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, (_, mine) in enumerate(samples):
        common: Counter[int] = Counter()
        for shingle in mine:
            held = holders[shingle]
            if len(held) <= COMMON:
                common.update(held)
                held.append(i)
        for j, count in common.items():
            if count >= MINIMUM and count >= CONTAINMENT * min(len(mine), len(samples[j][1])):
                a, b = find(i), find(j)
                root[max(a, b)] = min(a, b)
    return {key: samples[find(i)][0] for i, (key, _) in enumerate(samples)}
