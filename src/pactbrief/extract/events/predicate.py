"""What follows a stem in a verb-final sentence: whether it happened, and when. "署名した", "署名する見通しだ", "署名せず"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pactbrief.dates import DateExpression, resolve
from pactbrief.extract.dates.when import NO_TIME, Timed
from pactbrief.extract.words.endings import Endings
from pactbrief.model.records import dataclass

_NOMINAL_REACH = 34  # code points behind a stem used as a noun in which the cue of its predicate stands
_VERBAL_REACH = 26
_AHEAD = 30  # code points before a stem in which "if" or "not yet" stands
_QUOTED_DATE = 22  # a date further from the stem than this belongs to "he said on the 4th that ..."
_LONGEST_CUE = 12
_QUOTES = (("「", "」"), ("『", "』"), ("“", "”"))
_FORMAL = frozenset({"signed", "concluded", "ratified", "in-force"})
_ONE_DAY = ("concluded", "signed")  # "4月に協定を結び、マニラで署名式を行った"


@dataclass(frozen=True, slots=True)
class Stem:
    """A stage word at `start:end` of the sentence; `verbal` where an ending stands right behind it."""

    start: int
    end: int
    row: Mapping[str, Any]
    verbal: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """What the sentence speaks of: an instrument or talks at `start:end`; `value` of the taxonomy where it is known."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source; `start` is its offset, the places in `stems` and `things` count from there, `dates` do not."""

    text: str
    start: int
    dates: Sequence[DateExpression]
    things: Sequence[Thing]
    stems: Sequence[Stem]
    words: Endings

    def clause(self, stem: Stem) -> tuple[int, int]:
        """The offsets of the clause that holds `stem`."""
        low, high = 0, len(self.text)
        for match in self.words.breaks.finditer(self.text):
            if match.end() <= stem.start:
                low = match.end()
            elif match.start() >= stem.end:
                high = match.end()
                break
        return self.start + low, self.start + high

    def after(self, stem: Stem) -> Stem | None:
        """The next stem."""
        return next((s for s in self.stems if s.start > stem.start), None)


def modality_of(sentence: Sentence, stem: Stem) -> tuple[str | None, tuple[str, ...]]:
    """What the ending of the stem and the cues behind it say, inner before outer, and those cues; None: it is no event."""
    modality, said, over = _behind(sentence, stem)
    if over:
        return None, ()
    ahead = sentence.words.before.search(sentence.text, max(0, stem.start - _AHEAD), stem.start)
    if ahead is not None and modality in {None, "happened", "planned"}:
        row = sentence.words.before_rows[ahead[0]]
        if modality is None or not row.get("weak"):
            modality = str(row["force"])
            said.append(ahead[0])
    modality = modality or _unsaid(sentence, stem)
    taken_back = sentence.words.retracted.search(sentence.text, stem.end) if modality == "happened" else None
    if taken_back is not None:  # "was reported to have quit it, which proved wrong"
        return "denied", (*said, taken_back[0])
    return modality, tuple(said)


def _behind(sentence: Sentence, stem: Stem) -> tuple[str | None, list[str], bool]:
    """Modality and cues behind the stem; True where they show that the stem is no event at all ("the date of signing")."""
    window = _window(sentence, stem)
    plain = stem.verbal and sentence.words.plain.match(sentence.text, stem.end)
    modality = stem.row.get("modality", "planned" if plain else None)
    said: list[str] = []
    for index, start, end in sentence.words.cues.find_matches_as_indexes(
        sentence.text[stem.end : stem.end + window + _LONGEST_CUE]
    ):
        force = str(sentence.words.cue_rows[index]["force"])
        if force == "denied" and modality == "denied" and sentence.words.cue_rows[index].get("weak"):
            continue  # "denied that they have no intention": said of what is denied already
        if start > window or (modality == "happened" and force in {"planned", "announced"}):
            continue
        if force == "none":
            if modality is None and start == 0:
                return None, [], True
            continue
        done = stem.row.get("negative") or sentence.words.cue_rows[index].get("only") == stem.row["stage"]
        modality = _combined(modality, force, stem, bool(done))
        said.append(sentence.text[stem.end + start : stem.end + end])
        # "which they signed ..." is done whatever becomes of the noun that follows
        if start <= 1 and force == "happened" and not sentence.words.goes_on.match(sentence.text, stem.end + end):
            break
    return modality, said, False


def _combined(inner: str | None, force: str, stem: Stem, told_done: bool) -> str:
    if force == "announced":
        return "happened" if told_done and inner != "denied" else inner or "planned"
    if inner is None:
        return force
    if force == "denied":
        return "possible" if inner == "denied" else "denied"
    if force == "possible":
        return "denied" if inner == "denied" else "possible"
    if inner == "planned" and force == "happened" and stem.row["stage"] == "negotiating":
        return "happened"
    return inner


