"""Reach: whether a veridicality cue governs a stage word, and from how far out."""

from __future__ import annotations

from pactbrief.extract.carrying import carried, finite_between, only_witnessed
from pactbrief.extract.clauses import Segment
from pactbrief.extract.conjoined import joints_before
from pactbrief.extract.finding import Found
from pactbrief.extract.lacking import has_none_for_object, lacks_another, left_out
from pactbrief.extract.parse import Parse

_BESIDE = 3  # tokens between a cue and the verb group that it stands beside
_NAMED = frozenset({"strong", "plain", "loose"})
_OPENERS = frozenset({"to", "that", "whether", "of", "from", "in", "not"})


def distance_of(parse: Parse, trigger: Found, inner: int, cue: Found) -> int | None:
    """How far out the cue stands if it governs the trigger, else None."""
    reach = cue.row.get("reach", "next")
    if reach in {"previous", "tale"} or (cue.row.get("attribute") and trigger.entry.tag != "noun"):
        return None
    if lacks_another(parse, trigger, inner, cue) or (cue.entry.size == 1 and left_out(parse, cue.first) is not None):
        return None
    if _inverts(parse, trigger, cue):
        return 0
    if has_none_for_object(parse, trigger, cue):
        return 0
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
    return _governs_ahead(parse, trigger, inner, cue)


def _inverts(parse: Parse, trigger: Found, cue: Found) -> bool:
    """'nor has it signed', 'at no time did they agree': a negation that opens its clause and turns verb and subject round."""
    lexis, segment = parse.lexis, parse.segment_at(trigger.first)
    if lexis.grammar["verb_last"] or cue.row["force"] != "denied" or not segment.first <= cue.first < trigger.first:
        return False
    opens = all(lexis.is_a("coordinator", parse.word(i)) for i in range(segment.first, cue.first))
    place = next((i for i in range(cue.last, trigger.first) if not lexis.is_a("adverb", parse.word(i))), cue.last)
    turned = any(lexis.is_a(kind, parse.word(place)) for kind in ("have", "do", "be", "modal"))
    between = range(place + 1, trigger.first)
    return opens and turned and not any(lexis.is_a("finite", parse.word(i)) for i in between)


def _told_of_subject(parse: Parse, trigger: Found, cue: Found) -> bool:
    """ "a signature | could come in July"; "talks with Chile on a pact | are to start in May"."""
    verb = parse.word(cue.first)
    if cue.first == trigger.last and parse.lexis.is_a("modal", verb):
        return True
    begins = parse.lexis.is_a("finite", verb) and parse.lexis.is_a("occurring", parse.word(cue.last))
    never = cue.row["force"] == "denied" and parse.lexis.is_a("occurred", parse.word(cue.last))
    if cue.first < trigger.last or not (begins or never):
        return False
    end = cue.first
    while never and any(parse.is_a(kind, end - 1) for kind in ("have", "be", "do")):
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
        here.clause == there.clause and cue.first == 0 and parse.lexis.is_a("subject_negator", parse.word(0))
    ):  # "Kein Kanzler werde, so X, ... unterschreiben"
        return True
    fronted = trigger.first == 0 and here.clause == there.clause
    return fronted and trigger.entry.tag in {"participle", "phrase"}


def _bracketed(parse: Parse, trigger: Found, cue: Found) -> bool:
    """A German modal governs the infinitive or participle of its own clause, wherever it stands."""
    only = cue.row.get("only")
    if only and trigger.entry.tag == "phrase":
        return _ends_in_infinitive(parse, cue)
    tags = frozenset(only) if only else frozenset({"base", "participle", "noun", "phrase"})
    return trigger.entry.tag in tags or bool(cue.row.get("any"))


