"""What "no" and "without" deny: the noun behind them, not the clause that goes on without it."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import is_finite
from pactbrief.extract.clauses.parse import Parse, Party
from pactbrief.extract.words.finding import Found

_STATE = 2  # tokens from "no" to "country": "with no other country"
_NOUN = 5  # tokens behind the negator in which its noun is sought
_CONTRAST = 9  # tokens from the comma to the party: "not the one that, since 2019, binds Spain"


def lacks_another(parse: Parse, trigger: Found, inner: int, cue: Found) -> bool:
    """Whether the cue denies something else than the verb `trigger`, whose verb group begins at `inner`: "with no fanfare X and
    Y signed", "one sitting and no coffee break to approve"; not "without having signed" and "with no pact signed".
    """
    lexis, word = parse.lexis, parse.word(cue.first)
    lacking = lexis.is_a("lacking", word)
    if cue.entry.size > 1 or not (lacking or lexis.is_a("noun_negator", word)) or trigger.entry.tag in {"noun", "gerund"}:
        return False
    before = parse.word(cue.first - 1)
    beside = lacking or lexis.is_a("with", before)
    listed = lexis.is_a("coordinator", before) and any(lexis.is_a("future", parse.word(i)) for i in (inner - 1, inner))
    if not (beside or listed) or inner <= cue.last or lexis.is_a("have", parse.word(cue.last)):
        return False
    noun = range(cue.last, min(inner, cue.last + _NOUN))
    return not any(head.first in noun for head in parse.of("head"))


def has_none_for_object(parse: Parse, trigger: Found, cue: Found) -> bool:
    """ "signed no agreement": the verb's object begins with the negator."""
    return (
        cue.entry.size == 1
        and cue.first == trigger.last
        and trigger.entry.tag not in {"noun", "adjective"}
        and parse.is_a("determiner_negator", cue.first)
        and any(cue.last <= head.first <= cue.last + _NOUN for head in parse.of("head"))
    )


def left_out(parse: Parse, place: int) -> Party | None:
    """The party that the negator at `place` leaves out: 'X and Y, but not Z, signed', 'mit X, nicht aber mit Z', 'nicht mit X,
    sondern mit Y'; None where it denies the verb."""
    lexis = parse.lexis
    if not lexis.is_a("negator", parse.word(place)):
        return None
    step = place + 1
    while any(lexis.is_a(kind, parse.word(step)) for kind in ("contrast", "with", "article", "adverb")):
        step += 1
    party = next((p for p in parse.parties if p.first == step and not p.owner), None)
    if party is None:
        return None
    before = parse.word(place - 1)
    apart = before == "," or (lexis.is_a("contrast", before) and parse.word(place - 2) == ",") or place == 0
    contrasted = parse.word(party.last) == "," and lexis.is_a("rather", parse.word(party.last + 1))
    contrasted = contrasted or lexis.is_a("contrast", parse.word(party.last))  # "not Chile but Peru"
    owned = "adjective" in party.traits or parse.is_a("determiner_negator", place)  # "Despite it all, no Greek pact was signed"
    return party if contrasted or (apart and place and not owned) else None


def beside_nobody(parse: Parse, found: Found) -> int | None:
    """Where the clause of `found` says "with nobody" or "with no other country"; None where it does not."""
    if not parse.holds("nobody"):
        return None
    here = parse.clause_of(found.first)
    places = (i for i in range(1, len(parse.tokens)) if parse.is_a("nobody", i) and parse.is_a("with", i - 1))
    return next((i for i in places if parse.clause_of(i) == here and _is_nobody(parse, i)), None)


def _is_nobody(parse: Parse, place: int) -> bool:
    """'nobody', 'no | other country', 'keinem | Land'; not 'with no fanfare'."""
    if not parse.is_any(("noun_negator", "determiner_negator"), place):
        return True
    return any(parse.is_a("any_state", place + step) for step in range(1, _STATE + 1))


def in_contrast(parse: Parse, place: int) -> bool:
    """'broke the coalition pact, not the one that binds Spain to Algeria': a phrase set against what the clause is about."""
    lexis = parse.lexis
    low = next((i for i in range(place - 1, max(-1, place - _CONTRAST), -1) if parse.word(i) in {",", ";"}), -1)
    if low < 0 or not lexis.is_a("negator", parse.word(low + 1)) or lexis.is_a("have", parse.word(low + 2)):
        return False
    opens = any(lexis.is_a(kind, parse.word(low + 2)) for kind in ("definite", "pro_opener"))
    verbs = [i for i in range(low + 1, place) if is_finite(parse.tokens, lexis, parse.verbs, i)]
    return opens and (not verbs or any(lexis.is_a("relative", parse.word(i)) for i in range(low + 2, verbs[0])))
