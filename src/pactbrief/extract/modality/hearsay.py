"""Hearsay: what is told of a report ('reports that X had signed were denied'), and who declines to tell of an arrangement."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.triggers.asked import asks
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.finding import Found

_OPENS = 4  # tokens from the noun to the clause that it opens: "reports in the press that", "Gerüchte, denen zufolge"
_SAYING = 4  # tokens from "declined" to the word of saying: "declined at this stage to comment"


def gainsaid(parse: Parse, place: int) -> bool:
    """Whether the token `place` stands in what a rumour says that the sentence goes on to deny."""
    noun = _noun_before(parse, place)
    if noun is None or not _opened(parse, noun, place):
        return False
    return _branded(parse, noun, place) or any(_denies(parse, i) for i in range(place + 1, len(parse.tokens)))


def _branded(parse: Parse, noun: int, place: int) -> bool:
    """'described as "pure fiction" a report that', 'called reports that Chad had signed nonsense': what somebody calls the
    `noun` that tells of the token `place`."""
    verb = next((i for i in range(len(parse.tokens)) if parse.is_a("branding", i) and not noun < i <= place), None)
    if verb is None or parse.is_a("negator", verb - 1):
        return False
    called = (*range(verb + 1, noun), *range(max(verb, place) + 1, len(parse.tokens)))
    return any(parse.is_a("untruth", i) for i in called)


def answered_no(parse: Parse, place: int) -> bool:
    """'Asked whether both would sign, he replied: "No."': whether the token `place` stands in a question that is denied."""
    opening = parse.lexis.grammar["asked_for_answer"]
    if opening.isdisjoint(parse.words[:_OPENS]) or parse.lexis.grammar["nay"].isdisjoint(parse.present):
        return False
    behind = (i for i in range(place + 1, len(parse.tokens)) if parse.is_a("nay", i))
    return any(parse.clause_of(i) != parse.clause_of(place) or parse.tokens[i - 1].mark for i in behind if _ends(parse, i))


def _ends(parse: Parse, place: int) -> bool:
    """'said | no.', '"No', she said': the word is an answer of its own."""
    last = place + 1 >= len(parse.tokens) or bool(parse.tokens[place + 1].mark)
    return last and (
        bool(parse.tokens[place - 1].mark) or parse.is_a("report", place - 1) or parse.is_a("saying_no", place - 1)
    )


def only_reported(parse: Parse, place: int) -> bool:
    """'Reports that X had signed surfaced in May': whether the token `place` stands in what a rumour says that nobody bears
    out."""
    noun = _noun_before(parse, place)
    if noun is None or not _is_noun(parse, noun):
        return False
    ahead = range(noun + 1, min(noun + 1 + _OPENS, place))
    that = next((i for i in ahead if parse.is_a("complementiser", i)), None)
    return that is not None and parse.clause_of(that) == parse.clause_of(place) and not parse.holds("borne_out")


def told_as_doing(parse: Parse, trigger: Found) -> bool:
    """'the newsletter had Cuba and Haiti | signing': what a text makes them do."""
    if trigger.entry.tag != "gerund" or not any(p.last == trigger.first for p in parse.parties):
        return False
    place = trigger.first - 1
    while place > 0 and (place in parse.named or parse.is_any(("listing", "comma"), place)):
        place -= 1
    return parse.is_a("have", place) and not parse.named.isdisjoint({place + 1})


def _is_noun(parse: Parse, place: int) -> bool:
    """'media | reports', 'the | claim', not 'Reuters | reports', 'the ministry | claims'."""
    if place == 0 or parse.tokens[place - 1].mark or parse.is_any(("article", "hearsay_kind"), place - 1):
        return True
    verbal = parse.is_any(("institution", "pronoun", "parliament"), place - 1)
    return not (verbal or parse.tokens[place - 1].capital)


def denies_report(parse: Parse, place: int) -> bool:
    """Whether the verb on the token `place` turns down a report and no arrangement: 'the rumour was dismissed'."""
    return _denies(parse, place) and _noun_before(parse, place) is not None


def _noun_before(parse: Parse, place: int) -> int | None:
    nouns = parse.lexis.grammar["rumour"]
    if nouns.isdisjoint(parse.present):
        return None
    return next((i for i in range(place - 1, -1, -1) if parse.word(i) in nouns and not asks(parse, i)), None)


def _opened(parse: Parse, noun: int, place: int) -> bool:
    """Whether the noun's clause reaches the place: 'that', 'of', 'wonach' or, in German, a comma follows the noun."""
    lexis = parse.lexis
    ahead = range(noun + 1, min(noun + 1 + _OPENS, place))
    if lexis.grammar["verb_last"]:
        return any(parse.word(i) == "," or lexis.is_a("rumour_of", parse.word(i)) for i in ahead)
    return any(lexis.is_a("complementiser", parse.word(i)) or lexis.is_a("rumour_of", parse.word(i)) for i in ahead)


def _denies(parse: Parse, place: int) -> bool:
    """A word of denial that is told of what stands before it: a passive or, in German, the verb behind the comma."""
    lexis = parse.lexis
    if not lexis.is_a("gainsay", parse.word(place)):
        return False
    if lexis.grammar["verb_last"]:
        return parse.word(place - 1) == "," or place >= parse.segment_at(place).first
    step = place - 1
    while step > 0 and (_quotes(parse, step) or parse.adverbial(step)):
        step -= 1
    return lexis.is_a("be", parse.word(step))


def _quotes(parse: Parse, place: int) -> bool:
    """'were "entirely false"': what stands in quotation marks is told all the same."""
    return bool(parse.tokens[place].mark) and parse.word(place) in {'"', "“", "‘", "'", "«"}


def declines_to_tell(parse: Parse, trigger: Trigger) -> bool:
    """'declined to discuss the pact', 'lehnte es ab, das Abkommen zu kommentieren', 'refused to say whether it would renew'."""
    if not parse.bits("declining") or not parse.bits("telling"):
        return False
    places, behind = range(len(parse.tokens)), bool(parse.lexis.grammar["verb_last"])
    here = trigger.found.last - 1
    for place in places:
        if not parse.is_a("declining", place) or place > here:
            continue
        reach = len(parse.tokens) if behind else place + 1 + _SAYING
        told = next((i for i in range(place + 1, min(reach, len(parse.tokens))) if parse.is_a("telling", i)), None)
        if told is None or any(parse.word(i) == ";" for i in range(place, told)):
            continue
        low, high = sorted((told, here))
        apart = parse.clause_of(here) != parse.clause_of(place) and parse.segment_at(here).kind == "main"
        if not apart or not any(parse.is_a("coordinator", i) or parse.word(i) == ";" for i in range(low, high)):
            return True
    return False
