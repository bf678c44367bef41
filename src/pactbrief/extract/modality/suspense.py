"""Suspense: forms that look finished or denied and are neither: "had they signed", "Stimmt es zu, ...", "not until June"."""

from __future__ import annotations

from pactbrief.extract.clauses.clauses import is_finite
from pactbrief.extract.clauses.parse import Parse
from pactbrief.extract.words.finding import Found

_SUBJECT = 7  # tokens from "once" to its verb
_BEHIND = 14  # tokens from a denied verb to the "until" that limits the denial
_ATTENDED = 14  # tokens from "with" to the participle: "with a new defence treaty with Poland signed"


def attended(parse: Parse, trigger: Found, inner: int) -> str:
    """'hopes to leave Rome with a pact signed': what one goes with is as certain as the going."""
    lexis = parse.lexis
    closes = not parse.word(trigger.last) or bool(parse.tokens[trigger.last].mark) or parse.in_date(trigger.last)
    if lexis.language != "en" or trigger.entry.tag not in {"past", "participle"} or inner != trigger.first or not closes:
        return "happened"
    low = max(0, trigger.first - _ATTENDED)
    start = next((i for i in range(low, trigger.first) if parse.is_a("with", i) and parse.is_a("article", i + 1)), None)
    between = range(start or 0, trigger.first)
    if start is None or any(parse.is_a("finite", i) or parse.word(i) in {",", ";"} for i in between):
        return "happened"
    ahead = [c for c in parse.cues if c.last <= start and c.row.get("reach", "next") == "next" and not c.row.get("weak")]
    return next((c.row["force"] for c in reversed(ahead) if c.row["force"] in {"planned", "possible"}), "happened")


def unanswered(parse: Parse, trigger: Found) -> bool:
    """'has not responded to an offer of', 'hat auf das Angebot nicht geantwortet': what is left unanswered has been offered."""
    places = range(len(parse.tokens)) if parse.lexis.grammar["verb_last"] else range(trigger.first)
    return any(parse.is_a("responding", i) for i in places)


def supposed(parse: Parse, trigger: Found) -> bool:
    """'Had Zambia signed in July, it would have ...': a clause that opens with its auxiliary only supposes."""
    segment = parse.segment_at(trigger.first)
    fronted = parse.word(segment.first + (parse.tokens[segment.first].mark or parse.word(segment.first) == "and"))
    if not parse.lexis.is_a("supposing", fronted) or parse.question or trigger.first <= segment.first:
        return False
    if parse.any_is("negator", segment.first, trigger.first):
        return False
    behind = parse.word(segment.first + 1)
    turned = parse.lexis.is_a("pronoun", behind) or parse.lexis.is_a(
        "article", behind
    )  # "the pact, had it been ratified, would"
    if not turned and any(s.clause == segment.clause and s.first < segment.first for s in parse.segments):
        return False  # "the exercise, held in May, | had ended"
    return parse.any_is("modal", trigger.last, len(parse.tokens))


def awaited(parse: Parse, trigger: Found, inner: int) -> bool:
    """'Once parliament has approved it, the accord will ...', 'once ratified, it will ...': a perfect still to come, or a
    present that waits for one."""
    if _waits(parse, trigger) or _in_force_after(parse, trigger) or _bare_when(parse, trigger, inner):
        return True
    lexis, segment = parse.lexis, parse.segment_at(trigger.first)
    if segment.kind == "adverbial" and lexis.is_a("awaiting", segment.opener):
        opening = segment.first
    elif (opening := _opening(parse, inner)) < 0:
        return False
    if trigger.entry.tag in {"noun", "gerund", "phrase"}:  # "once it has | completed | its ratification"
        inner = opening
    if not any(lexis.is_a("have_present", parse.word(i)) for i in range(inner, trigger.first)):
        return False
    others = [i for i in range(len(parse.tokens)) if i < opening or parse.clause_of(i) != segment.clause]
    kinds = ("modal", "be_to", "negator", "nothing_but")  # "is not binding until both have signed", "only after both have"
    ahead = any(lexis.is_a(kind, parse.word(i)) for i in others for kind in kinds)
    return ahead or any(f.entry.tag == "present" and f.first in others for f in parse.of("stage"))


def _opening(parse: Parse, inner: int) -> int:
    """Where 'once both parliaments | have approved it' begins, if no comma parts it from its clause; -1 if it does not."""
    for place in range(inner - 1, max(-1, inner - _SUBJECT), -1):
        if parse.is_a("awaiting", place):
            return place
        if parse.tokens[place].mark or parse.is_a("finite", place):
            return -1
    return -1


def _waits(parse: Parse, trigger: Found) -> bool:
    """'takes effect | once both sides have ratified it', 'entre en vigueur | dès que ...': a present of what is to come."""
    if trigger.entry.tag != "present" or parse.headline or parse.lexis.grammar["as_soon"].isdisjoint(parse.present):
        return False
    low = trigger.last
    places = (i for i in range(low, min(low + _BEHIND, len(parse.tokens) - 1)) if parse.is_a("as_soon", i))
    place = next((i for i in places if parse.is_a("as_soon_that", i + 1) or _told(parse, i)), None)
    return place is not None and not any(low <= parse.token_at(d.start) < place for d in parse.dates)


def _in_force_after(parse: Parse, trigger: Found) -> bool:
    """German: 'Es tritt in Kraft, | nachdem es ratifiziert wurde': a present, and what is to be done before."""
    lexis = parse.lexis
    if not lexis.grammar["verb_last"] or not parse.holds("after_which") or parse.dates or parse.headline:
        return False
    apart = next((s for s in parse.segments if lexis.is_a("after_which", s.opener)), None)
    force = (f for f in parse.of("stage") if f.row["stage"] == "in-force" and f.entry.tag == "present")
    main = next((f for f in force if apart and parse.segment_at(f.first) is not apart), None)
    return main is not None and (trigger.places == main.places or parse.segment_at(trigger.first) is apart)


