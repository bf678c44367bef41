"""Credibility of what is reported (the digit of the Admiralty code) by stated rules, and what is a headline only.

1: two independent origins or more, each dated and attributable, report it. 3: one does. 6: none does. The digits 2, 4 and 5
take a judgement and are never given by rule; the letter is the analyst's alone, in the source register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from pactbrief.assemble.origins import Origins
from pactbrief.model.claim import Claim
from pactbrief.model.source import Source

Credibility = Literal[1, 3, 6]


def credibility(claims: Iterable[Claim], sources: Mapping[str, Source], origins: Origins) -> Credibility:
    """How far independent origins that can be dated and attributed bear the claims out."""
    sound = [c for c in claims if sources[c.source].published and attributable(c, sources[c.source])]
    if not sound:
        return 6
    return 1 if origins.count(sound) > 1 else 3


def attributable(claim: Claim, source: Source) -> bool:
    """Whether anyone answers for the claim: an outlet, an author, or somebody whom the article cites for it."""
    return bool(source.publisher or source.author or claim.attribution)


def is_headline(claim: Claim, source: Source) -> bool:
    """Whether the claim stands in the title of its article, or of a section of it, and not in a sentence of the text."""
    words = _plain(claim.evidence[0].quote)
    titles = (source.title, *(section.title for section in source.sections))
    return any(words in _plain(title) or _plain(title) == words for title in titles if title)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("#*=. ").casefold()
