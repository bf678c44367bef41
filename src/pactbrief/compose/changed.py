"""What changed against the previous edition, in few lines: what moved, what is new, and what was added to what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pactbrief.compose.changes import cause_words, change_sentences, sign, value_words
from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.notes import MOST_PASSAGES, MOST_SOURCES
from pactbrief.compose.prose import counted, joined, listed
from pactbrief.compose.status import standing
from pactbrief.model.claim import Claim
from pactbrief.model.dossier import Change, Dossier
from pactbrief.model.memo import Block, Bullets, Heading, Paragraph, Sentence

#: Kinds of changes that come in numbers: areas, regions and states, by what became of them.
_KINDS = ("area", "region", "actor")
#: The order in which a single memo tells them.
_ENDINGS = ("added", "corroborated", "weakened", "gone")

Line = tuple[Sentence, ...]


def changes_section(
    desk: Desk, dossiers: Sequence[Dossier], previous: str | None, further: Sequence[Sequence[Sentence]] = ()
) -> list[Block]:
    """What differs from the previous edition, each with its cause, and `further` lines on the edition itself; that nothing does
    is an answer too."""
    heading = Heading(1, desk.labels["changes"], "changes")
    if previous is None:
        return [heading, Paragraph((plain_sentence("First edition: everything in it is new.", "count"),))]
    whole = [(d, c) for d in dossiers for c in d.changes if c.what == "new" and _founded(desk, d, c)]
    joint = whole if len(whole) > 1 else []
    lines = [
        change_line(desk, dossier.name, change)
        for dossier in dossiers
        for change in dossier.changes
        if not _counts(change) and (dossier, change) not in joint
    ]
    lines += [_first_reported(desk, [dossier for dossier, _ in joint])] if joint else []
    lines += _tallies(desk, dossiers) if len(dossiers) > 1 else [line for d in dossiers for line in _spelt(desk, d)]
    lines += map(tuple, further)
    if not lines:
        return [heading, Paragraph((plain_sentence(f"No change since {previous}.", "count"),))]
    return [heading, Bullets(tuple(Paragraph(line) for line in lines))]


def change_line(desk: Desk, name: str, change: Change) -> Line:
    """The sign of the change, what is new with its note, what stood before in a sentence of its own, which the previous edition
    bears out, and the cause where the note does not give it."""
    now, was = change_sentences(change, name, desk.names, desk.wording)
    claims = _claims(desk, change)
    new = desk.fact(now, claims) if claims else plain_sentence(now, "count")
    rest = (was, cause_words(change, desk.wording, desk.called))
    return (_sign(desk, change), new, *(plain_sentence(text, "count") for text in rest if text))


def _counts(change: Change) -> bool:
    kind, _, ending = change.what.partition("-")
    return kind in _KINDS and ending in _ENDINGS


def _claims(desk: Desk, change: Change) -> list[Claim]:
    return desk.told(i for i in change.claims if i in desk.claims)


def _sign(desk: Desk, change: Change) -> Sentence:
    return plain_sentence(sign(change, desk.wording), "count")


def _founded(desk: Desk, dossier: Dossier, change: Change) -> list[Claim]:
    """The claim that bears out a partnership's first mention, where there is one: of its status, else of what brought it."""
    event = standing(dossier)
    return (desk.told(event.claims) if event else _claims(desk, change))[:1]


def _first_reported(desk: Desk, dossiers: Sequence[Dossier]) -> Line:
    """Partnerships that are new, each with its status, in one sentence."""
    words = desk.wording.changes
    parts: list[tuple[str, list[Claim], int]] = []
    for dossier in dossiers:
        event = standing(dossier)
        told = words["new-more"].format(name=dossier.name, after=desk.stage(event) if event else words["no-stage"])
        text = f", {told}" if parts else words["new-first"].format(areas=told)
        parts.append((text, _founded(desk, dossier, dossier.changes[0]), 0))
    return (plain_sentence(desk.wording.signs["new"], "count"), desk.facts(parts))


def _tallies(desk: Desk, dossiers: Sequence[Dossier]) -> list[Line]:
    """How many areas, regions and states each partnership gained or lost: the marks in the sections show which."""
    words = desk.wording.tallies
    told = []
    for dossier in dossiers:
        parts = []
        for ending in _ENDINGS:
            numbers = [(kind, sum(c.what == f"{kind}-{ending}" for c in dossier.changes)) for kind in _KINDS]
            counts = [counted(number, words[kind], words[f"{kind}s"]) for kind, number in numbers if number]
            parts += [f"{joined(counts)} {words[ending]}"] if counts else []
        told += [f"{dossier.name} ({', '.join(parts)})"] if parts else []
    if not told:
        return []
    line = plain_sentence(words["opening"].format(areas="; ".join(told)), "count")
    return [(plain_sentence(desk.wording.signs["added"], "count"), line)]


def _spelt(desk: Desk, dossier: Dossier) -> Iterable[Line]:
    """The areas, regions and states that one partnership gained or lost, those of a kind in one sentence."""
    groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in filter(_counts, dossier.changes):
        groups[change.what, cause_words(change, desk.wording, desk.called)].append(change)
    for (what, cause), changes in groups.items():
        if len(changes) == 1:
            yield change_line(desk, dossier.name, changes[0])
            continue
        form = desk.wording.changes[f"{what}-more"]
        borne = [one for one in changes if _claims(desk, one)]
        named = {one: value_words(what, one.after or one.before, desk.names, desk.wording) for one in changes}
        first, *rest = _by_note(desk, borne) if len(borne) == len(changes) else [changes]
        told = form.format(name=dossier.name, areas=listed([named[one] for one in first]))
        if not borne:
            yield (_sign(desk, first[0]), *(plain_sentence(text, "count") for text in (f"{told}.", cause) if text))
            continue
        parts = [(told, [_claims(desk, one)[0] for one in first], 0)]
        parts += [("; " + listed([named[one] for one in more]), [_claims(desk, one)[0] for one in more], 0) for more in rest]
        yield (_sign(desk, first[0]), desk.facts(parts), *([plain_sentence(cause, "count")] if cause else []))


def _by_note(desk: Desk, changes: Sequence[Change]) -> list[list[Change]]:
    """The changes in groups whose first claims one note can cite."""
    groups: list[list[Change]] = [[]]
    cited: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        claim = _claims(desk, change)[0]
        passages = cited[claim.source] | {claim.evidence[0].start}
        if len(cited) > MOST_SOURCES or len(passages) > MOST_PASSAGES:
            groups.append([])
            cited = defaultdict(set)
            passages = {claim.evidence[0].start}
        cited[claim.source] = passages
        groups[-1].append(change)
    return groups
