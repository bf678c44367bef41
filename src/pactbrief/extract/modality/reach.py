"""Reach: whether a veridicality cue governs a stage word, and from how far out."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.conjoined import joints_before
from pactbrief.extract.clauses.lacking import has_none_for_object, lacks_another, left_out
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.modality.ahead import governs_ahead
from pactbrief.extract.words.finding import Found

_ASIDE = frozenset({"adverbial", "relative"})


def distance_of(parse: Parse, trigger: Found, inner: int, cue: Found) -> int | None:
    """How far out the cue stands if it governs the trigger, else None."""
    reach = cue.row.get("reach", "next")
    if reach in {"previous", "tale"} or (cue.row.get("attribute") and trigger.entry.tag != "noun"):
        return None
    if lacks_another(parse, trigger, inner, cue) or (cue.entry.size == 1 and left_out(parse, cue.first) is not None):
        return None
    if has_none_for_object(parse, trigger, cue):
        return 0
    if parse.word(cue.last) == "," and trigger.first == cue.last + 1 and trigger.entry.tag in {"present", "past", "phrase"}:
        return None  # "Die Truppe, im Mai vereinbart, | nimmt die Arbeit auf"
    if cue.entry.size == 1 and parse.is_a("parted", cue.first) and parse.tokens[min(cue.last, len(parse.tokens) - 1)].mark:
        return None  # "findet in Oslo | statt, zum Jubiläum der Gründung"
    if cue.row.get("conditional"):
        return _conditional_distance(parse, trigger, cue)
    if reach == "sentence":
        low, high = sorted((cue.first, trigger.first))
        return 100 if not any(parse.word(i) in {";", ":"} for i in range(low, high)) else None
    same = parse.clause_of(cue.first) == parse.clause_of(trigger.first)
    if reach == "clause":
        return 40 if same and not _apposed(parse, trigger, inner, cue) else None
    if reach == "segment":
        return 3 if _in_segment(parse, trigger, cue) else None
    if reach == "bracket":
        return 5 if same and _bracketed(parse, trigger, cue) else None
    if reach in {"back", "next", "after"} and _matrix_of_clause(parse, trigger, cue):
        return 55
    if reach == "back":
        return (
            (30 + cue.first - trigger.last) if same and cue.first >= trigger.last and _is_subject(parse, trigger, cue) else None
        )
    if reach == "after":
        return 60 if cue.first >= trigger.last and _matrix_behind(parse, trigger, cue) else None
    if trigger.entry.tag == "noun" and same and _told_of_subject(parse, trigger, cue):
        return 25
    parted = inner < parse.segment_at(trigger.first).first and cue.first <= inner + 3  # "did not, as some had it, walk away"
    if inner <= cue.first < trigger.first and (parted or parse.segment_at(cue.first) is parse.segment_at(trigger.first)):
        return 0 if cue.last <= trigger.first else None
    return governs_ahead(parse, trigger, inner, cue)


def _told_of_subject(parse: Parse, trigger: Found, cue: Found) -> bool:
    """ "a signature | could come in July"; "talks with Chile on a pact | are to start in May"."""
    verb = parse.word(cue.first)
    if cue.first == trigger.last and parse.lexis.is_a("modal", verb):
        return True
    begins = parse.lexis.is_a("finite", verb) and parse.is_a("occurring", cue.last)
    never = cue.row["force"] == "denied" and parse.is_a("occurred", cue.last)
    if cue.first < trigger.last or not (begins or never):
        return False
    end = cue.first
    while never and parse.is_any(("have", "be", "do"), end - 1):
        end -= 1  # "talks with Chile | have not | begun"
    between = [parse.word(i) for i in range(trigger.last, end)]
    return not any(parse.lexis.is_a("finite", word) or word in {",", ";", ":"} for word in between)


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
        here.clause == there.clause and cue.first == 0 and parse.is_a("subject_negator", 0)
    ):  # "Kein Kanzler werde, so X, ... unterschreiben"
        return True
    fronted = trigger.first == 0 and here.clause == there.clause
    return fronted and trigger.entry.tag in {"participle", "phrase"}


def _bracketed(parse: Parse, trigger: Found, cue: Found) -> bool:
    """A German modal governs the infinitive or participle of its own clause, wherever it stands."""
    only = cue.row.get("only")
    tags = frozenset(only) - {"phrase"} if only else frozenset({"base", "participle", "noun", "phrase"})
    return trigger.entry.tag in tags or bool(cue.row.get("any") and not (only and trigger.entry.tag == "phrase"))


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
            or _rumoured(parse, here)
        )
        while first > 0 and parse.segments[first - 1].kind in _ASIDE and parse.segments[first - 1] is not here:
            first -= 1  # "Dass der Pakt ruhe, | wie es hieß, | bestritt X"
        near = (first > 0 and parse.segments[first - 1].clause == here.clause) or here.last == there.first
        ends = cue.entry.tag == "participle" and parse.any_is("have", there.first, there.first + 2)
        fronted = cue.first - there.first <= 1 and (cue.entry.tag in {"present", "past"} or cue.row.get("reach") == "back")
        return opened and near and (fronted or ends)
    if cue.row.get("reach") not in {"back", "after"} or here.kind != "complement":
        return False
    return 0 <= here.first - cue.last <= 4 and parse.segments.index(here) - parse.segments.index(there) == 1


def _rumoured(parse: Parse, told: Segment) -> bool:
    """'Berichte, | beide seien ausgestiegen, | wies der Sprecher zurück': what the noun at the head of the sentence tells."""
    before = told.first - 2
    named = before >= 0 and parse.word(before + 1) == "," and parse.is_a("rumour", before)
    return (named and told.kind == "main") and parse.any_is("subjunctive", told.first, told.last)


def _matrix_behind(parse: Parse, trigger: Found, cue: Found) -> bool:
    """', bestritt der Sprecher': the next clause after the trigger's own begins with the cue."""
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.first)
    return here is not there and cue.first - there.first <= 2 and parse.word(there.first - 1) == ","


