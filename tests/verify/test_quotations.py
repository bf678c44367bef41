"""Quotations: every true slice of a source passes in every kind of marks, every altered one fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbrief.verify.quotations import holds, outside, quotations, unsupported
from pactbrief.verify.text import alike, fold, squeeze

SOURCE = (
    "“We will go further,” the ministers’ spokesman said. China’s ‘maritime assertiveness’ worries Tokyo, "
    "whose „neue Strategie“ and «nouvelle stratégie» differ;\nNorth Korea‘s troops are ‘no\u00a0theme’. 안보 협력을 강화한다."
)
MARKS = st.sampled_from(("‘’", "“”", "„“", "«»", "「」", "„”"))


@st.composite
def slices(draw: st.DrawFn) -> str:
    """A slice between words of the source with as many opening as closing marks inside."""
    words = SOURCE.split()
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    return " ".join(words[start:end]).strip("“”‘’„«»,.;")


@given(slices(), MARKS)
def test_a_true_slice_passes(piece: str, marks: str):
    text = f"The source says {marks[0]}{piece}{marks[1]}."
    if len(piece) > 1 and piece.count("‘") == piece.count("’") == 0:
        assert unsupported(text, [SOURCE]) == ()


@given(slices(), MARKS, st.data())
def test_an_altered_slice_fails(piece: str, marks: str, data: st.DataObject):
    letters = [at for at, sign in enumerate(piece) if sign.isalnum()]
    if not letters:
        return
    at = data.draw(st.sampled_from(letters))
    altered = piece[:at] + ("q" if piece[at] != "q" else "z") + "Q" + piece[at + 1 :]
    if not any(sign in piece for sign in "“”‘’„«»"):
        assert unsupported(f"The source says {marks[0]}{altered}{marks[1]}.", [SOURCE]) == (altered,)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("It worries ‘China’s ‘maritime assertiveness’ worries Tokyo’.", ()),
        ("It worries ‘China’s ‘maritime assertiveness’ worries Seoul’.", ("China’s ‘maritime assertiveness’ worries Seoul",)),
        ("‘The ministers’ spokesman’ said ‘go further’.", ("The ministers",)),
        ("the ‘ministers’ spokesman’ said ‘go further’.", ()),
        ("According to the ministers’ aide, ‘go further’ is the ministers’ wish.", ()),
        ("‘We will […] China’s ‘maritime assertiveness’’.", ()),
        ("‘China’s […] We will go further’.", ("China’s […] We will go further",)),
        ("Title ‘China’s ‘maritime …’ (n 3).", ()),
        ("No quotation at all, only an apostrophe: the EU’s.", ()),
        ("„neue Strategie“ and «nouvelle stratégie» and „alte Strategie“.", ("alte Strategie",)),
        ("‘troops are ‘no theme’’.", ()),
        ("「안보 협력」.", ()),
        ("'straight single marks' are none, \"straight double\" are.", ("straight double",)),
    ],
)
def test_quotations_inside_and_beside_each_other(text: str, missing: tuple[str, ...]):
    assert unsupported(text, [SOURCE]) == missing


def test_own_words_are_what_stands_outside():
    assert outside("He said ‘signed in 2024’ and left in 2025.").split() == ["He", "said", "and", "left", "in", "2025."]
    assert outside("The ‘ministers’ spokesman’ said 3.", [SOURCE]).split() == ["The", "said", "3."]
    assert quotations("‘one’ and „two“, not the EU’s.") == ("one", "two")
    assert holds("…go further…", [SOURCE])
    assert not holds("go further", [])


def test_folding():
    assert fold("oﬃcial\u00ad  e\u0301\n\u200b") == "official é"
    assert squeeze("a\tb\u00a0c") == "abc"
    assert alike("日\ufffd本", "日は本")
    assert not alike("\ufffdbc", "abc")
    assert not alike("日\ufffd", "日本本")
