"""On whose word: the outlets, agencies and documents that a report rests on. Words are data (`attribution.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pactbrief.catalog.regexes import expression
from pactbrief.catalog.vocabulary import LANGUAGES, Vocabulary
from pactbrief.model.records import dataclass

Span = tuple[int, int]

_SENTENCE_END = expression(r"[.!?][\"”“»’)]*\s+(?=[\"“„«‚A-ZÀ-Þ])|[。！？]|\n\s*\n")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČ0-9][\w'’&/-]*(?:\.\w+)*"
_QUOTED = expression(r"\s?[„“«\"‚‘»](?P<name>[^„“”«»\"‚‘.,;:!?\n]{2,48})[“”»\"‘’«]")
_REACH = 130  # code points between a name and the word that makes it a source; the longest apposition seen has 100
_NAME_WORDS = 5
#: What stands before an article inside a sentence, whose capital says that it belongs to the name: "and The Post reported".
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyz,")
#: A foreign paper's name in Japanese and Korean text, in quotes or in the letters for foreign words.
_FOREIGN_NAME = expression(r"\s?[「『‘“<《]?(?P<name>[ァ-ヴー・＝A-Za-zＡ-Ｚａ-ｚ]{2,24}|(?<=[‘“<《『「])[가-힣A-Za-z ]{2,20})")
_CJK_NAME = re.compile(r"[^\W\d_ぁ-ん]*$")


class Cited(NamedTuple):
    """An outlet or a document at `start:end`, `name` as the article names it, without article and line ends."""

    start: int
    end: int
    name: str
    document: bool = False


@dataclass(frozen=True)
class Words:
    """The compiled table of one language."""

    automaton: AhoCorasick
    roles: tuple[tuple[str, ...], ...]
    table: Mapping[str, tuple[str, ...]]
    cue: re.Pattern[str]
    document: re.Pattern[str]
    after_kind: re.Pattern[str]
    heads_before: re.Pattern[str]
    heads_after: re.Pattern[str]
    spaced: bool


def cites_of(
    text: str, body: Iterable[Span], language: str | None, vocabulary: Vocabulary, publisher: str | None = None
) -> tuple[str, ...]:
    """What the article names as where its reporting comes from, in order of first mention, each once.

    Only the `body` spans count. Not its own publisher; not the people and offices that it quotes in its own name. Of two
    forms of one name ("Kyodo", "Kyodo News") the longer stays.
    """
    words = words_of(vocabulary, language)
    if words is None:
        return ()
    names = [cited.name for span in body for cited in _cited(text, span, words)]
    return _once(name for name in names if not _same_house(name, publisher))


def cited_in(
    text: str, span: Span, language: str | None, vocabulary: Vocabulary, publisher: str | None = None
) -> tuple[str, ...]:
    """The chain of outlets and documents on whose word the sentence at `span` stands: nearest first, then what that cites."""
    words = words_of(vocabulary, language)
    if words is None:
        return ()
    found = sorted(_cited(text, span, words), key=lambda cited: (cited.document, cited.start))
    return _once(cited.name for cited in found if not _same_house(cited.name, publisher))


def words_of(vocabulary: Vocabulary, language: str | None) -> Words | None:
    """The attribution words of `language`, compiled once per vocabulary; None for a language that has none."""
    return _compiled(VocabularyKey(vocabulary), language) if language in LANGUAGES else None


def _cited(text: str, span: Span, words: Words) -> Iterator[Cited]:
    """Names in a span that a cue of their own sentence makes a source."""
    piece = text[span[0] : span[1]]
    taken = 0
    for index, start, end in words.automaton.find_matches_as_indexes(piece):
        if words.spaced and not _whole_word(piece, start, end):
            continue
        for role in words.roles[index]:
            for cited in _READERS[role](piece, start, end, words):
                if cited.start >= taken and (role == "first" or cited.document or _has_cue(piece, cited, words)):
                    taken = cited.end
                    name = re.sub(r"\s+", " ", cited.name)
                    yield Cited(span[0] + cited.start, span[0] + cited.end, name, cited.document)


def _whole_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _has_cue(text: str, cited: Cited, words: Words) -> bool:
    low, high = sentence_at(text, cited.start)
    low, high = max(low, cited.start - _REACH), min(high, cited.end + _REACH)
    return any(m.end() <= cited.start or m.start() >= cited.end for m in words.cue.finditer(text, low, high))


def sentence_at(text: str, offset: int) -> Span:
    """The stretch between sentence ends around `offset`; a rough one, for words that must stand together."""
    low, high = max(0, offset - 4 * _REACH), min(len(text), offset + 4 * _REACH)
    for match in _SENTENCE_END.finditer(text, low, high):
        if match.end() <= offset:
            low = match.end()
        elif match.start() >= offset:
            return low, match.start() + 1
    return low, high


def _read_outlet(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    """A known name, with the head words behind it: "Kyodo" + "News"."""
    more = words.heads_after.match(text, end)
    end = more.end() if more else end
    yield Cited(start, end, text[start:end])


def _read_head(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    """A name by its last word: the capitalised words before it belong to it, save an article that opens it and an owner."""
    if not words.spaced:
        before = _CJK_NAME.search(text, max(0, start - 8), start)
        if before and before[0]:
            yield Cited(before.start(), end, text[before.start() : end])
        return
    before = words.heads_before.search(text[max(0, start - 60) : start])
    if before is None:
        return
    owner = max(before[0].rfind("'s "), before[0].rfind("’s ")) + 3
    begin = start - len(before[0]) + (owner if owner > 2 else 0)
    for article in words.table["articles"]:
        if text.startswith(f"{article} ", begin) and text[:begin].rstrip()[-1:] not in _INSIDE:
            begin += len(article) + 1
            break
    if begin < start:
        yield Cited(begin, end, text[begin:end])


def _read_kind(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    """What stands behind "the news agency", in quotes or as a name; an adjective may come between."""
    match = words.after_kind.match(text, end) if words.spaced else _FOREIGN_NAME.match(text, end)
    if match is not None:
        yield Cited(match.start("name"), match.end("name"), match["name"].rstrip(".,'’"))
        return
    yield from _read_quoted(text, start, end, words)


def _read_quoted(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    match = _QUOTED.match(text, end)
    if match is not None and match["name"][:1].isupper():
        yield Cited(match.start("name"), match.end("name"), match["name"])


def _read_said(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    """What stands in quotes behind an article and itself reports: "Die «Zeitung» schreibt"."""
    for cited in _read_quoted(text, start, end, words):
        if words.cue.match(text, cited.end + 2):
            yield cited


def _read_first(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    match = words.after_kind.match(text, end)
    if match is not None:
        yield Cited(match.start("name"), match.end("name"), match["name"].rstrip(".,'’"))


def _read_document(text: str, start: int, end: int, words: Words) -> Iterator[Cited]:
    """A document with a word that says which, right behind a citing cue: "citing an EU document"."""
    low = sentence_at(text, start)[0]
    for match in words.document.finditer(text, max(low, start - 80), min(len(text), end + 60)):
        if match.start("name") <= start < match.end("name"):
            yield Cited(match.start("name"), match.end("name"), match["name"], document=True)
            return


_READERS = {
    "outlet": _read_outlet,
    "head": _read_head,
    "kind": _read_kind,
    "quoted": _read_quoted,
    "said": _read_said,
    "first": _read_first,
    "document": _read_document,
}
_ROLES = (
    ("outlets", "outlet"),
    ("heads", "head"),
    ("kinds", "kind"),
    ("quoted", "quoted"),
    ("articles", "said"),
    ("firsts", "first"),
    ("documents", "document"),
)
_LISTS = (*(name for name, _ in _ROLES), "cues", "document_cues", "indefinite", "determiners", "articles", "links", "tails")


def _same_house(name: str, publisher: str | None) -> bool:
    if not publisher:
        return False
    one, other = name.casefold(), publisher.casefold()
    return one in other or other in one


def _once(names: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        folded = name.casefold()
        if any(folded in known.casefold() for known in kept):
            continue
        shorter = next((known for known in kept if known.casefold() in folded), None)
        if shorter is None:
            kept.append(name)
        else:
            kept[kept.index(shorter)] = name
    return tuple(kept)


class VocabularyKey:
    """Two vocabularies of one version are the same words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VocabularyKey) and other.vocabulary.version == self.vocabulary.version

    def __hash__(self) -> int:
        return hash(self.vocabulary.version)


