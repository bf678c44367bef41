"""A sentence taken apart: tokens, words found, parties, dates, segments. What later steps read; nothing is decided here."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pactbrief.dates import DateExpression
from pactbrief.extract.clauses import Segment, split_clauses
from pactbrief.extract.discourse import organisation
from pactbrief.extract.lexis import Found, Lexis
from pactbrief.extract.mentions import Hit
from pactbrief.extract.tokens import Token, tokenise

_CUT_SHORT = 2  # a hyphen, that is no token, and a space


@dataclass(frozen=True, slots=True)
class Party:
    """A party named on the tokens `first:last`. `codes` are several for an alliance; `place`: only where something happens."""

    codes: tuple[str, ...]
    first: int
    last: int
    traits: frozenset[str]
    place: bool = False
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence of a source; `start:end` are its offsets."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    found: tuple[Found, ...]
    parties: tuple[Party, ...]
    instruments: tuple[Hit, ...]
    dates: tuple[DateExpression, ...]
    segments: tuple[Segment, ...]
    lexis: Lexis
    areas: tuple[Hit, ...] = ()

    def segment_at(self, place: int) -> Segment:
        """The segment that holds the token `place`."""
        return next((s for s in self.segments if s.first <= place < s.last), self.segments[-1])

    def clause_of(self, place: int) -> int:
        """The number of the clause that holds the token `place`."""
        return self.segment_at(place).clause

    def span_of(self, place: int) -> tuple[int, int]:
        """The offsets of the segment that holds the token `place`."""
        segment = self.segment_at(place)
        return self.tokens[segment.first].start, self.tokens[segment.last - 1].end

    def token_at(self, offset: int) -> int:
        """The place of the token that holds or follows `offset`."""
        return next((i for i, t in enumerate(self.tokens) if t.end > offset), len(self.tokens) - 1)

    def word(self, place: int) -> str:
        """The folded word at `place`; empty outside the sentence."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""

    def of(self, table: str) -> tuple[Found, ...]:
        """What was found of one table: stage, head or cue."""
        return tuple(f for f in self.found if f.entry.table == table)

    @property
    def question(self) -> bool:
        """Whether the sentence asks."""
        return (bool(self.tokens) and self.tokens[-1].word in "?？") or (len(self.tokens) > 1 and self.tokens[-2].word == "?")

    @property
    def headline(self) -> bool:
        """A line without a closing mark."""
        return bool(self.tokens) and not self.tokens[-1].mark


def parse(text: str, span: tuple[int, int], lexis: Lexis, hits: Sequence[Hit], dates: Sequence[DateExpression]) -> Parse:
    """The sentence `text[span]` taken apart; `hits` and `dates` are those of the whole text or of the sentence."""
    start, end = span
    tokens = tokenise(text, start, end)
    dated = frozenset(i for i, t in enumerate(tokens) if any(d.start <= t.start and t.end <= d.end for d in dates))
    found = tuple(f for f in lexis.find(tokens) if not (f.entry.table == "cue" and dated & set(f.places)))
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    parties = _parties(tokens, inside, lexis)
    instruments = tuple(hit for hit in inside if hit.kind == "instrument")
    areas = tuple(hit for hit in inside if hit.kind == "scope")
    own_dates = tuple(d for d in dates if start <= d.start and d.end <= end)
    verbs = _finite_places(found, tokens, lexis)
    segments = split_clauses(tokens, lexis, verbs, _list_marks(tokens, parties, lexis) | dated)
    return Parse(start, end, tokens, found, parties, instruments, own_dates, segments, lexis, areas)


def _parties(tokens: Sequence[Token], hits: Sequence[Hit], lexis: Lexis) -> tuple[Party, ...]:
    grouped: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        if hit.kind == "party":
            grouped.setdefault((hit.start, hit.end), []).append(hit)
    found: list[Party] = []
    for (start, end), rows in sorted(grouped.items()):
        first = next((i for i, t in enumerate(tokens) if t.end > start), None)
        last = next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens))
        if first is None or last <= first:
            continue
        traits = frozenset().union(*(row.traits for row in rows))
        codes = tuple(sorted({row.value for row in rows}))
        if len(codes) > 1 and "alliance" not in traits:
            codes = codes[:1]
        found.append(Party(codes, first, last, traits, _is_place(tokens, first, traits, lexis), _owns(tokens, last)))
    return tuple(_owned_house(_apart([*found, *_people(tokens, lexis)])))


