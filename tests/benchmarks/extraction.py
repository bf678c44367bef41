#!/usr/bin/env python3
"""How fast plain articles are extracted, on one core, as a share of the speed of `re.findall(r"\\w+", text)` on the same texts.

    extraction.py [--articles 1000] [--cache FOLDER]

Articles of about 500 words in plain text, made anew from a fixed seed, in two mixes that are measured in one run:

- news: a folder as an analyst keeps it. Every third article is on a partnership: a stretch of consecutive sentences of the
  labelled English articles (tests/corpus and seeds) with made news (prose.py) around it, half and half. The other two are made
  news, in which every twentieth sentence is one of the labelled articles.
- dense: articles of nothing but labelled sentences, every one of them on a partnership.

The table says how many sentences carry a claim. Start-up is measured apart; memory is the process's peak after a tenth of the
articles and at the end: it must not grow with their number.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import prose

from pactbrief.catalog.vocabulary import Vocabulary, load_vocabulary
from pactbrief.extract import extract_source
from pactbrief.model.source import Source
from pactbrief.read import read_file

ROOT = Path(__file__).resolve().parents[2]
WORDS = 500
#: Share of the speed of `re.findall` that issue 4 asks for.
AIM = 1 / 12
_ENDS = re.compile(r"(?<=[.!?])\s+")


def labelled() -> tuple[Source, list[list[str]]]:
    """A source to make others from, and the sentences of each English article of the corpus and the seeds."""
    found: list[list[str]] = []
    model: Source | None = None
    for path in (*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "corpus" / "dev").iterdir())):
        for source in read_file(path, ROOT).sources:
            if source.language == "en":
                model = model or source
                spans = source.body or ((0, len(source.text)),)
                sentences = [s for start, end in spans for s in _ENDS.split(source.text[start:end])]
                found.append([sentence for sentence in sentences if len(sentence.split()) > 3])
    if model is None:
        sys.exit("No labelled article is in English.")
    return model, found


def news(known: list[list[str]], chance: random.Random, number: int) -> str:
    """An article of the mix "news"."""
    if number % 3:
        flat = [sentence for article in known for sentence in article]
        return _filled(lambda: chance.choice(flat) if chance.random() < 0.05 else prose.sentence(chance))
    article = chance.choice(known)
    first = chance.randrange(len(article))
    stretch = _filled(iter([*article[first:], *article[:first], *article * 9]).__next__, WORDS // 2)
    return f"{stretch} {_filled(lambda: prose.sentence(chance), WORDS // 2)}"


def dense(known: list[list[str]], chance: random.Random, number: int) -> str:
    """An article of the mix "dense"."""
    del number
    return _filled(lambda: chance.choice(chance.choice(known)))


def _filled(draw: Callable[[], str], words: int = WORDS) -> str:
    drawn: list[str] = []
    size = 0
    while size < words:
        drawn.append(draw())
        size += len(drawn[-1].split())
    return " ".join(drawn)


MIXES = {"news": news, "dense": dense}


def articles(mix: str, count: int) -> Iterator[Source]:
    """`count` plain articles of a mix, one after the other."""
    model, known = labelled()
    chance = random.Random(7)
    for number in range(count):
        text = MIXES[mix](known, chance, number)
        yield replace(model, id=f"{number:06d}", text=text, body=((0, len(text)),), paragraphs=(0,), cites=())


@dataclass
class Measured:
    """One mix: seconds of `re.findall` and of extraction, and what was read."""

    words: int = 0
    sentences: int = 0
    claims: int = 0
    claiming: int = 0
    plain: float = 0.0
    spent: float = 0.0
    early: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.words / self.plain:12.0f}{self.words / self.spent:12.0f}{self.spent / self.plain:9.1f}{1 / AIM:5.0f}"
            f"{self.claiming / self.sentences:10.0%}{self.early:10.0f}{peak():6.0f}"
        )


def measure(mix: str, count: int, vocabulary: Vocabulary) -> Measured:
    """Both ways of reading, article by article in turn, so that a busy machine slows both."""
    measured = Measured()
    for number, source in enumerate(articles(mix, count)):
        before = time.process_time()
        words = len(re.findall(r"\w+", source.text))
        between = time.process_time()
        claims = extract_source(source, vocabulary).claims
        measured.spent += time.process_time() - between
        measured.plain += between - before
        measured.words += words
        measured.sentences += len(_ENDS.split(source.text))
        measured.claims += len(claims)
        measured.claiming += len({claim.evidence[0].start for claim in claims})
        if number == count // 10:
            measured.early = peak()
    return measured


def peak() -> float:
    """The process's largest size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Prints a table; the exit code tells a failure only."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--cache", type=Path, help="a folder for the compiled vocabulary")
    asked = parser.parse_args()
    start = time.process_time()
    vocabulary = load_vocabulary(cache=asked.cache)
    extract_source(next(articles("news", 1)), vocabulary)
    print(f"start-up with the first article {time.process_time() - start:.3f} s; {asked.articles} articles of a mix")
    print(f"{'mix':8}{'findall w/s':>12}{'extract w/s':>12}{'factor':>9}{'aim':>5}{'claiming':>10}{'MB at 1/10':>12}{'end':>4}")
    for mix in MIXES:
        print(f"{mix:8}{measure(mix, asked.articles, vocabulary)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
