"""What the sources do not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactbrief.catalog.wording import Wording
from pactbrief.compose.desk import Desk, plain_sentence, thing_noun
from pactbrief.compose.frame import prose_section
from pactbrief.compose.prose import date_words, listed
from pactbrief.compose.status import expected_event
from pactbrief.model.dossier import Dossier
from pactbrief.model.memo import Block

#: Gaps that are told beside the status or the areas.
_TOLD = frozenset({"one-origin-status", "no-scope", "no-status"})
#: What only a text can lack.
_OF_TEXTS = frozenset({"effect-unknown", "text-not-held"})


def gaps_section(desk: Desk, dossier: Dossier, level: int) -> list[Block]:
    """What no source says, in one sentence, and what the reports on it lack."""
    lines = [plain_sentence(text) for text in gap_lines(desk, dossier)]
    return prose_section(desk, dossier, "gaps", lines, level)


def gap_lines(desk: Desk, dossier: Dossier) -> list[str]:
    """The dossier's gaps in words: what is not reported as one sentence, each of the others as its own."""
    unsaid: dict[str, list[str]] = {}
    passed: dict[str, list[str]] = {}
    lines = []
    dated = {gap.split(":")[1] for gap in dossier.gaps if gap.startswith("plan-passed")}
    for gap in dossier.gaps:
        what, _, rest = gap.partition(":")
        stage, _, when = rest.partition(":")
        if what == "outcome-unknown" and stage in dated:
            continue
        if what in _TOLD or _told_above(dossier, what, stage, when) or (what in _OF_TEXTS and not _has_text(desk, dossier)):
            continue
        if what in desk.wording.unsaid:
            unsaid.setdefault(what, []).append(_noun(desk, dossier, what, stage))
        elif what == "plan-passed":
            passed.setdefault(_noun(desk, dossier, what, stage, when), []).append(date_words(when))
        else:
            lines.append(gap_words(gap, desk.wording, dossier.name))
    lines = [*_passed(desk, passed), *lines]
    if not _has_text(desk, dossier) and thing_noun(desk, dossier) == "partnership":
        lines.append(desk.wording.gaps["no-agreement"])
    if unsaid:
        parts = [desk.wording.unsaid[what].format(noun=listed(nouns)) for what, nouns in unsaid.items()]
        lines.insert(0, desk.wording.unsaid["opening"].format(areas="; ".join(parts)))
    return lines


def _has_text(desk: Desk, dossier: Dossier) -> bool:
    """Whether the status is one that a text brings about; a designation is an act of one side."""
    return dossier.status is None or desk.term(dossier.status) != "designated"


def _told_above(dossier: Dossier, what: str, stage: str, when: str) -> bool:
    """Whether the section on the status says so: that no source reports what is only expected as done."""
    expected = None if dossier.status else expected_event(dossier)
    if expected is None or expected.stage != stage:
        return False
    return what == "outcome-unknown" or (what == "plan-passed" and expected.when == when)


def _noun(desk: Desk, dossier: Dossier, what: str, stage: str, when: str = "") -> str:
    """The noun of a stage as the rest of the section calls the step that the gap is about: "launch" where every report of it
    says launched."""
    if not stage:
        return ""
    done = what not in ("outcome-unknown", "plan-passed")
    events = [e for e in (dossier.status, *dossier.timeline) if e and e.stage == stage and (e.modality == "happened") is done]
    events = [event for event in events if done or event.when == (when or None)]
    return desk.wording.stages[desk.term(events[0]) if events else stage]["noun"]


def _passed(desk: Desk, passed: Mapping[str, Sequence[str]]) -> list[str]:
    """The days that have passed without a report, in one sentence."""
    if sum(map(len, passed.values())) < 2:
        return [desk.wording.gaps["plan-passed"].format(noun=noun, when=whens[0]) for noun, whens in passed.items()]
    days = "; ".join(f"the {noun}, {listed(whens)}" for noun, whens in passed.items())
    return [desk.wording.gaps["plans-passed"].format(areas=days)]


def gap_words(gap: str, wording: Wording, name: str) -> str:
    """A gap's code in a sentence of its own on the partnership `name`."""
    what, _, rest = gap.partition(":")
    stage, _, when = rest.partition(":")
    noun = wording.stages[stage]["noun"] if stage else ""
    return wording.gaps[what].format(name=name, noun=noun, when=date_words(when) if when else "")
