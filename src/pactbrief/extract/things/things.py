"""Things: the arrangements that a sentence names, each with its noun phrase, its parties and its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.discourse import organisation
from pactbrief.extract.things.field import added, beginnings, begins_with, holds, other_security, own_field, unknown_field
from pactbrief.extract.things.heads import BODIES, Head, heads_of
from pactbrief.extract.things.phrase import is_accession, joins_alliance, left_edge, phrase_parties
from pactbrief.extract.things.topics import of_goods, of_time, on_place, on_spot

Kind = Literal["strong", "plain", "pro", "loose", "talks", "activity", "idea", "foreign"]
_ADJECTIVES = 3  # tokens behind a Romance noun
_MATTER = 9  # tokens from talks to what they are on, and from there to the scheme in which somebody is to take part
_PURPOSE = 5  # tokens behind a body's noun in which it is said what it is for


class Thing(NamedTuple):
    """An instrument, talks or form of cooperation named on the tokens `first:last`; `head` is its noun.

    `own` are the parties that its phrase names, in order; `complete`: they are all ("between A and B", "Franco-Greek").
    `behind` are parties that the phrase names without saying that they are parties. `value` is the instrument's id in the
    taxonomy, or empty; `separate`: it is an instrument beside the partnership of the same parties; `body`: it is a body, which
    may act itself.
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
    body: bool = False


def find_things(parse: Parse, stages: Mapping[str, Any], kinds: Mapping[str, Any]) -> tuple[Thing, ...]:
    """All things of the sentence in order. `stages` is the table of the language, `kinds` the taxonomy of instruments."""
    security, foreign = parse.lexis.fields["security"], parse.lexis.fields["foreign"]
    read = (_thing(parse, head, security, foreign, kinds) for head in heads_of(parse))
    things = [thing for thing in read if thing is not None]
    return tuple([thing for thing in things if not _is_topic(parse, thing, things)])


def _is_topic(parse: Parse, thing: Thing, things: Sequence[Thing]) -> bool:
    """'treaty | on visiting rights': what an instrument is about is no instrument of its own."""
    if thing.body and parse.is_a("topic", thing.first - 1):
        return any(other.kind in {"strong", "plain"} and other.last == thing.first - 1 for other in things)
    if thing.value or thing.definite or thing.kind in {"talks", "foreign"}:
        return False
    return any(
        other.kind in {"strong", "plain"}
        and set(thing.own) <= set(other.own)  # "Japan's agreement on defence cooperation with Kenya"
        and other.last <= thing.first
        and thing.last <= other.tail
        and not parse.is_a("document_word", other.head)  # "the text draws on understandings"
        for other in things
    )


def _thing(
    parse: Parse, head: Head, security: frozenset[str], foreign: frozenset[str], kinds: Mapping[str, Any]
) -> Thing | None:
    first = left_edge(parse, head.first)
    own, behind, complete, tail, named = phrase_parties(parse, first, head)
    spans = tuple(range(first, head.last)) + named
    spots = () if parse.lexis.grammar["verb_last"] else range(head.last, tail)  # "their arrangement | on the river terrace"
    where = next((i for i in spots if parse.is_a("topic", i) and on_spot(parse, i)), tail)
    about = [parse.word(i) for i in range(first, where) if parse.word(i) and not _power(parse, i)]
    separate = bool(head.value) and bool(kinds.get(head.value, {}).get("own"))
    separate = separate and parse.lexis.fields["alliances"].isdisjoint(own)  # "an association agreement with NATO"
    modifiers, proper = set(about), _proper(parse, first, head.last, tail)
    compound = parse.word(head.last - 1)
    if parse.lexis.suffixes:
        modifiers |= {stem for word in about for stem in beginnings(word, foreign)}
    topic = parse.any_is("topic", head.last, tail) and any(
        parse.is_a("topic", i) and not of_time(parse, i) for i in range(head.last, tail)
    )
    affixes = added(parse, compound)
    alien = bool((modifiers & foreign) - security) or begins_with(compound, foreign) or not foreign.isdisjoint(affixes)
    span = (parse.tokens[first].start, parse.tokens[tail - 1].end)
    covered = any(
        span[0] <= hit.start < span[1]
        and not parse.lexis.is_a("soft_area", hit.value)
        and parse.word(parse.token_at(hit.start) - 1) not in foreign  # "a customs | mutual-assistance agreement"
        for hit in parse.areas
    )
    secure = covered or head.kind == "strong" or bool(modifiers & security) or holds(affixes[0], security)
    if parse.lexis.suffixes:
        secure = secure or any(holds(word, security) for word in about if word != compound)
    if separate and kinds[head.value].get("unless_secure") and modifiers & security - _soft(parse):
        separate = False
    unlike = other_security(parse, first, tail, compound)
    alien = alien or unlike
    firm = secure and not unlike and (covered or bool(parse.lexis.suffixes) or _firmly(parse, head, modifiers & security))
    body = head.kind in BODIES
    if body:
        shared = (head.kind == "unit" or covered or _of_security(parse, first, head)) and _shared(parse, first, head, own)
        head = head._replace(kind="strong" if shared else _without_owners(parse, head))
        if head.kind in BODIES:
            return None
    strong = head.kind == "strong" or (secure and head.kind == "plain")
    kind: Kind = "foreign" if alien and not (firm and not separate) else ("strong" if strong else head.kind)  # type: ignore[assignment]
    if kind in {"plain", "talks", "strong"} and not head.value and of_goods(parse, head.last, tail):
        kind = "foreign"
    elsewhere = own_field(parse, compound) or unknown_field(parse, first, head, own)
    if kind == "plain" and not proper and ((topic and not on_place(parse, head.last)) or elsewhere):
        kind = "foreign"
    if kind == "talks" and topic and not secure and not _names_more(parse, head, tail):
        kind = "foreign"  # "talks on the sea boundary"
    others = kind == "talks" and _on_membership(parse, (first, tail), (*own, *behind), affixes)
    if others or _in_scheme(parse, first, head) or (head.kind == "talks" and _within_one(parse, head.last)):
        kind = "foreign"
    if separate and head.kind == "strong":
        kind = "strong"
    if is_accession(parse, head):
        kind = "strong" if joins_alliance(parse) else "foreign"
    opening = parse.word(first)
    noun = _noun(parse, head)
    several = any(parse.lexis.is_a(kind, noun) for kind in ("plural_head", "each")) or _plural(parse, noun, opening)
    plural = several and not parse.lexis.is_a("any_of", opening)  # "ein Abkommen"
    return Thing(
        kind, head.last - 1, first, head.last, tail, own, complete, behind, head.value, separate,
        parse.lexis.is_a("definite", opening)
        or parse.is_a("such", first - 1)
        or parse.any_is("answering", first, head.first)
        or (kind == "talks" and any(parse.lexis.is_a("successor", word) for word in about)),
        parse.lexis.is_a("possessive", opening) or any(parse.is_a("whose", i) for i in (first - 1, first)),
        plural, _name(parse, first, head.last), secure, spans, proper,
        _excluded(parse, tail), body,
    )  # fmt: skip


