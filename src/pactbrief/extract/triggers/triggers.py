"""Triggers: stage words with their verb group, tied to the thing that they act on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pactbrief.extract.clauses.forms import Voice, before_group, stage_words, verb_group
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.things.lookalikes import adjectival, closing_noun, in_a_name, name_part, noun_of_verb, verb_after_all
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.about import noun_thing, of_a_matter, of_something_else, phrase_thing
from pactbrief.extract.triggers.agreeing import agrees_on_security
from pactbrief.extract.triggers.answers import answers, asks_for_stage
from pactbrief.extract.triggers.asked import asking_noun, by_a_party, refusal
from pactbrief.extract.triggers.doing import acts_itself
from pactbrief.extract.triggers.houses import house_acts, house_beside
from pactbrief.extract.triggers.objects import acted_on
from pactbrief.extract.triggers.pronouns import pronoun_stands, together_before
from pactbrief.extract.triggers.talks import exploratory, regular
from pactbrief.extract.triggers.under import done_under, done_under_it, held_under
from pactbrief.extract.words.finding import Found
from pactbrief.extract.words.standing import ALONE, PRONOUN_STAGES
from pactbrief.model.claim import Modality

#: Stages that a participle before the noun still states: "the suspended accord".
_LASTING = frozenset({"signed", "suspended", "ended", "concluded"})
#: Stages that "nothing has been ..." denies of what was told of before.
_UNDONE = frozenset({"negotiating", "concluded", "suspended", "ended"})
#: Stages that a German attribute ("das erhoffte Abkommen") does not state.
_UNSETTLED = frozenset({"negotiating", "exploring"})
#: Forms that may stand within the phrase of a thing.
_IN_PHRASES = frozenset({"past", "participle", "adjective", "phrase", "noun"})
#: Stages of an arrangement that its exercises and meetings do not go through.
_OF_TEXTS = frozenset({"concluded", "signed", "in-force", "ended"})
#: What somebody offers or asks for of an arrangement that is not there, or to go on with it.
_OFFERED = frozenset({"negotiating", "concluded", "signed", "adopted", "implementing"})
_MADE = frozenset({"adopted", "concluded"})
#: What becomes of an idea; what is signed is a text.
_OF_IDEAS = frozenset({"proposed", "exploring", "rejected"})
ASKED = "asked"  # the rule of a noun that asks for what a verb behind it tells
PUT_OFF = "put off"  # the rule of a step that was put off or called off
REFUSED = "refused"  # the rule of a verb that turns down what would end the thing
_CARRIED = 3  # tokens from the verb to what it carries, "to give formal notice of", or from a review to what it is of


class Trigger(NamedTuple):
    """`found` with what its verb group says: `inner` its first token, `base` the modality of its form, `present` tense."""

    found: Found
    stage: str
    inner: int
    voice: Voice
    base: Modality
    present: bool
    thing: Thing | None
    bare: bool
    rule: str


def find_triggers(parse: Parse, things: tuple[Thing, ...]) -> tuple[Trigger, ...]:
    """All triggers of a sentence in order; several may stand on the same words."""
    standings = None if things else parse.standings
    if standings is not None and not standings:
        return ()  # most sentences of most articles
    found = (_asked(parse, _trigger(parse, one, things)) for one in stage_words(parse, standings))
    return tuple(trigger for trigger in found if trigger is not None)


def _asked(parse: Parse, trigger: Trigger | None) -> Trigger | None:
    """'Oman's offer to conclude a pact': a proposal of who offers it; nothing where nobody says who does."""
    noun = None if trigger is None or trigger.rule == REFUSED else asking_noun(parse, trigger.found, trigger.inner)
    if trigger is None or noun is None:
        return trigger
    if trigger.stage not in _OFFERED or not by_a_party(parse, noun, trigger.found):
        return None
    entry = trigger.found.entry
    words = entry._replace(tag="noun", row={**entry.row, "stage": "proposed", "object": "none"})
    found = Found(words, noun, noun + 1, (noun,))
    return Trigger(found, "proposed", noun, "noun", "happened", False, trigger.thing, trigger.bare, ASKED)


