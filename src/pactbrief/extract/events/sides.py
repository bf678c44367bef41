"""Sides of a verb-final sentence: which of the parties that it names conclude something with which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pactbrief.extract.discourse import Memory, Parties
from pactbrief.extract.words.endings import Endings
from pactbrief.extract.words.mentions import Hit

_PAIR = 2
_GAP = 1  # code points between a state and the office that is its own: "インドの|外務省", "카자흐스탄 |국방장관"
_SEAT = 4  # code points between a state and its capital: "の首都", " 수도 "
_OFFICES = frozenset({"seat", "parliament"})
Sets = tuple[tuple[Parties, ...], str]  # the partnerships, and whether they are named or carried on


def sides_of(sentence: str, hits: Sequence[Hit], offset: int, words: Endings, memory: Memory) -> Sets:
    """The partnerships of the sentence: of a coordinated run, of all two, of one with the home state, of one with whom the
    text is about, or those carried on."""
    named = _without_places([h for h in hits if h.kind == "party"], sentence, offset, words)
    codes = list(dict.fromkeys(h.value for h in named))
    if any("alliance" in h.traits for h in named) and words.entering.search(sentence):
        return (tuple(sorted(codes)),), "named"
    if len(codes) == 1 and words.home_code and words.home_code not in codes and _home_acts(sentence, hits, offset, words):
        codes.append(words.home_code)
    if len(codes) > 2 and words.each.search(sentence):
        return tuple(tuple(sorted((codes[0], other))) for other in codes[1:]), "named"
    if len(codes) > 2 and not (len(codes) == 3 and words.of_three.search(sentence)):
        codes = _run(named, sentence, offset, words) or codes[:2]
    if len(codes) > 1:
        return (tuple(sorted(codes)),), "named"
    carried = memory.last_with(tuple(codes)) if codes else _last_of(sentence, words, memory)
    if carried is None and with_centre(sentence, hits, offset, words, memory):
        return (tuple(sorted((codes[0], memory.centre or words.home_code))),), "named"
    if carried is None and codes and words.also.match(sentence, named[0].end - offset):
        carried = _with_the_usual(codes[0], memory)
    return ((carried,) if carried else ()), "carried"


def without_offices(hits: Sequence[Hit]) -> list[Hit]:
    """The mentions but for an office whose state stands right before it: 'インド|外務省', 'ケニア|国会' are none of Japan."""
    ends = {hit.end: hit.value for hit in hits if hit.kind == "party" and _OFFICES.isdisjoint(hit.traits)}
    return [h for h in hits if _OFFICES.isdisjoint(h.traits) or ends.get(h.start, h.value) == h.value]


def of_companies(sentence: str, hits: Sequence[Hit], offset: int, words: Endings) -> frozenset[str]:
    """The states that only say where a company sits: 'シンガポールの|造船大手とタイの|電機会社が'."""
    named = [hit for hit in hits if hit.kind == "party"]
    return frozenset([hit.value for hit in named if words.company.match(sentence, hit.end - offset)])


def joined(hits: Sequence[Hit], memory: Memory) -> Parties | None:
    """'インドはこの枠組みへの参加を申し入れた': the arrangement spoken of, with the newcomer; None: nobody new is named."""
    codes, last = {hit.value for hit in hits if hit.kind == "party"}, memory.held()
    newcomer = codes - set(last or ())
    if last is None or len(newcomer) != 1 or codes != newcomer:
        return None
    memory.wider.add(wider := tuple(sorted({*last, *newcomer})))
    return wider


def _last_of(sentence: str, words: Endings, memory: Memory) -> Parties | None:
    """The partnership spoken of last; where "the two countries" act and it is of more, the two named in the sentence before."""
    last = memory.last()
    return last if (last is not None and len(last) == _PAIR) or not words.both.search(sentence) else memory.pair


def _home_acts(sentence: str, hits: Sequence[Hit], offset: int, words: Endings) -> bool:
    """Whether an office of the home state is named, and not one of a state named right before it."""
    ends = {hit.end - offset + gap for hit in hits if hit.kind == "party" for gap in range(_GAP + 1)}
    return any(found.start() not in ends for found in words.home.finditer(sentence))


def with_centre(sentence: str, hits: Sequence[Hit], offset: int, words: Endings, memory: Memory) -> bool:
    """'イタリアとの協定は署名された': the only party is a partner of whom the text is about, else of the home state."""
    own = memory.centre or words.home_code
    codes = {h.value for h in hits if h.kind == "party" and not (h.value == own and _OFFICES & h.traits)}
    if len(codes) != 1 or own in codes:
        return False
    bound = (words.partner.match(sentence, h.end - offset) for h in hits if h.kind == "party")
    # where nobody has been named who acts, "the agreement with Thailand" is the home state's
    return any(m is not None and (memory.centre or words.attribute.search(m[0], len(m[0]) - 1)) for m in bound)


def centre_of(sentence: str, hits: Sequence[Hit], offset: int, words: Endings) -> str | None:
    """Whom the sentence is about: the first party behind which a particle says that it acts; the home state, where no party is
    named and its government acts: '정부는 유럽 개별 국가와도 접점을 넓히고 있다'."""
    parties = [h for h in hits if h.kind == "party"]
    pairs = ((h, after) for h, after in pairwise(parties) if h.value != after.value)
    joint = {after.start for h, after in pairs if _joined(h, after, sentence, offset, words)}
    acting = (h for h in parties if "alliance" not in h.traits and h.start not in joint)  # "한국과 | 호주는": both, not one
    found = next((h.value for h in acting if words.subject.match(sentence, h.end - offset)), None)
    if found or parties or not words.home_code:
        return found
    return words.home_code if any(words.subject.match(sentence, m.end()) for m in words.home.finditer(sentence)) else None


def _joined(hit: Hit, after: Hit, sentence: str, offset: int, words: Endings) -> bool:
    return words.coordinated.fullmatch(sentence[hit.end - offset : max(hit.end, after.start) - offset]) is not None


def _with_the_usual(code: str, memory: Memory) -> Parties | None:
    """'With Korea, too': with the party that the partnerships spoken of so far have in common."""
    counted = Counter(known for parties in memory.spoken for known in parties if known != code)
    usual = counted.most_common(1)
    return tuple(sorted((code, usual[0][0]))) if usual and usual[0][1] > 1 else None


def _without_places(hits: Sequence[Hit], sentence: str, offset: int, words: Endings) -> list[Hit]:
    """The parties but for where it was done, with the state whose capital that is: "ペルーの首都|リマで"."""
    places = [hit for hit in hits if _is_place(hit, sentence, offset, words)]
    near = [(state, hit) for state, hit in pairwise(hits) if hit in places and hit.start - state.end <= _SEAT]
    places += [state for state, hit in near if state.value == hit.value]
    return [hit for hit in hits if hit not in places]


def _is_place(hit: Hit, sentence: str, offset: int, words: Endings) -> bool:
    end = hit.end - offset
    seat = "capital" in hit.traits and words.place.match(sentence, end) is not None
    return seat or words.venue.match(sentence, end) is not None  # "튀르키예에서 | 열리는 정상회의"


def _run(named: Sequence[Hit], sentence: str, offset: int, words: Endings) -> list[str]:
    """The first run of parties with nothing but joining words between them."""
    runs: list[list[str]] = []
    last: Hit | None = None
    for hit in named:
        if last is not None and _joined(last, hit, sentence, offset, words):
            runs[-1] += [hit.value] if hit.value not in runs[-1] else []
        else:
            runs.append([hit.value])
        last = hit
    return next((run for run in runs if len(run) > 1), [])
