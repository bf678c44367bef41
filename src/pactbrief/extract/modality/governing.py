"""Governing: of stage words on the same words or on each other, the one that says what became of the thing."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.triggers import ASKED, PUT_OFF, REFUSED, Trigger

_STOPPED = frozenset({"suspended", "ended", "rejected"})
_DONE = frozenset({"implementing", "adopted", "signed"})
#: What is asked for of an arrangement that exists.
_LATER = frozenset({"ratified", "in-force", "implementing", "suspended", "ended", "rejected"})
_EARLY = frozenset({"proposed", "exploring", "negotiating"})
#: Steps done in a moment: what is put off or called off has not been taken, and nothing else has ended.
_STEPS = frozenset({"signed", "ratified", "in-force", "adopted", "concluded"})
_STOPPING = frozenset({"suspended", "ended"})
_CREATED = frozenset({"adopted", "implementing"})
_OF_PARLIAMENT = 3  # "gave the green light to" is three words longer than what a parliament's row has of it
_REDUCED = frozenset({"verb:reduced", "verb:relative", "verb:attribute"})
_BRACKET = 16  # tokens of a German infinitive clause before its verb
_GOVERNED = 7  # tokens between a governing word and the verb or noun that it governs


def decisive(parse: Parse, triggers: Iterable[Trigger]) -> tuple[Trigger, ...]:
    """The triggers of a sentence, each place once, in order; of those on each other the one that decides."""
    kept: list[Trigger] = []
    for one in sorted(triggers, key=lambda t: (t.rule != REFUSED, -_weight(t), t.found.first, _preference(t))):
        if any(set(one.found.places) & set(o.found.places) for o in kept):
            continue
        kept.append(one)
    kept.sort(key=lambda t: t.found.first)
    kept = [t for t in kept if not _only_weighed(parse, t, kept)]
    acted = {t.thing.head for t in kept if t.thing is not None and t.voice != "noun"}
    kept = [t for t in kept if not _talks_acted_on(parse, t, kept)]
    kept = [t for t in kept if not _names_talks(t, acted)]
    kept = [_as_asked(t, kept) for t in kept]
    kept = [t for t in kept if not _only_which(parse, t, kept) and not _since_undone(parse, t, kept)]
    kept = _put_off(parse, kept)
    kept = [t for t in kept if not _acted_noun(t, kept) and not _acts_on_noun(parse, t, kept)]
    kept = [t for t in kept if not _only_holds(t, kept) and not _within_words(t, kept)]
    kept = [t for t in kept if not _only_first(parse, t, kept)]
    gone = {id(loser) for one, other in _related(parse, kept) if (loser := _loser(one, other)) is not None}
    return tuple(_prolonged(parse, t, kept) for t in kept if id(t) not in gone)


def _names_talks(one: Trigger, acted: set[int]) -> bool:
    """'Talks on it | began', 'Bargaining over it | began': a noun of talks, or a gerund that is one, of which a verb tells."""
    state = bool(one.found.row.get("state"))
    named = state or (one.stage == "negotiating" and one.found.entry.tag == "gerund")
    return (named and bool(acted & set(one.found.places))) or (state and one.thing is not None and one.thing.head in acted)


def _prolonged(parse: Parse, one: Trigger, all_: list[Trigger]) -> Trigger:
    """'agreed on Monday to | extend their pact': what is agreed on is that it goes on."""
    agreed = one.stage == "concluded" and one.thing is not None
    goes_on = agreed and any(
        o.stage == "implementing"
        and o.inner in {one.found.last, one.found.last - 1}
        and parse.is_a("prolonging", o.found.first)
        for o in all_
    )
    return one._replace(stage="implementing") if goes_on else one


def _only_weighed(parse: Parse, one: Trigger, all_: list[Trigger]) -> bool:
    """'prüft, | ob sich das Abkommen ausdehnen lässt': what is weighed is not a step of its own."""
    segment = parse.segment_at(one.found.first)
    if not parse.lexis.is_a("whether", segment.opener):
        return False
    return any(o.stage == "exploring" and parse.segment_at(o.found.first).last == segment.first for o in all_)


def _only_holds(one: Trigger, all_: list[Trigger]) -> bool:
    """'signed the document of the partnership that | binds it to the alliance': what is held is what was signed; 'von einem
    Scheitern der Gespräche über den Pakt | kann keine Rede sein': what there is not is the failing."""
    held = one.thing
    if held is not None and one.voice == "phrase" and one.found.row.get("modality") == "denied":
        return any(o.voice == "noun" and o.thing is not None and o.thing.first <= held.head < o.thing.tail for o in all_)
    others = (o for o in all_ if o is not one and o.thing is not None and o.thing is held)
    return bool(one.found.row.get("holding")) and any(not o.found.row.get("holding") for o in others)


