"""Who speaks, who signs and where, as a sentence names them; precise rather than complete. Words are data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pactbrief.catalog.calendar import calendar
from pactbrief.catalog.regexes import expression
from pactbrief.catalog.vocabulary import LANGUAGES, Vocabulary
from pactbrief.extract.attribution import Span, VocabularyKey, any_of, cited_in
from pactbrief.extract.words.mentions import Hit
from pactbrief.model.records import dataclass

_WORD = re.compile(r"\w+")
_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w'’-]+"
_NAMED = expression(rf"\s{_CAP}\s+$")
_PARTICLE = r"(?:de|da|di|van|von|der|del|della|al|bin|ben|le|la|el|du|dos)"
_NAME = rf"(?:{_CAP}|[A-Z]\.)(?:\s(?:{_PARTICLE}\s){{0,2}}(?:{_CAP}|[A-Z]\.)){{0,3}}"
_APART = r"(?:,\s[^,.;:\"”“]{2,70},)?\s(?:\w+ly\s|also\s|later\s)?"
_CJK = r"[一-龥々ァ-ヴー・]{1,10}"
_HANGUL = r"[가-힣]{2,4}"


@dataclass(frozen=True)
class _Frames:
    """Patterns whose group `who` is a speaker, a person with an office, or a place."""

    speakers: tuple[re.Pattern[str], ...]
    people: tuple[re.Pattern[str], ...]
    place: re.Pattern[str] | None
    local: re.Pattern[str] | None = None
    saying: frozenset[str] | None = None
    titles: frozenset[str] | None = None

    def stays(self, text: str, hit: Hit) -> bool:
        """Whether the word before a place says in or at it, not from or to it."""
        return self.local is None or self.local.search(text[max(0, hit.start - 12) : hit.start]) is not None


def attribution_of(
    text: str, span: Span, language: str | None, vocabulary: Vocabulary, publisher: str | None = None
) -> tuple[str, ...]:
    """On whose word the sentence at `span` stands, nearest first: outlets, the documents they cite, then who speaks.

    Empty where the article says it itself. All names stand verbatim in the sentence (line ends apart).
    """
    chain = cited_in(text, span, language, vocabulary, publisher)
    return tuple(dict.fromkeys((*chain, *speakers_in(text, span, language, vocabulary))))


def speakers_in(text: str, span: Span, language: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """People and offices that the sentence quotes or names as its authority, without article."""
    frames = _frames_of(vocabulary, language)
    return _found(text, span, frames.speakers) if frames and _any_of_these(text, span, frames.saying) else ()


def people_in(text: str, span: Span, language: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Persons with their offices, as named: "Foreign Minister Takeshi Iwaya"."""
    frames = _frames_of(vocabulary, language)
    return _found(text, span, frames.people) if frames and _any_of_these(text, span, frames.titles) else ()


def place_in(text: str, span: Span, hits: Iterable[Hit], language: str | None, vocabulary: Vocabulary) -> str | None:
    """Where the sentence says it happened: a capital behind a local preposition, else a name of no state or region there.

    `hits` are the mentions of the article; None where the sentence names no place, or a state only.
    """
    inside = [hit for hit in hits if span[0] <= hit.start and hit.end <= span[1]]
    frames = _frames_of(vocabulary, language)
    if frames is None:
        return None
    capital = next((hit.surface for hit in inside if "locative" in hit.traits and frames.stays(text, hit)), None)
    if capital or frames.place is None:
        return capital
    taken = [(hit.start, hit.end) for hit in inside if hit.kind in {"party", "region", "none"}]
    for match in frames.place.finditer(text, *span):
        low, high = match.span("who")
        if _NAMED.search(text, span[0], match.start()):
            continue  # "the Partnership | in Peace and Security"
        if not any(start < high and low < end for start, end in taken):
            return re.sub(r"\s+", " ", match["who"])
    return None


def _any_of_these(text: str, span: Span, words: frozenset[str] | None) -> bool:
    """Whether the sentence holds one of the `words` that the patterns cannot do without; None: they need none. A sentence's
    words are had at a tenth of what the patterns cost."""
    return words is None or not words.isdisjoint(_WORD.findall(text, *span))


def _first_words(*rows: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase)[0] for phrases in rows for phrase in phrases)


