"""The words of status claims, compiled once per language and vocabulary: stage words, cues, instruments' heads, grammar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pactbrief.catalog import folding
from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.words import tokens as _tokens
from pactbrief.extract.words.finding import Found, found_at, matches, nominal, widest
from pactbrief.extract.words.hints import Hints
from pactbrief.extract.words.patterns import END as _END
from pactbrief.extract.words.patterns import Entry, Rows, written_out
from pactbrief.extract.words.tokens import Token, words
from pactbrief.model.records import dataclass

_TENSED = frozenset({"present", "past"})
_NOUNS = frozenset({"strong", "plain", "loose", "talks", "activity"})
_PARTING = frozenset(";:–(),")


@dataclass(frozen=True)
class Lexis:
    """Patterns of each table by their first token, suffix heads (German compounds), and word classes of the grammar.

    `ends` are the last `tail` letters of the suffixes, as many as the shortest has. `joining` words open a clause that hangs
    on another; at `parting` words and marks clauses may part.
    """

    language: str
    opening: Mapping[str, Rows]
    suffixes: tuple[tuple[str, Entry], ...]
    grammar: Classes
    gate: frozenset[str]
    telling: Hints
    capital_nouns: bool
    fields: Mapping[str, frozenset[str]]
    ends: frozenset[str]
    tail: int
    joining: frozenset[str]
    parting: frozenset[str]
    people: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def names_people(self, words: Collection[str]) -> bool:
        """Whether a text of these words may name somebody who stands for a state."""
        return not self.fields["people"].isdisjoint(words)

    def hints(self, words: frozenset[str]) -> set[str]:
        """What a sentence of these words may hold: kinds of heads, standings of stage words, cues that undo."""
        found = self.telling.of(words)
        if self.suffixes and any(self._ends(word) for word in words):
            found.add("head")
        return found

    def worth(self, words: Collection[str]) -> bool:
        """Whether a sentence of these words holds one that a stage word or a head cannot do without."""
        return not self.gate.isdisjoint(words) or (bool(self.suffixes) and any(self._ends(word) for word in words))

    def found(
        self,
        table: str,
        words: Sequence[str],
        passed_over: Callable[[], frozenset[int]],
        tokens: Callable[[], Sequence[Token]],
    ) -> list[Found]:
        """The patterns of a table ("stage", "head" or "cue") in a sentence by place, longest first; none that lies inside a
        longer one. The words `passed_over`, those of dates, may stand between the words of a pattern. `tokens` are those of
        the `words`. Both are asked for only where they decide."""
        rows, found = self.opening[table], []
        if table == "cue" or rows.may_stand_in(words):  # cues are asked for where the dates are known already
            dated = passed_over()
            found = matches(rows, words, dated)
            if dated and table == "stage":
                found = [one for one in found if not _parts_of_nothing(one, dated)]
        if self.capital_nouns:
            found = [one for one in found if not (self._no_noun if table == "head" else self._no_verb)(one, tokens())]
        if self.suffixes and table == "head":
            compounds = [(place, self.compound(word)) for place, word in enumerate(words)]
            found += [
                found_at((entry, place, place + 1, (place,)))
                for place, entry in compounds
                if entry is not None and tokens()[place].capital
            ]
        return widest(found)

    def _no_noun(self, one: Found, tokens: Sequence[Token]) -> bool:
        """'eine Vereinbarung treffen': what is written small is no noun."""
        return len(one.places) == 1 and one.row["kind"] in _NOUNS and not tokens[one.first].capital

    def _no_verb(self, one: Found, tokens: Sequence[Token]) -> bool:
        return nominal(one.entry, tokens, one.places) or self._leaves_clause(one.entry, tokens, one.places)

    def _leaves_clause(self, entry: Entry, tokens: Sequence[Token], places: tuple[int, ...]) -> bool:
        """A parted verb's particle is not sought beyond a comma with a verb of its own: "unterzeichnet, teilte X mit"."""
        if len(places) < 2:
            return False
        if not entry.parts[-1][-1].endswith(_END):  # "erklärte, beide wollten ... für nichtig erklären"
            return entry.tag in _TENSED and tokens[places[0] + 1].word == ","
        return any(tokens[i].word == "," and self.is_a("finite", tokens[i + 1].word) for i in range(places[0], places[-1]))

    def compound(self, word: str) -> Entry | None:
        """The head that `word` ends with, the longest of several."""
        if word[-self.tail :] not in self.ends:
            return None
        return next((e for s, e in self.suffixes if word.endswith(s) and len(word) > len(s)), None)

    def suffix(self, word: str) -> str:
        """The suffix of a head that `word` ends with, the longest of several; empty for none."""
        if word[-self.tail :] not in self.ends:
            return ""
        return next((s for s, _ in self.suffixes if word.endswith(s) and word != s), "")

    def _ends(self, word: str) -> bool:
        return word[-self.tail :] in self.ends and any(word.endswith(end) for end, _ in self.suffixes)

    def is_a(self, kind: str, word: str) -> bool:
        """Whether `word` (folded) belongs to the word class `kind` of the grammar."""
        return word in self.grammar[kind]


