"""From inlines to lines: pieces of text in one face, words that must not be broken, greedy ragged-right lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pactbrief.render.pdf.fonts import Face, Family, Fonts
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


@dataclass(slots=True, eq=False)
class Word:
    """Pieces that stay together; `space` are the pieces of the white space behind them (dropped where a line ends)."""

    pieces: list[Piece]
    width: float
    space: tuple[Piece, ...] = ()
    space_width: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class SetLine:
    """A line: its pieces from left to right, its width, and the notes marked in it."""

    pieces: tuple[Piece, ...]
    width: float
    notes: tuple[int, ...]


# Break points inside a word: behind a hyphen or dash between letters; in an address behind its punctuation.
_HYPHEN = re.compile(r"(?<=[^\W\d_][-–—])(?=[^\W\d_])|(?<=[/—])(?=[^\W_])|(?<=…)(?=\w)")
_ADDRESS = re.compile(r"(?<=[/?&=._\-:%#])(?=[^/?&=._\-:%#])")
_TOKENS = re.compile(r" +|[^ ]+")
# Scripts without spaces break between any two characters, except before closing and behind opening signs.
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_CLOSING = "、。，．：；？！」』）】〕》〉”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_CJK = re.compile(rf"(?<=[{_IDEOGRAPH}{_CLOSING}])(?=[{_IDEOGRAPH}「『（【〔《〈])(?![{_CLOSING}])")
_HAS_CJK = re.compile(f"[{_IDEOGRAPH}]")


@lru_cache(maxsize=65536)
def breakable(word: str) -> tuple[str, ...]:
    """A word without spaces cut at the points where a line may end."""
    if word.isalpha() and word.isascii():
        return (word,)
    if "://" in word or word.startswith("www."):
        parts = _ADDRESS.split(word)
        return tuple(_joined(parts))
    if _HAS_CJK.search(word):
        return tuple(_CJK.split(word))
    return tuple(_HYPHEN.split(word))


def _joined(parts: list[str]) -> Iterator[str]:
    """The scheme stays with the host: `https://` alone on a line helps nobody."""
    held = ""
    for part in parts:
        held += part
        if len(held) > 12:
            yield held
            held = ""
    if held:
        yield held


def words(spans: Iterable[Span], fonts: Fonts) -> list[Word]:
    """The words of the spans with what white space follows each. Words without space between them may still be parted."""
    found: list[Word] = []
    open_word = False
    for span in spans:
        look = span.look
        for token in _TOKENS.findall(span.text.replace("\n", " ").replace("\t", " ")):
            if token[0] == " ":
                if found and not found[-1].space:
                    space = tuple(_pieces(" ", span, look, fonts))
                    found[-1].space, found[-1].space_width = space, sum(piece.width for piece in space)
                open_word = False
                continue
            for index, part in enumerate(breakable(token)):
                pieces = _pieces(part, span, look, fonts)
                width = sum([piece.width for piece in pieces])
                if index == 0 and found and (open_word or span.glued) and not (span.glued and found[-1].space):
                    found[-1].pieces += pieces
                    found[-1].width += width
                else:
                    found.append(Word(pieces, width))
            open_word = True
    return found


def _pieces(text: str, span: Span, look: Look, fonts: Fonts) -> list[Piece]:
    size = look.size
    return [
        Piece(part, face, width * size, span) for face, part, width in fonts.runs(text, look.family, look.bold, look.italic)
    ]


def set_lines(spans: Iterable[Span], fonts: Fonts, width: float, first: float = 0.0) -> list[SetLine]:
    """The spans as lines of at most `width` points, the first one shorter by `first`. No spans: no lines."""
    lines: list[SetLine] = []
    current: list[Word] = []
    used, room = 0.0, width - first
    for word in _fitting(words(spans, fonts), width):
        if current and used + word.width > room + 0.01:
            lines.append(_line(current))
            current, used, room = [], 0.0, width
        current.append(word)
        used += word.width + word.space_width
    if current:
        lines.append(_line(current))
    return lines


def _fitting(found: list[Word], width: float) -> Iterator[Word]:
    """Words no wider than a line; one that is wider is cut between characters."""
    for word in found:
        if word.width <= width:
            yield word
            continue
        parts = [
            Piece(character, piece.face, piece.face.width(character) * piece.span.look.size, piece.span)
            for piece in word.pieces
            for character in piece.text
        ]
        held: list[Piece] = []
        used = 0.0
        for part in parts:
            if held and used + part.width > width:
                yield Word(_merged(held), used)
                held, used = [], 0.0
            held.append(part)
            used += part.width
        yield Word(_merged(held), used, word.space, word.space_width)


def _line(found: list[Word]) -> SetLine:
    pieces: list[Piece] = []
    for word in found:
        pieces += word.pieces
        pieces += word.space
    width = sum(word.width + word.space_width for word in found) - found[-1].space_width
    notes = tuple(dict.fromkeys(piece.span.note for piece in pieces if piece.span.note is not None))
    return SetLine(tuple(_merged(pieces)), width, notes)


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one span and face as one piece: fewer operators in the file."""
    merged: list[Piece] = []
    held: list[Piece] = []
    for piece in pieces:
        if held and (piece.span is not held[0].span or piece.face is not held[0].face):
            merged.append(_one(held))
            held = []
        held.append(piece)
    if held:
        merged.append(_one(held))
    return merged


def _one(held: list[Piece]) -> Piece:
    if len(held) == 1:
        return held[0]
    first = held[0]
    return Piece("".join([piece.text for piece in held]), first.face, sum([piece.width for piece in held]), first.span)
