"""The scenarios of a brief: `[[scenario]]` tables to frozen `Scenario`. Every error names file, line, key and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from pactbrief.catalog.conditions import read_condition, stated_date
from pactbrief.catalog.yardstick import YARDSTICKS, load_yardstick
from pactbrief.model.scenario import Confidence, Indicator, Scenario, ScenarioKind, Yardstick
from pactbrief.tomlfile import Tables, TomlFile

KINDS = ("baseline", "alternative", "wildcard")
CONFIDENCES = ("high", "moderate", "low")
WEIGHTS = ("high", "medium", "low")
_SCENARIO = (
    "kind", "name", "partnership", "likelihood", "confidence", "reason", "horizon", "outline", "drivers", "assumptions",
    "indicator",
)  # fmt: skip
_INDICATOR = ("id", "event", "when", "where", "weight", "also", "against", "counter")
#: A wildcard is no more likely than this: the second term of either yardstick (TRADECRAFT.md section 4).
WILDEST = 1
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def read_yardstick(toml: TomlFile) -> Yardstick:
    """The yardstick that the brief chooses, the first one without."""
    key = toml.string(toml.tables, "yardstick", YARDSTICKS[0])
    if key not in YARDSTICKS:
        raise toml.error("yardstick", f"there is no yardstick {key!r}", f"Possible are: {', '.join(YARDSTICKS)}.")
    return load_yardstick(key)


def read_scenarios(toml: TomlFile, keys: Sequence[str]) -> tuple[Scenario, ...]:
    """The brief's scenarios in its order. `keys` are the partnerships that it follows: where it follows but one, a scenario
    need not name it."""
    rows = toml.tables.get("scenario", [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise toml.error("scenario", "scenario is not a list of tables", "Begin each with a line: [[scenario]]")
    if not rows:
        return ()
    yardstick = read_yardstick(toml)
    names = [str(row.get("name", "")) for row in rows]
    made = []
    for at, row in enumerate(rows):
        part = toml.within("scenario", at)
        made.append(_scenario(part, row, yardstick, names, keys))
        if names.index(made[-1].name) != at:
            raise part.error("name", f"two scenarios are called {made[-1].name!r}", "Give each a name of its own.")
    _check_ids(toml, made)
    for key in dict.fromkeys(scenario.partnership for scenario in made):
        _check_set(toml, [scenario for scenario in made if scenario.partnership == key], yardstick)
    return tuple(made)


def _scenario(toml: TomlFile, row: Tables, yardstick: Yardstick, names: Sequence[str], keys: Sequence[str]) -> Scenario:
    toml.allow(row, _SCENARIO, "scenario")
    name = toml.string(row, "name")
    scenario = Scenario(
        kind=cast(ScenarioKind, _one_of(toml, row, "kind", KINDS)),
        name=name,
        partnership=toml.string(row, "partnership", keys[0] if len(keys) == 1 else None),
        likelihood=_likelihood(toml, row, yardstick),
        confidence=cast(Confidence, _one_of(toml, row, "confidence", CONFIDENCES)),
        reason=toml.string(row, "reason"),
        horizon=stated_date(toml, row, "horizon", name),
        outline=toml.string(row, "outline", ""),
        drivers=toml.strings(row, "drivers"),
        assumptions=toml.strings(row, "assumptions"),
        indicators=_indicators(toml, row, name, names),
    )
    _check_wording(toml, scenario, yardstick)
    return scenario


def _likelihood(toml: TomlFile, row: Tables, yardstick: Yardstick) -> str:
    said = toml.string(row, "likelihood")
    term = yardstick.term(said)
    possible = ", ".join(one.words[0] for one in yardstick.terms)
    if term is None:
        own = yardstick.instead.get(said.casefold())
        remedy = f"The nearest term there is {own!r}. " if own else ""
        raise toml.error("likelihood", f"{said!r} is no term of {yardstick.name}", f"{remedy}Possible are: {possible}.")
    if row.get("kind") == "wildcard" and yardstick.terms.index(term) > WILDEST:
        most = yardstick.terms[WILDEST].words[0]
        remedy = f"Say at most {most!r}, or call it an alternative."
        raise toml.error("likelihood", f"a wildcard that is {said!r} is none", remedy)
    return said.casefold()


def _indicators(toml: TomlFile, row: Tables, name: str, names: Sequence[str]) -> tuple[Indicator, ...]:
    rows = row.get("indicator", [])
    if not isinstance(rows, list) or not all(isinstance(one, Mapping) for one in rows):
        raise toml.error("indicator", "indicator is not a list of tables", "Begin each with a line: [[scenario.indicator]]")
    return tuple(_indicator(toml.within("scenario.indicator", at), one, name, names) for at, one in enumerate(rows))


def _indicator(toml: TomlFile, row: Tables, name: str, names: Sequence[str]) -> Indicator:
    toml.allow(row, _INDICATOR, "scenario.indicator")
    own = toml.string(row, "id")
    if "when" not in row:
        toml.string(row, "when")
    also, against = (toml.strings(row, key, allowed=[*names, ""]) for key in ("also", "against"))
    counter = row.get("counter", False)
    if not isinstance(counter, bool):
        remedy = "Write counter = true where it speaks against its scenario."
        raise toml.error("counter", f"{own}: counter is {counter!r}", remedy)
    return Indicator(
        id=own,
        event=toml.string(row, "event"),
        condition=read_condition(toml, row["when"], own),
        supports=also if counter else (name, *also),
        counters=(name, *against) if counter else against,
        weight=cast(Any, _one_of(toml, row, "weight", WEIGHTS, "medium")),
        where=toml.string(row, "where", ""),
    )


def _one_of(toml: TomlFile, row: Tables, key: str, possible: Sequence[str], default: str | None = None) -> str:
    value = toml.string(row, key, default)
    if value not in possible:
        raise toml.error(key, f"{value!r} is not possible for {key}", f"Possible are: {', '.join(possible)}.")
    return value


def _check_wording(toml: TomlFile, scenario: Scenario, yardstick: Yardstick) -> None:
    """Likelihood and confidence share no sentence (ICD 203), in the analyst's own words neither."""
    words = [word for term in yardstick.terms for word in term.words]
    likely = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    for key, text in (("reason", scenario.reason), ("outline", scenario.outline)):
        for sentence in _SENTENCE.split(text):
            found = likely.search(sentence)
            if found and (key == "reason" or re.search(r"\bconfiden(?:ce|t)\b", sentence, re.IGNORECASE)):
                raise toml.error(
                    key,
                    f"the sentence “{sentence}” speaks of confidence and of likelihood ({found[0]!r})",
                    "Say what the confidence rests on without a term of likelihood, or part the sentence.",
                )


