"""A finished PDF read without the renderer's help: its structure tree says what is text, mark and note; its pages say where."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.verify.finished import ReadMemo, ReadNote, ReadParagraph, Sign, embedded
from pactbrief.verify.pdf_file import PdfFile
from pactbrief.verify.pdf_text import Font, Fragment, fragments
from pactbrief.verify.pdf_tree import Leaf, Node, inside, leaves, tree_of
from pactbrief.verify.record import Record

#: Structure elements that run inside a line; every other one begins a paragraph.
_INLINE = frozenset({"Span", "Quote", "Reference", "Link", "Annot", "BibEntry", "Code", "Em", "Strong", "Sub", "NonStruct"})
_NUMBER = re.compile(r"^\s*\[?\s*(\d{1,5})\s*\]?[.)]?\s*$")
_NOTE = re.compile(r"^\s*\[?(\d{1,5})\]?[.)]?\s*")


@dataclass(slots=True)
class _Words:
    """What the pages paint: text by (page, marked content), and which of it the tree has used."""

    painted: dict[tuple[int, int], list[Fragment]]
    used: set[tuple[int, int]] = field(default_factory=set)

    def of(self, leaf: Leaf) -> str:
        """The text of one stretch, lines parted by a space."""
        key = (leaf.page, leaf.mcid)
        self.used.add(key)
        return _joined(self.painted.get(key, ()))


def read_pdf(content: bytes, name: str = "the file") -> ReadMemo:
    """The paragraphs, marks and notes of a tagged PDF. InputError where it is no readable PDF, is encrypted or untagged."""
    try:
        file = PdfFile(content)
        if "/Encrypt" in file.trailer:
            raise InputError(f"{name}: the PDF is encrypted.", "Ask for the file without a password.")
        leaves_of_paper = file.pages()
        fonts: dict[int, Font] = {}
        pages = [fragments(page, file, fonts) for _, page in leaves_of_paper]
        root = tree_of(file, {reference: at for at, (reference, _) in enumerate(leaves_of_paper) if reference})
        record = _record(file, name)
        extra = [written for at, (_, page) in enumerate(leaves_of_paper) for written in _written_over(page, file, at + 1)]
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError, zlib.error) as reason:
        message = f"{name}: the PDF is damaged ({type(reason).__name__}: {reason})."
        raise InputError(message, "Ask for the file again.") from reason
    if root is None:
        raise InputError(
            f"{name}: the PDF has no structure tree, so its notes cannot be told from its text.",
            "Ask for the file as it was issued; printing to PDF loses the structure.",
        )
    words = _Words(_by_content(pages))
    gathered = _Gathered(words)
    gathered.walk(root)
    return ReadMemo("pdf", (*gathered.paragraphs, *_untagged(pages, words.used), *extra), tuple(gathered.notes), record)


def _by_content(pages: list[list[Fragment]]) -> dict[tuple[int, int], list[Fragment]]:
    painted: dict[tuple[int, int], list[Fragment]] = {}
    for page, shown in enumerate(pages):
        for fragment in shown:
            if fragment.mcid is not None and not fragment.artifact:
                painted.setdefault((page, fragment.mcid), []).append(fragment)
    return painted


def _joined(shown: Iterable[Fragment]) -> str:
    """Fragments as one text; a new line is a space."""
    text = ""
    last: Fragment | None = None
    for fragment in shown:
        if last is not None and abs(fragment.y - last.y) > 0.5 * max(fragment.size, last.size) and not text.endswith(" "):
            text += " "
        text += fragment.text
        last = fragment
    return text


def _untagged(pages: list[list[Fragment]], used: set[tuple[int, int]]) -> Iterator[ReadParagraph]:
    """Painted words that are neither in the tree nor page furniture: nobody but a later hand puts them there."""
    for page, shown in enumerate(pages):
        stray = [f for f in shown if not f.artifact and (f.mcid is None or (page, f.mcid) not in used)]
        text = _joined(stray)
        if text.strip():
            yield ReadParagraph(text, (), page + 1)


def _written_over(page: dict[str, Any], file: PdfFile, number: int) -> Iterator[ReadParagraph]:
    """Text that a PDF viewer's typewriter has laid over the page."""
    for annotation in map(file.resolve, file.entry(page, "/Annots") or ()):
        contents = file.entry(annotation, "/Contents")
        if file.entry(annotation, "/Subtype") == "/FreeText" and isinstance(contents, bytes):
            yield ReadParagraph(_text_string(contents), (), number)


