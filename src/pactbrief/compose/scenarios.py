"""Scenarios and indicators of a partnership: the analyst's words as theirs, what was seen with its note, what was searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pactbrief.catalog.assessment import AssessmentWords, assessment_words
from pactbrief.compose.conditions import condition_words, listing, phrases_in, range_words, searched_words
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.frame import SHORT_QUOTE
from pactbrief.compose.prose import article, date_words, listed
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Dossier
from pactbrief.model.memo import Block, Bullets, Column, Heading, Paragraph, Sentence, Table, Text
from pactbrief.model.passage import Passage
from pactbrief.model.scenario import Condition, Outlined, Scenario, Sighting, Yardstick
from pactbrief.model.source import VIEWS

#: TRADECRAFT.md section 7, row 9.
MOST_ROWS = 12
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUV"


def scenarios_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """The analyst's scenarios, one paragraph each; where there are none, those derived from the ladder in a few lines."""
    stated = [one for one in dossier.scenarios if not one.scenario.derived]
    heading = Heading(level, desk.labels["scenarios"], f"{dossier.partnership.key}-scenarios")
    words = assessment_words()
    if stated and desk.yardstick:
        whole = words.sentences["exhaustive" if desk.exhaustive else "not_exhaustive"]
        horizons = {one.scenario.horizon for one in stated}
        shared = desk.in_short and len(horizons) == 1
        form = words.sentences["scenarios_by" if shared else "scenarios"]
        opening = form.format(yardstick=desk.yardstick.name, date=date_words(max(horizons)))
        blocks: list[Block] = [heading, Paragraph((plain_sentence(opening), plain_sentence(whole, "analyst")), "small")]
        lettered = zip(letters(stated), stated, strict=True)
        likelihood = words.sentences["likelihood_then" if shared else "likelihood"]
        told = [_told(desk, letter, one.scenario, desk.yardstick, likelihood) for letter, one in lettered]
        if desk.in_short:
            return [*blocks, Bullets(tuple(Paragraph((name, *sentences)) for name, *sentences in told))]
        for name, *sentences in told:
            blocks += [Paragraph((name,), "label"), Paragraph(tuple(sentences))]
        return blocks
    if dossier.scenarios and not desk.in_short:
        return [heading, Paragraph(tuple(_derived(desk, dossier, words)), "small")]
    return []


def letters(outlined: Sequence[Outlined]) -> list[str]:
    """A letter for each scenario of a set: A, B, C … and W for the wildcard."""
    free = iter(_LETTERS)
    made: list[str] = []
    for one in outlined:
        wild = one.scenario.kind == "wildcard" and "W" not in made
        made.append("W" if wild else next(free))
    return made


def _told(desk: Desk, letter: str, scenario: Scenario, yardstick: Yardstick, likelihood: str) -> list[Sentence]:
    """Its name, then its sentences; in short those on likelihood and confidence alone. `likelihood` words the first."""
    words = assessment_words()
    said = words.sentences
    term = yardstick.term(scenario.likelihood)
    spread = range_words(term.low, term.high) if term else ""
    horizon = date_words(scenario.horizon)
    lines = [
        likelihood.format(date=horizon, term=scenario.likelihood, range=spread),
        said["confidence"].format(confidence=scenario.confidence, reason=scenario.reason.strip().rstrip(".") + "."),
        *([] if desk.in_short else _outline(scenario, words)),
        said["horizon_passed"].format(date=horizon) if scenario.horizon < desk.book.as_of else "",
    ]
    name = f"{letter}. {words.kinds[scenario.kind]}: {scenario.name}" + ("." if desk.in_short else "")
    sentences = [plain_sentence(" ".join(line.split()), "analyst") for line in lines if line]
    return [plain_sentence(name, "analyst", bold=True), *sentences]


def _outline(scenario: Scenario, words: AssessmentWords) -> list[str]:
    said = words.sentences
    return [
        scenario.outline,
        said["drivers"].format(list=listing(scenario.drivers)) if scenario.drivers else "",
        said["assumptions"].format(list=listing(scenario.assumptions)) if scenario.assumptions else "",
    ]


def _derived(desk: Desk, dossier: Dossier, words: AssessmentWords) -> list[Sentence]:
    """Kind, event and state of each derived scenario, in a sentence each."""
    sentences = [plain_sentence(words.sentences["derived"])]
    for one in dossier.scenarios:
        for sighting in one.sightings:
            event = condition_words(sighting.indicator.condition, desk.names, desk.wording, words)
            name = words.derived[one.scenario.name].format(event=event)
            sentences.append(plain_sentence(f"{words.kinds[one.scenario.kind]}, {name}: {_said(sighting, words).lower()}."))
            sentences += _evidence(desk, dossier, sighting, words)
    searched = dossier.scenarios[0].sightings[0].searched
    return [*sentences, plain_sentence(searched_words(searched, words), "count")]


