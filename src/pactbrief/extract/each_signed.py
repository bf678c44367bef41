"""Each signed: 'has pacts with the US, signed in 1999, and Australia, signed in 2007': partners with a participle each."""

from __future__ import annotations

from pactbrief.extract.parse import Parse, Party
from pactbrief.extract.roles import behind_with
from pactbrief.extract.things import Thing
from pactbrief.extract.triggers import Trigger

_TELLING = frozenset({"past", "participle"})
_TWO = 2


def with_each(parse: Parse, trigger: Trigger, things: tuple[Thing, ...], lead: str | None) -> tuple[str, ...]:
    """Who holds the arrangements, and the one of the partners listed of whom the participle tells; `lead` is whom the article
    is about, for a sentence that does not say who holds them. Empty where there is no such list."""
    if trigger.found.entry.tag not in _TELLING:
        return ()
    listed = [p for f in parse.of("stage") if f.entry.tag in _TELLING and (p := _right_before(parse, f.first)) is not None]
    mine = _right_before(parse, trigger.found.first)
    if len(listed) < _TWO or mine is None or not behind_with(parse, listed[0]):
        return ()
    holding = [p.codes[0] for p in parse.parties if p.last <= min(t.first for t in things) and not p.place] if things else []
    holder = holding[0] if len(holding) == 1 else None if holding else lead
    return (holder, mine.codes[0]) if holder and holder not in {code for p in listed for code in p.codes} else ()


def _right_before(parse: Parse, place: int) -> Party | None:
    """The party before the mark that opens a participle at `place`: 'Togo|, signed', 'Togo| (signed'."""
    if not parse.tokens[place - 1].mark:
        return None
    return next((p for p in parse.parties if p.last == place - 1), None)
