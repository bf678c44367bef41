"""Papers: what is signed or voted on beside an arrangement: a petition against it, a mandate for it, a working group on it."""

from __future__ import annotations

from collections.abc import Collection

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.antecedents import OF_ANTECEDENT
from pactbrief.extract.triggers.triggers import Trigger

#: Stages that a paper or a working group of its own may reach as well as an arrangement.
_TAKEN = frozenset({"signed", "adopted", "ratified", "rejected", "concluded", "ended", "suspended", "in-force"})
_OF_SUBJECTS = frozenset({"verb:passive", "verb:object", "verb:clause", "verb:subject"})
_ACTS = frozenset({"signed", "ratified", "concluded", "in-force"})
_AGENT = 6  # tokens from "by" to those who signed: "by more than 100,000 people"
_NEAR = 8  # tokens from the noun to what it is about


def told_beside(parse: Parse, trigger: Trigger) -> str:
    """Why the verb is told of something beside its thing: a paper about it, an occasion for it, its end; empty if it is not."""
    if trigger.stage in {"ended", "suspended"} and _occasion_off(parse, trigger):
        return "what was called off is an occasion"
    if trigger.stage == "proposed" and _for_its_end(parse, trigger):
        return "what is asked for is its end"
    if trigger.rule == "verb:attribute" and _of_a_kind(parse, trigger):
        return "an attribute says which kind it would be"
    thing, apart = trigger.thing, trigger.rule not in OF_ANTECEDENT and not trigger.found.row.get("enlarges")
    if thing is not None and apart and parse.is_a("of", thing.first - 1) and parse.is_a("belonging", thing.first - 2):
        return "its members are told of"
    paper = _another_paper(parse, trigger)
    return f"what is told of is another paper: {paper}" if paper else ""


def of_another_matter(parse: Parse) -> bool:
    """'has nothing to do with that': what the sentence tells is of something else than what was spoken of before."""
    apart = parse.lexis.grammar["apart_from"]
    if not apart:
        return False
    said = " ".join(parse.words)
    return any(words in said for words in apart)


def weighs_another(parse: Parse, trigger: Trigger) -> bool:
    """'is considering whether to | follow Sweden', 'considers the pact | to be a success': no arrangement is weighed."""
    last, thing = trigger.found.last, trigger.thing
    if trigger.stage == "exploring" and thing is not None and trigger.voice == "active":
        behind = range(thing.last, parse.segment_at(thing.head).last) if last <= thing.first else ()
        return any(parse.is_a("be_to", i) and parse.is_a("be_base", i + 1) for i in behind)
    if trigger.voice != "phrase" or trigger.thing is not None or trigger.stage != "exploring" or parse.word(last - 1) != "to":
        return False
    return not any(last <= f.first <= last + 2 and f.row["stage"] not in {"none", "again"} for f in parse.of("stage"))


def _another_paper(parse: Parse, trigger: Trigger) -> str:
    """The noun that the verb is told of where its thing only says what that is about: 'a petition | against the pact'."""
    thing, papers = trigger.thing, parse.lexis.grammar["paper"]
    if thing is None or not papers or trigger.stage not in _TAKEN:
        return ""
    if trigger.stage == "signed" and (crowd := _by_many(parse, trigger)):
        return f"signed by {crowd}"
    if trigger.rule not in _OF_SUBJECTS:
        return ""
    for place in range(thing.first - 1, max(-1, thing.first - _NEAR), -1):
        if not is_one_of(parse, place, papers):
            if parse.tokens[place].mark or parse.is_any(("finite", "relative"), place):
                return ""
            continue
        return "" if _is_the_deed(parse, trigger, place) else parse.word(place)
    return ""


def _by_many(parse: Parse, trigger: Trigger) -> str:
    """'signed by forty generals': a crowd signs a letter, no treaty."""
    last = trigger.found.last
    if not parse.is_a("agent", last):
        return ""
    behind = range(last + 1, last + _AGENT)
    end = next(
        (i for i in behind if i in parse.named or parse.is_a("preposition", i) or parse.word(i) in {".", ";"}), behind.stop
    )
    return next((parse.word(i) for i in range(last + 1, end) if parse.is_a("crowd", i)), "")


def is_one_of(parse: Parse, place: int, nouns: Collection[str]) -> bool:
    """Whether the token is one of the nouns or, in German, ends with one: 'Verhandlungs|mandat'."""
    word = parse.word(place)
    if word in nouns or f"{parse.word(place - 1)} {word}" in nouns:
        return True
    return bool(parse.lexis.suffixes) and parse.tokens[place].capital and word.endswith(tuple(n for n in nouns if len(n) > 4))


def is_relation(parse: Parse, thing: Thing) -> bool:
    """'their defence ties', 'military cooperation': what two have, and no instrument that they conclude."""
    noun = thing.first + parse.is_a("article", thing.first) if parse.lexis.grammar["infinitive"] else thing.head
    return not (thing.value or thing.body) and is_one_of(parse, noun, parse.lexis.grammar["relations"])


def _is_the_deed(parse: Parse, trigger: Trigger, paper: int) -> bool:
    """'the motion | to ratify the pact was adopted', 'a joint statement on the partnership': what the paper does is told by
    its adoption, or it is theirs; or the verb stands between the two."""
    thing = trigger.thing
    assert thing is not None
    if parse.any_is("jointly", paper - 2, paper) or paper < trigger.found.first < thing.first:
        return True
    within = range(paper + 1, thing.last)
    return any(f.first in within and f.row["stage"] in {"ratified", "ended", "suspended"} for f in parse.of("stage"))


def _occasion_off(parse: Parse, trigger: Trigger) -> bool:
    """'the ceremony at which Peru and Chile were to sign the pact | was called off': the thing stands in a clause about it."""
    found, thing = trigger.found, trigger.thing
    if thing is None:
        return False
    here = parse.clause_of(found.first)
    apart = thing.last <= found.first and parse.clause_of(thing.head) != here
    if not apart or parse.lexis.grammar["called_off"].isdisjoint(parse.present):
        return False
    return any(parse.is_a("called_off", i) and parse.clause_of(i) == here for i in range(thing.first))


def _for_its_end(parse: Parse, trigger: Trigger) -> bool:
    """'calls for | the suspension of the pact': not the pact is proposed."""
    between = range(trigger.found.last, trigger.thing.first if trigger.thing else 0)
    return any(f.first in between and f.row["stage"] in {"ended", "suspended"} for f in parse.of("stage"))


def _of_a_kind(parse: Parse, trigger: Trigger) -> bool:
    """'a signed treaty is a dream', 'what it called the signed text', 'angeblich ein von beiden unterzeichneter Pakt'."""
    found, thing = trigger.found, trigger.thing
    if thing is None or trigger.stage not in _ACTS:
        return False
    opening = next((i for i in range(found.first - 1, max(-1, found.first - _NEAR), -1) if parse.is_a("article", i)), -1)
    if opening < 0:
        return False
    if any(c.last == opening and c.row["force"] in {"possible", "denied"} for c in parse.of("cue")):
        return True
    if parse.is_a("what", opening - 3) and parse.is_a("called", opening - 1):
        return True
    said = parse.is_a("be", opening - 1)  # "the pact is a done deal"
    return opening == found.first - 1 and not (said or parse.is_a("definite", opening) or parse.dates)
