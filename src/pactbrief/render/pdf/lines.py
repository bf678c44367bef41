"""From inlines to lines: pieces of text in one face, words that must not be broken, greedy ragged-right lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from pactbrief.model.records import dataclass
from pactbrief.render.pdf.breaks import ideographic
from pactbrief.render.pdf.fonts import Face, Family, Fonts, Run
from pactbrief.render.pdf.tags import Element

Target = str
"""Where a link leads: `note:3`, `mark:3`, `head:anchor` inside the memo, else an address."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set. `rise` lifts it above the base line; sizes in points."""

    family: Family
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    rise: float = 0.0
    lang: str = ""  # where the language has fonts of its own


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look that belongs to one structure element (None: an artifact).

    `target` says where it links, `note` of which note it is the mark. `glued` text stays with what
    precedes it: no line begins with it.
    """

    text: str
    look: Look
    element: Element | None
    target: Target | None = None
    note: int | None = None
    glued: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of a line: one face, one span. `width` in points."""

    text: str
    face: Face
    width: float
    span: Span


Bit = tuple[str, Face, float, Span]
"""What a word is made of before lines are: text, face, width in points, span. A tuple, for there are thousands."""


@dataclass(slots=True, eq=False)
class Word:
    """Bits that stay together; `space` is the white space behind them (it may hang over the end of a line)."""

    bits: list[Bit]
    width: float
    space: list[Bit] = field(default_factory=list)
    space_width: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class SetLine:
    """A line: its pieces from left to right, its width, and the notes marked in it."""

    pieces: tuple[Piece, ...]
    width: float
    notes: tuple[int, ...]


_TOKENS = re.compile(r" +|[^ ]+")
# A last line shorter than this share of the full width is not left with one word.
_RUNT = 0.12


def words(spans: Iterable[Span], fonts: Fonts) -> list[Word]:
    """The words of the spans with what white space follows each. Words without space between them may still be parted."""
    found: list[Word] = []
    joined = False
    for span in spans:
        look, size = span.look, span.look.size
        measured = fonts.measured(look.family, look.bold, look.italic, look.lang)
        for token in _TOKENS.findall(span.text.replace("\n", " ").replace("\t", " ")):
            parts = measured.get(token) or fonts.parts(token, look.family, look.bold, look.italic, look.lang)
            if token[0] == " ":
                if found and not found[-1].space:
                    found[-1].space, found[-1].space_width = _bits(parts[0], size, span)
                joined = False
                continue
            glued = found and not found[-1].space and (joined or span.glued)
            for runs in parts:
                bits, width = _bits(runs, size, span)
                if glued:
                    found[-1].bits += bits
                    found[-1].width += width
                    glued = False
                else:
                    found.append(Word(bits, width))
            joined = True
    return found


def _bits(runs: Sequence[Run], size: float, span: Span) -> tuple[list[Bit], float]:
    """The runs as bits of a word, and their width in points. Nearly every word is one run."""
    if len(runs) == 1:
        face, text, width = runs[0]
        return [(text, face, width * size, span)], width * size
    bits = [(text, face, width * size, span) for face, text, width in runs]
    return bits, sum([bit[2] for bit in bits])


def set_lines(spans: Iterable[Span], fonts: Fonts, width: float, *, balanced: bool = False) -> list[SetLine]:
    """The spans as lines of at most `width` points. No words: no lines.

    `balanced` (for titles) makes the lines as narrow as their number allows, so that no word is left over.
    """
    found = list(_fitting(words(spans, fonts), width))
    lines = _filled(found, width)
    if balanced and len(lines) > 1:
        lines = _balanced(found, width, len(lines))
    elif len(lines) > 1:
        _fill_last(lines, width)
    return [_line(line) for line in lines]


def _filled(found: list[Word], width: float) -> list[list[Word]]:
    """As many words on each line as it holds."""
    lines: list[list[Word]] = []
    used = width
    for word in found:
        if not lines or used + word.width > width + 0.01:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += word.width + word.space_width
    return lines


def _balanced(found: list[Word], width: float, count: int) -> list[list[Word]]:
    widest = max(word.width for word in found)
    low, high = max(widest, width / 2), width
    while high - low > 1.0:
        middle = (low + high) / 2
        if len(_filled(found, middle)) <= count:
            high = middle
        else:
            low = middle
    return _filled(found, high)


def _fill_last(lines: list[list[Word]], width: float) -> None:
    """A last line of one short word takes the word before it down."""
    before, last = lines[-2:]
    if len(last) == 1 and last[0].width < _RUNT * width and len(before) > 3 and before[-1].space:
        last.insert(0, before.pop())


def _fitting(found: list[Word], width: float) -> Iterator[Word]:
    """Words no wider than a line; one that is wider is cut between characters, never inside a mark."""
    for word in found:
        if word.width <= width:
            yield word
            continue
        held: list[Bit] = []
        used = 0.0
        for bit in _characters(word.bits):
            if held and used + bit[2] + _hyphen_width(bit) > width:
                yield _hyphened(held, used, bit)
                held, used = [], 0.0
            held.append(bit)
            used += bit[2]
        yield Word(held, used, word.space, word.space_width)


def _hyphen_width(bit: Bit) -> float:
    return bit[1].width("-") * bit[3].look.size if bit[0].isalpha() and bit[1].covers("-") else 0.0


def _hyphened(held: list[Bit], used: float, following: Bit) -> Word:
    """The part of a word before a cut, with a hyphen between letters. The hyphen is the printer's: no text of the memo."""
    text, face, _, span = held[-1]
    if not (text.isalpha() and following[0].isalpha()) or ideographic(text) or not face.covers("-"):
        return Word(held, used)
    hyphen = face.width("-") * span.look.size
    return Word([*held, ("-", face, hyphen, Span("-", span.look, None))], used + hyphen)


def _characters(bits: list[Bit]) -> Iterator[Bit]:
    for text, face, width, span in bits:
        if span.note is not None:
            yield text, face, width, span
            continue
        for character in text:
            yield character, face, face.width(character) * span.look.size, span


def _line(found: list[Word]) -> SetLine:
    """Neighbours of one span and face become one piece: fewer operators in the file."""
    pieces: list[Piece] = []
    texts: list[str] = []
    width, total = 0.0, 0.0
    face: Face | None = None
    span: Span | None = None
    for word in found:
        for bit in (*word.bits, *word.space):
            if bit[3] is not span or bit[1] is not face:
                if face is not None and span is not None:
                    pieces.append(Piece("".join(texts), face, width, span))
                _, face, _, span = bit
                texts, width = [], 0.0
            texts.append(bit[0])
            width += bit[2]
        total += word.width + word.space_width
    if face is not None and span is not None:
        pieces.append(Piece("".join(texts), face, width, span))
    notes = tuple([piece.span.note for piece in pieces if piece.span.note is not None])
    return SetLine(tuple(pieces), total - found[-1].space_width, notes)
