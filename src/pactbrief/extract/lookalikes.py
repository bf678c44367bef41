"""Lookalikes: words of Romance languages that have the form of a verb and are nouns or parts of a name."""

from __future__ import annotations

from pactbrief.extract.finding import Found
from pactbrief.extract.parse import Parse


def noun_of_verb(parse: Parse, found: Found) -> bool:
    """'règle le | sort des marins', no form of "sortir de": what has an article before it and takes no object is a noun."""
    lexis, behind = parse.lexis, parse.word(found.last)  # "a reporté le | vote sur l'accord"
    bound = found.entry.size > 1 and lexis.is_a("preposition", parse.word(found.last - 1))
    bound = bound or lexis.is_a("of", behind) or lexis.is_a("topic", behind)
    return bound and found.entry.tag == "present" and parse.lexis.is_a("article", parse.word(found.first - 1))


def name_part(parse: Parse, found: Found) -> bool:
    """'un legislador de Cabildo | Abierto': a participle with a capital behind a word with one is part of a name."""
    if found.entry.tag not in {"participle", "adjective", "past"} or found.first == 0:
        return False
    token, before = parse.tokens[found.first], parse.tokens[found.first - 1]
    printed = parse.text[token.start : token.end]
    return token.capital and before.capital and not printed.isupper() and not parse.headline
