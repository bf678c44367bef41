"""Bracket: what a German verb acts on, which may stand anywhere between its parts."""

from __future__ import annotations

from collections.abc import Sequence

from pactbrief.extract.clauses.clauses import Segment
from pactbrief.extract.clauses.conjoined import joints_before
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found

FAR = 26  # tokens between a relative clause's verb and its antecedent
_FRAGMENT = 9  # tokens from a participle to the colon behind which its noun stands
_ARTICLE = 5  # tokens from a colon to the thing: an article and attributes
_BRACKET = 16  # tokens of a clause that says what is weighed, before its verb
Tied = tuple[Thing | None, bool, str]  # the thing, whether the verb stands without any object, and how the two are tied
_ATTRIBUTE = 8  # tokens of a German attribute with its article: "das am 3. Mai 2023 in Rom unterzeichnete"


def german_object(parse: Parse, found: Found, things: list[Thing], clause: int) -> Tied:
    """The thing that a German verb of the clause acts on, in its clause, its complement or as its antecedent."""
    things = [t for t in things if not _holds_it(parse, found, t)]
    bracket = found.last - found.first > len(found.places)  # "nahmen ..., nachdem ..., die Partnerschaft ... an"
    same = [
        t
        for t in things
        if parse.clause_of(t.head) == clause
        or (bracket and found.first < t.first and t.last <= found.last and t.kind != "activity")
    ]
    if found.row.get("object") == "talks":
        same = [t for t in same if t.kind == "talks"]
    elif found.row.get("only") == "activity" and parse.segment_at(found.first).kind == "main":
        # "die Übung im Rahmen des Abkommens | beginnt"
        same = [t for t in same if t.kind == "activity"] or same
    elif found.row.get("talks"):  # "die Gespräche über das Abkommen | abgeschlossen"
        same = [t for t in same if not any(o.kind == "talks" and o.head < t.first < o.tail for o in same)]
    parted = found.entry.parts[-1][-1].endswith("$")
    governed = [
        i
        for i in found.places[: -1 if parted else None]
        if len(found.places) > 1 and parse.is_a("preposition", i) and not _has_own_word(parse, found, i)
    ]
    same = [t for t in same if not _of_infinitive(parse, found, t)]
    same = [t for t in same if not _of_talks(parse, found, t, same)]
    segment = parse.segment_at(found.first)
    if (
        governed and segment.kind == "relative" and governed[0] == segment.first
    ):  # "die Streifen, | auf die sich beide einigten"
        same, governed = [], []
    if governed:
        same = [t for t in same if any(i < t.first <= i + 5 for i in governed)]
        same = [t for t in same if not any(_of_phrase(things, i) for i in governed)]
        if not same:
            return None, False, ""
    elif segment.first not in found.places and _adverbial_relative(parse, segment):
        return (min(same, key=lambda t: (rank_of(t), abs(t.head - found.first))), False, "clause") if same else (None, True, "")
    if same:
        nearest = min(same, key=lambda t: (rank_of(t), abs(t.head - found.first)))
        return nearest, False, "clause"
    for joint in joints_before(parse, found.first):  # "wurde unterzeichnet | und trat in Kraft"
        shared = [t for t in things if parse.clause_of(t.head) == parse.clause_of(joint - 1) and t.last <= joint]
        if shared and found.row.get("intransitive", found.row.get("stage") == "in-force"):
            return shared[-1], False, "clause"
    if found.row.get("stage") == "exploring":  # "prüft, ob eine Partnerschaft ...": what is weighed follows
        after = [t for t in things if 0 <= t.first - found.last <= _BRACKET and parse.segment_at(t.first).first == segment.last]
        if after:
            return after[0], False, "complement"
    closed = segment.kind in {"complement", "adverbial"} and not _pronoun_in(parse, segment)
    closed = closed or parse.is_a("thus", segment.first)  # ", so hat es der Präsident angekündigt": that they will, no pact
    if segment.kind in {"relative", "phrase"} or (found.entry.tag in {"participle", "base"} and not closed):
        before = [t for t in things if t.last <= segment.first and found.first - t.head < FAR]
        if before and not (segment.kind == "relative" and _of_later_noun(parse, before[-1], segment.first)):
            return before[-1], False, "relative"
    behind = announced(parse, found, things) if found.entry.tag == "participle" else None
    return (behind, False, "announced") if behind else (None, True, "")


def _adverbial_relative(parse: Parse, segment: Segment) -> bool:
    """', nach der Tankflugzeuge in Manas starten durften', ', auf deren Grundlage': what stands before is no object."""
    lexis = parse.lexis
    if segment.kind != "relative" or not lexis.is_a("preposition", parse.word(segment.first)):
        return False
    ground = any(parse.is_a("grounds", i) for i in (segment.first, segment.first + 2))
    return ground and lexis.is_a("relative", parse.word(segment.first + 1))


