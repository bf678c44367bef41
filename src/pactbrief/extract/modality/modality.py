"""Modality: whether what a stage word names has happened, is planned, possible or denied, by the cues that govern it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pactbrief.extract.clauses.forms import before_group
from pactbrief.extract.clauses.lacking import beside_nobody
from pactbrief.extract.clauses.negation import LOOK_BACK, denied_within, negated, negating
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.modality.hearsay import answered_no, gainsaid, only_reported, told_as_doing
from pactbrief.extract.modality.reach import distance_of
from pactbrief.extract.modality.suspense import (
    after_which,
    attended,
    awaited,
    limited,
    purposed,
    supposed,
    told_by_another,
    unanswered,
    verb_first,
    verb_first_condition,
)
from pactbrief.extract.modality.wishes import only_wished
from pactbrief.extract.words.finding import Found
from pactbrief.model.claim import Modality

_FLIPPED: dict[str, str] = {"happened": "denied", "planned": "denied", "possible": "denied", "denied": "possible"}
_BEGUN_WHEN_DECIDED = frozenset({"proposed", "exploring", "negotiating"})
_BEFORE_TEXTS = frozenset({"proposed", "exploring", "negotiating"})
_OF_A_MOMENT = frozenset({"signed", "ratified"})


class Verdict(NamedTuple):
    """The modality, and the words that decided. `frame`: the words only date something else ("ahead of the signing").
    `ahead`: what is denied was still to come ("denied that they would sign on Monday").
    """

    modality: Modality
    cues: tuple[str, ...]
    frame: bool = False
    ahead: bool = False


class Governed(NamedTuple):
    """A cue that governs the trigger, with the force it has after its own negation."""

    cue: Found
    force: str
    words: str


def weigh(parse: Parse, trigger: Found, base: Modality, inner: int, skip: frozenset[int] = frozenset()) -> Verdict:
    """The modality of `trigger`. `base` is what its verb form says; `inner` the first token of its verb group;
    `skip` the tokens of words already counted (an auxiliary inside a longer phrase).
    """
    if trigger.entry.tag == "adjective":  # "the suspended accord" is suspended whatever the clause says
        return Verdict(base, (), parse.is_a("negator", trigger.first - 1))
    governing = [g for g in _governing(parse, trigger, inner) if not set(g.cue.places) & skip]
    void = any(g.cue.row.get("counterfactual") and g.force == "denied" for g in governing) and any(
        parse.lexis.is_a("negator", w) or w == "not"
        for g in governing
        for w in g.words.split()
        if g.force == "denied" and not g.cue.row.get("counterfactual")
    )
    real = any(g.force == "denied" and not g.cue.row.get("counterfactual") for g in governing)  # "beinahe hätten sie"
    governing = [g for g in governing if not g.cue.row.get("counterfactual") or not (real or g.force == "happened")]
    if trigger.row.get("modality"):  # "The first drill with the Kenyans is due in March"
        governing = [g for g in governing if not g.cue.row.get("weak")]
    modality: str = base
    if trigger.row.get("stage") in _BEGUN_WHEN_DECIDED:  # talks that are decided are under way, by the guide to the labels
        governing = [g for g in governing if not (g.cue.row.get("decides") and g.force == "planned")] or governing[:0]
        free = all(g.cue.row.get("weak") for g in governing)
        if free and base == "planned" and any(c.row.get("decides") for c in parse.of("cue")):
            base = "happened"
        modality = base
    refused = trigger.row.get("stage") == "rejected" and not parse.lexis.grammar["verb_last"]
    if refused or trigger.row.get("stage") in {
        "proposed",
        "exploring",
    }:  # "the idea of a pact was floated": an idea is no doubt
        governing = [g for g in governing if not g.cue.row.get("nominal")]
    if trigger.row.get("stage") in _BEFORE_TEXTS and parse.holds("hearsay_mood") and parse.holds("on_word_of"):
        # "selon la presse, un accord serait en cours de négociation": so it is told, not so it might be
        governing = [g for g in governing if not parse.any_is("hearsay_mood", g.cue.first, g.cue.last)]
    if trigger.row.get("stage") == "proposed" and trigger.entry.tag == "noun":
        governing = [g for g in governing if not (g.force == "denied" and unanswered(parse, trigger))]
    for one in governing:
        modality = _combined(modality, one, first=one is governing[0])
    if base == "denied" and trigger.entry.tag not in {"noun", "phrase"}:  # "may survive", "did not survive"
        own = parse.segment_at(trigger.first)
        forces = {one.force for one in governing if parse.segment_at(one.cue.last - 1) is own}
        done = "happened" if "modality" in trigger.row else "possible"
        open_ = next((force for force in ("possible", "planned") if force in forces), "")  # "may not survive"
        modality = (open_ or done) if "denied" in forces else "possible" if open_ == "possible" else base
    if verb_first(parse, trigger) and modality == "happened":
        modality = "possible"
    if parse.question and modality == "happened":
        modality = "possible"
    if modality in {"happened", "planned"} and verb_first_condition(parse, trigger):
        modality = "possible"
    modality = _in_suspense(parse, trigger, inner, modality, governing)
    if modality in {"planned", "possible"} and _called_for(parse, trigger):
        modality = "happened"
    if modality == "happened" and (
        only_wished(parse, trigger, inner) or only_reported(parse, trigger.first) or told_as_doing(parse, trigger)
    ):
        modality = "possible"
    if modality == "happened":
        modality = attended(parse, trigger, inner)
    if gainsaid(parse, trigger.first) or answered_no(parse, trigger.first):
        modality = "denied"
    if modality == "happened" and (_to_come_for(parse, trigger) or _being_done(parse, trigger)):
        modality = "planned"
    frame = bool(governing) and bool(governing[0].cue.row.get("frame")) and trigger.entry.tag != "base"
    if modality == "happened" and (
        _by_nobody(parse, trigger) or _of_none(parse, min(inner, trigger.first)) or beside_nobody(parse, trigger) is not None
    ):
        modality = "denied"
    ahead = any(g.force in {"planned", "possible"} and not _was(parse, g.cue) for g in governing)
    return Verdict(modality, tuple(g.words for g in governing), frame or void, ahead)  # type: ignore[arg-type]


def _called_for(parse: Parse, trigger: Found) -> bool:
    """'The EU must offer Georgia a pact, | demanded the lawmaker': a call for it is a proposal that has been made."""
    if trigger.row.get("stage") != "proposed" or not parse.holds("demanding"):
        return False
    mine = parse.segment_at(trigger.first)
    places = (i for i in range(len(parse.tokens)) if parse.is_a("demanding", i) and i not in trigger.places)
    return any(parse.segment_at(i) is not mine and not parse.is_a("negator", i - 1) for i in places)


def _in_suspense(parse: Parse, trigger: Found, inner: int, modality: str, governing: list[Governed]) -> str:
    """What remains of a modality under "had they", "once it has been" and "not until"."""
    if modality == "happened" and supposed(parse, trigger):
        return "denied"
    if modality == "happened" and (awaited(parse, trigger, inner) or after_which(parse, trigger) or purposed(parse, trigger)):
        return "planned"
    said = tuple(one.words for one in governing)
    if modality == "denied" and limited(parse, trigger, said):
        done = all(one.force == "denied" for one in governing) and _was_done(parse, trigger, inner)
        return "happened" if done else "planned" if any(one.force == "planned" for one in governing) else modality
    return modality


def _was_done(parse: Parse, trigger: Found, inner: int) -> bool:
    """'was not signed | until May', 'did not sign | until May': a verb of the past, and a day on which it was done."""
    past = parse.any_is("of_past", inner - 2, trigger.first)
    return past and any(parse.is_a("limit", parse.token_at(d.start) - step) for d in parse.dates for step in (0, 1))


def _by_nobody(parse: Parse, trigger: Found) -> bool:
    """'approved by neither house'."""
    lexis = parse.lexis
    return lexis.is_a("agent", parse.word(trigger.last)) and lexis.is_a("subject_negator", parse.word(trigger.last + 1))


def _of_none(parse: Parse, inner: int) -> bool:
    """'none is being negotiated and none has been asked for': the verb group's subject is the bare negator."""
    lexis, step = parse.lexis, before_group(parse, inner)
    before = parse.word(step - 1) if step > 0 else ""
    opens = not before or parse.tokens[step - 1].mark or lexis.is_a("coordinator", before)
    return step >= 0 and opens and lexis.is_a("subject_negator", parse.word(step))