def _power(parse: Parse, place: int) -> bool:
    """'a four-| power | pact': as many states."""
    return parse.is_a("any_state", place) and parse.is_any(("two", "three", "four", "five"), place - 1)


def _on_membership(parse: Parse, span: tuple[int, int], named: tuple[str, ...], affixes: tuple[str, str]) -> bool:
    """'accession talks with the EU', 'Beitrittsgespräche': on joining a union; with states perhaps an arrangement of theirs."""
    if not named and parse.any_is("amending", *span):
        return False  # "Verhandlungen über eine Erweiterung"
    told = parse.any_is("membership", *span) or not parse.lexis.grammar["membership"].isdisjoint(affixes)
    return told and not joins_alliance(parse) and all(map(organisation, named))


def _in_scheme(parse: Parse, first: int, head: Head) -> bool:
    """'talks on Kenya's part in the bank's arms fund', 'taking part in a second defence programme': somebody's scheme, which
    others join or leave."""
    if not parse.holds("taking_part") or not parse.holds("scheme"):
        return False
    end = next((i for i in range(head.last, len(parse.tokens)) if parse.is_a("finite", i)), len(parse.tokens))
    part = next((i for i in range(head.last, min(head.last + _MATTER, end)) if parse.is_a("taking_part", i)), end)
    if head.kind == "talks":
        return parse.any_is("scheme", part, min(part + _MATTER, end))
    return parse.any_is("taking_part", first - _ADJECTIVES, first) and parse.any_is("scheme", head.first, head.last + 2)


def _within_one(parse: Parse, place: int) -> bool:
    """'discussions | among EU leaders': talks that the members of one organisation have with one another."""
    party = next((p for p in parse.parties if p.first in {place + 1, place + 2}), None)
    if party is None or not parse.is_a("between", place) or not all(map(organisation, party.codes)):
        return False
    return parse.is_any(("collective", "institution", "belonging", "statehood"), party.last) and not parse.lists(party.last)


def _of_security(parse: Parse, first: int, head: Head) -> bool:
    """Whether what a body is called or is for is security: "a joint border commission", "ein Ausschuss für Rüstung"."""
    lexis, security = parse.lexis, parse.lexis.fields["security"]
    last = _behind_noun(parse, head.last)
    if lexis.is_a("topic", parse.word(last)) or lexis.is_a("for", parse.word(last)):
        last = min(last + _PURPOSE, len(parse.tokens))
    words = [w for w in map(parse.word, range(first, last)) if not (lexis.is_a("jointly", w) or lexis.is_a("soft_security", w))]
    return any(word in security or (bool(lexis.suffixes) and holds(word, security)) for word in words)


def _behind_noun(parse: Parse, last: int) -> int:
    """Where the adjectives of a Romance noun end: "un commandement | frontalier commun"."""
    end = last
    while parse.lexis.grammar["infinitive"] and end < min(last + _ADJECTIVES, len(parse.tokens)):
        if parse.tokens[end].mark or parse.is_any(("preposition", "finite", "conjunction", "relative"), end):
            break
        end += 1
    return end