def _ends_in_infinitive(parse: Parse, cue: Found) -> bool:
    """'werden am Freitag am Verhandlungstisch sitzen': the future of a verb that is no stage word itself."""
    segment = parse.segment_at(cue.first)
    places = [i for i in range(cue.last, segment.last) if not parse.tokens[i].mark]
    last = parse.word(places[-1]) if places else ""
    return last.endswith(("en", "ern", "eln")) and not last.startswith("ge") and not parse.tokens[places[-1]].capital


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
        near = (first > 0 and parse.segments[first - 1].clause == here.clause) or here.last == there.first
        ends = cue.entry.tag == "participle" and any(parse.lexis.is_a("have", parse.word(there.first + i)) for i in (0, 1))
        fronted = cue.first - there.first <= 1 and (cue.entry.tag in {"present", "past"} or cue.row.get("reach") == "back")
        return opened and near and (fronted or ends)
    if cue.row.get("reach") not in {"back", "after"} or here.kind != "complement":
        return False
    return 0 <= here.first - cue.last <= 4 and parse.segments.index(here) - parse.segments.index(there) == 1


def _rumoured(parse: Parse, told: Segment) -> bool:
    """'Berichte, | beide seien ausgestiegen, | wies der Sprecher zurück': what the noun at the head of the sentence tells."""
    before = told.first - 2
    named = before >= 0 and parse.word(before + 1) == "," and parse.lexis.is_a("rumour", parse.word(before))
    return (named and told.kind == "main") and any(
        parse.lexis.is_a("subjunctive", parse.word(i)) for i in range(told.first, told.last)
    )


def _matrix_behind(parse: Parse, trigger: Found, cue: Found) -> bool:
    """', bestritt der Sprecher': the next clause after the trigger's own begins with the cue."""
    here, there = parse.segment_at(trigger.first), parse.segment_at(cue.first)
    return here is not there and cue.first - there.first <= 2 and parse.word(there.first - 1) == ","


def _governs_ahead(parse: Parse, trigger: Found, inner: int, cue: Found) -> int | None:
    """Whether what follows the cue includes the trigger: nothing finite between them but a clause that the cue opens."""
    if cue.first > inner or _follows_its_noun(parse, trigger, inner, cue) or _fronted_apart(parse, inner, cue):
        return None
    mine, theirs = parse.segment_at(inner), parse.segment_at(cue.first)
    between = range(cue.last, inner)
    crossed = [s for s in parse.segments if theirs.first < s.first <= inner]
    hard = any(parse.word(i) in {";", ":", "–"} for i in between)
    closing = theirs.kind in {"complement", "relative", "adverbial"} and cue.last >= theirs.last - 1
    if parse.lexis.is_a("modal", parse.word(cue.last - 1)) and _finite_group(parse, inner):
        return None  # "the idea that both should conclude a pact | was dismissed"
    if crossed and closing and parse.lexis.grammar.get("verb_last"):  # "Ob man ... anbiete, | werde geprüft"
        return None
    if hard or (cue.row.get("weak") and mine is not theirs):
        return None
    if _is_noun(parse, cue) or only_witnessed(parse, trigger, cue):
        return None
    if cue.row.get("adjacent") and inner - cue.last > 1 and not carried(parse, trigger, cue):
        return None
    if cue.row.get("adjacent") and parse.lexis.suffixes and trigger.entry.tag != "noun":
        return None  # "zur Unterzeichnung", but no "Abkommen zur Cyberabwehr | unterzeichnet"
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
        return inner - cue.last if not finite_between(parse, cue, inner) else None
    return _across(parse, crossed, cue, inner)


def _finite_group(parse: Parse, inner: int) -> bool:
    """'was dismissed', 'has been signed': a verb group that no modal opens."""
    word = parse.word(inner)
    return parse.lexis.is_a("have_finite", word) or word in parse.lexis.grammar["be_present"] or parse.lexis.is_a("was", word)


def _is_noun(parse: Parse, cue: Found) -> bool:
    """'after a long delay': a word that may be verb and noun is a noun behind an article."""
    if cue.entry.size > 1 or cue.entry.tag not in {"base", "present"} or parse.lexis.language != "en":
        return False
    return any(parse.lexis.is_a("article", parse.word(cue.first - step)) for step in (1, 2))


