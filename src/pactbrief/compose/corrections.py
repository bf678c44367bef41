"""The analyst's corrections in words: in the notes of what they altered, in the list of them, and where they are idle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from pactbrief.catalog.wording import Wording
from pactbrief.compose.names import Names
from pactbrief.compose.prose import date_words
from pactbrief.model.claim import Claim
from pactbrief.model.correction import Correction, SourceCorrection
from pactbrief.model.finding import Finding
from pactbrief.model.override import Effect
from pactbrief.model.source import Source
from pactbrief.model.withdrawal import Withdrawal

#: Claims that one line names; of more it says how many.
NAMED = 3


def override_words(effect: Effect, names: Names, wording: Wording, called: Callable[[str], str]) -> str:
    """What an override did, by whom, when and why, in a sentence or two; `called` names a source by its id."""
    override = effect.override
    told = wording.corrections[override.action].format(
        before=_listed(_saying(effect.before, names, wording)),
        after=_listed(_saying(effect.after, names, wording)),
        name=_listed(dict.fromkeys(names.partnership(claim.partnership) for claim in effect.before)),
        into=_listed(dict.fromkeys(names.partnership(claim.partnership) for claim in effect.after)),
        source=_listed(sorted({called(claim.source) for claim in effect.before})),
    )
    return f"{told} {signed(override.author, override.date, override.reason, wording)}"


def withdrawal_words(one: Withdrawal, wording: Wording) -> str:
    """That a source was withdrawn, by whom, when and why."""
    named = ": ".join(filter(None, (one.publisher, one.title))) or wording.corrections["untitled"]
    told = wording.corrections["withdrawn"].format(source=one.source, name=named)
    return _with_sign(told, one.correction, wording)


def source_words(source: Source, label: str, wording: Wording) -> str:
    """What the sidecar of a source corrected, or that it was taken back; nothing where it did neither."""
    fields = [_field(source, name, was, wording) for name, was in source.corrected]
    signing = [each for each in source.corrections if each.ignore is None]
    back = [each for each in source.corrections if each.ignore is False]
    told = []
    if fields:
        words = wording.corrections["source"].format(source=label, after="; ".join(fields))
        told.append(_with_sign(words, signing[-1] if signing else SourceCorrection(), wording))
    if back:
        told.append(_with_sign(wording.corrections["reinstated"].format(source=label), back[-1], wording))
    return " ".join(told)


def _field(source: Source, name: str, was: str, wording: Wording) -> str:
    published = source.published if name == "published" else None
    now = date_words(published.date) if published else str(getattr(source, name))
    form = wording.corrections["field" if was else "field-new"]
    return form.format(
        label=wording.corrections[f"field-{name}"], before=date_words(was) if published and was else was, after=now
    )


def _with_sign(told: str, correction: SourceCorrection, wording: Wording) -> str:
    """With who corrected it, when and why, as far as that is stated."""
    sign = signed(correction.author, correction.date, correction.reason, wording)
    return f"{told} {sign}" if sign else told


def signed(author: str | None, date: str | None, reason: str | None, wording: Wording) -> str:
    """Who corrected something, when and why, as far as each is known."""
    who = ", ".join(filter(None, (author, date and date_words(date))))
    why = (reason or "").rstrip(".")
    if not who and not why:
        return ""
    form = wording.corrections["signed" if why else "signed-without"]
    return form.format(author=who or wording.corrections["unsigned"], reason=why)


def idle_overrides(effects: Iterable[Effect], wording: Wording) -> Iterator[Finding]:
    """A warning for each override that did nothing, with the reason and what to do."""
    for effect in effects:
        if effect.idle:
            override = effect.override
            told = wording.corrections[f"idle-{effect.idle}"].format(
                source=override.source or "", date=date_words(override.date)
            )
            check = "override-later" if effect.idle == "later" else "override-stale"
            yield Finding(check, "warning", f"{override.place}: {told}")


def remark(claim: Claim, names: Names, wording: Wording) -> str:
    """What a note says of a claim that the analyst corrected: what it said before, and by whom, when and why it was changed."""
    parts = []
    for correction in claim.corrected:
        told = wording.corrections["note"].format(before=_before(correction, names, wording))
        parts.append(f"{told} {signed(correction.author, correction.date, correction.reason, wording)}")
    return " ".join(parts)


def _saying(claims: Iterable[Claim], names: Names, wording: Wording) -> Iterable[str]:
    """What the claims say, each thing once."""
    return dict.fromkeys(_says(claim, names, wording) for claim in claims)


def _says(claim: Claim, names: Names, wording: Wording) -> str:
    if claim.kind == "status":
        return _stage(wording, claim.value, claim.modality, claim.when)
    named: Mapping[str, Callable[[str], str]] = {
        "scope": names.area,
        "region": names.region,
        "actor": lambda code: names.full.get(code, code),
    }
    return named.get(claim.kind, str)(claim.value)


def _before(correction: Correction, names: Names, wording: Wording) -> str:
    was = dict(correction.before)
    if not correction.restates:
        return names.of_key(str(was["partnership"]))
    return _stage(wording, str(was["stage"]), str(was["modality"]), was["when"])


def _stage(wording: Wording, stage: str, modality: str, when: str | None) -> str:
    label = wording.stage_label(stage, modality)
    return f"{label}, {date_words(when)}" if when else label


def _listed(words: Iterable[str]) -> str:
    named = list(words)
    rest = len(named) - NAMED
    return ", ".join(named[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
