"""The gate before rendering: what a sound memo may say, and what each rule catches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.verify.made import CLAIMS, EU_NO, SOURCES, claim, fact, made_memo, plain, with_note, with_sentence

from pactbrief.model.memo import Column, Mark, Memo, Note, Paragraph, Sentence, Table, Text
from pactbrief.model.source import Source
from pactbrief.verify.checks import CHECKS, check_memo, passed


def checks(memo: Memo, sources: dict[str, Source] = SOURCES) -> set[str]:
    return {finding.check for finding in check_memo(memo, sources, CLAIMS)}


def with_fact(sentence: Sentence) -> Memo:
    """The made memo with one more fact at its end, which bears note 8 on the evidence of the signature."""
    memo = made_memo()
    note = Note(8, (Text("Example Times, para. 2."),), CLAIMS["signed"].evidence)
    return replace(memo, blocks=(*memo.blocks, Paragraph((sentence,))), notes=(*memo.notes, note))


def test_a_sound_memo_gives_no_finding_and_every_check_passes():
    assert check_memo(made_memo(), SOURCES, CLAIMS) == ()
    assert {finding.check for finding in passed(())} == set(CHECKS)


@pytest.mark.parametrize(
    ("before", "after", "check"),
    [
        ("28 May 2024", "29 April 2024", "date-not-in-evidence"),
        ("January 2025", "January 2026", "date-not-in-evidence"),
        ("on 28 May 2024", "on Monday 28 May 2024", "date-not-in-evidence"),
        ("14 areas", "15 areas", "number-not-in-evidence"),
        ("Two rounds", "Seven rounds", "number-not-in-evidence"),
        ("and Norway signed", "and Sweden signed", "name-not-in-evidence"),
        ("and Norway signed", "and Norway ratified", "stage-stronger-than-evidence"),
        ("may be ratified", "was ratified", "stage-stronger-than-evidence"),
        ("In negotiation", "Concluded", "stage-stronger-than-evidence"),
        ("In an interview, the speaker says", "It is known", "opinion-sole-support"),
        ("haben laut Kyodo", "haben laut Reuters", "quote-not-found"),
        ("the ministry’s statement’", "the minister’s statement’", "quote-not-found"),
        ("‘The two navies will exercise", "‘The talks were friendly", "quote-not-found"),
    ],
)
def test_a_sentence_that_says_more_than_its_evidence_is_named(before: str, after: str, check: str):
    changed = with_sentence(made_memo(), before, after)
    assert changed != made_memo()
    assert check in checks(changed)


@pytest.mark.parametrize("title", ["EU–Norway ratified", "EU–Norway in force"])
def test_a_heading_may_not_be_stronger_than_any_claim(title: str):
    assert checks(replace(made_memo(), title=title)) == {"stage-stronger-than-evidence"}
    assert checks(replace(made_memo(), title="EU–Norway signed, ratification possible")) == set()


def test_dates_and_stages_in_the_cells_of_a_row_rest_on_its_claims():
    def board(date: str) -> Memo:
        memo = made_memo()
        row = ((plain("EU–Norway", "judgement"),), (fact("Signed", 8, "signed"),), (plain(date, "judgement"),), (plain("2"),))
        columns = tuple(Column(title, 0.25) for title in ("Partnership", "Status", "Date", "Origins"))
        notes = (*memo.notes, Note(8, (Text("Example Times, para. 2."),), CLAIMS["signed"].evidence))
        return replace(memo, blocks=(*memo.blocks, Table("Board", columns, (row,))), notes=notes)

    assert checks(board("28 May 2024")) == set()
    assert checks(board("28 June 2024")) == {"date-not-in-evidence"}
    assert checks(board("Ratified")) == {"stage-stronger-than-evidence"}


def test_a_weekday_that_fits_its_date_passes():
    assert checks(with_sentence(made_memo(), "on 28 May 2024", "on Tuesday 28 May 2024")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Example Times reported the signature in May 2024.",
        "The partnership between Norway and the European Union was signed in 2024, an item of 29 May 2024 says.",
        "One source, in English, says so; as of 31 May 2024 it stands alone.",
        "It was not ratified; whether it will be adopted is open.",
        "The partners ‘signed a Security […] Partnership in Brussels’.",
    ],
)
def test_what_is_computed_by_a_stated_rule_passes(text: str):
    assert checks(with_fact(fact(text, 8, "signed"))) == set()


def test_a_fact_without_a_mark():
    assert checks(with_fact(Sentence((Text("The EU and Norway met."),), "fact", ("signed",)))) >= {
        "sentence-without-note",
        "note-without-mark",
    }


def test_marks_and_notes_must_pair():
    memo = made_memo()
    assert "mark-without-note" in checks(replace(memo, notes=memo.notes[:-1]))
    doubled = Sentence((Text("It stands."), Mark(8), Mark(1)), "fact", ("signed",))
    assert "marks-and-notes-differ" in checks(with_fact(doubled))
    swapped = (memo.notes[1], memo.notes[0], *memo.notes[2:])
    assert "notes-misnumbered" in checks(replace(memo, notes=swapped))


def test_judgements_and_the_analysts_words_need_no_note_but_quotations_stay_verbatim():
    memo = made_memo()
    free = Paragraph((plain("Nothing certain.", "judgement"), plain("I met 3 ministers in Riga: ‘all is well’.", "analyst")))
    assert checks(replace(memo, blocks=(*memo.blocks, free))) == set()
    quoting = Paragraph((plain("Some call it ‘a great leap’.", "judgement"),))
    assert checks(replace(memo, blocks=(*memo.blocks, quoting))) == {"quote-not-found"}


def test_a_quotation_from_elsewhere_is_told_apart_from_an_invented_one():
    assert checks(with_note(made_memo(), 6, "may ratify the text", "Wire copy")) == {"quote-not-found"}
    assert checks(with_note(made_memo(), 6, "may ratify the text in January 2025", "The talks were friendly")) == {
        "quote-found-elsewhere"
    }
    assert checks(with_note(made_memo(), 6, "may ratify the text in January 2025", "every year")) == {"quote-found-elsewhere"}


def test_passages_must_slice_to_their_quotes():
    memo = made_memo()
    passage = memo.notes[0].passages[0]

    def cited(changed: object) -> set[str]:
        return checks(replace(memo, notes=(replace(memo.notes[0], passages=(changed,)), *memo.notes[1:])))  # type: ignore[arg-type]

    assert "passage-altered" in cited(replace(passage, start=passage.start + 1, end=passage.end + 1))
    assert "quote-not-found" in cited(replace(passage, quote=passage.quote.replace("Norway", "Sweden")))
    assert "quote-found-elsewhere" in cited(replace(passage, source="copy"))
    assert "source-missing" in cited(replace(passage, source="nowhere"))


def test_claims_on_a_stage_serve_the_sentences_on_other_matters_of_the_same_partnership():
    text = "The partnership that was signed covers maritime security."
    memo = with_fact(fact(text, 8, "scope"))
    assert checks(memo) == set()
    assert checks(with_fact(fact(text.replace("signed", "ratified"), 8, "scope"))) == {"stage-stronger-than-evidence"}


def test_figures_in_words_and_figures_are_one():
    words = claim("areas", "oslo", EU_NO, "scope", "cyber", "It covers 14 areas")
    memo = with_fact(fact("Fourteen areas are covered.", 8, "areas"))
    assert {f.check for f in check_memo(memo, SOURCES, {**CLAIMS, "areas": words})} == set()
