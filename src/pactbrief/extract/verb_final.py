"""Events of languages that put the verb last and write without gaps (Japanese, Korean).

Words and endings are data (stages.toml, cues.toml); this reader knows only their order: parties and dates stand before a
stem, its ending and what governs it behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.endings import Endings
from pactbrief.extract.events import Tables
from pactbrief.extract.mentions import Hit
from pactbrief.extract.parse import Parse
from pactbrief.extract.predicate import Sentence, Stem, Thing, modality_of, time_of
from pactbrief.extract.told import Event, Read, Silent, Spoken

_TALKS_REACH = 16  # between "talks" and the verb that says they go on
_AGREED_REACH = 6


def read_verb_final(
    parse: Parse, text: str, hits: Sequence[Hit], words: Endings, tables: Tables, memory: Memory, anchor: str | None
) -> Read:
    """The events of one sentence; `memory` takes in what it speaks of."""
    inside = [hit for hit in hits if parse.start <= hit.start and hit.end <= parse.end]
    sentence = _taken_apart(parse, text[parse.start : parse.end], inside, words)
    sets, basis = _parties(sentence.text, inside, parse.start, words, memory)
    reason = _unfit(sentence, memory) or ("" if sets else "no two parties")
    if reason:
        span = (parse.start, parse.end)
        return Read((), tuple(Silent(span, sentence.text[s.start : s.end], reason) for s in sentence.stems), ())
    for parties in sets:
        memory.speak(parties)
    found = [_event(sentence, stem, (parties, basis), tables, anchor) for stem in sentence.stems for parties in sets]
    events = {(e.parties, e.stage, e.modality, e.timed.when): e for e in found if e is not None}
    return Read(tuple(events.values()), (), (Spoken((parse.start, parse.end), sets, basis),))


def _taken_apart(parse: Parse, text: str, hits: Sequence[Hit], words: Endings) -> Sentence:
    things = _things(text, hits, parse.start, words)
    stems = _governing(_stems(text, things, words), text, words)
    return Sentence(text, parse.start, parse.dates, things, stems, words)


def _stems(text: str, things: Sequence[Thing], words: Endings) -> list[Stem]:
    found = []
    for index, start, end in words.stages.find_matches_as_indexes(text):
        row = words.stage_rows[index]
        if row["stage"] == "none" or (row.get("actor") == "parliament" and not words.parliament.search(text)):
            continue
        if row.get("object") == "talks" and not any(t.kind == "talks" and 0 <= start - t.end <= _TALKS_REACH for t in things):
            continue
        found.append(Stem(start, end, row, words.verbal.match(text, end) is not None))
    return found


def _governing(stems: list[Stem], text: str, words: Endings) -> list[Stem]:
    """Without nouns that a later stage word governs ("consider the signing"), and without what is only contrasted."""
    kept: list[Stem] = []
    for stem, later in zip(stems, [*stems[1:], None], strict=False):
        if kept and _agrees(stem, text, words):
            continue
        if later is not None and _gives_way(stem, later, text, words):
            continue
        kept.append(stem)
    return kept


def _gives_way(stem: Stem, later: Stem, text: str, words: Endings) -> bool:
    between = text[stem.end : later.start]
    if words.drops.match(between):
        return True
    return not stem.verbal and not words.breaks.search(between) and not _agrees(later, text, words)


def _agrees(stem: Stem, text: str, words: Endings) -> bool:
    """'agreed to open talks': the agreement is about what stands before it, not a text agreed."""
    return (
        stem.row["stage"] == "concluded"
        and words.agreed.search(text[max(0, stem.start - _AGREED_REACH) : stem.start]) is not None
    )


def _things(text: str, hits: Sequence[Hit], offset: int, words: Endings) -> list[Thing]:
    found = [Thing(h.start - offset, h.end - offset, "strong", h.value) for h in hits if h.kind == "instrument"]
    for index, start, end in words.heads.find_matches_as_indexes(text):
        if all(end <= thing.start or thing.end <= start for thing in found):
            found.append(Thing(start, end, str(words.head_rows[index]["kind"]), ""))
    return sorted(found, key=lambda thing: thing.start)


def _unfit(sentence: Sentence, memory: Memory) -> str:
    """Why the sentence is about no arrangement of security between states; empty if it may be."""
    text, words = sentence.text, sentence.words
    if words.asks.search(text):
        return "the sentence asks"
    alien, foreign = words.alien.search(text), words.foreign.search(text)
    if alien:
        return f"words of another field: {alien[0]}"
    if any(thing.kind == "strong" and not _trade(thing) for thing in sentence.things):
        return ""
    if foreign:
        return f"words of another field: {foreign[0]}"
    if not sentence.things:
        return "no arrangement is named"
    return "" if words.secure.search(text) or memory.last() else "no arrangement of security is named"


def _trade(thing: Thing) -> bool:
    return thing.value.endswith(("trade-agreement", "economic-partnership-agreement", "fisheries-agreement"))


def _parties(
    sentence: str, hits: Sequence[Hit], offset: int, words: Endings, memory: Memory
) -> tuple[tuple[Parties, ...], str]:
    """The partnerships of the sentence: of a coordinated run, of all two, of one with the home state, or those carried on."""
    named = [h for h in hits if h.kind == "party" and not _is_place(h, sentence, offset, words)]
    codes = list(dict.fromkeys(h.value for h in named))
    if len(codes) == 1 and words.home_code and words.home_code not in codes and words.home.search(sentence):
        codes.append(words.home_code)
    if len(codes) > 2 and words.each.search(sentence):
        return tuple(tuple(sorted((codes[0], other))) for other in codes[1:]), "named"
    if len(codes) > 2 and not (len(codes) == 3 and words.of_three.search(sentence)):
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


def _is_place(hit: Hit, sentence: str, offset: int, words: Endings) -> bool:
    return "capital" in hit.traits and words.place.match(sentence, hit.end - offset) is not None


def _run(named: Sequence[Hit], sentence: str, offset: int, words: Endings) -> list[str]:
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


def _event(sentence: Sentence, stem: Stem, partners: tuple[Parties, str], tables: Tables, anchor: str | None) -> Event | None:
    modality, cues = modality_of(sentence, stem)
    if modality is None:
        return None
    thing = min(sentence.things, key=lambda t: (t.kind == "talks", abs(t.end - stem.start)), default=None)
    timed = time_of(sentence, stem, modality, anchor)
    if stem.row["stage"] == "negotiating" and modality == "planned" and timed.when is None:
        modality = "happened"  # talks that are decided count as negotiating
    if modality == "happened" and timed.when and anchor and timed.when > anchor:
        modality = "planned"
    start = sentence.start
    return Event(
        parties=partners[0],
        stage=str(stem.row["stage"]),
        modality=modality,  # type: ignore[arg-type]
        timed=timed,
        sentence=(start, start + len(sentence.text)),
        clause=sentence.clause(stem),
        instrument=sentence.text[thing.start : thing.end] if thing else None,
        value=thing.value if thing else "",
        separate=bool(thing and thing.value and tables.kinds.get(thing.value, {}).get("own")),
        basis=partners[1],
        rule=f"verb-final; parties: {partners[1]}",
        words=(sentence.text[stem.start : stem.end], *cues),
        trigger=(start + stem.start, start + stem.end),
    )
