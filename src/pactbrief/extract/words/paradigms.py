"""Inflection of verbs when the vocabulary is loaded: surface forms with what each says of tense.

Tags: `base` (infinitive or plural present), `zu` (German infinitive with zu inside), `present` (finite), `past` (finite),
`participle`, `gerund`. A form that is both past and participle is tagged `past`; the auxiliaries around it decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from pactbrief.catalog.verbs import conjugated, conjugation

Inflected = tuple[str, str]  # tag, surface form; " .. " in a form stands for a gap
_VOWELS = "aeiou"
_UNSTRESSED = ("be", "ver", "er", "ent", "emp", "zer", "ge", "miss", "unter", "über", "wider", "hinter")


def inflect(term: str, language: str) -> Iterator[Inflected]:
    """The forms of a verb entry: `sign`, `strike/struck` (past, participle), `put/put .. on hold`, `ab|schließen/...`."""
    paradigm = _PARADIGMS.get(language)
    if paradigm is None:
        yield from conjugate(term, language)
    else:
        yield from paradigm(term)


def _english(term: str) -> Iterator[Inflected]:
    head, _, rest = term.partition(" ")
    base, *parts = head.split("/")
    tail = f" {rest}" if rest else ""
    past = parts[0] if parts else _past(base)
    yield "base", base + tail
    yield "present", _third(base) + tail
    yield "past", past + tail
    for participle in parts[1:]:
        yield "participle", participle + tail
    yield "gerund", _gerund(base, past) + tail


def _third(base: str) -> str:
    if base in {"have", "be", "do"}:
        return {"have": "has", "be": "is", "do": "does"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _gerund(base: str, past: str) -> str:
    if past.endswith("ed") and not base.endswith("e") and past[:-2].startswith(base):
        return past[:-2] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee") and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def _doubles(base: str) -> bool:
    """One syllable that ends consonant, vowel, consonant: scrap, drop, put."""
    syllables = sum(1 for i, c in enumerate(base) if c in _VOWELS and (i == 0 or base[i - 1] not in _VOWELS))
    return (
        syllables == 1
        and len(base) > 2
        and base[-1] not in "aeiouwxy"
        and base[-2] in _VOWELS
        and (base[-3] not in _VOWELS or base.startswith("qu"))
    )


def _german(term: str) -> Iterator[Inflected]:
    head, _, rest = term.partition(" ")
    prefix, bar, core = head.rpartition("|")
    base, *parts = core.split("/")
    if not bar:
        prefix = ""
    for tag, form in _german_forms(base, parts):
        if tag in {"present", "past"}:
            yield tag, _arranged(form, rest, prefix)
            if prefix or rest:  # verb last: "dass Rom das Abkommen aufkündigt"
                yield tag, _behind(rest, prefix + form)
        elif tag == "base":
            joined = prefix + form
            yield tag, _behind(rest, joined)
            if prefix or rest:  # the plural: "Rom und Paris kündigen das Abkommen auf"
                yield "present", _arranged(form, rest, prefix)
            if prefix:
                yield "zu", _behind(rest, f"{prefix}zu{form}")
        else:
            yield tag, _behind(rest, prefix + form)


def _arranged(form: str, rest: str, prefix: str) -> str:
    rest = rest.removeprefix(".. ")
    tail = " .. ".join(part for part in (rest, f"{prefix}$" if prefix else "") if part)
    return f"{form} .. {tail}" if tail else form


def _behind(rest: str, form: str) -> str:
    """The verb at the end of its clause: what goes with it stands before, not always next to it."""
    rest = rest.removeprefix(".. ")
    return f"{rest} .. {form}" if rest else form


def _german_forms(base: str, parts: list[str]) -> Iterator[Inflected]:
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    link = "e" if stem.endswith(("t", "d", "gn", "dn", "fn", "chn")) else ""
    present = parts[0] if parts else stem + link + "t"
    preterite = parts[1] if len(parts) > 1 else stem + link + "te"
    weak = len(parts) <= 1 or preterite.endswith("te")
    participle = parts[2] if len(parts) > 2 else _german_participle(base, stem + link)
    yield "base", base
    yield "present", present
    if stem + "e" != preterite:
        yield "present", stem + "e"
    yield "past", preterite
    yield "past", preterite + ("n" if preterite.endswith("e") else "en")
    yield "participle", participle
    for ending in ("e", "en", "er", "es", "em"):
        yield "adjective", participle + ending
    if not weak:
        umlauted = preterite.translate(str.maketrans("aou", "äöü"))
        yield "past", umlauted + "e"
        yield "past", umlauted + "en"


def _german_participle(base: str, stem: str) -> str:
    if base.endswith("ieren") or base.startswith(_UNSTRESSED):
        return stem + "t"
    return "ge" + stem + "t"


_PARADIGMS: Mapping[str, Callable[[str], Iterator[Inflected]]] = MappingProxyType({"en": _english, "de": _german})


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
