"""Doubts: why words that look like a stage of an arrangement state nothing of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.discourse import Parties
from pactbrief.extract.events.referring import ranked, unreferring
from pactbrief.extract.modality.deciding import without_a_say
from pactbrief.extract.modality.hearsay import declines_to_tell, denies_report
from pactbrief.extract.modality.modality import Verdict
from pactbrief.extract.modality.papers import is_relation, told_beside, weighs_another
from pactbrief.extract.parties.pairing import Partners
from pactbrief.extract.parties.private import acts_privately
from pactbrief.extract.things.heads import alike
from pactbrief.extract.things.things import Thing
from pactbrief.extract.triggers.triggers import Trigger
from pactbrief.extract.triggers.under import under_another

_PHRASE = 14  # tokens; "the first-ever Japan-EU Foreign Ministers' Strategic Dialogue" with its preposition has twelve
_FRAME = 6  # tokens between "before" and the verb that it frames
FOREIGN = "an instrument of another field"
#: What a relation is weighed in, without an arrangement of it.
#: How partners are found that the sentence does not name.
_TOLD_BEFORE = frozenset({"section", "discourse", "topic"})
_TALKED = frozenset({"exploring", "negotiating"})
#: By what an arrangement is there, or is no more, so that nobody still weighs whether to have it.
_MADE = frozenset({"signed", "ratified", "in-force", "adopted", "ended", "suspended"})
#: What is told of an arrangement that talks between its parties may be on.
_OPEN = frozenset({"proposed", "exploring", "negotiating", "concluded"})


def unfit(parse: Parse, trigger: Trigger, aliens: frozenset[str], standing: frozenset[str], heads: Collection[str]) -> str:
    """Why the trigger's thing is no arrangement of security between states; empty if it may be one."""
    thing = trigger.thing
    private = acts_privately(parse, trigger)
    if private:
        return private
    if any(cue.row.get("reach") == "tale" for cue in parse.of("cue")):
        return "a film, a game or a joke tells it"
    if denies_report(parse, trigger.found.first):
        return "a report is denied, no arrangement"
    if trigger.stage == "ended" and parse.holds("replacing"):
        return "what ended gave way to another"
    if without_a_say(parse, trigger):
        return "who rejects it, or asks for it, does not decide"
    if declines_to_tell(parse, trigger):
        return "who declines to tell of it turns nothing down"
    if weighs_another(parse, trigger):
        return "what is weighed is something else"
    if aliens and (trigger.found.row.get("enlarges") or parse.holds("joining")):  # "bat um Aufnahme in den Verband"
        aliens = aliens - parse.lexis.grammar["joinable"]
    if thing is None:
        if trigger.found.row.get("enlarges"):
            aliens = frozenset(aliens) - {parse.word(i) for i in range(trigger.found.first, trigger.found.last)}
        return "words of another field: " + ", ".join(sorted(aliens)) if aliens else ""
    if _another_stands(parse, trigger, thing):
        return "it is told of another one"
    if trigger.stage == "adopted" and any(
        f.row["stage"] == "proposed" and f.entry.tag == "noun" and 0 <= thing.first - f.last <= 1 for f in parse.of("stage")
    ):
        return "the idea of one is launched"
    if _to_be_read(parse, trigger, thing):
        return "who asks for a text wants to read it"
    beside = told_beside(parse, trigger)
    if beside:
        return beside
    behind = range(thing.tail, min(thing.tail + 6, parse.segment_at(thing.tail - 1).last + 1))
    if any(parse.is_a("none_of", i) and parse.is_a("of", i + 1) for i in behind):
        return "none of them is such an arrangement"
    if not thing.own and parse.is_a("ranked", thing.first + 1) and parse.is_a("negator", thing.first - 1):
        return "others are meant: not the only one"
    apart = not thing.own and parse.is_a("with", thing.last)
    if apart and parse.is_a("either", thing.last + 1):
        return "with whom is said elsewhere"
    if thing.body and _of_instrument(parse, trigger):
        return "a body that an instrument sets up"
    if thing.body and parse.any_is("parliament", thing.head + 1, thing.tail):
        return "a body of a parliament"
    if thing.kind == "foreign" or (thing.separate and thing.value not in standing):
        return FOREIGN
    if aliens and (thing.kind in {"plain", "loose", "activity", "talks"} or not _surely_secure(parse, thing)):
        return "words of another field: " + ", ".join(sorted(aliens))
    meeting = thing.kind == "activity" and trigger.found.row.get("only")
    meeting = meeting and (thing.definite or ranked(parse, thing) or under_another(parse, thing))
    if thing.kind in {"loose", "activity"} and not thing.secure and not meeting and parse.word(thing.head) not in heads:
        return "no arrangement is named"
    return ""


