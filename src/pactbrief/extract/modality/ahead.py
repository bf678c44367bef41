"""Cues ahead: whether what follows a cue includes the stage word behind it."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.modality.carrying import carried, finite_between, only_witnessed
from pactbrief.extract.words.finding import Found

_BESIDE = 3  # tokens between a cue and the verb group that it stands beside
_NAMED = frozenset({"strong", "plain", "loose"})
_OPENERS = frozenset({"to", "that", "whether", "of", "from", "in", "not"})


def governs_ahead(parse: Parse, trigger: Found, inner: int, cue: Found) -> int | None:
    """Whether what follows the cue includes the trigger: nothing finite between them but a clause that the cue opens."""
    if cue.first > inner or follows_its_noun(parse, trigger, inner, cue) or _fronted_apart(parse, inner, cue):
        return None
    mine, theirs = parse.segment_at(inner), parse.segment_at(cue.first)
    between = range(cue.last, inner)
    crossed = [s for s in parse.segments if theirs.first < s.first <= inner]
    aside = _aside(parse, crossed, cue)
    crossed = crossed[aside:]
    hard = any(parse.word(i) in {";", ":", "–"} for i in between)
    closing = theirs.kind in {"complement", "relative", "adverbial"} and cue.last >= theirs.last - 1
    if parse.is_a("modal", cue.last - 1) and _finite_group(parse, inner):
        return None  # "the idea that both should conclude a pact | was dismissed"
    if parse.lexis.grammar["infinitive"] and parse.is_a("preposition", cue.last - 1) and _tensed(parse, trigger, inner):
        return None  # "i colloqui per prorogarlo | sono cominciati"
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
        and not (crossed and told_by(parse, crossed[0], cue))
        and not parse.is_a("zu", trigger.last)
    ):
        return None
    if not crossed:
        return inner - cue.last if not finite_between(parse, cue, inner) else None
    return _across(parse, crossed, cue, inner) if not aside else 50 + len(crossed) if len(crossed) == 1 else None


def _aside(parse: Parse, crossed: list[Segment], cue: Found) -> int:
    """'It is not true, whatever the papers say, | that both signed': how many of the segments `crossed` only stand between
    commas between the cue and the clause that it governs."""
    told = next((number for number, s in enumerate(crossed) if s.kind == "complement"), 0)
    if not told or crossed[0].first - cue.last > 1:
        return 0
    return told if parse.word(crossed[0].first - 1) == parse.word(crossed[told].first - 1) == "," else 0


def _tensed(parse: Parse, trigger: Found, inner: int) -> bool:
    """'sono cominciati', 'comenzaron': a verb group that opens with a finite verb."""
    word = parse.word(inner)
    return any(parse.lexis.is_a(kind, word) for kind in ("finite", "have_finite", "be")) or (
        inner == trigger.first and trigger.entry.tag in {"past", "present", "future"}
    )


def _finite_group(parse: Parse, inner: int) -> bool:
    """'was dismissed', 'has been signed': a verb group that no modal opens."""
    word = parse.word(inner)
    return parse.lexis.is_a("have_finite", word) or word in parse.lexis.grammar["be_present"] or parse.lexis.is_a("was", word)


def _is_noun(parse: Parse, cue: Found) -> bool:
    """'after a long delay': a word that may be verb and noun is a noun behind an article."""
    if cue.entry.size > 1 or cue.entry.tag not in {"base", "present"} or parse.lexis.language != "en":
        return False
    return parse.any_is("article", cue.first - 2, cue.first)


def _fronted_apart(parse: Parse, inner: int, cue: Found) -> bool:
    """'Fearing Egypt, Peru and Chile signed': what a participle that opens the sentence governs ends with its phrase."""
    segment = parse.segment_at(cue.first)
    closed = segment.kind == "phrase" and parse.word(segment.last - 1) == "," and segment.last <= inner
    if closed and parse.lexis.is_a("on_word_of", segment.opener):
        return True  # "Selon le ministre chargé de la Défense, la signature ..."
    if cue.entry.parts[-1][-1] == "of":
        return closed and cue.first == 0  # "On the verge of joining NATO, Finland has signed a pact"
    ends = parse.word(0).endswith("ing") and cue.last == 1
    return closed and cue.first == 0 and (cue.entry.tag != "phrase" or ends)


def follows_its_noun(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """'no renovará el despliegue | acordado en 2015', 'talked about the pact | signed in 2015': a participle behind its noun
    is past whatever comes before; unless there is no such thing ("no pact signed by either")."""
    if inner != trigger.first or trigger.entry.tag not in {"participle", "past"}:
        return False
    if trigger.entry.tag == "participle" and parse.lexis.grammar["infinitive"]:
        return inner - cue.last > 1
    if parse.lexis.language == "en" and trigger.entry.tag == "past" and contact_relative(parse, inner, cue.last) is not None:
        return True
    if parse.lexis.language != "en" or parse.is_a("subject_negator", cue.first) or cue.row.get("weak"):
        return False
    caused = parse.any_is("have", cue.last, inner)  # "hopes to have the text ratified"
    return not caused and any(cue.last <= head.first and head.last == inner for head in parse.of("head"))


def _fits(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """A cue with an object of its own ("drop", "plan for") governs nouns and gerunds; a finished verb only a cue beside it."""
    tag = trigger.entry.tag
    if parse.lexis.grammar.get("verb_last") or tag in {"noun", "gerund", "phrase"}:
        return True
    if parse.is_a("subject_negator", cue.first) and cue.entry.size == 1:
        return True  # "No defence agreement with Chile has been signed"
    if tag in {"past", "participle", "present"}:
        return inner - cue.last <= _BESIDE  # not "will be | a year since X adopted"
    last = cue.entry.parts[-1][-1]
    apart = sum(not parse.in_date(i) for i in range(cue.last, inner))  # "desmintió el 9 de julio haber firmado"
    return cue.entry.tag == "phrase" or last in _OPENERS or apart <= _BESIDE


def _across(parse: Parse, crossed: list, cue: Found, inner: int) -> int | None:  # type: ignore[type-arg]
    """The trigger's clause lies inside the complement of the cue."""
    mine = crossed[-1]
    while len(crossed) > 1 and crossed[0].kind == "phrase" and parse.word(crossed[0].last - 1) == ",":
        crossed = crossed[1:]  # "desmintió, | por otra parte, | que se haya cancelado"
    if mine.clause == parse.clause_of(cue.first):
        return inner - cue.last if not finite_between(parse, cue, inner) else None
    closed = cue.last - 1 in {s.first for s in crossed} or cue.last == crossed[0].first + 1
    opens = crossed[0].kind == "complement" and crossed[0].first - cue.last <= 8
    rest = crossed[1:] if closed else crossed
    opens = opens or told_by(parse, crossed[0], cue)
    if (opens or closed) and all(s.kind in {"complement", "main", "phrase"} for s in rest):
        return 50 + len(crossed)
    return None


def told_by(parse: Parse, told: Segment, cue: Found) -> bool:
    """'dementierte Berichte, Ottawa habe den Pakt gekündigt': German tells another's words without "dass"."""
    if not parse.lexis.grammar.get("verb_last") or told.kind != "main" or told.first - cue.last > 8:
        return False
    return parse.any_is("subjunctive", told.first, told.last)


def contact_relative(parse: Parse, verb: int, low: int) -> int | None:
    """'no change to the pact | it signed in 2019', '... the treaty their governments ratified': where the subject of a relative
    clause without a pronoun begins, right behind its noun; None where there is none behind `low`."""
    start = verb - 1
    while start > low and (parse.is_any(("institution", "collective", "two"), start)):
        start -= 1
    owned = parse.is_any(("possessive", "definite"), start)
    pronoun = start == verb - 1 and parse.is_a("pronoun", start)
    if not (pronoun or (owned and start < verb - 1)):
        return None
    heads = (head for head in parse.heads if low <= head.first and head.last == start and head.row["kind"] in _NAMED)
    return start if any(heads) else None
