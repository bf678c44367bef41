"""Homeland: the state that "we", "our army" or "the government" stand for, in an article written from it or spoken for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import Memory, Parties, organisation
from pactbrief.extract.lazy import lazy
from pactbrief.extract.parties.pairing import OURS
from pactbrief.extract.parties.roles import behind_with
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.words.mentions import Hit, find_mentions
from pactbrief.model.source import Source

_LEADS = 1.5  # how much more often than the next a state is named that an article is written from
_NAMED = 3  # times that it is named at least
_STAND_IN = frozenset({"stand-in"})
_DATED = re.compile(r"\s?[,/–-][^\n]{0,30}\b(?:19|20)\d\d\b")
_OWNS = re.compile(r"['’]s [a-z]")
_ENDS = re.compile(r"\s*(?:\n|\Z)")
_PRINTED = frozenset({"capital", "name"})
_TITLE = 240  # code points of a headline
_COLUMNS = frozenset({"  ", "| ", "· ", "• "})  # what parts the name of a paper from the place of its edition
_JOINED = 3  # tokens from a state to the "we" beside it: "colleague and I"
_BESIDE = 3  # tokens between a house and the state that it is of: "le Sénat de la Gambie"


class Homeland:
    """Worked out only where a word asks for it: by the outlet's name, else by the state that is named far more than others."""

    def __init__(self, source: Source, hits: Sequence[Hit], vocabulary: Vocabulary) -> None:
        self._source, self._hits, self._vocabulary = source, hits, vocabulary
        self._voting: str | None = None

    def code(self, lead: Parties | None) -> str | None:
        """The homeland's code. One that is only named most must be of the `lead` partnership."""
        return self.stated or (self._named_most if self._named_most in (lead or ()) else None)

    @property
    def stated(self) -> str | None:
        """The homeland that the outlet's name or the place under it tells, or the house that votes without its state's name."""
        return self._printed or self._voting

    @lazy
    def _printed(self) -> str | None:
        return self._of_outlet or self._of_masthead

    @lazy
    def _of_masthead(self) -> str | None:
        """'EL VIGÍA DEL PLATA | Montevideo, miércoles 12 de junio de 2024', 'Iquitos, Peru', "Peru's weekly in English": the
        state or capital that stands for itself above the text, if the article speaks of that state."""
        body = self._source.body or ((0, 0),)
        title = len(body) > 1 and body[0][1] - body[0][0] <= _TITLE  # the date line stands below it
        ends = body[1][0] if title else body[0][0]
        for hit in self._hits if self._source.publisher else ():
            if hit.start >= ends:
                break
            if title and body[0][0] <= hit.start < body[0][1]:
                continue
            if not hit.traits.isdisjoint(_PRINTED) and self._stands_alone(hit) and self._counted[hit.value]:
                return hit.value
        return None

    def _stands_alone(self, hit: Hit) -> bool:
        """Whether a name opens a line or column, or closes one behind a comma, and a date, its mark or nothing follows."""
        text, start = self._source.text, hit.start
        opens = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] in _COLUMNS
        closes = text[max(0, start - 2) : start] == ", " and _ENDS.match(text, hit.end)
        return bool(closes or (opens and (_DATED.match(text, hit.end) or _OWNS.match(text, hit.end))))

    @lazy
    def _counted(self) -> Counter[str]:
        body = self._source.body or ((0, len(self._source.text)),)
        states = (h for h in self._hits if h.kind == "party" and not organisation(h.value) and "alliance" not in h.traits)
        return Counter(h.value for h in states if any(start <= h.start < end for start, end in body))

    @lazy
    def _of_outlet(self) -> str | None:
        """'The Accra Ledger', 'Government Offices of Iceland': the state of its name, if the article speaks of it."""
        name = self._source.publisher
        found = find_mentions(name, self._source.language or "en", self._vocabulary) if name else ()
        states = {hit.value for hit in found if hit.kind == "party" and not organisation(hit.value)}
        return next(iter(states)) if len(states) == 1 and self._counted[next(iter(states))] > 1 else None

    @lazy
    def _named_most(self) -> str | None:
        first, second = [*self._counted.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] >= max(_NAMED, _LEADS * second[1]) else None

    def of_house(self, codes: Parties, centre: str | None) -> str | None:
        """Whose house votes on what is concluded with `codes`: the homeland, else the state that of all others is named most,
        and by far or first, unless the text is about another, the `centre`. It is the homeland from then on."""
        if self.stated or not codes:
            return self.stated
        others = Counter({code: count for code, count in self._counted.items() if code not in codes})
        first, second = [*others.most_common(2), ("", 0), ("", 0)][:2]
        foremost = first[1] >= _LEADS * second[1] or first[0] == next(iter(others))
        if first[1] >= _NAMED and first[1] > second[1] and foremost and centre in {None, first[0], *codes}:
            self._voting = first[0]
        return self._voting


