"""Origins: where a report first came from. Copies, and stories that rest on one agency, share an origin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pactbrief.assemble.copies import copy_groups
from pactbrief.model.claim import Claim, Extraction
from pactbrief.model.records import dataclass
from pactbrief.model.source import Source

#: Tails that outlets add to one name: "Kyodo", "Kyodo News" and "Kyodo News Agency" are one origin.
_TAILS = re.compile(r"\b(news agency|newswire|news|agency|press)$")


def origin_name(name: str) -> str:
    """One spelling for one agency or outlet."""
    plain = re.sub(r"[\W_]+", " ", name).casefold().strip()
    return _TAILS.sub("", plain).strip() or plain


@dataclass(frozen=True)
class Origins:
    """`of_source` gives the copy group of a source, `of(claim)` the origin of one claim.

    `rests_on` gives, for a source and a partnership, the agency or outlet that its reporting on it rests on; `leads`, for an
    outlet and a partnership, on what that outlet's own article in the workspace rests.
    """

    of_source: Mapping[str, str]
    cited: Mapping[str, frozenset[str]]
    publishers: Mapping[str, str]
    rests_on: Mapping[tuple[str, str], str]
    leads: Mapping[tuple[str, str], str]

    def of(self, claim: Claim) -> str:
        """The agency or outlet at the far end of the claim's attribution that its article cites; else what the article's
        other claims on the partnership rest on, since a retold story is not a second witness; else the source's group. A
        chain is followed through the articles of the workspace: who cites an outlet that cites an agency rests on the agency.

        An outlet that is itself a source of the workspace counts as that source's publisher, so that the original and a
        story that cites it are one origin.
        """
        name = _cited_name(claim, self.cited.get(claim.source, frozenset()))
        name = name or self.rests_on.get((claim.source, claim.partnership.key))
        passed: set[str] = set()
        while name and name not in passed:
            passed.add(name)
            name = self.leads.get((name, claim.partnership.key), name)
        if name:
            return "cited:" + name
        group = self.of_source.get(claim.source, claim.source)
        return self.publishers.get(group, "source:" + group)

    def count(self, claims: Iterable[Claim]) -> int:
        """How many independent origins carry these claims."""
        return len({self.of(c) for c in claims})


def find_origins(sources: Sequence[Source], extractions: Sequence[Extraction]) -> Origins:
    """Origins of all sources: near-copies by their bodies, agencies by what the articles cite."""
    groups = copy_groups((s.id, " ".join(s.text[a:b] for a, b in s.body)) for s in sources)
    cited = {e.source: frozenset(map(origin_name, e.cites)) for e in extractions}
    all_cited = frozenset().union(*cited.values()) if cited else frozenset()
    publishers = {
        s.id: "cited:" + origin_name(s.publisher) for s in sources if s.publisher and origin_name(s.publisher) in all_cited
    }
    rests_on = _foundations(extractions, cited)
    outlets = {s.id: origin_name(s.publisher) for s in sources if s.publisher}
    leads = {(outlets[source], key): name for (source, key), name in sorted(rests_on.items()) if source in outlets}
    return Origins(groups, cited, publishers, rests_on, leads)


def _cited_name(claim: Claim, cited: frozenset[str]) -> str | None:
    """The last agency or outlet of the chain; a document ("EU document") only where nothing else is cited."""
    chain = [name for name in claim.attribution if origin_name(name) in cited]
    outlets = [name for name in chain if not name.split()[-1].islower()]
    return origin_name((outlets[-1:] or chain[:1])[0]) if chain else None


def _foundations(extractions: Sequence[Extraction], cited: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], str]:
    """For each source and partnership the origin that most of its attributed claims name."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for claim in extraction.claims:
            name = _cited_name(claim, cited[extraction.source])
            if name:
                counts[claim.source, claim.partnership.key][name] += 1
    return {key: max(sorted(count), key=count.__getitem__) for key, count in counts.items()}
