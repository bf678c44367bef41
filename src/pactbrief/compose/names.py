"""How parties, partnerships, areas, regions and sources are named in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from pactbrief.catalog.partnerships import parties_in
from pactbrief.catalog.wording import Wording
from pactbrief.compose.prose import article, date_words, listed
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
        return listed([self.full.get(c, c) for c in self.ordered(parties)])

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
        return source.publisher
    if source.author:
        return f"{article(kind)} by {source.author}"
    foreign = LANGUAGES.get(source.language or "en", "English")
    language = "" if foreign == "English" else f" in {foreign}"
    if source.published is None:
        return f"an undated and unattributed {kind}{language}"
    return f"an unattributed {kind}{language} of {date_words(source.published.date)}"


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


#: Words before a common noun that make an article needless.
_DETERMINED = frozenset(("the", "a", "an", "its", "their", "two", "several", "some"))


def _common(name: str) -> bool:
    """Whether a phrase is a common noun: a document or unnamed people."""
    return name.rsplit(maxsplit=1)[-1].islower()


def many(told: str) -> bool:
    """Whether a teller is several people: the words before what carries them are a common noun in the plural."""
    name = told.split(", ", 1)[0]
    return _common(name) and name.endswith("s") and name.split(maxsplit=1)[0].lower() not in ("a", "an", "its")


def _named(name: str, source: Source, wording: Wording) -> str:
    """An attribution as a noun phrase: documents and unnamed people get an article, names none; foreign ones stay as given."""
    if _common(name) and source.language not in (None, "en"):
        return wording.context["unnamed"].format(name=name)
    first = name.split(maxsplit=1)[0].lower()
    return article(name) if _common(name) and not name.endswith("s") and first not in _DETERMINED else name
