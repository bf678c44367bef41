"""Objects: the thing that a stage word acts on: object, passive subject, antecedent, or what its noun is followed by."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.conjoined import joined_behind, joint_before
from pactbrief.extract.clauses.forms import Voice
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.bracket import FAR, Tied, extended, german_object, opens_another, rank_of
from pactbrief.extract.triggers.doing import undoes_another
from pactbrief.extract.triggers.reaching import behind_aside, broken, has_object, reduced
from pactbrief.extract.triggers.subjects import subjects_of, what_is
from pactbrief.extract.words.finding import Found

_FRONTED_REACH = 40  # "Signed on 18 February 2025 in Oslo by Kenya's ambassador X and Norway's minister Y, | the pact ..."
OBJECT_REACH = 20  # tokens between a verb and the noun it acts on
_ACTED_BY = frozenset({"subject", "passive", "relative"})  # ways to be tied in which the thing stands before an active verb
_VERB_FORMS = frozenset({"past", "present", "future", "conditional", "base", "gerund"})


def acted_on(parse: Parse, found: Found, voice: Voice, things: tuple[Thing, ...]) -> Tied:
    """The thing that the verb acts on, whether the verb stands without any object, and how the two are tied."""
    tag = found.entry.tag
    if tag in {"past", "participle"}:  # "a freshly inked agreement"
        held = next((t for t in things if t.first <= found.first < t.head and t.kind != "talks"), None)
        if held is not None:
            return held, False, "attribute"
    if tag == "adjective":
        after = [t for t in things if found.last <= t.head <= found.last + 8 and not opens_another(parse, found.last, t.head)]
        return (extended(parse, found, after[0]), False, "attribute") if after else (None, False, "")
    usable = [t for t in things if not set(_own_places(found, t)) & set(found.places) or len(found.places) > 3]
    segment = parse.segment_at(found.first)
    called = what_is(parse, found, usable)
    if called is not None:
        return called, False, "object"
    if parse.lexis.grammar.get("verb_last"):
        return german_object(parse, found, usable, segment.clause)
    reach = OBJECT_REACH if found.first else _FRONTED_REACH
    right = [t for t in usable if t.first >= found.first and t.head - found.last < reach]
    joined = joined_behind(parse, found)
    beyond = parse.clause_of(joined.first) if joined else segment.clause
    right = [t for t in right if parse.clause_of(t.head) in {segment.clause, beyond} or _adjoins(parse, found, t)]
    left = [t for t in usable if t.last <= found.first]
    if voice == "active":
        tied = None if found.row.get("intransitive") else _object(parse, found, segment, (left, right))
        tied = tied or _subject(parse, found, voice, segment, (left, right))
        return (None, False, "") if tied[2] in _ACTED_BY and undoes_another(parse, found) else tied
    return _subject(parse, found, voice, segment, (left, right))


def _own_places(found: Found, thing: Thing) -> range:
    """The places of the thing's phrase without a particle of the verb: 'stepped | up talks'."""
    parted = len(found.entry.parts) == 1 and found.first < thing.first < found.last <= thing.head
    return range(found.last if parted else thing.first, thing.last)


def _adjoins(parse: Parse, found: Found, thing: Thing) -> bool:
    if _weighs(parse, found):
        return parse.segment_at(thing.head) is parse.segment_at(found.last)
    return thing.first - found.last <= 1 or _contact(parse, found, thing)


def _object(parse: Parse, found: Found, segment: Segment, sides: tuple[list[Thing], list[Thing]]) -> Tied:
    """Of an active verb: what follows it; else its antecedent or, for verbs like "expire", its subject."""
    left, right = sides
    direct = _direct(parse, found, right)
    if not direct and (joined := joined_behind(parse, found)) is not None:  # "has signed but not ratified the pact"
        direct = _direct(parse, joined, [t for t in right if t.first >= joined.last])
    if direct:
        named = next((t for t in direct if t.kind in {"strong", "plain"}), direct[0])
        return (named if direct[0].kind == "loose" and not direct[0].secure else direct[0]), False, "object"
    free = not has_object(parse, found)
    if segment.kind == "complement" and parse.word(segment.first) == "that" and free and left:
        return left[-1], False, "relative"
    owned = parse.lexis.is_a("whose", segment.opener)  # "a call whose contents nobody would discuss"
    if segment.kind == "relative" and found.row.get("object") == "talks" and free and left and left[-1].kind == "talks":
        return left[-1], False, "relative"  # "the negotiations, which opened in May"
    if owned and free and left and _fronted_by_whose(parse, segment, found, left[-1]):
        return left[-1], False, "relative"
    if segment.kind == "relative" and (owned or _pronoun_is_subject(parse, segment, found) or not free):
        return None, False, ""
    if segment.kind == "relative" or reduced(parse, found, left):
        before = [t for t in left if _antecedent(parse, found, segment, t)]
        if before:
            return before[-1], False, "relative"
    shared = _shared_antecedent(parse, found, left) if free else None
    if shared is not None:
        return shared, False, "relative"
    subject = subjects_of(parse, found, segment, left)
    finite = found.entry.tag in _VERB_FORMS or (found.entry.tag == "participle" and parse.lexis.grammar["infinitive"])
    alone = free or parse.lexis.language != "en"  # "help to stop piracy" is not about the pact
    if finite and subject and ((alone and _takes_subject(found)) or _reflexive(parse, found)):
        talks = [t for t in subject if t.kind == "talks"] if found.row.get("object") == "talks" else []
        whole = next((t for t in subject if t.tail >= subject[-1].last), subject[-1])
        return talks[-1] if talks else whole, False, "subject"
    if found.entry.tag == "past" and left and reduced(parse, found, left):
        return left[-1], False, "reduced"
    return None, not right and free, ""


