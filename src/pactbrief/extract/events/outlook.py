"""Outlook: sentences on what may come of a partnership that say no stage. Verbatim, rare, only of partnerships read about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.context import Context
from pactbrief.extract.events.claims import claim_id
from pactbrief.extract.parties.told import Event
from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.source import Source

#: A sentence for a memo must be quotable: shorter ones say too little, longer ones too much.
_SHORTEST, _LONGEST = 60, 240
_MOST = 2  # per partnership and article


def outlook_claims(source: Source, context: Context, parses: Sequence[Parse], events: Iterable[Event]) -> tuple[Claim, ...]:
    """At most two claims of kind outlook a partnership, in reading order; value and evidence are the sentence itself."""
    told = {event.sentence for event in events}
    known = {event.parties for event in events}
    found: dict[Partnership, list[Claim]] = {}
    for taken in parses if known else ():
        if (taken.start, taken.end) in told or not _SHORTEST <= taken.end - taken.start <= _LONGEST:
            continue
        about = [p for p in context.partnerships_in(taken.start, taken.end) or _before(context, taken) if p.parties in known]
        if len(about) == 1 and _looks_ahead(taken):
            found.setdefault(about[0], []).append(_claim(source, about[0], taken))
    return tuple(claim for rows in found.values() for claim in islice(rows, _MOST))


def _before(context: Context, taken: Parse) -> tuple[Partnership, ...]:
    """What was spoken of last, where the sentence takes it up ("the pact could ...") and names nobody else."""
    if not any(_taken_up(taken, head.last - 1) for head in taken.of("head") if head.row["kind"] in {"strong", "plain"}):
        return ()
    earlier = [topic for topic in context.topics if topic.end <= taken.start]
    last = earlier[-1].partnerships if earlier else ()
    named = {code for party in taken.parties if not party.place for code in party.codes}
    return last if len(last) == 1 and named <= set(last[0].parties) else ()


def _taken_up(taken: Parse, head: int) -> bool:
    return any(taken.lexis.is_a("definite", taken.word(place)) for place in range(max(0, head - 3), head))


def _looks_ahead(taken: Parse) -> bool:
    """A plain statement with a word of expectation and no denial."""
    if taken.question or taken.headline or taken.holds("negator"):
        return False
    return any(cue.row.get("outlook") for cue in taken.of("cue"))


def _claim(source: Source, partnership: Partnership, taken: Parse) -> Claim:
    passage = source.passage(taken.start, taken.end)
    cue = next(c for c in taken.of("cue") if c.row.get("outlook"))
    words = " ".join(taken.word(i) for i in cue.places)
    return Claim(
        id=claim_id(source, (partnership.key, "outlook", passage.quote), (taken.start, taken.end)),
        source=source.id,
        partnership=partnership,
        kind="outlook",
        value=passage.quote,
        modality="possible",
        when=None,
        evidence=(passage,),
        genre=source.genre_at(taken.start),
        detail=passage,
        rule="outlook: expectation without a stage",
        words=(words,),
    )