def _to_be_read(parse: Parse, trigger: Trigger, thing: Thing) -> bool:
    """'A committee has asked for the text', 'demanded a copy of the pact', '... to see it': not for a partnership."""
    if trigger.stage != "proposed" or not parse.is_any(("addressing", "demanding"), trigger.found.first):
        return False
    within = range(trigger.found.last, thing.head)
    if any(parse.is_any(("document_word", "copy_word"), i) and parse.is_a("of", i + 1) for i in within):
        return True
    if any(parse.is_a("be_to", i - 1) and parse.is_a("inspecting", i) for i in within):
        return True
    return thing.definite and not (thing.own or thing.secure) and parse.is_a("document_word", thing.head)


def _another_stands(parse: Parse, trigger: Trigger, thing: Thing) -> bool:
    """'but the one floated for Sudan | has been overtaken': the clause has a subject of its own that stands for another."""
    here, first = parse.clause_of(trigger.found.first), trigger.found.first
    if parse.clause_of(thing.head) == here or thing.last > first or not parse.holds("own_one"):
        return False
    return any(
        parse.is_a("own_one", i) and parse.is_a("definite", i - 1) and parse.clause_of(i) == here
        for i in range(thing.last, first)
    )


def _of_instrument(parse: Parse, trigger: Trigger) -> bool:
    """'an agreement to set up a joint force': the agreement, which is told of itself, not the body."""
    verb = trigger.inner
    provides = (
        trigger.found.entry.tag == "present" and not parse.headline
    )  # "a pact that opens a port and sets up a joint force"
    if parse.is_a("coordinator", verb - 1) and not provides:
        return False
    names = [f for f in parse.of("head") if f.last <= verb and f.row["kind"] in {"strong", "plain"}]
    return bool(names) and (provides or not any(names[-1].last <= p.first < verb for p in parse.parties))


def doubtful(
    parse: Parse,
    trigger: Trigger,
    partners: Partners,
    verdict: Verdict,
    named_here: bool,
    reached: Mapping[Parties, str],
) -> str:
    """Why the words, of the modality that `verdict` says, are too vague to state something of these partners; empty if they
    are not."""
    thing, row = trigger.thing, trigger.found.row
    if thing is None:
        return ""
    if trigger.rule == "verb:relative" and thing.kind == "activity" and _occasion(parse, thing):
        return "an occasion beside which something else happened"
    told = {reached.get(parties) for parties in partners.sets}
    if verdict.modality == "happened" and only_met(parse, trigger, told):
        return "a meeting, no negotiation"
    talked = trigger.stage in _TALKED and trigger.voice == "active" and parse.is_a("talking", trigger.found.first)
    if talked and is_relation(parse, thing):
        return "what they talk about is no arrangement"
    weighed = trigger.stage == "exploring" and thing.kind != "talks" and not row.get("enlarges")
    if weighed and of_others(parse, trigger, thing):
        return "others talk about it"
    if trigger.stage == "exploring" and thing.definite and partners.basis == "carried" and not _MADE.isdisjoint(told):
        return "what is looked at is a text that exists"
    if trigger.rule == "verb:relative" and trigger.present and thing.first == 0 and not (thing.own or thing.definite):
        return "said of any such arrangement"  # "Treaties are named after the place where they are signed"
    if verdict.modality != "denied" and not thing.own and parse.any_is("whichever", thing.first - 1, thing.first + 1):
        return "any such arrangement is meant"
    like = alike(parse, thing.last) and partners.how != "carried"
    if thing.kind == "pro" and not (thing.own or like) and partners.how != "own one":
        return "nobody says what it stands for"
    if partners.how in _TOLD_BEFORE and parse.any_is("other_text", thing.first, thing.last + 1):
        return "another text than the one spoken of"
    carried = partners.basis == "carried" and partners.how != "actor"  # "Oman offered it a pact": who acts, makes a new one
    if carried and (reason := unreferring(parse, trigger, thing, partners, verdict.modality, named_here, told)):
        return reason
    unnamed = _unnamed(thing, partners) or (carried and thing.kind == "plain" and not thing.definite)
    if row.get("narrow") and unnamed and not (thing.body and thing.definite):
        return "no arrangement is named"
    if row.get("vague") and (thing.kind in {"loose", "activity"} or not _solid(parse, trigger)):
        return "too vague: what is deepened is no named arrangement"
    return ""


def _unnamed(thing: Thing, partners: Partners) -> bool:
    """'launched a cooperation': what for, or between whom, is not said; not 'eine Zusammenarbeit gegen Schleuser'."""
    founded = thing.kind == "loose" and thing.secure and partners.basis == "named" and not thing.definite
    return thing.kind in {"loose", "activity"} and not founded