def indicators_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """A row for each indicator of the analyst's: which scenarios it speaks for, whether it was seen, since when, what moved.

    In short the rows are those of which something is seen, and the others are named below the table.
    """
    stated = [one for one in dossier.scenarios if not one.scenario.derived]
    rows = [sighting for one in stated for sighting in one.sightings]
    if not rows:
        return []
    words = assessment_words()
    names = {one.scenario.name: letter for letter, one in zip(letters(stated), stated, strict=True)}
    label = words.labels
    event, state = (0.40, 0.28) if desk.in_short else (0.30, 0.38)
    columns = (
        Column(label["id"], 0.08),
        Column(label["event"], event),
        Column(label["points"], 0.13),
        Column(label["weight"], 0.11),
        Column(label["state"], state),
    )
    shown = [row for row in rows if row.state != "not seen"] if desk.in_short else rows[:MOST_ROWS]
    made = tuple(_row(desk, dossier, sighting, names, words) for sighting in shown)
    heading = Heading(level, desk.labels["indicators"], f"{dossier.partnership.key}-indicators")
    table = [Table(label["caption"].format(name=dossier.name), columns, made)] if made else []
    rest = listed([row.indicator.id for row in rows if row not in shown])
    below = [words.sentences["not_seen" if desk.in_short else "further"].format(ids=rest)] if rest else []
    if any(row.state != "seen" for row in rows):
        below.append(searched_words(max((row.searched for row in rows), key=lambda one: one.sources), words, desk.in_short))
    after = [Paragraph(tuple(plain_sentence(line, "count") for line in below), "small")] if below else []
    # In short the caption of the table is heading enough.
    return [*([] if desk.in_short and table else [heading]), *table, *after]


def _row(
    desk: Desk, dossier: Dossier, sighting: Sighting, names: Mapping[str, str], words: AssessmentWords
) -> tuple[tuple[Sentence, ...], ...]:
    indicator = sighting.indicator
    points = ", ".join(names[name] for name in indicator.supports if name in names)
    counters = [names[name] for name in indicator.counters if name in names]
    if counters:
        against = words.labels["against"].format(list=listed(counters))
        points = f"{points}; {against}" if points else against
    where = f" ({indicator.where.strip()})" if indicator.where else ""
    return (
        (plain_sentence(indicator.id, "analyst"),),
        (plain_sentence(f"{indicator.event.strip().rstrip('.')}{where}.", "analyst"),),
        (plain_sentence(points, "analyst"),),
        (plain_sentence(indicator.weight, "analyst"),),
        (
            *_seen(desk, dossier, sighting, words),
            *([plain_sentence(_movement(sighting, words), "count")] if desk.earlier else []),
        ),
    )


def _movement(sighting: Sighting, words: AssessmentWords) -> str:
    return f"{words.labels['since']} {sighting.since}; {words.movements[sighting.movement]}."


def _said(sighting: Sighting, words: AssessmentWords) -> str:
    """Whether it was seen, and why it is no more than that. No note: what shows it stands in sentences of its own, so that
    nothing of ours is held against the evidence."""
    remark = words.remarks.get(sighting.remark, "")
    return words.states[sighting.state] + (f", {remark}" if remark else "")


def _seen(desk: Desk, dossier: Dossier, sighting: Sighting, words: AssessmentWords) -> list[Sentence]:
    """Whether it was seen, and the words that show it; in short a note leads to them, and the partnership's own memo quotes."""
    told = _said(sighting, words)
    evidence = _evidence(desk, dossier, sighting, words)
    if desk.in_short and len(evidence) == 1 and evidence[0].text == words.sentences["shown_short"]:
        return [replace(evidence[0], inlines=(Text(f"{told}."), *evidence[0].inlines[1:]))]
    return [plain_sentence(f"{told}.", "count"), *evidence]


def _evidence(desk: Desk, dossier: Dossier, sighting: Sighting, words: AssessmentWords) -> list[Sentence]:
    """The words that show it with their note, and those against it with a note of their own."""
    condition = sighting.indicator.condition
    claims = [*desk.told(sighting.claims), *(_spoken(desk, dossier, passage, condition) for passage in sighting.passages)]
    sentences = []
    if claims and condition.kind == "silence" and (published := desk.source(claims[0]).published):
        kind = article(desk.wording.genres[claims[0].genre])
        form = words.sentences["last_view" if claims[0].genre in VIEWS else "last_report"]
        sentences.append(desk.fact(form.format(date=date_words(published.date), kind=kind), claims[:1]))
    elif claims:
        sentences.append(_noted(desk, words.sentences["shown_short" if desk.in_short else "shown"], claims))
    if sighting.against:
        key = "against_short" if desk.in_short else "against"
        sentences.append(_noted(desk, words.sentences[key], desk.told(sighting.against)))
    return sentences


def _noted(desk: Desk, text: str, claims: Sequence[Claim]) -> Sentence:
    """The sentence with its note; what was found as words, not as a claim, is behind the note alone."""
    sentence = desk.fact(text, claims, 0 if desk.in_short else SHORT_QUOTE, located=desk.in_short)
    return replace(sentence, claims=tuple(claim.id for claim in claims if claim.id in desk.claims))


def _spoken(desk: Desk, dossier: Dossier, passage: Passage, condition: Condition) -> Claim:
    """A passage found by its words, in the form in which notes cite."""
    genre = desk.sources[passage.source].genre_at(passage.start)
    return Claim(
        f"{passage.source}:{passage.start}", passage.source, dossier.partnership, "outlook", passage.quote, "happened", None,
        (passage,), genre=genre, words=tuple(phrases_in(condition, passage.quote)),
    )  # fmt: skip


def yardstick_in_use(desk: Desk, dossiers: Sequence[Dossier]) -> list[Block]:
    """The table of likelihood in use, on one line, where a scenario of the memo is worded by it."""
    used = any(not one.scenario.derived for dossier in dossiers for one in dossier.scenarios)
    if not used or desk.yardstick is None:
        return []
    terms = "; ".join(f"{term.words[0]} {range_words(term.low, term.high)}" for term in desk.yardstick.terms)
    text = assessment_words().sentences["yardstick"].format(yardstick=desk.yardstick.name, terms=terms)
    return [Paragraph((plain_sentence(text, "count"),), "small")]
