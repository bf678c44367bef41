"""A sentence of the memo held against its evidence: its numbers, dates, names, stage and kind of support.

Rules, each with the name of its finding:
- date-not-in-evidence: a date in the memo's own words is the date of one of the sentence's claims or of one of its sources, at
  that precision or a coarser one, or the memo's cut-off, or stands in the evidence. A weekday must fit its date.
- number-not-in-evidence: any other number, in figures or as a word from two up, stands in the evidence (in figures or
  words) or in a name of its sources, or counts the sentence's claims, notes or sources.
- name-not-in-evidence: a capitalised word stands in the evidence, in what its claims and sources are called, or is the
  English name of a party, state or region of its claims.
- stage-stronger-than-evidence: words that assert a stage, with no hedge in their clause, need a claim that it happened;
  in a heading any claim of the memo will do.
- opinion-sole-support: a fact rests on more than interviews and opinion, unless it says that it is a view.
Quotations are left out here: they must be verbatim, which is a check of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache

from pactbrief.catalog.calendar import LANGUAGES, calendar
from pactbrief.catalog.checks import check_words
from pactbrief.catalog.places import english_place
from pactbrief.catalog.regexes import expression
from pactbrief.model.claim import Claim
from pactbrief.model.finding import Finding, Level
from pactbrief.model.passage import Passage
from pactbrief.model.records import dataclass
from pactbrief.model.source import VIEWS
from pactbrief.verify.names import names_of
from pactbrief.verify.quotations import outside
from pactbrief.verify.record import Record, RecordedSentence, RecordedSource
from pactbrief.verify.text import fold

_MONTHS = tuple(names[0] for names in calendar("en").months)
_WEEKDAYS = tuple(names[0] for names in calendar("en").weekdays)
_DATE = expression(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+)?(?:(?P<day>\d{{1,2}})\s+)?"
    rf"(?P<month>{'|'.join(_MONTHS)})(?:\s+(?P<year>\d{{4}}))?\b"
    r"|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b|\b(?P<alone>(?:19|20)\d{2})\b"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_PARTIAL = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_CLAUSE = re.compile(r"[,;:()–—]|\s-\s")


@dataclass(frozen=True)
class Support:
    """All that a sentence may draw on."""

    sentence: RecordedSentence
    record: Record

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims it rests on."""
        return tuple(self.record.claim[one] for one in self.sentence.claims if one in self.record.claim)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of its notes and claims."""
        noted = (p for n in self.sentence.notes if n in self.record.note for p in self.record.note[n].passages)
        return tuple(dict.fromkeys([*noted, *(p for claim in self.claims for p in claim.evidence)]))

    @cached_property
    def sources(self) -> tuple[RecordedSource, ...]:
        """The sources of these passages."""
        ids = dict.fromkeys(passage.source for passage in self.passages)
        return tuple(self.record.source[one] for one in ids if one in self.record.source)

    @cached_property
    def evidence(self) -> str:
        """The passages as one text."""
        return fold("\n".join(passage.quote for passage in self.passages))

    @cached_property
    def called(self) -> str:
        """What its claims and sources are called, and the words their dates were read from."""
        words: list[str | None] = []
        check = check_words(self.record.language[:2])
        for claim in self.claims:
            words += [*claim.who, claim.where, english_place(claim.where or ""), *claim.attribution]
            words += [claim.partnership.instrument, claim.printed_when]
        for source in self.sources:
            words += [source.title, source.publisher, source.author]
            words.append(check.languages.get(source.language or "") if check else None)
        return fold("\n".join(word for word in words if word))

    @cached_property
    def dates(self) -> frozenset[str]:
        """ISO dates it may print, with their coarser forms."""
        exact = [claim.when for claim in self.claims] + [source.published for source in self.sources] + [self.record.as_of]
        known = [found for one in exact if one for found in _PARTIAL.findall(one)]
        return frozenset(one[:length] for one in known for length in (4, 7, 10) if length <= len(one))


def check_sentence(sentence: RecordedSentence, record: Record) -> tuple[Finding, ...]:
    """What a sentence says beyond its evidence. The analyst's own are not held to it, nor those without claims and notes."""
    if sentence.kind == "analyst" or not (sentence.claims or sentence.notes):
        return ()
    support = Support(sentence, record)
    own = outside(sentence.text, (*(passage.quote for passage in support.passages), support.called))
    rest, dated = _without_dates(own)
    found = [*_dates(dated, support), *_figures(rest, support), *_names(rest, support), *_stage(rest, support)]
    if sentence.kind == "fact":
        found += _opinion(own, support)
    return tuple(found)


def check_heading(text: str, record: Record) -> tuple[Finding, ...]:
    """Whether a title or heading states a stage that no claim of the memo reports as done."""
    heading = RecordedSentence(text, "heading", tuple(claim.id for claim in record.claims), ())
    rest, _ = _without_dates(outside(text))
    return tuple(_stage(rest, Support(heading, record)))


def _finding(check: str, support: Support, what: str, level: Level = "error") -> Finding:
    note = support.sentence.notes[0] if support.sentence.notes else None
    return Finding(check, level, f"“{fold(support.sentence.text)}”: {what}.", note)


def _without_dates(text: str) -> tuple[str, list[re.Match[str]]]:
    """The text with its dates blanked, and the dates."""
    return _DATE.sub(lambda found: " " * len(found[0]), text), list(_DATE.finditer(text))


