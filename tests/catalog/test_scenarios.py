"""Scenarios in a brief are read strictly: yardsticks, conditions and what holds of a set, each mistake with line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactbrief.catalog.brief import check_indicators, load_brief
from pactbrief.catalog.ladder import load_ladder
from pactbrief.catalog.yardstick import YARDSTICKS, load_yardstick
from pactbrief.errors import SettingsError
from pactbrief.model.contract import condition_json
from pactbrief.model.edition import Brief
from pactbrief.model.scenario import Condition

HEAD = 'title = "T"\npartnerships = ["eu-jp"]\n'
SCENARIO = """[[scenario]]
kind = "baseline"
name = "Slow build-up"
likelihood = "likely"
confidence = "low"
reason = "Two origins only."
horizon = 2027-06-30
"""
INDICATOR = """[[scenario.indicator]]
id = "I-01"
event = "Entry into force is reported"
when = { stage = "in-force" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "briefs" / "weekly" / "brief.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def brief(folder: Path, text: str) -> Brief:
    return load_brief(written(folder, text), folder)


def condition(folder: Path, text: str) -> Condition:
    made = brief(folder, HEAD + SCENARIO + INDICATOR.replace('{ stage = "in-force" }', text))
    return made.scenarios[0].indicators[0].condition


def message(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as error:
        brief(folder, text)
    assert error.value.remedy
    return str(error.value)


@pytest.mark.parametrize("key", YARDSTICKS)
def test_the_yardsticks_have_seven_terms_that_rise(key: str) -> None:
    yardstick = load_yardstick(key)
    assert len(yardstick.terms) == 7
    edges = [(term.low, term.high) for term in yardstick.terms]
    assert edges == sorted(edges) and all(a < b for a, b in edges)
    assert all(yardstick.term(word) is not None for term in yardstick.terms for word in term.words)
    assert all(yardstick.term(own) and not yardstick.term(foreign) for foreign, own in yardstick.instead.items())


def test_the_ranges_are_those_of_the_published_tables() -> None:
    icd, phia = (load_yardstick(key) for key in YARDSTICKS)
    assert [(t.low, t.high) for t in icd.terms] == [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
    assert [(t.low, t.high) for t in phia.terms] == [(0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)]


def test_a_scenario_has_all_that_the_brief_states(tmp_path: Path) -> None:
    more = 'drivers = ["Trade"]\nassumptions = ["Both sides want it"]\noutline = "Steps follow one another."\n'
    made = brief(tmp_path, HEAD + SCENARIO + more + INDICATOR)
    (scenario,) = made.scenarios
    assert (scenario.kind, scenario.name, scenario.partnership) == ("baseline", "Slow build-up", "eu-jp")
    assert (scenario.likelihood, scenario.confidence, scenario.horizon) == ("likely", "low", "2027-06-30")
    assert (scenario.drivers, scenario.assumptions) == (("Trade",), ("Both sides want it",))
    (indicator,) = scenario.indicators
    assert (indicator.id, indicator.supports, indicator.counters) == ("I-01", ("Slow build-up",), ())
    assert indicator.condition == Condition("stage", "in-force")
    assert made.yardstick is not None and made.yardstick.key == "icd-203"


def test_a_counter_indicator_speaks_against_its_scenario(tmp_path: Path) -> None:
    second = SCENARIO.replace("baseline", "alternative").replace("Slow build-up", "Stall")
    text = HEAD + SCENARIO + INDICATOR + 'counter = true\nalso = ["Stall"]\n' + second
    indicator = brief(tmp_path, text).scenarios[0].indicators[0]
    assert (indicator.supports, indicator.counters) == (("Stall",), ("Slow build-up",))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('{ stage = "signed", by = 2025-06-30 }', Condition("stage", "signed", by="2025-06-30")),
        ('{ stage = "signed", since = "2025-01-01", origins = 2 }', Condition("stage", "signed", "2025-01-01", origins=2)),
        ('{ area = "cyber", since = 2024-01-01 }', Condition("area", "cyber", since="2024-01-01")),
        ('{ region = "indo-pacific" }', Condition("region", "indo-pacific")),
        ('{ actor = "CN", origins = 3 }', Condition("actor", "CN", origins=3)),
        ('{ phrase = "security of  information" }', Condition("phrase", "security of information")),
        ("{ origins = 2 }", Condition("origins", origins=2)),
        ("{ silence = 90 }", Condition("silence", days=90)),
        ("{ silence = 2024-03-01 }", Condition("silence", since="2024-03-01")),
        (
            '{ all = [{ stage = "signed" }, { not = { any = [{ area = "nuclear" }, { actor = "RU" }] } }] }',
            Condition("all", parts=(
                Condition("stage", "signed"),
                Condition("not", parts=(Condition("any", parts=(Condition("area", "nuclear"), Condition("actor", "RU"))),)),
            )),
        ),
    ],
)  # fmt: skip
def test_the_vocabulary_of_conditions(tmp_path: Path, text: str, made: Condition) -> None:
    read = condition(tmp_path, text)
    assert read == made
    assert read == condition(tmp_path, _toml(condition_json(made)))  # the recorded form is the stated one


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"soon"', "line 13: I-01: the condition is 'soon', not a table"),
        ("{}", "I-01: the condition says nothing that can be looked for. State one of: stage, area,"),
        ('{ stage = "signed", area = "cyber" }', "I-01: the condition is about stage and area at once"),
        ('{ stage = "sinned" }', "line 13: I-01: there is no stage 'sinned'. Did you mean 'signed'?"),
        ('{ area = "cybre" }', "Did you mean 'cyber'?"),
        ('{ region = "atlantis" }', "I-01: there is no region 'atlantis'"),
        ('{ actor = "china" }', "'china' is no code of a state or organisation. Write its code in capitals"),
        ('{ phrase = "a" }', "the phrase is 'a'. Give at least 3 letters"),
        ('{ stage = "signed", by = "May" }', "by is 'May', not a date. Write it so: by = 2026-12-31"),
        ('{ stage = "signed", since = 2025-02-01, by = 2025-01-01 }', "since is later than by"),
        ('{ area = "cyber", by = 2025-01-01 }', "unknown key 'by' in [I-01, area]"),
        ('{ area = "cyber", origins = 0 }', "origins is 0, not a number from 1 on"),
        ('{ silence = "long" }', "silence is 'long', not a number of days or a date"),
        ('{ all = [{ area = "cyber" }] }', "all is no list of two conditions or more"),
        ('{ not = { stage = "signed" } }', "can be met by absence alone, for which nothing can be cited"),
        ('{ any = [{ area = "cyber" }, { not = { area = "space" } }] }', "can be met by absence alone"),
    ],
)
def test_a_condition_that_cannot_be_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    told = message(tmp_path, HEAD + SCENARIO + INDICATOR.replace('{ stage = "in-force" }', text))
    assert "briefs/weekly/brief.toml, line " in told and words in told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"likely"', '"probable"', "line 6: 'probable' is no term of ICD 203. The nearest term there is 'likely'. Possible"),
        ('"likely"', '"fairly likely"', "line 6: 'fairly likely' is no term of ICD 203. Possible are: almost no chance,"),
        ('likelihood = "likely"\n', "", "line 3: the key 'likelihood' is missing."),
        ('"baseline"', '"main"', "line 4: 'main' is not possible for kind. Possible are: baseline, alternative, wildcard."),
        ('"baseline"', '"wildcard"', "line 6: a wildcard that is 'likely' is none. Say at most 'very unlikely'"),
        ('"low"', '"some"', "line 7: 'some' is not possible for confidence. Possible are: high, moderate, low."),
        ("horizon = 2027-06-30\n", "", "line 3: the key 'horizon' is missing."),
        ('"Two origins only."', '"It is likely."', "line 8: the sentence “It is likely.” speaks of confidence and of likeli"),
        ("horizon = 2027-06-30", 'horizon = 2027-06-30\noutline = "We are confident that it is very likely."',
         "line 10: the sentence “We are confident that it is very likely.” speaks of confidence and of likelihood"),
        ("horizon", "horizen", "line 9: unknown key 'horizen' in [scenario]. Did you mean 'horizon'?"),
        ('name = "Slow build-up"', 'name = "Slow build-up"\npartnership = "Japan"', "line 6: 'Japan' is no partnership key."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_scenario_is_told_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in message(tmp_path, HEAD + SCENARIO.replace(old, new) + INDICATOR)


def test_the_line_is_that_of_the_scenario_meant(tmp_path: Path) -> None:
    second = SCENARIO.replace("baseline", "alternative").replace("Slow build-up", "Stall").replace('"likely"', '"maybe"')
    assert "line 17: 'maybe' is no term" in message(tmp_path, HEAD + SCENARIO + INDICATOR + second)


def test_a_set_is_held_together(tmp_path: Path) -> None:
    second = SCENARIO.replace("Slow build-up", "Stall")
    other = second.replace("baseline", "alternative")
    assert "eu-jp has two baselines" in message(tmp_path, HEAD + SCENARIO + second)
    assert "two scenarios are called 'Stall'" in message(tmp_path, HEAD + other + other)
    assert "two indicators have the id 'I-01'" in message(tmp_path, HEAD + SCENARIO + INDICATOR + other + INDICATOR)
    fits_all = message(tmp_path, HEAD + SCENARIO + INDICATOR + 'also = ["Stall"]\n' + other)
    assert "every indicator of eu-jp fits all its scenarios" in fits_all
    assert "'Stell' is not possible in also" in message(tmp_path, HEAD + SCENARIO + INDICATOR + 'also = ["Stell"]\n' + other)
    too_much = message(tmp_path, "exhaustive = true\n" + HEAD + SCENARIO + other)
    assert "the likelihoods of eu-jp add up to 110 to 160 per cent" in too_much
    unlikely = other.replace('"likely"', '"unlikely"')
    assert brief(tmp_path, "exhaustive = true\n" + HEAD + SCENARIO + unlikely).exhaustive


def test_the_yardstick_can_be_switched_but_not_mixed(tmp_path: Path) -> None:
    phia = 'yardstick = "phia"\n' + HEAD + SCENARIO
    made = brief(tmp_path, phia.replace('"likely"', '"Realistic possibility"'))
    assert made.scenarios[0].likelihood == "realistic possibility"
    told = message(tmp_path, phia.replace('"likely"', '"very likely"'))
    assert "'very likely' is no term of PHIA probability yardstick. The nearest term there is 'highly likely'." in told
    assert "there is no yardstick 'house'. Possible are: icd-203, phia." in message(tmp_path, 'yardstick = "house"\n' + HEAD)


def test_an_actor_is_one_that_the_vocabulary_knows(tmp_path: Path) -> None:
    text = HEAD + SCENARIO + INDICATOR.replace('{ stage = "in-force" }', '{ actor = "QX" }')
    path = written(tmp_path, text)
    with pytest.raises(SettingsError, match="line 13: I-01: no state or organisation has the code 'QX'"):
        check_indicators(load_brief(path, tmp_path), path, {"CN", "EU"})


def test_the_ladder_of_derived_scenarios_names_stages_alone() -> None:
    ladder = load_ladder()
    assert ladder.quiet > 0 and "implementing" not in ladder.following
