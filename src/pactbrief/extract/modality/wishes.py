"""Wishes: "wants the pact signed", "would like to see it extended": how somebody wants a thing to be, not how it is."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

_STATED = frozenset({"past", "participle"})
_WISHED = _STATED | {"base"}
#: Words that part the wish from what merely follows it.
_PARTING = ("finite", "complementiser", "relative")


def only_wished(parse: Parse, trigger: Found, inner: int) -> bool:
    """Whether the participle stands behind the object of a verb of wishing, and not as an attribute of that object.

    Of two participles the last is what is wished: "wants the pact signed in May extended".
    """
    lexis = parse.lexis
    if lexis.grammar["infinitive"]:  # "falta que el Senado lo apruebe", "perché entri in vigore"
        return parse.any_is("subjunctive", inner, trigger.last)
    if lexis.is_a("wished_as", parse.word(trigger.last)):  # "will es ratifiziert | sehen"
        segment = parse.segment_at(trigger.first)
        return any(lexis.is_a("wanting", parse.word(i)) for i in range(segment.first, trigger.first))
    state = trigger.entry.tag == "phrase" and trigger.row["stage"] == "in-force"  # "wants the pact in force by May"
    if not lexis.grammar["wishing"] or not (state or trigger.entry.tag in _STATED):
        return False
    if _subjunctive(parse, trigger):
        return True
    if inner != trigger.first or not any(parse.bits(kind) for kind in ("wishing", "causing")):
        return False
    before = trigger.first - 1
    if lexis.is_a("object_pronoun", parse.word(before)) and lexis.is_a("wishing", parse.word(before - 1)):
        return _takes_object(parse, before - 1)  # "wants it signed"
    if lexis.is_a("pronoun", parse.word(before)) or lexis.is_a("article", parse.word(trigger.last)):
        return False  # "the pact it signed"; "and Ghana signed a pact"
    if any(_later(parse, trigger, f) for f in parse.of("stage")):
        return False
    for place in range(trigger.first - 1, -1, -1):
        word = parse.word(place)
        if (lexis.is_a("wishing", word) or lexis.is_a("causing", word)) and _takes_object(parse, place):
            return True
        if any(lexis.is_a(kind, word) for kind in _PARTING) or word in {",", ";", ":"}:
            return False
    return False


def _subjunctive(parse: Parse, trigger: Found) -> bool:
    """'urged that the pact | be ratified': a bare "be" tells what is asked for."""
    place = trigger.first - 1
    while place > 0 and parse.is_a("adverb", place):
        place -= 1
    if parse.word(place) != "be":
        return False
    segment = parse.segment_at(trigger.first)
    before = [parse.word(i) for i in range(segment.first, place)]
    return segment.opener == "that" and not any(w == "to" or parse.lexis.is_a("modal", w) for w in before)


def _later(parse: Parse, one: Found, other: Found) -> bool:
    """'wants the pact signed in May | to be revised', not 'signed and | ratified'."""
    if other.first <= one.last or other.entry.tag not in _WISHED:
        return False
    between = [parse.word(i) for i in range(one.last, other.first)]
    return not any(word in {",", ";", ":"} or parse.lexis.is_a("coordinator", word) for word in between)


def _takes_object(parse: Parse, place: int) -> bool:
    """'wants | the pact', 'would like to | see the pact'; not 'wants | to sign', 'the | need', 'a deal | like the pact'."""
    lexis, word, before = parse.lexis, parse.word(place), parse.word(place - 1)
    if lexis.is_a("article", before):
        return False
    if lexis.is_a("causing", word):  # "to get the pact ratified", "would see it terminated"
        return lexis.is_a("modal", before) or (before == "to" and word != "see")
    if parse.word(place + 1) == "to":
        return parse.word(place + 2) == "see"
    if lexis.is_a("expecting", word):  # "expects the pact ratified by May"; not "expects | Chile signed it"
        return lexis.is_a("article", parse.word(place + 1))
    return lexis.is_a("modal", before) if lexis.is_a("wishing_if_modal", word) else not lexis.is_a("hoping", word)
