"""The words of a finished file held against the sentences of its record.

Each paragraph of the file is read as a row of recorded sentences and fixed words. What cannot be read so was altered (it is
much like a sentence that is gone) or added. Cost: an unread letter 1, a recorded unit next to nothing, so that the reading
that leaves least unread is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from difflib import SequenceMatcher

from pactbrief.model.finding import Finding
from pactbrief.model.records import dataclass
from pactbrief.verify.finished import ReadMemo, ReadParagraph
from pactbrief.verify.record import Record, RecordedSentence
from pactbrief.verify.text import UNSEEN, alike, fold, squeeze, wordless

#: Likeness (0 to 1) above which an unread piece is taken for an altered sentence.
_SAME_SENTENCE = 0.5
#: The same for headings and labels, which are short.
_SAME_HEADING = 0.7
#: Letters below which a recorded unit inside unread words is taken for chance: "EU", "signed", and, where it does not end as a
#: sentence does, "30 January 2024".
_CHANCE = 12
_CHANCE_OPEN = 24


@dataclass(frozen=True, slots=True)
class Altered:
    """A recorded sentence and what the file has in its place."""

    sentence: RecordedSentence
    text: str


@dataclass(slots=True)
class Reading:
    """What comparing a file with its record gave; `headings` are altered ones as the file has them."""

    findings: list[Finding] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph: a recorded unit (`key`) or unread words (`key` None), with the marks behind it.

    `printed` is the squeezed stretch itself, which differs from `key` where some of its characters could not be printed.
    """

    key: str | None
    text: str
    marks: tuple[int, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of a squeezed paragraph and the unit that it reads as, None where it is unread."""

    start: int
    end: int
    unit: str | None


def compare_words(memo: ReadMemo, record: Record, numbers: dict[int, int]) -> Reading:
    """The file's paragraphs against the record. `numbers` tells which note of the file is which of the record."""
    units = _Units(record)
    reading = Reading()
    unread: list[_Piece] = []
    for paragraph in memo.paragraphs:
        for piece in units.read(paragraph):
            sentence = units.take(piece, numbers) if piece.key is not None else None
            if sentence is not None:
                reading.findings += _marked(sentence, piece, numbers)
                reading.findings += _unprinted(sentence, piece)
            elif piece.key in units.fixed:
                units.unseen.pop(piece.key or "", None)
            elif not wordless(piece.text):
                unread.append(piece)
    for piece in unread:
        _place(piece, units, reading)
    reading.findings += [
        Finding("sentence-missing", "warning", f"The file lacks the recorded sentence “{sentence.text}”.")
        for sentence in units.left()
        if not wordless(sentence.text)
    ]
    return reading


def _marked(sentence: RecordedSentence, piece: _Piece, numbers: dict[int, int]) -> Iterator[Finding]:
    """Whether a sentence bears the marks that it was recorded with."""
    found = [numbers[number] for number in piece.marks if number in numbers]
    lost = [number for number in sentence.notes if number not in found]
    if sentence.kind == "fact" and sentence.notes and not piece.marks:
        yield Finding("sentence-without-note", "error", f"“{sentence.text}” has lost its note {sentence.notes[0]}.", lost[0])
    elif lost:
        text = f"“{sentence.text}” no longer bears note {lost[0]}, which carries it."
        yield Finding("note-moved", "error", text, lost[0])
    for number in found:
        if number not in sentence.notes:
            text = f"“{sentence.text}” bears note {number}, which was recorded elsewhere."
            yield Finding("note-moved", "error", text, number)


def _unprinted(sentence: RecordedSentence, piece: _Piece) -> Iterator[Finding]:
    if piece.printed != piece.key:
        text = f"“{sentence.text}” could not be printed in full, for want of a font."
        yield Finding("characters-missing", "warning", text, sentence.notes[0] if sentence.notes else None)


def _place(piece: _Piece, units: _Units, reading: Reading) -> None:
    """Decides whether unread words alter a sentence that is gone, or were added."""
    words = fold(piece.text).split()
    best, index = 0.0, -1
    for at, sentence in units.remaining():
        matcher = SequenceMatcher(None, words, sentence.text.split(), autojunk=False)
        if matcher.quick_ratio() > best and (likeness := matcher.ratio()) > best:
            best, index = likeness, at
    if best < _SAME_SENTENCE:
        best, index = _by_letters(piece, units)
    if best >= _SAME_SENTENCE:
        sentence = units.drop(index)
        text = f"The file has “{fold(piece.text)}” for the recorded “{sentence.text}”."
        reading.findings.append(Finding("sentence-altered", "error", text))
        reading.altered.append(Altered(sentence, fold(piece.text)))
    elif heading := _like_heading(piece, units):
        text = f"The file has “{fold(piece.text)}” for the recorded heading or label “{heading}”."
        reading.findings.append(Finding("heading-altered", "error", text))
        reading.headings.append(fold(piece.text))
    elif piece.marks:
        text = f"“{fold(piece.text)}” is not in the record; its note {piece.marks[0]} cannot be traced."
        reading.findings.append(Finding("text-added", "warning", text, piece.marks[0]))
    else:
        text = f"“{fold(piece.text)}” was added without a note."
        reading.findings.append(Finding("text-added-without-note", "error", text))


def _like_heading(piece: _Piece, units: _Units) -> str | None:
    """The heading or label that nowhere in the file was met and is much like the piece."""
    key = squeeze(piece.text)
    likeness = {text: SequenceMatcher(None, key, other, autojunk=False).ratio() for other, text in units.unseen.items()}
    best = max(likeness, key=lambda text: likeness[text], default=None)
    return best if best is not None and likeness[best] >= _SAME_HEADING else None


def _by_letters(piece: _Piece, units: _Units) -> tuple[float, int]:
    """The likeness by letters, for pieces of few words (a table cell, a word run together)."""
    key = squeeze(piece.text)
    best, index = 0.0, -1
    for at, sentence in units.remaining():
        if len(key) <= 4 * _CHANCE or len(sentence.text) <= 4 * _CHANCE:
            likeness = SequenceMatcher(None, key, squeeze(sentence.text), autojunk=False).ratio()
            if likeness > best:
                best, index = likeness, at
    return best, index


class _Units:
    """The recorded sentences and fixed words, by their squeezed form; sentences are used up, fixed words are not."""

    def __init__(self, record: Record) -> None:
        self.sentences = record.sentences
        self.fixed = {key for key in map(squeeze, (*record.headings, *record.fixed)) if key}
        self.unseen = {key: text for text in (*record.headings, *record.fixed) if (key := squeeze(text))}
        self._waiting: dict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(record.sentences):
            if key := squeeze(sentence.text):
                self._waiting[key].append(at)
        self._known = dict.fromkeys((*sorted(self.fixed), *self._waiting))
        self._texts = {squeeze(text): text for text in (*record.headings, *record.fixed, *(s.text for s in record.sentences))}
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._known, key=len, reverse=True):
            self._by_start[key[:1]].append(key)

    def take(self, piece: _Piece, numbers: dict[int, int]) -> RecordedSentence | None:
        """The waiting sentence that the piece reads as, that with the same notes first; None where none waits."""
        waiting = self._waiting.get(piece.key or "", [])
        if piece.printed != piece.key:
            waiting = sorted(at for key, those in self._waiting.items() if alike(piece.printed, key) for at in those)
        if not waiting:
            return None
        notes = tuple(numbers.get(number, 0) for number in piece.marks)
        chosen = next((at for at in waiting if self.sentences[at].notes == notes), waiting[0])
        return self.drop(chosen)

    def remaining(self) -> Iterator[tuple[int, RecordedSentence]]:
        """Sentences that no paragraph has read as yet, with their index."""
        for at in sorted(at for waiting in self._waiting.values() for at in waiting):
            yield at, self.sentences[at]

    def left(self) -> tuple[RecordedSentence, ...]:
        """The sentences never found."""
        return tuple(sentence for _, sentence in self.remaining())

    def drop(self, index: int) -> RecordedSentence:
        """Takes one sentence out by index."""
        for waiting in self._waiting.values():
            if index in waiting:
                waiting.remove(index)
        return self.sentences[index]

    def read(self, paragraph: ReadParagraph) -> list[_Piece]:
        """The paragraph as pieces, by the reading that leaves least unread."""
        key = squeeze(paragraph.text)
        marks = [(len(squeeze(paragraph.text[: sign.offset])), sign.number) for sign in paragraph.marks]
        if key in self._known:
            return [_Piece(key, paragraph.text, tuple(number for _, number in marks), key)]
        cover = self._cover(key, _word_starts(paragraph.text))
        spans = _merged([span for span in cover if span.unit or not wordless(key[span.start : span.end])])
        ends = [span.start for span in spans[1:]] + [len(key)]
        return [
            _Piece(
                span.unit,
                self._texts[span.unit] if span.unit else _words(paragraph.text, span.start, span.end),
                _behind(marks, span.start, next_start),
                key[span.start : span.end],
            )
            for span, next_start in zip(spans, ends, strict=False)
        ]

    def _cover(self, key: str, starts: frozenset[int]) -> list[_Span]:
        """Spans of `key`, each a recorded unit or unread."""
        cost = [0.0] * (len(key) + 1)
        step: list[tuple[int, str | None]] = [(1, None)] * (len(key) + 1)
        for at in range(len(key) - 1, -1, -1):
            cost[at], step[at] = cost[at + 1] + (1.0 if key[at].isalnum() or key[at] == UNSEEN else 0.01), (1, None)
            if at not in starts and key[at - 1].isalnum():
                continue
            for unit in self._beginning(key, at):
                price = cost[at + len(unit)] + (min(3.0, 0.5 * len(unit)) if len(unit) < _CHANCE else 0.1)
                if price < cost[at]:
                    cost[at], step[at] = price, (len(unit), unit)
        spans: list[_Span] = []
        at = 0
        while at < len(key):
            length, found = step[at]
            if found is None and spans and spans[-1].unit is None:
                spans[-1] = _Span(spans[-1].start, at + length, None)
            else:
                spans.append(_Span(at, at + length, found))
            at += length
        return spans

    def _beginning(self, key: str, at: int) -> Iterator[str]:
        """The units that `key` may read as from `at` on."""
        if UNSEEN not in key:
            yield from (unit for unit in self._by_start.get(key[at], ()) if key.startswith(unit, at))
            return
        known = self._known if key[at] == UNSEEN else self._by_start.get(key[at], ())
        yield from (unit for unit in known if alike(key[at : at + len(unit)], unit))