def _found(text: str, span: Span, patterns: Iterable[re.Pattern[str]]) -> tuple[str, ...]:
    places: dict[Span, str] = {}
    for pattern in patterns:
        for match in pattern.finditer(text, *span):
            group = next(name for name in ("definite", "who", "named") if match.groupdict().get(name))
            low, high = match.span(group)
            if not any(start < high and low < end for start, end in places):
                places[low, high] = re.sub(r"['’]s?$", "", re.sub(r"\s+", " ", match[group]))
    return tuple(dict.fromkeys(places[place] for place in sorted(places)))


def _frames_of(vocabulary: Vocabulary, language: str | None) -> _Frames | None:
    return _compiled(VocabularyKey(vocabulary), language) if language in LANGUAGES else None


@lru_cache(maxsize=16)
def _compiled(key: VocabularyKey, language: str) -> _Frames:
    rows = key.vocabulary.table(language, "attribution")
    if not bool(key.vocabulary.table(language, "inflection").get("boundaries", True)):
        return _unspaced(rows, language)
    titles, offices, says = any_of(rows["titles"]), any_of(rows["offices"]), any_of(rows["says"])
    determiners = any_of([*rows["determiners"], *(word.capitalize() for word in rows["determiners"])])
    according = any_of(rows["according"])
    titled = rf"(?:{titles})\s{_NAME}"
    definite = any_of(rows.get("definite", ()))
    core = rf"(?:(?!(?:{determiners})\s)[\w'’-]+\s){{0,4}}(?:{offices})"
    plain = rf"(?:(?P<definite>(?:{definite})\s{core})|(?:{determiners})\s(?P<who>{core}))(?!\w)"
    owner = rf"(?:[A-ZÀ-Þ]\w+['’]s?\s(?:[a-z]+\s){{0,2}}|(?:{_CAP}\s){{0,3}}|(?:{offices})\s)"
    bare = rf"(?P<named>{titled}|{owner}(?:{offices})(?!\w))"
    subject = rf"(?<!\w)(?:{plain}|{bare})"
    speakers = [rf"{subject}{_APART}(?:{says})(?!\w)", rf"(?<!\w)(?:{according})\s{subject}"]
    if rows.get("inverted", False):
        speakers.append(rf"(?<!\w)(?:{says})\s(?:[a-zäöüß]+\s)?{subject}")
    people = [rf"(?<!\w)(?P<who>{titled})"]
    place = _place(rows, language)
    if place is not None:  # where nouns are written small, two capitals before an office are a person
        people.append(rf"(?<!\w)(?P<who>{_CAP}\s{_CAP}(?:\s{_CAP})?),\s(?:\w+['’]?\w*\s){{0,5}}(?:{titles})(?!\w)")
        people.append(rf"(?<!\w)(?:{titles}),\s(?P<who>{_NAME})(?=[,.])")
    local = expression(rf"(?i:(?<!\w)(?:{any_of(rows['places'])})\s+)$")
    saying, named = _first_words(rows["says"], rows["according"]), _first_words(rows["titles"])
    return _Frames(tuple(map(expression, speakers)), tuple(map(expression, people)), place, local, saying, named)


def _place(rows: Mapping[str, Any], language: str) -> re.Pattern[str] | None:
    """Only where common nouns are written small does a capital behind "in" say place."""
    if not rows.get("place_by_capital", False):
        return None
    known = calendar(language)
    never = any_of(name for group in (*known.months, *known.weekdays) for name in (*group, *(n.capitalize() for n in group)))
    word = r"[A-ZÀ-Þ][\w-]+"
    return expression(
        rf"(?<!\w)(?:{any_of(rows['places'])})\s(?P<who>(?!(?:{never})(?!\w)){word}(?:\s{word}){{0,2}})(?!['’\w])"
    )


def _unspaced(rows: Mapping[str, Any], language: str) -> _Frames:
    titles, offices, says, according = (any_of(rows[name]) for name in ("titles", "offices", "says", "according"))
    letters = _CJK if language == "ja" else rf"{_HANGUL}\s?(?:EU\s)?"
    authority = rf"(?P<who>(?:{offices})|{letters}(?:{titles}))"
    speakers = (rf"{authority}(?:は|が|、|은|는|이|가)[^。.]{{0,160}}?(?:{says})", rf"{authority}(?:{according})")
    return _Frames(tuple(map(expression, speakers)), (expression(rf"(?P<who>{letters}(?:{titles}))"),), None)