def with_stand_in(parse: Parse, trigger: Trigger, acting: list[Party], memory: Memory) -> list[Party]:
    """The parties `acting` with the one that acts without a name, where nobody else is the subject of the trigger's clause."""
    clause, own = parse.clause_of(trigger.found.first), trigger.thing.own if trigger.thing else ()
    if (us := _behind_with(parse, trigger, memory)) is not None and not own:
        return sorted([*acting, us], key=lambda party: party.first)
    for party in acting:
        subject = party.first < trigger.found.first and parse.clause_of(party.first) == clause
        if subject and not (behind_with(parse, party) or _with_us(parse, party)):
            return acting
    found = _stand_in(parse, trigger, memory)
    if found is None or found.codes[0] in {*own, *(code for party in acting for code in party.codes)}:
        return acting
    return sorted([*acting, found], key=lambda party: party.first)


def _behind_with(parse: Parse, trigger: Trigger, memory: Memory) -> Party | None:
    """'talks on a pact | with us': the homeland, as partner of whoever acts."""
    thing = trigger.thing
    if thing is None or not parse.holds("first_object"):
        return None
    places = (i for i in range(thing.last, thing.tail) if parse.is_a("first_object", i) and not parse.tokens[i].capital)
    place = next((i for i in places if parse.is_a("with", i - 1)), None)
    code = memory.own_state() if place is not None else None
    return Party((code,), place, place + 1, _STAND_IN) if code and place is not None else None


def _with_us(parse: Parse, party: Party) -> bool:
    """'my French colleague | and I', 'the Chileans and we', 'we and the Chileans'"""
    behind, before = range(party.last, party.last + _JOINED), range(max(0, party.first - _JOINED), party.first)
    return any(
        parse.is_any(OURS, i) and parse.is_a("conjunction", i - 1 if i > party.first else i + 1) for i in (*behind, *before)
    )


def _stand_in(parse: Parse, trigger: Trigger, memory: Memory) -> Party | None:
    """Who acts in the trigger's clause without a name: "we", "our ministers", "the government", "his government"."""
    segment = parse.segment_at(trigger.found.first)
    thing = trigger.thing
    which = (
        thing.last + 1 if thing is not None and parse.is_a("relative", thing.last + 1) else -1
    )  # "the pact, | which we made"
    places = [i for s in parse.segments if s.clause == segment.clause or s.first == which for i in range(s.first, s.last)]
    ahead = [i for i in places if i < trigger.found.first or (thing is not None and thing.first <= i < thing.head)]
    found = next((found for i in ahead if (found := _standing_at(parse, i, memory)) is not None), None)
    if found is None and trigger.stage == "ratified":
        last = trigger.found.last
        by = range(last + 1, last + 1 + _BESIDE) if parse.is_a("agent", last) else ()
        return _own_house(parse, [*ahead, *by], thing.own if thing else (), memory)
    return found


def _own_house(parse: Parse, places: Sequence[int], own: Parties, memory: Memory) -> Party | None:
    """'la Cámara de Senadores aprobó ayer el convenio con Corea', 'ratified by this House': a house of no state named is that
    of the homeland."""
    house = next((i for i in places if parse.is_a("parliament", i)), None)
    if memory.homeland is None or house is None:
        return None
    if any(0 <= p.first - house <= _BESIDE or p.last == house for p in parse.parties):
        return None
    code = memory.homeland.of_house(own, memory.centre)
    return Party((code,), house, house + 1, _STAND_IN) if code else None


def speaks_for_a_state(parse: Parse) -> bool:
    """Whether the sentence may speak for a state without its name: a look at its words alone."""
    grammar = parse.lexis.grammar
    return not (grammar["first_person"].isdisjoint(parse.bare) and grammar["ruling"].isdisjoint(parse.bare))


def opening(parse: Parse, memory: Memory) -> str | None:
    """The code of whom the first words stand for, if they are such words."""
    found = next((p for i in range(min(4, len(parse.tokens))) if (p := _standing_at(parse, i, memory)) is not None), None)
    return found.codes[0] if found else None


def _standing_at(parse: Parse, place: int, memory: Memory) -> Party | None:
    word, lexis = parse.word(place), parse.lexis
    if lexis.is_a("first_person", word):
        code = memory.own_state()
    elif lexis.is_a("first_singular", word):
        code = memory.official  # "I proposed it in Brussels": anybody else speaks for himself
    elif lexis.is_a("ruling", word) and not any(p.last == place or p.first in {place + 1, place + 2} for p in parse.parties):
        code = _of_rulers(parse, place, memory)
    else:
        return None
    return Party((code,), place, place + 1, _STAND_IN) if code else None


def _of_rulers(parse: Parse, place: int, memory: Memory) -> str | None:
    """Whose government: 'the (previous) government' the homeland's, 'its government' that of whom the text is about."""
    lexis = parse.lexis
    before = place - 1
    if lexis.is_a("ruling_kind", parse.word(before)):
        before -= 1
    word = parse.word(before)
    if lexis.is_a("first_person", word):
        return None  # "our government": the pronoun stands for it already
    if lexis.is_a("possessive", word):
        return memory.centre
    if not lexis.is_a("definite", word):
        return None
    first = next(iter(memory.named_first), "ZZ") if memory.lead is None else "ZZ"  # whom the headline named
    about = memory.subject_before() if memory.homeland is None or memory.homeland.stated is None else None
    return memory.topic or about or memory.own_state() or (None if organisation(first) or first == "ZZ" else first)