def _check_ids(toml: TomlFile, scenarios: Sequence[Scenario]) -> None:
    seen: set[str] = set()
    for at, scenario in enumerate(scenarios):
        for nth, indicator in enumerate(scenario.indicators):
            if indicator.id in seen:
                part = toml.within("scenario", at).within("scenario.indicator", nth)
                raise part.error("id", f"two indicators have the id {indicator.id!r}", "Number them, such as I-01, I-02.")
            seen.add(indicator.id)


def _check_set(toml: TomlFile, scenarios: Sequence[Scenario], yardstick: Yardstick) -> None:
    """What holds of the scenarios of one partnership together: one baseline at most, indicators that tell them apart, and
    where they are said to be exhaustive, likelihoods that can add up to 100 per cent."""
    key = scenarios[0].partnership
    if sum(scenario.kind == "baseline" for scenario in scenarios) > 1:
        raise toml.error("baseline", f"{key} has two baselines", "Call all but one an alternative.")
    rows = [indicator for scenario in scenarios for indicator in scenario.indicators]
    if len(scenarios) > 1 and rows and all(len(set(row.supports)) == len(scenarios) for row in rows):
        text = f"every indicator of {key} fits all its scenarios, so none tells them apart"
        raise toml.error(rows[0].id, text, "Write one that does.")
    if read_exhaustive(toml):
        terms = [term for scenario in scenarios if (term := yardstick.term(scenario.likelihood))]
        low, high = sum(term.low for term in terms), sum(term.high for term in terms)
        if not low <= 100 <= high:
            text = f"the likelihoods of {key} add up to {low} to {high} per cent"
            raise toml.error("exhaustive", text, "Change a likelihood, or say: exhaustive = false")


def read_exhaustive(toml: TomlFile) -> bool:
    """Whether the brief claims that its scenarios exclude each other and leave nothing out."""
    value = toml.tables.get("exhaustive", False)
    if not isinstance(value, bool):
        raise toml.error("exhaustive", f"exhaustive is {value!r}", "Write exhaustive = true or exhaustive = false.")
    return value