def _fronted_by_whose(parse: Parse, segment: Segment, found: Found, thing: Thing) -> bool:
    """'a forum | whose charter it signed', 'whose pact Togo left': the noun behind "whose" has a subject behind it."""
    between = range(thing.head + 1, found.first)
    acting = any(parse.is_any(("pronoun", "collective"), i) for i in between) or any(p.first in between for p in parse.parties)
    return acting and segment.first <= thing.first <= segment.first + 1


def _reflexive(parse: Parse, found: Found) -> bool:
    """'el acuerdo nunca se ha aplicado', 'l'intesa si firmerà': a passive in the form of an active verb."""
    lexis = parse.lexis
    place = found.first - 1
    while place >= 0 and not (passive := lexis.is_a("reflexive_passive", parse.word(place))):
        if not (lexis.is_a("have", parse.word(place)) or lexis.is_a("adverb", parse.word(place))):
            return False
        place -= 1
    return place >= 0 and passive


def _shared_antecedent(parse: Parse, found: Found, left: list[Thing]) -> Thing | None:
    """'an accord, signed in 2007 | and renewed in 2017', 'a forum that both set up in 2018 | and suspended in 2020': what the
    verb before stands behind or has for its antecedent."""
    joint = joint_before(parse, found.first) if found.entry.tag in {"past", "participle"} else None
    if joint is None or parse.lexis.grammar["verb_last"]:
        return None
    before = [f for f in parse.of("stage") if f.last <= joint and f.entry.tag == found.entry.tag and f.row["stage"] != "none"]
    verb = max(before, key=lambda f: f.first, default=None)
    if verb is None or any(t.first > verb.last for t in left) or has_object(parse, verb):
        return None
    behind = [t for t in left if t.last <= verb.first]
    segment = parse.segment_at(verb.first)
    if segment.kind == "relative" and not _pronoun_is_subject(parse, segment, verb):
        return behind[-1] if behind else None
    return behind[-1] if behind and reduced(parse, verb, behind) else None


def _antecedent(parse: Parse, found: Found, segment: Segment, thing: Thing) -> bool:
    apart = thing.last <= max(segment.first, found.first) and parse.clause_of(thing.head) != segment.clause
    return apart or thing.tail >= found.first - 1


def _direct(parse: Parse, found: Found, right: list[Thing]) -> list[Thing]:
    near = int(found.row.get("near", OBJECT_REACH))
    weighed = found.row.get("stage") in {"exploring", "proposed"}  # "estudian reanudar los vuelos": what the infinitive says
    stop = behind_aside(parse, found)
    direct = [t for t in right if not broken(parse, found.last, t.first, weighed) and t.head - found.last < near]
    direct = [t for t in direct if t.first < stop and not (t.possessive and parse.is_a("whose", t.first))]
    direct = [t for t in direct if _governs_far(parse, found) or not _other_object(parse, found.last, t.first)]
    direct = [t for t in direct if not (_asked_of_another(parse, found, t) or _only_within(parse, found, t))]
    direct = direct or [t for t in right[:1] if _called_so(parse, found.last, t)]
    direct.sort(key=lambda t: t.head < found.last)
    if found.entry.parts[-1] == ("to",):  # "raised ties to a partnership"
        direct = [t for t in direct if t.first >= found.last and t.first - found.last <= 3]
    return direct


def _only_within(parse: Parse, found: Found, thing: Thing) -> bool:
    """'wanted | in the treaty | a mention of the fleet': where it is to stand, not what is wanted."""
    before = thing.first - 1 - parse.is_a("article", thing.first - 1)
    return found.last <= before <= found.last + 1 and parse.is_a("within", before)


