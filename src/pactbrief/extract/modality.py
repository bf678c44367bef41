"""Modality: whether what a stage word names has happened, is planned, possible or denied, by the cues that govern it."""

from __future__ import annotations

from dataclasses import dataclass

from pactbrief.extract.clauses import Segment
from pactbrief.extract.lexis import Found
from pactbrief.extract.parse import Parse
from pactbrief.model.claim import Modality

_FLIPPED: dict[str, str] = {"happened": "denied", "planned": "denied", "possible": "denied", "denied": "possible"}
_BESIDE = 3  # tokens between a cue and the verb group that it stands beside
_OPENERS = frozenset({"to", "that", "whether", "of", "from", "in", "not"})
_LOOK_BACK = 3  # tokens before a cue in which its negation stands ("has not yet ruled out")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The modality, and the words that decided. `frame`: the words only date something else ("ahead of the signing")."""

    modality: Modality
    cues: tuple[str, ...]
    frame: bool = False


@dataclass(frozen=True, slots=True)
class Governed:
    """A cue that governs the trigger, with the force it has after its own negation."""

    cue: Found
    force: str
    words: str


def weigh(parse: Parse, trigger: Found, base: Modality, inner: int, skip: frozenset[int] = frozenset()) -> Verdict:
    """The modality of `trigger`. `base` is what its verb form says; `inner` the first token of its verb group;
    `skip` the tokens of words already counted (an auxiliary inside a longer phrase).
    """
    if trigger.entry.tag == "adjective":  # "the suspended accord" is suspended whatever the clause says
        return Verdict(base, (), parse.lexis.is_a("negator", parse.word(trigger.first - 1)))
    governing = [g for g in _governing(parse, trigger, inner) if not set(g.cue.places) & skip]
    void = any(g.cue.row.get("counterfactual") for g in governing) and any(
        parse.lexis.is_a("negator", w) or w == "not"
        for g in governing
        for w in g.words.split()
        if g.force == "denied" and not g.cue.row.get("counterfactual")
    )
    if any(g.force == "denied" and not g.cue.row.get("counterfactual") for g in governing):  # "beinahe hätten sie"
        governing = [g for g in governing if not g.cue.row.get("counterfactual")]
    modality: str = base
    if trigger.row.get("stage") == "negotiating":  # talks that are decided are under way, by the guide to the labels
        governing = [g for g in governing if not (g.cue.row.get("decides") and g.force == "planned")] or governing[:0]
        base = (
            "happened" if any(c.row.get("decides") for c in parse.of("cue")) and base == "planned" and not governing else base
        )
        modality = base
    if trigger.row.get("stage") in {"proposed", "exploring"}:  # "the idea of a pact was floated": an idea is no doubt
        governing = [g for g in governing if not g.cue.row.get("nominal")]
    for one in governing:
        modality = _combined(modality, one, first=one is governing[0])
    if _verb_first(parse, trigger) and modality == "happened":
        modality = "possible"
    if parse.question and modality == "happened":
        modality = "possible"
    if modality in {"happened", "planned"} and _verb_first_condition(parse, trigger):
        modality, void = "possible", void or _unreal(parse)
    frame = bool(governing) and bool(governing[0].cue.row.get("frame")) and trigger.entry.tag != "base"
    return Verdict(modality, tuple(g.words for g in governing), frame or void)  # type: ignore[arg-type]


def _verb_first(parse: Parse, trigger: Found) -> bool:
    """'Scheiterte AUKUS, wäre ...': a German clause that opens with its verb is a condition."""
    if trigger.first != 0 or not parse.lexis.grammar.get("verb_last") or trigger.entry.tag not in {"past", "present"}:
        return False
    return any(parse.word(s.first) in parse.lexis.grammar.get("then", ()) for s in parse.segments[1:])


def _verb_first_condition(parse: Parse, trigger: Found) -> bool:
    """German: 'Stimmt das Parlament zu, tritt der Pakt in Kraft': two clauses that both open with their verb."""
    if not parse.lexis.grammar.get("verb_last") or len(parse.segments) < 2 or parse.question:
        return False
    first = parse.segments[0]
    second = next(
        (s for s in parse.segments if s.first > 0 and parse.word(s.first - 1) == "," and s.clause != first.clause), None
    )
    opening = [
        parse.lexis.is_a("finite", parse.word(s.first))
        or any(f.first == s.first and f.entry.tag in {"present", "past"} for f in parse.of("stage"))
        for s in (first, second)
        if s
    ]
    speaks = second is not None and parse.lexis.is_a("report", parse.word(second.first))
    return len(opening) == 2 and all(opening) and not speaks and second is not None and trigger.first < second.last