class Classes(dict[str, frozenset[str]]):
    """Word classes by name; one that the language does not have is empty."""

    def __missing__(self, kind: str) -> frozenset[str]:
        empty = self[kind] = frozenset()
        return empty


def _parts_of_nothing(one: Found, dated: frozenset[int]) -> bool:
    """'concluded last Monday that parliament expects to pass': words that mean no stage mean it without a date between."""
    return one.row["stage"] == "none" and not dated.isdisjoint(range(one.first, one.last - 1))


def lexis_of(vocabulary: Vocabulary, language: str) -> Lexis:
    """The compiled words of `language`; kept for the vocabularies used last."""
    return _compiled(_Key(vocabulary), language)


class _Key:
    """Two vocabularies of one version are the same words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.vocabulary.version == self.vocabulary.version

    def __hash__(self) -> int:
        return hash(self.vocabulary.version)


@lru_cache(maxsize=16)
def _compiled(key: _Key, language: str) -> Lexis:
    stages = key.vocabulary.table(language, "stages")
    cues = key.vocabulary.table(language, "cues")
    written = written_out(key.vocabulary, language)
    grammar = Classes({name: frozenset(rows) for name, rows in cues.get("grammar", {}).items()})
    grammar |= written.finite
    for kind, rows in grammar.items() if language == "de" else ():  # "liess", "ausserhalb", as the Swiss write
        grammar[kind] = rows | {word.replace("ß", "ss") for word in rows if "ß" in word}
    fields = {kind: frozenset(stages.get("security", {}).get(key, ())) for kind, key in _FIELDS.items()}
    people = _people(key.vocabulary)
    marks = (max(parts, key=len) for rows in people.values() for parts, _ in rows)
    fields["people"] = frozenset(marks)
    for name, kinds in _LOOKED_FOR.items():
        fields[name] = frozenset(word.rstrip("'’") for kind in kinds for word in grammar[kind])
    fields["leading"] = frozenset(word.rstrip("'’") for word in people)
    companies = key.vocabulary.taxonomy("companies")
    fields["companies"] = frozenset(words(name)[0] for name in companies["names"])
    fields["before_a_state"] = frozenset(words(name)[0] for name in companies["before_a_state"])
    membership = key.vocabulary.taxonomy("membership")
    fields["alliances"] = frozenset(code for code, row in membership.items() if row.get("alliance"))
    joining = grammar["relative"] | grammar["subordinator"] | grammar["complementiser"]
    tail = min((len(end) for end, _ in written.suffixes), default=1)
    return Lexis(
        language,
        written.opening,
        written.suffixes,
        grammar,
        written.gate,
        written.hints,
        bool(grammar.get("capital_nouns")),
        fields,
        frozenset(end[-tail:] for end, _ in written.suffixes),
        tail,
        joining,
        joining | grammar["light_coordinator"] | grammar["coordinator"] | _PARTING,
        people,
    )


#: The code whose change makes the kept names of people stale.
_MAKERS = (*(Path(str(part.__file__)) for part in (folding, _tokens)), Path(__file__))
#: Classes whose words are looked for among bare words: those that stand for a thing, or say whose it is; and houses.
_LOOKED_FOR = {
    "pronoun": ("object_pronoun", "subject_pronoun", "matter_word", "nought"),
    "owner": ("object_pronoun", "matter_word", "possessive"),
    "parliament": ("parliament",),
    "jointly": ("jointly",),
    "own_pro": ("own_pro",),
}
_FIELDS = {"security": "words", "foreign": "foreign", "alien": "alien"}


def _people(vocabulary: Vocabulary) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word of a name -> its words and whom it stands for, longest first."""

    def made() -> dict[str, Any]:
        opening: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for code, names in vocabulary.taxonomy("people").items():
            for name in names:
                parts = words(name)
                opening.setdefault(parts[0], []).append((parts, code))
        return {word: sorted(rows, key=lambda r: (-len(r[0]), r)) for word, rows in opening.items()}

    def read(plain: dict[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
        return {word: tuple([(tuple(parts), code) for parts, code in rows]) for word, rows in plain.items()}

    return vocabulary.kept("people", _MAKERS, made, read)
