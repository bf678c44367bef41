"""A letter of several stories: each heading with prose below it that stands for itself becomes a draft of its own.

The rest of the letter (its masthead, its list of contents, its small print) is the frame. Every story keeps the frame
around it, left out with its reason, so that no line of the letter is lost and each story knows whose letter it stood in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pactbrief.catalog.reading import reading_rules
from pactbrief.model.records import dataclass
from pactbrief.model.source import LeftOut, Span
from pactbrief.read import marks
from pactbrief.read.blocks import Block, blocks_of, count_words
from pactbrief.read.interface import Draft, Heading, Spot
from pactbrief.read.limits import MAX_STORIES, MAX_TEXT
from pactbrief.read.page import FRAME, OUTSIDE

#: Words of prose below a heading that make a story, and words of a heading.
_STORY, _FEWEST, _MOST = 20, 2, 30
#: Stories that a letter has at least when each stands for itself, and when only the letter's layout parts them: a letter
#: of two items by one hand is read as one.
_SELF, _LAYOUT = 2, 3
#: Share of the stories that must show it, and words of headlines as against those of subheadings.
_SHARE, _HEADLINE, _DIVIDED = 2 / 3, 5, 4
#: Share of names that two parts of one article have in common; stories have fewer.
_NAMES = 0.25
_RULE = re.compile(r"[-=_*~•·+#—–. ]{3,}$")
_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.):]|#\d{1,2}|[①-⑳]|[IVX]{1,4}[.)])\s+")
_URL = re.compile(r"https?://[^\s<>\"]+")
_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[A-ZÀ-Þ][\w-]{2,}|[゠-ヿ]{3,}|[一-龥]{2,}")
#: Looks of headings, the strongest first; a level of the format's own is stronger than all.
_NOWHERE = Spot(0, 0, None)
_STRENGTH = "ruled numbered upper plain"


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading: the index of its block and of the first block of its story, and how it is set (a level or a look)."""

    block: int
    first: int
    style: str


@dataclass(frozen=True, slots=True)
class _Story:
    """Blocks `first` to `last` (exclusive) with the heading at `head`."""

    head: int
    first: int
    last: int


def split(draft: Draft) -> tuple[Draft, ...]:
    """The stories of a letter, each a draft under its own heading; the letter itself where it is one text."""
    blocks = blocks_of(draft)
    stories = _stories(blocks, draft.spots)
    if not _SELF <= len(stories) <= MAX_STORIES or not _are_several(draft, blocks, stories):
        return (draft,)
    spans = [(blocks[s.first].start, blocks[s.last].start if s.last < len(blocks) else len(draft.text)) for s in stories]
    frame = len(draft.text) - sum(end - start for start, end in spans)
    if len(stories) * frame > MAX_TEXT:
        return (draft,)
    return tuple(_cut(draft, blocks, stories, spans, number) for number in range(len(stories)))


def _stories(blocks: Sequence[Block], spots: Mapping[int, Spot]) -> list[_Story]:
    """Under the strongest kind of heading that opens two stories and more."""
    heads = _heads(blocks, spots)
    for style in sorted({head.style for head in heads}, key=lambda style: (_STRENGTH.find(style), style)):
        chosen = [head for head in heads if head.style == style]
        ends = [*(head.first for head in chosen[1:]), _end(blocks, chosen[-1])]
        stories = [_Story(head.block, head.first, end) for head, end in zip(chosen, ends, strict=True)]
        told = [story for story in stories if _prose(blocks, story) >= _STORY]
        if len(told) >= _SELF:
            return told
    return []


def _heads(blocks: Sequence[Block], spots: Mapping[int, Spot]) -> list[_Head]:
    """Every line that can be a heading; of lines that stand together the first, for a deck follows its headline."""
    could = [i for i, block in enumerate(blocks) if _can_head(block)]
    heads: list[_Head] = []
    for index in could:
        if heads and heads[-1].block == index - 1 and not blocks[index].gap and not blocks[index].level:
            continue
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(blocks) and _RULE.match(blocks[i].text)]
        style = _style(blocks[index], _spot(spots, blocks[index]).level, bool(beside))
        heads.append(_Head(index, min(index, *beside) if beside else index, style))
    return heads


def _style(block: Block, level: int, ruled: bool) -> str:
    """How a heading is set: by the page's own level, else by its look."""
    if level:
        return f"h{level}"
    return "ruled" if ruled else "numbered" if _NUMBER.match(block.text) else "upper" if block.text.isupper() else "plain"


def _can_head(block: Block) -> bool:
    text = _unnumbered(block.text)
    if not _FEWEST <= count_words(text) <= _MOST or block.prose or text[-1:] in ",;:、.。" or _URL.match(text):
        return False
    if _RULE.match(block.text) or re.match(r"\s*[-*•·‣▪]\s", block.text):
        return False
    return not (_furniture(block) or marks.is_date_line(text) or marks.is_byline(text))


def _furniture(block: Block) -> bool:
    known = block.known in {None, OUTSIDE, "related articles"}
    return not known or marks.look(replace(block, text=_unnumbered(block.text) or block.text))[0] is not None


def _end(blocks: Sequence[Block], head: _Head) -> int:
    """Where the last story ends: at a rule or at small print behind its paragraphs."""
    told = 0
    for index in range(head.block + 1, len(blocks)):
        told += blocks[index].words if blocks[index].prose else 0
        rule = bool(_RULE.match(blocks[index].text)) and told >= _STORY
        if rule or (_furniture(blocks[index]) and not _leads_on(blocks[index].text) and told >= _STORY):
            return index
    return len(blocks)


