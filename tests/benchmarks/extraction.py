#!/usr/bin/env python3
"""How fast plain articles are extracted, on one core, as a share of the speed of `re.findall(r"\\w+", text)` on the same texts.

    extraction.py [--articles 1000] [--language en] [--cache FOLDER]

The articles, about 500 words each, are made of sentences of the seeds in one language, drawn anew for each article (always
the same ones), so that they hold partnerships, dates, areas and words that say nothing, as articles do. Start-up is measured
apart; memory is the process's peak after a tenth of the articles and at the end: it must not grow with their number.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pactbrief.catalog.vocabulary import load_vocabulary
from pactbrief.extract import extract_source
from pactbrief.model.source import Source
from pactbrief.read import read_file

ROOT = Path(__file__).resolve().parents[2]
WORDS = 500
#: Share of the speed of `re.findall` that issue 4 asks for.
AIM = 1 / 12


def sentences(language: str) -> tuple[Source, list[str]]:
    """A source to make others from, and the body sentences of all seeds in `language`."""
    found: list[str] = []
    model: Source | None = None
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        for source in read_file(path, ROOT).sources:
            if source.language == language:
                model = model or source
                for start, end in source.body or ((0, len(source.text)),):
                    found += re.split(r"(?<=[.!?])\s+", source.text[start:end])
    if model is None:
        sys.exit(f"No seed is in {language!r}.")
    return model, [sentence for sentence in found if len(sentence.split()) > 3]


def articles(language: str, count: int) -> Iterator[Source]:
    """`count` plain articles, one after the other."""
    model, known = sentences(language)
    chance = random.Random(7)
    for number in range(count):
        drawn: list[str] = []
        size = 0
        while size < WORDS:
            drawn.append(chance.choice(known))
            size += len(drawn[-1].split())
        text = " ".join(drawn)
        yield replace(model, id=f"{number:06d}", text=text, body=((0, len(text)),), paragraphs=(0,))


def peak() -> float:
    """The process's largest size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Prints a table. The exit code tells a failure only: the aim is far."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--language", default="en")
    parser.add_argument("--cache", type=Path, help="a folder for the compiled vocabulary")
    asked = parser.parse_args()
    start = time.process_time()
    vocabulary = load_vocabulary(cache=asked.cache)
    extract_source(next(articles(asked.language, 1)), vocabulary)
    started = time.process_time() - start
    words, spent, found, claims, early = 0, 0.0, 0.0, 0, 0.0
    for number, source in enumerate(articles(asked.language, asked.articles)):
        before = time.process_time()
        words += len(re.findall(r"\w+", source.text))
        between = time.process_time()
        claims += len(extract_source(source, vocabulary).claims)
        spent += time.process_time() - between
        found += between - before
        if number == asked.articles // 10:
            early = peak()
    print(f"articles {asked.articles}, words {words}, claims {claims}")
    print(f"start-up with the first article  {started:8.3f} s")
    print(f"re.findall                       {words / found:8.0f} words/s")
    print(f"extraction                       {words / spent:8.0f} words/s, {1000 * spent / asked.articles:.1f} ms an article")
    print(f"slower by a factor of            {spent / found:8.1f}  (aim {1 / AIM:.0f})")
    print(f"peak memory after a tenth, all   {early:8.0f} {peak():.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