def _owned_house(found: list[Party]) -> list[Party]:
    """'Kuwait's National Assembly', 'le Sénat philippin': the house of another state goes by whose it is."""
    return [
        p
        for p in found
        if not (
            "parliament" in p.traits
            and any(
                (
                    o.last in {p.first, p.first - 1}
                    or (o.first == p.last and "adjective" in o.traits)
                    or (o.first == p.last + 1 and "capital" in o.traits and o.codes != p.codes)
                )
                and "parliament" not in o.traits
                for o in found
            )
        )
    ]


def _people(tokens: Sequence[Token], lexis: Lexis) -> list[Party]:
    """Leaders and ministers, who stand for their state."""
    found: list[Party] = []
    for place, token in enumerate(tokens):
        if not token.capital or token.word not in lexis.people:
            continue
        for parts, code in lexis.people[token.word]:
            if tuple(t.word for t in tokens[place : place + len(parts)]) == parts and not _other_name(tokens, place, code):
                last = place + len(parts)
                found.append(Party((code,), place, last, frozenset({"leader"}), False, _owns(tokens, last)))
                break
    return found


def _other_name(tokens: Sequence[Token], place: int, code: str) -> bool:
    """'the Falepili Union', 'the Indian Ocean Commission': an institution's common name with another name before it."""
    return organisation(code) and place > 1 and tokens[place - 1].capital


