"""Things: the arrangements that a sentence names, each with its noun phrase, its parties and its kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from pactbrief.extract.lexis import Found
from pactbrief.extract.parse import Parse, Party
from pactbrief.model.records import dataclass

Kind = Literal["strong", "plain", "pro", "loose", "talks", "activity", "foreign"]
_NP = 9  # tokens of a noun phrase before its head; "ten-year bilateral military cooperation framework" has seven
_TAIL = 16  # tokens after the head in which "with Japan on ..." may stand


@dataclass(frozen=True, slots=True)
class Thing:
    """An instrument, talks or form of cooperation named on the tokens `first:last`; `head` is its noun.

    `own` are the parties that its phrase names, in order; `complete`: they are all ("between A and B", "Franco-Greek").
    `behind` are parties that the phrase names without saying that they are parties. `value` is the instrument's id in the
    taxonomy, or empty; `separate`: it is an instrument beside the partnership of the same parties.
    """

    kind: Kind
    head: int
    first: int
    last: int
    tail: int
    own: tuple[str, ...]
    complete: bool
    behind: tuple[str, ...]
    value: str
    separate: bool
    definite: bool
    possessive: bool
    plural: bool
    name: str
    secure: bool
    spans: tuple[int, ...]
    names: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def find_things(parse: Parse, stages: Mapping[str, Any], kinds: Mapping[str, Any]) -> tuple[Thing, ...]:
    """All things of the sentence in order. `stages` is the table of the language, `kinds` the taxonomy of instruments."""
    security, foreign = parse.lexis.fields["security"], parse.lexis.fields["foreign"]
    things: list[Thing] = []
    for head in _heads(parse):
        things.append(_thing(parse, head, security, foreign, kinds))
    return tuple(thing for thing in things if not any(_topic_of(parse, thing, other) for other in things))


def _topic_of(parse: Parse, thing: Thing, other: Thing) -> bool:
    """'treaty | on visiting rights': what an instrument is about is no instrument of its own."""
    bare = not thing.own and not thing.value and thing.kind not in {"talks", "foreign"} and not thing.definite
    return (
        thing is not other
        and not parse.lexis.is_a("document_word", parse.word(other.head))  # "the text draws on understandings"
        and other.kind in {"strong", "plain"}
        and bare
        and other.last <= thing.first
        and thing.last <= other.tail
    )


@dataclass(frozen=True, slots=True)
class _Head:
    kind: str
    first: int
    last: int
    value: str
    alliance: tuple[str, ...] = ()


def _heads(parse: Parse) -> list[_Head]:
    """Heads in order; of overlapping ones the widest."""
    named = {place for party in parse.parties for place in range(party.first, party.last)}
    rows = [_Head(f.row["kind"], f.first, f.last, "") for f in parse.of("head") if f.last - 1 not in named]
    for hit in parse.instruments:
        first, last = parse.token_at(hit.start), parse.token_at(hit.end - 1) + 1
        rows.append(_Head("strong", first, last, hit.value))
    for party in parse.parties:
        if len(party.codes) > 1:
            rows.append(_Head("strong", party.first, party.last, "partnership", party.codes))
    rows += [
        _Head("pro", p.last, p.last + 1, "")
        for p in parse.parties
        if p.owner and (parse.lexis.is_a("be", parse.word(p.last + 1)) or parse.lexis.is_a("have", parse.word(p.last + 1)))
    ]
    kept: list[_Head] = []
    for row in sorted(rows, key=lambda r: (r.first - r.last, not r.alliance, not r.value, r.first, r.kind)):
        if all(row.last <= other.first or other.last <= row.first for other in kept):
            kept.append(row)
    fit = (k for k in kept if k.kind != "none" and (k.kind != "pro" or _stands_for(parse, k.last)))
    return sorted(fit, key=lambda k: k.first)


def _stands_for(parse: Parse, place: int) -> bool:
    """'the first with Moldova': a pro-form counts only where its parties follow."""
    lexis = parse.lexis
    if parse.word(place - 1) == "'s" or (lexis.is_a("own_pro", parse.word(place - 1)) and _ends_phrase(parse, place)):
        return True
    return (lexis.is_a("with", parse.word(place)) or lexis.is_a("between", parse.word(place))) and any(
        place < p.first <= place + 3 for p in parse.parties
    )


def _ends_phrase(parse: Parse, place: int) -> bool:
    """Nothing of a noun follows: 'asked for one,', 'has not renewed its own'."""
    word, before = parse.word(place), parse.word(place - 2)
    governed = parse.lexis.is_a("preposition", before) or parse.lexis.is_a("have", before) or parse.word(place - 1) != "one"
    governed = governed or any(f.last == place - 1 for f in parse.of("stage"))
    ends = not word or parse.tokens[place].mark or any(parse.token_at(d.start) in {place, place + 1} for d in parse.dates)
    return governed and ends


def _thing(parse: Parse, head: _Head, security: frozenset[str], foreign: frozenset[str], kinds: Mapping[str, Any]) -> Thing:
    first = _left_edge(parse, head.first)
    own, behind, complete, tail, named = _phrase_parties(parse, first, head)
    spans = tuple(range(first, head.last)) + named
    about = [parse.word(i) for i in range(first, tail) if parse.word(i)]
    separate = bool(head.value) and bool(kinds.get(head.value, {}).get("own"))
    modifiers = set(about)
    compound = parse.word(head.last - 1)
    if parse.lexis.suffixes:
        modifiers |= {w for w in foreign for word in about if len(w) > 4 and word.startswith(w)}
    topic = any(parse.lexis.is_a("topic", parse.word(i)) and not _of_time(parse, i) for i in range(head.last, tail))
    alien = bool(modifiers & foreign) or _begins_with(compound, foreign)
    span = (parse.tokens[first].start, parse.tokens[tail - 1].end)
    covered = any(span[0] <= hit.start < span[1] and not parse.lexis.is_a("soft_area", hit.value) for hit in parse.areas)
    secure = covered or head.kind == "strong" or bool(modifiers & security) or _holds(compound, security)
    if parse.lexis.suffixes:
        secure = secure or any(_holds(word, security) for word in about)
    strong = head.kind == "strong" or (secure and head.kind == "plain")
    kind: Kind = "foreign" if alien and not (secure and not separate) else ("strong" if strong else head.kind)  # type: ignore[assignment]
    if kind in {"plain", "talks", "strong"} and not head.value and _of_goods(parse, head.last, tail):
        kind = "foreign"
    if kind == "plain" and not _proper(parse, first, head.last, tail) and (topic or _own_field(parse, compound, head)):
        kind = "foreign"
    if separate and head.kind == "strong":
        kind = "strong"
    opening = parse.word(first)
    plural = parse.lexis.is_a("plural_head", compound) or parse.lexis.is_a("each", compound) or _plural(parse, compound)
    return Thing(
        kind, head.last - 1, first, head.last, tail, own, complete, behind, head.value, separate,
        parse.lexis.is_a("definite", opening), parse.lexis.is_a("possessive", opening),
        plural, _name(parse, first, head.last), secure, spans, _proper(parse, first, head.last, tail),
        _excluded(parse, tail),
    )  # fmt: skip


def _of_goods(parse: Parse, place: int, tail: int) -> bool:
    """'talks on the delivery of drones', 'ein Vertrag mit Peru über den Kauf von Jets': trade, whatever the goods."""
    lexis = parse.lexis
    for topic in range(place, min(tail, len(parse.tokens))):
        if lexis.is_a("topic", parse.word(topic)) or (topic == place and lexis.is_a("for", parse.word(topic))):
            return any(lexis.is_a("merchandise", parse.word(i)) for i in (topic + 1, topic + 2))
    return False


def _of_time(parse: Parse, place: int) -> bool:
    """'on Monday', 'on the sidelines of': when or where, not about what."""
    start = parse.tokens[place].start
    if any(d.start <= start < d.end or (d.start - start <= 12 and d.start > start) for d in parse.dates):
        return True
    return any(parse.lexis.is_a("occasion", parse.word(place + step)) for step in (1, 2, 3))


@lru_cache(maxsize=4096)
def _begins_with(word: str, stems: frozenset[str]) -> bool:
    return any(word.startswith(stem) and word != stem for stem in stems if len(stem) > 4)


@lru_cache(maxsize=4096)
def _holds(word: str, stems: frozenset[str]) -> bool:
    return any(stem in word for stem in stems if len(stem) > 5)


def _own_field(parse: Parse, compound: str, head: _Head) -> bool:
    """'Rechtshilfeabkommen': what a compound adds says the field, unless it is neutral ("Rahmenabkommen")."""
    suffix = next((s for s, _ in parse.lexis.suffixes if compound.endswith(s) and compound != s), None)
    if suffix is None:
        return False
    return not parse.lexis.is_a("neutral", compound.removesuffix(suffix))


def _excluded(parse: Parse, tail: int) -> tuple[str, ...]:
    """'... but not with Spain': with whom there is none."""
    for place in range(tail, min(tail + 3, len(parse.tokens))):
        if parse.lexis.is_a("negator", parse.word(place)) and parse.lexis.is_a("with", parse.word(place + 1)):
            run = [p for p in parse.parties if place < p.first <= place + 3]
            return run[0].codes if run else ()
    return ()


def _plural(parse: Parse, word: str) -> bool:
    return parse.lexis.language == "en" and word.endswith("s") and not word.endswith("ss")


def _left_edge(parse: Parse, head: int) -> int:
    place = head - 1
    while place >= max(0, head - _NP):
        word = parse.word(place)
        token = parse.tokens[place]
        if word == "'s":
            place -= 1
            continue
        if (token.mark and not _in_date(parse, place)) or _stops(parse, place) or _time_before(parse, place):
            break
        if parse.lexis.is_a("article", word):
            return place
        place -= 1
    return place + 1


def _in_date(parse: Parse, place: int) -> bool:
    """The full stop of "3. Mai"."""
    token = parse.tokens[place]
    return any(d.start < token.start and token.end < d.end for d in parse.dates)


def _time_before(parse: Parse, place: int) -> bool:
    """'am Montag zwei Abkommen': the day stands before the phrase, not in it as in "das am Montag geschlossene"."""
    if not parse.lexis.grammar.get("verb_last"):
        return False
    first = next((parse.token_at(d.start) for d in parse.dates if parse.token_at(d.end - 1) == place), None)
    if first is None:
        return False
    before = first if parse.lexis.is_a("preposition", parse.word(first)) else first - 1
    return parse.lexis.is_a("preposition", parse.word(before)) and not parse.lexis.is_a("article", parse.word(before - 1))


def _stops(parse: Parse, place: int) -> bool:
    word = parse.word(place)
    lexis = parse.lexis
    if any(p.first <= place < p.last for p in parse.parties):
        return False
    if any(p.first == place + 1 for p in parse.parties) and lexis.is_a("conjunction", word):
        return not any(p.last in {place, place - 1} for p in parse.parties)
    if lexis.is_a("preposition", word) or lexis.is_a("conjunction", word):
        return not (lexis.is_a("conjunction", word) and _security_pair(parse, place))
    if lexis.is_a("finite", word) or lexis.is_a("be", word) or lexis.is_a("have", word) or lexis.is_a("complementiser", word):
        return not lexis.is_a("article", word)
    return any(
        f.first == place and f.entry.tag in {"past", "present", "base", "gerund"} and f.row.get("stage") not in {None, "none"}
        for f in parse.of("stage")
    ) and not _attributive(parse, place)


def _attributive(parse: Parse, place: int) -> bool:
    """'the amended agreement', 'a newly renewed pact': an article stands before, an adverb perhaps between."""
    adverb = parse.lexis.language == "en" and parse.word(place - 1).endswith("ly")
    before = parse.word(place - 1 - adverb)
    return parse.lexis.is_a("article", before) or before == "'s"


def _security_pair(parse: Parse, place: int) -> bool:
    """'security and defence pact': the words on both sides are lower-case modifiers."""
    left, right = place - 1, place + 1
    return (
        left >= 0
        and right < len(parse.tokens)
        and not any(p.first <= left < p.last or p.first <= right < p.last for p in parse.parties)
    )


def _phrase_parties(
    parse: Parse, first: int, head: _Head
) -> tuple[tuple[str, ...], tuple[str, ...], bool, int, tuple[int, ...]]:
    before = [p for p in parse.parties if first <= p.first and p.last <= head.first]
    own: list[str] = [code for p in before for code in p.codes]
    joined = len(own) > 1 and len(before) > 1
    if head.alliance:
        own, joined = list(head.alliance), True
    after, behind, complete, tail, named = _tail(parse, head.last)
    own += [code for code in after if code not in own]
    return (
        tuple(dict.fromkeys(own)),
        tuple(behind),
        complete or joined,
        tail,
        tuple(i for p in before for i in range(p.first, p.last)) + named,
    )


def _tail(parse: Parse, start: int) -> tuple[list[str], list[str], bool, int, tuple[int, ...]]:
    """What follows the head: parties after with/between, other parties, whether they are all, where the phrase ends."""
    own: list[str] = []
    behind: list[str] = []
    named: list[int] = []
    mode, complete, place = "", False, start
    parties = {p.first: p for p in parse.parties}
    while place < min(len(parse.tokens), start + _TAIL):
        word, party = parse.word(place), parties.get(place)
        if party is not None:
            if mode in {"with", "between"} and not party.place and not _owner_of_matter(parse, party):
                own += [c for c in party.codes if c not in own]
                named += range(party.first, party.last)
                place = party.last + (1 if party.owner else 0)
                complete = complete or (mode == "between" and len(own) > 1)
                continue
            if not any(parse.lexis.is_a("model", parse.word(party.last + step)) for step in (0, 1)):
                behind += party.codes
            named += range(party.first, party.last)
            mode = "other" if mode not in {"with", "between"} else mode
            place = party.last
            continue
        beyond = _date_in_list(parse, place) if mode == "with" else None
        if beyond is not None:
            place = beyond
            continue
        mode = _mode(parse, place, word, mode)
        if mode == "stop":
            break
        place += 1
    return own, behind, complete, place, tuple(named)


def _date_in_list(parse: Parse, place: int) -> int | None:
    """'with Georgia in March and Moldova in May': where a list of partners goes on behind the date of one of them."""
    lexis = parse.lexis
    start = place + lexis.is_a("preposition", parse.word(place))
    date = next((d for d in parse.dates if parse.token_at(d.start) in {place, start}), None)
    if date is None:
        return None
    end = after = parse.token_at(date.end - 1) + 1
    while parse.word(after) == "," or lexis.is_a("listing", parse.word(after)):
        after += 1
    joined = any(lexis.is_a("conjunction", parse.word(i)) or lexis.is_a("with", parse.word(i)) for i in range(end, after))
    member = next((p for p in parse.parties if p.first == after and not p.owner), None)
    if not joined or member is None:
        return None
    behind = parse.word(member.last)
    ends = (
        not behind or parse.tokens[member.last].mark or lexis.is_a("preposition", behind) or lexis.is_a("conjunction", behind)
    )
    dated = any(parse.token_at(d.start) == member.last for d in parse.dates)
    return after if ends or dated else None  # "with France on Monday, and Senegal said ..." is no list


def _owner_of_matter(parse: Parse, party: Party) -> bool:
    """'with China's advance in mind': what the party owns is no institution that acts for it."""
    if parse.lexis.is_a("neighbouring", parse.word(party.last + party.owner)):
        return True
    ahead = (parse.word(party.last + step) for step in (1, 2, 3))
    return party.owner and not any(parse.lexis.is_a("institution", word) for word in ahead)


