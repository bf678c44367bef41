"""A sentence taken apart: tokens, words found, parties, dates, segments. What later steps read; nothing is decided here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from pactbrief.dates import DateExpression, find_dates
from pactbrief.extract.clauses.clauses import Segment, is_finite, split_clauses
from pactbrief.extract.clauses.marks import list_marks, verbs_of_lists
from pactbrief.extract.lazy import lazy
from pactbrief.extract.words.finding import Found
from pactbrief.extract.words.finite import finite_places
from pactbrief.extract.words.lexis import Lexis
from pactbrief.extract.words.mentions import Hit
from pactbrief.extract.words.parties import Party, parties_of
from pactbrief.extract.words.tokens import Text
from pactbrief.extract.words.words import Words

__all__ = ["Parse", "Party"]
_ASKING = frozenset("?？")
_NOWHERE: frozenset[int] = frozenset()
#: What hints call heads.
_HEADS = frozenset({"head", "body", "pro", "idle"})


class Parse(Words):
    """One sentence of a source; `start:end` are its offsets, `hits` the mentions in it. Each part is worked out when first
    asked for: of most sentences little is."""

    def __init__(self, text: Text, span: tuple[int, int], lexis: Lexis, hits: Sequence[Hit] = ()) -> None:
        super().__init__(text, span, lexis)
        self.hits = [hit for hit in hits if self.start <= hit.start and hit.end <= self.end]

    @lazy
    def worth(self) -> bool:
        """Whether the sentence may hold a stage word or a head; without one it has no use for dates."""
        return bool(self.lexis.grammar["verbal"]) or self.lexis.worth(self.present)

    @lazy
    def hints(self) -> set[str]:
        """What its bare words may hold."""
        return self.lexis.hints(self.present)

    @lazy
    def may_name(self) -> bool:
        """Whether the sentence may name a thing: a look at its words and mentions alone."""
        hints = self.hints
        if "head" in hints or self.names_alone or ("body" in hints and self.may_share):
            return True
        return "pro" in hints and (self.names_party or not self.lexis.fields["own_pro"].isdisjoint(self.present))

    @lazy
    def may_share(self) -> bool:
        """Whether a body that it names may be one of several states: it says so, or names several."""
        if not self.lexis.fields["jointly"].isdisjoint(self.present):
            return True
        named = {hit.value for hit in self.hits if hit.kind == "party"}
        return len(named) > 1 or not self.lexis.fields["leading"].isdisjoint(self.present)

    @lazy
    def names_party(self) -> bool:
        """Whether the sentence may name a party."""
        return any(hit.kind == "party" for hit in self.hits) or not self.lexis.fields["leading"].isdisjoint(self.present)

    @lazy
    def names_alone(self) -> bool:
        """Whether it may do so without a head: by an instrument's or a group's own name, or "Tokyo's is the third"."""
        if "'" in self._whole.folded[self.start : self.end]:
            return True
        return any(hit.kind == "instrument" or "alliance" in hit.traits for hit in self.hits)

    def is_holding(self, place: int) -> bool:
        """Whether the word at `place` says that somebody has an arrangement: "Benin shares a patrol arrangement"."""
        return any(found.row.get("holding") and place in found.places for found in self.of("stage"))

    @lazy
    def standings(self) -> Collection[str]:
        """What stands beside a stage word of this sentence so that it may tell something without a thing: a look at its words
        and mentions alone."""
        if self.holds("request_word"):
            return ("alone", "pronoun", "owner", "parliament", "thing")
        hints, fields, present = self.hints, self.lexis.fields, self.present
        kinds = ["alone"] if "alone" in hints else []
        kinds += [kind for kind in ("pronoun", "owner") if kind in hints and not fields[kind].isdisjoint(present)]
        if "parliament" in hints and (
            not fields["parliament"].isdisjoint(present) or any("parliament" in hit.traits for hit in self.hits)
        ):
            kinds.append("parliament")
        return kinds

    @lazy
    def parties(self) -> tuple[Party, ...]:
        """The parties in order."""
        return parties_of(self, self.hits) if self.names_party else ()

    @lazy
    def named(self) -> frozenset[int]:
        """The places of the tokens that name parties."""
        return frozenset([place for party in self.parties for place in range(party.first, party.last)])

    @lazy
    def instruments(self) -> tuple[Hit, ...]:
        """The known instruments."""
        return tuple([hit for hit in self.hits if hit.kind == "instrument"])

    @lazy
    def areas(self) -> tuple[Hit, ...]:
        """The areas of cooperation."""
        return tuple([hit for hit in self.hits if hit.kind == "scope"])

    @lazy
    def dates(self) -> tuple[DateExpression, ...]:
        """The dates in order."""
        return find_dates(self.text[self.start : self.end], self.lexis.language, offset=self.start) if self.worth else ()

    @lazy
    def segments(self) -> tuple[Segment, ...]:
        """The segments of its clauses in order."""
        return split_clauses(self, self.verbs, list_marks(self) | self._dated | self._behind_dates())

    @lazy
    def verbs(self) -> frozenset[int]:
        """The places of finite verbs beyond those that the grammar lists."""
        found = finite_places((*self.stages, *self.heads, *self.cues), self.tokens, self.words, self.lexis)
        return found | verbs_of_lists(self) if self.headline and self.lexis.language == "en" else found

    @lazy
    def stages(self) -> tuple[Found, ...]:
        """The stage words found."""
        found = self._found("stage") if self.worth else []
        if self.holds("dating"):  # "Ende April" ends nothing
            found = [one for one in found if self._dated.isdisjoint(i for i in one.places if self.is_a("dating", i))]
        return tuple(found)

    @lazy
    def heads(self) -> tuple[Found, ...]:
        """The heads found: nouns that name an arrangement."""
        return () if _HEADS.isdisjoint(self.hints) else tuple(self._found("head"))

    @lazy
    def any_cues(self) -> tuple[Found, ...]:
        """The cues found, those in a date among them."""
        return tuple(self._found("cue"))

    @lazy
    def cues(self) -> tuple[Found, ...]:
        """The cues found, without those in a date."""
        found = self.any_cues
        dated = self._dated if found else frozenset()
        return tuple([cue for cue in found if dated.isdisjoint(cue.places)]) if dated else found

    @lazy
    def question(self) -> bool:
        """Whether the sentence asks."""
        words = self.words
        return (bool(words) and words[-1] in _ASKING) or (len(words) > 1 and words[-2] == "?")

    @lazy
    def headline(self) -> bool:
        """A line without a closing mark."""
        return bool(self.tokens) and not self.tokens[-1].mark

    def of(self, table: str) -> tuple[Found, ...]:
        """What was found of one table: stage, head or cue."""
        return self.cues if table == "cue" else self.stages if table == "stage" else self.heads

    def segment_at(self, place: int) -> Segment:
        """The segment that holds the token `place`."""
        by_place = self._by_place
        return by_place[place] if 0 <= place < len(by_place) else self.segments[-1]

    def segment_before(self, place: int) -> Segment | None:
        """The segment that ends where the one that begins at `place` begins."""
        return next((segment for segment in self.segments if segment.last == place), None)

    def clause_of(self, place: int) -> int:
        """The number of the clause that holds the token `place`."""
        return self.segment_at(place).clause

    def span_of(self, place: int) -> tuple[int, int]:
        """The offsets of the segment that holds the token `place`."""
        segment = self.segment_at(place)
        return self.tokens[segment.first].start, self.tokens[segment.last - 1].end

    def token_at(self, offset: int) -> int:
        """The place of the token that holds or follows `offset`."""
        return min(bisect_right(self.ends, offset), len(self.ends) - 1)

    def in_date(self, place: int) -> bool:
        """Whether the token is of a date or the preposition before one."""
        return place in self._dated or (place + 1 in self._dated and self.is_a("preposition", place))

    def _found(self, table: str) -> list[Found]:
        found = self.lexis.found(table, self.words, lambda: self._passed_over, lambda: self.tokens)
        return found if table == "cue" else [one for one in found if not self._idle(one)]

    def _idle(self, found: Found) -> bool:
        """A verb that tells something only of what is done under an arrangement ("trained"), where nothing is under one."""
        if not found.row.get("under"):
            return False
        if not self.holds("under") or self.lexis.grammar["verb_last"]:
            return not self.holds("under")
        if found.entry.tag not in {"past", "participle", "base"}:
            return True
        return found.entry.tag == "base" and not (self.is_a("modal", found.first - 1) or self.word(found.first - 1) == "to")

    @lazy
    def _by_place(self) -> list[Segment]:
        return [segment for segment in self.segments for _ in range(segment.first, segment.last)]

    @lazy
    def _dated(self) -> frozenset[int]:
        """The places of tokens in a date."""
        dates = self.dates
        if not dates:
            return _NOWHERE
        starts, ends = self.starts, self.ends
        return frozenset([i for d in dates for i in range(bisect_left(starts, d.start), bisect_right(ends, d.end))])

    @lazy
    def _passed_over(self) -> frozenset[int]:
        """The places of dates, and what opens them, that may stand within a verb's words: "agreed | on Tuesday | to sign"."""
        opens = self.lexis.grammar["opens_date"]
        dated = self._dated if opens or self.holds("dating") else _NOWHERE
        return dated | {place - 1 for place in dated if self.word(place - 1) in opens}

    def _behind_dates(self) -> frozenset[int]:
        """German: 'hätte am Dienstag, dem 8. Oktober, | unterzeichnen sollen': the comma that closes a date with one inside
        parts no clauses, unless a verb follows."""
        if not self.lexis.grammar["comma_clauses"]:
            return _NOWHERE
        ends = [self.token_at(date.end - 1) + 1 for date in self.dates if "," in date.text]
        return frozenset(i for i in ends if self.word(i) == "," and not is_finite(self.tokens, self.lexis, self.verbs, i + 1))

    def in_adjectives(self, comma: int) -> bool:
        """'a Kyrgyz, | Tajik and Uzbek force': a comma between the adjectives of states."""
        if self.word(comma) != ",":
            return False
        beside = [p for p in self.parties if (p.last == comma or p.first == comma + 1) and "adjective" in p.traits]
        return len(beside) > 1

    def in_relative_list(self, comma: int) -> bool:
        """'D'un plan que l'Arménie, | la Grèce et Chypre ont signé': the comma parts the subjects of a relative clause."""
        lexis = self.lexis
        before = next((p for p in self.parties if p.last == comma), None)
        if before is None or not any(p.first in {comma + 1, comma + 2} for p in self.parties):
            return False
        opener = self.word(before.first - 1 - lexis.is_a("article", self.word(before.first - 1)))
        return lexis.is_a("relative", opener) or lexis.is_a("complementiser", opener)
