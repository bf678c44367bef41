"""What a person wrote into the regions of a finished DOCX, found by the record of what they held when it was built.

A region is looked for by the tag of its content control, else by its alias, else by its bookmark (LibreOffice drops the tag).
It was edited where its words, its footnotes, or what is bold and italic in it differ from the record. One that is found by none
of the three, or has no words left, was deleted, unless its words still stand in the text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO

from pactbrief.model.edit import ANALYST, WITHDRAWN, Edit, EditNote, EditParagraph, EditRole
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Inline, Mark, Text, plain
from pactbrief.verify.finished import ReadMemo
from pactbrief.verify.marks import align
from pactbrief.verify.read_docx import part_of, read_docx
from pactbrief.verify.record import Record
from pactbrief.verify.rich_text import UNSEEN, Element, RichReader, W, on, texts, words_of
from pactbrief.verify.text import squeeze
from pactbrief.verify.wording import compare_words

_ROWS = "{https://pactbrief/regions/1}"
_REFERENCE = re.compile(r"\(n\s*\d+\)")
_ROLES: Mapping[str, EditRole] = {"lead": "lead", "smalltext": "small", "label": "label", "listbullet": "bullet"}
#: Paragraphs that a region may have had, where its control is gone and its words are looked for in the text.
_MOST_PARAGRAPHS = 16


@dataclass(frozen=True, slots=True)
class ReadEdits:
    """The edits of one DOCX. `whole` says that nothing a person wrote is lost if a file with these edits replaces it; where it
    is false, `findings` say what would be."""

    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...] = ()
    whole: bool = True


@dataclass(slots=True)
class _File:
    """A DOCX taken apart. `rows` are the record of its regions, `held` the content elements of each region found, by key."""

    name: str
    document: str
    since: str
    words: Mapping[str, str]
    body: Element
    footnotes: dict[str, Element]
    addresses: Mapping[str, str]
    note_addresses: Mapping[str, str]
    memo: ReadMemo
    record: Record
    rows: tuple[Element, ...]
    outside: str | None
    held: dict[str, list[Element]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, what: str) -> None:
        """A warning on what cannot be carried."""
        self.findings.append(Finding("edit-not-carried", "warning", f"{self.name}: {what}"))


def read_edits(content: bytes, document: str, since: str, words: Mapping[str, str], name: str) -> ReadEdits:
    """The edits in `content`, the DOCX of the memo `document` of the edition `since`. `words` are what a memo says of edits:
    `note` opens the notes of the analyst, `withdrawn` closes one whose sources are gone. `name` is for findings. InputError
    where it is no DOCX or its record is damaged."""
    file = _opened(content, document, since, words, name)
    if file is None:
        text = f"{name}: what it held when it was built is not recorded in it any more, so edits in it cannot be told."
        return ReadEdits((), (Finding("edits-not-read", "warning", text),), whole=False)
    file.held = {key: found for row in file.rows if (key := row.get("key", "")) and (found := _content(row, file)) is not None}
    if file.rows and not file.held and not all(_still_there(row, file) for row in file.rows):
        text = f"{name}: none of the passages that can be edited is marked in it any more, so edits in it cannot be told."
        return ReadEdits((), (Finding("edits-not-read", "warning", text),), whole=False)
    numbers, altered = _notes(file)
    edits = [edit for row in file.rows if (edit := _edit(row, file, numbers, altered))]
    _check_outside(file, altered)
    return ReadEdits(tuple(edits), tuple(dict.fromkeys(file.findings)), whole=not file.findings)


def _opened(content: bytes, document: str, since: str, words: Mapping[str, str], name: str) -> _File | None:
    memo = read_docx(content, name)
    with zipfile.ZipFile(BytesIO(content)) as package:
        root = part_of(package, "word/document.xml", name)
        notes = part_of(package, "word/footnotes.xml", name)
        parts = (part_of(package, part, name) for part in sorted(package.namelist()) if part.startswith("customXml/item"))
        regions = next((part for part in parts if part is not None and part.tag == _ROWS + "regions"), None)
        addresses = _addresses(part_of(package, "word/_rels/document.xml.rels", name))
        note_addresses = _addresses(part_of(package, "word/_rels/footnotes.xml.rels", name))
    if root is None or regions is None or memo.record is None:
        return None
    footnotes = {} if notes is None else {note.get(W + "id", ""): note for note in notes.iterchildren(W + "footnote")}
    rows = tuple(regions.iterchildren(_ROWS + "region"))
    return _File(
        name, document, since, words, root.find(W + "body"), footnotes, addresses, note_addresses, memo, memo.record, rows,
        regions.get("outside"),
    )  # fmt: skip


def _addresses(relations: Element | None) -> dict[str, str]:
    if relations is None:
        return {}
    safe = ("http://", "https://", "mailto:")
    return {one.get("Id", ""): one.get("Target", "") for one in relations if one.get("Target", "").startswith(safe)}


def _content(row: Element, file: _File) -> list[Element] | None:
    """The elements that the region holds now; None where it cannot be found."""
    controls = [one for one in file.body.iter(W + "sdt") if one.find(W + "sdtContent") is not None]
    for name in ("tag", "alias"):
        fitting = [one for one in controls if _property(one, name) == row.get(name)]
        if len(fitting) == 1:
            emptied = fitting[0].find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            return [] if emptied else list(fitting[0].find(W + "sdtContent"))
    return _bookmarked(row.get("bookmark", ""), file.body)


def _property(control: Element, name: str) -> str | None:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return None if found is None else str(found.get(W + "val"))


def _bookmarked(name: str, body: Element) -> list[Element] | None:
    """The blocks from the one in which the bookmark starts to the one in which it ends."""
    start = next((one for one in body.iter(W + "bookmarkStart") if one.get(W + "name") == name), None)
    if start is None:
        return None
    end = next((one for one in body.iter(W + "bookmarkEnd") if one.get(W + "id") == start.get(W + "id")), None)
    first, last = _block(start, body), _block(end, body)
    if first is None or last is None or first.getparent() is not last.getparent():
        return None
    blocks = list(first.getparent())
    return blocks[blocks.index(first) : blocks.index(last) + 1]


def _block(element: Element | None, body: Element) -> Element | None:
    """The paragraph around the element, else the element itself where it stands between blocks."""
    if element is None:
        return None
    return next((one for one in element.iterancestors(W + "p")), element)


def _paragraphs(elements: Sequence[Element]) -> list[Element]:
    """The paragraphs of the final view, those of tables included, in order."""
    found: list[Element] = []
    waiting = list(reversed(elements))
    while waiting:
        element = waiting.pop()
        if element.tag == W + "p":
            found.append(element)
        elif element.tag not in UNSEEN:
            waiting.extend(reversed(element))
    return found


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _still_there(row: Element, file: _File) -> bool:
    """Whether the words of a region whose control is gone stand in the text as they were."""
    lines = [words_of(paragraph) for paragraph in file.body.iter(W + "p")]
    spans = ((at, at + length) for length in range(1, _MOST_PARAGRAPHS + 1) for at in range(len(lines) - length + 1))
    return any(_digest("\n".join(lines[a:b])) == row.get("sha256") for a, b in spans)


def _notes(file: _File) -> tuple[dict[str, int], set[str]]:
    """(recorded number of each footnote by its id, ids of those whose words were altered or that are new)."""
    order: dict[str, int] = {}
    for mark in file.body.iter(W + "footnoteReference"):
        if not any(one.tag in UNSEEN for one in mark.iterancestors()):
            order.setdefault(mark.get(W + "id", ""), len(order) + 1)
    alignment = align(file.memo, file.record)
    touched = {finding.note for finding in alignment.findings if finding.check == "note-altered"}
    printed = {note.number: _REFERENCE.sub("(n)", note.text) for note in file.memo.notes}
    by_text = {squeeze(_REFERENCE.sub("(n)", note.text)): note.number for note in reversed(file.record.notes)}
    numbers: dict[str, int] = {}
    altered: set[str] = set()
    for identifier, number in order.items():
        same = by_text.get(squeeze(printed.get(number, "")))
        twin = alignment.numbers.get(number)
        if twin is not None and number not in touched:
            numbers[identifier] = twin
        elif same is not None:
            numbers[identifier] = same
        else:
            altered.add(identifier)
    return numbers, altered


def _edit(row: Element, file: _File, numbers: Mapping[str, int], altered: set[str]) -> Edit | None:
    """The edit of one region; None where it is as it was built."""
    key, title = row.get("key", ""), row.get("title") or row.get("alias", "")
    blank = Edit(file.document, key, title, file.since, row.get("generated") or row.get("sha256", ""))
    elements = file.held.get(key)
    if elements is None:
        return None if _still_there(row, file) else replace(blank, deleted=True)
    paragraphs = _paragraphs(elements)
    marks = [mark.get(W + "id", "") for p in paragraphs for mark in _seen_marks(p)]
    recorded = (row.get("notes") or "").split()
    if (
        _digest("\n".join(map(words_of, paragraphs))) == row.get("sha256")
        and not altered.intersection(marks)
        and [str(numbers[one]) for one in marks] == recorded
        and row.get("look") in (None, _digest(_look(paragraphs)))
    ):
        _lost(elements, title, file)
        return None
    written = _written(paragraphs, elements, title, file, numbers, altered)
    return replace(blank, deleted=not written[0], paragraphs=written[0], notes=written[1])


def _seen_marks(paragraph: Element) -> Iterator[Element]:
    for mark in paragraph.iter(W + "footnoteReference"):
        if not any(one.tag in UNSEEN for one in mark.iterancestors()):
            yield mark


def _look(paragraphs: Sequence[Element]) -> str:
    """The stretches of bold and italic words, as the renderer records them."""
    stretches: list[list[str]] = []
    for paragraph in paragraphs:
        before = ""
        for text in texts(paragraph):
            properties = text.getparent().find(W + "rPr")
            look = "" if properties is None else "".join(name for name in "bi" if on(properties, name))
            if look and look == before:
                stretches[-1][1] += text.text or ""
            elif look:
                stretches.append([look, text.text or ""])
            before = look
    return "\n".join(f"{look} {''.join(words.split())}" for look, words in stretches if words.strip())


def _written(
    paragraphs: Sequence[Element], elements: Sequence[Element], title: str, file: _File, numbers: Mapping[str, int],
    altered: set[str],
) -> tuple[tuple[EditParagraph, ...], tuple[EditNote, ...]]:  # fmt: skip
    """The paragraphs and footnotes of an edited region; tells what of it cannot be carried."""
    reader = RichReader(file.addresses, file.record.language)
    made = [EditParagraph(_role(paragraph), reader.paragraph(paragraph)) for paragraph in paragraphs]
    notes = tuple(_note(identifier, file, numbers.get(identifier), identifier in altered) for identifier in reader.notes)
    _lost(elements, title, file, reader.lost)
    return tuple(paragraph for paragraph in made if paragraph.inlines), notes


def _lost(elements: Sequence[Element], title: str, file: _File, more: Sequence[str] = ()) -> None:
    """Tells of what a memo cannot hold in the region `title`."""
    lost = list(more)
    if not more:
        reader = RichReader({}, file.record.language)
        for paragraph in _paragraphs(elements):
            reader.paragraph(paragraph)
        lost = reader.lost
    if any(True for one in elements for _ in one.iter(W + "tbl")):
        lost.append("the form of a table (its words are carried, a paragraph each cell)")
    for what in dict.fromkeys(lost):
        file.tell(f"{title}: {what} in it cannot be carried into a new edition.")


def _role(paragraph: Element) -> EditRole:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = style.get(W + "val", "").casefold() if style is not None else ""
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return "bullet"
    return _ROLES.get(name, "label" if name.startswith("heading") else "body")


def _note(identifier: str, file: _File, number: int | None, altered: bool) -> EditNote:
    """A footnote: what it cited as recorded, or the analyst's own words."""
    words = _note_words(identifier, file)
    recorded = file.record.note.get(number) if number is not None and not altered else None
    passages = recorded.passages if recorded else ()
    if recorded is None or all(passage.source == ANALYST for passage in passages):
        return EditNote(_without(words, file.words["note"]))
    cited = tuple(replace(one, source=one.source.removeprefix(WITHDRAWN)) for one in passages)
    ids = [claim for sentence in file.record.sentences if number in sentence.notes for claim in sentence.claims]
    held = (file.record.claim[one] for one in dict.fromkeys(ids) if one in file.record.claim)
    claims = tuple(claim.id for claim in held if claim.evidence[0] in cited)
    if all(one.source.startswith(WITHDRAWN) for one in passages):
        return EditNote(_without(words, file.words["withdrawn"]), cited, claims)
    return EditNote((Text("; ".join(_citation(one.source, one.quote, file.record) for one in cited)),), cited, claims)