def _list_goes_on(parse: Parse, place: int) -> bool:
    """A comma in a list: another party follows, and behind it a comma or a conjunction."""
    after = next((p for p in parse.parties if p.first in {place + 1, place + 2}), None)
    if after is None:
        return False
    word = parse.word(after.last)
    return word == "," or parse.lexis.is_a("conjunction", word)


def _lists_parties(parse: Parse, place: int) -> bool:
    """'the trilateral of Stockholm, Helsinki and Washington'."""
    ahead = [p for p in parse.parties if place < p.first <= place + 8]
    return len(ahead) > 1 and ahead[0].first <= place + 2 and ahead[1].first - ahead[0].last <= 3


def _mode(parse: Parse, place: int, word: str, mode: str) -> str:
    lexis = parse.lexis
    if mode in {"with", "between"} and lexis.is_a("negator", word):
        return "stop"
    after = parse.tokens[place + 1] if place + 1 < len(parse.tokens) else None
    if lexis.language == "en" and lexis.is_a("conjunction", word) and after and after.word.endswith("ed") and not after.capital:
        return "stop"  # "scrapped the deal and joined a pact with"
    if lexis.is_a("conjunction", word) and not mode and lexis.is_a("with", parse.word(place + 1)):
        return "stop"  # "einen Beistandspakt | und mit Riad ein Truppenabkommen"
    if lexis.is_a("with", word):
        return "with"
    if lexis.is_a("of", word) and lexis.is_a("partner_head", parse.word(place - 1)):
        return "with"  # "a dialogue partner of the association"
    if lexis.is_a("between", word) or (lexis.is_a("of", word) and _lists_parties(parse, place)):
        return "between"
    apart = bool(lexis.grammar["comma_clauses"])
    if word == "," and not mode and not apart and lexis.is_a("with", parse.word(place + 1)):
        return mode  # "two agreements, with Chile and with Peru"
    if parse.tokens[place].mark:
        return mode if word == "," and mode in {"with", "between"} and _list_goes_on(parse, place) else "stop"
    joining = lexis.is_a("relative", word) or lexis.is_a("subordinator", word)
    if lexis.is_a("finite", word) or (joining and (not lexis.grammar.get("comma_clauses") or parse.word(place - 1) == ",")):
        return "stop"
    if any(place in f.places and f.row.get("stage") not in {None, "none"} and f.entry.tag != "noun" for f in parse.of("stage")):
        return "stop"
    if lexis.is_a("preposition", word):
        return "other"
    return mode