def _by_chance(unit: str) -> bool:
    return len(unit) < (_CHANCE if unit.endswith((".", "!", "?", "’", "”", "“")) else _CHANCE_OPEN)


def _word_starts(text: str) -> frozenset[int]:
    """Where words begin in the squeezed form of `text`."""
    starts, at = {0}, 0
    for word in fold(text).split(" "):
        starts.add(at)
        at += len(word)
    return frozenset(starts)


def _merged(spans: list[_Span]) -> list[_Span]:
    """Short units between unread words read as unread too."""
    merged: list[_Span] = []
    for at, span in enumerate(spans):
        beside = [other for other in spans[max(0, at - 1) : at + 2] if other.unit is None]
        unit = None if span.unit is None or (_by_chance(span.unit) and beside) else span.unit
        if merged and merged[-1].unit is None and unit is None:
            merged[-1] = _Span(merged[-1].start, span.end, None)
        else:
            merged.append(_Span(span.start, span.end, unit))
    return merged


def _words(text: str, start: int, end: int) -> str:
    """The stretch of `text` whose squeezed form spans `start` to `end`."""
    kept = [at for at, sign in enumerate(text) if squeeze(sign)]
    if len(kept) < end:
        return squeeze(text)[start:end]
    return text[kept[start] : kept[end - 1] + 1]


def _behind(marks: list[tuple[int, int]], start: int, end: int) -> tuple[int, ...]:
    """The marks in a span and up to the next one; those at the very beginning belong to the first span."""
    return tuple(number for at, number in marks if start < at <= end or start == at == 0)