def _trigger(parse: Parse, found: Found, things: tuple[Thing, ...]) -> Trigger | None:
    if _tells_nothing(parse, found, things):
        return None
    row, tag, needs = found.row, found.entry.tag, found.row.get("object", "none")
    things = things if row["stage"] in _OF_IDEAS else tuple(t for t in things if t.kind != "idea")
    inner, voice, base, present = verb_group(parse, found)
    if tag not in {"noun", "phrase"} and (base == "happened" or tag == "conditional"):
        base = row.get("modality", base)  # "survives"; "vorrebbe un patto": a wish is told
    if tag == "noun":
        if row.get("actor") and not house_beside(parse, found):
            return None
        thing = noun_thing(parse, found, things)
        if thing is None and of_something_else(parse, found):
            return None
        stands = parse.is_a("possessive", found.first - 1)
        meant: Modality = row.get("modality", base)
        return _made(found, row["stage"], (inner, "noun", meant, False), thing, needs, stands)
    if tag == "phrase":
        if row.get("actor") and not (house_acts(parse, found) or (row.get("modality") and parse.holds("parliament"))):
            return None
        stands = pronoun_stands(parse, found, "passive") and not parse.is_a("article", found.last - 1)  # "would like a"
        stands = stands and row.get("object") in {"instrument", "any"} and not row.get("holding")
        thing = None if stands else phrase_thing(parse, found, _wanted(row, things))
        if row.get("near") and (thing is None or not thing.own or not 0 <= thing.head - found.last < row["near"]):
            return None  # "there is no base in this agreement"
        if of_a_matter(parse, found, thing):
            return None
        stage = row.get("talks", row["stage"]) if thing is not None and thing.kind == "talks" else row["stage"]
        return _made(found, stage, (inner, "phrase", row.get("modality", base), False), thing, needs, stands)
    if row.get("addressed") and not asks_for_stage(parse, found):
        return None
    if row.get("under"):
        frame = done_under(parse, found, voice, things)
        stands = frame is None and done_under_it(parse, found, voice)
        if frame is None and not stands:
            return None
        return Trigger(found, row["stage"], inner, voice, base, present, frame, stands, "verb:under")
    if answers(parse, found, voice, inner):
        return Trigger(found, row["stage"], inner, voice, base, present, None, True, "verb:answer")
    thing, bare, how = acted_on(parse, found, voice, things)
    if row.get("agrees"):
        made = thing is not None and thing.body and thing.kind == "strong"  # "agreed to set up a joint border command"
        if not made and (
            (thing is not None and thing.kind not in {"loose", "activity"}) or not agrees_on_security(parse, found)
        ):
            return None
        thing, bare, how = None, True, "agreed"
    if row.get("object", "instrument") == "none":
        stage = str(row["stage"])
    elif thing is None:
        stage, bare, how = _stage_without_thing(parse, found, voice, bare), True, "bare"
    else:
        stage = _stage_of_thing(parse, found, thing, things, how)
        before = parse.lexis.grammar["verb_last"] and parse.any_is("law_word", thing.first - 3, thing.first)
        if stage == "signed" and (before or parse.any_is("law_word", found.last, thing.first)):
            stage = "ratified"  # "signed the bill on the treaty"
    if not stage or acts_itself(parse, found, thing):
        return None
    if no := refusal(parse, found, inner, thing):
        inner, voice, *_ = verb_group(parse, no)
        return Trigger(no, stage, inner, voice, "denied", False, thing, bare, REFUSED)
    return Trigger(found, stage, inner, voice, base, present, thing, bare, f"verb:{how}")


