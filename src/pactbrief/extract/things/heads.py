"""Heads: the words of a sentence that name an arrangement, and pro-forms that stand for one."""

from __future__ import annotations

from typing import Any, NamedTuple

from pactbrief.extract.clauses.forms import before_group
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.words.finding import Found

#: Kinds of heads that may stand before another noun and say what it is about.
_MODIFYING = frozenset({"strong", "plain", "loose", "activity"})
#: Kinds of heads that name a body: an arrangement only where states share it.
BODIES = frozenset({"body", "unit"})
_NAMES = frozenset({"strong", "plain", *BODIES})
_OPENING = 4  # tokens before a group's name that say that another arrangement follows: "a 50-year bilateral"


class Head(NamedTuple):
    """A head on the tokens `first:last`: its `kind` as the table says, `value` the instrument's id or empty, `alliance` the
    parties of a group that stands for its arrangement."""

    kind: str
    first: int
    last: int
    value: str
    alliance: tuple[str, ...] = ()


def heads_of(parse: Parse) -> list[Head]:
    """Heads in order; of overlapping ones the widest."""
    heads = parse.of("head")
    if not heads and not parse.names_alone:
        return []
    rows = [Head(f.row["kind"], f.first, _before_with(parse, f), "") for f in heads if f.last - 1 not in parse.named]
    for hit in parse.instruments:
        first, last = parse.token_at(hit.start), parse.token_at(hit.end - 1) + 1
        rows.append(Head("strong", first, last, hit.value))
    for party in parse.parties:
        if len(party.codes) > 1 and not only_modifies(parse, party):
            rows.append(Head("strong", party.first, party.last, "partnership", party.codes))
    rows += [
        Head("pro", p.last, p.last + 1, "")
        for p in parse.parties
        if p.owner and (parse.is_any(("be", "have"), p.last + 1))
        if not (p.first and parse.is_a("conjunction", p.first - 1))  # "its soldiers and Chad's have trained"
    ]
    kept: list[Head] = []
    for row in sorted(rows, key=_precedence):
        if all(row.last <= other.first or other.last <= row.first for other in kept):
            kept.append(row)
    fit = (k for k in kept if k.kind != "none" and (k.kind != "pro" or _stands_for(parse, k.last)))
    found = sorted((k for k in fit if not (_progressive(parse, k) or _names_more(parse, k))), key=lambda k: k.first)
    return _compounded(found) if parse.lexis.language == "en" else found


def _progressive(parse: Parse, head: Head) -> bool:
    """'were still | haggling': what follows a form of "be" is no noun of talks."""
    gerund = head.kind == "talks" and any(f.first == head.first and f.entry.tag == "gerund" for f in parse.of("stage"))
    return gerund and parse.any_is("be", before_group(parse, head.first) + 1, head.first)


def _names_more(parse: Parse, head: Head) -> bool:
    """'the idea | of a common currency': it says itself what it is."""
    return head.kind == "idea" and parse.is_any(("of", "for", "complementiser", "visiting"), head.last)


def only_modifies(parse: Parse, party: Party) -> bool:
    """'a new bilateral | Aukus | treaty': a group's name before the noun of another arrangement says what that is about."""
    if len(party.codes) < 2 or not any(f.first == party.last and f.row["kind"] in _NAMES for f in parse.of("head")):
        return False
    return parse.any_is("another_one", party.first - _OPENING, party.first)


def _precedence(row: Head) -> tuple[Any, ...]:
    """The widest first; of heads as wide the one that says most."""
    return (row.first - row.last, not row.alliance, not row.value, row.first, row.kind != "unit", row.kind != "body", row.kind)


def _compounded(heads: list[Head]) -> list[Head]:
    """'military cooperation | protocols', 'a joint patrol | agreement': of nouns side by side the last is what is meant."""
    joined: list[Head] = []
    for head in heads:
        before = joined[-1] if joined else None
        beside = before is not None and before.last == head.first and not before.alliance and before.kind in _MODIFYING
        if before is not None and beside and head.kind in _NAMES:
            kind = "strong" if before.kind == "strong" and head.kind not in BODIES else head.kind
            joined[-1] = Head(kind, before.first, head.last, head.value or before.value, head.alliance)
        else:
            joined.append(head)
    return joined


def _before_with(parse: Parse, found: Found) -> int:
    """Where a head ends: of 'das mit | Manila' the preposition is no part."""
    return found.last - (found.last - found.first > 1 and parse.is_a("with", found.last - 1))


def _stands_for(parse: Parse, place: int) -> bool:
    """'the first with Moldova': a pro-form counts only where its parties follow."""
    lexis = parse.lexis
    if lexis.is_a("with", parse.word(place - 1)) and any(place <= p.first <= place + 1 for p in parse.parties):
        return True  # "einen mit Moldau"
    if alike(parse, place):
        return True
    if parse.word(place - 1) == "'s" or (lexis.is_a("own_pro", parse.word(place - 1)) and _ends_phrase(parse, place)):
        return True
    return (lexis.is_a("with", parse.word(place)) or lexis.is_a("between", parse.word(place))) and any(
        place < p.first <= place + 3 for p in parse.parties
    )


def alike(parse: Parse, place: int) -> bool:
    """'one | like it', 'a twin | of it': a pro-form that says what it is like ends at the token `place`."""
    like = parse.is_a("likeness", place) or (parse.is_a("of", place) and parse.word(place - 1) != "one")
    return like and parse.is_a("object_pronoun", place + 1)


def _ends_phrase(parse: Parse, place: int) -> bool:
    """Nothing of a noun follows: 'asked for one,', 'has not renewed its own'."""
    word, before = parse.word(place), parse.word(place - 2)
    governed = parse.lexis.is_a("preposition", before) or parse.lexis.is_a("have", before) or parse.word(place - 1) != "one"
    governed = governed or any(f.last == place - 1 for f in parse.of("stage"))
    ends = not word or parse.tokens[place].mark or any(parse.token_at(d.start) in {place, place + 1} for d in parse.dates)
    return governed and ends
