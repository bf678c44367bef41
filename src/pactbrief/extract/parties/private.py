"""Private: companies, clubs and persons that are of a state and do not act for it: guides, airlines, dockers."""

from __future__ import annotations

from itertools import takewhile

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.modality.papers import is_one_of
from pactbrief.extract.triggers.triggers import Trigger

_PLACE = 3  # tokens of "from the", and of "fédérations de football"
_PHRASE = 6  # tokens from a state's name to the noun that it goes with
#: What private persons and bodies may do that would be told of a state as well.
_DONE = frozenset({"signed", "concluded", "adopted", "implementing", "suspended", "ended", "rejected", "proposed"})
_ITSELF, _LIKE_THE_OTHER = "", "="
_ENDS_PHRASE = ("preposition", "conjunction", "finite", "have", "be", "modal", "relative")


def acts_privately(parse: Parse, trigger: Trigger) -> str:
    """Why who acts in the trigger's clause is no state, nor acts for one; empty where a state may act."""
    firm = _company(parse, trigger)
    if firm:
        return f"a company acts: {firm}"
    body = _body(parse, trigger) or _persons(parse, trigger)
    return f"they act for themselves: {body}" if body else ""


def _company(parse: Parse, trigger: Trigger) -> str:
    """The company that acts in the trigger's clause, or with which its thing is; empty if none does."""
    companies, before = parse.lexis.fields["companies"], parse.lexis.fields["before_a_state"]
    clause = parse.clause_of(trigger.found.first)
    for place, token in enumerate(parse.tokens):
        named = token.word in companies or (token.word in before and any(p.first == place + 1 for p in parse.parties))
        if not (named and token.capital):
            continue
        governed = parse.any_is("preposition", place - 2, place)
        acts = place < trigger.found.first and parse.clause_of(place) == clause and not governed
        thing = trigger.thing
        within = thing is not None and thing.head < place < thing.tail + 2
        beside = any(parse.is_a(kind, place - step) for kind in ("with", "between") for step in (1, 2))
        if acts or (within and beside):
            return token.word
    return ""


def _body(parse: Parse, trigger: Trigger) -> str:
    """Who acts for himself and not for the state he is of: 'the football associations | of Chile and Peru'."""
    bodies, last = parse.lexis.grammar["private"], trigger.found.last
    if not bodies or any(parse.is_a("agent", i) for i in (last, last + 1)):
        return ""  # "welcomed the pact signed | by the two governments"
    here = parse.clause_of(trigger.found.first)
    for party in parse.parties:
        if parse.clause_of(party.first) != here or (party.first > last and not parse.lexis.suffixes):
            continue
        body = next((i for i in _bodies(parse, party.first) if is_one_of(parse, i, bodies)), None)
        if body is not None and not parse.any_is("preposition", body - 2, body):
            return parse.word(body)
    return ""


def _bodies(parse: Parse, party: int) -> range:
    """Where the noun may stand that is of the party: behind 'of the', 'from', with what says of which kind it is ("les
    fédérations | de football | de la Norvège"); a German one right before a genitive."""
    place = party - 1
    while place > 0 and party - place < _PLACE and (parse.is_any(("article", "homed"), place)):
        place -= 1
    if parse.lexis.suffixes:
        return range(place, place - 1, -1)
    tied = parse.any_is("homed", place + 1, party)
    return range(place, max(-1, place - _PLACE), -1) if tied else range(0)