def _governs_far(parse: Parse, found: Found) -> bool:
    """A verb in two parts may hold other nouns between them; what one is asked "for" stands right behind it."""
    return _weighs(parse, found) or (len(found.entry.parts) > 1 and found.entry.parts[-1] != ("for",))


def _weighs(parse: Parse, found: Found) -> bool:
    """'is mulling whether to seek a pact': what is weighed stands behind another verb."""
    whether = parse.word(found.last + 1) == "to" and parse.is_a("complementiser", found.last)
    return whether and found.row.get("stage") == "exploring"


def _called_so(parse: Parse, start: int, thing: Thing) -> bool:
    """'finalising what the minister on Tuesday called a defence pact'."""
    called = parse.any_is("called", start + 1, thing.first)
    return called and parse.is_a("what", start)


def _asked_of_another(parse: Parse, found: Found, thing: Thing) -> bool:
    """'rejected a call by the opposition for the cabinet to quit the pact': what is quit is not what is rejected."""
    return any(
        f.entry.tag == "base"
        and found.last + 4 < f.first < thing.first
        and parse.word(f.first - 1) == "to"
        and f.row["stage"] != "none"
        for f in parse.of("stage")
    )


def _subject(parse: Parse, found: Found, voice: Voice, segment: Segment, sides: tuple[list[Thing], list[Thing]]) -> Tied:
    """Of a passive or an intransitive verb: what stands before it in its clause, the antecedent, or an inverted subject."""
    left, right = sides
    if found.entry.tag == "base" and parse.word(found.first - 1) == "to" and voice == "active" and has_object(parse, found):
        return None, False, ""  # "to end smuggling"
    inside = subjects_of(parse, found, segment, left)
    if voice == "active" and segment.kind == "relative" and not inside:
        return (left[-1], False, "relative") if left else (None, True, "")
    same = [t for t in inside if rank_of(t) < 3] or inside
    if segment.kind == "relative" and not same:
        same = [t for t in left if found.first - t.head < FAR]
    talks = next((t for t in same if t.kind == "talks" and t.tail >= same[-1].last), None)
    if talks is not None and (found.row.get("talks") or found.row.get("object") == "talks"):
        return talks, False, "passive"  # "talks on a pact | were broken off"
    if same and (raised := _raised_to(found, same[-1], right)) is not None:
        return raised, False, "passive"
    if same:
        whole = len(same) > 1 and same[0].kind in {"strong", "plain"} and same[-1].kind in {"loose", "activity"}
        return same[0] if whole else same[-1], False, "passive"
    inverted = [
        t for t in right if parse.clause_of(t.head) == segment.clause and (voice == "passive" or not _beside(parse, found, t))
    ]
    apart = (
        bool(inverted) and inverted[0].kind == "pro" and parse.tokens[inverted[0].first - 1].mark
    )  # ", the second with Oman"
    if inverted and not (left or apart):
        return inverted[0], False, "inverted"
    return None, True, ""


def _raised_to(found: Found, relation: Thing, right: list[Thing]) -> Thing | None:
    """'their relations were elevated to | a partnership': what the relation is made, between those whose relation it is."""
    made = next((t for t in right if t.kind in {"strong", "plain"} and 0 <= t.first - found.last <= 2), None)
    if made is None or made.own or relation.kind != "loose" or not relation.own or len(found.entry.parts) < 2:
        return None
    return made._replace(own=relation.own, complete=relation.complete)


def _beside(parse: Parse, found: Found, thing: Thing) -> bool:
    """'ended the summit | by signing a pact': the thing is not what ended."""
    between = range(found.last, thing.first)
    return _other_object(parse, found.last, thing.first) or any(parse.is_a("agent", i) for i in between)


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
    while place < found.first and parse.is_a("adverb", place):
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
    joints = [i for i in range(place, end) if lexis.is_a("preposition", parse.word(i)) and not _within_name(parse, i)]
    return bool(joints) and not any(lexis.is_a("transparent", parse.word(i)) for i in range(place, joints[0]))


def _within_name(parse: Parse, place: int) -> bool:
    """'the Reciprocal Exchange | of | Logistic Support agreement': between words with a capital that name no state."""
    around = range(place - 1, place + 2)
    capital = 0 < place < len(parse.tokens) - 1 and parse.tokens[place - 1].capital and parse.tokens[place + 1].capital
    return capital and not parse.lexis.suffixes and not any(p.first in around or p.last - 1 in around for p in parse.parties)


def _takes_subject(found: Found) -> bool:
    fit = found.row.get("stage") in {"ended", "in-force", "suspended"} or bool(found.row.get("subject"))
    return fit and "near" not in found.row
