"""Verb entries of languages that conjugate by endings kept as data (French, Spanish, Italian)."""

from __future__ import annotations

from collections.abc import Iterator

from pactbrief.catalog.verbs import conjugated, conjugation


def conjugate(term: str, language: str) -> Iterator[tuple[str, str]]:
    """The forms of `signer`, `mettre fin à`, `se retirer de`, `retirarse de` as (tag, form), words behind the verb kept."""
    words = term.split(" ")
    lead = 1 if words[0] in {"se", "s'", "no"} and len(words) > 1 else 0
    before, verb, rest = " ".join(words[:lead]), words[lead], " ".join(words[lead + 1 :])
    plain, clitic = _reflexive(verb, language)
    if clitic:
        yield "base", f"{verb} {rest}".strip()
    for tag, form in conjugated(plain, language):
        pronoun = "" if tag == "participle" else clitic or before  # "s'est retiré de": it stands with the auxiliary
        own = f"{pronoun}{form}" if pronoun.endswith("'") else f"{pronoun} {form}"
        yield tag, f"{own} {rest}".strip()


def _reflexive(verb: str, language: str) -> tuple[str, str]:
    """The verb without its reflexive pronoun, and the pronoun as it stands before a finite form; none where it has none."""
    if verb in conjugation(language).get("irregular", {}):
        return verb, ""
    if verb.startswith("s'"):
        return verb.removeprefix("s'"), "s'"
    for ending, whole in (("rse", "r"), ("rsi", "re")):
        if verb.endswith(ending):
            return verb.removesuffix(ending) + whole, "se" if ending == "rse" else "si"
    return verb, ""
