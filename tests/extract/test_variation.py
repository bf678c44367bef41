"""Verbs crossed with frames in five languages: what is read follows from the parts, not from a sentence seen before."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

TABLE: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("variation.toml").read_text(encoding="utf-8"))
MERGED = ((" de un ", " d'un "), (" de a", " d'a"))  # "l'intention de annoncer"


def _sentences(language: str) -> Iterator[tuple[str, str]]:
    """Each sentence and the end of the claim that it makes: `signed happened 2024-05-28`."""
    table = TABLE[language]
    for stage, past, infinitive, participle in table["verbs"]:
        for frame, said in table["frames"]:
            text = frame.format(past=past, infinitive=infinitive, i=table["instrument"])
            yield (_merged(text) if language == "fr" else text), f"{stage} {said}"
        if participle:
            frame, said = table["passive"]
            yield frame.format(participle=participle), f"{stage} {said}"


def _merged(text: str) -> str:
    for apart, together in MERGED:
        text = text.replace(apart, together)
    return text


@pytest.mark.parametrize("language", sorted(TABLE))
def test_every_verb_in_every_frame(read: Callable[..., set[str]], language: str) -> None:
    wrong = []
    for text, wanted in _sentences(language):
        claims = read(text, language)
        if {claim.split(" ", 1)[1] for claim in claims} != {wanted}:
            wrong.append((text, wanted, claims))
    assert not wrong


@pytest.mark.parametrize("language", sorted(TABLE))
def test_the_same_verbs_with_what_is_no_partnership(read: Callable[..., set[str]], language: str) -> None:
    table = TABLE[language]
    frame = table["frames"][0][0]
    texts = [
        frame.format(past=past, infinitive=infinitive, i=other)
        for other in table["controls"]
        for _, past, infinitive, _ in table["verbs"]
    ]
    assert [(text, read(text, language)) for text in texts if read(text, language)] == []
