"""People in full at their first mention, with their office as a source gives it, and in short afterwards."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pactbrief.compose import compose_memos
from pactbrief.compose.people import find_person, put_in
from pactbrief.model.memo import sentences
from pactbrief.model.source import Section, Source

sys.path.insert(0, str(Path(__file__).parent))
from material import CLAIMS, S003, S004, issue


def source(text: str, language: str = "en", name: str = "s") -> Source:
    return replace(S004, id=name, path=f"{name}.txt", text=text, language=language, paragraphs=(0,), sections=())


@pytest.mark.parametrize(
    ("name", "text", "full", "later"),
    [
        ("Minister Marr", "Defence Minister Eva Marr came.", "Minister Eva Marr", "Minister Marr"),
        ("Minister Marr", "Eva Marr, Omania's defence minister, came.", "Eva Marr, Omania's defence minister", "Minister Marr"),
        ("Eva Marr", "Eva Marr, a professor at Zenda, said so. Dr. Marr left.", "Eva Marr, a professor at Zenda", "Dr Marr"),
        ("Dr. Eva Marr", "Dr. Eva Marr, head of the institute, spoke.", "Dr Eva Marr, head of the institute", "Eva Marr"),
        ("Eva Marr", "The defence minister, Eva Marr, spoke.", "Eva Marr, the defence minister", "Eva Marr"),
        ("Marr", "Our guest is Dr. Eva Marr of Zenda.", "Dr Eva Marr", "Eva Marr"),
    ],
)  # fmt: skip
def test_a_person_is_told_in_full_as_a_source_has_it(name: str, text: str, full: str, later: str) -> None:
    person = find_person(name, [source(text)])
    assert person is not None and (person.full, person.later) == (full, later)
    assert person.passage is None or person.passage.quote in text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Minister Halvor", "Minister Halvor left."),  # no first name anywhere
        ("Minister Halvor", "Minister Ana Halvor met Minister Otto Halvor."),  # two of them
        ("Foreign Minister Ana Halvor", "Ana Halvor, a professor, spoke."),  # full with her office
        ("Kyodo News", "Kyodo News, a news agency, said so."),
        ("Ana Halvor", "Ana Halvor, Foreign Minister Otto Marr and others came."),  # a list is no apposition
        ("Ana Halvor", "Ana Halvor, speaking to the president of the council, smiled."),
        ("Ana Halvor", "Ana Halvor, a former minister of trade, spoke."),
        ("two officials", "two officials said so."),
    ],
)
def test_what_no_source_says_of_a_person_is_not_told(name: str, text: str) -> None:
    assert find_person(name, [source(text)]) is None


def test_an_interview_tells_who_someone_is_for_views_alone() -> None:
    talk = source("Ana Halvor, a professor at Strelsau, is here.")
    talk = replace(talk, sections=(Section(0, len(talk.text), "interview"),))
    assert find_person("Ana Halvor", [talk]) is None
    assert find_person("Ana Halvor", [talk], views=True) is not None


def test_an_apposition_is_closed_where_the_sentence_goes_on() -> None:
    assert put_in("in Rome, X says", "X", "A B, a minister,"[:-1]) == "in Rome, A B, a minister, says"
    assert put_in("according to X", "X", "A B, a minister") == "according to A B, a minister"


def test_a_memo_introduces_a_person_once_and_cites_who_says_so() -> None:
    signed = next(c for c in CLAIMS if c.source == S004.id and c.value == "signed")
    naming = replace(signed, who=("High Representative Borrell",))
    memo = compose_memos(issue([naming if c is signed else c for c in CLAIMS]))[1]
    told = [s for s in sentences(memo) if "Josep Borrell" in s.text]
    assert [s.text.count("Josep Borrell, High Representative of the European Union (EU)") for s in told] == [1]
    assert "paras 1 and 5" in memo.notes[told[0].notes[0] - 1].text


def test_all_whom_an_article_names_as_acting_are_named_once() -> None:
    signed = next(c for c in CLAIMS if c.source == S004.id and c.value == "signed")
    both = ("High Representative Borrell", "Foreign Minister Takeshi Iwaya")
    beside = replace(signed, id="beside", who=both)
    naming = replace(signed, who=("Borrell",))
    memo = compose_memos(issue([*(naming if c is signed else c for c in CLAIMS), beside]))[1]
    text = " ".join(s.text for s in sentences(memo))
    assert "Foreign Affairs and Security, and Foreign Minister Takeshi Iwaya." in text


def test_a_foreign_title_is_told_in_english() -> None:
    german = next(c for c in CLAIMS if c.source == S003.id and c.kind == "status")
    naming = replace(german, who=("Verteidigungsminister Otto Marr",), when="2030-01-01")
    memo = compose_memos(issue([naming if c is german else c for c in CLAIMS if c.value != "signed"]))[1]
    assert "which names the defence minister, Otto Marr." in " ".join(s.text for s in sentences(memo))
