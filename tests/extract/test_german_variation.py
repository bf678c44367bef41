"""German by variation: verbs and idioms of every stage, each in frames that decide tense, voice and modality; compound names
of arrangements; dates. The table is `german_variation.toml`; its sentences stand in no text that anybody labelled."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Read = Callable[..., set[str]]
_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("german_variation.toml").read_text(encoding="utf-8"))
_EVERY = 12  # of the verbs, each frame takes one of so many


def _sentence(frame: dict[str, str], verb: dict[str, Any], turn: int) -> tuple[str, set[str]]:
    """A sentence, and the lines of which it must give exactly one."""
    names, key = _TABLE["parties"][turn % len(_TABLE["parties"])]
    thing = _TABLE["things"][turn % len(_TABLE["things"])]
    *preposition, case = verb["object"].split(" ")
    noun = " ".join([*preposition, thing[case]])
    words = verb.get("words", "")
    matter = f"{words} {noun}" if verb.get("first") else f"{noun} {words}"
    past, when_past = _TABLE["past"][turn % len(_TABLE["past"])]
    coming, when_coming = _TABLE["coming"][turn % len(_TABLE["coming"])]
    slots = {**verb, "parties": names, "matter": matter, "past_day": past, "coming_day": coming}
    slots |= {"self": "sich" if verb.get("self") else "", "tail": verb.get("tail", ""), "verb": verb["past"]}
    slots["told"] = "seien" if verb["aux"] == "sind" else "hätten"
    text = " ".join(frame["text"].format(**slots).split()).replace(" ,", ",").replace(" .", ".")
    when = {"past": when_past, "coming": when_coming, "none": "None"}[frame["when"]]
    lines = {f"{key} {stage} {said} {when}" for stage in verb["stage"] for said in frame["modality"].split("|")}
    return text[0].upper() + text[1:], lines


def _wrong(read: Read, cases: Iterator[tuple[str, set[str]]]) -> list[tuple[str, set[str]]]:
    told = ((text, want, read(text, "de")) for text, want in cases)
    return [(text, got) for text, want, got in told if not (got == set() if not want else len(got) == 1 and got <= want)]


@pytest.mark.parametrize("frame", _TABLE["frame"])
def test_verbs_in_every_frame(read: Read, frame: str) -> None:
    shift = sum(map(ord, frame))
    verbs = _TABLE["verb"][shift % _EVERY :: _EVERY]
    cases = (_sentence(_TABLE["frame"][frame], verb, number + shift) for number, verb in enumerate(verbs))
    assert _wrong(read, cases) == []


def test_the_first_part_of_a_compound_decides_its_field(read: Read) -> None:
    heads = _TABLE["compound"]["heads"]
    told = {"it-no signed happened None"}

    def cases() -> Iterator[tuple[str, set[str]]]:
        for kind, want in (("security", told), ("other", set())):
            for number, first in enumerate(_TABLE["compound"][kind]):
                article, head = heads[number % len(heads)]
                yield f"Italien und Norwegen haben {article} {first}{head} unterzeichnet.", want

    assert _wrong(read, cases()) == []


def test_verbs_with_what_is_no_partnership_tell_nothing(read: Read) -> None:
    frame = _TABLE["frame"]["perfect"]

    def cases() -> Iterator[tuple[str, set[str]]]:
        for number, verb in enumerate(v for v in _TABLE["verb"] if v["object"] == "acc"):
            other = _TABLE["none"][number % len(_TABLE["none"])]
            thing = _TABLE["things"][number % len(_TABLE["things"])]["acc"]
            text, _ = _sentence(frame, verb, number)
            yield text.replace(thing, other), set()

    assert _wrong(read, cases()) == []


@pytest.mark.parametrize(("words", "when"), _TABLE["when"])
def test_dates_of_what_was_and_what_will_be(read: Read, words: str, when: str) -> None:
    ahead = when > "2024-05-29" or (when == "2024" and words in _TABLE["ahead"])
    helping, verb, said = ("wollen", "unterzeichnen", "planned") if ahead else ("haben", "unterzeichnet", "happened")
    text = f"Polen und Rumänien {helping} {words} ein Militärabkommen {verb}."
    assert read(text, "de") == {f"pl-ro signed {said} {when}"}
