"""A text as blocks: its lines, hard-wrapped ones joined to paragraphs, each with what can be seen of it at a glance."""

from __future__ import annotations

import itertools

from pactbrief.catalog.regexes import expression
from pactbrief.model.records import dataclass
from pactbrief.read.interface import Draft

_LINE = expression(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = expression(r"\r\n|[\n\r]")
_ENDS = expression(r"[.!?…。！？](?:\[\d+\])?[\s'\"”’»›“)\]）」』】*_]*$")
_SENTENCE_BREAK = expression(r"(?:(?<!\b[A-Z])\.|[!?…])['\"”’»)]*\s+[\"“„«(]?\w|[。！？]")
_WIDE_LETTER = expression(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKER = expression(r"\s*(?:[-*•·‣▪◦→»>+]|\d{1,2}[.)])\s")
#: Lines up to this width can be hard-wrapped; wider ones are paragraphs by themselves.
_WRAP = 100
_WRAP_LEAST = 45
#: Words that make a line with a full stop prose. Below, it may be a caption, a slogan, a form field.
_PROSE_WORDS = 8
#: Wide letters (Japanese, Korean) that do the same.
_PROSE_WIDE = 15
#: Words of a table's row that tells something.
_ROW = 5
#: A line this long is prose however it ends.
_LONG = 240


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line `text[start:end]`, stripped. `gap` tells a blank line before it, `level` a heading that the
    format marks (0: none known), `known` the reason for which the format itself leaves it out."""

    start: int
    end: int
    text: str
    gap: bool
    prose: bool
    level: int = 0
    known: str | None = None

    @property
    def words(self) -> int:
        """Words; of Japanese and Chinese text half the letters."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """Words of `text`; Japanese and Chinese do not space them, so two letters count as one."""
    wide = len(_WIDE_LETTER.findall(text)) if not text.isascii() else 0
    spaced = len(text.split())
    return max(spaced, wide // 2)


def is_prose(text: str) -> bool:
    """True for a sentence or more; false for headlines, captions, menus, slogans."""
    if len(text) >= _LONG:
        return True
    ends = bool(_ENDS.search(text))
    if not text.isascii() and len(_WIDE_LETTER.findall(text)) >= _PROSE_WIDE:
        return ends or len(text) > 120
    words = len(text.split())
    return (ends and words >= _PROSE_WORDS) or (words >= 18 and bool(_SENTENCE_BREAK.search(text)))


def blocks_of(draft: Draft) -> tuple[Block, ...]:
    """The blocks of a draft in order."""
    text = draft.text
    levels = {heading.start: heading.level for heading in draft.headings}
    known = _Known(draft)
    rows = {start for start, end in draft.rows if count_words(text[start:end]) >= _ROW}  # amid the text they tell, above it not
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace()]
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    last_end = 0
    for first, last in _joined(text, lines, width):
        printed = text[first:last].strip()
        start = text.index(printed, first)
        end = start + len(printed)
        gap = not blocks or len(_BREAK.findall(text, last_end, start)) > 1
        told = is_prose(printed) or (start in rows and any(block.prose for block in blocks))
        blocks.append(Block(start, end, printed, gap, told, levels.get(start, 0), known.reason(start, end)))
        last_end = end
    return tuple(blocks)


class _Known:
    """Looks up what the format leaves out; both are ascending, so one pointer walks along."""

    def __init__(self, draft: Draft) -> None:
        self._spans = sorted(draft.left_out, key=lambda span: span.start)
        self._next = 0

    def reason(self, start: int, end: int) -> str | None:
        while self._next < len(self._spans) and self._spans[self._next].end <= start:
            self._next += 1
        if self._next < len(self._spans) and self._spans[self._next].start <= start and end <= self._spans[self._next].end:
            return self._spans[self._next].reason
        return None


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which the text is hard-wrapped, 0 where it is not: most full lines end close below one width."""
    lengths = [end - start for start, end in lines]
    if len(lines) < 4 or max(lengths) > _WRAP:
        return 0
    followed = [end - start for (start, end), (later, _) in itertools.pairwise(lines) if text.count("\n", end, later) == 1]
    if len(followed) < 4:
        return 0
    width = sorted(followed)[int(len(followed) * 0.95)]
    if width < _WRAP_LEAST:
        return 0
    full = sum(length >= 0.8 * width for length in followed)
    return max(lengths) if full >= 0.6 * len(followed) else 0


def _joined(text: str, lines: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    if not width:
        return lines
    joined: list[tuple[int, int]] = []
    last = 0
    for start, end in lines:
        if joined and text.count("\n", joined[-1][1], start) == 1 and not _MARKER.match(text, start):
            first_word = text[start:end].split(maxsplit=1)[0]
            if last + 1 + len(first_word) > width * 0.93:  # it was broken because the next word did not fit
                joined[-1] = (joined[-1][0], end)
                last = end - start
                continue
        joined.append((start, end))
        last = end - start
    return joined
