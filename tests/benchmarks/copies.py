"""Near-copies at scale: made wire stories with copies (cut, new headline, lightly edited), precision, recall and cost.

    python tests/benchmarks/copies.py [ARTICLES]

The cost is a ratio to plain reading: `re.findall` of the words of the same texts in the same run.
"""

from __future__ import annotations

import random
import re
import sys
import time
from itertools import combinations

from pactbrief.assemble.copies import copy_groups

#: A vocabulary of the size that news of one field uses, drawn by Zipf's law.
_TAILS = ("", "ment", "tion", "ed", "ers", "al")
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "en", "ir", "o", "ul") for c in _TAILS]
#: What many stories begin and end with.
FORMULAS = ("the two sides signed a security and defence partnership on", "he told reporters in Brussels")
CHANCE = random.Random(20261122)
WEIGHTS = [1 / (i + 3) for i in range(len(WORDS))]


def story(words: int) -> list[str]:
    """A story of its own, with the formulas that all stories share."""
    text = CHANCE.choices(WORDS, WEIGHTS, k=words)
    return [*FORMULAS[0].split(), *text, *FORMULAS[1].split()]


def copy_of(text: list[str]) -> list[str]:
    """A copy as outlets make it: cut from below, under a new headline, or with words changed."""
    how = CHANCE.randrange(3)
    if how == 0:
        return text[: max(90, int(len(text) * CHANCE.uniform(0.35, 0.8)))]
    if how == 1:
        return [*CHANCE.choices(WORDS, WEIGHTS, k=12), *text, *CHANCE.choices(WORDS, WEIGHTS, k=30)]
    return [CHANCE.choice(WORDS) if CHANCE.random() < 0.05 else w for w in text]


def main(count: int) -> None:
    """Prints precision, recall and the ratio."""
    texts: list[tuple[str, str]] = []
    families: dict[str, int] = {}
    while len(texts) < count:
        original = story(CHANCE.randrange(150, 700))
        family = [original, *(copy_of(original) for _ in range(CHANCE.choice((0, 0, 0, 1, 2, 4))))]
        for member in family:
            key = f"a{len(texts)}"
            families[key] = len(families) if member is original else families[texts[-1][0]]
            texts.append((key, " ".join(member)))
    start = time.perf_counter()
    for _, text in texts:
        re.findall(r"\w+", text)
    reading = time.perf_counter() - start
    start = time.perf_counter()
    groups = copy_groups(texts)
    finding = time.perf_counter() - start
    found = pairs_by(groups)
    true = pairs_by({k: str(f) for k, f in families.items()})
    right = len(found & true)
    print(f"{len(texts)} articles: precision {right / len(found):.4f}, recall {right / len(true):.4f} on {len(true)} pairs")
    print(f"copies {finding:.2f} s, {finding / reading:.1f} times plain reading ({reading:.2f} s)")


def pairs_by(groups: dict[str, str]) -> set[tuple[str, str]]:
    """All pairs of one group."""
    members: dict[str, list[str]] = {}
    for key, group in groups.items():
        members.setdefault(group, []).append(key)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
