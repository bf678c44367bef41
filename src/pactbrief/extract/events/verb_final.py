"""Events of languages that put the verb last and write without gaps (Japanese, Korean).

Words and endings are data (stages.toml, cues.toml); this reader knows only their order: parties and dates stand before a
stem, its ending and what governs it behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.dates.reached import told_last
from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.events.events import Tables
from pactbrief.extract.events.predicate import Sentence, Stem, Thing, modality_of, time_of
from pactbrief.extract.events.sides import centre_of, joined, of_companies, sides_of, with_centre, without_offices
from pactbrief.extract.parties.told import Event, Read, Silent, Spoken
from pactbrief.extract.words.endings import Endings
from pactbrief.extract.words.mentions import Hit

_REACH = {"talks": 16, "activity": 28}  # between "talks" or "drill" and the verb that says that they go on or are held
_GAP = 4  # code points between a sentence and the next; more, and another stands between that was not worth reading
_PAIR = 2
_DAY, _MONTH = 10, 7  # signs of a date that names its day, its month
_OF_NEWCOMERS = frozenset({"proposed", "exploring", "negotiating", "rejected"})
_AGREED_REACH = 6
_ASKED = 12  # code points between the arrangement that is asked for and the asking: "協定の締結を|求めた"
_TALKED = frozenset({"negotiating", "exploring"})


def read_verb_final(
    parse: Parse, text: str, hits: Sequence[Hit], words: Endings, tables: Tables, memory: Memory, anchor: str | None
) -> Read:
    """The events of one sentence; `memory` takes in what it speaks of."""
    inside = without_offices([hit for hit in hits if parse.start <= hit.start and hit.end <= parse.end])
    sentence = _taken_apart(parse, text[parse.start : parse.end], inside, words)
    sets, basis = sides_of(sentence.text, inside, parse.start, words, memory)
    left_out = with_centre(sentence.text, inside, parse.start, words, memory) and memory.last() is not None
    if any(str(stem.row["stage"]) in _OF_NEWCOMERS for stem in sentence.stems) and words.entering.search(sentence.text):
        newcomer = joined(inside, memory)
        if newcomer is not None:
            sets, basis, left_out = (newcomer,), "named", True
        elif basis == "carried":
            sets = ()  # who is to join goes unnamed
    near = bool(sets) and (basis == "named" or parse.start - memory.recent_end < _GAP)
    left_out = left_out or _goes_on(sentence, near, sets, memory)
    reason = _unfit(sentence, memory, left_out) or ("" if sets else "no two parties")
    if not reason and of_companies(sentence.text, inside, parse.start, words) & {code for one in sets for code in one}:
        reason = "companies act"
    memory.centre = centre_of(sentence.text, inside, parse.start, words) or memory.centre
    codes = {hit.value for hit in inside if hit.kind == "party"}
    memory.pair = tuple(sorted(codes)) if len(codes) == _PAIR else None if codes else memory.pair
    if reason:
        if near and codes <= set(memory.last() or ()):
            memory.recent_end = parse.end  # it goes on about them, and says no stage
        span = (parse.start, parse.end)
        return Read((), tuple(Silent(span, sentence.text[s.start : s.end], reason) for s in sentence.stems), ())
    memory.recent_end = parse.end
    told = [(stem, parties) for stem in sentence.stems for parties in _of_stem(sentence, stem, inside, sets, memory)]
    for parties in dict.fromkeys((*sets, *(parties for _, parties in told))):
        memory.speak(parties)
    last = told_last(parse, anchor)
    found = [_event(sentence, stem, (parties, basis), tables, (anchor, last)) for stem, parties in told]
    events = {(e.parties, e.stage, e.modality, e.timed.when): e for e in found if e is not None}
    return Read(tuple(events.values()), (), (Spoken((parse.start, parse.end), sets, basis),))


def _goes_on(sentence: Sentence, near: bool, sets: tuple[Parties, ...], memory: Memory) -> bool:
    """'８月に両国の閣僚が仮署名を済ませた': a step that only the arrangement spoken of can take, which goes unnamed."""
    alone = [stem for stem in sentence.stems if stem.row.get("alone")]
    if not alone or len(alone) < len(sentence.stems) or memory.last() not in sets:
        return False
    return near or sentence.words.collective.search(sentence.text) is not None


def _of_stem(
    sentence: Sentence, stem: Stem, hits: Sequence[Hit], sets: tuple[Parties, ...], memory: Memory
) -> tuple[Parties, ...]:
    """'... 필리핀과 협정을 체결할 예정이며, 인도네시아와는 협상 중이다': a later clause may name a partner of its own."""
    low, high = sentence.clause(stem)
    own = [hit for hit in hits if low <= hit.start < high]
    if len(sets) > 1 or low == sentence.start or not with_centre(sentence.text, own, sentence.start, sentence.words, memory):
        return sets
    partner = next(hit.value for hit in own if hit.kind == "party")
    return (tuple(sorted((partner, memory.centre or sentence.words.home_code))),)


def _taken_apart(parse: Parse, text: str, hits: Sequence[Hit], words: Endings) -> Sentence:
    things = _things(text, hits, parse.start, words)
    stems = _governing(_stems(text, things, words), text, words)
    return Sentence(text, parse.start, parse.dates, things, stems, words)


def _stems(text: str, things: Sequence[Thing], words: Endings) -> list[Stem]:
    found = []
    for index, start, end in words.stages.find_matches_as_indexes(text):
        row = next((row for row in reversed(words.stage_rows[index]) if _goes_with(row, start, text, things, words)), None)
        if row is not None and row["stage"] != "none":
            found.append(Stem(start, end, row, words.verbal.match(text, end) is not None))
    return found


def _goes_with(row: Mapping[str, Any], start: int, text: str, things: Sequence[Thing], words: Endings) -> bool:
    """Whether a stage word has beside it what its row asks for: a parliament, talks that go on, drills that are held."""
    if row.get("actor") == "parliament" and not words.parliament.search(text):
        return False
    if row["stage"] == "ratified" and words.committee.search(text):
        return False  # "外務委員会は可決した": its house decides
    asked = row["stage"] == "proposed" and words.asked.search(text, 0, start) is not None
    if asked and not any(0 <= start - thing.end <= _ASKED for thing in things):
        return False  # "非核化を求めた": what is asked for is no arrangement
    wanted = row.get("object", row.get("only"))
    return wanted not in _REACH or any(t.kind == wanted and 0 <= start - t.end <= _REACH[wanted] for t in things)


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


def _unfit(sentence: Sentence, memory: Memory, left_out: bool = False) -> str:
    """Why the sentence is about no arrangement of security between states; empty if it may be.

    `left_out`: the arrangement may go unnamed ("with the Philippines they will sign next month").
    """
    text, words = sentence.text, sentence.words
    if words.asks.search(text):
        return "the sentence asks"
    alien, foreign = words.alien.search(text), words.foreign.search(text)
    if alien:
        return f"words of another field: {alien[0]}"
    if any(thing.kind in {"strong", "activity"} and not _trade(thing) for thing in sentence.things):
        return ""
    if foreign:
        return f"words of another field: {foreign[0]}"
    if not sentence.things and not left_out:
        return "no arrangement is named"
    return "" if words.secure.search(text) or memory.last() else "no arrangement of security is named"


def _trade(thing: Thing) -> bool:
    return thing.value.endswith(("trade-agreement", "economic-partnership-agreement", "fisheries-agreement"))


def _nearer_ahead(sentence: Sentence, stem: Stem, when: str | None, anchor: str | None) -> bool:
    """'9月11日発効' over an article of 12 August: a headline without a verb tells of the nearer of two days."""
    bare = stem.end == len(sentence.text.rstrip())
    if not bare or when is None or anchor is None or len(when) < _MONTH or len(anchor) != _DAY:
        return False
    ahead = time_of(sentence, stem, "planned", anchor).when
    if ahead is None or len(ahead) != len(when) or ahead <= anchor[: len(ahead)]:
        return False
    past, today, coming = (date.fromisoformat(f"{day}-01"[:_DAY]) for day in (when, anchor, ahead))
    return coming - today < today - past


def _event(
    sentence: Sentence, stem: Stem, partners: tuple[Parties, str], tables: Tables, anchors: tuple[str | None, str | None]
) -> Event | None:
    """`anchors`: the days of the article and of what was told last."""
    anchor, last = anchors
    modality, cues = modality_of(sentence, stem)
    if modality is None or (stem.row["stage"] in _TALKED and sentence.words.prospective.match(sentence.text, stem.end)):
        return None  # "방위산업 협력을 논의|할 정례 협의체": what a body is for
    thing = min(sentence.things, key=lambda t: (t.kind == "talks", abs(t.end - stem.start)), default=None)
    timed = time_of(sentence, stem, modality, anchor, last)
    if modality == "happened" and _nearer_ahead(sentence, stem, timed.when, anchor):
        modality, timed = "planned", time_of(sentence, stem, "planned", anchor)
    if stem.row["stage"] == "negotiating" and modality == "planned" and timed.when is None:
        modality = "happened"  # talks that are decided count as negotiating
    if modality == "happened" and timed.when and anchor and timed.when[: len(anchor)] > anchor[: len(timed.when)]:
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