def _to_come_for(parse: Parse, trigger: Found) -> bool:
    """'is to travel there in March | for exploratory talks': what somebody is still to go for."""
    lexis = parse.lexis
    if trigger.entry.tag != "noun" or lexis.language != "en":
        return False
    place = trigger.first - 1
    while parse.is_a("article", place):
        place -= 1
    if not lexis.is_a("for", parse.word(place)):
        return False
    low = parse.segment_at(trigger.first).first
    ahead = [c for c in parse.of("cue") if low <= c.first < place and c.row["force"] == "planned"]
    return any(c.entry.parts[-1][-1] in {"to", "will", "shall"} and c.row.get("reach") == "next" for c in ahead)


def _being_done(parse: Parse, trigger: Found) -> bool:
    """'the deal now being signed', 'is being ratified': what happens in a moment and is being done has not been done."""
    lexis, place = parse.lexis, trigger.first - 1
    if trigger.row.get("stage") not in _OF_A_MOMENT or not lexis.is_a("being", parse.word(place)):
        return False
    return any(
        lexis.is_a("be_present", parse.word(place - step)) or lexis.is_a("right_now", parse.word(place - step))
        for step in (1, 2)
    )


def _was(parse: Parse, cue: Found) -> bool:
    """'was to expire on Friday', 'had hoped to': the plan is of the past."""
    return any(parse.is_a("was", i) for i in cue.places)


