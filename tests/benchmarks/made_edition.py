"""A workspace of twelve partnerships and two hundred sources, to look at every kind of page that a large edition has.

python tests/benchmarks/made_edition.py FOLDER && pactbrief build --workspace FOLDER --as-of 2025-06-30

Each partnership climbs the ladder of stages at its own pace. Agencies are copied and cited, accounts differ by a day, some
sources have no date or publisher, five languages are written, and titles are as long as titles are.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

#: Key, both parties as articles name them, and the capital where they meet.
PARTNERSHIPS = (
    ("eu-jp", "the European Union", "Japan", "Tokyo"),
    ("eu-kr", "the European Union", "South Korea", "Seoul"),
    ("eu-no", "the European Union", "Norway", "Oslo"),
    ("eu-md", "the European Union", "Moldova", "Chisinau"),
    ("eu-gb", "the European Union", "the United Kingdom", "London"),
    ("ca-eu", "the European Union", "Canada", "Ottawa"),
    ("au-eu", "the European Union", "Australia", "Canberra"),
    ("eu-in", "the European Union", "India", "New Delhi"),
    ("jp-ph", "Japan", "the Philippines", "Manila"),
    ("au-jp", "Australia", "Japan", "Canberra"),
    ("fr-pl", "France", "Poland", "Nancy"),
    ("de-gb", "Germany", "the United Kingdom", "London"),
)
SOURCES = 200
_STEPS = (
    "{a} and {b} agreed to open exploratory talks on a security and defence partnership on {day}.",
    "Negotiations between {a} and {b} on a security and defence partnership began in {place} on {day}.",
    "{a} and {b} concluded negotiations on the security and defence partnership on {day}.",
    "{a} and {b} are expected to sign the security and defence partnership in {place} in {later}.",
    "{a} and {b} signed a security and defence partnership in {place} on {day}.",
    "The security and defence partnership between {a} and {b} entered into force on {day}.",
    "{a} and {b} held the first dialogue under the security and defence partnership in {place} on {day}.",
)
_GERMAN = "{a_de} und {b_de} haben am {day_de} eine Sicherheits- und Verteidigungspartnerschaft unterzeichnet."
_SCOPE = "The security and defence partnership between {a} and {b} covers {first}, {second} and {third}."
_REGION = "The partnership between {a} and {b} responds to tensions in {region}, diplomats said."
_QUOTE = "“The partnership between {a} and {b} will deepen our cooperation on {first},” the minister told reporters in {place}."
_CITED = "{agency} reported that {a} and {b} plan joint exercises under the security and defence partnership in {later}."
_AREAS = (
    "maritime security", "space security", "cyber defence", "hybrid threats", "counter-terrorism", "crisis management",
    "the defence industry", "intelligence sharing", "critical infrastructure", "disinformation", "non-proliferation",
    "military mobility", "training", "climate security", "economic security", "women, peace and security",
)  # fmt: skip
_REGIONS = ("the Indo-Pacific", "the South China Sea", "the Baltic Sea", "the Black Sea", "the Arctic", "the Red Sea")
_OUTLETS = (
    "Gazette", "Morning Courier", "Evening Observer", "Harbour Times", "National Chronicle", "Policy Monitor",
    "Süddeutsche Rundschau", "Le Courrier de la Défense", "Österreichische Nachrichten", "The Strait Review",
)  # fmt: skip
_TITLES = (
    "{a} and {b} move closer on defence",
    "What the partnership of {a} and {b} means for the region, for industry and for the navies that will have to work together",
    "Ministers meet in {place}",
    "Security pact: where {a} and {b} stand after two years of talks in three capitals",
)
_GERMAN_NAMES = {
    "the European Union": "Die Europäische Union", "Japan": "Japan", "South Korea": "Südkorea", "Norway": "Norwegen",
    "Moldova": "Moldau", "the United Kingdom": "das Vereinigte Königreich", "Canada": "Kanada", "Australia": "Australien",
    "India": "Indien", "the Philippines": "die Philippinen", "France": "Frankreich", "Poland": "Polen",
    "Germany": "Deutschland",
}  # fmt: skip
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
#: Where a partner writes of it: language, outlet, title and body.
_PARTNERS = {
    "eu-jp": (
        "ja", "朝日新聞", "日EU、安全保障・防衛パートナーシップに署名",
        "日本と欧州連合（EU）は{y}年{m}月{d}日、東京で安全保障・防衛パートナーシップに署名した。\n\n海洋安全保障やサイバー防衛での協力を盛り込んだ。",
    ),
    "eu-kr": (
        "ko", "연합뉴스", "한-EU 안보방위 파트너십 채택",
        "한국과 유럽연합(EU)은 {y}년 {m}월 {d}일 서울에서 안보방위 파트너십을 채택했다.\n\n"
        "해양안보와 사이버 분야 협력이 포함됐다.",
    ),
}  # fmt: skip
_START = date(2023, 1, 9)


def sources(count: int = SOURCES) -> Iterator[tuple[str, str]]:
    """(path below seeds/, text) of `count` sources, the partnerships by turns."""
    for number in range(count):
        key, a, b, place = PARTNERSHIPS[number % len(PARTNERSHIPS)]
        yield f"{key}/s{number:03d}.md", _source(number, number // len(PARTNERSHIPS), key, (a, b, place))


def _source(number: int, turn: int, key: str, names: tuple[str, str, str]) -> str:
    chance = random.Random(number)
    a, b, place = names
    pace = 30 + 9 * (sum(map(ord, key)) % 7)
    step = min(turn // 2, len(_STEPS) - 1)
    told = _START + timedelta(days=pace * step + sum(map(ord, key)) % 60 + (turn % 7 == 6))
    if turn % 8 == 5 and key in _PARTNERS:
        language, outlet, title, body = _PARTNERS[key]
        return _file(title, body.format(y=told.year, m=told.month, d=told.day), outlet, told, language)
    words = {
        "a": a, "b": b, "place": place, "day": f"{told.day} {told:%B %Y}", "later": f"{told + timedelta(days=75):%B %Y}",
        "agency": chance.choice(("Reuters", "Kyodo News", "AFP", "dpa")), "region": chance.choice(_REGIONS),
        "a_de": _GERMAN_NAMES[a], "b_de": _GERMAN_NAMES[b], "day_de": f"{told.day}. {_MONTHS[told.month - 1]} {told.year}",
        **dict(zip(("first", "second", "third"), chance.sample(_AREAS, 3), strict=True)),
    }  # fmt: skip
    outlet = chance.choice(_OUTLETS)
    if turn % 9 == 8:
        body = _GERMAN.format(**words)
        return _file(f"{words['a_de']} und {words['b_de']} unterzeichnen", body, "Süddeutsche Rundschau", told, "de")
    forms = [_STEPS[step], _SCOPE, *chance.sample((_REGION, _QUOTE, _CITED), 2)]
    body = "\n\n".join(_capital(form.format(**words)) for form in forms)
    dated = told + timedelta(days=1) if number % 11 else None
    return _file(_capital(chance.choice(_TITLES).format(**words)), body, outlet if number % 13 else "", dated, "en")


def _file(title: str, body: str, publisher: str, published: date | None, language: str) -> str:
    head = [f'title: "{title}"', f"language: {language}"]
    head += [f"publisher: {publisher}"] * bool(publisher) + [f"published: {published}"] * bool(published)
    return "---\n" + "\n".join(head) + f"\n---\n\n{body}\n"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def workspace(root: Path, count: int = SOURCES) -> Path:
    """The workspace, with one brief on all twelve partnerships in all formats."""
    for path, text in sources(count):
        file = root / "seeds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    brief = root / "briefs" / "weekly"
    brief.mkdir(parents=True, exist_ok=True)
    keys = ", ".join(f'"{key}"' for key, *_ in PARTNERSHIPS)
    lines = ('title = "Security partnerships: weekly digest"', 'series = "Weekly digest"', f"partnerships = [{keys}]")
    formats = 'formats = ["docx", "pdf", "html"]'
    brief.joinpath("brief.toml").write_text("\n".join((*lines, formats)) + "\n", encoding="utf-8")
    return root


if __name__ == "__main__":
    print(workspace(Path(sys.argv[1])))