def _unreal(parse: Parse) -> bool:
    """'Scheiterte AUKUS, wäre der Schaden groß': a condition that the speaker only imagines."""
    return any(parse.lexis.is_a("unreal", parse.word(s.first)) for s in parse.segments[1:])


def _combined(inner: str, cue: Governed, first: bool) -> str:
    if cue.force == "happened":
        return "happened" if inner == "planned" and first else inner
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
        distance = _distance(parse, trigger, inner, cue)
        if distance is None:
            continue
        used |= set(cue.places)
        words = " ".join(parse.word(i) for i in cue.places)
        found.append((distance, Governed(cue, _force(parse, cue, cues), words)))
    plain = [(d, g) for d, g in sorted(found, key=lambda f: (f[0], f[1].cue.first)) if not _inside_negation(g, found)]
    return [g for _, g in plain]


def _inside_negation(one: Governed, found: list[tuple[int, Governed]]) -> bool:
    """A bare negator already counted as the negation of another cue does not count again."""
    return (
        one.cue.entry.size == 1
        and one.force == "denied"
        and any(
            other is not one
            and 0 < other.cue.first - one.cue.first <= _LOOK_BACK
            and other.cue.row.get("weak") is None
            and other.cue.row.get("reach") != "bracket"
            and _is_negatable(other)
            for _, other in found
        )
    )


def _is_negatable(cue: Governed) -> bool:
    return cue.cue.row.get("focus") is None


def _force(parse: Parse, cue: Found, cues: tuple[Found, ...]) -> str:
    force = str(cue.row["force"])
    if cue.row.get("reported") and any(parse.lexis.is_a("report", t.word) for t in parse.tokens):
        force = str(cue.row["reported"])
    if cue.row.get("focus") or not (_negated(parse, cue) or _denied_within(parse, cue)):
        return force
    return str(cue.row.get("negated", _FLIPPED[force]))


def _negated(parse: Parse, cue: Found) -> bool:
    lexis = parse.lexis
    for place in range(cue.first - 1, max(-1, cue.first - 1 - _LOOK_BACK), -1):
        if place < parse.segment_at(cue.first).first and parse.segment_at(cue.first).kind != "phrase":
            return False
        word = parse.word(place)
        if lexis.is_a("negator", word):
            return True
        if not (
            lexis.is_a("be", word)
            or lexis.is_a("have", word)
            or lexis.is_a("modal", word)
            or lexis.is_a("adverb", word)
            or word in {"do", "does", "did"}
        ):
            return False
    return False


def _denied_within(parse: Parse, cue: Found) -> bool:
    """German: 'schloss nicht aus, dass', 'glaubt nicht, dass': the negator stands inside the verb's bracket or closes it."""
    if not parse.lexis.grammar.get("verb_last") or cue.entry.tag not in {"present", "past", "base", "participle"}:
        return False
    last = parse.segment_at(cue.first).last
    closing = [i for i in range(cue.first + 1, last) if parse.lexis.is_a("negator", parse.word(i)) and i not in cue.places]
    return any(
        i < cue.last or parse.word(i + 1) == "," or parse.tokens[i + 1].mark for i in closing if i + 1 < len(parse.tokens)
    )


