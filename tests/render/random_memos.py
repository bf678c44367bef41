"""Random memos for the renderers: any order of blocks, any text that a hostile source could bring, marks in order."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from pactbrief.model.memo import (
    Bullets,
    Circle,
    Column,
    CrossReference,
    Figure,
    Heading,
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

#: Letters of many scripts, markup, controls, bidi controls, noncharacters and lone surrogates.
hostile = st.text(
    st.one_of(
        st.sampled_from(
            "abc XYZ äöß ñ «Συ» Кир 日本 한국 العر \t\n\r\x00\x0b\x1f\x7f\u202e\u2066\ufffe\ud800\u200f<>&\"'[]{}%\\"
        ),
        st.characters(),
    ),
    min_size=1,
    max_size=24,
)
words = st.one_of(
    hostile, st.sampled_from(["]]>", "</w:t>", "<script>alert(1)</script>", "&#0;", "a" * 90, "{page}", "Plain words."])
)
languages = st.sampled_from([None, "de", "ja", "ko", "ar", "xx"])
texts = st.builds(Text, words, languages, st.booleans(), st.booleans())
links = st.builds(
    Link, words, st.sampled_from(["https://example.org/?a=1&b=2", "javascript:alert(1)", "file:///etc/passwd", "HTTP://X"])
)


@st.composite
def memos(draw: st.DrawFn) -> Memo:
    """A memo whose notes are 1, 2, 3 … in the order of their marks."""
    numbers, anchors = count(1), count(1)

    def sentence() -> Sentence:
        inlines = draw(st.lists(st.one_of(texts, links, st.just(PageReference("h1", "see"))), min_size=1, max_size=3))
        marks = [Mark(next(numbers)) for _ in range(draw(st.integers(0, 2)))]
        return Sentence((*inlines, *marks))

    def sentences(most: int = 3) -> tuple[Sentence, ...]:
        return tuple(sentence() for _ in range(draw(st.integers(1, most))))

    def paragraph() -> Paragraph:
        return Paragraph(sentences(), draw(st.sampled_from(["body", "lead", "small", "label"])))

    def table() -> Table:
        columns = tuple(Column(draw(words), share, "right") for share in (0.5, 0.3, 0.2))
        rows = tuple(tuple(sentences(1) for _ in columns) for _ in range(draw(st.integers(0, 3))))
        return Table(draw(words), columns, rows)

    def figure() -> Figure:
        shapes = (
            Line(0, 0, 20, 9, dash=2),
            Circle(9, 9, 3, "fill"),
            Polygon(((0, 0), (9, 1), (3, 8)), "accent"),
            Label(3, 9, draw(words)),
        )
        return Figure(40, 20, shapes, draw(words), sentences(1))

    def plain() -> object:
        kind = draw(st.sampled_from(["heading", "paragraph", "paragraph", "bullets", "table", "figure"]))
        if kind == "heading":
            return Heading(draw(st.integers(1, 4)), draw(words), f"h{next(anchors)}")
        if kind == "bullets":
            return Bullets(tuple(paragraph() for _ in range(draw(st.integers(1, 3)))))
        return {"paragraph": paragraph, "table": table, "figure": figure}[kind]()

    blocks: list[object] = []
    for number in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            inside = tuple(plain() for _ in range(draw(st.integers(1, 2))))
            blocks.append(Region(f"{number}/{draw(words)}", draw(words), inside))  # type: ignore[arg-type]
        else:
            blocks.append(plain())
    notes = tuple(_note(number, draw) for number in range(1, next(numbers)))
    return _memo(tuple(blocks), notes, draw(words))


def _note(number: int, draw: st.DrawFn) -> Note:
    inlines = draw(st.lists(st.one_of(texts, links), min_size=1, max_size=3))
    if number > 1:
        inlines.append(CrossReference(number - 1, draw(st.sampled_from([f"n {number - 1}", "above"]))))
    return Note(number, tuple(inlines), (Passage("S", 0, 1, "x"),))


def _memo(blocks: tuple[object, ...], notes: tuple[Note, ...], text: str) -> Memo:
    return Memo(
        name="random",
        title=text,
        subtitle=text,
        series=text,
        edition="2024-W45",
        as_of="2024-11-08",
        language="en",
        subject=text,
        keywords=(text,),
        identity=((text, text),),
        blocks=blocks,  # type: ignore[arg-type]
        notes=notes,
        created="2024-11-08T00:00:00Z",
        author=text,
    )
