"""Triggers: stage words with their verb group, tied to the thing that they act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pactbrief.extract.clauses import Segment, is_finite
from pactbrief.extract.lexis import Found
from pactbrief.extract.parse import Parse
from pactbrief.extract.things import Thing
from pactbrief.model.claim import Modality

Voice = Literal["active", "passive", "noun", "phrase"]
#: Stages that a participle before the noun still states: "the suspended accord".
_LASTING = frozenset({"signed", "suspended", "ended", "concluded"})
#: Stages in which "it" may stand for the arrangement.
_PRONOUN_STAGES = frozenset({"signed", "ratified", "in-force", "suspended", "ended", "rejected", "again"})
#: Acts of a moment: a German present passive ("wird unterzeichnet") speaks of one to come.
_POINTS = frozenset({"signed", "ratified", "adopted"})
_STOPPED = frozenset({"suspended", "ended", "rejected"})
_DONE = frozenset({"implementing", "adopted", "signed"})
#: Stages that a German attribute ("das erhoffte Abkommen") does not state.
_UNSETTLED = frozenset({"negotiating", "exploring"})
_OBJECT_REACH = 20  # tokens between a verb and the noun it acts on
_FAR = 26
_BRACKET = 16  # tokens of a German infinitive clause before its verb
_GOVERNED = 7  # tokens between a governing word and the verb or noun that it governs


@dataclass(frozen=True, slots=True)
class Trigger:
    """`found` with what its verb group says: `inner` its first token, `base` the modality of its form, `present` tense."""

    found: Found
    stage: str
    inner: int
    voice: Voice
    base: Modality
    present: bool
    thing: Thing | None
    bare: bool
    rule: str


def find_triggers(parse: Parse, things: tuple[Thing, ...]) -> tuple[Trigger, ...]:
    """The triggers of a sentence, each place once, in order."""
    found = _candidates(parse)
    triggers = [t for t in (_trigger(parse, one, things) for one in found) if t is not None]
    return tuple(_governing_nouns(parse, triggers, things))


def _candidates(parse: Parse) -> list[Found]:
    stages = list(parse.of("stage"))
    blocked = {i for f in stages if f.row["stage"] == "none" for i in f.places}
    fit = [f for f in stages if f.row["stage"] != "none" and not blocked & set(f.places) and not _part_of_cue(parse, f)]
    if parse.lexis.grammar.get("verb_last"):
        return [f for f in fit if _form_fits(parse, f)]
    return [f for f in fit if f.entry.tag not in {"base", "past", "participle"} or _twin_fits(parse, f, fit)]


def _twin_fits(parse: Parse, found: Found, fit: list[Found]) -> bool:
    """'put', 'let', 'run': of a form that is both infinitive and past the words before decide."""
    twins = [f for f in fit if f is not found and f.places == found.places and f.row is found.row]
    if not twins:
        return True
    lexis = parse.lexis
    low = parse.segment_at(found.first).first
    before = [parse.word(i) for i in range(low, found.first)]
    infinitive = before[-1:] == ["to"] or any(lexis.is_a("modal", w) for w in before)
    finished = any(lexis.is_a("have", w) or lexis.is_a("be", w) for w in before[-3:])
    return infinitive and not finished if found.entry.tag == "base" else not infinitive or finished


def _part_of_cue(parse: Parse, found: Found) -> bool:
    """'stopped short of' is no stop: a longer cue takes its words."""
    mine = set(found.places)
    return any(
        c.row.get("reach", "next") == "next"
        and c.entry.size > found.entry.size
        and mine < set(c.places)
        and len(c.entry.parts) == 1
        for c in parse.of("cue")
    )


def _form_fits(parse: Parse, found: Found) -> bool:
    """German 'unterzeichnet' is a participle beside an auxiliary or where its clause has no other verb, else present."""
    tag = found.entry.tag
    if tag not in {"participle", "present", "adjective", "past", "base"}:
        return True
    if tag == "adjective":
        return _before_noun(parse, found.last - 1)
    if tag == "past" and found.entry.size == 1 and _before_noun(parse, found.first) and _attributive_twin(parse, found):
        return False
    if tag == "past" and found.entry.size == 1 and _before_noun(parse, found.first) and parse.word(found.first).endswith("en"):
        return not parse.lexis.is_a("article", parse.word(found.first - 1))
    clause = parse.clause_of(found.first)
    places = [i for s in parse.segments if s.clause == clause for i in range(s.first, s.last) if i not in found.places]
    own_segment = parse.segment_at(found.first)
    helped = any(parse.lexis.is_a("be", parse.word(i)) or parse.lexis.is_a("have", parse.word(i)) for i in places)
    if tag == "participle":
        own = [i for i in places if own_segment.first <= i < own_segment.last]
        return helped or not any(parse.lexis.is_a("finite", parse.word(i)) for i in own)
    if tag == "base" or parse.word(found.first) not in _participles(parse, found):
        return True
    return own_segment.finite and not helped


def _attributive_twin(parse: Parse, found: Found) -> bool:
    """'das 2019 unterzeichnete Abkommen wurde': the clause has another verb, or the article stands right before."""
    if not any(f.entry.tag == "adjective" and f.places == found.places for f in parse.of("stage")):
        return False
    segment = parse.segment_at(found.first)
    places = range(segment.first, segment.last)
    others = [i for i in places if i != found.first and is_finite(parse.tokens, parse.lexis, frozenset(), i)]
    wide = [
        i
        for i in places
        if i < found.first and parse.lexis.is_a("article", parse.word(i)) and parse.lexis.is_a("preposition", parse.word(i + 1))
    ]
    return bool(others or wide) or parse.lexis.is_a("article", parse.word(found.first - 1))


def _opens_another(parse: Parse, start: int, head: int) -> bool:
    """'das vereinbarte Rahmenwerk | zur Zusammenarbeit': the attribute belongs to the noun before."""
    if not parse.lexis.grammar.get("verb_last"):
        return False
    return any(parse.tokens[i - 1].capital and parse.lexis.is_a("preposition", parse.word(i)) for i in range(start + 1, head))


def _participles(parse: Parse, found: Found) -> set[str]:
    return {parse.word(f.first) for f in parse.of("stage") if f.entry.tag == "participle" and f.places == found.places}


def _before_noun(parse: Parse, place: int) -> bool:
    """The next words lead to a noun without an article: the word is an attribute."""
    for step in range(place + 1, min(place + 4, len(parse.tokens))):
        if parse.word(step) == "," and parse.lexis.is_a("contrast", parse.word(step + 1)):
            return _before_noun(parse, step + 1)  # "die beschlossene, aber nie bezogene Basis"
        if (
            parse.tokens[step].mark
            or parse.lexis.is_a("article", parse.word(step))
            or parse.lexis.is_a("preposition", parse.word(step))
        ):
            return False
        if parse.tokens[step].capital:
            return True
    return False


def _trigger(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Trigger | None:
    row, tag = found.row, found.entry.tag
    if tag == "adjective" and row["stage"] in _UNSETTLED and parse.lexis.grammar.get("verb_last"):
        return None
    if any(t.first <= found.first < t.last and t.kind != "talks" for t in things) and tag not in {
        "past",
        "participle",
        "adjective",
        "phrase",
        "noun",
    }:
        return None
    if tag == "past" and _noun_like(parse, found.first) and not _attribute(parse, found, things):
        return None
    if tag in {"base", "present"} and parse.lexis.language == "en" and _noun_like(parse, found.first):
        return None
    if tag in {"past", "participle"} and _attribute(parse, found, things) and row["stage"] not in _LASTING:
        return None
    inner, voice, base, present = _group(parse, found)
    if tag in {"noun"}:
        thing = _noun_thing(parse, found, things)
        stands = parse.lexis.is_a("possessive", parse.word(found.first - 1))
        meant: Modality = row.get("modality", base)
        return _made(found, row["stage"], (inner, "noun", meant, False), thing, row.get("object", "none"), stands)
    if tag == "phrase":
        stands = _pronoun_stands(parse, found, "passive") and row.get("object") == "instrument"
        thing = None if stands else _phrase_thing(parse, found, things)
        form: tuple[int, Voice, Modality, bool] = (inner, "phrase", "happened", False)
        return _made(found, row["stage"], form, thing, row.get("object", "none"), stands)
    thing, bare, how = _acted_on(parse, found, voice, things)
    stage = str(row["stage"])
    wanted = row.get("object", "instrument")
    if wanted == "none":
        return Trigger(found, stage, inner, voice, base, present, thing, bare, f"verb:{how}")
    if thing is None:
        if row.get("actor") and not _pronoun_stands(parse, found, voice) and len(found.entry.parts) < 2:
            return None
        if row.get("actor") and not _parliament(parse, found):
            return None
        impersonal = (
            stage == "negotiating"
            and wanted != "talks"
            and voice == "passive"
            and found.first - parse.segment_at(found.first).first <= 1
        )
        pronoun = _pronoun_stands(parse, found, voice)
        ok = (bare and (stage in {"signed", "ratified", "again"} or impersonal or bool(row.get("alone")))) or (
            pronoun and stage in _PRONOUN_STAGES and wanted != "talks"
        )
        return Trigger(found, stage, inner, voice, base, present, None, True, "verb:bare") if ok else None
    if thing.kind == "talks":
        stage = str(row.get("talks", stage if wanted == "talks" else ""))
        if not stage:
            return None
    elif wanted == "talks" or (row.get("only") == "activity") != (thing.kind == "activity" and row.get("only") == "activity"):
        return None
    if row.get("only") == "activity" and thing.kind != "activity":
        return None
    if row.get("actor") == "parliament" and not _parliament(parse, found):
        return None
    return Trigger(found, stage, inner, voice, base, present, thing, bare, f"verb:{how}")


def _noun_like(parse: Parse, place: int) -> bool:
    """'the draft', 'a review', 'its end', 'a newly established body': the form of a verb behind an article is no verb."""
    adverb = parse.lexis.language == "en" and parse.word(place - 1).endswith("ly")
    before = parse.word(place - 1 - adverb)
    return before == "'s" or (parse.lexis.is_a("article", before) and not parse.lexis.is_a("standing", before))


def _attribute(parse: Parse, found: Found, things: tuple[Thing, ...]) -> bool:
    """A participle inside the noun phrase: "the amended treaty", "an enhanced partnership"."""
    return any(t.first <= found.first < t.head and t.kind != "talks" for t in things)


def _pronoun_stands(parse: Parse, found: Found, voice: Voice) -> bool:
    """'will ratify it', 'it was signed', 'it is to take effect': a pronoun stands for the thing."""
    lexis = parse.lexis
    if lexis.grammar.get("verb_last"):
        segment = parse.segment_at(found.first)
        return any(lexis.is_a("object_pronoun", parse.word(i)) for i in range(segment.first, segment.last))
    if voice == "active" and not found.row.get("intransitive"):
        return lexis.is_a("object_pronoun", parse.word(found.last))
    low = parse.segment_at(found.first).first
    return any(lexis.is_a("object_pronoun", parse.word(i)) for i in range(low, min(low + 3, found.first)))


def _made(
    found: Found, stage: str, form: tuple[int, Voice, Modality, bool], thing: Thing | None, needs: str, stands: bool = False
) -> Trigger | None:
    inner, voice, base, present = form
    if thing is None and needs in {"instrument", "any", "talks"} and not stands:
        return None
    if needs == "talks" and thing is not None and thing.kind != "talks":
        return None
    if found.row.get("state") and (thing is None or not (thing.own or thing.secure or thing.definite)):
        return None
    return Trigger(found, stage, inner, voice, base, present, thing, thing is None, f"{voice}")


def _group(parse: Parse, found: Found) -> tuple[int, Voice, Modality, bool]:
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
    passive = tag in {"past", "participle"} and bool(aux) and lexis.is_a("passive", aux[0])
    if tag in {"past", "participle"} and not aux and tag == "participle":
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
    present = tag == "present" or (passive and bool(aux) and lexis.is_a("be_present", aux[-1]) and "been" not in aux)
    if passive and "to" in aux:
        return inner, voice, "planned", False
    return inner, voice, "happened", present


def _german_group(parse: Parse, found: Found, inner: int) -> tuple[int, Voice, Modality, bool]:
    """The verb bracket: the auxiliary may stand anywhere in the clause."""
    lexis, tag = parse.lexis, found.entry.tag
    if tag == "base":
        return found.first, "active", "planned" if parse.word(found.last - 2) == "zu" else "happened", True
    if tag != "participle":
        return found.first, "active", "happened", tag == "present"
    clause = parse.clause_of(found.first)
    words = [parse.word(i) for s in parse.segments if s.clause == clause for i in range(s.first, s.last)]
    passive = any(lexis.is_a("passive", w) for w in words) and not any(lexis.is_a("have", w) for w in words)
    present = passive and any(lexis.is_a("future", w) for w in words) and "worden" not in words
    coming = present and str(found.row["stage"]) in _POINTS
    return found.first, "passive" if passive else "active", "planned" if coming else "happened", present


def _acted_on(parse: Parse, found: Found, voice: Voice, things: tuple[Thing, ...]) -> tuple[Thing | None, bool, str]:
    """The thing that the verb acts on, whether the verb stands without any object, and how the two are tied."""
    usable = [t for t in things if not set(range(t.first, t.last)) & set(found.places) or len(found.places) > 3]
    segment = parse.segment_at(found.first)
    if found.entry.tag in {"past", "participle"}:  # "a freshly inked agreement"
        held = next((t for t in things if t.first <= found.first < t.head and t.kind != "talks"), None)
        if held is not None:
            return held, False, "attribute"
    if found.entry.tag == "adjective":
        after = [t for t in things if found.last <= t.head <= found.last + 8 and not _opens_another(parse, found.last, t.head)]
        return (after[0], False, "attribute") if after else (None, False, "")
    right = [t for t in usable if t.head >= found.first and t.first >= found.first and t.head - found.last < _OBJECT_REACH]
    right = [
        t
        for t in right
        if parse.clause_of(t.head) == segment.clause or (t.first - found.last) <= 1 or _contact(parse, found, t)
    ]
    left_near = [t for t in usable if t.last <= found.first]
    if parse.lexis.grammar.get("verb_last"):
        return _german_object(parse, found, usable, segment.clause)
    if voice == "active" and not found.row.get("intransitive"):
        near = int(found.row.get("near", _OBJECT_REACH))
        direct = [t for t in right if not _broken(parse, found.last, t.first) and t.head - found.last < near]
        direct = [t for t in direct if len(found.entry.parts) > 1 or not _other_object(parse, found.last, t.first)]
        direct.sort(key=lambda t: t.first < found.last)
        if found.entry.parts[-1] == ("to",):  # "raised ties to a partnership"
            direct = [t for t in direct if t.first >= found.last and t.first - found.last <= 3]
        if direct:
            named = next((t for t in direct if t.kind in {"strong", "plain"}), direct[0])
            return (named if direct[0].kind == "loose" and not direct[0].secure else direct[0]), False, "object"
        if (
            segment.kind == "complement"
            and parse.word(segment.first) == "that"
            and not _has_object(parse, found)
            and not direct
            and left_near
        ):
            return left_near[-1], False, "relative"
        if segment.kind == "relative" and (_pronoun_is_subject(parse, segment, found) or _has_object(parse, found)):
            return None, False, ""
        if segment.kind == "relative" or _reduced(parse, found, left_near):
            before = [
                t
                for t in left_near
                if (t.last <= max(segment.first, found.first) and parse.clause_of(t.head) != segment.clause)
                or t.tail >= found.first - 1
            ]
            if before:
                return before[-1], False, "relative"
        subject = [t for t in left_near if parse.clause_of(t.head) == segment.clause]
        if not subject and found.row.get("stage") == "in-force" and parse.lexis.is_a("coordinator", segment.opener):
            subject = left_near[-1:]  # "must be ratified and could enter into force"
        if (
            found.entry.tag in {"past", "present", "future", "conditional", "base", "gerund"}
            and subject
            and _takes_subject(found)
        ):
            talks = [t for t in subject if t.kind == "talks"] if found.row.get("object") == "talks" else []
            whole = next((t for t in subject if t.tail >= subject[-1].last), subject[-1])
            return talks[-1] if talks else whole, False, "subject"
        if found.entry.tag in {"past"} and left_near and _reduced(parse, found, left_near):
            return left_near[-1], False, "reduced"
        return None, not right and not _has_object(parse, found), ""
    if (
        voice == "active"
        and segment.kind == "relative"
        and not any(parse.clause_of(t.head) == segment.clause for t in left_near)
    ):
        return (left_near[-1], False, "relative") if left_near else (None, True, "")
    same = [t for t in left_near if parse.clause_of(t.head) == segment.clause and _rank(t) < 3] or [
        t for t in left_near if parse.clause_of(t.head) == segment.clause
    ]
    if segment.kind == "relative" and not same:
        same = [t for t in left_near if found.first - t.head < _FAR]
    if same:
        return (
            same[0]
            if len(same) > 1 and same[0].kind in {"strong", "plain"} and same[-1].kind in {"loose", "activity"}
            else same[-1],
            False,
            "passive",
        )
    inverted = [t for t in right if parse.clause_of(t.head) == segment.clause]
    if inverted and not left_near:
        return inverted[0], False, "inverted"
    return None, True, ""


def _contact(parse: Parse, found: Found, thing: Thing) -> bool:
    """'extended ..., the accord it has had with Madrid': a relative clause without its pronoun follows the object."""
    lexis = parse.lexis
    if lexis.grammar.get("verb_last") or thing.first < found.last:
        return False
    follower = parse.word(thing.last)
    starts = any(p.first == thing.last for p in parse.parties) or lexis.is_a("pronoun", follower) or follower == "it"
    return starts and not any(lexis.is_a("finite", parse.word(i)) for i in range(found.last, thing.first))


def _pronoun_is_subject(parse: Parse, segment: Segment, found: Found) -> bool:
    """'an agreement that would let ships call': the relative pronoun acts, it is not what is acted on."""
    place = segment.first + 1
    while place < found.first and parse.lexis.is_a("adverb", parse.word(place)):
        place += 1
    word = parse.word(place)
    return place == found.first or any(parse.lexis.is_a(kind, word) for kind in ("finite", "modal", "be", "have"))


def _other_object(parse: Parse, start: int, end: int) -> bool:
    """'rounded off the banquet with a declaration': another noun is the object, the thing only hangs on a preposition."""
    lexis = parse.lexis
    place = start
    while place < end and lexis.is_a("adverb", parse.word(place)):
        place += 1
    if place >= end or lexis.is_a("preposition", parse.word(place)) or parse.tokens[place].mark:
        return False
    if any(d.start <= parse.tokens[place].start < d.end for d in parse.dates) and parse.word(place + 1) != "'s":
        return False
    joints = [i for i in range(place, end) if lexis.is_a("preposition", parse.word(i))]
    return bool(joints) and not any(lexis.is_a("transparent", parse.word(i)) for i in range(place, joints[0]))


def _german_object(parse: Parse, found: Found, things: list[Thing], clause: int) -> tuple[Thing | None, bool, str]:
    bracket = found.last - found.first > len(found.places)  # "nahmen ..., nachdem ..., die Partnerschaft ... an"
    same = [
        t
        for t in things
        if parse.clause_of(t.head) == clause
        or (bracket and found.first < t.first and t.last <= found.last and t.kind != "activity")
    ]
    if found.row.get("object") == "talks":
        same = [t for t in same if t.kind == "talks"]
    elif found.row.get("talks"):  # "die Gespräche über das Abkommen | abgeschlossen"
        same = [t for t in same if not any(o.kind == "talks" and o.head < t.first < o.tail for o in same)]
    parted = found.entry.parts[-1][-1].endswith("$")
    governed = [
        i
        for i in found.places[: -1 if parted else None]
        if len(found.places) > 1
        and parse.lexis.is_a("preposition", parse.word(i))
        and not any(step in found.places and parse.tokens[step].capital for step in (i + 1, i + 2))
    ]
    if governed:
        same = [t for t in same if any(i < t.first <= i + 5 for i in governed)]
        if not same:
            return None, False, ""
    if same:
        nearest = min(same, key=lambda t: (_rank(t), abs(t.head - found.first)))
        return nearest, False, "clause"
    segment = parse.segment_at(found.first)
    if found.row.get("stage") == "exploring":  # "prüft, ob eine Partnerschaft ...": what is weighed follows
        after = [t for t in things if 0 <= t.first - found.last <= _BRACKET and parse.segment_at(t.first).first == segment.last]
        if after:
            return after[0], False, "complement"
    closed = segment.kind in {"complement", "adverbial"} and not _pronoun_in(parse, segment)
    if segment.kind in {"relative", "phrase"} or (found.entry.tag in {"participle", "base"} and not closed):
        before = [t for t in things if t.last <= segment.first and found.first - t.head < _FAR]
        if before:
            return before[-1], False, "relative"
    return None, True, ""


def _pronoun_in(parse: Parse, segment: Segment) -> bool:
    return any(
        parse.lexis.is_a("object_pronoun", parse.word(i)) or parse.word(i) == "es" for i in range(segment.first, segment.last)
    )


def _rank(thing: Thing) -> int:
    return {"strong": 0, "plain": 1, "talks": 1, "pro": 1, "loose": 2, "activity": 3, "foreign": 2}[thing.kind]


def _takes_subject(found: Found) -> bool:
    fit = found.row.get("stage") in {"ended", "in-force", "suspended"} or bool(found.row.get("subject"))
    return fit and "near" not in found.row


def _broken(parse: Parse, start: int, end: int) -> bool:
    lexis = parse.lexis
    dated = {i for d in parse.dates for i in range(parse.token_at(d.start), parse.token_at(d.end - 1) + 1)}
    if lexis.grammar.get("infinitive") and any(f.entry.tag == "base" and start <= f.first < end for f in parse.of("stage")):
        return True  # what follows is the object of the infinitive
    return any(
        lexis.is_a("finite", parse.word(i))
        or lexis.is_a("relative", parse.word(i))
        or lexis.is_a("complementiser", parse.word(i))
        or parse.word(i) in {";", ":", "–"}
        for i in range(start, end)
        if i not in dated
    )


def _reduced(parse: Parse, found: Found, left: list[Thing]) -> bool:
    """'the pact signed in 2017', 'a treaty, concluded yesterday': a participle right behind the thing's phrase."""
    if found.entry.tag not in {"past", "participle"} or not left or _has_object(parse, found):
        return False
    gap = range(min(left[-1].tail, found.first), found.first)
    return all(parse.tokens[i].mark or parse.lexis.is_a("adverb", parse.word(i)) for i in gap) and len(gap) <= 3