def _distance(parse: Parse, trigger: Found, inner: int, cue: Found) -> int | None:
    """How far out the cue stands if it governs the trigger, else None."""
    reach = cue.row.get("reach", "next")
    if reach == "previous" or (cue.row.get("attribute") and trigger.entry.tag != "noun"):
        return None
    if cue.row.get("conditional"):
        return _conditional_distance(parse, trigger, cue)
    if reach == "sentence":
        low, high = sorted((cue.first, trigger.first))
        return 100 if not any(parse.word(i) in {";", ":"} for i in range(low, high)) else None
    same = parse.clause_of(cue.first) == parse.clause_of(trigger.first)
    if reach == "clause":
        return 40 if same else None
    if reach == "segment":
        return 3 if _in_segment(parse, trigger, cue) else None
    if reach == "bracket":
        return 5 if same and _bracketed(parse, trigger, cue) else None
    if reach in {"back", "next"} and _matrix_of_clause(parse, trigger, cue):
        return 55
    if reach == "back":
        return (
            (30 + cue.first - trigger.last) if same and cue.first >= trigger.last and _is_subject(parse, trigger, cue) else None
        )
    if reach == "after":
        return 60 if cue.first >= trigger.last and _matrix_behind(parse, trigger, cue) else None
    if inner <= cue.first < trigger.first and parse.segment_at(cue.first) is parse.segment_at(trigger.first):
        return 0 if cue.last <= trigger.first else None
    return _governs_ahead(parse, trigger, inner, cue)


def _in_segment(parse: Parse, trigger: Found, cue: Found) -> bool:
    """A German negator denies its own segment; a verb put first is denied from the end of its clause."""
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.first)
    if any(
        f.entry.tag == "adjective"
        and 0 <= f.first - cue.last <= 1
        and f.last < len(parse.tokens)
        and parse.tokens[f.last].capital
        for f in parse.of("stage")
    ):
        return False  # "die nie mit Leben gefüllte Partnerschaft": the attribute is denied, not the clause
    if here is there:
        return True
    if (
        here.clause == there.clause and cue.first == 0 and parse.lexis.is_a("subject_negator", parse.word(0))
    ):  # "Kein Kanzler werde, so X, ... unterschreiben"
        return True
    fronted = trigger.first == 0 and here.clause == there.clause
    return fronted and trigger.entry.tag in {"participle", "phrase"}


def _bracketed(parse: Parse, trigger: Found, cue: Found) -> bool:
    """A German modal governs the infinitive or participle of its own clause, wherever it stands."""
    only = cue.row.get("only")
    tags = frozenset(only) if only else frozenset({"base", "participle", "noun", "phrase"})
    return trigger.entry.tag in tags or bool(cue.row.get("any"))


def _is_subject(parse: Parse, trigger: Found, cue: Found) -> bool:
    return trigger.entry.tag in {"noun", "gerund"}


def _matrix_of_clause(parse: Parse, trigger: Found, cue: Found) -> bool:
    """'Dass Rom unterschrieben habe, bestritt X', 'Es gilt als ausgeschlossen, dass ...': the clause is the verb's matter."""
    if not parse.lexis.grammar.get("verb_last") or cue.row.get("weak") or cue.row.get("attribute"):
        return False
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.first)
    if here is there:
        return False
    if cue.first > trigger.first:
        first = parse.segments.index(there)
        opened = (
            here.kind == "complement"
            or (trigger.entry.tag == "zu" or parse.word(trigger.last - 2) == "zu")
            or parse.lexis.is_a("hearsay", here.opener)
        )
        near = (first > 0 and parse.segments[first - 1].clause == here.clause) or here.last == there.first
        ends = cue.entry.tag == "participle" and any(parse.lexis.is_a("have", parse.word(there.first + i)) for i in (0, 1))
        fronted = cue.first - there.first <= 1 and (cue.entry.tag in {"present", "past"} or cue.row.get("reach") == "back")
        return opened and near and (fronted or ends)
    if cue.row.get("reach") != "back" or here.kind != "complement":
        return False
    return 0 <= here.first - cue.last <= 4 and parse.segments.index(here) - parse.segments.index(there) == 1


def _matrix_behind(parse: Parse, trigger: Found, cue: Found) -> bool:
    """', bestritt der Sprecher': the next clause after the trigger's own begins with the cue."""
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.first)
    return here is not there and cue.first - there.first <= 2 and parse.word(there.first - 1) == ","