def _shared(parse: Parse, first: int, head: Head, own: tuple[str, ...]) -> bool:
    """Whether a body is one of several states: "a joint border force", "the Polish-Lithuanian brigade"; German also "ein
    Forum für gemeinsame Sicherheit", "Oslo und Stockholm eröffneten ein Zentrum".
    """
    last = min(head.last + _PURPOSE, len(parse.tokens)) if parse.is_a("for", head.last) else head.last
    last = _behind_noun(parse, last)
    if len(own) > 1 or parse.any_is("jointly", first, last):
        return True
    low = parse.segment_at(head.last - 1).first
    before = [p for p in parse.parties if low <= p.first < first and not p.place]
    between = range(before[0].last, before[1].first) if len(before) > 1 else range(0)
    return parse.is_a("any_of", first) and bool(between) and all(map(parse.lists, between))


def _without_owners(parse: Parse, head: Head) -> str:
    """The kind of a body's noun where nobody shares it; a body, which is no thing, where it has no other."""
    return next((f.row["kind"] for f in parse.of("head") if f.last == head.last and f.row["kind"] not in BODIES), head.kind)


def _soft(parse: Parse) -> frozenset[str]:
    """Words that go with security and do not make an arrangement one of it, as "joint" or "framework"."""
    return frozenset(word for word in parse.words if parse.lexis.is_a("soft_security", word))


def _firmly(parse: Parse, head: Head, words: set[str]) -> bool:
    """Whether a head and words that make an arrangement one of security do so beside a word of another field."""
    named = head.kind == "strong" and not parse.is_a("soft_security", head.first)
    return named or any(not parse.lexis.is_a("soft_security", word) for word in words)


def _names_more(parse: Parse, head: Head, tail: int) -> bool:
    """Whether the talks are on something that has a head of its own, or on what was spoken of: "talks on a successor", "on the
    text", "on an extension", "on it"."""
    named = parse.any_is("amending", head.last, tail) or parse.any_is("object_pronoun", head.last, tail)
    named = named or any(head.last <= f.first < tail for f in parse.of("head"))
    return named or any(head.last <= parse.token_at(hit.start) < tail for hit in parse.instruments)


def _excluded(parse: Parse, tail: int) -> tuple[str, ...]:
    """'... but not with Spain': with whom there is none."""
    for place in range(tail, min(tail + 3, len(parse.tokens))) if parse.any_is("negator", tail, tail + 3) else ():
        if parse.is_a("negator", place) and parse.is_a("with", place + 1):
            run = [p for p in parse.parties if place < p.first <= place + 3]
            return run[0].codes if run else ()
    return ()


def _noun(parse: Parse, head: Head) -> str:
    """The noun of a head: its last word, but 'letters' of "letters of intent"."""
    last = parse.word(head.last - 1)
    if head.kind == "plain" and not parse.lexis.is_a("instrument_word", last):
        return next((parse.word(i - 1) for i in range(head.first + 1, head.last) if parse.is_a("of", i)), last)
    return last


def _plural(parse: Parse, word: str, opening: str) -> bool:
    lexis = parse.lexis
    if lexis.grammar["plural_end"]:  # "ihre Militärabkommen": where the noun does not change, its article tells
        bare = opening == word and not parse.headline  # "schloss Abkommen mit ..."
        same = word.endswith(tuple(lexis.grammar["alike_end"])) and (bare or lexis.is_a("plural_article", opening))
        return same or word.endswith(tuple(lexis.grammar["plural_end"]))
    return lexis.language == "en" and word.endswith("s") and not word.endswith("ss")


def _name(parse: Parse, first: int, last: int) -> str:
    """The instrument as printed, without the article and the parties before it."""
    start = first
    for place in range(first, last):
        inside = any(p.first <= place < p.last for p in parse.parties)
        if inside or parse.is_a("article", place) or parse.word(place) in {"'s", "'", "and"}:
            start = place + 1
        else:
            break
    start = min(start, last - 1)
    return f"{parse.tokens[start].start}:{parse.tokens[last - 1].end}"


def _proper(parse: Parse, first: int, last: int, tail: int) -> tuple[str, ...]:
    """Capitalised words of the phrase that name no party, as "Pukpuk" in "the Pukpuk treaty" or "known as Pukpuk"."""
    places = list(range(first, last)) + list(range(tail, min(tail + 5, len(parse.tokens))))
    named, known = parse.named, parse.lexis.gate
    found = []
    for place in places:
        token = parse.tokens[place]
        called = place < last or parse.is_a("called", place - 1) or parse.is_a("called", place - 2)
        if called and token.capital and place not in named and place > 0 and token.word not in known and len(token.word) > 3:
            found.append(token.word)
    return tuple(w for w in found if not parse.lexis.is_a("article", w) and not parse.lexis.is_a("instrument_word", w))


def parties_outside(parse: Parse, things: tuple[Thing, ...]) -> tuple[Party, ...]:
    """The parties that stand in no thing's phrase."""
    if not things:
        return parse.parties
    taken = {place for thing in things for place in thing.spans}
    return tuple(p for p in parse.parties if not any(i in taken for i in range(p.first, p.last)))
