"""Topics: what "on ..." behind an instrument says: what it is about, or only when and where."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse


def of_goods(parse: Parse, place: int, tail: int) -> bool:
    """'talks on the delivery of drones', 'ein Vertrag mit Peru über den Kauf von Jets': trade, whatever the goods."""
    lexis = parse.lexis
    if not parse.any_is("merchandise", place + 1, tail + 2):
        return False
    for topic in range(place, min(tail, len(parse.tokens))):
        if lexis.is_a("topic", parse.word(topic)) or (topic == place and lexis.is_a("for", parse.word(topic))):
            return any(lexis.is_a("merchandise", parse.word(i)) for i in (topic + 1, topic + 2))
    return False


def on_place(parse: Parse, place: int) -> bool:
    """'signed a pact on Trincomalee that lets warships refuel there': a name tells no field; an area in the sentence does."""
    lexis, here = parse.lexis, place + 1
    named = lexis.is_a("topic", parse.word(place)) and parse.tokens[here : here + 1] and parse.tokens[here].capital
    plain = named and here not in parse.named and parse.word(here) not in lexis.gate and lexis.language == "en"
    return bool(plain and parse.areas)


def of_time(parse: Parse, place: int) -> bool:
    """'on Monday', 'on the sidelines of': when or where, not about what."""
    start = parse.tokens[place].start
    if any(d.start <= start < d.end or (d.start - start <= 12 and d.start > start) for d in parse.dates):
        return True
    return on_spot(parse, place)


def on_spot(parse: Parse, place: int) -> bool:
    """'on the sidelines of', 'am Rande': where something happens that is told beside."""
    return parse.any_is("occasion", place + 1, place + 4)