def _name(parse: Parse, first: int, last: int) -> str:
    """The instrument as printed, without the article and the parties before it."""
    start = first
    for place in range(first, last):
        inside = any(p.first <= place < p.last for p in parse.parties)
        if inside or parse.lexis.is_a("article", parse.word(place)) or parse.word(place) in {"'s", "'", "and"}:
            start = place + 1
        else:
            break
    start = min(start, last - 1)
    return f"{parse.tokens[start].start}:{parse.tokens[last - 1].end}"


def _proper(parse: Parse, first: int, last: int, tail: int) -> tuple[str, ...]:
    """Capitalised words of the phrase that name no party, as "Pukpuk" in "the Pukpuk treaty" or "known as Pukpuk"."""
    places = list(range(first, last)) + list(range(tail, min(tail + 5, len(parse.tokens))))
    named = {place for party in parse.parties for place in range(party.first, party.last)}
    known = parse.lexis.gate
    found = []
    for place in places:
        token = parse.tokens[place]
        called = (
            place < last
            or parse.lexis.is_a("called", parse.word(place - 1))
            or parse.lexis.is_a("called", parse.word(place - 2))
        )
        if called and token.capital and place not in named and place > 0 and token.word not in known and len(token.word) > 3:
            found.append(token.word)
    return tuple(w for w in found if not parse.lexis.is_a("article", w) and not parse.lexis.is_a("instrument_word", w))


def parties_outside(parse: Parse, things: tuple[Thing, ...]) -> tuple[Party, ...]:
    """The parties that stand in no thing's phrase."""
    if not things:
        return parse.parties
    taken = {place for thing in things for place in thing.spans}
    return tuple(p for p in parse.parties if not any(i in taken for i in range(p.first, p.last)))


def reading_of(found: Found) -> str:
    """The stage of a stage word."""
    return str(found.row.get("stage", ""))
