"""Forms: which form a stage word has in its sentence, and what its verb group says of voice, tense and modality."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from pactbrief.extract.clauses.clauses import is_finite
from pactbrief.extract.clauses.conjoined import shared_auxiliaries
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found
from pactbrief.extract.words.finite import opens_sentence
from pactbrief.model.claim import Modality

_ADVERBS = 4  # tokens from a German attribute back to its article: "das seit Jahren lange | verhandelte"
Voice = Literal["active", "passive", "noun", "phrase"]


#: Acts of a moment: a German present passive ("wird unterzeichnet") speaks of one to come.
_POINTS = frozenset({"signed", "ratified", "adopted"})


def stage_words(parse: Parse, standings: Collection[str] | None = None) -> list[Found]:
    """The stage words of a sentence whose form fits where they stand; where `standings` are given, those of them alone that
    need nothing else beside them."""
    stages = parse.of("stage")
    asked = [f for f in stages if f.row["stage"] != "none" and (standings is None or f.entry.needs in standings)]
    if not asked:
        return []
    blocked = {i for f in stages if f.row["stage"] == "none" for i in f.places}
    fit = [f for f in asked if (f.row.get("enlarges") or blocked.isdisjoint(f.places)) and not _part_of_cue(parse, f)]
    if parse.lexis.grammar.get("verb_last"):
        return [f for f in fit if _form_fits(parse, f)]
    return [f for f in fit if f.entry.tag not in {"base", "past", "participle"} or _twin_fits(parse, f)]


def _twin_fits(parse: Parse, found: Found) -> bool:
    """'put', 'let', 'run': of a form that is both infinitive and past the words before decide."""
    if not any(f is not found and f.row is found.row and f.places == found.places for f in parse.of("stage")):
        return True
    lexis = parse.lexis
    low = parse.segment_at(found.first).first
    before = [parse.word(i) for i in range(low, found.first)]
    infinitive = before[-1:] == ["to"] or any(lexis.is_a("modal", w) for w in before)
    infinitive = infinitive or (not before and _parted_auxiliary(parse, found) is not None)
    finished = before[-1:] != ["to"] and any(lexis.is_a("have", w) or lexis.is_a("be", w) for w in before[-3:])
    return infinitive and not finished if found.entry.tag == "base" else not infinitive or finished


def _part_of_cue(parse: Parse, found: Found) -> bool:
    """'stopped short of' is no stop: a longer cue takes its words."""
    size, mine = found.entry.size, set(found.places)
    return any(
        c.entry.size > size
        and mine < set(c.places)
        and c.row.get("reach", "next") == "next"
        and len(c.entry.parts) == 1
        and c in parse.cues
        for c in parse.any_cues
    )


def _form_fits(parse: Parse, found: Found) -> bool:
    """German 'unterzeichnet' is a participle beside an auxiliary or where its clause has no other verb, else present."""
    tag = found.entry.tag
    if tag not in {"participle", "present", "adjective", "past", "base"}:
        return True
    if tag == "adjective":
        return before_noun(parse, found.last - 1)
    if tag == "past" and found.entry.size == 1 and before_noun(parse, found.first) and _attributive_twin(parse, found):
        return False
    if tag == "past" and found.entry.size == 1 and before_noun(parse, found.first) and parse.word(found.first).endswith("en"):
        return not parse.is_a("article", found.first - 1)
    clause = parse.clause_of(found.first)
    places = [i for s in parse.segments if s.clause == clause for i in range(s.first, s.last) if i not in found.places]
    own_segment = parse.segment_at(found.first)
    helped = any(parse.is_any(("be", "have"), i) for i in places)
    if tag in {"base", "participle"} and _as_infinitive(parse, found):
        had = any(parse.is_any(("have", "sein"), i) for i in places) and parse.word(found.last - 2) != "zu"
        return had == (tag == "participle")
    if tag == "participle":
        own = [i for i in places if own_segment.first <= i < own_segment.last]
        return helped or not any(parse.is_a("finite", i) for i in own)
    if tag == "base" or parse.word(found.first) not in _participles(parse, found):
        return True
    return own_segment.finite and not helped


def _as_infinitive(parse: Parse, found: Found) -> bool:
    """'haben den Pakt auslaufen lassen': the participle is written as the infinitive."""
    twins = {f.entry.tag for f in parse.of("stage") if f.places == found.places and f.row is found.row}
    return {"base", "participle"} <= twins


def _attributive_twin(parse: Parse, found: Found) -> bool:
    """'das 2019 unterzeichnete Abkommen wurde': the clause has another verb, or the article stands right before."""
    if not any(f.entry.tag == "adjective" and f.places == found.places for f in parse.of("stage")):
        return False
    segment = parse.segment_at(found.first)
    places = range(segment.first, segment.last)
    others = [i for i in places if i != found.first and is_finite(parse.tokens, parse.lexis, frozenset(), i)]
    wide = [i for i in places if i < found.first and parse.is_a("article", i) and parse.is_a("preposition", i + 1)]
    return bool(others or wide) or behind_article(parse, found.first)


def behind_article(parse: Parse, place: int) -> bool:
    """German: 'das lange verhandelte': an article stands before, with nothing but adverbs between."""
    if not parse.lexis.grammar["verb_last"]:
        return parse.is_a("article", place - 1)
    for step in range(place - 1, max(-1, place - _ADVERBS), -1):
        if parse.is_a("article", step):
            return True
        token = parse.tokens[step]
        if token.mark or token.capital or parse.is_any(("preposition", "finite"), step):
            break
    return False


def compounded(parse: Parse, place: int) -> bool:
    """'a long-negotiated treaty', 'the hard-fought accord': a participle that a hyphen ties to the word before."""
    return place > 0 and parse.text[parse.tokens[place].start - 1] == "-" and parse.tokens[place - 1].word.isalpha()


def _participles(parse: Parse, found: Found) -> set[str]:
    return {parse.word(f.first) for f in parse.of("stage") if f.entry.tag == "participle" and f.places == found.places}


def before_noun(parse: Parse, place: int) -> bool:
    """The next words lead to a noun without an article: the word is an attribute."""
    for step in range(place + 1, min(place + 4, len(parse.tokens))):
        if parse.word(step) == "," and parse.is_a("contrast", step + 1):
            return before_noun(parse, step + 1)  # "die beschlossene, aber nie bezogene Basis"
        if parse.tokens[step].mark or parse.is_any(("article", "preposition"), step):
            return False
        if parse.tokens[step].capital:
            return True
    return False


def verb_group(parse: Parse, found: Found) -> tuple[int, Voice, Modality, bool]:
    """First token of the verb group, voice, modality of the form, and whether it is present tense."""
    lexis, tag = parse.lexis, found.entry.tag
    inner = found.first
    aux: list[str] = []
    place = found.first - 1
    low = parse.segment_at(found.first).first
    while place >= low and len(aux) < 6:
        word = parse.word(place)
        if lexis.is_a("be", word) or lexis.is_a("have", word) or lexis.is_a("modal", word) or word == "to":
            aux.append(word)
            inner = place
        elif not lexis.is_a("adverb", word) and not lexis.is_a("negator", word):
            break
        place -= 1
    hangs = aux == ["have"] and inner == low  # "could, all being well, | have signed"
    if (not aux or hangs) and tag in {"base", "past", "participle"} and not lexis.grammar.get("verb_last"):
        shared = shared_auxiliaries(parse, found)
        if shared is None and found.first - parse.segment_at(found.first).first <= 1:
            shared = _parted_auxiliary(parse, found)
        if shared is not None:
            inner, aux = shared[0], [*aux, *shared[1]]
    passive = tag in {"past", "participle"} and bool(aux) and lexis.is_a("passive", aux[0])
    if not aux and (tag == "participle" or (tag == "past" and opens_sentence(parse.words, found.first, lexis))):
        passive = True
    voice: Voice = "passive" if passive else "active"
    if tag in {"future", "conditional"}:
        return inner, voice, "planned" if tag == "future" else "possible", False
    if tag == "adjective":
        return inner, "passive", "happened", False
    if tag == "base" and lexis.grammar.get("infinitive"):  # what stands before it decides
        return inner, voice, "happened", False
    if tag == "zu":
        return inner, "active", "planned", False
    if parse.lexis.grammar.get("verb_last"):
        return _german_group(parse, found, inner)
    if tag == "base":
        infinitive = "to" in aux
        return inner, voice, "planned" if infinitive else "happened", not infinitive
    going = tag == "gerund" and bool(aux) and lexis.is_a("be_present", aux[0])
    present = tag == "present" or going or (passive and bool(aux) and lexis.is_a("be_present", aux[-1]) and "been" not in aux)
    ahead = any(lexis.is_a("will_have", word) for word in aux) and not parse.is_a("conceding", low)  # "aunque haya firmado"
    if (passive and "to" in aux) or ahead:
        return inner, voice, "planned", False
    return inner, voice, "happened", present


def before_group(parse: Parse, place: int) -> int:
    """The place of the word before the auxiliaries and adverbs of the verb at `place`; -1 where they open the sentence."""
    step, lexis = place - 1, parse.lexis
    kinds = ("be", "have", "modal", "adverb", "negator")
    while step >= 0 and any(lexis.is_a(kind, parse.word(step)) for kind in kinds):
        if lexis.is_a("subject_negator", parse.word(step)) and not lexis.is_a("adverb", parse.word(step)):
            break  # "none has been asked for"
        step -= 1
    return step


def _parted_auxiliary(parse: Parse, found: Found) -> tuple[int, list[str]] | None:
    """'it did not, as some had it, walk away', 'have not, despite it all, signed': the auxiliaries before a parenthesis."""
    lexis, segment = parse.lexis, parse.segment_at(found.first)
    if segment.first == 0 or parse.word(segment.first - 1) != ",":
        return None
    before = [s for s in parse.segments if s.last < segment.first and parse.word(s.last - 1) == ","]
    for one in reversed(before):
        place, aux = one.last - 2, []
        while place >= one.first and any(lexis.is_a(k, parse.word(place)) for k in ("modal", "be", "have", "do", "negator")):
            aux.append(parse.word(place))
            place -= 1
        kinds = ("modal", "do") if found.entry.tag == "base" or parse.is_a("have", segment.first) else ("have", "be")
        if aux and any(lexis.is_a(kind, word) for kind in kinds for word in aux):
            return place + 1, aux
    return None


def _german_group(parse: Parse, found: Found, inner: int) -> tuple[int, Voice, Modality, bool]:
    """The verb bracket: the auxiliary may stand anywhere in the clause."""
    lexis, tag = parse.lexis, found.entry.tag
    if tag == "base":
        return found.first, "active", "planned" if parse.word(found.last - 2) == "zu" else "happened", True
    if tag != "participle":
        return found.first, "active", "happened", tag == "present"
    clause = parse.clause_of(found.first)
    words = [parse.word(i) for s in parse.segments if s.clause == clause for i in range(s.first, s.last)]
    had = any(lexis.is_a("have", w) for w in words)
    bare = not had and not any(lexis.is_a("be", w) for w in words)  # "Im Mai unterzeichnet, ..."
    passive = bare or (any(lexis.is_a("passive", w) for w in words) and not had)
    present = passive and any(lexis.is_a("future", w) for w in words) and "worden" not in words
    coming = present and str(found.row["stage"]) in _POINTS
    coming = coming or ("haben" in words and any(lexis.is_a("future", w) for w in words))  # "werden unterzeichnet haben"
    return found.first, "passive" if passive else "active", "planned" if coming else "happened", present
