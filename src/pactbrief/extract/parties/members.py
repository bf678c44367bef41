"""Members: of a list of partners each with the date that stands beside its name: "with Georgia in March and Moldova in May"."""

from __future__ import annotations

from collections.abc import Mapping

from pactbrief.dates import DateExpression, resolve
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.dates.when import Timed
from pactbrief.extract.discourse import Parties

_BESIDE = 3  # tokens between a name and its date: "Norway, in May"


def own_dates(parse: Parse, sets: tuple[Parties, ...], anchor: str | None, ahead: bool) -> Mapping[Parties, Timed]:
    """The times of those of several `sets` whose own party has a date beside it; empty unless two have."""
    if len(sets) < 2:
        return {}
    common = set(sets[0]).intersection(*sets)
    named = {parties: _party(parse, set(parties) - common) for parties in sets}
    in_turn = _in_turn(parse, named)
    if in_turn:
        return {parties: _timed(date, anchor, ahead) for parties, date in in_turn.items()}
    for finds in (_behind, _before):
        dates = {parties: finds(parse, party) for parties, party in named.items() if party is not None}
        told = {parties: date for parties, date in dates.items() if date is not None}
        if len(told) > 1 and len({date.start for date in told.values()}) > 1:
            return {parties: _timed(date, anchor, ahead) for parties, date in told.items()}
    return {}


def _in_turn(parse: Parse, named: Mapping[Parties, Party | None]) -> Mapping[Parties, DateExpression]:
    """'with Chile and Peru in May and June respectively': as many dates in one run as partners."""
    last = max((party.last for party in named.values() if party is not None), default=0)
    dates = [d for d in parse.dates if parse.token_at(d.start) >= last]
    if None in named.values() or len(dates) != len(named):
        return {}
    if not parse.any_is("in_turn", last, len(parse.tokens)):
        return {}
    order = sorted(named, key=lambda parties: party.first if (party := named[parties]) is not None else 0)
    return dict(zip(order, dates, strict=True))


def _party(parse: Parse, codes: set[str]) -> Party | None:
    return next((p for p in parse.parties if set(p.codes) & codes), None)


def _behind(parse: Parse, party: Party) -> DateExpression | None:
    following = next((p.first for p in parse.parties if p.first >= party.last), len(parse.tokens))
    return next((d for d in parse.dates if party.last <= parse.token_at(d.start) < min(following, party.last + _BESIDE)), None)


def _before(parse: Parse, party: Party) -> DateExpression | None:
    """'in March with Georgia and in May with Moldova'."""
    if not parse.is_a("with", party.first - 1):
        return None
    return next((d for d in parse.dates if 0 <= party.first - 1 - (parse.token_at(d.end - 1) + 1) <= 1), None)


def _timed(date: DateExpression, anchor: str | None, ahead: bool) -> Timed:
    resolved = resolve(date, anchor, "future" if ahead else "past")
    return Timed(resolved.date if resolved else None, date.text)
