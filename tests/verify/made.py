"""A small made workspace for tests of verification: four sources, their claims, a memo that says no more than they do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.memo import (
    Bullets,
    Column,
    CrossReference,
    Figure,
    Heading,
    Mark,
    Memo,
    Note,
    Paragraph,
    Region,
    Sentence,
    SentenceKind,
    Table,
    Text,
)
from pactbrief.model.source import Publication, Source

EU_NO = Partnership("eu-no", ("EU", "NO"), "Security and Defence Partnership")
EU_JP = Partnership("eu-jp", ("EU", "JP"), "Security and Defence Partnership")

TEXTS = {
    "oslo": (
        "Norway and EU sign partnership\n\n"
        "The EU and Norway signed a Security and Defence Partnership in Brussels on Tuesday. "
        "It covers 14 areas, among them maritime security and ‘hybrid threats’, the ministry’s statement said.\n\n"
        "“We will go further,” Foreign Minister Espen Barth Eide told reporters. "
        "Parliament in Oslo may ratify the text in January 2025, officials said.\n"
    ),
    "tokyo": (
        "Die EU und Japan verhandeln seit dem 19. Februar 2024 über eine Partnerschaft.\n\n"
        "Zwei Runden der Gespräche haben laut Kyodo\nbereits stattgefunden.\n"
    ),
    "view": "Q: What comes next?\n\nA: The two navies will exercise together every year, and Japan gains most.\n",
    "copy": "Wire copy: the ministers met in Brussels. The talks were friendly, an aide said.\n",
}


def _source(name: str, **fields: object) -> Source:
    text = TEXTS[name]
    digest = hashlib.sha256(text.encode()).hexdigest()
    known: dict[str, object] = {
        "id": name,
        "path": f"seeds/{name}.txt",
        "sha256": digest,
        "media_type": "text/plain",
        "text": text,
        "text_sha256": digest,
        "language": "en",
        "title": None,
        "publisher": None,
        "published": None,
        "body": ((0, len(text)),),
        "genre": "news",
        "paragraphs": (0, *(at + 2 for at in range(len(text)) if text.startswith("\n\n", at))),
    }
    return Source(**{**known, **fields})  # type: ignore[arg-type]


SOURCES = {
    "oslo": _source(
        "oslo", title="Norway and EU sign partnership", publisher="Example Times", published=Publication("2024-05-29", "byline")
    ),
    "tokyo": _source("tokyo", language="de", publisher="Beispielblatt", published=Publication("2024-03-02", "marker")),
    "view": _source("view", genre="interview"),
    "copy": _source("copy"),
}


def claim(name: str, source: str, partnership: Partnership, kind: str, value: str, words: str, **fields: object) -> Claim:
    """A claim resting on `words`, which stand in the source."""
    start = TEXTS[source].index(words)
    known: dict[str, object] = {
        "id": name,
        "source": source,
        "partnership": partnership,
        "kind": kind,
        "value": value,
        "modality": "happened",
        "when": None,
        "evidence": (SOURCES[source].passage(start, start + len(words)),),
        "genre": SOURCES[source].genre,
    }
    return Claim(**{**known, **fields})  # type: ignore[arg-type]


CLAIMS = {
    one.id: one
    for one in (
        claim(
            "signed",
            "oslo",
            EU_NO,
            "status",
            "signed",
            "The EU and Norway signed a Security and Defence Partnership in Brussels on Tuesday.",
            when="2024-05-28",
            printed_when="on Tuesday",
            where="Brussels",
        ),
        claim(
            "scope",
            "oslo",
            EU_NO,
            "scope",
            "maritime-security",
            "It covers 14 areas, among them maritime security and ‘hybrid threats’, the ministry’s statement said.",
        ),
        claim(
            "ratify",
            "oslo",
            EU_NO,
            "status",
            "ratified",
            "Parliament in Oslo may ratify the text in January 2025, officials said.",
            modality="possible",
            when="2025-01",
            attribution=("officials",),
        ),
        claim(
            "talks",
            "tokyo",
            EU_JP,
            "status",
            "negotiating",
            "Die EU und Japan verhandeln seit dem 19. Februar 2024 über eine Partnerschaft.",
            when="2024-02-19",
        ),
        claim(
            "rounds",
            "tokyo",
            EU_JP,
            "scope",
            "institutional-dialogue",
            "Zwei Runden der Gespräche haben laut Kyodo\nbereits stattgefunden.",
            attribution=("Kyodo",),
        ),
        claim(
            "navies",
            "view",
            EU_JP,
            "scope",
            "joint-exercises",
            "The two navies will exercise together every year, and Japan gains most.",
            modality="planned",
        ),
    )
}


def fact(text: str, number: int, *claims: str, kind: SentenceKind = "fact") -> Sentence:
    """A sentence with one mark."""
    return Sentence((Text(text), Mark(number)), kind, claims)


def plain(text: str, kind: SentenceKind = "count") -> Sentence:
    """A sentence without a mark."""
    return Sentence((Text(text),), kind)


def _note(number: int, text: str, *claims: str) -> Note:
    return Note(number, (Text(text),), tuple(CLAIMS[one].evidence[0] for one in claims))


def made_memo() -> Memo:
    """Six facts in a paragraph, a table, a list and a region, with a repeat and a German quotation."""
    quoted = (
        Text("It covers 14 areas, among them ‘maritime security and ‘hybrid threats’, the ministry’s statement’."),
        Mark(2),
    )
    rows = (
        ((plain("EU–Norway"),), (fact("Signed", 4, "signed"),), (plain("28 May 2024"),)),
        ((plain("EU–Japan"),), (fact("In negotiation", 5, "talks"),), (plain("19 February 2024"),)),
    )
    board = Table("Status board", (Column("Partnership", 0.4), Column("Status", 0.4), Column("Date", 0.2)), rows)
    outlook = Region(
        "eu-no/outlook",
        "Outlook",
        (
            Paragraph(
                (
                    fact("The text may be ratified in January 2025, according to officials.", 6, "ratify"),
                    fact("In an interview, the speaker says: ‘The two navies will exercise together every year’.", 7, "navies"),
                )
            ),
        ),
    )
    return Memo(
        name="weekly",
        title="EU–Norway reported signed",
        subtitle="Weekly digest",
        series="Partnerships",
        edition="2024-W22",
        as_of="2024-05-31",
        language="en",
        subject="Partnerships",
        keywords=("EU",),
        identity=(("Edition", "2024-W22"), ("Data cut-off", "31 May 2024")),
        blocks=(
            Heading(1, "Bottom line", "bottom-line"),
            Paragraph(
                (
                    fact(
                        "The EU and Norway signed a security and defence partnership in Brussels on 28 May 2024.", 1, "signed"
                    ),
                    Sentence(quoted, "fact", ("scope",)),
                ),
                "lead",
            ),
            Bullets(
                (
                    Paragraph(
                        (fact("Two rounds of talks are reported: „haben laut Kyodo bereits stattgefunden“.", 3, "rounds"),)
                    ),
                )
            ),
            Heading(1, "Status board", "board"),
            board,
            Heading(1, "Outlook", "outlook"),
            outlook,
            Paragraph((plain("One source is undated."), plain("We judge that talks go on.", "judgement"))),
        ),
        notes=(
            _note(
                1,
                "‘Norway and EU sign partnership’, Example Times, 29 May 2024, para. 2: ‘signed a Security and Defence "
                "Partnership in Brussels on Tuesday’. ‘on Tuesday’ read from an item of 29 May 2024.",
                "signed",
            ),
            Note(
                2,
                (
                    Text("Example Times, ‘Norway and EU …’ ("),
                    CrossReference(1, "n 1"),
                    Text("), para. 2: ‘among them maritime security […] the ministry’s statement said’."),
                ),
                (CLAIMS["scope"].evidence[0],),
            ),
            _note(
                3, "Beispielblatt, 2 March 2024, [de], para. 2: „Zwei Runden der Gespräche haben laut Kyodo bereits“.", "rounds"
            ),
            Note(4, (Text("Example Times ("), CrossReference(1, "n 1"), Text("), para. 2.")), (CLAIMS["signed"].evidence[0],)),
            _note(5, "Beispielblatt, para. 1: „verhandeln seit dem 19. Februar 2024“.", "talks"),
            _note(6, "Example Times, para. 3: ‘may ratify the text in January 2025’.", "ratify"),
            _note(
                7,
                "[untitled: interview], para. 2: ‘exercise together every year’. Cited for the speaker’s view only.",
                "navies",
            ),
        ),
        created="2024-05-31T00:00:00Z",
    )


def with_sentence(memo: Memo, before: str, after: str) -> Memo:
    """The memo with `before` replaced by `after` in every text of its sentences."""

    def changed(sentence: Sentence) -> Sentence:
        inlines = tuple(replace(i, text=i.text.replace(before, after)) if isinstance(i, Text) else i for i in sentence.inlines)
        return replace(sentence, inlines=inlines)

    return map_sentences(memo, changed)


def map_sentences(memo: Memo, changed: Callable[[Sentence], Sentence]) -> Memo:
    """The memo with every sentence replaced by what `changed` makes of it."""
    return replace(memo, blocks=tuple(_mapped(block, changed) for block in memo.blocks))


def _mapped(block, changed):  # type: ignore[no-untyped-def]
    match block:
        case Paragraph():
            return replace(block, sentences=tuple(changed(s) for s in block.sentences))
        case Bullets():
            return replace(block, entries=tuple(_mapped(entry, changed) for entry in block.entries))
        case Table():
            return replace(block, rows=tuple(tuple(tuple(changed(s) for s in cell) for cell in row) for row in block.rows))
        case Region():
            return replace(block, blocks=tuple(_mapped(inner, changed) for inner in block.blocks))
        case Figure():
            return replace(block, caption=tuple(changed(s) for s in block.caption))
        case _:
            return block


def with_note(memo: Memo, number: int, before: str, after: str) -> Memo:
    """The memo with `before` replaced by `after` in note `number`."""
    notes = tuple(
        replace(
            n, inlines=tuple(replace(i, text=i.text.replace(before, after)) if isinstance(i, Text) else i for i in n.inlines)
        )
        if n.number == number
        else n
        for n in memo.notes
    )
    return replace(memo, notes=notes)
