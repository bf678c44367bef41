"""A source with its claims as `pactbrief extract --json` prints it: contract/article.schema.json."""

from __future__ import annotations

from typing import Any

from pactbrief.model.claim import Extraction, Mention
from pactbrief.model.contract import claim_json
from pactbrief.model.source import Publication, Source

SCHEMA = "pactbrief/article/1"
Json = dict[str, Any]


def to_article_json(source: Source, extraction: Extraction, *, text: bool = False, mentions: bool = False) -> Json:
    """The article form; `text` and `mentions` add the parts that are printed only on demand."""
    article: Json = {"schema": SCHEMA, "source": source_json(source, extraction.cites)}
    if text:
        article["text"] = source.text
    article["claims"] = [claim_json(claim) for claim in extraction.claims]
    if mentions:
        article["mentions"] = [mention_json(mention) for mention in extraction.mentions]
    return article


def source_json(source: Source, cites: tuple[str, ...]) -> Json:
    """The source alone; `cites` joins what was stated for it and what was extracted, in that order, each once."""
    return {
        "id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "url": source.url,
        "language": source.language,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "genre": source.genre,
        "published": published_json(source.published),
        "cites": list(dict.fromkeys((*source.cites, *cites))),
        "body": [list(span) for span in source.body],
    }


def published_json(publication: Publication | None) -> Json | None:
    """The date with its basis, or None."""
    return None if publication is None else {"date": publication.date, "basis": publication.basis}


def mention_json(mention: Mention) -> Json:
    """Something recognised in the text."""
    return {"kind": mention.kind, "value": mention.value, "start": mention.start, "end": mention.end}