def _prose(blocks: Sequence[Block], story: _Story) -> int:
    return sum(b.words for b in blocks[story.head + 1 : story.last] if b.prose and not _furniture(b))


def _leads_on(text: str) -> bool:
    """A line that leads to the whole of the story: "Read more: https://...", or an address alone."""
    bare = re.sub(r"^[\W_]+|[\s*_\])>»→:.…]+$", "", text)
    return len(text) <= 300 and bool(_URL.fullmatch(bare) or reading_rules().full_story.match(bare))


def _are_several(draft: Draft, blocks: Sequence[Block], stories: Sequence[_Story]) -> bool:
    """Whether what stands under the headings are stories and not the parts of one article."""
    enough = _SHARE * len(stories)
    if sum(_stands_alone(draft, blocks, story) for story in stories) >= enough:
        return True
    before = {_fold(block.text) for block in blocks[: stories[0].first]}
    listed = " ".join(before)
    titles = [_unnumbered(blocks[story.head].text) for story in stories]
    if sum(len(_fold(title)) > 8 and _fold(title) in listed for title in titles) >= max(2, enough):
        return True
    counted = [title for title in titles if count_words(title) > 2]
    if len(counted) < _LAYOUT:
        return False
    words = median(count_words(title) for title in counted)
    apart = _shared_names(blocks, stories) < _NAMES
    divided = _divided(draft.spots, blocks, stories)
    return (words >= _DIVIDED or apart) if divided else (words >= _HEADLINE and apart)


def _stands_alone(draft: Draft, blocks: Sequence[Block], story: _Story) -> bool:
    """A story with a link to the whole of it, a byline, a date line or a dateline of its own."""
    if _spot(draft.spots, blocks[story.head]).href:
        return True
    for block in blocks[story.head + 1 : story.last]:
        if _leads_on(block.text) and (_URL.search(block.text) or _spot(draft.spots, block).href):
            return True
        if not block.prose and (marks.is_byline(block.text) or marks.is_date_line(block.text)):
            return True
    return False


def _divided(spots: Mapping[int, Spot], blocks: Sequence[Block], stories: Sequence[_Story]) -> bool:
    """Whether rules, numbers or boxes of the page part the stories."""
    looks = sum(bool(_NUMBER.match(blocks[s.head].text)) or bool(_RULE.match(blocks[s.first].text)) for s in stories)
    return looks >= _SHARE * len(stories) or len({_spot(spots, blocks[s.head]).box for s in stories}) == len(stories)


def _shared_names(blocks: Sequence[Block], stories: Sequence[_Story]) -> float:
    """The median share of names that a story has in common with the one before it."""
    names = [{n for b in blocks[s.head + 1 : s.last] if b.prose for n in _NAME.findall(b.text)} for s in stories]
    shares = [len(a & b) / max(1, min(len(a), len(b))) for a, b in pairwise(names)]
    return median(shares)


def _cut(draft: Draft, blocks: Sequence[Block], stories: Sequence[_Story], spans: Sequence[Span], number: int) -> Draft:
    """Story `number` with the frame around it."""
    parts: list[str] = []
    left: list[LeftOut] = []
    offset = place = 0
    head = blocks[stories[number].head]
    shift = 0
    listed = " ".join(_fold(_unnumbered(blocks[story.head].text)) for story in stories)
    for other, (start, end) in enumerate([*spans, (len(draft.text), len(draft.text))]):
        framed = [b for b in blocks if place <= b.start < start]
        left += [LeftOut(b.start - place + offset, b.end - place + offset, _reason(b, listed)) for b in framed]
        parts.append(draft.text[place:start])
        offset += start - place
        if other == number:
            shift = offset - start
            parts.append(draft.text[start:end])
            offset += end - start
        place = end
    start, end = spans[number]
    inside = [s for s in draft.left_out if start <= s.start < end and s.reason not in {OUTSIDE, "related articles"}]
    left += [LeftOut(s.start + shift, s.end + shift, s.reason) for s in inside]
    title = _unnumbered(head.text)
    headings = [Heading(h.start + shift, h.end + shift, max(2, h.level)) for h in draft.headings if start <= h.start < end]
    headings = [h for h in headings if h.start != head.start + shift]
    own = Heading(head.start + shift, head.end + shift, 1)
    hints = replace(draft.hints, title=title, url=_address(draft, blocks, stories[number]), author=None)
    return replace(
        draft,
        text="".join(parts),
        hints=hints,
        left_out=tuple(sorted(left, key=lambda s: s.start)),
        headings=(own, *headings),
        spots={},
    )


def _reason(block: Block, listed: str) -> str:
    """Of the frame only its short lines tell of every story: whose letter, of which day; not its list of contents."""
    return FRAME if block.prose or _fold(_unnumbered(block.text)) in listed else OUTSIDE


def _address(draft: Draft, blocks: Sequence[Block], story: _Story) -> str | None:
    """Where the whole story stands: where its heading or the line behind it leads."""
    for block in (blocks[story.head], *(b for b in blocks[story.head + 1 : story.last] if _leads_on(b.text))):
        url = _URL.search(block.text)
        href = url[0].rstrip(".,;)]") if url else _spot(draft.spots, block).href
        if href and _URL.fullmatch(href):
            return href
    return None


def _spot(spots: Mapping[int, Spot], block: Block) -> Spot:
    return spots.get(block.start, _NOWHERE)


def _unnumbered(text: str) -> str:
    return _NUMBER.sub("", text, count=1).strip(" *_#")


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
