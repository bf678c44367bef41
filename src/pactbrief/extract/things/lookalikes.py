"""Lookalikes: words that have the form of a verb and are nouns or parts of a name."""

from __future__ import annotations

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

_MODIFIERS = 3  # words between an article and a noun that looks like a verb
_ONE = frozenset({"a", "an"})


def noun_of_verb(parse: Parse, found: Found) -> bool:
    """'règle le | sort des marins', no form of "sortir de": what has an article before it and takes no object is a noun."""
    lexis, behind = parse.lexis, parse.word(found.last)  # "a reporté le | vote sur l'accord"
    bound = found.entry.size > 1 and lexis.is_a("preposition", parse.word(found.last - 1))
    bound = bound or lexis.is_a("of", behind) or lexis.is_a("topic", behind)
    return bound and found.entry.tag == "present" and parse.is_a("article", found.first - 1)


def verb_after_all(parse: Parse, found: Found) -> bool:
    """'The text, which others may join, | calls for joint patrols': what stands behind a relative clause is no noun."""
    return parse.word(found.first - 1) == "," and parse.segment_at(found.first - 1).kind == "relative"


def name_part(parse: Parse, found: Found) -> bool:
    """'un legislador de Cabildo | Abierto': a participle with a capital behind a word with one is part of a name."""
    if found.entry.tag not in {"participle", "adjective", "past"} or found.first == 0:
        return False
    token, before = parse.tokens[found.first], parse.tokens[found.first - 1]
    printed = parse.text[token.start : token.end]
    return token.capital and before.capital and not printed.isupper() and not parse.headline


def in_a_name(parse: Parse, found: Found) -> bool:
    """English: 'the Logistic | Support | agreement', 'Mohammed | bin | Salman': a word with a capital in running text, or a
    small one between two of them that name nobody's state, belongs to a name."""
    token = parse.tokens[found.first]
    if found.first == 0 or found.entry.size > 1 or parse.headline or parse.tokens[found.first - 1].mark:
        return False
    before, behind = parse.tokens[found.first - 1], parse.tokens[found.last] if found.last < len(parse.tokens) else token
    if token.capital:
        return not parse.text[token.start : token.end].isupper()
    stated = any(p.last == found.first or p.first == found.last for p in parse.parties)
    return found.entry.tag == "base" and before.capital and behind.capital and not (stated or found.first == 1)


def noun_alike(parse: Parse, place: int) -> bool:
    """'a host nation | support agreement', 'the logistics support agreement': a base form is a noun within a name, behind "a",
    and behind "the" where the bare singular of an instrument follows."""
    if parse.lexis.language != "en":
        return False
    heads = [f for f in parse.of("head") if f.row["kind"] in {"strong", "plain"}]
    if any(f.first < place < f.last for f in heads):
        return True
    bare = any(f.first == place + 1 and not parse.word(f.last - 1).endswith("s") for f in heads)
    for step in range(1, _MODIFIERS + 1):
        word = parse.word(place - step)
        if word in _ONE or (bare and word == "the"):
            return True
        if any(parse.lexis.is_a(kind, word) for kind in ("preposition", "modal", "pronoun")) or word in {"", "to", ","}:
            return False
    return False


def aliens_in(parse: Parse) -> frozenset[str]:
    """The words of other fields in the sentence that are no part of a name: "trade", "loan"."""
    alien = parse.lexis.fields["alien"]
    if alien.isdisjoint(parse.words):
        return frozenset()
    return frozenset(
        [w for place, w in enumerate(parse.words) if w in alien and place not in parse.named and not parse.is_holding(place)]
    )


def closing_noun(parse: Parse, found: Found) -> bool:
    """'after a long delay, ...': what stands behind article and adjective and ends its phrase is a noun."""
    ends = not parse.word(found.last) or parse.tokens[found.last].mark
    return ends and found.entry.size == 1 and parse.is_a("article", found.first - 2)


def adjectival(parse: Parse, place: int) -> bool:
    """'is all but complete': a base form right behind "be" is no verb."""
    step = place - 1
    while step > 0 and (parse.is_any(("adverb", "negator"), step)):
        step -= 1
    if parse.word(step) == "but" and parse.word(step - 1) == "all":
        step -= 2
    return parse.is_a("be", step)
