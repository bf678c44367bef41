import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbrief.catalog import regexes
from pactbrief.catalog.keeping import keep_in
from pactbrief.catalog.regexes import expression

WORDS = "|".join(f"word{number}(?:s|ing)?" for number in range(40))


@pytest.fixture
def kept(tmp_path: Path):
    keep_in(tmp_path)
    yield tmp_path / "expressions"
    keep_in(None)


def test_an_expression_from_disk_is_the_one_that_was_compiled(kept: Path) -> None:
    pattern = rf"(?<!\w)(?P<first>{WORDS})\s(?P<second>(?i:größe|{WORDS}))(?P=first)?(?!\w)"
    made, again, plain = expression(pattern, re.MULTILINE), expression(pattern, re.MULTILINE), re.compile(pattern, re.MULTILINE)
    assert len(list(kept.iterdir())) == 1
    text = "word7s GRÖSSE word7s GRÖßEword7s wordings word39ing Word1"
    for one in (made, again):
        assert (one.pattern, one.flags, one.groups) == (plain.pattern, plain.flags, plain.groups)
        assert one.groupindex == plain.groupindex
        assert [m.groupdict() for m in one.finditer(text)] == [m.groupdict() for m in plain.finditer(text)]
        assert [m.lastgroup for m in one.finditer(text)] == [m.lastgroup for m in plain.finditer(text)]


@given(st.lists(st.text("abcäß .+*()|[]\\d", max_size=6), min_size=30, max_size=40), st.text("abcäßÄ ", max_size=30))
def test_any_expression_matches_as_python_has_it(tmp_path_factory: pytest.TempPathFactory, words: list[str], text: str) -> None:
    pattern = "|".join(map(re.escape, sorted(words, reverse=True)))
    keep_in(tmp_path_factory.mktemp("kept"))
    try:
        for _ in range(2):
            found = [m.span() for m in expression(pattern, re.IGNORECASE).finditer(text)]
            assert found == [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    finally:
        keep_in(None)


SPOILT = [lambda b: b[:-20], lambda b: b"{}\n{}", lambda b: b.replace(b"AAA", b"AAB", 1), lambda _: b"\xff"]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_file_is_made_again(kept: Path, spoil) -> None:
    expression(WORDS)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert expression(WORDS).fullmatch("word11ing")
    assert file.read_bytes() == whole


def test_code_that_is_none_is_refused_and_compiled(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = regexes._code(WORDS, 0)
    monkeypatch.setattr(regexes, "_code", lambda *_: {**right, "code": "AAAA" + right["code"]})
    assert expression(WORDS).fullmatch("word11ing")


def test_where_python_is_another_patterns_are_compiled_as_ever(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "_machine", lambda: None)
    assert expression(WORDS).fullmatch("word11ing")
    assert not kept.exists()


def test_errors_are_those_of_python(kept: Path) -> None:
    with pytest.raises(re.error):
        expression("(" + WORDS)
