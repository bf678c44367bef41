"""Frames: stage words crossed with what modality makes of them, in plain sentences whose answer is known by construction."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Read = Callable[..., set[str]]
_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("frames.toml").read_text(encoding="utf-8"))
_FRAMES = [(modality, frame) for modality, frames in _TABLE["frames"].items() for frame in frames]
_FILLINGS = 5  # verbs a frame; the next frame goes on with the verbs behind them, so that all meet all kinds of frame


def _filled(number: int, frame: str) -> Iterator[tuple[str, str, str, str]]:
    """Sentences of a frame with parties, stage and date."""
    for step in range(number * _FILLINGS, (number + 1) * _FILLINGS):
        stage, *forms = _pick("verbs", step)
        first, second, key = _pick("pairs", step)
        table = "to_come" if "{f}" in frame else "gone_by"
        words, when = _pick(table, step) if "{f}" in frame or "{p}" in frame else ("", "None")
        named = {name: form.replace("{I}", _pick("arrangements", step)) for name, form in zip(_FORMS, forms, strict=True)}
        text = frame.format(S=f"{first} and {second}", f=words, p=words, **named)
        yield text.replace(" .", "."), key, stage, when


_FORMS = ("base", "past", "done", "going")


def _pick(table: str, step: int) -> Any:
    return _TABLE[table][step % len(_TABLE[table])]


@pytest.mark.parametrize(("number", "modality", "frame"), [(n, *row) for n, row in enumerate(_FRAMES)])
def test_a_frame_makes_of_every_stage_what_it_says(read: Read, number: int, modality: str, frame: str) -> None:
    wrong = {}
    for text, key, stage, when in _filled(number, frame):
        lines = read(text)
        done = any(line.startswith(f"{key} {stage} happened") for line in lines)
        if done if modality == "unsaid" else lines != {f"{key} {stage} {modality} {when}"}:
            wrong[text] = lines
    assert not wrong


@pytest.mark.parametrize("text", _TABLE["passages"]["none"])
def test_the_same_words_on_other_matters_tell_nothing(read: Read, text: str) -> None:
    assert not {line for line in read(text) if " happened " in line}


@pytest.mark.parametrize(("text", "line"), _TABLE["passages"]["told"])
def test_what_one_rule_took_for_another(read: Read, text: str, line: str) -> None:
    assert line in read(text)
