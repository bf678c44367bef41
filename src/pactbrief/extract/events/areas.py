"""Areas: what a partnership covers, where it acts and which states stand behind it, from the clauses that speak of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pactbrief.catalog.folding import fold
from pactbrief.catalog.lexicon import Match
from pactbrief.catalog.vocabulary import LANGUAGES, Vocabulary
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.context import Context
from pactbrief.extract.discourse import UNLISTED
from pactbrief.extract.events.bearing import DRIVES, Bearing, bearings
from pactbrief.extract.events.claims import claim_id
from pactbrief.extract.events.denial import denied
from pactbrief.extract.events.events import Tables
from pactbrief.extract.words.mentions import Hit
from pactbrief.model.claim import Claim, ClaimKind, Partnership
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source

_FEARER = 25  # characters behind a state's name within which what it dreads is told: "Delhi is uneasy about"
_NAMES = re.compile(r"[\s,]*(?:(?:[^\W\d_a-zà-ÿ]\w+|and|or|und|oder|et|ou|y|e|o|the)[\s,]+)*")
#: Never a threat: whom a war is waged on, organisations, and bodies without forces of their own.
_HARMLESS = frozenset({"UA", "EU", "UN", "CK", "FO", "GL", "NU", UNLISTED})
_OWNS = frozenset({"'s ", "’s "})
_QUOTES = frozenset('"“”„«»「」')
_CLOSE = frozenset({"named", "taken up", "sentence", "gone on"})


class _Found(NamedTuple):
    """An area, region or state tied to a partnership, with the words that tie it."""

    partnership: Partnership
    kind: ClaimKind
    value: str
    bearing: Bearing
    words: tuple[str, ...]
    rule: str


def area_claims(
    source: Source, context: Context, parses: Sequence[Parse], hits: Sequence[Hit], vocabulary: Vocabulary
) -> tuple[Claim, ...]:
    """Claims of kind scope, region and actor, in reading order; one per partnership, value and sentence."""
    language = source.language if source.language in LANGUAGES else "en"
    kinds = {hit.kind for hit in hits}
    if kinds.isdisjoint({"scope", "region", "party"}) or not (context.topics or "instrument" in kinds):
        return ()
    signs = tuple(vocabulary.layer(language, "bearing").matches(source.text, fold(source.text)))
    asked = {"scope", "region", "party"} if any(m.term.kind in {*DRIVES, "why"} for m in signs) else {"scope", "region"}
    wanted = [hit for hit in hits if hit.kind in asked]
    if not wanted:
        return ()
    tables = Tables(vocabulary.table(language, "stages"), vocabulary.taxonomy("instruments"))
    named = [hit.start for hit in wanted if hit.kind == "scope"]
    spread = bearings(parses, context, signs, named, tables, source.paragraphs, until=wanted[-1].start)
    rules = _Rules(vocabulary.taxonomy("membership"))
    found: list[_Found] = []
    starts, places = [b.start for b in spread], [m.start for m in signs]
    for hit in wanted:
        bearing = spread[max(0, bisect_right(starts, hit.start) - 1)] if spread else None
        if bearing is None or not bearing.start <= hit.start < bearing.end or not bearing.partnerships:
            continue
        first, last = bearing.sentence
        found += _read(hit, bearing, signs[bisect_left(places, first) : bisect_left(places, last)], source.text, rules)
    return _claims(source, found)


@dataclass(frozen=True, slots=True)
class _Rules:
    """Who belongs to whom."""

    membership: Mapping[str, Mapping[str, Sequence[str]]]

    def friends(self, partnership: Partnership) -> frozenset[str]:
        """States that are no threat to this partnership: its parties, their members, their allies."""
        return frozenset(partnership.parties) | self._members(partnership) | self.allies(partnership)

    def allies(self, partnership: Partnership) -> frozenset[str]:
        """Allies of the parties outside the partnership: what one of them does with them is another matter."""
        allies = frozenset(self.membership["ALLIES"]["members"])
        inside = self._members(partnership) | frozenset(partnership.parties)
        if not allies & frozenset(partnership.parties):
            return frozenset()
        return allies - inside - self._members(partnership, "estranged")

    def _members(self, partnership: Partnership, key: str = "members") -> frozenset[str]:
        return frozenset(m for code in partnership.parties for m in self.membership.get(code, {}).get(key, ()))


def _read(hit: Hit, bearing: Bearing, signs: Sequence[Match], text: str, rules: _Rules) -> Iterable[_Found]:
    if hit.kind == "scope":
        return _scope(hit, bearing, signs, text, rules)
    if hit.kind == "region":
        return _region(hit, bearing, signs, text)
    return _actor(hit, bearing, signs, text, rules)


def _scope(hit: Hit, bearing: Bearing, signs: Sequence[Match], text: str, rules: _Rules) -> Iterable[_Found]:
    if (
        bearing.tie not in _CLOSE
        or _asks(bearing, text)
        or any(m.term.kind == "apart" for m in signs)
        or denied(hit, signs, text, (bearing.start, bearing.end))
    ):
        return ()
    if _wished(signs) or _opinion(bearing, signs, text):
        return ()
    if "weak" in hit.traits and not any(m.term.kind == "make" for m in signs):
        return ()
    kept = [p for p in bearing.partnerships if bearing.tie == "named" or not bearing.others & rules.allies(p)]
    return [_Found(p, "scope", hit.value, bearing, (hit.surface,), f"area {bearing.tie}") for p in kept]


def _region(hit: Hit, bearing: Bearing, signs: Sequence[Match], text: str) -> Iterable[_Found]:
    if _wished(signs) or _opinion(bearing, signs, text) or len(bearing.partnerships) > 1:
        return ()
    threats = [m for m in signs if m.term.kind in DRIVES]
    if bearing.tie == "beside" and not threats:
        return ()
    if hit.value == "ukraine" and (threats or bearing.tie != "named"):
        return ()
    if hit.value == "europe" and bearing.tie != "named":
        return ()
    kept = [p for p in bearing.partnerships if not (hit.value == "europe" and {"EU", "NATO"} & set(p.parties))]
    return [_Found(p, "region", hit.value, bearing, (hit.surface,), f"region {bearing.tie}") for p in kept]


def _actor(hit: Hit, bearing: Bearing, signs: Sequence[Match], text: str, rules: _Rules) -> Iterable[_Found]:
    if len(hit.value) != 2 or hit.value in _HARMLESS or _elsewhere(hit, signs, text) or _victim(hit, signs):
        return ()
    if _no_state(hit, signs, bearing, text):
        return ()
    threats = [m for m in signs if m.term.kind in DRIVES and _near(hit, m, bearing, signs)]
    if not threats and not bearing.sought:
        return ()
    kept = [p for p in bearing.partnerships if hit.value not in rules.friends(p)]
    words = (hit.surface, *(text[m.start : m.end] for m in threats[:1]))
    return [_Found(p, "actor", hit.value, bearing, words, f"threat {bearing.tie}") for p in kept]


def _near(hit: Hit, threat: Match, bearing: Bearing, signs: Sequence[Match]) -> bool:
    """A threat in the clause of the state, or in its sentence with nothing set against it."""
    if hit.start <= threat.start < hit.end or (threat.term.kind == "dread" and hit.start < threat.start):
        return False
    low, high = min(hit.end, threat.end), max(hit.start, threat.start)
    same = bearing.start <= threat.start < bearing.end
    return same or not any(m.term.kind == "contrast" and low <= m.start < high for m in signs)


def _no_state(hit: Hit, signs: Sequence[Match], bearing: Bearing, text: str) -> bool:
    """'Somali pirates', "China's embassy": no act of the state; 'Delhi is uneasy about': it is the one that fears."""
    drives = {m.start for m in signs if m.term.kind in DRIVES}
    for sign in signs:
        gap = text[hit.end : sign.start]
        if sign.term.kind == "private" and (gap in {" ", "-"} or (gap in _OWNS and sign.start not in drives)):
            return True
        if sign.term.kind == "dread" and 0 < len(gap) <= _FEARER and sign.start < bearing.end:
            return True
    return False


def _elsewhere(hit: Hit, signs: Sequence[Match], text: str) -> bool:
    """Whether the name says where something is, alone or as one of several: 'in Iraq and Syria'; not in "in China's navy"."""
    if "adjective" in hit.traits or text[hit.end : hit.end + 2] in {"'s", "’s"} or any(m.term.kind == "driver" for m in signs):
        return False
    places = (m for m in signs if m.term.kind == "within" and m.end < hit.start)
    return any(_NAMES.fullmatch(text, m.end, hit.start) for m in places)


def _victim(hit: Hit, signs: Sequence[Match]) -> bool:
    return any(m.term.kind == "victim" and (0 <= hit.start - m.end <= 5 or m.start <= hit.start < m.end) for m in signs)


def _asks(bearing: Bearing, text: str) -> bool:
    """What a sentence asks it does not say: 'Will there be a joint staff?'"""
    return text[slice(*bearing.sentence)].rstrip(' "”»“').endswith("?")


def _wished(signs: Sequence[Match]) -> bool:
    """Somebody without a say would like it."""
    kinds = {m.term.kind for m in signs}
    return "wish" in kinds or {"hope", "speaker"} <= kinds


def _opinion(bearing: Bearing, signs: Sequence[Match], text: str) -> bool:
    """A commentator in quotation marks, in a sentence that does not itself speak of the partnership."""
    if bearing.tie not in {"gone on", "beside"} or not any(m.term.kind == "speaker" for m in signs):
        return False
    return any(mark in text[slice(*bearing.sentence)] for mark in _QUOTES)


def _claims(source: Source, found: Iterable[_Found]) -> tuple[Claim, ...]:
    unique: dict[str, Claim] = {}
    for one in found:
        start, end = one.bearing.sentence
        key = claim_id(source, (one.partnership.key, one.kind, one.value), (start, end))
        if key not in unique:
            unique[key] = Claim(
                id=key,
                source=source.id,
                partnership=one.partnership,
                kind=one.kind,
                value=one.value,
                modality="happened",
                when=None,
                evidence=(source.passage(start, end),),
                genre=source.genre_at(start),
                detail=_detail(source, one.bearing),
                rule=one.rule,
                words=one.words,
            )
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence[0].start, c.partnership.key, c.kind, c.value)))


def _detail(source: Source, bearing: Bearing) -> Passage | None:
    piece = source.text[bearing.start : bearing.end]
    start = bearing.start + len(piece) - len(piece.lstrip(" ,;:–"))
    end = bearing.end - (len(piece) - len(piece.rstrip(" ,;:–")))
    return source.passage(start, end) if start < end else None