def _persons(parse: Parse, trigger: Trigger) -> str:
    """The noun of those who act in the trigger's clause, where a state's name only says where they are from and none of
    them acts for a state: 'Nepal's mountain guides and their Swiss counterparts'; empty else."""
    finite = trigger.rule == "verb:object" and trigger.voice == "active" and trigger.found.entry.tag not in {"base", "gerund"}
    if not finite or trigger.stage not in _DONE or not parse.lexis.grammar["for_a_state"]:
        return ""
    low, verb = _opening(parse, trigger.inner), trigger.inner
    subject = [p for p in parse.parties if low <= p.first and p.last <= verb and not p.place]
    nouns: list[str] = []
    for party in subject:
        noun = _noun(parse, party, low, verb)
        listed = bool(nouns) and parse.is_a("conjunction", party.first - 1) and bool(_many(parse, low, party))
        nouns.append(_LIKE_THE_OTHER if listed and noun == _ITSELF else noun)
    told = [noun for noun in nouns if noun != _LIKE_THE_OTHER and not parse.lexis.is_a("peer", noun)]
    if _ITSELF in told or any(parse.lexis.is_a("for_a_state", noun) for noun in told):
        return ""
    return next(iter(told), "")


def _opening(parse: Parse, verb: int) -> int:
    """Where the subject of the verb at `verb` may begin."""
    segment = parse.segment_at(verb)
    while (before := parse.segment_before(segment.first)) and before.clause == segment.clause and not before.finite:
        segment = before
    return segment.first


def _noun(parse: Parse, party: Party, low: int, verb: int) -> str:
    """The noun of whoever is of the state: in English behind its name, else before its adjective; "the dockers | of Greece".
    `_ITSELF` where the state acts, or somebody who has a name."""
    romance = bool(parse.lexis.grammar["infinitive"])
    adjective = "adjective" in party.traits and "name" not in party.traits  # "Noruega", "Libia" may be either
    if adjective or (party.owner and not romance):
        words = _before(parse, party, low) if romance else _behind(parse, party, verb)
        if not words and (party.owner or (romance and party.first > low + 1)):
            return _LIKE_THE_OTHER  # "Norway's instructors and Austria's", "les guides suisses et | les népalais"
    else:
        words = _many(parse, low, party)
    if any(parse.tokens[i].capital and i > low for i in words):
        return _ITSELF
    said = [parse.word(i) for i in words]
    for kind in ("civil", "for_a_state"):  # "the Kenyan post office", "the Kenyan foreign office"
        if marked := next((word for word in said if parse.lexis.is_a(kind, word)), ""):
            return marked
    return (said[0] if romance else said[-1]) if said else _ITSELF


def _behind(parse: Parse, party: Party, end: int) -> list[int]:
    """The words of the phrase that the state's name opens: 'Kenyan | post office'."""
    start = party.last + party.owner
    within = range(start, min(end, start + _PHRASE))
    words = list(takewhile(lambda i: not (_ends(parse, i) or i in parse.named), within))
    while words and parse.adverbial(words[-1]):
        words.pop()
    return words


def _before(parse: Parse, party: Party, low: int) -> list[int]:
    """The words from the article to the state's adjective: 'La | fédération de voile | portugaise'."""
    for place in range(party.first - 1, max(low, party.first - _PHRASE) - 1, -1):
        if parse.tokens[place].mark or parse.is_a("conjunction", place):
            return []
        if parse.is_a("article", place) and not parse.is_a("of", place):
            return list(range(place + 1, party.first))
    return list(range(low, party.first)) if party.first - low == 1 else []


def _many(parse: Parse, low: int, party: Party) -> list[int]:
    """The words of a noun of many that opens the subject and is of the party, or of another before it: 'the dockers | of
    Chile and Peru'."""
    words = list(takewhile(lambda i: not _ends(parse, i), range(low, party.first)))
    bound = parse.word(words[-1] + 1) if words else ""
    if not (parse.lexis.is_a("of", bound) or parse.lexis.is_a("away", bound)):
        return []
    words = [i for i in words if not parse.is_a("article", i)]
    plural = bool(words) and parse.word(words[-1]).endswith(("s", "men", "women", "i", "e")) and not parse.named & set(words)
    many = parse.lexis.language == "en" or parse.is_a("plural_article", low)
    return words if plural and many else []


def _ends(parse: Parse, place: int) -> bool:
    return parse.tokens[place].mark or parse.is_any(_ENDS_PHRASE, place)
