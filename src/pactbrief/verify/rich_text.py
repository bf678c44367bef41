"""Rich text of a DOCX: the inlines of a paragraph in its final view, as an editor may have left them.

Insertions stand, deletions do not. What a memo cannot hold (pictures, comments …) is named in `lost`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from pactbrief.model.memo import Inline, Link, Mark, Text
from pactbrief.model.records import dataclass

Element = Any
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Not in the final view.
UNSEEN = frozenset(W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "sdtEndPr"))
_BLANKS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "ptab": " ", W + "noBreakHyphen": "\u2011"}
_LOST = {
    W + "drawing": "a picture",
    W + "pict": "a picture",
    W + "object": "an embedded object",
    _COMPATIBLE + "AlternateContent": "a picture",
    W + "commentReference": "a comment",
    W + "endnoteReference": "an endnote",
    _MATH + "oMath": "a formula",
}
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')
_SAFE = ("http://", "https://", "mailto:")
_LANGUAGE = re.compile(r"[a-z]{2}(?=-|$)")
_OFF = ("0", "false", "none", "off")


@dataclass(slots=True)
class RichReader:
    """Reads paragraphs. `addresses` are the hyperlinks of the part by id, `language` that of the memo; `notes` collects the
    ids of footnotes met, which marks count from 1; `lost` what could not be kept."""

    addresses: Mapping[str, str]
    language: str
    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    _fields: list[str] = field(default_factory=list)

    def paragraph(self, element: Element) -> tuple[Inline, ...]:
        """The inlines of a paragraph, runs of one look joined, no blanks at its ends."""
        self._fields.clear()
        return _tidy(list(self._inlines(element, None)))

    def _inlines(self, element: Element, href: str | None) -> Iterator[Inline]:
        for child in element:
            if child.tag in UNSEEN or not isinstance(child.tag, str):
                continue
            if child.tag in _LOST:
                self.lost.append(_LOST[child.tag])
            if child.tag == W + "r":
                yield from self._run(child, href)
            elif child.tag == W + "hyperlink":
                yield from self._inlines(child, self.addresses.get(child.get(_R + "id", ""), href))
            elif child.tag == W + "fldSimple":
                yield from self._inlines(child, _address(child.get(W + "instr", "")) or href)
            elif child.tag == _MATH + "oMath":
                yield Text("".join(child.itertext()))
            else:
                yield from self._inlines(child, href)

    def _run(self, run: Element, href: str | None) -> Iterator[Inline]:
        look = self._look(run)
        for child in run:
            if child.tag in _LOST:
                self.lost.append(_LOST[child.tag])
                words = " ".join(text.text or "" for text in child.iter(W + "t"))
                if words:
                    yield replace(look, text=f" {words} ")
            elif child.tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif child.tag == W + "instrText" and self._fields:
                self._fields[-1] += child.text or ""
            elif child.tag == W + "footnoteReference":
                self.notes.append(child.get(W + "id", ""))
                yield Mark(len(self.notes))
            elif child.tag in _BLANKS:
                yield replace(look, text=_BLANKS[child.tag])
            elif child.tag == W + "sym" and not of_mark(run):
                yield replace(look, text=_symbol(child))
            elif child.tag == W + "t" and child.text and not _sign_of_mark(run, child.text):
                address = href or next((a for f in reversed(self._fields) if (a := _address(f))), None)
                # A run of a direction mark alone is the renderer's, which writes it again.
                words = child.text if child.text.strip("\u200e") else ""
                yield Link(words, address) if address else replace(look, text=words)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _look(self, run: Element) -> Text:
        properties = run.find(W + "rPr")
        if properties is None:
            return Text("")
        named = properties.find(W + "rStyle")
        style = named.get(W + "val", "").casefold() if named is not None else ""
        code = properties.find(W + "lang")
        tag = _LANGUAGE.match(code.get(W + "val") or code.get(W + "bidi") or "") if code is not None else None
        language = tag[0] if tag and tag[0] != self.language[:2] else None
        bold, italic = on(properties, "b") or style == "strong", on(properties, "i") or style == "emphasis"
        return Text("", language, bold, italic)


def on(properties: Element, name: str) -> bool:
    """Whether a switch such as `w:b` is set in run properties."""
    switch = properties.find(W + name)
    return switch is not None and switch.get(W + "val", "1") not in _OFF


def of_mark(run: Element) -> bool:
    """Whether a run has the look of a note's mark, whatever the editor calls that style."""
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(W + "val", "").casefold().startswith("footnote")


def words_of(paragraph: Element) -> str:
    """The words of a paragraph in its final view, without blanks that editors write as signs and without marks."""
    return "".join(text.text or "" for text in texts(paragraph))


def texts(element: Element) -> Iterator[Element]:
    """The `w:t` of the final view, those of marks left out."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag in UNSEEN:
            continue
        if one.tag == W + "t" and not _sign_of_mark(one.getparent(), one.text or ""):
            yield one
        waiting.extend(reversed(one))


def _sign_of_mark(run: Element, text: str) -> bool:
    """A comma or bracket beside a mark; words that someone typed in the look of a mark are words."""
    return of_mark(run) and not any(sign.isalnum() for sign in text)


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return "\ufffd"
    return chr(code) if 0x20 <= code < 0xE000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _address(instruction: str) -> str | None:
    found = _ADDRESS.search(instruction)
    return found[1] if found and found[1].startswith(_SAFE) else None


def _tidy(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one look joined, each run of blanks made one, none at the ends."""
    made: list[Inline] = []
    for inline in inlines:
        last = made[-1] if made else None
        if not isinstance(inline, Mark) and not isinstance(last, Mark) and last and _look(inline) == _look(last):
            made[-1] = replace(last, text=last.text + inline.text)
        elif isinstance(inline, Mark) or inline.text:
            made.append(inline)
    made = [i if isinstance(i, Mark) else replace(i, text=re.sub(r"[ \t\r\n]+", " ", i.text)) for i in made]
    if made and isinstance(made[0], Text):
        made[0] = replace(made[0], text=made[0].text.lstrip(" "))
    if made and isinstance(made[-1], Text):
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" "))
    return tuple(i for i in made if isinstance(i, Mark) or i.text)


def _look(inline: Inline) -> Inline:
    return inline if isinstance(inline, Mark) else replace(inline, text="")
