"""Doing: what an arrangement, or who concludes it, does to something else: 'the pact ends a feud' ends no pact."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.things import Thing
from pactbrief.extract.words.finding import Found

_PHRASE = 5  # tokens from an article to its noun
_OWN_ACTS = frozenset({"in-force", "again"})  # what an arrangement does by itself, and what is told "again" of it
_UNDOING = frozenset({"ended", "suspended"})
_PARTING = ("preposition", "conjunction", "coordinator", "subordinator", "relative", "adverb", "finite", "negator")
_TENSED = frozenset({"present", "past"})


def acts_itself(parse: Parse, found: Found, thing: Thing | None) -> bool:
    """German: whether the verb's subject is the `thing`, or a pronoun for it, and its object is something else.

    The order of the two does not tell ("das Abkommen kündigte die Regierung"), so the cases of their articles, the number of
    the verb and the other noun do.
    """
    verb = _verb(parse, found) if found.row["stage"] not in _OWN_ACTS else None
    if verb is None or not _may_be_subject(parse, thing, verb):
        return False
    if parse.word(verb).endswith("en"):
        return False  # "das Abkommen kündigten die Rebellen"
    other = _other_phrase(parse, found, thing, verb)
    if other is None:
        return False
    article, noun = other
    if parse.is_a("nominative_only", article):
        return False
    return parse.is_a("accusative_only", article) or not _may_act(parse, noun)


def undoes_another(parse: Parse, found: Found) -> bool:
    """'approved the pact, | ending months of wrangling', 'l'accord | met fin à une querelle': whether an active verb of ending
    that stands behind the arrangement has an object of its own."""
    lexis, behind = parse.lexis, parse.word(found.last)
    survives = "modality" in found.row  # "has survived another vote"
    if found.row["stage"] not in _UNDOING or survives or parse.in_date(found.last) or parse.adverbial(found.last):
        return False
    if len(found.places) > 1 and (lexis.is_a("puts_end_to", parse.word(found.last - 1)) or lexis.is_a("puts_end_to", behind)):
        return True
    opens = any(lexis.is_a(kind, behind) for kind in ("article", "possessive"))
    if lexis.is_a("with", behind):  # "rompt | avec la tradition"
        return not any(found.last < p.first <= found.last + 2 for p in parse.parties)
    plain = lexis.language == "en" and behind.isalpha() and not any(lexis.is_a(kind, behind) for kind in _PARTING)
    return opens or plain


def _verb(parse: Parse, found: Found) -> int | None:
    """The finite verb of a main clause in which `found` is active."""
    segment = parse.segment_at(found.first)
    second = found.first == segment.first + 1  # "damit verschiebt es"
    if not (segment.kind == "main" or second) or not parse.lexis.grammar["accusative_only"]:
        return None
    if found.entry.tag in _TENSED:
        return found.first
    ahead = range(segment.first, found.first)
    helping = next((i for i in ahead if parse.is_any(("have", "modal"), i)), None)
    if helping is None and not any(parse.is_a("be", i) for i in ahead):  # "beendet" is present and participle
        twin = any(f.first == found.first and f.entry.tag in _TENSED for f in parse.of("stage"))
        return found.first if twin else None
    return helping


def _may_be_subject(parse: Parse, thing: Thing | None, verb: int) -> bool:
    """'Der Pakt verschiebt', 'damit verschiebt er', not 'den Pakt verschiebt', 'mit dem Pakt verschiebt'."""
    low = parse.segment_at(verb).first
    if thing is None:
        return parse.is_a("subject_pronoun", verb + 1) or (verb - low <= 2 and parse.is_a("subject_pronoun", verb - 1))
    if thing.last > verb or parse.any_is("preposition", low, thing.first):
        return False
    return not (parse.is_any(("accusative_only", "oblique"), thing.first))


def _other_phrase(parse: Parse, found: Found, thing: Thing | None, verb: int) -> tuple[int, int] | None:
    """The opening and the noun of the first noun phrase behind the verb that hangs on no preposition."""
    last = parse.segment_at(verb).last
    place = verb + 1
    while place < last:
        if parse.is_a("preposition", place):
            noun = _noun(parse, place + 1, last)
            place = noun + 1 if noun is not None else place + 1
            continue
        opens = parse.is_a("article", place) or _adjective(parse, place)
        if opens and place not in found.places and not parse.in_date(place):
            noun = _noun(parse, place, last)
            if noun is None or noun in found.places or parse.in_date(noun):
                return None
            within = thing is not None and thing.first <= noun < thing.tail
            return None if within else (place, noun)
        place += 1
    return None


def _noun(parse: Parse, place: int, last: int) -> int | None:
    return next((i for i in range(place, min(place + _PHRASE, last)) if parse.tokens[i].capital), None)


def _adjective(parse: Parse, place: int) -> bool:
    """'frühere Beschränkungen': an attribute right before a noun."""
    token = parse.tokens[place]
    attribute = not token.mark and not token.capital and token.word.endswith(("e", "en", "er", "es"))
    listed = parse.is_any(("adverb", "finite", "conjunction", "pronoun", "subject_pronoun"), place)
    return attribute and not listed and place + 1 < len(parse.tokens) and parse.tokens[place + 1].capital


def _may_act(parse: Parse, noun: int) -> bool:
    """Whether the noun names somebody who can end or sign something: a state, an office, a group of people."""
    word = parse.word(noun)
    if noun in parse.named or noun - 1 in parse.named or noun + 1 in parse.named:
        return True
    ends = (*parse.lexis.grammar["official"], *parse.lexis.grammar["voiceless"])
    return word.endswith(ends) or parse.is_any(("institution", "parliament", "ruling", "collective"), noun)
