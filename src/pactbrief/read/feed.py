"""JSON: one article or a list, in the field names of common news feeds (JSON Feed, NewsAPI, schema.org, RSS dumps)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.read.decoding import decode
from pactbrief.read.interface import Draft, Drafts, Heading, Hints
from pactbrief.read.limits import MAX_ARTICLES

_LISTS = (
    "articles",
    "items",
    "entries",
    "results",
    "docs",
    "documents",
    "stories",
    "news",
    "hits",
    "posts",
    "data",
    "response",
    "feed",
    "value",
    "@graph",
)
_TEXTS = (
    "content_text",
    "text",
    "body",
    "articleBody",
    "full_text",
    "fulltext",
    "content",
    "content_html",
    "body_html",
    "maintext",
    "bodyText",
    "description",
    "summary",
)
_TITLES = ("title", "headline", "name", "webTitle")
_OUTLETS = (
    "publisher",
    "source",
    "site_name",
    "siteName",
    "outlet",
    "source_name",
    "provider",
    "publication",
    "feed_title",
    "domain",
)
_AUTHORS = ("author", "authors", "byline", "creator")
_DATES = (
    "date_published",
    "published",
    "publishedAt",
    "published_at",
    "pubDate",
    "datePublished",
    "date_publish",
    "date",
    "publication_date",
    "webPublicationDate",
    "versioncreated",
    "created_at",
)
_URLS = ("url", "link", "external_url", "webUrl", "canonical_url", "uri")
_MARKUP = re.compile(r"<(?:p|div|br|a|h\d|ul|span|strong|em|article)\b[^>]*>", re.IGNORECASE)
_TRUNCATED = re.compile(r"\[\+\d+ chars\]\s*$|\[…\]\s*$|\[\.\.\.\]\s*$")
_DEPTH = 5


def extract(content: bytes, path: Path) -> Drafts:
    """The articles of a JSON file (also JSON Lines); those without text are refused by their number."""
    articles = _articles(_parsed(decode(content)), 0)
    if not articles:
        raise InputError("it holds no article.", f"Give each article a text under one of: {', '.join(_TEXTS[:5])}.")
    if len(articles) > MAX_ARTICLES:
        raise InputError(f"it holds {len(articles)} articles; the limit is {MAX_ARTICLES}.", "Split the file.")
    drafts: list[Draft] = []
    refused: list[tuple[str, str]] = []
    for number, article in enumerate(articles, start=1):
        draft = _draft(article)
        if draft is None:
            refused.append((f"article {number} holds no text.", f"Give it a text under one of: {', '.join(_TEXTS[:5])}."))
        else:
            drafts.append(draft)
    return Drafts(tuple(drafts), tuple(refused))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise InputError("it nests too deep.", "Supply the article alone.") from error
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            try:
                return [json.loads(line) for line in lines]
            except (json.JSONDecodeError, RecursionError):
                pass
        raise InputError(
            f"it is not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}.", "Correct it."
        ) from error


def _articles(parsed: Any, depth: int) -> list[Mapping[str, Any]]:
    """The objects that hold a text, looked for in the usual envelopes; the feed's own title goes to articles without outlet."""
    if depth > _DEPTH:
        return []
    if isinstance(parsed, list):
        return [article for part in parsed for article in _articles(part, depth + 1)]
    if not isinstance(parsed, dict):
        return []
    for key in _LISTS:
        inside = parsed.get(key)
        if isinstance(inside, (list, dict)):
            found = _articles(inside, depth + 1)
            if found:
                shared = _string(parsed.get("title")) if "items" in parsed else None
                return [{"feed_title": shared, **article} if shared else article for article in found]
    return [parsed] if _one(parsed, _TEXTS) or _one(parsed, _TITLES) else []


def _draft(article: Mapping[str, Any]) -> Draft | None:
    text = _one(article, _TEXTS)
    title = _one(article, _TITLES)
    if not text:
        return None
    hints = Hints(
        title=title,
        publisher=_one(article, _OUTLETS),
        author=_one(article, _AUTHORS),
        published=_one(article, _DATES),
        url=next((url for url in [_one(article, _URLS)] if url and re.match(r"https?://\S+$", url)), None),
        language=(_one(article, ("language", "lang", "inLanguage")) or "")[:2].lower() or None,
    )
    if _MARKUP.search(text):
        return _from_markup(text, title, hints)
    text = _TRUNCATED.sub("", text).strip()
    if title and title.casefold() not in text[: len(title) + 80].casefold():
        return Draft(f"{title}\n\n{text}", hints, headings=(Heading(0, len(title), 1),))
    return Draft(text, hints)


def _from_markup(text: str, title: str | None, hints: Hints) -> Draft:
    from lxml import html

    from pactbrief.read.html import depth_of
    from pactbrief.read.html_blocks import web_blocks
    from pactbrief.read.limits import MAX_DEPTH

    if depth_of(text) > MAX_DEPTH:
        raise InputError(f"its elements nest more than {MAX_DEPTH} deep.", "Supply the article as text.")
    parts = [block.text for block in web_blocks(html.document_fromstring(text))]
    if title and (not parts or title.casefold() not in parts[0].casefold()):
        parts.insert(0, title)
    headings = (Heading(0, len(parts[0]), 1),) if title else ()
    return Draft("\n\n".join(parts), hints, headings=headings)


def _one(article: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for value in (_string(article.get(key)) for key in keys) if value), None)


def _string(entry: Any) -> str | None:
    if isinstance(entry, list):
        return ", ".join(part for part in (_string(one) for one in entry[:5]) if part) or None
    if isinstance(entry, dict):
        return next(
            (found for found in (_string(entry.get(key)) for key in ("name", "title", "text", "value", "content")) if found),
            None,
        )
    return entry.strip() or None if isinstance(entry, str) else None