def _as_asked(one: Trigger, all_: list[Trigger]) -> Trigger:
    """'turned down | an offer of a pact', 'a proposal for a pact | was rejected': it had been made, on another day."""
    made = one.stage == "proposed" and one.voice == "noun" and one.thing is not None
    refused = made and any(o.stage == "rejected" and o.thing is one.thing and o.voice != "noun" for o in all_)
    return one._replace(rule=ASKED) if refused else one


def _within_words(one: Trigger, all_: list[Trigger]) -> bool:
    """'the first | talks | under their pact', 'trat mit der Unterschrift in Kraft': a noun in the gap of another's words."""
    if one.voice != "noun":
        return False
    around = [o for o in all_ if o.found.first < one.found.first < o.found.last]
    return any(o.voice == "phrase" or (o.stage == "in-force" and one.stage == "signed") for o in around)


def _only_first(parse: Parse, one: Trigger, all_: list[Trigger]) -> bool:
    """'A first drill under the pact | is planned for May': the verb says what becomes of the drill."""
    of_row = one.voice == "phrase" and one.stage == "implementing" and parse.is_a("under", one.found.last - 2)
    return of_row and any(o is not one and o.stage == one.stage and not o.found.row.get("under") for o in all_)


def _weight(trigger: Trigger) -> int:
    """Longer words count more, and a parliament's "gave its approval to" more than anybody's "gave the green light to"."""
    return trigger.found.entry.size + (_OF_PARLIAMENT if trigger.found.row.get("actor") and trigger.voice != "noun" else 0)


def _talks_acted_on(parse: Parse, one: Trigger, all_: list[Trigger]) -> bool:
    """'ihre Gespräche über ein Abkommen | abgeschlossen': the verb says what became of the talks."""
    if (one.voice, one.stage) != ("phrase", "negotiating") or one.thing is None or one.thing.head not in one.found.places:
        return False
    here = parse.clause_of(one.found.first)
    return one.thing.kind == "talks" and any(
        o.voice in {"active", "passive"} and "talks" in o.found.row and parse.clause_of(o.found.first) == here for o in all_
    )


def _only_which(parse: Parse, one: Trigger, all_: list[Trigger]) -> bool:
    """'failed to agree on a pact | drafted in Malabo': an attribute without a day of its own only says which pact."""
    if one.stage not in _EARLY or one.rule not in {"verb:relative", "verb:reduced"} or one.found.entry.tag != "past":
        return False
    if one.inner < one.found.first or parse.segment_at(one.found.first).kind == "relative":
        return False
    if any(0 <= parse.token_at(d.start) - one.found.last <= 2 for d in parse.dates):
        return False
    return any(o is not one and o.thing is one.thing and o.voice == "active" and o.stage not in _EARLY for o in all_)


def _since_undone(parse: Parse, one: Trigger, all_: list[Trigger]) -> bool:
    """'Talks, twice broken off, were resumed': what was taken up again has not ended."""
    participle = one.found.entry.tag in {"past", "participle"} and one.inner == one.found.first
    if one.stage not in {"ended", "suspended"} or not participle:
        return False
    if parse.segment_at(one.found.first).kind == "main" and one.rule not in _REDUCED and not parse.lexis.suffixes:
        return False  # "Their pact | ran out in June and has not been renewed"
    later = (o for o in all_ if o.thing is one.thing and o.found.first > one.found.last and o.base == "happened")
    return any(o.stage in {"negotiating", "implementing"} for o in later)


def _put_off(parse: Parse, all_: list[Trigger]) -> list[Trigger]:
    """'the signing of the pact | was called off': the pact has not ended, it has not been signed; 'was put off to May': it is
    to be signed then. What may be put off, or is not, stays as it is told."""
    kept = list(all_)
    for step in all_:
        thing = step.thing
        if step.voice != "noun" or step.stage not in _STEPS or step.base != "happened" or thing is None:
            continue
        stop = next((o for o in all_ if o.thing is thing and o.stage in _STOPPING and o.voice in {"active", "passive"}), None)
        if stop is None or stop.base != "happened" or step.found.first >= thing.head or _in_doubt(parse, stop):
            continue
        kept.remove(stop)
        said = step.found._replace(places=(*step.found.places, *stop.found.places))
        due = _to_a_day(parse, stop)
        told = step._replace(base="planned") if due else step._replace(base="denied", rule=PUT_OFF)
        kept[kept.index(step)] = told._replace(found=said)
    return kept


def _in_doubt(parse: Parse, stop: Trigger) -> bool:
    """'may be', 'is to be', 'was not put off'; what stands in the phrase of the step ("the planned signing") is no doubt."""
    segment = parse.segment_at(stop.found.first)
    behind = stop.thing.tail if stop.thing is not None and stop.thing.tail <= stop.found.first else segment.first
    return any(
        max(behind, segment.first) <= cue.first < stop.found.last and not cue.row.get("weak") and cue.row["force"] != "happened"
        for cue in parse.of("cue")
        if not set(cue.places) & set(stop.found.places)
    )


