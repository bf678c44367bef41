"""What a line above an article says: what kind of text it is, its number and day, whose it is, who signs."""

from __future__ import annotations

from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.read import marks
from pactbrief.read.blocks import Block, count_words
from pactbrief.read.names import without_article
from pactbrief.read.page import Page

#: Words of a headline; fewer is a kicker or a masthead unless nothing better is there, more is a paragraph.
_FEWEST, _MOST = 2, 32
_GREETING = 3  # words: "Good morning!"
_LABEL = 80  # characters of a label
_GROUP = 6  # lines of a masthead
_REACH = 240  # characters of a headline
_ENDS = expression(r"[.:;,、。]$")
_ABBREVIATED = expression(r"\b(?:[A-Z]\.)+$|…$|\.\.\.$")
_FIGURES = expression(r"\S*\d\S*")
_LETTER = expression(r"[^\W\d_]")
_BARS = expression(r"\s*[|·•—–]\s*|\s[-/]\s|\s{2,}|\u3000")
_BRACKET = expression(r"\s*\([^()]*\)\s*$")
_PLACE = expression(r"(?P<name>[^,]*\S\s[^,]*[^,\s]),\s+[^\W\d_a-z][\w’'-]*(?:[ -][^\W\d_a-z][\w’'-]*)?")


def names_kind(text: str, only: str | None = None) -> bool:
    """True for a line that says what the text is: "Press release No. 12"; `only`: of this genre."""
    rows = reading_rules().genres
    return any(place == "head" and genre == (only or genre) and pattern.search(text) for genre, place, pattern in rows)


def is_label(text: str) -> bool:
    """True for a line that says no more than what kind of text it heads, its number and day: "PRESS RELEASE No. 47/2024"."""
    if len(text) > _LABEL:
        return False
    if marks.line_reason(text) in {"kicker", "issue number"}:
        return True
    rest = marks.without_dates(text) if _FIGURES.search(text) else text
    if not _LETTER.search(rest):
        return False  # a day
    rest = reading_rules().numbers.sub(" ", rest)
    for _, place, pattern in reading_rules().genres:
        rest = pattern.sub(" ", rest) if place == "head" else rest
    return not _LETTER.search(_FIGURES.sub(" ", rest))


def is_numbered(text: str) -> bool:
    """True for a line with the number of an issue: "No. 212, 11 April 2025", "Landtag aktuell Nr. 31"."""
    return reading_rules().numbers.search(text) is not None


def before_kind(text: str) -> str:
    """The outlet in "Harbour Institute Policy Brief 7/2025": what stands before the kind of paper."""
    cues = [
        match.start()
        for _, place, pattern in reading_rules().genres
        if place == "head"
        for match in [pattern.search(text)]
        if match
    ]
    return text[: min(cues)].strip() if cues and min(cues) > 0 else text


def issuer_in(text: str) -> str | None:
    """Who speaks in "Media statement by the Ministry of Defence": behind the kind of text and a word of bylines."""
    for _, place, pattern in reading_rules().genres:
        kind = pattern.match(text) if place == "head" else None
        said = text[kind.end() :].lstrip() if kind else ""
        signed = reading_rules().byline.match(said)
        if signed:
            return without_article(said[signed.end() :])
    return None


def is_letter(page: Page, index: int) -> bool:
    """True where the lines at `index` name a letter: with the number of its issue, or it greets behind them."""
    group = group_of(page, index)
    numbered = [page.blocks[i].text for i in group if page.reasons[i] != "running head" and is_numbered(page.blocks[i].text)]
    if any(not names_kind(line, "press-release") for line in numbered):
        return True
    return any(reading_rules().greetings.match(block.text) for block in page.blocks[group[-1] + 1 : page.first + 1])


def could_be_headline(block: Block) -> bool:
    """True for a line of a headline's length that is neither a sentence nor breaks off."""
    words = count_words(block.text)
    if block.text.endswith("!") and (words < _GREETING or reading_rules().greetings.match(block.text)):
        return False
    if not _FEWEST <= words <= _MOST or len(block.text) > _REACH or (block.prose and block.text[-1:] in ".。"):
        return False
    return not _ENDS.search(block.text) or bool(_ABBREVIATED.search(block.text))


def group_of(page: Page, index: int) -> range:
    """The few lines of the head that stand together with the one at `index`, no blank line between them."""
    first = last = index
    while first > max(0, index - _GROUP) and not page.blocks[first].gap:
        first -= 1
    while last + 1 < min(page.head.stop, index + _GROUP) and not page.blocks[last + 1].gap:
        last += 1
    return range(first, last + 1)


def segments_of(text: str) -> list[str]:
    """The parts of a masthead between its bars, without day, number and place: "THE AMBER MAIL | World, 3 May 2025"."""
    parts = []
    for part in _BARS.split(marks.without_dates(text) if _FIGURES.search(text) else text):
        bare = _BRACKET.sub("", reading_rules().numbers.sub("", part)).strip(" ,:*_#(")
        place = _PLACE.fullmatch(bare)
        parts.append(place["name"] if place else bare)
    return [part for part in parts if part]
