"""A claim whose sentence does not hold is left out with a warning, and the rest of the edition stands."""

from __future__ import annotations

import sys
from pathlib import Path

from pactbrief.compose import compose_memos
from pactbrief.model.claim import Extraction
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Table, flat, sentences
from pactbrief.pipeline.striking import struck_claims, warning, without
from pactbrief.verify.text import fold

sys.path.insert(0, str(Path(__file__).parent / "compose"))
from material import CLAIMS, issue

MEMOS = compose_memos(issue())
DATED = "partners by designation on 30 January 2024"


def fault(text: str, check: str = "date-not-in-evidence") -> Finding:
    return Finding(check, "error", f"“{fold(text)}”: the date “1 May 2031” is not in its evidence.")


def test_the_claims_of_a_sentence_that_does_not_hold_are_struck_and_no_others() -> None:
    sentence = next(s for s in sentences(MEMOS[0]) if s.kind == "fact" and DATED in s.text)
    struck = struck_claims(MEMOS, [fault(sentence.text)])
    assert set(struck) == set(sentence.claims) != set()


def test_a_cell_strikes_the_claims_of_its_row() -> None:
    board = next(b for b in flat(MEMOS[0].blocks) if isinstance(b, Table))
    row = next(r for r in board.rows if r[2][0].text == "30 January 2024")
    struck = struck_claims(MEMOS[:1], [fault(row[2][0].text)])
    assert set(row[1][0].claims) <= set(struck)


def test_what_was_struck_is_gone_from_the_memos_and_the_rest_stands() -> None:
    sentence = next(s for s in sentences(MEMOS[0]) if s.kind == "fact" and DATED in s.text)
    (rest,) = without([Extraction("all", CLAIMS, ())], struck_claims(MEMOS, [fault(sentence.text)]))
    words = " ".join(s.text for memo in compose_memos(issue(rest.claims)) for s in sentences(memo))
    assert DATED not in words
    assert "signed a security and defence partnership" in words


def test_the_check_report_says_what_was_left_out() -> None:
    told = warning(fault("A sentence."))
    assert (told.check, told.level) == ("statement-struck", "warning")
    assert told.text.startswith("Left out, because it does not hold: “A sentence.”")


def test_faults_of_the_program_and_warnings_strike_nothing() -> None:
    sentence = next(s for s in sentences(MEMOS[0]) if s.kind == "fact")
    assert struck_claims(MEMOS, [fault(sentence.text, "sentence-without-note")]) == {}
    assert struck_claims(MEMOS, [fault(sentence.text, "quote-not-found")]) == {}
    assert struck_claims(MEMOS, [Finding("date-not-in-evidence", "warning", f"“{sentence.text}”: odd.")]) == {}
