"""The source base and how the memo was made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from pactbrief.compose.assessment import register_words
from pactbrief.compose.corrections import override_words, source_words, withdrawal_words
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.names import LANGUAGES
from pactbrief.compose.notes import is_origin
from pactbrief.compose.prose import capital, counted, date_words, listed, number, period
from pactbrief.model.memo import Block, Bullets, Column, Heading, Paragraph, Sentence, SentenceKind, Table
from pactbrief.model.override import Effect
from pactbrief.model.source import OFFICIAL, Source
from pactbrief.model.withdrawal import Withdrawal

#: Rows of the ledger: two pages of an annex (TRADECRAFT.md section 7).
MOST_ROWS = 40
#: Sources of one origin that are named; of more than these the rest is counted.
NAMED = 6


def sources_section(desk: Desk, sources: Sequence[Source], elsewhere: int = 0) -> list[Block]:
    """Counts by language and date, then the ledger: every source, its date and basis, on what it rests. `elsewhere` is the
    number of sources that report on other partnerships alone."""
    heading = Heading(1, desk.labels["sources"], "sources")
    if not sources:
        return [heading, Paragraph((plain_sentence("No source.", "count"),))]
    cited = [s for s in sources if s.id in desk.book.first]
    shown = (cited or list(sources))[:MOST_ROWS] if len(sources) > MOST_ROWS else list(sources)
    rows = [_row(desk, source) for source in shown]
    desk.listed += (source.id for source in shown)
    left = len(sources) - len(shown)
    more = f"; {counted(left, 'further source')} {'is' if left == 1 else 'are'} listed in edition.json" if left else ""
    columns = (
        Column(desk.labels["ledger"], 0.07),
        Column(desk.labels["source"], 0.52),
        Column(desk.labels["date"], 0.21),
        Column(desk.labels["cites"], 0.20),
    )
    return [
        heading,
        Paragraph((plain_sentence(_counts(sources, elsewhere), "count"), *_shared_origins(desk, sources))),
        Table(desk.labels["ledger_caption"] + more, columns, tuple(rows)),
    ]


def _counts(sources: Sequence[Source], elsewhere: int) -> str:
    single = len(sources) == 1
    languages = Counter(LANGUAGES.get(s.language or "", "a language not known") for s in sources)
    alike = f"{'' if single else 'all '}in {next(iter(languages))}"
    by_language = listed([f"{number(n)} in {name}" for name, n in languages.most_common()]) if len(languages) > 1 else alike
    parts = [f"{capital(counted(len(sources), 'source'))}{', ' if single else ': '}{by_language}", span_words(sources)]
    unnamed = sum(s.publisher is None for s in sources)
    if unnamed:
        parts.append("publisher not identified" if single else f"{number(unnamed)} without an identified publisher")
    if not any(s.genre in OFFICIAL for s in sources):
        parts.append(f"{'not' if single else 'none'} marked as an official text or statement")
    if elsewhere:
        parts.append(f"{counted(elsewhere, 'further source')} on other partnerships alone")
    return "; ".join(parts) + "."


def span_words(sources: Sequence[Source]) -> str:
    """From when to when the sources are dated, and how many are not: "dated 20 February 2024 to 21 March 2024; two undated"."""
    dates = sorted(s.published.date for s in sources if s.published)
    undated = len(sources) - len(dates)
    if not dates:
        return "undated" if undated == 1 else "none dated"
    span = f"dated {period(dates[0], dates[-1])}"
    return span + (f"; {number(undated)} undated" if undated else "")


def _shared_origins(desk: Desk, sources: Sequence[Source]) -> list[Sentence]:
    """Sources that are copies of one text, and sources that draw on one agency: each counts once."""
    held = {s.id for s in sources}
    sharing: dict[str, set[str]] = defaultdict(set)
    for claim in desk.claims.values():
        origin = desk.book.origin_of.get(claim.id)
        if origin and claim.source in held:
            sharing[origin].add(claim.source)
    sentences = []
    for origin, ids in sorted(sharing.items()):
        if len(ids) > 1:
            labels = sorted(desk.book.label(i) for i in ids)
            rest = len(labels) - NAMED
            members = listed([*labels[:NAMED], counted(rest, "other")] if rest > 1 else labels)
            both = "both" if len(ids) == 2 else "all"
            name = next((c for s in sources if s.id in ids for c in s.cites if is_origin(origin, c)), "")
            one = f"counts as one origin, not {number(len(ids))}"
            what = f"{both} draw on {name}; what they take from it {one}" if name else f"are copies of one text, which {one}"
            sentences.append(plain_sentence(f"{members} {what}.", "count"))
    return sentences


def _row(desk: Desk, source: Source) -> tuple[tuple[Sentence, ...], ...]:
    title = source.title or desk.book.untitled(source)
    by = f", by {source.author}" if source.author else ""
    file = source.path.rsplit("/", 1)[-1]
    name = f"{source.publisher or 'Publisher not identified'}{by}: {title} ({file})"
    if source.published:
        date = f"{date_words(source.published.date)} ({desk.labels['basis-' + source.published.basis]})"
    else:
        date = f"None; not after {date_words(desk.book.received.get(source.id, desk.book.as_of))}"
    return (
        (plain_sentence(desk.book.label(source.id)),),
        (plain_sentence(name),),
        (plain_sentence(date),),
        (plain_sentence(" ← ".join(source.cites) if source.cites else "Names no origin"),),
    )


def corrections_section(
    desk: Desk, effects: Sequence[Effect], sources: Sequence[Source], withdrawn: Sequence[Withdrawal] = ()
) -> list[Block]:
    """A line for each source that was withdrawn or whose sidecar contradicts it, and for each override of the brief that
    altered claims: what was done, by whom, when and why."""
    label = desk.book.label
    told = [withdrawal_words(one, desk.wording) for one in withdrawn]
    told += [words for source in sources if (words := source_words(source, label(source.id), desk.wording))]
    told += [override_words(effect, desk.names, desk.wording, label) for effect in effects if effect.before]
    if not told:
        return []
    entries = tuple(Paragraph((plain_sentence(line, "analyst"),), "small") for line in told)
    return [Heading(2, desk.labels["corrections"], "corrections"), Bullets(entries)]


def source_changes(
    desk: Desk, sources: Sequence[Source], withdrawn: Sequence[Withdrawal], earlier: Mapping[str, Mapping[str, Any]]
) -> list[tuple[Sentence, ...]]:
    """What became of the sources that the previous edition recorded (`earlier`, by id): withdrawn, gone, replaced, corrected;
    each with its sign."""
    if not earlier:
        return []
    words, signs = desk.wording.changes, desk.wording.signs
    held = {source.id: source for source in sources}
    reasons = {one.source: withdrawal_words(one, desk.wording) for one in withdrawn}
    lines: list[tuple[str, str, SentenceKind]] = []
    for one, was in earlier.items():
        source = held.get(one)
        if source is None:
            known = reasons.get(one)
            text = known or words["source-gone"].format(source=one)
            lines.append((signs["gone"], text, "analyst" if known else "count"))
            continue
        label = desk.book.label(one)
        if source.sha256 != was["sha256"]:
            lines.append((signs["other"], words["source-replaced"].format(source=label), "count"))
        elif dict(source.corrected) != was.get("corrected", {}):
            lines.append((signs["other"], source_words(source, label, desk.wording) or label, "analyst"))
    return [(plain_sentence(sign, "count"), plain_sentence(text, kind)) for sign, text, kind in lines]


def annex(desk: Desk, sources: Sequence[Source]) -> list[Block]:
    """The sources that were read and that no note cites, and the grading key that a reader of the ledger needs."""
    unused = [s for s in sources if s.id not in desk.book.first]
    lines = []
    if unused:
        named = listed([desk.book.label(s.id) for s in unused[:MOST_ROWS]])
        lines.append(plain_sentence(f"Read, not cited: {named}.", "count"))
    graded = [s for s in sources if s.reliability and s.reliability != "F"]
    if graded:
        grades = listed([f"{desk.book.label(s.id)} {s.reliability}{register_words(s)}" for s in graded])
        lines.append(plain_sentence(f"Reliability by the analyst’s register (A best, F not judged): {grades}; all others F."))
    if not lines:
        return []
    return [Heading(1, desk.labels["annex"], "annex"), Paragraph(tuple(lines), "small")]


def colophon(desk: Desk, sources: Sequence[Source], version: str, headed: bool) -> list[Block]:
    """What made the memo, and the hash of its ledger: sources by id and text, so that two files can be held together.
    Behind the method its title stands at the head of the text, elsewhere it is `headed`."""
    ledger = "\n".join(f"{s.id} {s.text_sha256}" for s in sorted(sources, key=lambda s: s.id))
    digest = sha256(ledger.encode()).hexdigest()[:16]
    text = (
        f"Composed by pactbrief {version} without a language model. Ledger of {counted(len(sources), 'source')}: SHA-256 "
        f"{digest}…; the record of sources, passages and sentences is embedded in this file; edition.json holds the checks."
    )
    told = plain_sentence(text, "count")
    if headed:
        return [Heading(1, desk.labels["colophon"], "colophon"), Paragraph((told,), "small")]
    return [Paragraph((plain_sentence(f"{desk.labels['colophon']}.", bold=True), told), "small")]


def method(desk: Desk) -> list[Block]:
    """What the statements rest on, and what the reader can check."""
    text = (
        "Every factual sentence carries a note that leads to the passage it rests on; quotations stand in the language of the "
        "source.",
        "Interviews and opinion carry no status."
        if desk.board
        else f"{desk.wording.context['origins']} Interviews and opinion carry no status.",
        "Nothing but the sources listed was searched, and that they are silent does not show that nothing happened.",
    )
    notes = Paragraph((plain_sentence(" ".join(text)),), "small")
    return [Heading(1, desk.labels["method"], "method"), notes]
