"""Events of languages that put the verb last and write without gaps (Japanese, Korean): a stem, then what follows decides.

"署名した" has happened, "署名する見通しだ" may, "署名せず" has not. Words and endings are data (stages.toml, cues.toml); this
reader knows only their order: parties and dates before the stem, its ending and the cues behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.dates import DateExpression, resolve
from pactbrief.extract.attribution import VocabularyKey, any_of
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.events import Event, Read, Silent, Spoken, Tables
from pactbrief.extract.mentions import Hit
from pactbrief.extract.parse import Parse
from pactbrief.extract.when import NO_TIME, Timed

_NOMINAL_REACH = 34  # code points behind a stem used as a noun in which its predicate's cue stands
_VERBAL_REACH = 26
_TALKS_REACH = 16  # between "talks" and the verb that says they go on
_QUOTED_DATE = 22  # a date further from the stem than this belongs to "he said on the 4th that ..."


@dataclass(frozen=True)
class Words:
    """The compiled tables of a language: each automaton with the rows of its words."""

    stages: AhoCorasick
    stage_rows: tuple[Mapping[str, Any], ...]
    heads: AhoCorasick
    head_rows: tuple[str, ...]
    cues: AhoCorasick
    cue_rows: tuple[Mapping[str, Any], ...]
    before: re.Pattern[str]
    before_rows: Mapping[str, Mapping[str, Any]]
    verbal: re.Pattern[str]
    breaks: re.Pattern[str]
    drops: re.Pattern[str]
    agreed: re.Pattern[str]
    reported: re.Pattern[str]
    asks: re.Pattern[str]
    continued: re.Pattern[str]
    goes_on: re.Pattern[str]
    each: re.Pattern[str]
    also: re.Pattern[str]
    past: re.Pattern[str]
    place: re.Pattern[str]
    coordinated: re.Pattern[str]
    attribute: re.Pattern[str]
    parliament: re.Pattern[str]
    foreign: re.Pattern[str]
    alien: re.Pattern[str]
    secure: re.Pattern[str]
    home: re.Pattern[str]
    home_code: str


@dataclass(frozen=True, slots=True)
class _Stem:
    """A stage word at `start:end` of the sentence; `verbal` where an ending stands right behind it."""

    start: int
    end: int
    row: Mapping[str, Any]
    verbal: bool


@dataclass(frozen=True, slots=True)
class _Thing:
    """What the sentence speaks of: an instrument or talks at `start:end`; `value` of the taxonomy where it is known."""

    start: int
    end: int
    kind: str
    value: str


def read_verb_final(
    parse: Parse, text: str, hits: Sequence[Hit], words: Words, tables: Tables, memory: Memory, anchor: str | None
) -> Read:
    """The events of one sentence; `memory` takes in what it speaks of."""
    sentence = text[parse.start : parse.end]
    inside = [hit for hit in hits if parse.start <= hit.start and hit.end <= parse.end]
    things = _things(sentence, inside, parse.start, words)
    stems = _governing(_stems(sentence, things, words), sentence, words)
    sets, basis = _parties(sentence, inside, parse.start, words, memory)
    reason = _unfit(sentence, things, words, memory)
    if reason or not sets:
        reason = reason or "no two parties"
        silent = tuple(Silent((parse.start, parse.end), sentence[s.start : s.end], reason) for s in stems)
        return Read((), silent, ())
    for parties in sets:
        memory.speak(parties)
    spoken = Spoken((parse.start, parse.end), sets, basis)
    events = [
        event
        for stem in stems
        for parties in sets
        if (event := _event(parse, sentence, stem, stems, things, (parties, basis), words, tables, anchor))
    ]
    return Read(tuple({(e.parties, e.stage, e.modality, e.timed.when): e for e in events}.values()), (), (spoken,))


def _stems(sentence: str, things: Sequence[_Thing], words: Words) -> list[_Stem]:
    found = []
    for index, start, end in words.stages.find_matches_as_indexes(sentence):
        row = words.stage_rows[index]
        if row["stage"] == "none" or (row.get("actor") == "parliament" and not words.parliament.search(sentence)):
            continue
        if row.get("object") == "talks" and not any(t.kind == "talks" and 0 <= start - t.end <= _TALKS_REACH for t in things):
            continue
        found.append(_Stem(start, end, row, words.verbal.match(sentence, end) is not None))
    return found


def _governing(stems: list[_Stem], sentence: str, words: Words) -> list[_Stem]:
    """Without nouns that a later stage word governs ("consider the signing"), and without what is only contrasted."""
    kept: list[_Stem] = []
    for place, stem in enumerate(stems):
        later = stems[place + 1] if place + 1 < len(stems) else None
        if kept and _agrees(stem, sentence, words):
            continue
        if later is not None:
            between = sentence[stem.end : later.start]
            if words.drops.match(between):
                continue
            if not stem.verbal and not words.breaks.search(between) and not _agrees(later, sentence, words):
                continue
        kept.append(stem)
    return kept


def _agrees(stem: _Stem, sentence: str, words: Words) -> bool:
    """'agreed to open talks': the agreement is about what stands before it, not a text agreed."""
    return bool(stem.row["stage"] == "concluded" and words.agreed.search(sentence[max(0, stem.start - 6) : stem.start]))


def _things(sentence: str, hits: Sequence[Hit], offset: int, words: Words) -> list[_Thing]:
    found = [_Thing(h.start - offset, h.end - offset, "strong", h.value) for h in hits if h.kind == "instrument"]
    for index, start, end in words.heads.find_matches_as_indexes(sentence):
        if all(end <= thing.start or thing.end <= start for thing in found):
            found.append(_Thing(start, end, words.head_rows[index], ""))
    return sorted(found, key=lambda thing: thing.start)


def _unfit(sentence: str, things: Sequence[_Thing], words: Words, memory: Memory) -> str:
    """Why the sentence is about no arrangement of security between states; empty if it may be."""
    if words.asks.search(sentence):
        return "the sentence asks"
    alien = words.alien.search(sentence)
    if alien:
        return f"words of another field: {alien[0]}"
    if any(thing.kind == "strong" and not _trade(thing) for thing in things):
        return ""
    foreign = words.foreign.search(sentence)
    if foreign:
        return f"words of another field: {foreign[0]}"
    if not things:
        return "no arrangement is named"
    return "" if words.secure.search(sentence) or memory.last() else "no arrangement of security is named"


def _trade(thing: _Thing) -> bool:
    return thing.value.endswith(("trade-agreement", "economic-partnership-agreement", "fisheries-agreement"))


def _parties(sentence: str, hits: Sequence[Hit], offset: int, words: Words, memory: Memory) -> tuple[tuple[Parties, ...], str]:
    """The partnerships of the sentence: of a coordinated run, of all two, of one with the home state, or those carried on."""
    named = [h for h in hits if h.kind == "party" and not _is_place(h, sentence, offset, words)]
    codes = list(dict.fromkeys(h.value for h in named))
    if len(codes) == 1 and words.home_code and words.home_code not in codes and words.home.search(sentence):
        codes.append(words.home_code)
    if len(codes) > 2 and words.each.search(sentence):
        return tuple(tuple(sorted((codes[0], other))) for other in codes[1:]), "named"
    if len(codes) > 2:
        codes = _run(named, sentence, offset, words) or codes[:2]
    if len(codes) > 1:
        return (tuple(sorted(codes)),), "named"
    carried = memory.last_with(tuple(codes)) if codes else memory.last()
    if carried is None and codes and words.also.match(sentence, named[0].end - offset):
        carried = _with_the_usual(codes[0], memory)
    return ((carried,) if carried else ()), "carried"


def _with_the_usual(code: str, memory: Memory) -> Parties | None:
    """'With Korea, too': with the party that the partnerships spoken of so far have in common."""
    counted = Counter(known for parties in memory.spoken for known in parties if known != code)
    usual = counted.most_common(1)
    return tuple(sorted((code, usual[0][0]))) if usual and usual[0][1] > 1 else None


def _is_place(hit: Hit, sentence: str, offset: int, words: Words) -> bool:
    return "capital" in hit.traits and words.place.match(sentence, hit.end - offset) is not None


def _run(named: Sequence[Hit], sentence: str, offset: int, words: Words) -> list[str]:
    """The first run of parties with nothing but joining words between them."""
    runs: list[list[str]] = []
    last: Hit | None = None
    for hit in named:
        near = last is not None and words.coordinated.fullmatch(sentence[last.end - offset : max(last.end, hit.start) - offset])
        if near and runs:
            runs[-1] += [hit.value] if hit.value not in runs[-1] else []
        else:
            runs.append([hit.value])
        last = hit
    return next((run for run in runs if len(run) > 1), [])


def _event(
    parse: Parse, sentence: str, stem: _Stem, stems: Sequence[_Stem], things: Sequence[_Thing],
    partners: tuple[Parties, str], words: Words, tables: Tables, anchor: str | None,
) -> Event | None:  # fmt: skip
    modality, cues = _modality(sentence, stem, stems, words)
    if modality is None:
        return None
    thing = min(things, key=lambda t: (t.kind == "talks", abs(t.end - stem.start)), default=None)
    timed = _time(parse, sentence, stem, stems, modality, words, anchor)
    if stem.row["stage"] == "negotiating" and modality == "planned" and timed.when is None:
        modality = "happened"  # talks that are decided count as negotiating
    if modality == "happened" and timed.when and anchor and timed.when > anchor:
        modality = "planned"
    start = parse.start
    return Event(
        parties=partners[0],
        stage=str(stem.row["stage"]),
        modality=modality,  # type: ignore[arg-type]
        timed=timed,
        sentence=(parse.start, parse.end),
        clause=_clause(parse, sentence, stem, words),
        instrument=sentence[thing.start : thing.end] if thing else None,
        value=thing.value if thing else "",
        separate=bool(thing and thing.value and tables.kinds.get(thing.value, {}).get("own")),
        basis=partners[1],
        rule=f"verb-final; parties: {partners[1]}",
        words=(sentence[stem.start : stem.end], *cues),
        trigger=(start + stem.start, start + stem.end),
    )


def _clause(parse: Parse, sentence: str, stem: _Stem, words: Words) -> tuple[int, int]:
    low, high = 0, len(sentence)
    for match in words.breaks.finditer(sentence):
        if match.end() <= stem.start:
            low = match.end()
        elif match.start() >= stem.end:
            high = match.end()
            break
    return parse.start + low, parse.start + high


def _modality(sentence: str, stem: _Stem, stems: Sequence[_Stem], words: Words) -> tuple[str | None, tuple[str, ...]]:
    """What the ending of the stem and the cues behind it say, inner before outer; None where it is no event."""
    window = _window(sentence, stem, stems, words)
    modality: str | None = None
    said: list[str] = []
    done = False
    for index, start, end in words.cues.find_matches_as_indexes(sentence[stem.end : stem.end + window + 12]):
        row = words.cue_rows[index]
        if done:
            break
        if start > window or (modality == "happened" and row["force"] in {"planned", "announced"}):
            continue
        if row["force"] == "none":
            if modality is None and start == 0:
                return None, ()
            continue
        modality = _combined(modality, str(row["force"]), stem)
        said.append(sentence[stem.end + start : stem.end + end])
        # "which they signed ..." is done whatever becomes of the noun that follows
        done = start <= 1 and row["force"] == "happened" and not words.goes_on.match(sentence, stem.end + end)
    before = words.before.search(sentence[max(0, stem.start - 30) : stem.start])
    if before is not None:
        row = words.before_rows[before[0]]
        if not (row.get("weak") and modality == "happened") and modality in {None, "happened", "planned"}:
            modality = str(row["force"]) if not row.get("weak") or modality is None else modality
            said.append(before[0])
    return modality or _unsaid(sentence, stem, stems, words), tuple(said)


def _unsaid(sentence: str, stem: _Stem, stems: Sequence[_Stem], words: Words) -> str | None:
    """No ending of its own: a headline's noun has happened; a clause that goes on takes the tense of what it goes on to."""
    if not sentence[stem.end :].strip("。．.」』 "):
        return "happened"
    if not words.continued.match(sentence, stem.end):
        return None
    if words.past.search(sentence):
        return "happened"
    later = next((s for s in stems if s.start > stem.start), None)
    return _modality(sentence, later, stems, words)[0] if later is not None else None


