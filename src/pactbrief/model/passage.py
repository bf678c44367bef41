"""A passage: a contiguous span of a source's text. It is made only by slicing that text."""

from __future__ import annotations

from pactbrief.model.records import dataclass

#: What a sentence ends with; headlines and headings do not, and never found anything alone.
SENTENCE_ENDS = tuple('.!?…"”’»“)。」')


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """`quote` is exactly `text[start:end]` of the source `source`; offsets count code points, end exclusive."""

    source: str
    start: int
    end: int
    quote: str


def cut(source: str, text: str, start: int, end: int) -> Passage:
    """The passage of `text` from `start` to `end`; ValueError where the span is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage {start}:{end} in a text of {len(text)} characters")
    return Passage(source, start, end, text[start:end])
