"""Random corruptions of finished memos, of their sources and of their records, each with the findings that name it rightly.

A corruption of words is made on the memo's tree, which is then rendered with the record of the sound memo: that is a file
altered after it was issued, in either format. Corruptions of marks and notes are made in the file itself.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from random import Random

from tests.verify.made import map_sentences

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.claim import Claim
from pactbrief.model.edition import Provenance
from pactbrief.model.memo import Memo, Paragraph, Sentence, Text, flat, sentences
from pactbrief.model.passage import Passage
from pactbrief.model.source import Source
from pactbrief.render.interface import render
from pactbrief.verify.provenance import provenance_of, to_bytes

STYLE = load_style(SHIPPED_STYLES / "memo.toml")
_MONTH = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b")
_QUOTED = re.compile(r"[‘„“«]([^‘’„“”«»]{12,})[’“”»]")
_STRONGER = (
    (re.compile(r"\bmay (be )?(adopt|ratif|sign|conclud)\w*"), "ratified"),
    (re.compile(r"\b(signed|concluded)\b"), "ratified"),
    (re.compile(r"\b[Nn]egotiati\w+"), "signed"),
)


@dataclass(frozen=True)
class Case:
    """A sound memo with all it rests on."""

    memo: Memo
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]

    @cached_property
    def provenance(self) -> Provenance:
        """The record of the sound memo."""
        return provenance_of(self.memo, self.sources, self.claims, "weekly")

    def file(self, form: str, memo: Memo | None = None, provenance: Provenance | None = None) -> bytes:
        """The memo, or another in its place, as a file that carries the sound record, or another in its place."""
        return render(form, memo or self.memo, STYLE, to_bytes(provenance or self.provenance))


@dataclass(frozen=True)
class Mutation:
    """A corrupted file with the sources it is held against; `expected`: one of these sets must be among the findings."""

    name: str
    content: bytes
    sources: Mapping[str, Source]
    expected: tuple[frozenset[str], ...]


Mutator = Callable[[Random, Case, str], "Mutation | None"]


def _one_of(*names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({name}) for name in names)


def _all_of(*names: str) -> tuple[frozenset[str], ...]:
    return (frozenset(names),)


def _with_text(memo: Memo, sentence: Sentence, before: str, after: str) -> Memo:
    """The memo with `before` replaced in that one sentence."""
    places = iter([sentence])

    def change(one: Sentence) -> Sentence:
        if one is not sentence or next(places, None) is None:
            return one
        at = next((i for i, inline in enumerate(one.inlines) if isinstance(inline, Text) and before in inline.text), None)
        if at is None:
            return one
        changed = replace(one.inlines[at], text=one.inlines[at].text.replace(before, after, 1))  # type: ignore[union-attr]
        return replace(one, inlines=(*one.inlines[:at], changed, *one.inlines[at + 1 :]))

    return map_sentences(memo, change)


def _pick(rng: Random, case: Case, pattern: re.Pattern[str], own: bool = False) -> tuple[Sentence, re.Match[str]] | None:
    """A fact and a match in one of its runs; with `own`, outside quotation marks."""
    found = []
    for sentence in sentences(case.memo):
        if sentence.kind == "fact" and sentence.claims:
            for inline in sentence.inlines:
                if isinstance(inline, Text):
                    text = _QUOTED.sub(lambda m: "\x00" * len(m[0]), inline.text) if own else inline.text
                    found += [(sentence, match) for match in pattern.finditer(text)]
    return rng.choice(found) if found else None


def _other_digits(rng: Random, digits: str) -> str:
    at = rng.randrange(len(digits))
    other = rng.choice([d for d in "123456789" if d != digits[at]])
    return digits[:at] + other + digits[at + 1 :]


def quotation_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    picked = _pick(rng, case, _QUOTED)
    if not picked:
        return None
    sentence, match = picked
    words = re.findall(r"[^\W\d_]{4,}", match[1])
    if not words:
        return None
    word = rng.choice(words)
    quotation = match[0].replace(word, word[::-1].lower() + "x", 1)
    memo = _with_text(case.memo, sentence, match[0], quotation)
    return Mutation(f"quotation {word}", case.file(form, memo), case.sources, _all_of("sentence-altered", "quote-not-found"))


def date_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    picked = _pick(rng, case, re.compile(r"(?:\d{1,2} )?" + _MONTH.pattern + r" \d{4}"), own=True)
    if not picked:
        return None
    sentence, match = picked
    other = _other_digits(rng, match[0][-4:])
    memo = _with_text(case.memo, sentence, match[0], match[0][:-4] + other)
    return Mutation(f"year {other}", case.file(form, memo), case.sources, _all_of("sentence-altered", "date-not-in-evidence"))


def digit_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    picked = _pick(rng, case, re.compile(r"\d+"))
    if not picked:
        return None
    sentence, match = picked
    start = match.start()
    context = match.string[max(0, start - 12) : match.end() + 4]
    changed = context.replace(match[0], _other_digits(rng, match[0]), 1)
    memo = _with_text(case.memo, sentence, context, changed)
    if "\x00" in context or memo == case.memo:
        return None
    others = ("number-not-in-evidence", "date-not-in-evidence", "quote-not-found", "quote-found-elsewhere")
    expected = tuple(frozenset({"sentence-altered", other}) for other in others)
    return Mutation(f"digit {changed!r}", case.file(form, memo), case.sources, expected)


def stage_raised(rng: Random, case: Case, form: str) -> Mutation | None:
    weak, strong = rng.choice(_STRONGER)
    picked = _pick(rng, case, weak, own=True)
    if not picked:
        return None
    sentence, match = picked
    memo = _with_text(case.memo, sentence, match[0], strong)
    expected = _all_of("sentence-altered", "stage-stronger-than-evidence")
    return Mutation(f"stage {match[0]} → {strong}: {sentence.text}", case.file(form, memo), case.sources, expected)


def name_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    picked = _pick(rng, case, re.compile(r"(?<=[a-z] )(Japan|Korea|Norway|EU|Tokyo|Kyodo)\b"), own=True)
    if not picked:
        return None
    sentence, match = picked
    memo = _with_text(case.memo, sentence, " " + match[0], " " + rng.choice(("Mongolia", "Riga", "Reuters")))
    expected = tuple(frozenset({"sentence-altered", other}) for other in ("name-not-in-evidence", "quote-not-found"))
    return Mutation(f"name {match[0]}", case.file(form, memo), case.sources, expected)


def heading_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    title = re.sub(r"signed|concluded|established|adoption|negotiation", "ratified", case.memo.title, count=1)
    if title == case.memo.title:
        return None
    content = case.file(form, replace(case.memo, title=title))
    return Mutation(f"headline {title}", content, case.sources, _all_of("heading-altered", "stage-stronger-than-evidence"))


def note_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    note = rng.choice(case.memo.notes)
    at = [i for i, inline in enumerate(note.inlines) if isinstance(inline, Text) and re.search(r"[a-z]{4}|\d", inline.text)]
    if not at:
        return None
    index = rng.choice(at)
    text = note.inlines[index].text  # type: ignore[union-attr]
    match = rng.choice(list(re.finditer(r"[a-z]{4,}|\d", text)))
    other = _other_digits(rng, match[0]) if match[0].isdigit() else match[0][::-1] + "x"
    changed = Text(text[: match.start()] + other + text[match.end() :])
    inlines = (*note.inlines[:index], changed, *note.inlines[index + 1 :])
    notes = tuple(replace(n, inlines=inlines) if n is note else n for n in case.memo.notes)
    content = case.file(form, replace(case.memo, notes=notes))
    return Mutation(f"note {note.number}: {match[0]} → {other}", content, case.sources, _one_of("note-altered"))


def notes_swapped(rng: Random, case: Case, form: str) -> Mutation | None:
    one, other = rng.sample(case.memo.notes, 2)
    if one.text == other.text:
        return None
    swap = {one.number: other, other.number: one}
    notes = tuple(replace(swap[n.number], number=n.number) if n.number in swap else n for n in case.memo.notes)
    content = case.file(form, replace(case.memo, notes=notes))
    return Mutation(f"notes {one.number} and {other.number}", content, case.sources, _one_of("note-swapped"))


def sentence_added(rng: Random, case: Case, form: str) -> Mutation | None:
    added = Paragraph((Sentence((Text("Ministers in Ulan Bator are said to have called the whole plan a failure."),)),))
    at = rng.randrange(len(case.memo.blocks) + 1)
    memo = replace(case.memo, blocks=(*case.memo.blocks[:at], added, *case.memo.blocks[at:]))
    return Mutation("sentence added", case.file(form, memo), case.sources, _one_of("text-added-without-note"))


def words_added(rng: Random, case: Case, form: str) -> Mutation | None:
    facts = [s for b in flat(case.memo.blocks) if isinstance(b, Paragraph) for s in b.sentences if s.kind == "fact"]
    if not facts:
        return None
    fact = rng.choice(facts)
    change = replace(fact, inlines=(*fact.inlines, Text(" This binds every future government of Mongolia.")))
    memo = map_sentences(case.memo, lambda s: change if s is fact else s)
    return Mutation("words added", case.file(form, memo), case.sources, _one_of("text-added-without-note", "text-added"))


def mark_dropped(rng: Random, case: Case, form: str) -> Mutation | None:
    """The mark and its note leave together; all later notes move up."""
    marked = [s for s in sentences(case.memo) if s.kind == "fact" and len(s.notes) == 1]
    fact = rng.choice(marked)
    gone = fact.notes[0]
    if any(f"n {gone}" in i.text for n in case.memo.notes for i in n.inlines):
        return None  # a renderer refuses references to nothing

    def moved(number: int) -> int:
        return number - (number > gone)

    def change(one: Sentence) -> Sentence:
        kept = (i for i in one.inlines if not (one is fact and not hasattr(i, "text")))
        return replace(one, inlines=tuple(replace(i, note=moved(i.note)) if hasattr(i, "note") else i for i in kept))

    notes = tuple(
        replace(
            n,
            number=moved(n.number),
            inlines=tuple(
                replace(i, note=moved(i.note), text=f"n {moved(i.note)}") if hasattr(i, "note") else i for i in n.inlines
            ),
        )
        for n in case.memo.notes
        if n.number != gone
    )
    memo = replace(map_sentences(case.memo, change), notes=notes)
    return Mutation(f"mark {gone} dropped", case.file(form, memo), case.sources, _one_of("sentence-without-note"))


def _edited(content: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            inner = old.read(name)
            new.writestr(name, edit(inner.decode()).encode() if name == part else inner)
    return packed.getvalue()


def docx_note_removed(rng: Random, case: Case, form: str) -> Mutation | None:
    if form != "docx":
        return None
    at = rng.randrange(len(case.memo.notes))

    def edit(xml: str) -> str:
        notes = [m for m in re.finditer(r"<w:footnote [^>]*>.*?</w:footnote>", xml, re.S) if "w:type=" not in m[0][:60]]
        return xml.replace(notes[at][0], "", 1)

    content = _edited(case.file(form), "word/footnotes.xml", edit)
    return Mutation("footnote removed from the part", content, case.sources, _one_of("mark-without-note"))


def docx_mark_removed(rng: Random, case: Case, form: str) -> Mutation | None:
    if form != "docx":
        return None
    at = rng.randrange(len(case.memo.notes))

    def edit(xml: str) -> str:
        return xml.replace(re.findall(r"<w:footnoteReference [^>]*/>", xml)[at], "", 1)

    content = _edited(case.file(form), "word/document.xml", edit)
    return Mutation("mark removed from the text", content, case.sources, _all_of("note-without-mark", "sentence-without-note"))


def docx_ids_swapped(rng: Random, case: Case, form: str) -> Mutation | None:
    one, other = sorted(rng.sample(range(len(case.memo.notes)), 2))
    if form != "docx" or case.memo.notes[one].text == case.memo.notes[other].text:
        return None

    def edit(xml: str) -> str:
        found = list(re.finditer(r"<w:footnoteReference [^>]*/>", xml))
        first, second = found[one], found[other]
        return xml[: first.start()] + second[0] + xml[first.end() : second.start()] + first[0] + xml[second.end() :]

    content = _edited(case.file(form), "word/document.xml", edit)
    return Mutation("marks swapped", content, case.sources, _one_of("note-swapped", "note-moved"))


def _changed(source: Source, text: str) -> Source:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return replace(source, text=text, text_sha256=digest, sha256=digest)


def _cited(rng: Random, case: Case) -> Passage:
    return rng.choice([passage for note in case.memo.notes for passage in note.passages])


def source_changed_in_passage(rng: Random, case: Case, form: str) -> Mutation | None:
    passage = _cited(rng, case)
    source = case.sources[passage.source]
    at = rng.randrange(passage.start, passage.end)
    other = "#" if source.text[at] != "#" else "+"
    text = source.text[:at] + other + source.text[at + 1 :]
    sources = {**case.sources, source.id: _changed(source, text)}
    return Mutation("source changed in a passage", case.file(form), sources, _all_of("source-changed", "quote-not-found"))


def source_changed_before_passage(rng: Random, case: Case, form: str) -> Mutation | None:
    source = case.sources[_cited(rng, case).source]
    sources = {**case.sources, source.id: _changed(source, "Corrected. " + source.text)}
    return Mutation("source grew", case.file(form), sources, _all_of("source-changed", "passage-moved"))


def source_removed(rng: Random, case: Case, form: str) -> Mutation | None:
    gone = _cited(rng, case).source
    sources = {one: source for one, source in case.sources.items() if one != gone}
    return Mutation("source removed", case.file(form), sources, _one_of("source-missing"))


def _with_passage(case: Case, changed: Callable[[dict[str, object]], dict[str, object]], rng: Random) -> Provenance:
    notes = [dict(note) for note in case.provenance["notes"]]
    at = rng.randrange(len(notes))
    notes[at] = {**notes[at], "passages": [changed(dict(notes[at]["passages"][0])), *notes[at]["passages"][1:]]}
    return {**case.provenance, "notes": notes}


def record_shifted(rng: Random, case: Case, form: str) -> Mutation | None:
    by = rng.choice((1, 2, 3))
    record = _with_passage(case, lambda p: {**p, "start": p["start"] + by, "end": p["end"] + by}, rng)  # type: ignore[operator]
    return Mutation("offsets shifted", case.file(form, provenance=record), case.sources, _one_of("passage-altered"))


def record_quote_altered(rng: Random, case: Case, form: str) -> Mutation | None:
    record = _with_passage(case, lambda p: {**p, "quote": "x" + str(p["quote"])[1:-1] + "q"}, rng)
    return Mutation("recorded quote altered", case.file(form, provenance=record), case.sources, _one_of("quote-not-found"))


def record_source_exchanged(rng: Random, case: Case, form: str) -> Mutation | None:
    others = sorted(case.provenance["sources"], key=lambda s: str(s["id"]))
    picked = rng.choice(others)["id"]
    record = _with_passage(case, lambda p: {**p, "source": picked}, rng)
    if record == case.provenance:
        return None
    expected = _one_of("quote-found-elsewhere")
    return Mutation("passage of another source", case.file(form, provenance=record), case.sources, expected)


def forged_date(rng: Random, case: Case, form: str) -> Mutation | None:
    """File and record agree on a wrong year; claims and passages tell."""
    picked = _pick(rng, case, re.compile(_MONTH.pattern + r" \d{4}"), own=True)
    if not picked:
        return None
    sentence, match = picked
    other = match[0][:-4] + _other_digits(rng, match[0][-4:])
    memo = _with_text(case.memo, sentence, match[0], other)
    forged = provenance_of(memo, case.sources, case.claims, "weekly")
    return Mutation(f"forged {other}", case.file(form, memo, forged), case.sources, _one_of("date-not-in-evidence"))


def forged_quotation(rng: Random, case: Case, form: str) -> Mutation | None:
    picked = _pick(rng, case, _QUOTED)
    if not picked:
        return None
    sentence, match = picked
    memo = _with_text(case.memo, sentence, match[1], match[1][::-1])
    forged = provenance_of(memo, case.sources, case.claims, "weekly")
    return Mutation("forged quotation", case.file(form, memo, forged), case.sources, _one_of("quote-not-found"))


MUTATORS: tuple[Mutator, ...] = (
    quotation_altered, date_altered, digit_altered, stage_raised, name_altered, heading_altered, note_altered,
    notes_swapped, sentence_added,
    words_added, mark_dropped, docx_note_removed, docx_mark_removed, docx_ids_swapped, source_changed_in_passage,
    source_changed_before_passage, source_removed, record_shifted, record_quote_altered, record_source_exchanged, forged_date,
    forged_quotation,
)  # fmt: skip


def mutations(rng: Random, cases: list[Case], count: int) -> list[Mutation]:
    """`count` mutations, the kinds in turn, memos and formats drawn at random."""
    made: list[Mutation] = []
    turn = 0
    while len(made) < count:
        mutation = MUTATORS[turn % len(MUTATORS)](rng, rng.choice(cases), rng.choice(("docx", "pdf")))
        turn += 1
        if mutation:
            made.append(mutation)
        if turn > 20 * count:
            break
    return made