def _governs_ahead(parse: Parse, trigger: Found, inner: int, cue: Found) -> int | None:
    """Whether what follows the cue includes the trigger: nothing finite between them but a clause that the cue opens."""
    if cue.first > inner:
        return None
    mine, theirs = parse.segment_at(inner), parse.segment_at(cue.first)
    between = range(cue.last, inner)
    crossed = [s for s in parse.segments if theirs.first < s.first <= inner]
    hard = any(parse.word(i) in {";", ":", "–"} for i in between)
    closing = theirs.kind in {"complement", "relative", "adverbial"} and cue.last >= theirs.last - 1
    if crossed and closing and parse.lexis.grammar.get("verb_last"):  # "Ob man ... anbiete, | werde geprüft"
        return None
    if hard or (cue.row.get("weak") and mine is not theirs):
        return None
    if cue.row.get("adjacent") and inner - cue.last > 1:
        return None
    if not crossed and not _fits(parse, trigger, inner, cue):
        return None
    if (
        parse.lexis.grammar.get("verb_last")
        and trigger.entry.tag in {"present", "past", "participle"}
        and cue.entry.tag != "phrase"
    ) and (
        not any(s.kind == "complement" for s in crossed)
        and not (crossed and _told(parse, crossed[0], cue))
        and not parse.lexis.is_a("zu", parse.word(trigger.last))
    ):
        return None
    if not crossed:
        return inner - cue.last if not _finite_between(parse, cue, inner) else None
    return _across(parse, crossed, cue, inner)


def _fits(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """A cue with an object of its own ("drop", "plan for") governs nouns and gerunds; a finished verb only a cue beside it."""
    tag = trigger.entry.tag
    if parse.lexis.grammar.get("verb_last") or tag in {"noun", "gerund", "phrase"}:
        return True
    if tag in {"past", "participle", "present"}:
        return inner - cue.last <= _BESIDE
    last = cue.entry.parts[-1][-1]
    return cue.entry.tag == "phrase" or last in _OPENERS or inner - cue.last <= _BESIDE


def _across(parse: Parse, crossed: list, cue: Found, inner: int) -> int | None:  # type: ignore[type-arg]
    """The trigger's clause lies inside the complement of the cue."""
    mine = crossed[-1]
    if mine.clause == parse.clause_of(cue.first):
        return inner - cue.last if not _finite_between(parse, cue, inner) else None
    closed = cue.last - 1 in {s.first for s in crossed} or cue.last == crossed[0].first + 1
    opens = crossed[0].kind == "complement" and crossed[0].first - cue.last <= 6
    rest = crossed[1:] if closed else crossed
    opens = opens or _told(parse, crossed[0], cue)
    if (opens or closed) and all(s.kind in {"complement", "main", "phrase"} for s in rest):
        return 50 + len(crossed)
    return None


def _told(parse: Parse, told: Segment, cue: Found) -> bool:
    """'dementierte Berichte, Ottawa habe den Pakt gekündigt': German tells another's words without "dass"."""
    if not parse.lexis.grammar.get("verb_last") or told.kind != "main" or told.first - cue.last > 8:
        return False
    return any(parse.lexis.is_a("subjunctive", parse.word(i)) for i in range(told.first, told.last))


def _conditional_distance(parse: Parse, trigger: Found, cue: Found) -> int | None:
    """'if' makes its own clause and the main clause beside it possible."""
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.last - 1)  # "die Frage, ob": the clause that it opens
    if here.clause == there.clause:
        return 20
    if trigger.entry.tag in {"past", "participle", "adjective"} and not _modal_group(parse, trigger):
        return None
    low, high = sorted((cue.first, trigger.first))
    if any(parse.word(i) in {";", ":"} for i in range(low, high)):
        return None
    near = abs(parse.segments.index(here) - parse.segments.index(there)) <= 2
    return 70 if near and here.kind in {"main", "phrase"} else None


def _modal_group(parse: Parse, trigger: Found) -> bool:
    """Whether a modal or a subjunctive stands in the trigger's segment."""
    segment = parse.segment_at(trigger.first)
    return any(parse.lexis.is_a("modal", parse.word(i)) for i in range(segment.first, segment.last))


def _finite_between(parse: Parse, cue: Found, inner: int) -> bool:
    places = range(cue.last, inner)
    return any(
        parse.lexis.is_a("finite", parse.word(i)) and not parse.lexis.is_a("modal", parse.word(i)) and i < inner - 1
        for i in places
    ) or any(
        f.first in places and f.entry.tag in {"past", "present"} and f.row.get("stage") not in {None, "none"}
        for f in parse.of("stage")
    )
