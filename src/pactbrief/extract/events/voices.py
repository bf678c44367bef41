"""Voices: on whose word a claim stands, who acts in it and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pactbrief.catalog.folding import fold
from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract.attribution import Span
from pactbrief.extract.words.lexis import lexis_of
from pactbrief.extract.words.mentions import Hit
from pactbrief.extract.words.people import attribution_of, people_in, place_in, speakers_in
from pactbrief.model.claim import Claim
from pactbrief.model.source import Source

#: Only what happens at a place and by persons has a where and a who.
_ACTS = frozenset({"signed", "concluded", "adopted", "implementing", "negotiating", "ratified", "ended", "suspended"})


def voiced(claims: Iterable[Claim], source: Source, hits: Sequence[Hit], vocabulary: Vocabulary) -> Iterator[Claim]:
    """The claims with their attribution, and for acts with persons and place, from the sentence of their first passage."""
    heard: dict[Span, tuple[str, ...]] = {}  # several claims stand on one sentence
    for claim in claims:
        span = (claim.evidence[0].start, claim.evidence[0].end)
        if span not in heard:
            heard[span] = attribution_of(source.text, span, source.language, vocabulary, source.publisher)
        said = heard[span]
        if claim.modality == "denied" and _is_gainsaid(source, span, vocabulary):
            said = speakers_in(source.text, span, source.language, vocabulary)  # the outlet reported what somebody denies
        if claim.kind == "status" and claim.value in _ACTS:
            acting: Span = (claim.detail.start, claim.detail.end) if claim.detail else span
            who = tuple(name for name in people_in(source.text, acting, source.language, vocabulary) if name not in said)
            where = place_in(source.text, acting, hits, source.language, vocabulary)
            yield replace(claim, attribution=said, who=who, where=where)
        else:
            yield replace(claim, attribution=said) if said else claim


def _is_gainsaid(source: Source, span: Span, vocabulary: Vocabulary) -> bool:
    """'dismissed a report in the Gazette': whether somebody denies a report in the sentence."""
    grammar = lexis_of(vocabulary, source.language or "en").grammar
    words = re.findall(r"\w+", fold(source.text[slice(*span)]))
    return not grammar["rumour"].isdisjoint(words) and not (grammar["gainsay"] | grammar["untruth"]).isdisjoint(words)
