"""Discourse: which partnerships the article has spoken of, so that "the agreement" and "both sides" find theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Protocol

from pactbrief.model.records import dataclass

Parties = tuple[str, ...]
_RECENT = 6  # partnerships kept in reach; further back a definite noun no longer points


#: The code of parties that have none (Somaliland): they are read like others, so that nobody else is taken for them, and
#: no claim is made of what they conclude.
UNLISTED = "ZZ"


def organisation(code: str) -> bool:
    """ISO 3166 codes have two letters and name states; the EU is the exception."""
    return len(code) > 2 or code == "EU"


class Homeland(Protocol):
    """Gives the state that an article is written from."""

    def code(self, lead: Parties | None) -> str | None:
        """Its code; `lead` is the partnership that the article is about, if known."""
        ...

    @property
    def stated(self) -> str | None:
        """Its code where the outlet's name or place, or its parliament, tells it."""
        ...

    def of_house(self, codes: Parties, centre: str | None) -> str | None:
        """Whose house votes on what is concluded with `codes` in a text about `centre`."""
        ...


@dataclass
class Memory:
    """What the reader has in mind at a point of the article. `spoken` are parties sets, last first; `lead` the first one.
    `group` is the list of three or more parties named last; `recent` are the stages and parties that the sentence before
    told, which ended at `recent_end`; `members` are the members of organisations: none of them concludes anything with its own.

    `named_first` are all parties in the order in which the article first names them; `speaks`: it is an interview or a comment,
    in which somebody speaks for his own state.

    `actors` are single parties named last in subject position, last first; `names` proper names of arrangements
    ("Pukpuk"); `foreign` the sets last spoken of for an instrument of another field (a trade deal). `centre` is whom the
    text is about at this point; `topic` whom the whole section is about, as its heading says;
    `wider` are sets that somebody asks to make, by joining; `official` the state for which the person interviewed speaks;
    `opens`: the sentence opens a paragraph. `turned` is to whom the paragraph has turned; `met` are two whom the sentence
    before named together, without any arrangement of theirs; `touring`: the article reports a tour. `asked_for`
    are those between whom something was proposed last, in a sentence that ended at `asked_end`; `reached` is the stage told
    last of each set; `just` are those that the sentence before spoke of; `labelled`: a label set the section, `point`: of one
    point; `headed` are single parties that labels named;
    `strayed_end` is where a sentence ended that told of nothing but an instrument of another field; `founders` are
    those who made what others have joined.
    """

    spoken: list[Parties] = field(default_factory=list)
    lead: Parties | None = None
    actors: list[str] = field(default_factory=list)
    names: dict[str, Parties] = field(default_factory=dict)
    foreign: set[Parties] = field(default_factory=set)
    secured: set[Parties] = field(default_factory=set)
    heads: dict[str, Parties] = field(default_factory=dict)
    calls: dict[str, set[Parties]] = field(default_factory=dict)
    group: Parties = ()
    recent: tuple[tuple[str, Parties], ...] = ()
    recent_end: int = 0
    section: Parties | None = None
    pair: Parties | None = None
    alien: frozenset[str] = frozenset()
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    pending: str | None = None
    previous: tuple[str, ...] = ()
    with_whom: str | None = None
    times: dict[int, str] = field(default_factory=dict)
    wider: set[Parties] = field(default_factory=set)
    centre: str | None = None
    topic: str | None = None
    named_first: list[str] = field(default_factory=list)
    speaks: bool = False
    homeland: Homeland | None = None
    interview: bool = False
    asked: bool = False
    official: str | None = None
    reached: dict[Parties, str] = field(default_factory=dict)
    opens: bool = True
    turned: str | None = None
    met: Parties | None = None
    touring: bool = False
    point: bool = False
    labelled: bool = False
    headed: set[str] = field(default_factory=set)
    just: tuple[Parties, ...] = ()
    asked_for: Parties = ()
    asked_end: int = 0
    strayed_end: int = -9
    founders: dict[Parties, Parties] = field(default_factory=dict)

    def own_state(self) -> str | None:
        """For whom "we" speaks: the state of the official interviewed, else the one that the article is written from. Where its
        outlet does not tell, whom the text is about speaks sooner than whom it names most."""
        stated = self.official or (self.homeland.stated if self.homeland else None)
        if stated or self.homeland is None:
            return stated
        return self.centre if self.centre in (self.lead or ()) else self.homeland.code(self.lead)

    def begin(self, code: str) -> None:
        """A section about one state begins: what was spoken of in others is out of reach, but for what has a proper name."""
        self.centre = self.topic = code
        self.spoken.clear()
        self.actors.clear()
        self.heads.clear()
        self.calls.clear()
        self.lead = self.section = self.pair = self.pending = self.with_whom = None
        self.group = self.previous = self.recent = ()
        self.labelled = False

    def speak(self, parties: Parties) -> None:
        """A clause is about `parties`."""
        if parties in self.spoken:
            self.spoken.remove(parties)
        self.spoken.insert(0, parties)
        del self.spoken[_RECENT:]
        self.lead = self.lead or parties

    def secure(self, sets: Iterable[Parties]) -> None:
        """What was told of these is no trade deal."""
        self.foreign.difference_update(sets)
        self.secured.update(sets)

    def call(self, names: tuple[str, ...], parties: Parties) -> None:
        """An arrangement between `parties` goes by these proper names."""
        for name in names:
            self.names.setdefault(name, parties)

    def head(self, word: str, parties: Parties) -> None:
        """The arrangement between `parties` was last called by this noun."""
        self.heads[word] = parties
        self.calls.setdefault(word, set()).add(parties)

    def called(self, word: str) -> Parties | None:
        """Which arrangement the noun stands for: the one spoken of last if it was ever called so, else the last called so."""
        last = self.last()
        return last if last in self.calls.get(word, ()) else self.heads.get(word)

    def paragraph(self, heading: bool = False) -> None:
        """A new paragraph goes back to what its section, else the article, is about; a `heading` ends what a label set."""
        self.opens = True
        if heading and self.labelled:
            self.section, self.topic, self.labelled = None, None, False
        self.turned = None
        self.centre = self.topic
        lead = self.section or self.lead
        if lead in self.spoken:
            self.spoken.remove(lead)
            self.spoken.insert(0, lead)

    def ours(self, without: Parties) -> str | None:
        """For whom the article, or who speaks in it, says "we", or "the government": the section's party, the state that it
        is written from, else the party that it names first, `without` those named."""
        known = (self.topic or self.own_state(), *self.named_first)
        return next((code for code in known if code and code not in without and code != UNLISTED), None)

    def name(self, codes: list[str]) -> None:
        """Parties stood in a clause."""
        for code in codes:
            if code in self.actors:
                self.actors.remove(code)
            self.actors.insert(0, code)
        del self.actors[_RECENT:]

    def hub_of(self, parties: Parties) -> str | None:
        """With whom of `parties` the others conclude: an organisation, of several the one named behind "with"; else he."""
        known = self.with_whom if self.with_whom in parties else None
        return known if known and organisation(known) else next((code for code in parties if organisation(code)), known)

    def subject_before(self) -> str | None:
        """The only party that the sentence before named, if that was about it: "it" stands for it."""
        return self.centre if self.centre and set(self.previous) == {self.centre} else None

    def of_all(self) -> str | None:
        """Whom all the pairs spoken of have in common, if there are several."""
        pairs = [set(parties) for parties in self.spoken if len(parties) == 2]
        common = set.intersection(*pairs) if len(pairs) > 1 else set()
        return common.pop() if len(common) == 1 else None

    def hub_state(self) -> str | None:
        """The state that the article's partnerships have in common, else the one that it names first, if its lead is of it."""
        if common := self.of_all():
            return common
        first = next(iter(self.named_first), "")
        most = all(self.counts.get(first, 0) > self.counts.get(code, 0) for code in self.lead or () if code != first)
        return first if (most or self.touring) and first in (self.lead or ()) else None

    def usual(self, code: str) -> str | None:
        """With whom what stands under the label of `code` is: whom all told so far have in common; of a single partnership
        whom the article names first and more; else the only one named yet. Who has a label of his own is not."""
        if len(self.lead or ()) > 2:
            return None  # an article on three speaks for none of them
        pairs = [set(parties) for parties in self.reached if len(parties) == 2]
        common = (set.intersection(*pairs) if pairs else set(self.named_first)) - {code}
        if len(pairs) == 1 and code not in pairs[0]:
            first, second = sorted(pairs[0], key=self.named_first.index)
            common = {first} if self.counts.get(first, 0) > self.counts.get(second, 0) else set()
        home = common.pop() if len(common) == 1 else None
        return home if home not in self.headed else None

    def hub(self, without: Parties) -> str | None:
        """The organisation that the article's lead partnership is with, unless it is among those named."""
        return next((code for code in self.lead or () if organisation(code) and code not in without), None)

    def in_common(self, partner: str) -> str | None:
        """Who concludes with the `partner` where nobody is said to act: whom the text is about, unless it has strayed from the
        lead partnership ("Norway has a pact with the EU. With Chile, talks are under way" in an article on the EU)."""
        if self.centre and partner in (self.last_with((self.centre, partner)) or ()):
            return self.centre
        common = self.of_all()
        if common and common != partner and {partner, self.centre or partner} <= set(self.previous):
            return common  # "Chad scrapped its pact with France, and Senegal saw its troops go. An accord with Dakar ..."
        strayed = self.centre not in (self.lead or ())
        hub = self.hub((partner,))
        if hub and (partner in self.members.get(hub, ()) or not (strayed or hub in self.previous)):
            hub = None
        usual = self.with_whom if strayed and self.with_whom in (self.lead or ()) else None
        return hub or (usual if usual != partner else None) or self.centre or self._leading(partner)

    def _leading(self, partner: str) -> str | None:
        """Who of the lead partnership speaks in the text where it is about nobody at this point: its homeland, else who
        concluded with the other."""
        stated = self.homeland.stated if self.homeland else None
        if stated in (self.lead or ()) or self.with_whom not in (self.lead or ()):
            code = stated if stated in (self.lead or ()) else self.of_all() or self._beside_whole(partner)
        else:
            code = next((c for c in self.lead or () if c != self.with_whom), None)
        return code if code != partner else None

    def _beside_whole(self, partner: str) -> str | None:
        """Of a lead partnership with an organisation that the `partner` belongs to, the other: 'With France an accord is in
        force' in an article on Switzerland and the EU."""
        lead = self.lead or ()
        whole = next((code for code in lead if partner in self.members.get(code, ())), None)
        return next((code for code in lead if code != whole), None) if whole and len(lead) == 2 else None

    def other(self, without: Parties, pronoun: bool = False) -> str | None:
        """Who acts beside those named: whom a pronoun stands for, else who of the lead partnership was named last."""
        if pronoun:
            return next((code for code in self.actors if code not in without), None)
        if self.topic and self.topic not in without:
            return self.topic
        if self.speaks:
            return self.ours(without)
        lead = self.lead or ()
        home = self.homeland.stated if self.homeland and lead else None
        if home in lead and home not in without:
            return home
        return next((code for code in self.previous if code in lead and code not in without), None) or self.home(without)

    def swap(self, head: str, newcomer: str) -> Parties | None:
        """'South Korea signed a programme of its own': the newcomer with the organisation that has such a thing with others."""
        known = self.heads.get(head)
        if known is None or newcomer in known:
            return None
        hub = self.hub_of(known)
        return tuple(sorted((hub, newcomer))) if hub else None

    def count(self, codes: Iterable[str]) -> None:
        """Parties were named, as whatever part of the sentence."""
        for code in codes:
            self.counts[code] = self.counts.get(code, 0) + 1

    def home(self, without: Parties) -> str | None:
        """The party that the article speaks of most, `without` those named; of equals the one named last."""
        hub = self.hub(without)
        if hub:
            return hub
        known = [code for code in self.actors if code not in without]
        known = [code for code in known if code in (self.lead or ())] or known
        return max(known, key=lambda code: (self.counts.get(code, 0), -known.index(code)), default=None)

    def met_in_section(self) -> Parties | None:
        """In a section about one state, that state and the only other that the section has named."""
        others = [code for code in self.actors if code != self.topic] if self.topic else []
        return tuple(sorted((self.topic or "", others[0]))) if len(others) == 1 else None

    def last(self) -> Parties | None:
        """The partnership spoken of last."""
        return self.spoken[0] if self.spoken else None

    def held(self) -> Parties | None:
        """The partnership spoken of last that is not only made larger in thought: another newcomer asks to join that one."""
        return next((parties for parties in self.spoken if parties not in self.wider), None)

    def last_with(self, codes: Parties) -> Parties | None:
        """The partnership spoken of last that all of `codes` belong to."""
        return next((p for p in self.spoken if set(codes) <= set(p)), None)

    def former(self) -> Parties | None:
        """The earlier of the two partnerships spoken of last."""
        return self.spoken[1] if len(self.spoken) > 1 else None