@lru_cache(maxsize=16)
def _compiled(key: VocabularyKey, language: str) -> Words:
    rows = key.vocabulary.table(language, "attribution")
    table = {name: tuple(rows.get(name, ())) for name in _LISTS}
    spaced = bool(key.vocabulary.table(language, "inflection").get("boundaries", True))
    roles: dict[str, tuple[str, ...]] = {}
    for row, role in _ROLES:
        roles |= {word: (*roles.get(word, ()), role) for word in dict.fromkeys(table[row])}
    links = any_of(table["links"])
    name = rf"(?!\d+[.,]\d){_CAPITAL}(?:\s(?:(?:{links})\s){{0,2}}{_CAPITAL}){{0,{_NAME_WORDS - 1}}}"
    heads = any_of(table["heads"])
    return Words(
        AhoCorasick(list(roles), matchkind=MatchKind.LeftmostLongest),
        tuple(roles.values()),
        table,
        cue=bounded(table["cues"], spaced),
        document=_document(table, spaced),
        after_kind=expression(rf"\s(?:[a-zà-ÿ]+\s)?(?P<name>{name})"),
        heads_before=expression(rf"(?:{_CAPITAL}\s(?:(?:{links})\s)?){{1,4}}$"),
        heads_after=expression(rf"(?:\s(?:Agency|{heads})\b){{1,2}}"),
        spaced=spaced,
    )


def _document(table: Mapping[str, Sequence[str]], spaced: bool) -> re.Pattern[str]:
    cues, nouns = any_of(table["document_cues"]), any_of(table["documents"])
    if not spaced:
        return expression(rf"(?P<name>(?:[A-ZＡ-Ｚ一-龥]{{1,6}}の)?(?:{nouns}))(?=.{{0,8}}(?:{cues}))")
    indefinite, tails, links = any_of(table["indefinite"]), any_of(table["tails"]), any_of(table["links"])
    tail = rf"(?:\s(?:{tails})|\s(?:(?:{links})\s?){{1,2}}{_CAPITAL})"
    modifier = rf"(?:(?!(?:{any_of(table['determiners'])})\s)[\w'’-]+\s){{1,3}}"
    return expression(rf"(?:{cues})\s(?:(?:{indefinite})\s)?(?P<name>{modifier}(?:{nouns}){tail}*|(?:{nouns}){tail}+)(?!\w)")


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first; one that never matches where there are none."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) or r"(?!)"


def bounded(words: Iterable[str], spaced: bool) -> re.Pattern[str]:
    """`any_of` as whole words where the language parts words by spaces."""
    body = any_of(words)
    return expression(rf"(?i:(?<!\w)(?:{body})(?!\w))" if spaced else body)
