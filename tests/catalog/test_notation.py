"""The notation of terms: what analysts write and which surface forms come of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbrief.catalog.folding import fold
from pactbrief.catalog.notation import Form, forms


def texts(term, *more):
    return {form.text for form in forms(term, *more)}


def test_alternatives_and_optional_endings():
    assert texts("joint exercise(s)") == {"joint exercise", "joint exercises"}
    assert texts("(joint|combined) drill(s)") == {"joint drill", "joint drills", "combined drill", "combined drills"}
    assert texts("Cyber(security| defence)") == {"Cybersecurity", "Cyber defence"}


def test_groups_inside_groups():
    assert texts("organi(s|z)ed (crime|gang(s))") == {
        "organised crime", "organized crime", "organised gang", "organised gangs", "organized gang", "organized gangs",
    }  # fmt: skip


def test_endings_of_the_language():
    assert texts("hybrid~ Angriffe", ["e", "en"]) == {"hybrid Angriffe", "hybride Angriffe", "hybriden Angriffe"}


def test_other_spellings():
    assert texts("defence programme", (), {"defence": "defense", "programme": "program"}) == {
        "defence programme", "defense programme", "defence program", "defense program",
    }  # fmt: skip


def test_open_edges_and_exact_case():
    assert forms("Cyber*") == (Form("Cyber", False, True, False, ""),)
    assert forms("*abkommen") == (Form("abkommen", True, False, False, ""),)
    assert forms("=SAFE") == (Form("SAFE", False, False, True, ""),)


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("mari*time", "'*' stands only at the beginning or end of a term"),
        ("(joint drill", "brackets do not pair"),
        ("a .. b .. c", "'..' stands only once in a term"),
        ("", "the term is empty"),
    ],
)
def test_slips_of_the_pen_are_told(term, reason):
    with pytest.raises(ValueError, match=reason.replace("*", r"\*").replace(".", r"\.")):
        forms(term)


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_folding_makes_variants_alike():
    assert fold("Indo‑Pacific") == fold("indo pacific") == fold("INDO\nPACIFIC")
    assert fold("Ｅｕ") == "eu"
