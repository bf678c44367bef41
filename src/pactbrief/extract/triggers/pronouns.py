"""Pronouns: "will ratify it", "shelved the matter": words that stand for an arrangement told of before."""

from __future__ import annotations

from pactbrief.extract.clauses.forms import Voice, before_group
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found


def pronoun_stands(parse: Parse, found: Found, voice: Voice) -> bool:
    """'will ratify it', 'it was signed', 'it is to take effect': a pronoun stands for the thing."""
    lexis = parse.lexis
    if lexis.grammar.get("verb_last"):
        segment = parse.segment_at(found.first)
        if voice == "passive" or found.row["stage"] == "in-force":  # "; es tritt im Mai in Kraft"
            fronted = found.first == segment.first and found.entry.tag in {"participle", "base"}  # "Geschlossen worden war er"
            opening = range(segment.first, found.last + 3 if fronted else segment.first + 3)
            if found.row["stage"] == "in-force" and _goes_on(parse, found):
                return True
            if any(lexis.is_a("subject_pronoun", parse.word(i)) for i in opening):
                return True
        return any(lexis.is_a("object_pronoun", parse.word(i)) for i in range(segment.first, segment.last))
    if voice == "active" and not found.row.get("intransitive"):
        if lexis.grammar["infinitive"]:  # "la Asamblea lo había aprobado"
            place = found.first - 1 - lexis.is_a("have", parse.word(found.first - 1))
            behind = lexis.is_a("object_pronoun", parse.word(found.last)) and not _article(parse, found.last)
            itself = found.row["stage"] == "in-force" and (
                parse.is_a("pronoun", parse.segment_at(found.first).first) or opens_subjectless(parse, found)
            )
            decided = found.row.get("actor") or found.row["stage"] in {"signed", "ratified"}
            joined = decided and parse.word(found.first).endswith(tuple(lexis.grammar["clitic_end"]))  # "deberá aprobarlo"
            return bool(joined) or lexis.is_a("object_pronoun", parse.word(place)) or behind or itself
        matter = lexis.is_a("matter_word", parse.word(found.last + 1)) and lexis.is_a("definite", parse.word(found.last))
        held = range(found.first, found.last + 1)  # "let it lapse"
        return matter or any(lexis.is_a("object_pronoun", parse.word(i)) for i in held)
    segment = parse.segment_at(found.first)
    low = segment.first
    if lexis.is_a("conjunction", segment.opener) and not lexis.is_a("article", parse.word(low + 1)):
        # "It was signed in May and will enter into force in June"; not "It is cold and the trams have been stopped"
        earlier = parse.segment_before(segment.first)
        low = earlier.first if earlier is not None else low
    near = before_group(parse, found.first)  # "The minister said it had not been terminated"
    if voice == "passive" and lexis.is_a("own_pro", parse.word(near)) and lexis.is_a("told_that", parse.word(near - 1)):
        return True  # "denies that one has been signed"
    places = (*range(low, min(low + 3, found.first)), near)
    return any(lexis.is_a("object_pronoun", parse.word(i)) and not _article(parse, i) for i in places)


def opens_subjectless(parse: Parse, found: Found) -> bool:
    """'Entrerà in vigore a luglio', 'No regirá antes de julio': a finite verb that opens its sentence has no subject of its own
    where the language may leave it out."""
    finite = parse.lexis.grammar["drops_subject"] and found.entry.tag != "base"
    return bool(finite) and before_group(parse, found.first) < 0


def _article(parse: Parse, place: int) -> bool:
    """Romance: 'a quitté | l' | organisation', 'et | le | pays a été exclu': what a noun follows is no pronoun."""
    lexis, behind = parse.lexis, parse.word(place + 1)
    if not lexis.grammar["infinitive"] or not lexis.is_a("article", parse.word(place)) or parse.in_date(place + 1):
        return False
    kinds = ("have", "be", "finite", "adverb", "preposition", "negator", "object_pronoun")
    return behind.isalpha() and not any(lexis.is_a(kind, behind) for kind in kinds) and place + 1 not in parse.verbs


def _goes_on(parse: Parse, found: Found) -> bool:
    """'Sie wurde im Mai unterzeichnet | und trat im Juli in Kraft': the verb shares a passive's subject."""
    segment = parse.segment_at(found.first)
    before = parse.segment_before(segment.first)
    if before is None or not parse.is_a("conjunction", segment.first) or found.places[0] - segment.first > 1:
        return False
    told = any(before.first < f.first < before.last and f.row["stage"] == "signed" for f in parse.of("stage"))
    return told and parse.any_is("passive", before.first, before.last)


def together_before(parse: Parse, found: Found) -> bool:
    """'the two governments agreed on it': two or more, or both, act before the verb."""
    low = parse.segment_at(found.first).first
    kinds = ["two", "three", "four", "both"]
    kinds += ["both_sides"] if found.entry.tag == "base" else []  # "They hope to conclude it"
    return any(parse.is_a(kind, i) for i in range(low, found.first) for kind in kinds)