def _combined(inner: str | None, force: str, stem: _Stem) -> str:
    if force == "announced":
        force = "happened" if stem.row.get("negative") else "planned"
    if inner is None or (inner == "planned" and force == "happened" and stem.row["stage"] == "negotiating"):
        return force
    if force == "denied":
        return "possible" if inner == "denied" else "denied"
    if force == "possible":
        return "denied" if inner == "denied" else "possible"
    if inner == "planned" and force == "happened" and stem.row.get("negative"):
        return "happened"
    return inner


def _window(sentence: str, stem: _Stem, stems: Sequence[_Stem], words: Words) -> int:
    """How far behind the stem its own predicate goes on, in code points."""
    reach = _VERBAL_REACH if stem.verbal else _NOMINAL_REACH
    later = [s.start - stem.end for s in stems if s.start > stem.start]
    pause = words.breaks.search(sentence, stem.end)
    ends = [reach, len(sentence) - stem.end, *later[:1]]
    if pause is not None:
        ends.append(pause.end() - stem.end)
    return max(1, min(ends))


def _time(
    parse: Parse, sentence: str, stem: _Stem, stems: Sequence[_Stem], modality: str, words: Words, anchor: str | None
) -> Timed:
    chosen = _date(parse, sentence, stem, stems, modality, words)
    if chosen is None:
        return NO_TIME
    resolved = resolve(chosen, anchor, "future" if modality in {"planned", "possible"} else "past")
    return Timed(resolved.date if resolved else None, chosen.text)


