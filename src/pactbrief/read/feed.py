"""JSON: one article or a list, in the field names of common news feeds (JSON Feed, NewsAPI, schema.org, RSS dumps)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.read.decoding import decode
from pactbrief.read.interface import Draft, Drafts, Heading, Hints
from pactbrief.read.limits import MAX_ARTICLES

#: Field names without capitals and signs ("content:encoded", "pub_date" and "pubDate" are "contentencoded" and "pubdate").
_TEXTS = (
    "contenttext",
    "text",
    "body",
    "articlebody",
    "fulltext",
    "contentencoded",
    "content",
    "contenthtml",
    "bodyhtml",
    "maintext",
    "bodytext",
    "storytext",
    "articletext",
    "article",
    "story",
    "html",
    "description",
    "summary",
    "abstract",
    "leadparagraph",
    "excerpt",
)
_TITLES = ("title", "headline", "name", "webtitle", "heading", "head", "titletext", "articletitle")
_OUTLETS = (
    "publisher",
    "source",
    "sitename",
    "outlet",
    "sourcename",
    "provider",
    "publication",
    "publicationname",
    "newspaper",
    "media",
    "medium",
    "agency",
    "feedtitle",
    "domain",
)
_AUTHORS = ("author", "authors", "byline", "creator", "dccreator", "writer", "reporter", "by")
_DATES = (
    "datepublished",
    "published",
    "publishedat",
    "pubdate",
    "publisheddate",
    "datepublish",
    "publishdate",
    "publishedon",
    "publishedtime",
    "publicationdate",
    "webpublicationdate",
    "firstpublished",
    "releasedate",
    "dcdate",
    "date",
    "issued",
    "versioncreated",
    "createdat",
    "datetime",
    "timestamp",
    "time",
)
_URLS = ("url", "link", "externalurl", "weburl", "canonicalurl", "uri", "href", "permalink", "guid", "id")
_LANGUAGES = ("language", "lang", "inlanguage", "dclanguage")
#: Fields of a feed's envelope that hold for its articles.
_INSIDE = ("name", "title", "text", "value", "content", "rendered", "#text", "$t", "_", "plain", "html", "full")
_SHARED = ("title", "language")
_MARKUP = re.compile(r"<(?:p|div|br|a|h\d|ul|span|strong|em|article)\b[^>]*>", re.IGNORECASE)
_TRUNCATED = re.compile(r"\[\+\d+ chars\]\s*$|\[…\]\s*$|\[\.\.\.\]\s*$")
_DEPTH = 7
#: Fields that hold a whole text; those behind them hold part of one, which counts where there is no more.
_FULL = _TEXTS.index("description")
#: Fields of an article that are objects themselves.
_OF_ARTICLES = frozenset({
    *_OUTLETS, *_AUTHORS, *(set(_TEXTS) - {"article", "story"}), *_TITLES, "mainentityofpage", "image", "images", "tags",
    "keywords", "categories", "links", "topics", "sections", "related",
})  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+$")
#: Seconds of a time stamp from 1990 to 2100.
_MOMENTS = (631_152_000, 4_102_444_800)
_Fields = Mapping[str, Any]


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


def _articles(parsed: Any, depth: int, listed: bool = False) -> list[_Fields]:
    """The objects that hold a text, whatever envelope they lie in; a feed's own title is the outlet of articles without one."""
    if depth > _DEPTH:
        return []
    if isinstance(parsed, list):
        return [article for part in parsed for article in _articles(part, depth + 1, True)]
    if not isinstance(parsed, dict):
        return []
    fields = {re.sub(r"[\W_]+", "", str(key)).lower(): entry for key, entry in parsed.items()}
    if any(isinstance(fields.get(key), str) for key in _TEXTS[:_FULL]):
        return [fields]
    return _inside(fields, depth) or ([fields] if _one(fields, _TEXTS) or (listed and _one(fields, _TITLES[:2])) else [])


def _inside(fields: _Fields, depth: int) -> list[_Fields]:
    """The articles in the lists and objects of one: an envelope, or an article whose text is an object of its own."""
    inside = [entry for key, entry in fields.items() if isinstance(entry, (list, dict)) and key not in _OF_ARTICLES]
    found = [article for entry in inside for article in _articles(entry, depth + 1)]
    if len(found) == 1 and not any(isinstance(entry, list) for entry in inside):
        return [{**{key: entry for key, entry in fields.items() if not isinstance(entry, (list, dict))}, **found[0]}]
    shared = {f"feed{key}": fields[key] for key in _SHARED if isinstance(fields.get(key), str)}
    return [{**shared, **article} for article in found]


def _draft(article: _Fields) -> Draft | None:
    text = _one(article, _TEXTS)
    title = _one(article, _TITLES)
    if not text:
        return None
    hints = Hints(
        title=title,
        publisher=_one(article, _OUTLETS),
        author=_one(article, _AUTHORS),
        published=next(filter(None, (_date(article.get(key)) for key in _DATES)), None),
        url=next(filter(_ADDRESS.match, filter(None, (_string(article.get(key)) for key in _URLS))), None),
        language=(_one(article, (*_LANGUAGES, "feedlanguage")) or "")[:2].lower() or None,
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


def _one(article: _Fields, keys: tuple[str, ...]) -> str | None:
    return next((value for value in (_string(article.get(key)) for key in keys) if value), None)


def _date(entry: Any) -> str | None:
    """A date as text; a time stamp in seconds or milliseconds as its day."""
    if isinstance(entry, (int, float)) and not isinstance(entry, bool):
        seconds = entry / 1000 if entry > _MOMENTS[1] else entry
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if _MOMENTS[0] <= seconds <= _MOMENTS[1] else None
    return _string(entry)


def _string(entry: Any) -> str | None:
    if isinstance(entry, list):
        return ", ".join(part for part in (_string(one) for one in entry[:5]) if part) or None
    if isinstance(entry, dict):
        inside = {str(key).lower(): part for key, part in entry.items()}
        return next(filter(None, (_string(inside.get(key)) for key in _INSIDE)), None)
    return entry.strip() or None if isinstance(entry, str) else None