def _combined(inner: str, cue: Governed, first: bool) -> str:
    if cue.force == "happened":
        # "pleaded with the government to cancel it": a preposition that tells when something was done undoes no plan
        return "happened" if inner == "planned" and first and not cue.cue.row.get("weak") else inner
    if cue.force == "denied":
        return "possible" if inner == "denied" else "denied"
    if cue.force == "possible":
        return "denied" if inner == "denied" else "possible"
    return inner if inner in {"denied", "possible"} else cue.force


def _governing(parse: Parse, trigger: Found, inner: int) -> list[Governed]:
    """The cues that govern the trigger, nearest first."""
    cues = parse.of("cue")
    mine = set(trigger.places)
    found: list[tuple[int, Governed]] = []
    used: set[int] = set()
    for cue in sorted(cues, key=lambda c: (-c.entry.size, c.first)):
        if mine & set(cue.places) or used & set(cue.places):
            continue
        distance = distance_of(parse, trigger, inner, cue)
        if distance is None:
            continue
        used |= set(cue.places[1:] if cue.row["force"] == "happened" and len(cue.entry.parts) > 1 else cue.places)
        words = " ".join(parse.word(i) for i in cue.places)
        found.append((distance, Governed(cue, _force(parse, cue, cues), words)))
    plain = [(d, g) for d, g in sorted(found, key=lambda f: (f[0], f[1].cue.first)) if not _inside_negation(parse, g, found)]
    return _in_concord(parse, _with_outer([g for _, g in plain], cues))


def _with_outer(governing: list[Governed], cues: Sequence[Found]) -> list[Governed]:
    """'hopes to | become the third to': what governs the words that say it was done governs what was done."""
    if not governing or governing[0].force != "happened" or governing[0].cue.entry.size == 1:
        return governing
    first = governing[0].cue.first
    outer = [c for c in cues if c.last in {first, first + 1} and c.first < first and c.row["force"] in {"planned", "possible"}]
    if not outer or any(g.cue.places == outer[0].places for g in governing):
        return governing
    return [governing[0], Governed(outer[0], str(outer[0].row["force"]), ""), *governing[1:]]


def _in_concord(parse: Parse, governing: list[Governed]) -> list[Governed]:
    """'non è stato né ratificato né denunciato': where negations agree, a second one does not undo the first."""
    bare = [g for g in governing if g.force == "denied" and _agrees(parse, g.cue)]
    return [g for g in governing if g not in bare[1:]]


def _agrees(parse: Parse, cue: Found) -> bool:
    """Whether the cue is nothing but a negation, in a language in which negations agree: "n' ... jamais ... ni"."""
    lexis = parse.lexis
    return bool(lexis.grammar["infinitive"]) and all(negating(parse, i) or lexis.is_a("be", parse.word(i)) for i in cue.places)


def _inside_negation(parse: Parse, one: Governed, found: list[tuple[int, Governed]]) -> bool:
    """A negator already counted as the negation of another cue does not count again: "n'ont jamais | eu l'intention de"."""
    if one.force != "denied":
        return False
    if one.cue.entry.size > 1:
        alone = all(negating(parse, i) for i in one.cue.places)
        return alone and any(0 <= g.cue.first - one.cue.last <= 1 and negated(parse, g.cue) for _, g in found if g is not one)
    return any(
        other is not one
        and 0 < other.cue.first - one.cue.first <= LOOK_BACK
        and other.cue.row.get("weak") is None
        and other.cue.row.get("reach") != "bracket"
        and other.cue.row.get("focus") is None
        for _, other in found
    )


def _force(parse: Parse, cue: Found, cues: tuple[Found, ...]) -> str:
    force = str(cue.row["force"])
    if cue.row.get("reported") and told_by_another(parse, cue):
        force = str(cue.row["reported"])
    if (
        cue.row.get("focus")
        or (force == "denied" and _agrees(parse, cue))
        or not (negated(parse, cue) or denied_within(parse, cue))
    ):
        return force
    return str(cue.row.get("negated", _FLIPPED[force]))