def _fronted_apart(parse: Parse, inner: int, cue: Found) -> bool:
    """'Fearing Egypt, Peru and Chile signed': what a participle that opens the sentence governs ends with its phrase."""
    segment = parse.segment_at(cue.first)
    closed = segment.kind == "phrase" and parse.word(segment.last - 1) == "," and segment.last <= inner
    return closed and cue.first == 0 and (cue.entry.tag != "phrase" or (parse.word(0).endswith("ing") and cue.last == 1))


def _follows_its_noun(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """'no renovará el despliegue | acordado en 2015', 'talked about the pact | signed in 2015': a participle behind its noun
    is past whatever comes before; unless there is no such thing ("no pact signed by either")."""
    if inner != trigger.first or trigger.entry.tag not in {"participle", "past"}:
        return False
    if trigger.entry.tag == "participle" and parse.lexis.grammar["infinitive"]:
        return inner - cue.last > 1
    if parse.lexis.language == "en" and trigger.entry.tag == "past" and contact_relative(parse, inner, cue.last) is not None:
        return True
    if parse.lexis.language != "en" or parse.lexis.is_a("subject_negator", parse.word(cue.first)) or cue.row.get("weak"):
        return False
    caused = any(parse.lexis.is_a("have", parse.word(i)) for i in range(cue.last, inner))  # "hopes to have the text ratified"
    return not caused and any(cue.last <= head.first and head.last == inner for head in parse.of("head"))


def _apposed(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """'The agreement, | signed in 2015, | is likely to be extended': a participle between commas is past in any case."""
    segment = parse.segment_at(trigger.first)
    if inner != trigger.first or trigger.entry.tag not in {"past", "participle"} or segment.kind != "phrase":
        return False
    closed = parse.word(segment.first - 1) == parse.word(segment.last - 1) == ","
    opens = all(parse.in_date(i) or parse.adverbial(i) for i in range(segment.first, trigger.first))
    return closed and opens and not segment.first <= cue.first < segment.last


def contact_relative(parse: Parse, verb: int, low: int) -> int | None:
    """'no change to the pact | it signed in 2019', '... the treaty their governments ratified': where the subject of a relative
    clause without a pronoun begins, right behind its noun; None where there is none behind `low`."""
    start = verb - 1
    while start > low and (parse.is_a("institution", start) or parse.is_a("collective", start) or parse.is_a("two", start)):
        start -= 1
    owned = any(parse.is_a(kind, start) for kind in ("possessive", "definite"))
    pronoun = start == verb - 1 and parse.is_a("pronoun", start)
    if not (pronoun or (owned and start < verb - 1)):
        return None
    heads = (head for head in parse.heads if low <= head.first and head.last == start and head.row["kind"] in _NAMED)
    return start if any(heads) else None


def _fits(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """A cue with an object of its own ("drop", "plan for") governs nouns and gerunds; a finished verb only a cue beside it."""
    tag = trigger.entry.tag
    if parse.lexis.grammar.get("verb_last") or tag in {"noun", "gerund", "phrase"}:
        return True
    if parse.lexis.is_a("subject_negator", parse.word(cue.first)) and cue.entry.size == 1:
        return True  # "No defence agreement with Chile has been signed"
    if tag in {"past", "participle", "present"}:
        return inner - cue.last <= _BESIDE  # not "will be | a year since X adopted"
    last = cue.entry.parts[-1][-1]
    apart = sum(not parse.in_date(i) for i in range(cue.last, inner))  # "desmintió el 9 de julio haber firmado"
    return cue.entry.tag == "phrase" or last in _OPENERS or apart <= _BESIDE


def _across(parse: Parse, crossed: list, cue: Found, inner: int) -> int | None:  # type: ignore[type-arg]
    """The trigger's clause lies inside the complement of the cue."""
    mine = crossed[-1]
    if mine.clause == parse.clause_of(cue.first):
        return inner - cue.last if not finite_between(parse, cue, inner) else None
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
    if parse.lexis.is_a("modal", parse.word(cue.first)) and cue.first - there.first > 1:
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
    return any(parse.lexis.is_a("modal", parse.word(i)) for i in range(segment.first, segment.last))
