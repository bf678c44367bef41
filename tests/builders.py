"""Memos for tests of the renderers: every kind of block, many notes, several scripts. Shared by all formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from pactbrief.model.memo import (
    Block,
    Bullets,
    Circle,
    Column,
    CrossReference,
    Figure,
    Heading,
    Inline,
    Label,
    Line,
    Link,
    Mark,
    Memo,
    Note,
    PageReference,
    Paragraph,
    Polygon,
    Region,
    Sentence,
    Table,
    Text,
)
from pactbrief.model.passage import Passage

QUOTE = "The two sides agreed to hold the dialogue once a year and to report to ministers."
FACTS = (
    "Ministers of the two sides signed the partnership in Tokyo on 1 November 2024",
    "The declaration names maritime security, cyber security and the protection of critical infrastructure",
    "Officials said that talks on the exchange of classified material would begin in the coming year",
    "The agency reported, citing a government paper, that joint exercises are planned in the Indo-Pacific region",
    "A second report gives neither the date nor the place of the signature",
)
TITLES = (
    "Ministers agree on a partnership in security and defence",
    "Navies to exercise together, officials say",
    "What the new partnership means for the region",
)


def passage(number: int) -> Passage:
    """A passage of a made source."""
    return Passage(f"S{number % 7:02d}", 10, 10 + len(QUOTE), QUOTE)


def note(number: int, *, repeat_of: int | None = None, long: bool = False) -> Note:
    """Footnote `number`: a full citation, a short one that refers to `repeat_of`, or a long one."""
    if repeat_of is not None:
        inlines: tuple[Inline, ...] = (
            Text("Example News", italic=True),
            Text(", ‘Ministers agree’ ("),
            CrossReference(repeat_of, f"n {repeat_of}"),
            Text(f"), para. {number}."),
        )
        return Note(number, inlines, (passage(number),))
    address = f"https://news.example.org/2024/11/{number:02d}/ministers-agree-on-a-partnership"
    inlines = (
        Text(f"‘{TITLES[number % len(TITLES)]}’, "),
        Text("Example News", italic=True),
        Text(f", {number % 28 + 1} November 2024, citing Example Agency ← government paper, para. {number}: ‘{QUOTE}’, "),
        Link(address, address),
        Text("."),
    )
    if long:
        inlines = (*inlines, Text(" " + " ".join([QUOTE] * 6)))
    return Note(number, inlines, (passage(number),))


def fact(text: str, *numbers: int, lang: str | None = None) -> Sentence:
    """A factual sentence with its marks after the full stop."""
    return Sentence((Text(text + ".", lang=lang), *(Mark(number) for number in numbers)), "fact", ("c1",))


def count_of(text: str) -> Sentence:
    """A sentence that needs no note."""
    return Sentence((Text(text),), "count")


def paragraph(numbers: Iterator[int], facts: int = 4) -> Paragraph:
    """A paragraph of `facts` sentences, one mark each."""
    return Paragraph(tuple(fact(FACTS[index % len(FACTS)], next(numbers)) for index in range(facts)))


def board(numbers: Iterator[int], rows: int = 5) -> Table:
    """A status table with notes in its cells."""
    columns = (
        Column("Partnership", 0.22),
        Column("Stage", 0.18),
        Column("What is reported", 0.45),
        Column("Origins", 0.15, "right"),
    )
    parties = ("EU–Japan", "EU–Korea", "EU–Norway", "EU–Moldova", "AUKUS")
    body = tuple(
        (
            (Sentence((Text(parties[row % len(parties)], bold=True),), "count"),),
            (count_of(("signed", "proposed", "negotiating")[row % 3]),),
            (fact(FACTS[row % len(FACTS)], next(numbers)),),
            (count_of(str(row % 4 + 1)),),
        )
        for row in range(rows)
    )
    return Table("Partnerships and their stages", columns, body)


def timeline() -> Figure:
    """A drawing with every kind of shape."""
    shapes = (
        Polygon(((0, 10), (440, 10), (440, 62), (0, 62)), fill="fill", stroke=None),
        Line(20, 40, 420, 40, 1.0, 0, "accent"),
        Line(300, 20, 300, 60, 0.75, 3, "muted"),
        Circle(60, 40, 4, fill="accent", stroke="accent"),
        Circle(220, 40, 4, fill=None, stroke="accent", width=1.25),
        Polygon(((396, 34), (404, 40), (396, 46)), fill="accent", stroke=None),
        Label(60, 28, "July 2023", 8, "middle", True),
        Label(60, 56, "proposed", 8, "middle"),
        Label(220, 56, "negotiating", 8, "middle", False, "muted"),
        Label(432, 28, "2024 →", 8, "end"),
    )
    alt = "Timeline of stages: proposed in July 2023, negotiating since February 2024, nothing later."
    return Figure(440, 70, shapes, alt, (count_of("Stages of the partnership; filled: happened, open: planned."),))


def foreign(numbers: Iterator[int]) -> Paragraph:
    """Sentences in German, Greek and Russian, tagged."""
    german = (Text("Der Bericht spricht davon, beide Seiten hätten eine "), Text("Sicherheitspartnerschaft", "de", italic=True))
    return Paragraph(
        (
            Sentence((*german, Text(" „geschlossen“, größer als erwartet.", "de"), Mark(next(numbers))), "fact", ("c2",)),
            Sentence(
                (Text("Athens called it "), Text("«Συμφωνία ασφάλειας»", "el"), Text("."), Mark(next(numbers))), "fact", ("c3",)
            ),
            Sentence(
                (Text("Moscow spoke of "), Text("«партнёрство в сфере безопасности»", "ru"), Text("."), Mark(next(numbers))),
                "fact",
                (),
            ),
        )
    )


def sample_memo(
    sections: int = 3, *, name: str = "weekly", title: str = "EU–Japan pact reported signed; Korea still open"
) -> Memo:
    """A memo with every kind of block; `sections` partnership sections of about a page each."""
    numbers = count(1)
    blocks: list[Block] = [
        Paragraph((fact("The EU and Japan are reported to have signed a partnership in Tokyo", next(numbers)),), "lead"),
        Region("weekly/bottom-line", "Bottom line", (Heading(1, "Bottom line", "bottom-line"), paragraph(numbers, 2))),
        Heading(1, "Status board", "board"),
        board(numbers),
    ]
    for section in range(1, sections + 1):
        blocks += _section(section, numbers)
    blocks += [
        Heading(1, "Sources", "sources"),
        Paragraph(
            (Sentence((Text("Seven sources; see "), PageReference("board", "Status board"), Text(".")), "count"),), "small"
        ),
        Paragraph((Sentence((Text("End of memo", bold=True),), "count"),), "label"),
    ]
    notes = _notes(next(numbers) - 1)
    return Memo(
        name=name,
        title=title,
        subtitle="Weekly digest of security and defence partnerships",
        series="Security partnerships: weekly digest",
        edition="2024-W45",
        as_of="2024-11-08",
        language="en-GB",
        subject="Security and defence partnerships",
        keywords=("EU", "Japan", "security partnership"),
        identity=(
            ("Series", "Security partnerships: weekly digest"),
            ("Edition", "2024-W45"),
            ("As of", "8 November 2024"),
            ("Sources", "7 read, 6 used"),
        ),
        blocks=tuple(blocks),
        notes=notes,
        created="2024-11-08T00:00:00Z",
        author="Desk for partnerships",
    )


def _section(section: int, numbers: Iterator[int]) -> list[Block]:
    key = f"p{section}"
    status = paragraph(numbers)
    points = Bullets(tuple(Paragraph((fact(FACTS[index % len(FACTS)], next(numbers)),)) for index in range(3)))
    context = Heading(3, "Regional context", f"{key}-region")
    return [
        Heading(1, f"{section}. Partnership number {section}", key),
        Heading(2, "Status", f"{key}-status"),
        status,
        timeline(),
        Heading(2, "Scope", f"{key}-scope"),
        points,
        Region(f"{key}/region", "Regional context", (context, foreign(numbers))),
        board(numbers, 3),
        Paragraph((Sentence((Text("We judge that talks will probably go on."),), "judgement"),)),
    ]


def _notes(total: int) -> tuple[Note, ...]:
    return tuple(
        note(number, repeat_of=number - 3 if number % 4 == 0 else None, long=number % 17 == 0) for number in range(1, total + 1)
    )
