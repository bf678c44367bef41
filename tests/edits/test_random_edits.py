"""Random edits of every region: no word of them is lost over two editions, nor is one left out of the finished file."""

from __future__ import annotations

import copy
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.compose.material import BRIEF, SOURCES, issue
from tests.edits.analyst import control

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.catalog.wording import load_wording
from pactbrief.compose import compose_memos
from pactbrief.model.edit import Edit
from pactbrief.model.memo import Memo, Region
from pactbrief.render.docx import render
from pactbrief.store.edits_json import edit_json, edits_of
from pactbrief.verify.checks import check_memo, check_output
from pactbrief.verify.edits import read_edits
from pactbrief.verify.provenance import provenance_of, to_bytes

BY_ID = {source.id: source for source in SOURCES}
DIGEST = replace(BRIEF, documents=("digest",))
STYLE = load_style(SHIPPED_STYLES / "memo.toml")
_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "M"), exclude_characters="\u200e\u200f")
WORD = st.text(_LETTERS, min_size=1, max_size=8).filter(lambda word: not word.isspace())
#: What to do at a run: put words before it, take its words away, or put others in their place.
STEP = st.tuples(st.sampled_from(("before", "delete", "replace")), st.integers(0, 40), st.lists(WORD, min_size=1, max_size=4))


@cache
def composed() -> Memo:
    return compose_memos(issue(brief=DIGEST))[0]


def finished(memo: Memo) -> bytes:
    """The DOCX of a memo, which passes the gates before and after rendering."""
    made = issue(brief=DIGEST)
    assert [f.text for f in check_memo(memo, BY_ID, made.claims) if f.level == "error"] == []
    provenance = provenance_of(memo, BY_ID, made.claims, "weekly")
    content = render(memo, STYLE, to_bytes(provenance))
    assert [f.text for f in check_output(content, "docx", provenance) if f.level == "error"] == []
    return content


FIRST = finished(composed())
KEYS = [block.key for block in composed().blocks if isinstance(block, Region)]


def edited(content: bytes, key: str, steps: list[tuple[str, int, list[str]]]) -> bytes:
    document = Document(BytesIO(content))
    runs = [one for one in control(document, key).iter(qn("w:r")) if one.find(qn("w:t")) is not None]
    for what, at, written in steps if runs else []:  # a region of which no word is left has no place to write at
        run = runs[at % len(runs)]
        text = run.find(qn("w:t"))
        if what == "before":
            new = copy.deepcopy(run)
            new.find(qn("w:t")).text = " " + " ".join(written) + " "
            run.addprevious(new)
        else:
            text.text = " " + " ".join(written) + " " if what == "replace" else ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def shown(content: bytes, key: str) -> str:
    """The words of a region, blanks folded."""
    inside = control(Document(BytesIO(content)), key).find(qn("w:sdtContent"))
    return folded("\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in inside.iter(qn("w:p"))))


def folded(text: str) -> str:
    return " ".join(text.split())


def read(content: bytes, edition: str) -> tuple[Edit, ...]:
    found = read_edits(content, "weekly", edition, load_wording().edits, "weekly.docx")
    assert found.whole
    record: Any = {"edits": [edit_json(one) for one in found.edits]}
    assert edits_of(record, "edition.json") == found.edits
    return found.edits


def test_an_unedited_memo_has_no_edits() -> None:
    assert read(FIRST, "2026-W46") == ()


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(KEYS), st.lists(STEP, min_size=1, max_size=4), st.lists(STEP, max_size=2))
def test_no_word_is_lost_over_two_editions(
    key: str, steps: list[tuple[str, int, list[str]]], again: list[tuple[str, int, list[str]]]
) -> None:
    by_hand = edited(FIRST, key, steps)
    edits = read(by_hand, "2026-W46")
    wanted = shown(by_hand, key)
    if wanted == shown(FIRST, key):
        return
    for edition, more in (("2026-W47", again), ("2026-W48", [])):
        [one] = edits
        if one.deleted:
            assert not any(sign.isalnum() for sign in wanted)
            return
        content = finished(compose_memos(issue(brief=DIGEST, edition=edition, edits=edits))[0])
        assert shown(content, key) == unicodedata.normalize("NFC", wanted) or shown(content, key) == wanted
        assert read(content, edition) == ()
        if more:
            content = edited(content, key, more)
            wanted = shown(content, key)
            edits = read(content, edition) or edits