def _told(parse: Parse, place: int) -> bool:
    """Whether a perfect that is not of the past follows: 'once both parliaments | have'."""
    return parse.any_is("have_present", place + 1, min(place + _SUBJECT, len(parse.tokens)))


def _bare_when(parse: Parse, trigger: Found, inner: int) -> bool:
    """'once ratified, the treaty will ...', 'une fois ratifié, ...': a participle behind the word of time alone."""
    place = inner - 1
    while place > 0 and parse.is_a("adverb", place) and not parse.is_a("when_bare", place):
        place -= 1
    if not parse.is_a("when_bare", place) or trigger.entry.tag not in {"past", "participle"}:
        return False
    if any(parse.is_any(("have", "be"), i) for i in range(inner, trigger.first)):
        return False
    others = [i for i in range(len(parse.tokens)) if not inner <= i < trigger.last]
    told = any(parse.is_a("of_past", i) for i in others)
    return not told and not any(f.entry.tag == "past" and f.first in others for f in parse.of("stage"))


def purposed(parse: Parse, trigger: Found) -> bool:
    """German: 'Damit der Pakt in Kraft tritt, | fehlt ...': what for; not 'Damit tritt der Pakt in Kraft'."""
    segment = parse.segment_at(trigger.first)
    if not parse.lexis.is_a("purpose", segment.opener) or trigger.entry.tag == "past":
        return False
    return not is_finite(parse.tokens, parse.lexis, parse.verbs, segment.first + parse.tokens[segment.first].mark + 1)


def after_which(parse: Parse, trigger: Found) -> bool:
    """'After signing, the agreement will still need ...', 'Upon ratification, it will ...': the bare act opens a sentence about
    what is to come; not 'After its signing', 'After signing it on Monday'."""
    lexis = parse.lexis
    if trigger.first != 1 or trigger.entry.tag not in {"noun", "gerund", "past", "base"} or lexis.language != "en":
        return False
    if not lexis.is_a("once_done", parse.word(0)) or parse.word(trigger.last) != ",":
        return False
    ahead = range(trigger.last, len(parse.tokens))
    verb = next((i for i in ahead if lexis.is_a("finite", parse.word(i)) or lexis.is_a("modal", parse.word(i))), None)
    return verb is not None and lexis.is_a("modal", parse.word(verb))


def limited(parse: Parse, trigger: Found, cues: tuple[str, ...]) -> bool:
    """'will not be signed until the two meet in June': it is put off till then, not denied."""
    lexis = parse.lexis
    if not any(word in lexis.grammar["plain_negator"] for cue in cues for word in cue.split()):
        return False
    for place in range(trigger.last, min(trigger.last + _BEHIND, len(parse.tokens))):
        word = parse.word(place)
        if lexis.is_a("limit", word):
            return lexis.is_a("until_when", word) or _clause_follows(parse, place)
        if word in {";", ":"} or (lexis.is_a("finite", word) and not lexis.is_a("be", word)):
            return False
    return False


def told_by_another(parse: Parse, cue: Found) -> bool:
    """'said they would sign'; German, where the plural has no other subjunctive: 'sagte, beide hätten unterzeichnet'."""
    lexis = parse.lexis
    if not lexis.grammar.get("verb_last"):
        return any(lexis.is_a("report", token.word) or lexis.is_a("promising", token.word) for token in parse.tokens)
    plain = {i for c in parse.of("cue") if c.row.get("focus") for i in c.places}  # "ohne großes Aufsehen"
    if any(lexis.is_a("imagining", word) for i, word in enumerate(parse.words) if i not in plain):
        return False
    here = parse.segments.index(parse.segment_at(cue.first))
    beside = [s for s in parse.segments[max(0, here - 2) : here + 2] if s is not parse.segments[here]]
    told = any(lexis.is_a("speech", parse.word(i)) for s in beside for i in range(s.first, s.last))
    return told or any(lexis.is_a("source", parse.word(i)) for i in range(parse.segments[here].first, cue.first))


def _clause_follows(parse: Parse, place: int) -> bool:
    """'before the two ministers meet', not 'before the election'."""
    ahead = range(place + 1, place + 4)
    segment = parse.segment_at(place)
    finite = segment.finite and segment.opener == parse.word(place)
    return finite or any(parse.is_a("collective", i) for i in ahead)


def verb_first(parse: Parse, trigger: Found) -> bool:
    """'Scheiterte AUKUS, wäre ...': a German clause that opens with its verb is a condition."""
    if trigger.first != 0 or not parse.lexis.grammar.get("verb_last") or trigger.entry.tag not in {"past", "present"}:
        return False
    return any(parse.word(s.first) in parse.lexis.grammar.get("then", ()) for s in parse.segments[1:])


def verb_first_condition(parse: Parse, trigger: Found) -> bool:
    """German: 'Stimmt das Parlament zu, tritt der Pakt in Kraft': two clauses that both open with their verb."""
    if not parse.lexis.grammar.get("verb_last") or len(parse.segments) < 2 or parse.question:
        return False
    first = parse.segments[0]
    second = next(
        (s for s in parse.segments if s.first > 0 and parse.word(s.first - 1) == "," and s.clause != first.clause), None
    )
    opening = [
        parse.is_a("finite", s.first)
        or any(f.first == s.first and f.entry.tag in {"present", "past"} for f in parse.of("stage"))
        for s in (first, second)
        if s
    ]
    speaks = second is not None and parse.is_a("report", second.first)
    return len(opening) == 2 and all(opening) and not speaks and second is not None and trigger.first < second.last