def _has_object(parse: Parse, found: Found) -> bool:
    """Whether a noun phrase that is no instrument follows: 'signed the visitors' book'."""
    word = parse.word(found.last)
    lexis = parse.lexis
    if (
        not word
        or parse.tokens[found.last].mark
        or lexis.is_a("preposition", word)
        or lexis.is_a("conjunction", word)
        or lexis.is_a("adverb", word)
    ):
        return False
    return not (
        lexis.is_a("subordinator", word)
        or lexis.is_a("coordinator", word)
        or any(d.start == parse.tokens[found.last].start for d in parse.dates)
    )


def _noun_thing(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Thing | None:
    inside = [t for t in things if t.first <= found.first < t.last]
    after = [
        t
        for t in things
        if t.head >= found.last and t.head - found.last < _OBJECT_REACH and not _broken(parse, found.last, t.first)
    ]
    if inside and inside[0].own:
        return inside[0]
    if after:
        return after[0]
    if inside:
        return inside[0]
    before = [t for t in things if t.last <= found.first and parse.clause_of(t.head) == parse.clause_of(found.first)]
    return before[-1] if before and found.first - before[-1].last <= 2 else None


def _phrase_thing(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Thing | None:
    clause = parse.clause_of(found.first)
    if found.row.get("holding") and not parse.lexis.grammar.get("verb_last"):  # "already has | a pact with"
        things = tuple(t for t in things if t.tail > found.last)
    inside = [t for t in things if t.first < found.last and found.first < t.last]
    same = [t for t in things if parse.clause_of(t.head) == clause and t not in inside]
    close = sorted(same, key=lambda t: (_rank(t) > 2, min(abs(t.head - found.first), abs(t.first - found.last))))
    if close and not (inside and inside[0].own and not close[0].own):
        return close[0]
    if inside:
        return inside[0]
    before = [t for t in things if t.last <= found.first and found.first - t.last < _FAR]
    return before[-1] if before else None


def _parliament(parse: Parse, found: Found) -> bool:
    clause = parse.clause_of(found.first)
    return any(
        parse.lexis.is_a("parliament", parse.word(i))
        for s in parse.segments
        if s.clause == clause
        for i in range(s.first, s.last)
    ) or any("parliament" in p.traits and parse.clause_of(p.first) == clause for p in parse.parties)


def _governing_nouns(parse: Parse, triggers: list[Trigger], things: tuple[Thing, ...]) -> list[Trigger]:
    """Of triggers on the same words or on each other the one that decides stays."""
    kept: list[Trigger] = []
    for one in sorted(triggers, key=lambda t: (-t.found.entry.size, t.found.first, _preference(t))):
        if any(set(one.found.places) & set(o.found.places) for o in kept):
            continue
        kept.append(one)
    kept.sort(key=lambda t: t.found.first)
    acted = {t.thing.head for t in kept if t.thing is not None and t.voice != "noun"}
    kept = [
        t
        for t in kept
        if not (t.found.row.get("state") and (acted & set(t.found.places) or (t.thing and t.thing.head in acted)))
    ]
    kept = [t for t in kept if not _acted_noun(t, kept) and not _acts_on_noun(parse, t, kept)]
    gone = {id(loser) for one, other in _related(parse, kept) if (loser := _loser(one, other)) is not None}
    return [t for t in kept if id(t) not in gone]


def _acted_noun(one: Trigger, all_: list[Trigger]) -> bool:
    """'the signing | is postponed': the verb says what becomes of the noun."""
    return one.voice == "noun" and any(
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
                or (parse.lexis.is_a("finite", parse.word(k)) and not parse.lexis.is_a("be", parse.word(k)))
                for k in gap
            )
            if near and other.found.entry.tag in {"base", "zu", "gerund", "noun"}:
                pairs.append((one, other))
    return pairs


def _to_infinitive(parse: Parse, trigger: Trigger) -> bool:
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
    if one.found.row.get("state"):
        return None
    if one.stage == "concluded" and (
        other.inner in {one.found.last, one.found.last - 1} or _german_infinitive(other)
    ):  # "agreed to widen", "agreed to sign"
        return other if other.stage == "implementing" else one
    if one.stage in _DONE and _german_infinitive(other) and one.thing is other.thing:
        return one  # "bekräftigte, den Vertrag verlängern zu wollen"
    if one.stage == "rejected" and other.found.entry.tag in {"base", "zu", "gerund"}:
        return one  # "refused to sign": the cue of the same words denies the signing
    if one.stage in {"proposed", "exploring", "negotiating", "suspended", "ended", "rejected"}:
        return other
    return one if other.found.entry.tag == "noun" else None


def _preference(trigger: Trigger) -> tuple[int, str]:
    """Of two readings of one word: a parliament's approval before an adoption, what has an object before what has none."""
    order = {"ratified": 0, "negotiating": 1, "concluded": 2, "signed": 2, "implementing": 3, "adopted": 4}
    return (0 if trigger.found.row.get("actor") else order.get(trigger.stage, 2), trigger.stage)
