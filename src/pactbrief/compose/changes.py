"""A change in words, for the memo and for `pactbrief diff`."""

from __future__ import annotations

from collections.abc import Callable

from pactbrief.catalog.wording import Wording
from pactbrief.compose.names import Names
from pactbrief.compose.prose import date_words
from pactbrief.model.dossier import Change


def change_words(change: Change, name: str, names: Names, wording: Wording) -> str:
    """The change to the partnership `name` as one sentence, with labels for codes."""
    return _worded(change.what, change, name, names, wording)


def change_sentences(change: Change, name: str, names: Names, wording: Wording) -> tuple[str, str]:
    """The same for a memo: what is new, which its note must bear out, and what stood before, or nothing."""
    if change.what not in ("stage", "date"):
        return change_words(change, name, names, wording), ""
    now, was = (_worded(key, change, name, names, wording) for key in (f"{change.what}-now", "was"))
    return now, was


def cause_words(change: Change, wording: Wording, called: Callable[[str], str]) -> str:
    """What brought a change about, where no note says so: sources that went, overrides, else the sources that tell of it;
    `called` names a source by its id."""
    causes = [wording.changes["withdrawn"].format(source=called(one)) for one in change.withdrawn]
    causes += [wording.changes["override"].format(source=place) for place in change.overrides]
    if not causes and not change.claims:
        causes = [called(one) for one in change.causes]
    return wording.changes["cause"].format(source="; ".join(causes)) if causes else ""


def sign(change: Change, wording: Wording) -> str:
    """The sign of a change: gained, lost, moved, at odds, settled, passed."""
    kind = change.what.rpartition("-")[2]
    return wording.signs.get(change.what) or wording.signs.get(kind, wording.signs["other"])


def _worded(key: str, change: Change, name: str, names: Names, wording: Wording) -> str:
    if key.startswith(("scenario", "indicator")):
        was = (change.before or "").rpartition(": ")[2]
        return wording.changes[key].format(name=name, before=was, after=change.after or "")
    before, after = (value_words(change.what, value, names, wording) for value in (change.before, change.after))
    return wording.changes[key].format(name=name, before=before, after=after)


def value_words(what: str, value: str | None, names: Names, wording: Wording) -> str:
    """The value of a change of kind `what` as a label: a stage, a date, the name of an area, region or state."""
    if value is None:
        return "not reported"
    if what.startswith(("conflict", "plan")):
        kind, _, rest = value.partition(":")
        if kind == "region":
            return names.region(rest)
        if kind == "actor":
            return names.full.get(rest, rest)
        return names.area(rest) if kind == "area" else wording.stages[rest.partition(":")[0]]["noun"]
    labels: dict[str, Callable[[str], str]] = {
        "stage": wording.stage_label,
        "date": date_words,
        "area": names.area,
        "region": names.region,
        "report": lambda value: wording.stage_label(*value.split()),
        "actor": lambda code: names.full.get(code, code),
    }
    return labels[what.partition("-")[0]](value)
