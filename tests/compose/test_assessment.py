"""How far to trust it: origins and grades at a glance, assumptions, conflicts with their rule, the source base in numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.compose.material import BRIEF, CLAIMS, EU_JP, LABELS, ORDER, S000, S001, SOURCES, claim, issue

from pactbrief.assemble import assemble, find_origins, with_ledger
from pactbrief.compose import Issue, compose_memos
from pactbrief.model.claim import Claim, Extraction
from pactbrief.model.memo import Heading, Memo, Paragraph, Table, flat, sentences
from pactbrief.model.source import Source
from pactbrief.verify.checks import check_memo


def made(claims: tuple[Claim, ...] = CLAIMS, sources: tuple[Source, ...] = SOURCES, **fields: object) -> Issue:
    order = (*ORDER[:9], "assessment", *ORDER[9:])
    labels = {**LABELS, "assessment": "Assessment"}
    plain = issue(claims, order=order, labels=labels, sources=sources, **fields)
    extractions = [Extraction(s.id, tuple(c for c in claims if c.source == s.id), (), s.cites) for s in sources]
    dossiers = assemble(sources, extractions, find_origins(sources, extractions), "2026-11-22")
    named = {d.partnership.key: d.name for d in plain.dossiers}
    ledgered = with_ledger(dossiers, plain.claims, "2026-W47", None)
    return replace(plain, dossiers=tuple(replace(d, name=named[d.partnership.key]) for d in ledgered))


def memo(of: Issue, name: str = "eu-jp") -> Memo:
    found = next(one for one in compose_memos(of) if one.name == name)
    errors = [f for f in check_memo(found, {s.id: s for s in of.sources}, of.claims) if f.level == "error"]
    assert errors == []
    return found


def texts(of: Memo) -> list[str]:
    return [sentence.text for sentence in sentences(of)]


def test_stage_areas_and_drivers_say_how_many_origins_carry_them() -> None:
    told = texts(memo(made()))
    assert "This rests on a single origin (grade F6)." in told
    areas = "One area rests on a single origin: institutional dialogue."
    assert areas in told
    assert "None of the three regions and states of concern rests on more than one independent origin." in told


def test_each_row_of_the_timeline_says_how_many_origins_it_has() -> None:
    (timeline,) = [b for b in flat(memo(made()).blocks) if isinstance(b, Table) and b.caption.startswith("Timeline")]
    assert timeline.columns[-1].title == "Origins"
    assert all(row[-1][0].text.isdigit() for row in timeline.rows)


def test_the_digest_leaves_the_assessment_to_the_single_memos() -> None:
    headings = [b.text for b in flat(memo(made(), "weekly").blocks) if isinstance(b, Heading)]
    assert "Assessment" not in headings
    alone = made(brief=replace(BRIEF, documents=("digest",)))
    assert "Assessment" in [b.text for b in flat(memo(alone, "weekly").blocks) if isinstance(b, Heading)]


def test_dates_read_from_the_day_of_an_item_are_named_as_assumed() -> None:
    told = texts(memo(made()))
    assert "Worked out from the day of an item, and no better than that day: July 2023 and 19 February 2024." in told
    assert "One report that gives no day is taken to tell of the negotiations dated 19 February 2024." in told


def test_the_source_base_is_told_in_numbers() -> None:
    told = texts(memo(made()))
    (origins,) = [text for text in told if text.startswith("Their ")]
    assert re.search(r" claims go back to .* origins; the largest carries \d+\.$", origins)
    assert "The analyst’s register grades none of them." in told
    assert any(text.startswith("Grades: reliability A (best)") for text in told)


def test_grades_are_explained_where_a_memo_has_any() -> None:
    def explained(sources: tuple[Source, ...], name: str) -> bool:
        return any(text.startswith("Grades: ") for text in texts(memo(made(sources=sources), name)))

    graded = tuple(replace(s, reliability="B") if s is S001 else s for s in SOURCES)
    assert explained(SOURCES, "eu-jp") and not explained(SOURCES, "weekly"), "the single memo grades stage and areas"
    assert explained(graded, "weekly")


def test_the_colophon_follows_the_method_without_a_heading() -> None:
    def last(order: tuple[str, ...]) -> tuple[str, str]:
        *_, heading, paragraph = (
            b for b in flat(memo(replace(made(), order=order)).blocks) if isinstance(b, Heading | Paragraph)
        )
        assert isinstance(paragraph, Paragraph)
        return (heading.text if isinstance(heading, Heading) else ""), paragraph.sentences[0].text

    assert last(ORDER) == ("", "About this memo.")
    heading, words = last(tuple(name for name in ORDER if name != "method"))
    assert heading == "About this memo" and words.startswith("Composed by ")


def test_letters_of_the_register_are_printed_with_by_whom_and_since_when() -> None:
    graded = replace(S001, reliability="B", graded_by="J. Doe", graded_since="2024-11-01")
    sources = tuple(graded if s is S001 else s for s in SOURCES)
    told = texts(memo(made(sources=sources)))
    assert any("S02 B (J. Doe, since 1 November 2024)" in text for text in told)
    assert any(text.startswith("Reliability by the analyst’s register: one B and ") for text in told)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ((claim(S001, EU_JP, "scope", "cyber", "cyber threats", modality="denied"),), "Cyber: "),
        ((claim(S000, EU_JP, "region", "taiwan-strait", "joint drills", modality="denied"),), "The Taiwan Strait: "),
        ((claim(S000, EU_JP, "actor", "CN", "joint drills", modality="denied"),), "China: "),
        (
            (
                claim(S000, EU_JP, "status", "signed", "initiated negotiations", when="2024-02-19"),
                claim(S001, EU_JP, "status", "signed", "decided to engage in negotiations", when="2024-02-18"),
            ),
            "The date of the signature: ",
        ),
    ],
)  # fmt: skip
def test_both_sides_of_a_conflict_are_cited_and_the_rule_is_said(more: tuple[Claim, ...], words: str) -> None:
    (told,) = [s for s in sentences(memo(made((*CLAIMS, *more)))) if s.text.startswith(words)]
    sources = {one.source for one in (*CLAIMS, *more) if one.id in told.claims}
    assert told.notes and len(sources) == 2
    assert ";" in told.text  # the rule stands behind it