def _citation(source: str, quote: str, record: Record) -> str:
    """Source and words in short, for the case that the source is withdrawn."""
    told = record.source.get(source)
    names = (told.publisher, told.title, told.published) if told else (source,)
    return f"{', '.join(name for name in names if name)}: {' '.join(quote.split())}"


def _note_words(identifier: str, file: _File) -> tuple[Inline, ...]:
    reader = RichReader(file.note_addresses, file.record.language)
    inlines: list[Inline] = []
    element = file.footnotes.get(identifier)
    for paragraph in _paragraphs([element] if element is not None else []):
        if inlines:
            inlines.append(Text(" "))
        inlines += (one for one in reader.paragraph(paragraph) if not isinstance(one, Mark))
    for what in dict.fromkeys(reader.lost):
        file.tell(f"{what} in a footnote cannot be carried into a new edition.")
    return tuple(inlines)


def _without(inlines: tuple[Inline, ...], words: str) -> tuple[Inline, ...]:
    """The inlines without these words at their beginning or end."""
    made = list(inlines)
    for at in (0, -1):
        if made and isinstance(one := made[at], Text):
            text = one.text.removeprefix(words).lstrip() if at == 0 else one.text.removesuffix(words).rstrip()
            made[at] = replace(one, text=text) if text != one.text.strip() else one
    return tuple(one for one in made if isinstance(one, Mark) or one.text)


