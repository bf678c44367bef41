"""Verb entries of languages that conjugate by endings kept as data (French, Spanish, Italian)."""

from __future__ import annotations

from collections.abc import Iterator

from pactbrief.catalog.verbs import conjugated


def conjugate(term: str, language: str) -> Iterator[tuple[str, str]]:
    """The forms of `signer`, `mettre fin à`, `se retirer de` as (tag, form), words behind the verb kept."""
    words = term.split(" ")
    lead = 1 if words[0] in {"se", "s'", "no"} and len(words) > 1 else 0
    before, verb, rest = " ".join(words[:lead]), words[lead], " ".join(words[lead + 1 :])
    for tag, form in conjugated(verb, language):
        if tag == "participle" and before:
            before = ""  # "s'est retiré de": the pronoun stands with the auxiliary
        yield tag, " ".join(part for part in (before, form, rest) if part)
