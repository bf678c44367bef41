"""Inlines of the memo to spans: their look, their place in the structure tree, where they link to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pactbrief.model.memo import CrossReference, Inline, Link, Mark, PageReference, Sentence, Text
from pactbrief.model.style import HouseStyle
from pactbrief.render.clean import followed
from pactbrief.render.pdf.lines import Look, Span
from pactbrief.render.pdf.objects import literal
from pactbrief.render.pdf.tags import Element
from pactbrief.render.scripts import EAST_ASIAN

# Superscript figures at two thirds of the size, lifted by a third: what type foundries cut for small text.
_MARK_SIZE, _MARK_RISE = 0.66, 0.34


def sentence_spans(sentences: Iterable[Sentence], element: Element, look: Look, style: HouseStyle) -> list[Span]:
    """Sentences that run on, one space between them."""
    spans: list[Span] = []
    for sentence in sentences:
        if spans:
            spans.append(Span(" ", look, element))
        spans += inline_spans(sentence.inlines, element, look, style)
    return spans


def inline_spans(inlines: Iterable[Inline], element: Element, look: Look, style: HouseStyle) -> list[Span]:
    """Inlines in order. A comma parts two marks that touch, as 12 is not 1 and 2; it is no text of the memo."""
    spans: list[Span] = []
    marked = False
    for inline in inlines:
        if isinstance(inline, Mark):
            if marked and style.note_form == "superscript":
                spans.append(Span(",", _mark_look(look, style), None, glued=True))
            spans.append(_mark(inline, element, look, style))
            marked = True
            continue
        marked = False
        match inline:
            case Text():
                spans.append(_text(inline, element, look))
            case CrossReference(note, text):
                spans.append(_link(text.replace(" ", "\u00a0"), f"note:{note}", Element("Reference", element), look))
            case PageReference(anchor, text):
                spans.append(_link(text, f"head:{anchor}", element, look))
            case Link(text, href):
                address = followed(href)
                spans.append(_link(text, address, element, look) if address else Span(text, look, element))
    return spans


def _text(text: Text, element: Element, look: Look) -> Span:
    owner = Element("Span", element, {"Lang": literal(text.lang)}) if text.lang else element
    lang = text.lang if text.lang in EAST_ASIAN else ""
    styled = replace(look, bold=look.bold or text.bold, italic=look.italic != text.italic, lang=lang)
    return Span(text.text, styled, owner)


def _link(text: str, target: str, parent: Element, look: Look) -> Span:
    return Span(text, replace(look, colour="accent"), Element("Link", parent), target)


def _mark(mark: Mark, element: Element, look: Look, style: HouseStyle) -> Span:
    owner = Element("Link", Element("Reference", element))
    text = f"[{mark.note}]" if style.note_form == "brackets" else str(mark.note)
    return Span(text, _mark_look(look, style), owner, f"note:{mark.note}", mark.note, glued=True)


def _mark_look(look: Look, style: HouseStyle) -> Look:
    if style.note_form == "brackets":
        return replace(look, size=look.size * 0.8, colour="accent", bold=False, italic=False)
    return replace(look, size=look.size * _MARK_SIZE, rise=look.size * _MARK_RISE, colour="accent", bold=False, italic=False)