def _date(
    parse: Parse, sentence: str, stem: _Stem, stems: Sequence[_Stem], modality: str, words: Words
) -> DateExpression | None:
    """The nearest date before the stem with no other stage word between; behind it only where the stem is a noun."""
    usable = [d for d in parse.dates if not _only_attribute(d, parse, sentence, words)]
    before = [d for d in usable if d.end - parse.start <= stem.start]
    before = [d for d in before if not any(d.end - parse.start <= s.start < stem.start for s in stems)]
    if before:
        nearest = before[-1]
        far = stem.start - (nearest.end - parse.start) > _QUOTED_DATE
        done = modality == "happened" and stem.row.get("negative")
        said = words.reported.search(sentence, stem.end) is not None and modality != "denied"
        return None if said and far and not done and len(before) == 1 else nearest
    window = _window(sentence, stem, stems, words)
    behind = [d for d in usable if stem.end <= d.start - parse.start < stem.end + window]
    return behind[0] if behind and not stem.verbal else None


def _only_attribute(date: DateExpression, parse: Parse, sentence: str, words: Words) -> bool:
    """'last year's agreement': a coarse date that only says which."""
    return date.precision != "day" and words.attribute.match(sentence, date.end - parse.start) is not None


def words_of(vocabulary: Vocabulary, language: str) -> Words:
    """The compiled tables of `language`, kept for the vocabularies used last."""
    return _compiled(VocabularyKey(vocabulary), language)