def _wanted(row: Mapping[str, Any], things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things that a phrase may be about: talks alone are "under way", an activity alone "takes place"."""
    if row.get("only"):
        return tuple(t for t in things if _of_kind(t, row))
    if row["stage"] == "concluded":  # "Die Brigade soll bis Mai stehen": it is set up, no text agreed
        things = tuple(t for t in things if not t.body)
    talks = tuple(t for t in things if t.kind == "talks") if row.get("object") == "talks" else ()
    return talks or things


def _of_kind(thing: Thing, row: Mapping[str, Any]) -> bool:
    """Whether the thing is what the row's words alone go with: an activity, a body that states share, or a text."""
    if row["only"] == "text":
        return thing.kind in {"strong", "plain", "pro"} and not thing.body
    return thing.body and thing.kind == "strong" if row["only"] == "body" else bool(thing.kind == row["only"])


def _tells_nothing(parse: Parse, found: Found, things: tuple[Thing, ...]) -> bool:
    """Whether the word's form and the words around it say that it is no verb of the sentence, or an attribute that is past."""
    row, tag = found.row, found.entry.tag
    if row.get("sent") and not parse.any_is("sent", parse.segment_at(found.first).first, found.last):
        return True  # "tourists landed in Accra"
    if tag == "adjective" and row["stage"] in _UNSETTLED and parse.lexis.grammar.get("verb_last"):
        return True
    if tag not in _IN_PHRASES and any(t.first <= found.first < t.last and t.kind != "talks" for t in things):
        return True
    romance = bool(parse.lexis.grammar["infinitive"])  # its finite past is no noun: "la Asamblea lo aprobó"
    noun_first = (
        len(found.places) > 1 and bool(parse.lexis.suffixes) and parse.tokens[found.first].capital
    )  # "seine Unterschrift"
    if (
        tag == "past"
        and not (romance or noun_first)
        and _noun_like(parse, found.first)
        and not _attribute(parse, found, things)
    ):
        return not _of_each(parse, found)
    if parse.lexis.language == "en" and tag in {"base", "present"}:
        if _noun_like(parse, found.first) or closing_noun(parse, found) or in_a_name(parse, found):
            return True
        if tag == "base" and parse.is_a("of", found.last) and len(found.places) == 1:
            return True  # "exchange of visits, conduct of joint drills"
        if tag == "base" and adjectival(parse, found.first):
            return True
        opens = found.first == parse.segment_at(found.first).first and tag == "present"
        if opens and any(f.row["kind"] == "talks" and f.first == found.first for f in parse.heads):
            return True  # "Talks about a pact | have begun"
    if parse.lexis.language == "en" and tag in {"past", "participle"} and in_a_name(parse, found):
        return True  # "the Framework for | Enhanced Partnership"
    if (tag == "noun" and verb_after_all(parse, found)) or (
        romance and (noun_of_verb(parse, found) or name_part(parse, found))
    ):
        return True
    if romance and tag == "present" and parse.is_a("have_finite", found.first - 1):
        return True  # "ont | dit oui": a participle that looks like a present
    return tag in {"past", "participle"} and _attribute(parse, found, things) and row["stage"] not in _LASTING


def _stage_without_thing(parse: Parse, found: Found, voice: Voice, bare: bool) -> str:
    """The stage that a verb tells that acts on no thing, or on one that a pronoun stands for; empty for none."""
    row, stage, wanted = found.row, str(found.row["stage"]), found.row.get("object", "instrument")
    pronoun = pronoun_stands(parse, found, voice)
    if stage == "concluded" and voice != "passive":  # "the two governments agreed on it", not "il règle le sort"
        pronoun = pronoun and together_before(parse, found)
    if stage == "negotiating" and found.entry.tag == "present":  # "Talks about it were broken off"
        pronoun = False
    if row.get("closes"):
        return ""  # "geschlossen wurde er 2019": a pact that came about, no base that was given up
    if row.get("actor") and not (pronoun or row.get("alone")) and len(found.entry.parts) < 2:
        return ""
    if row.get("actor") and not house_acts(parse, found):
        return ""
    impersonal = (
        stage == "negotiating"
        and wanted != "talks"
        and voice == "passive"
        and not parse.lexis.grammar["infinitive"]  # "è scritto nella Costituzione"
        and found.first - parse.segment_at(found.first).first <= 1
    )
    nothing = stage in _UNDONE and voice == "passive" and parse.is_a("subject_negator", before_group(parse, found.first))
    told = (bare and (stage in ALONE or impersonal or nothing or bool(row.get("alone")))) or (
        pronoun and stage in PRONOUN_STAGES and wanted != "talks" and not row.get("only")
    )
    return stage if told else ""


def _stage_of_thing(parse: Parse, found: Found, thing: Thing, things: tuple[Thing, ...], how: str) -> str:
    """The stage that a verb tells of the thing that it acts on; empty where it does not go with such a thing."""
    row, stage, wanted = found.row, str(found.row["stage"]), found.row.get("object", "instrument")
    if thing.kind == "talks":
        stage = str(row.get("talks", stage if wanted == "talks" else ""))
        if stage == "negotiating" and regular(parse, found, thing):
            return ""  # "will hold consultations once a year"
        if stage == "negotiating" and held_under(parse, thing, things):
            return "implementing"  # "opened talks under the maritime pillar of their partnership"
        if stage == "negotiating" and exploratory(parse, thing):
            return "exploring"
    elif wanted == "talks":
        return ""
    if row.get("only") and not _of_kind(thing, row):
        return ""
    if stage in _MADE and parse.any_is("reassessment", max(0, min(found.last, thing.first - _CARRIED)), thing.head):
        return ""  # "announced a review of the treaty", "the review of the pact is finished"
    if thing.kind == "activity" and stage in _OF_TEXTS and (how == "object" or stage == "ended"):
        return ""  # "wound up their annual drill", "the drill had ended"
    if row.get("actor") == "parliament" and not house_acts(parse, found):
        return ""
    ended = bool(parse.lexis.suffixes) and found.entry.tag == "participle" and thing.first > found.last
    if row.get("actor") and ended and parse.segment_at(thing.head) is not parse.segment_at(found.first):
        return ""  # "hat beschlossen, | Gespräche über einen Pakt aufzunehmen"
    closing = row.get("closes") or any(f.row.get("closes") for f in parse.of("stage") if f.places == found.places)
    if closing and bool(row.get("closes")) != parse.is_a("garrison", thing.head):
        return ""  # "schließen": a base that is closed ends, a treaty comes about
    return stage


def _of_each(parse: Parse, found: Found) -> bool:
    """'Peru and Chile have each | signed a pact with Italy'; what each asks by itself they do not ask together."""
    floating = parse.is_a("each", found.first - 1) and (parse.is_a("have", found.first - 2) or found.first - 2 in parse.named)
    return floating and found.row["stage"] not in {"exploring", "proposed"}


def _noun_like(parse: Parse, place: int) -> bool:
    """'the draft', 'a review', 'its end', 'a newly established body': the form of a verb behind an article is no verb."""
    before = parse.before(place)
    if before == "'s" and parse.is_a("article", place + 1):
        return False  # "Poland's minister and Latvia's | signed a pact"
    return before == "'s" or (parse.lexis.is_a("article", before) and not parse.lexis.is_a("standing", before))


def _attribute(parse: Parse, found: Found, things: tuple[Thing, ...]) -> bool:
    """A participle inside the noun phrase: "the amended treaty", "an enhanced partnership"."""
    if any(t.first <= found.first < t.head and t.kind != "talks" for t in things):
        return True
    vague = found.row["stage"] == "implementing" and bool(parse.lexis.grammar["infinitive"])  # "un partenariat | renforcé"
    if vague and found.entry.tag == "participle" and parse.is_a("conjunction", found.first - 1):
        told = any(f.last == found.first - 1 for f in parse.of("stage"))  # "a été signé et | renforcé"
        if not told and any(t.last <= found.first - 1 <= t.tail + 1 for t in things):
            return True  # "l'accord de partenariat global et | renforcé"
    if not vague or found.entry.tag != "participle":
        return False
    told = parse.in_date(found.last) or parse.is_a("agent", found.last)  # "le traité | révisé en 2021"
    return any(found.first in {t.last, t.tail} and not (t.definite and told) for t in things)


def _made(
    found: Found, stage: str, form: tuple[int, Voice, Modality, bool], thing: Thing | None, needs: str, stands: bool = False
) -> Trigger | None:
    inner, voice, base, present = form
    if thing is None and needs in {"instrument", "any", "talks"} and not stands:
        return None
    if needs == "talks" and thing is not None and thing.kind != "talks":
        return None
    if found.row.get("state") and (thing is None or not (thing.own or thing.secure or thing.definite)):
        return None
    return Trigger(found, stage, inner, voice, base, present, thing, thing is None, f"{voice}")
