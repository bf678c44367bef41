"""Statements that the gate does not let through are struck, with a warning: a missing one costs less than a wrong one.

Only checks of what a sentence says strike; a missing mark, a note without its passage or an altered quotation is a fault of
the program and stops the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pactbrief.model.claim import Extraction
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Bullets, Memo, Paragraph, Sentence, Table, flat
from pactbrief.verify.text import fold

#: Checks whose failure means that a claim must not be told as it was.
STRIKING = frozenset(
    {
        "number-not-in-evidence",
        "date-not-in-evidence",
        "name-not-in-evidence",
        "stage-stronger-than-evidence",
        "opinion-sole-support",
        "date-after-cut-off",
    }
)
#: Composing again without what was struck can bring up at most so many further statements; more is a fault.
ROUNDS = 4


def struck_claims(memos: Iterable[Memo], findings: Sequence[Finding]) -> dict[str, Finding]:
    """Claim id to the finding that strikes it: the claims of every sentence, or table row, that a striking finding names."""
    faults = [f for f in findings if f.check in STRIKING and f.level == "error"]
    struck: dict[str, Finding] = {}
    for memo in memos if faults else ():
        for told in _told(memo):
            claims = [claim for sentence in told for claim in sentence.claims]
            named = {f"“{fold(sentence.text)}”" for sentence in told if sentence.text}
            fault = next((f for f in faults if any(name in f.text for name in named)), None)
            if fault:
                struck.update(dict.fromkeys(claims, fault))
    return struck


def _told(memo: Memo) -> Iterator[tuple[Sentence, ...]]:
    """What rests on the same claims: the cells of a row together, every other sentence alone."""
    for block in flat(memo.blocks):
        if isinstance(block, Table):
            for row in block.rows:
                yield tuple(sentence for cell in row for sentence in cell)
        elif isinstance(block, Paragraph | Bullets):
            paragraphs = (block,) if isinstance(block, Paragraph) else block.entries
            for paragraph in paragraphs:
                yield from ((sentence,) for sentence in paragraph.sentences)


def without(extractions: Iterable[Extraction], claims: Iterable[str]) -> tuple[Extraction, ...]:
    """The extractions less these claims."""
    gone = frozenset(claims)
    return tuple(replace(e, claims=tuple(c for c in e.claims if c.id not in gone)) for e in extractions)


def warning(fault: Finding) -> Finding:
    """What the check report says of a statement that was left out."""
    return Finding("statement-struck", "warning", f"Left out, because it does not hold: {fault.text}", fault.note)