def _apart(found: list[Party]) -> list[Party]:
    """Of parties on overlapping words the longest stays."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: (p.first - p.last, p.first)):
        if all(party.last <= other.first or other.last <= party.first for other in kept):
            kept.append(party)
    return sorted(kept, key=lambda p: p.first)


def _owns(tokens: Sequence[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].word in {"'s", "'"}


def _is_place(tokens: Sequence[Token], first: int, traits: frozenset[str], lexis: Lexis) -> bool:
    """A capital or a country after a local preposition is where something happens, unless an institution sits there."""
    before = tokens[first - 1].word if first else ""
    if lexis.is_a("article", before) and first > 1:
        before = tokens[first - 2].word
        first -= 1
    if not lexis.is_a("place_before", before):
        return False
    if "capital" not in traits and not (traits & {"name"} and lexis.is_a("in", before)):
        return False
    return not (
        first > 1 and (lexis.is_a("institution", tokens[first - 2].word) or lexis.is_a("parliament", tokens[first - 2].word))
    )


def _finite_places(found: Sequence[Found], tokens: Sequence[Token], lexis: Lexis) -> frozenset[int]:
    places: set[int] = set()
    for one in found:
        tag = one.entry.tag
        if tag in {"past", "present", "future", "conditional"} and not _participle(one, tokens, lexis):
            places.add(_verb_place(one, tokens, lexis))
    places |= {i for i, t in enumerate(tokens) if lexis.is_a("finite_amid", t.word) and _amid(tokens, i, lexis)}
    return frozenset(places)


def _amid(tokens: Sequence[Token], place: int, lexis: Lexis) -> bool:
    """Infinitives and participles close a clause; the same form with more behind it is the verb."""
    if tokens[place].capital or place + 1 >= len(tokens) or tokens[place - 1].word == "zu":
        return False
    after = tokens[place + 1]
    if after.mark:
        return _closes_relative(tokens, place, lexis)
    helping = any(lexis.is_a(kind, after.word) for kind in ("be", "have", "modal", "coordinator", "finite", "zu"))
    return not helping


def _closes_relative(tokens: Sequence[Token], place: int, lexis: Lexis) -> bool:
    """', über den beide seit Monaten verhandeln,': the plural of a verb that stands last."""
    if not tokens[place].word.endswith("n"):
        return False
    start = next((i for i in range(place, 0, -1) if tokens[i - 1].mark), 0)
    inside = [tokens[i].word for i in range(start, place)]
    if start == 0 or len(inside) < 3 or any(lexis.is_a("finite", w) or lexis.is_a("modal", w) for w in inside):
        return False
    return lexis.is_a("relative", inside[0]) or (lexis.is_a("preposition", inside[0]) and lexis.is_a("relative", inside[1]))


def _verb_place(one: Found, tokens: Sequence[Token], lexis: Lexis) -> int:
    """German puts what goes with a verb before it where the verb stands last: "in Erwägung zog"."""
    opening = tokens[one.first]
    behind = (
        lexis.grammar.get("verb_last")
        and len(one.places) > 1
        and (
            lexis.is_a("preposition", opening.word)
            or lexis.is_a("article", opening.word)
            or (opening.capital and one.first > 0)
        )
    )
    return one.places[-1] if behind else one.first


def _participle(one: Found, tokens: Sequence[Token], lexis: Lexis) -> bool:
    """'signed' after a form of be or have is no finite verb of its own (the auxiliary is); German puts it at the end."""
    if lexis.grammar.get("verb_last"):
        return one.entry.tag == "present" and _closes_bracket(one, tokens, lexis)
    if one.entry.tag != "past":
        return False
    place = one.first - 1
    while place >= 0 and lexis.is_a("adverb", tokens[place].word):
        place -= 1
    return place >= 0 and (lexis.is_a("be", tokens[place].word) or lexis.is_a("have", tokens[place].word))


def _closes_bracket(one: Found, tokens: Sequence[Token], lexis: Lexis) -> bool:
    """'haben am Dienstag ein Abkommen unterzeichnet': the last word of a clause that opened with an auxiliary."""
    after = tokens[one.last] if one.last < len(tokens) else None
    if after is not None and (lexis.is_a("be", after.word) or lexis.is_a("have", after.word)):
        return True
    if after is not None and not after.mark and not lexis.is_a("listing", after.word):
        return False
    for place in range(one.first - 1, -1, -1):
        word = tokens[place].word
        if lexis.is_a("be", word) or lexis.is_a("have", word):
            return True
        if word == "," and after is not None and after.word == ",":
            return _no_subject(tokens, place + 1, one.first, lexis)
        if tokens[place].mark or lexis.is_a("complementiser", word):
            return False
    return False


def _no_subject(tokens: Sequence[Token], first: int, last: int, lexis: Lexis) -> bool:
    """', am 2. März in Rom unterzeichnet,': nothing in the aside can be the subject of a verb."""
    return (
        all(
            lexis.is_a("preposition", tokens[i - 1].word) or tokens[i - 1].word == "."
            for i in range(first, last)
            if tokens[i].capital
        )
        and not lexis.is_a("relative", tokens[first].word)
        and not lexis.is_a("subordinator", tokens[first].word)
    )


def _list_marks(tokens: Sequence[Token], parties: Sequence[Party], lexis: Lexis) -> frozenset[int]:
    """Commas and conjunctions between parties, and behind a word whose rest follows ("Sicherheits- und Wehrpakt")."""
    marks = {
        i
        for i in range(1, len(tokens))
        if lexis.is_a("listing", tokens[i].word) and tokens[i].start - tokens[i - 1].end == _CUT_SHORT
    }
    open_end = not tokens[-1].mark  # a headline: "US, Japan sign pact"
    for left, right in reversed(list(itertools.pairwise(parties))):
        between = range(left.last, right.first)
        if not (all(lexis.is_a("listing", tokens[i].word) or tokens[i].word == "," for i in between) and len(between) <= 4):
            open_end = not tokens[-1].mark
            continue
        open_end = open_end or any(lexis.is_a("listing", tokens[i].word) for i in between)
        if open_end:  # "the visit to Manila, Lorenzana said" is no list: nothing joins its end
            marks.update(between)
    return frozenset(marks)