def _to_a_day(parse: Parse, stop: Trigger) -> bool:
    """'put off | to May', 'auf Mai verschoben': the day that follows is the new one."""
    days = (parse.token_at(d.start) for d in parse.dates)
    return any(parse.is_a("new_day", place) for day in days for place in (day - 1, day))


def _acted_noun(one: Trigger, all_: list[Trigger]) -> bool:
    """'the signing | is postponed': the verb says what becomes of the noun."""
    return (one.voice == "noun" and one.rule != ASKED) and any(
        o is not one and o.thing is one.thing and o.thing is not None and o.stage in _STOPPED and o.voice != "noun"
        for o in all_
    )


def _acts_on_noun(parse: Parse, one: Trigger, all_: list[Trigger]) -> bool:
    """'das Gesetz zur Ratifizierung des Vertrags | unterschreiben': what is signed is not the treaty."""
    if one.voice == "noun" or one.thing is None or one.stage in _STOPPED or not parse.lexis.grammar.get("verb_last"):
        return False
    return any(
        o.voice == "noun" and o.thing is one.thing and o.found.first < one.thing.head and o.thing.last <= one.found.first
        for o in all_
        if o.stage != one.stage  # "eine Einigung über den Vertrag | erzielt"
    )


def _related(parse: Parse, triggers: list[Trigger]) -> list[tuple[Trigger, Trigger]]:
    """Pairs in which the first governs the second."""
    pairs = []
    for i, one in enumerate(triggers):
        if one.found.entry.tag == "adjective":
            continue
        for other in triggers[i + 1 :]:
            gap = range(one.found.first + 1, other.inner)
            bracket = bool(parse.lexis.grammar.get("verb_last")) and _to_infinitive(parse, other)
            near = len(gap) <= (_BRACKET if bracket else _GOVERNED) and not any(
                (parse.tokens[k].mark and not (bracket and parse.word(k) == ","))
                or (parse.is_a("finite", k) and not parse.is_a("be", k))
                for k in gap
            )
            if near and other.found.entry.tag in {"base", "zu", "gerund", "noun"}:
                pairs.append((one, other))
    return pairs


def _to_infinitive(parse: Parse, trigger: Trigger) -> bool:
    if trigger.found.entry.tag == "base" and "zu" in parse.word(trigger.found.first)[2:-4]:
        return True  # "auszuhandeln", as the vocabulary has it
    return trigger.found.entry.tag == "zu" or "zu" in (parse.word(trigger.found.last - 2), parse.word(trigger.found.last))


def _german_infinitive(trigger: Trigger) -> bool:
    return trigger.found.entry.tag == "zu" or (
        trigger.found.entry.tag == "base" and trigger.inner == trigger.found.first and trigger.rule.startswith("verb")
    )


def _loser(one: Trigger, other: Trigger) -> Trigger | None:
    """Which of a governing and a governed trigger says nothing of its own.

    What is offered, weighed or negotiated has not happened: the inner word only says what. "Announced the signing" is a
    signing; "postponed the signing" a postponement.
    """
    if other.rule == ASKED and one.stage == "rejected":
        return None  # "turned down an offer of a pact"
    if one.found.row.get("state") or (one.found.row.get("intransitive") and other.voice == "noun"):
        return None  # "took effect | upon signature"
    if one.found.row.get("agrees") and other.stage in _CREATED:
        return other  # "acordaron crear un mando conjunto": the deal is what they will create
    if one.stage == "concluded" and (
        other.inner in {one.found.last, one.found.last - 1} or _german_infinitive(other)
    ):  # "agreed to widen", "agreed to sign"
        return other if other.stage == "implementing" else one
    if one.stage in _DONE and _german_infinitive(other) and one.thing is other.thing:
        return one  # "bekräftigte, den Vertrag verlängern zu wollen"
    if one.stage == "rejected" and other.found.entry.tag in {"base", "zu", "gerund"}:
        return one  # "refused to sign": the cue of the same words denies the signing
    if one.found.row.get("addressed") and other.stage in _LATER:
        return one  # "urged Vanuatu to ratify the pact"
    if one.stage in {"proposed", "exploring", "negotiating", "suspended", "ended", "rejected"}:
        return other
    if other.found.entry.tag == "noun":  # "erzielten eine Einigung" says it as "einigten sich" does
        return other if one.stage == other.stage and one.voice in {"active", "passive"} else one
    return None


def _preference(trigger: Trigger) -> tuple[int, str]:
    """Of two readings of one word: a parliament's approval before an adoption, what has an object before what has none."""
    order = {"ratified": 0, "negotiating": 1, "concluded": 2, "signed": 2, "implementing": 3, "adopted": 4}
    first = any(trigger.found.row.get(key) for key in ("actor", "under", "agrees"))
    return (0 if first else order.get(trigger.stage, 2), trigger.stage)