def _check_outside(file: _File, altered: set[str]) -> None:
    """Tells of words and notes outside the regions that a person changed: no region carries them."""
    inside = {text for elements in file.held.values() for one in elements for text in texts(one)}
    words = "".join("".join((t.text or "").split()) for t in texts(file.body) if t not in inside)
    in_regions = {m.get(W + "id", "") for elements in file.held.values() for one in elements for m in _seen_marks(one)}
    for identifier in sorted(altered - in_regions):
        words_there = _short(plain(_note_words(identifier, file)))
        file.tell(f"a footnote outside the passages that can be edited was changed: “{words_there}”.")
    comments = set(file.body.iter(W + "commentReference"))
    if comments - {one for elements in file.held.values() for e in elements for one in e.iter(W + "commentReference")}:
        file.tell("comments outside the passages that can be edited cannot be carried into a new edition.")
    if file.outside in (None, _digest(words)):
        return
    held = [squeeze(words_of(p)) for elements in file.held.values() for p in _paragraphs(elements)]
    rest = replace(file.memo, paragraphs=tuple(p for p in file.memo.paragraphs if squeeze(p.text) not in held))
    wrong = ("sentence-altered", "heading-altered", "text-added", "text-added-without-note")
    told = [finding.text for finding in compare_words(rest, file.record, {}).findings if finding.check in wrong]
    if not told and len(file.held) == len(file.rows):
        told = ["words were removed or moved."]
    for text in told:
        file.tell(f"outside the passages that can be edited: {text}")


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:97] + "…"
