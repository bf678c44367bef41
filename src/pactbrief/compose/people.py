"""People in full where the memo first names them, with their office, and in short afterwards: only as a source has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pactbrief.catalog.people import people_words
from pactbrief.catalog.regexes import expression
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.source import VIEWS, Source

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w'’-]*\w"
_GIVEN = rf"{_CAPITAL}(?:\s(?:(?:de|da|di|van|von|der|del|al|bin|la|el|du|dos)\s){{0,2}}{_CAPITAL}){{0,2}}"
#: What may stand before an office inside an apposition, and how it goes on: with a small word, never with another name.
_BEFORE = rf"(?:(?:[Tt]he|[Aa]n?)\s|{_CAPITAL}['’]s?\s)(?:[\w'’-]+\s){{0,4}}"
_BEHIND = r"(?:\s(?!(?:who|which|whose|that|where|when|said|says)\b)[a-z]+[^,.;:—–\n]{0,70}?)?"
_CLOSED = r"(?=\s(?:who|which|whose|where)\b|[,.;\n]|$)"
_TOKEN = re.compile(rf"{_CAPITAL}|[A-Z]\.")
_AHEAD = 240  # characters before a name in which its apposition may begin
#: An office that someone had.
_PAST = re.compile(r"\b(?:former|ex|late|then|outgoing|designate)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """Someone by name, as a memo introduces him ("Josep Borrell, High Representative of ...") and calls him later, with the
    passage that names him so; None where the name that was asked for is all there is."""

    named: str
    full: str
    later: str
    passage: Passage | None


def find_person(name: str, sources: Sequence[Source], views: bool = False) -> Person | None:
    """The fullest form of a person's `name` ("High Representative Borrell") in the sources, the first of them preferred.

    None where `name` is nobody's, is full already, or sources differ on the first name. `views` lets interviews and opinion
    tell who someone is; else reports alone do.
    """
    words = people_words(sources[0].language)
    title, bare = _parted(name, words.titles, words.address)
    named = _full_name(title, bare, sources) if words.titles else ""
    if not named:
        return None
    alone, foreign = bare != named, sources[0].language != "en"
    later = _addressed(named, sources) or (name if title and alone and not foreign else named)
    for office, source, span in _offices(named, sources, views):
        opened = f"{title} {named}" if title in words.address else named
        return Person(named, f"{_plain(opened)}, {office}", later, source.passage(*span))
    for source, span in _titled(named, sources) if alone and title else ():
        return Person(named, named if foreign else f"{_plain(title)} {named}", later, source.passage(*span))
    if later != name and not alone:
        return Person(named, _plain(name), later, None)
    for opened, source, span in _plainly(named, sources, views) if alone and not title and not foreign else ():
        return Person(named, _plain(opened), later, source.passage(*span))
    return None


def _full_name(title: str, bare: str, sources: Sequence[Source]) -> str:
    """First name and surname; nothing where `bare` is no name, stands in full with its office already, or where the sources
    give several first names or none."""
    words = people_words(sources[0].language)
    tokens = bare.split()
    if not tokens or not all(_TOKEN.fullmatch(token) and token.casefold() not in words.never for token in tokens):
        return ""
    if len(tokens) > 1:
        return bare if not title or title in words.address else ""
    given = {found for source in sources for found in _full_names(bare, source)}
    return given.pop() if len(given) == 1 else ""


def put_in(text: str, name: str, told: str) -> str:
    """The text with `told` for the first `name`; an apposition is closed by a comma where the sentence goes on."""
    before, found, behind = text.partition(name)
    goes_on = "," in told and behind[:1] == " "
    return f"{before}{told}{',' if goes_on else ''}{behind}" if found else text


def _plain(words: str) -> str:
    """With forms of address as in British English: "Dr", "Mr"."""
    return re.sub(r"\b(Dr|Mr|Mrs|Ms|Prof)\.(?=\s)", r"\1", words)


def _parted(name: str, titles: Iterable[str], address: Iterable[str]) -> tuple[str, str]:
    """Title or form of address, and the name without it."""
    for title in titles:
        if name.casefold().startswith(title.casefold() + " "):
            return name[: len(title)], name[len(title) + 1 :]
    for form in address:
        for opening in (f"{form}. ", f"{form} "):
            if name.startswith(opening):
                return form, name[len(opening) :]
    return "", name


def _full_names(surname: str, source: Source) -> Iterator[str]:
    """The surname with the first names that stand before it in a source."""
    never = people_words(source.language).never
    if surname not in source.text:
        return
    for found in _before(surname).finditer(source.text):
        given = found["given"].split()
        while given and given[0].casefold() in never:
            given = given[1:]
        if given and given[-1].casefold() not in never:
            yield " ".join([*given, surname])


@lru_cache(maxsize=256)
def _before(surname: str) -> re.Pattern[str]:
    return expression(rf"(?<![\w-])(?P<given>{_GIVEN})\s{re.escape(surname)}(?![\w-])")


def _plainly(named: str, sources: Sequence[Source], views: bool) -> Iterator[tuple[str, Source, tuple[int, int]]]:
    """Where sources give the full name with no office, and the form of address before it: "Dr. Eva Marr"."""
    forms = "|".join(map(re.escape, people_words("en").address))
    for source in sources:
        for found in re.finditer(rf"(?<![\w-])(?:(?:{forms})\.?\s)?{re.escape(named)}(?![\w-])", source.text):
            if views or source.genre_at(found.start()) not in VIEWS:
                yield found[0], source, found.span()


def _titled(named: str, sources: Sequence[Source]) -> Iterator[tuple[Source, tuple[int, int]]]:
    """Where sources give the full name behind a title, in their order."""
    for source in sources:
        for title in people_words(source.language).titles:
            at = source.text.find(f"{title} {named}")
            if at >= 0:
                yield source, (at, at + len(title) + 1 + len(named))
                break


def _offices(named: str, sources: Sequence[Source], views: bool) -> Iterator[tuple[str, Source, tuple[int, int]]]:
    """The office that a source gives in an apposition behind the full name or before it, with the place of both."""
    for source in sources:
        for found in _appositions_in(source.text, named) if source.language == "en" else ():
            office = re.sub(r"^(?:The|An?)(?=\s)", lambda word: word[0].lower(), " ".join(found["office"].split()))
            quoted = source.genre_at(found.start()) in VIEWS and not views
            if not (quoted or _PAST.search(office) or office.count("(") != office.count(")")):
                yield office, source, found.span("whole")


@lru_cache(maxsize=1024)  # a memo asks for the same people again and again
def _appositions_in(text: str, named: str) -> tuple[re.Match[str], ...]:
    """Those behind the name, then those before it; looked for only around the name, for the patterns are slow."""
    places = [found.span() for found in re.finditer(re.escape(named), text)]
    closed = [(start, end) for start, end in places if text[end : end + 1] in {",", "."}]
    followed = [start for start, end in closed if text[end] == ","]
    preceded = [(start, end) for start, end in closed if text[max(0, start - 2) : start].rstrip().endswith(",")]
    if not (followed or preceded):
        return ()
    behind, before = _appositions(named)
    found_behind = (behind.match(text, start) for start in followed)
    found_before = (before.search(text, max(0, start - _AHEAD), end + 1) for start, end in preceded)
    return (*filter(None, found_behind), *filter(None, found_before))


@lru_cache(maxsize=256)
def _appositions(named: str) -> tuple[re.Pattern[str], ...]:
    offices = "|".join(map(re.escape, people_words("en").offices))
    office = rf"(?P<office>(?:{_BEFORE})?(?:{offices})(?![\w-]){_BEHIND})"
    name = rf"(?<![\w-]){re.escape(named)}(?![\w-])"
    behind = rf"(?P<whole>{name},\s{office}){_CLOSED}"
    before = rf"(?P<whole>{office},\s{name})(?=[,.])"
    return expression(behind), expression(before)


def _addressed(named: str, sources: Sequence[Source]) -> str:
    """How sources call the person in short: "Dr Ahn"; nothing where they use no form of address."""
    for form in people_words("en").address:
        for token in named.split():
            if any(_calls(source.text, form, token) for source in sources):
                return f"{form} {token}"
    return ""


@lru_cache(maxsize=4096)
def _calls(text: str, form: str, token: str) -> bool:
    """Whether a text calls somebody `token` behind a form of address."""
    if form not in text or token not in text:
        return False
    return re.search(rf"(?<!\w){form}\.?\s{re.escape(token)}(?!\w|\s?-|\s[A-ZÀ-Þ])", text) is not None