def _text_string(raw: bytes) -> str:
    """A text string of PDF: UTF-16 with its mark, else near enough Latin 1."""
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


@dataclass(slots=True)
class _Gathered:
    """Paragraphs and notes drawn from the tree, in reading order."""

    words: _Words
    paragraphs: list[ReadParagraph] = field(default_factory=list)
    notes: list[ReadNote] = field(default_factory=list)
    _text: str = ""
    _marks: list[Sign] = field(default_factory=list)
    _page: int | None = None

    def walk(self, node: Node) -> None:
        """A block element: its inline children run on in one paragraph."""
        for child in node.children:
            if isinstance(child, Leaf) or child.kind in _INLINE:
                self._inline(child)
            elif child.kind == "Note":
                self._note(child)
            elif child.kind == "Figure":
                self._figure(child)
            else:
                self._end()
                self.walk(child)
                self._end()
        if node.kind not in _INLINE:
            self._end()

    def _inline(self, child: Node | Leaf) -> None:
        if isinstance(child, Leaf):
            self._page = child.page + 1 if self._page is None else self._page
            text = self.words.of(child)
            self._text += text
        elif child.kind == "Note":
            self._note(child)
        elif child.kind == "Reference" and (number := _NUMBER.match(self._mark_text(child))):
            page = next((leaf.page + 1 for leaf in leaves(child, without="Note")), self._page)
            self._marks.append(Sign(len(self._text), int(number[1]), page))
            for note in inside(child, "Note"):
                self._note(note)
        else:
            for grandchild in child.children:
                self._inline(grandchild)

    def _mark_text(self, node: Node) -> str:
        return "".join(self.words.of(leaf) for leaf in leaves(node, without="Note"))

    def _note(self, node: Node) -> None:
        stretches = list(leaves(node))
        text = self._spaced(stretches)
        number = _NOTE.match(text)
        page = stretches[0].page + 1 if stretches else None
        self.notes.append(ReadNote(int(number[1]) if number else None, text[number.end() :] if number else text, page))

    def _spaced(self, stretches: list[Leaf]) -> str:
        """Stretches of a note joined; where the page changes, a space."""
        text = ""
        for at, leaf in enumerate(stretches):
            parted = at and leaf.page != stretches[at - 1].page
            text += (" " if parted else "") + self.words.of(leaf)
        return text

    def _figure(self, node: Node) -> None:
        """A drawing's own words are in its alternative text; its caption is text of the memo."""
        for leaf in leaves(node, without="Caption"):
            self.words.used.add((leaf.page, leaf.mcid))
        self._end()
        for caption in inside(node, "Caption"):
            self.walk(caption)

    def _end(self) -> None:
        if self._text.strip() or self._marks:
            self.paragraphs.append(ReadParagraph(self._text, tuple(self._marks), self._page))
        self._text, self._marks, self._page = "", [], None


def _record(file: PdfFile, name: str) -> Record | None:
    """The record among the embedded files."""
    root = file.entry(file.trailer, "/Root")
    associated = [file.resolve(one) for one in file.entry(root, "/AF") or ()]
    for specification in (*associated, *_embedded(file, file.entry(file.entry(root, "/Names"), "/EmbeddedFiles"), 0)):
        names = [file.entry(specification, key) for key in ("/UF", "/F")]
        contents = file.entry(file.entry(specification, "/EF"), "/F")
        if contents and any(isinstance(one, bytes) and _text_string(one).endswith("provenance.json") for one in names):
            return embedded(file.data(contents), name)
    return None


def _embedded(file: PdfFile, node: Any, depth: int) -> Iterator[Any]:
    """The file specifications of a name tree."""
    if depth < 16:
        yield from (file.resolve(one) for one in (file.entry(node, "/Names") or ())[1::2])
        for kid in file.entry(node, "/Kids") or ():
            yield from _embedded(file, file.resolve(kid), depth + 1)
