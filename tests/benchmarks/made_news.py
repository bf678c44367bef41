"""Made news on many partnerships, for benchmarks and tests of scale: deterministic, each article of its own words.

Three partnerships are followed by the brief and have as many articles in a store of any size; all others share the rest, so
that what grows with the store can be told from what grows with the partnership that an article touches.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

#: Key, and both parties as articles name them.
FOLLOWED = (
    ("eu-jp", "the European Union", "Japan"),
    ("eu-kr", "the European Union", "South Korea"),
    ("eu-no", "the European Union", "Norway"),
)
#: Articles on each followed partnership, however large the store is.
EACH = 12
_OTHERS = (
    "Australia", "Canada", "Chile", "India", "Indonesia", "Israel", "Kenya", "Malaysia", "Mexico", "Moldova", "New Zealand",
    "Nigeria", "Peru", "Qatar", "Serbia", "Singapore", "South Africa", "Switzerland", "Thailand", "Tunisia", "Turkey",
    "Ukraine", "the United Kingdom", "Vietnam", "Albania", "Armenia", "Brazil", "Egypt", "Georgia", "Ghana",
    "Algeria", "Argentina", "Colombia", "Ecuador", "Iceland", "Jordan", "Kazakhstan", "Mongolia", "Morocco", "Namibia",
    "Pakistan", "the Philippines", "Saudi Arabia", "Uzbekistan",
)  # fmt: skip
_STAGES = (
    "{a} and {b} began negotiations on a Security and Defence Partnership on {day}.",
    "{a} and {b} concluded negotiations on the Security and Defence Partnership on {day}.",
    "{a} and {b} signed a Security and Defence Partnership on {day}.",
    "{a} and {b} will sign the Security and Defence Partnership in {month}.",
    "{a} and {b} held the first dialogue under the Security and Defence Partnership on {day}.",
)
_SCOPE = "The Security and Defence Partnership between {a} and {b} covers {first}, {second} and {third}."
_AREAS = ("maritime security", "space", "cyber defence", "hybrid threats", "counter-terrorism", "crisis management")
_COLOUR = (
    "Officials in the {adjective} {place} spoke of {number} hours of talks over {thing}, {noun} and {other}.",
    "A {adjective} {noun} from the {place} described the {thing} as {number} pages of {other}.",
    "The {place} hall was {adjective}, and {number} reporters waited beside the {thing} and the {other}.",
)
_WORDS = {
    "adjective": ("crowded", "quiet", "draughty", "modern", "sunlit", "formal", "narrow", "restored", "windowless", "grand"),
    "place": ("harbour", "ministry", "airport", "castle", "library", "station", "theatre", "market", "museum", "barracks"),
    "thing": ("wording", "timetable", "menu", "seating plan", "annex", "translation", "map", "schedule", "podium", "protocol"),
    "noun": ("clerk", "adviser", "diplomat", "engineer", "translator", "driver", "archivist", "lawyer", "guide", "editor"),
    "other": ("footnotes", "handshakes", "photographs", "documents", "questions", "corrections", "signatures", "flags"),
}  # fmt: skip
_START = date(2023, 7, 3)
_DAYS = 480


def articles(count: int) -> Iterator[tuple[str, str]]:
    """(path below seeds/, text) of `count` articles: the followed partnerships first, then all others by turns."""
    others = list(combinations(_OTHERS, 2))
    wanted = EACH * len(FOLLOWED)
    for number in range(count):
        if number < wanted:
            _, a, b = FOLLOWED[number % len(FOLLOWED)]
        else:
            most = max(1, min(len(others), (count - wanted) // EACH))
            a, b = others[(number - wanted) % most]
        yield f"{number % 50:02d}/a{number:06d}.md", article(number, a, b)


def article(number: int, a: str, b: str) -> str:
    """An article on the partnership of `a` and `b`; `number` decides on everything else."""
    chance = random.Random(number)
    told = _START + timedelta(days=chance.randrange(_DAYS))
    words = {
        "a": a,
        "b": b,
        "day": f"{told.day} {told:%B %Y}",
        "month": f"{told + timedelta(days=60):%B %Y}",
        **dict(zip(("first", "second", "third"), chance.sample(_AREAS, 3), strict=True)),
    }
    paragraphs = [chance.choice(_STAGES).format(**words), _SCOPE.format(**words)]
    for _ in range(12):
        drawn = {kind: chance.choice(choices) for kind, choices in _WORDS.items()}
        paragraphs.append(chance.choice(_COLOUR).format(number=chance.randrange(2, 900), **drawn))
    body = "\n\n".join(paragraph[0].upper() + paragraph[1:] for paragraph in paragraphs)
    head = f"title: Report {number} on talks\npublisher: Gazette {number % 37}\npublished: {told + timedelta(days=1)}"
    return f"---\n{head}\nlanguage: en\n---\n\n{body}\n"


def workspace(root: Path, count: int, brief: str | None = None) -> Path:
    """A workspace of `count` made articles with one brief; by default it follows the three partnerships."""
    for path, text in articles(count):
        file = root / "seeds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    folder = root / "briefs" / "weekly"
    folder.mkdir(parents=True)
    followed = ", ".join(f'"{key}"' for key, _, _ in FOLLOWED)
    folder.joinpath("brief.toml").write_text(
        brief or f'title = "Digest"\nseries = "Weekly"\npartnerships = [{followed}]\n', encoding="utf-8"
    )
    return root