def _dates(dated: Iterable[re.Match[str]], support: Support) -> Iterator[Finding]:
    for found in dated:
        iso = found["iso"] or found["alone"] or _iso(found)
        known = iso in support.dates if found["iso"] or found["alone"] or found["year"] else _fits(iso, support.dates)
        if not known and not _printed(found, support.evidence + "\n" + support.called):
            yield _finding("date-not-in-evidence", support, f"the date “{found[0].strip()}” is not in its evidence")
        elif found["weekday"] and found["day"] and found["year"] and not _falls_on(iso, found["weekday"]):
            yield _finding("date-not-in-evidence", support, f"“{found[0].strip()}” is no such weekday")


def _iso(found: re.Match[str]) -> str:
    """The printed date in ISO form, without a year `--MM-DD`."""
    month = f"{_MONTHS.index(found['month']) + 1:02d}"
    return f"{found['year'] or '-'}-{month}" + (f"-{int(found['day']):02d}" if found["day"] else "")


def _fits(yearless: str, dates: Iterable[str]) -> bool:
    return any(one[4:] == yearless[1:] for one in dates)


def _falls_on(iso: str, weekday: str) -> bool:
    try:
        return date.fromisoformat(iso).weekday() == _WEEKDAYS.index(weekday)
    except ValueError:
        return False


def _printed(found: re.Match[str], evidence: str) -> bool:
    """Whether day, month and year all stand in the evidence, the month in any language."""
    figures = {str(int(figure)) for figure in re.findall(r"\d+", evidence)}
    wanted = [found[name] for name in ("day", "year", "alone") if found[name]]
    if found["iso"]:
        return found["iso"] in evidence
    if not all(str(int(figure)) in figures for figure in wanted):
        return False
    if not found["month"]:
        return True
    at = _MONTHS.index(found["month"])
    lowered = evidence.lower()
    return any(name.lower() in lowered for language in LANGUAGES for name in calendar(language).months[at])


def _figures(text: str, support: Support) -> Iterator[Finding]:
    known = _numbers(support)
    counts = {len(support.claims), len(support.sentence.notes), *range(1, len(support.sources) + 1)}
    for figure in _FIGURE.findall(text):
        if _plain(figure) not in known:
            yield _finding("number-not-in-evidence", support, f"the number “{figure}” is not in its evidence")
    words = calendar("en").numbers
    for word in _WORD.findall(text.lower()):
        value = words.get(word, 0)
        if value >= 2 and value == int(value) and str(int(value)) not in known and int(value) not in counts:
            yield _finding("number-not-in-evidence", support, f"the number “{word}” is not in its evidence")


def _plain(figure: str) -> str:
    """A number without the signs that part its thousands: `14,000` and `14.000` are one."""
    return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", figure).lstrip("0") or "0"


def _numbers(support: Support) -> frozenset[str]:
    """The numbers of the evidence and of names, words of the sources' languages and English read as figures."""
    text = support.evidence + "\n" + support.called
    known = {_plain(figure) for figure in _FIGURE.findall(text)}
    words = set(_WORD.findall(text.lower()))
    for language in {"en", *(source.language or "en" for source in support.sources)}:
        numbers = calendar(language).numbers.items()
        known |= {str(int(value)) for word, value in numbers if word in words and value == int(value)}
    return frozenset(known)


def _names(text: str, support: Support) -> Iterator[Finding]:
    known = {word.lower() for word in _WORD.findall(support.evidence + "\n" + support.called)}
    for found in _WORD.finditer(text):
        word = found[0]
        if not word[0].isupper() or len(word) == 1 or word.lower() in known or word in _WEEKDAYS or word in _MONTHS:
            continue
        begins = not text[: found.start()].strip(" ‘“„«(\t")
        if not begins and not any(word.lower() in _lowered(name) for name in names_of(support.claims)):
            yield _finding("name-not-in-evidence", support, f"the name “{word}” is not in its evidence")


@lru_cache(maxsize=65536)
def _lowered(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))


def _stage(text: str, support: Support) -> Iterator[Finding]:
    words = check_words(support.record.language[:2])
    if words is None:
        return
    happened = _happened(support)
    for clause in _CLAUSE.split(text):
        if words.hedges.search(clause):
            continue
        for stage, asserted in words.stages.items():
            found = asserted.pattern.search(clause)
            if found and not asserted.implied_by & happened:
                what = f"“{found[0]}” says that it happened ({stage}), no claim does"
                yield _finding("stage-stronger-than-evidence", support, what)


def _happened(support: Support) -> frozenset[str]:
    """The stages that its claims report as done; where it has no claim on a stage, those on the same partnerships."""
    own = [claim for claim in support.claims if claim.kind == "status"]
    if not own:
        keys = {claim.partnership.key for claim in support.claims}
        own = [claim for claim in support.record.claims if claim.kind == "status" and claim.partnership.key in keys]
    return frozenset(claim.value for claim in own if claim.modality == "happened")


def _opinion(text: str, support: Support) -> Iterator[Finding]:
    genres: list[str] = [claim.genre for claim in support.claims] or [source.genre for source in support.sources]
    words = check_words(support.record.language[:2])
    if genres and all(genre in VIEWS for genre in genres) and not (words and words.views.search(text)):
        yield _finding("opinion-sole-support", support, "only interviews or opinion carry it, and it does not say so")