@lru_cache(maxsize=8)
def _compiled(key: VocabularyKey, language: str) -> Words:
    stages = key.vocabulary.table(language, "stages")
    cues = key.vocabulary.table(language, "cues")
    grammar = cues.get("grammar", {})
    stage_words = dict(_terms(stages.get("stage", ()), "nouns"))
    head_words = {word: str(row["kind"]) for word, row in _terms(stages.get("head", ()), "nouns")}
    rows = list(cues.get("cue", ()))
    behind = dict(_terms((r for r in rows if r["reach"] != "next"), "phrases"))
    ahead = dict(_terms((r for r in rows if r["reach"] == "next"), "phrases"))
    security, home = stages.get("security", {}), stages.get("home", {})
    spoken = {name: re.compile(any_of(grammar.get(name, ()))) for name in ("place", "parliament", "drops", "attribute", "continued", "each", "also", "goes_on")}
    return Words(
        *_automaton(stage_words), *_automaton(head_words), *_automaton(behind),
        before=re.compile(any_of(ahead)),
        before_rows=ahead,
        verbal=re.compile(_pattern(grammar, "verbal")),
        breaks=re.compile(_pattern(grammar, "breaks")),
        drops=spoken["drops"],
        agreed=re.compile(_pattern(grammar, "agreed")),
        reported=re.compile(_pattern(grammar, "reported")),
        asks=re.compile(_pattern(grammar, "asks")),
        continued=spoken["continued"],
        goes_on=spoken["goes_on"],
        each=spoken["each"],
        also=spoken["also"],
        past=re.compile(_pattern(grammar, "past")),
        place=spoken["place"],
        coordinated=re.compile(f"(?:{any_of(grammar.get('coordinators', ()))}){{0,3}}"),
        attribute=spoken["attribute"],
        parliament=spoken["parliament"],
        foreign=re.compile(any_of(security.get("foreign", ()))),
        alien=re.compile(any_of(security.get("alien", ()))),
        secure=re.compile(any_of(security.get("words", ()))),
        home=re.compile(any_of(home.get("words", ()))),
        home_code="".join(home.get("code", ())[:1]),
    )  # fmt: skip


def _terms(rows: Any, field: str) -> Iterator[tuple[str, Any]]:
    for row in rows:
        for word in row.get(field, ()):
            yield word, row


def _automaton(words: Mapping[str, Any]) -> tuple[AhoCorasick, tuple[Any, ...]]:
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


def _pattern(grammar: Mapping[str, Any], name: str) -> str:
    """A grammar entry whose rows are patterns, as one alternation; never matching where there is none."""
    return "|".join(f"(?:{row})" for row in grammar.get(name, ())) or r"(?!)"