def _of_later_noun(parse: Parse, thing: Thing, start: int) -> bool:
    """'Der Vertrag | ist das Ergebnis einer Reise, | die Peru begann': what `start` opens hangs on a noun behind the verb."""
    behind = range(thing.last, start)
    verb = next((i for i in behind if parse.is_a("finite", i) or i in parse.verbs), None)
    if verb is None:
        return False
    noun = next((i for i in (start - 2, start - 3) if i > verb and parse.tokens[i].capital), None)  # "auf eine Idee | zurück,"
    return noun is not None and noun not in parse.named and not parse.in_date(noun)


def announced(parse: Parse, found: Found, things: Sequence[Thing]) -> Thing | None:
    """'Im Mai geschlossen, seit Juli in Kraft: | das Abkommen': a fragment says it before the colon."""
    reach = range(found.last, min(found.last + _FRAGMENT, len(parse.tokens)))
    colon = next((i for i in reach if parse.word(i) == ":"), None)
    low = parse.segment_at(found.first).first
    if colon is None or parse.any_is("finite", low, colon):
        return None
    return next((t for t in things if colon < t.first <= colon + _ARTICLE), None)


def _of_infinitive(parse: Parse, found: Found, thing: Thing) -> bool:
    """'haben beschlossen, | das Abkommen ruhen zu lassen': what is decided on is what the infinitive says."""
    there = parse.segment_at(thing.head)
    if found.row["stage"] not in {"adopted", "negotiating"} or found.last > there.first or there.finite:
        return False
    ends = (there.last - 1, there.last - 2)  # with or without a mark behind it
    return any(parse.is_a("zu", i - 1) or "zu" in parse.word(i)[2:-4] for i in ends)


def _of_talks(parse: Parse, found: Found, thing: Thing, same: list[Thing]) -> bool:
    """'nahmen die Verhandlungen über den Vertrag wieder auf': the talks are taken up, not the treaty."""
    if thing.kind == "talks" or found.row["stage"] != "implementing":
        return False
    talks = [t for t in same if t.kind == "talks" and t.head < thing.first < t.tail]
    return any(not parse.is_a("preposition", t.first - 1) for t in talks)


def _holds_it(parse: Parse, found: Found, thing: Thing) -> bool:
    """'In dem Vertrag ist vorgesehen, ein Verfahren auszuarbeiten': what a text provides for is not done to the text."""
    early = found.row["stage"] in {"proposed", "exploring", "negotiating"} and thing.kind in {"strong", "plain"}
    before = thing.first - 1 if parse.is_a("contained", thing.first - 1) else thing.first
    return early and thing.last <= found.first and (parse.is_a("contained", before) or parse.is_a("contained", thing.first))


def _of_phrase(things: list[Thing], place: int) -> bool:
    """'das Abkommen über Übungen | fertig verhandeln': the preposition belongs to the noun, not to the verb."""
    return any(t.head == place - 1 and t.kind in {"strong", "plain"} for t in things)


def _has_own_word(parse: Parse, found: Found, place: int) -> bool:
    """'auf Eis legen', 'für nichtig erklären': what the preposition governs belongs to the expression itself."""
    return place + 1 in found.places or (place + 2 in found.places and parse.tokens[place + 2].capital)


def _pronoun_in(parse: Parse, segment: Segment) -> bool:
    return any(parse.is_a("object_pronoun", i) or parse.word(i) == "es" for i in range(segment.first, segment.last))


def opens_another(parse: Parse, start: int, head: int) -> bool:
    """'das vereinbarte Rahmenwerk | zur Zusammenarbeit': the attribute belongs to the noun before."""
    if not parse.lexis.grammar.get("verb_last"):
        return False
    lexis, named = parse.lexis, {i for p in parse.parties for i in range(p.first, p.last)}
    joints = ("preposition", "article")  # "der angekündigte Abschluss | des Abkommens"
    return any(
        parse.tokens[i - 1].capital and i - 1 not in named and any(lexis.is_a(kind, parse.word(i)) for kind in joints)
        for i in range(start + 1, head)
    )


def rank_of(thing: Thing) -> int:
    """How likely a verb acts on such a thing, the least the likeliest."""
    return {"strong": 0, "plain": 1, "talks": 1, "pro": 1, "loose": 2, "activity": 3, "idea": 2, "foreign": 2}[thing.kind]


def extended(parse: Parse, found: Found, thing: Thing) -> Thing:
    """German: 'das | im Mai unterzeichnete | Abkommen': the article stands before all that the attribute brings with it."""
    if thing.definite or not parse.lexis.suffixes or thing.first not in {found.first, found.last}:
        return thing
    for place in range(found.first - 1, max(-1, found.first - _ATTRIBUTE), -1):
        bound = place + 1 < found.first and (parse.in_date(place + 1) or parse.is_a("preposition", place + 1))
        if parse.tokens[place].mark and not parse.in_date(place):
            return thing
        if parse.is_a("definite", place) and not parse.is_a("preposition", place) and (bound or parse.adverbial(place + 1)):
            return thing._replace(definite=True)
    return thing