def _apposed(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """'The agreement, | signed in 2015, | is likely to be extended': a participle between commas is past in any case."""
    segment = parse.segment_at(trigger.first)
    if inner != trigger.first or trigger.entry.tag not in {"past", "participle"} or segment.kind != "phrase":
        return False
    closed = parse.word(segment.first - 1) == parse.word(segment.last - 1) == ","
    opens = all(parse.in_date(i) or parse.adverbial(i) for i in range(segment.first, trigger.first))
    return closed and opens and not segment.first <= cue.first < segment.last


def _conditional_distance(parse: Parse, trigger: Found, cue: Found) -> int | None:
    """'if' makes its own clause and the main clause beside it possible."""
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.last - 1)  # "die Frage, ob": the clause that it opens
    if parse.is_a("modal", cue.first) and cue.first - there.first > 1:
        return None  # "should the pact be signed", not "both should sign"
    if cue.entry.size == 1 and parse.word(cue.first).endswith("ing") and parse.is_a("preposition", cue.first - 1):
        return None  # "rules for | providing fuel" are no condition
    if here.clause == there.clause:
        return 20
    if any(parse.clause_of(joint - 1) == there.clause for joint in joints_before(parse, trigger.first)):
        return 20  # "if it is signed and ratified"
    if trigger.entry.tag in {"past", "participle", "adjective"} and not _modal_group(parse, trigger):
        return None
    low, high = sorted((cue.first, trigger.first))
    if any(parse.word(i) in {";", ":"} for i in range(low, high)):
        return None
    if there.kind == "relative" and trigger.first >= there.last:
        return None  # "il patto, che impegna a soccorrersi in caso di attacco, | scade"
    inside = there.first > 0 and parse.segment_at(there.first - 1).kind == "relative"
    if inside and trigger.first >= there.last:
        return None  # "the treaty, under which each helps the other if attacked, | takes effect in May"
    near = abs(parse.segments.index(here) - parse.segments.index(there)) <= 2
    return 70 if near and here.kind in {"main", "phrase"} else None


def _modal_group(parse: Parse, trigger: Found) -> bool:
    """Whether a modal or a subjunctive stands in the trigger's segment."""
    segment = parse.segment_at(trigger.first)
    return parse.any_is("modal", segment.first, segment.last)