def _unsaid(sentence: Sentence, stem: Stem) -> str | None:
    """No ending of its own: a headline's noun has happened; a clause that goes on takes the tense of what it goes on to."""
    if not sentence.text[stem.end :].strip("。．.」』 ") or sentence.words.past.match(sentence.text, stem.end - 1):
        return "happened"
    if not sentence.words.continued.match(sentence.text, stem.end):
        return None
    if sentence.words.resolved.search(sentence.text, stem.end):
        dated = any(d.precision == "day" and d.end - sentence.start <= stem.start for d in sentence.dates)
        # "will drill together and build shells, they agreed"; "concluded a pact on the 4th and agreed to speed up ..."
        return "happened" if dated and stem.row["stage"] in _FORMAL else "planned"
    if sentence.words.past.search(sentence.text):
        return "happened"
    later = sentence.after(stem)
    if stem.row["stage"] in _FORMAL and later is not None:
        ends = [date.end - sentence.start for date in sentence.dates]
        if any(end <= stem.start for end in ends) and any(stem.end < end <= later.start for end in ends):
            return "happened"  # "signed in January, and may be ratified in May": each has a day of its own
    modality = modality_of(sentence, later)[0] if later is not None else None
    return None if modality == "denied" else modality


def _window(sentence: Sentence, stem: Stem) -> int:
    """How far behind the stem its own predicate goes on, in code points."""
    ends = [_VERBAL_REACH if stem.verbal else _NOMINAL_REACH, len(sentence.text) - stem.end]
    later, pause = sentence.after(stem), sentence.words.breaks.search(sentence.text, stem.end)
    if later is not None:
        ends.append(later.start - stem.end)
    if pause is not None:
        ends.append(pause.end() - stem.end)
    return max(1, min(ends))


def time_of(sentence: Sentence, stem: Stem, modality: str, anchor: str | None, last: str | None = None) -> Timed:
    """When the stem's event takes place, seen from `anchor`; `last` is the day of what was told before ("同じ月")."""
    chosen = _date(sentence, stem, modality)
    if chosen is None:
        return NO_TIME
    done = modality == "possible" and sentence.words.thought_done.match(sentence.text, stem.end)  # "署名したとみられる"
    ahead = modality in {"planned", "possible"} and not done
    if chosen.kind == "event-anchored":  # "2022年に結び、翌年には署名した"
        first = next((d for d in sentence.dates if d.end <= chosen.start), None)
        told = resolve(first, anchor, "past") if first else None
        anchor = told.date if told else last or (anchor if ahead else None)
    resolved = resolve(chosen, anchor, "future" if ahead else "past")
    return Timed(resolved.date if resolved else None, chosen.text)


def _date(sentence: Sentence, stem: Stem, modality: str) -> DateExpression | None:
    """The nearest date before the stem with no other stage word between; behind it only where the stem is a noun."""
    low = sentence.start
    usable = [d for d in sentence.dates if not (_only_attribute(sentence, d, stem) or _outside(sentence, d, stem))]
    before = [d for d in usable if d.end - low <= stem.start]
    apart = [s for s in sentence.stems if (s.row["stage"], stem.row["stage"]) != _ONE_DAY]
    before = [d for d in before if not any(d.end - low <= s.start < stem.start for s in apart)]
    if before:
        far = stem.start - (before[-1].end - low) > _QUOTED_DATE
        done = modality == "denied" or (modality == "happened" and stem.row.get("negative"))
        said = sentence.words.reported.search(sentence.text, stem.end) is not None
        return None if said and far and not done and len(before) == 1 else before[-1]
    window = _window(sentence, stem)
    behind = [d for d in usable if stem.end <= d.start - low < stem.end + window]
    return behind[0] if behind and not stem.verbal else None


def _outside(sentence: Sentence, date: DateExpression, stem: Stem) -> bool:
    """'12日、「署名していない」とのコメントを出した': the day of what is said is not the day of what it is about."""
    between = sentence.text[date.end - sentence.start : stem.start]
    return between.count('"') % 2 == 1 or any(between.count(opens) > between.count(closes) for opens, closes in _QUOTES)


def _only_attribute(sentence: Sentence, date: DateExpression, stem: Stem) -> bool:
    """'last year's agreement': a coarse date that only says which; not "at | next year's session of the Diet"."""
    end = date.end - sentence.start
    session = sentence.words.occasion.match(sentence.text, end)
    if session is not None and not any(end <= thing.start < session.end() for thing in sentence.things):
        return False
    said = sentence.words.attribute.match(sentence.text, end)
    return date.precision != "day" and said is not None and said.end() != stem.start  # "年内の|署名"