def _surely_secure(parse: Parse, thing: Thing) -> bool:
    """Whether the phrase has a word of security, not just one that goes with it, as "joint" or "partnership"."""
    if thing.value or any(f.last - 1 == thing.head and f.row["kind"] == "strong" for f in parse.of("head")):
        return True
    security = parse.lexis.fields["security"]
    words = {parse.word(i) for i in range(thing.first, thing.tail)}
    if parse.lexis.suffixes:
        return True
    return any(word in security and not parse.lexis.is_a("soft_security", word) for word in words)


def _occasion(parse: Parse, thing: Thing) -> bool:
    """'ahead of the dialogue held that day': the phrase only says when the main clause happened."""
    lexis = parse.lexis
    for place in range(thing.first - 1, max(thing.first - _PHRASE, -1), -1):
        if lexis.is_a("framing", parse.word(place)) or lexis.is_a("after", parse.word(place)):
            return True
        if any(c.first <= place < c.last and c.entry.size > 1 for c in parse.of("cue")):
            return True
        if lexis.is_a("finite", parse.word(place)) or parse.word(place) in {",", ";", ":"}:
            return False
    return False


def only_frames(parse: Parse, trigger: Trigger) -> bool:
    """'before it can take effect', 'until it is signed': only the frame of what the main clause says."""
    lexis = parse.lexis
    segment = parse.segment_at(trigger.found.first)
    if lexis.is_a("framing", segment.opener):
        told = any(lexis.is_a("modal", parse.word(i)) for i in range(segment.first + 1, trigger.inner - 1))
        own = lexis.is_a("modal", parse.word(trigger.inner))  # "before it can take effect | it must be ratified"
        return bool(lexis.grammar["verb_last"]) or not (told and own)
    for place in range(trigger.inner - 1, max(segment.first - 1, trigger.inner - _FRAME), -1):
        within = lexis.grammar.get("comma_clauses") and place > segment.first  # "bis auf Weiteres | ausgesetzt"
        if lexis.is_a("framing", parse.word(place)) and not within:
            return parse.word(trigger.inner) != "to" and not any(
                parse.token_at(d.start) in {place, place + 1} for d in parse.dates
            )
        if lexis.is_a("finite", parse.word(place)):
            return False
    return False


def _solid(parse: Parse, trigger: Trigger) -> bool:
    """Deepening counts where somebody has done it, or a headline says so."""
    tag = trigger.found.entry.tag
    return tag in {"past", "participle"} or (parse.headline and tag in {"base", "present"})


def only_met(parse: Parse, trigger: Trigger, told: Collection[str | None]) -> bool:
    """'held talks with his counterpart': a meeting, where the talks are on no arrangement, and none of the stages `told` of
    their parties so far leaves one to be agreed on."""
    thing, lexis = trigger.thing, parse.lexis
    if trigger.stage != "negotiating" or thing is None or thing.kind != "talks":
        return False
    beside = trigger.voice == "noun" and parse.is_a("meanwhile", thing.first - 1)  # "during talks with his counterpart"
    received = trigger.voice == "passive" and parse.is_a("with", trigger.found.last)  # "Talks were held with General Ruiz"
    if not beside and (not (trigger.voice == "active" or received) or thing.definite):
        return False
    if not lexis.is_a("conversation", parse.word(thing.head)) or not _OPEN.isdisjoint(told):
        return False
    if not beside and not lexis.is_a("meeting_verb", parse.word(trigger.found.first)):
        return False
    security = lexis.fields["security"]
    if any(parse.word(i) in security for i in range(thing.first, thing.head + 1)):  # "held defence talks"
        return False
    here = parse.segment_at(thing.head)
    named = [  # "talks to discuss bilateral ties" are on none, "talks on military cooperation" are
        f.first
        for f in parse.of("head")
        if thing.head not in f.places
        and (f.row["kind"] != "loose" or not security.isdisjoint(parse.words[f.first - 2 : f.last + 3]))
    ]
    named += [parse.token_at(hit.start) for hit in parse.instruments]
    opening = here.first if lexis.grammar["verb_last"] else thing.head  # "führten über einen Pakt Gespräche"
    return not any(opening <= place < here.last for place in named)


def of_others(parse: Parse, trigger: Trigger, thing: Thing) -> bool:
    """'Seoul and Brussels discussed the cooperation between Moscow and Tehran': those who speak of it are not in it."""
    clause = parse.clause_of(trigger.found.first)
    here = [p for p in parse.parties if parse.clause_of(p.first) == clause and not p.place]
    outside = {code for p in here if not thing.first <= p.first < thing.tail for code in p.codes}
    return len(thing.own) > 1 and bool(outside) and outside.isdisjoint(thing.own)
