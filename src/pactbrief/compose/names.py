"""How parties, partnerships, areas, regions and sources are named in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from pactbrief.catalog.partnerships import parties_in
from pactbrief.catalog.wording import Wording
from pactbrief.compose.prose import article, date_words, joined
from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source

LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "ja": "Japanese", "ko": "Korean", "en": "English",
}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """Display words by code. `short` is for headings ("EU"), `full` for sentences, with its article ("the United Kingdom");
    `own` are the brief's names of partnerships, by key."""

    short: Mapping[str, str]
    full: Mapping[str, str]
    areas: Mapping[str, str]
    regions: Mapping[str, str]
    instruments: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)

    def ordered(self, parties: Sequence[str]) -> list[str]:
        """Organisations first (their codes have more than two letters, or are EU or UN), then by name."""
        return sorted(parties, key=lambda c: (len(c) == 2 and c not in ("EU", "UN"), self.short.get(c, c)))

    def partnership(self, partnership: Partnership) -> str:
        """As the brief names it, else "EU–Japan"; another instrument of the same parties follows in brackets."""
        if partnership.key in self.own:
            return self.own[partnership.key]
        name = "–".join(self.short.get(c, c) for c in self.ordered(partnership.parties))
        _, _, suffix = partnership.key.partition(".")
        return f"{name} ({self.instrument(suffix)})" if suffix else name

    def of_key(self, key: str) -> str:
        """The same, of a partnership's key."""
        return self.partnership(Partnership(key, parties_in(key, self.short) or tuple(key.upper().split("-"))))

    def instrument(self, suffix: str) -> str:
        """The words for an instrument's suffix."""
        return self.instruments.get(suffix, suffix.replace("-", " "))

    def parties(self, parties: Sequence[str]) -> str:
        """ "the EU and Japan"."""
        return joined([self.full.get(c, c) for c in self.ordered(parties)])

    def area(self, value: str) -> str:
        """The area's label."""
        return self.areas.get(value, value.replace("-", " "))

    def region(self, value: str) -> str:
        """The region's label with its article."""
        return self.regions.get(value, value.replace("-", " "))


#: How a report without an outlet is opened at first and later.
_LATER = {"an undated and unattributed ": "the undated ", "an unattributed ": "the ", "an ": "the ", "a ": "the "}


def own_name(source: Source, wording: Wording) -> str:
    """The source in a sentence: its outlet, its author, or what it is ("an undated report in German")."""
    kind = wording.genres[source.genre]
    if source.publisher:
        return outlet(source.publisher, wording)
    if source.author:
        return f"{article(kind)} by {source.author}"
    foreign = LANGUAGES.get(source.language or "en", "English")
    language = "" if foreign == "English" else f" in {foreign}"
    if source.published is None:
        return f"an undated and unattributed {kind}{language}"
    return f"an unattributed {kind}{language} of {date_words(source.published.date)}"


def outlet(name: str, wording: Wording) -> str:
    """An outlet in a sentence: a ministry or a paper with its article, and not in capitals ("the Ministry of Defence")."""
    words = name.split()
    if name.isupper() and any(len(word) > _CAPITALS for word in words):
        name = " ".join(_lowered(word, at, wording) for at, word in enumerate(words))
    plain = name.replace(",", "").split()
    heads = wording.outlets
    ends = zip(plain, [*plain[1:], "of"], strict=True)
    named = plain[-1] in heads["papers"] or any(one in heads["bodies"] and after in ("of", "for") for one, after in ends)
    return f"the {name}" if named and plain[0] not in heads["articles"] and len(plain) > 1 else name


def _lowered(word: str, at: int, wording: Wording) -> str:
    """A word in capitals, the `at`-th of a name, as names are written; what is short may be an abbreviation."""
    if at and word.lower() in wording.outlets["small"]:
        return word.lower()
    known = word.title() in wording.outlets["articles"] or len(word) >= _CAPITALS
    return word.title() if known else word


def teller(source: Source, claim: Claim, wording: Wording) -> str:
    """Who says so, on whose word: "Kyodo News, citing an EU document, as carried by ANI"."""
    own = own_name(source, wording)
    chain = [c for c in claim.attribution if c and c != source.publisher]
    if not chain:
        return own
    cited = ", citing ".join(_named(c, source, wording) for c in chain[:2])
    return f"{cited}, as carried by {own}"


def again(source: Source, claim: Claim, wording: Wording) -> str:
    """The teller where it has been told in full before: the nearest voice, or the kind of report it is."""
    voices = [c for c in claim.attribution if c and c != source.publisher]
    if voices:
        return _named(voices[0], source, wording)
    told = own_name(source, wording)
    opening = next((first for first in _LATER if told.startswith(first)), "")
    return told if source.publisher or not opening else _LATER[opening] + told.removeprefix(opening)


#: Letters up to which a word in capitals may be an abbreviation.
_CAPITALS = 4
#: "Timor's foreign minister" needs no article.
_OWNED = re.compile(r"['’]s\s")
#: Words before a common noun that make an article needless.
_DETERMINED = frozenset(("the", "a", "an", "its", "their", "two", "several", "some"))


def _common(name: str) -> bool:
    """Whether a phrase is a common noun: a document or unnamed people."""
    return name.rsplit(maxsplit=1)[-1].islower()


#: Bodies that are several by name.
_SEVERAL = re.compile(r"the (?:\w+ )*(?:Offices|Ministries|Departments|Authorities) of\b")


def many(told: str) -> bool:
    """Whether a teller is several people: the words before what carries them are a common noun in the plural."""
    name = told.split(", ", 1)[0]
    if _SEVERAL.match(name):
        return True
    return _common(name) and name.endswith("s") and name.split(maxsplit=1)[0].lower() not in ("a", "an", "its")


def _named(name: str, source: Source, wording: Wording) -> str:
    """An attribution as a noun phrase: documents and unnamed people get an article, names none; of foreign ones those that are
    common are told in English, others as given."""
    known = wording.tellers.get(source.language or "", {}).get(name.lower())
    if known:
        return known
    if _common(name) and source.language not in (None, "en"):
        return wording.context["unnamed"].format(name=name)
    first = name.split(maxsplit=1)[0].lower()
    bare = _common(name) and not name.endswith("s") and first not in _DETERMINED and not _OWNED.search(name)
    return article(name) if bare else name
