"""What a page's head says of its article: JSON-LD first, then Open Graph and other meta data, then the title element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pactbrief.model.source import Genre
from pactbrief.read.interface import Hints

_ARTICLE = re.compile(r"Article|BlogPosting|Report|NewsArticle|LiveBlogPosting|Posting$")
_GENRES: dict[str, Genre] = {
    "OpinionNewsArticle": "opinion", "AnalysisNewsArticle": "analysis", "NewsArticle": "news", "ReportageNewsArticle": "news",
    "BackgroundNewsArticle": "analysis", "LiveBlogPosting": "news",
}  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "article:publisher",
    "copyright",
)
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "og:published_time",
)  # fmt: skip
_SPLIT = re.compile(r"\s+(?:[|–—·»«‹›•⋆~/-]|::)\s+|\s*\|\s*")
#: Words of a title element that can be the outlet's name alone, and characters of an outlet's name in it.
_SITE_WORDS, _SITE = 5, 60
#: A JSON-LD block larger than this is a product list, not an article's description.
_MOST = 512 * 1024


def hints_of(tree: Any) -> Hints:
    """The hints of a parsed page."""
    described = _described(tree)
    meta = _meta(tree)
    element = tree.find(".//title")
    printed = " ".join((element.text_content() if element is not None else "").split())
    title = _text(described.get("headline")) or _first(meta, _TITLES) or None
    publisher = _name(described.get("publisher")) or _site(meta)
    if not publisher or not title:
        rest_title, rest_site = _split_title(printed, title or _heading(tree, printed), _headings(tree))
        title, publisher = title or rest_title, publisher or rest_site
    kinds = described.get("@type")
    kind = next((_GENRES[name] for name in (kinds if isinstance(kinds, list) else [kinds]) if name in _GENRES), None)
    return Hints(
        title=_without_site(title, publisher),
        publisher=publisher,
        author=_person(_name(described.get("author")) or _first(meta, _AUTHORS), publisher),
        published=_text(described.get("datePublished")) or _first(meta, _DATES) or _time(tree),
        url=_url(tree, meta),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
        or None,
        genre=kind,
    )


def _described(tree: Any) -> dict[str, Any]:
    """The first object of JSON-LD that describes an article."""
    for script in tree.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MOST:
            continue
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found, 0):
            kinds = thing.get("@type")
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _things(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(found, list):
        for part in found:
            yield from _things(part, depth + 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(found.get(key), depth + 1)


def _meta(tree: Any) -> dict[str, str]:
    meta: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if key and content:
            meta.setdefault(key, content)
    return meta


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _site(meta: dict[str, str]) -> str | None:
    for key in _SITES:
        name = re.sub(r"^\W*(?:copyright|©|\(c\))?\s*(?:(?:19|20)\d\d)?\s*", "", meta.get(key, ""), flags=re.IGNORECASE).strip()
        if name and not name.startswith(("http", "@")):
            return name
    return None


def _text(entry: Any) -> str | None:
    if isinstance(entry, list):
        entry = entry[0] if entry else None
    return " ".join(entry.split()) or None if isinstance(entry, str) else None


def _name(entry: Any) -> str | None:
    if isinstance(entry, list):
        names = [name for name in (_name(part) for part in entry[:5]) if name]
        return ", ".join(names) or None
    if isinstance(entry, dict):
        entry = entry.get("name")
    return _text(entry)


def _person(name: str | None, publisher: str | None) -> str | None:
    if not name or name.startswith("http") or (publisher and name.casefold() == publisher.casefold()):
        return None
    return re.sub(r"^(?:by|von|par|por|di)\s+", "", name, flags=re.IGNORECASE)


def _heading(tree: Any, printed: str) -> str | None:
    """The heading that the title element (`printed`) begins or ends with, else the first of the highest level."""
    headings = _headings(tree)
    repeated = [heading for heading in headings if heading and (printed.startswith(heading) or printed.endswith(heading))]
    first = next((" ".join(h.text_content().split()) for h in tree.iterfind(".//h1")), None)
    return next(iter(repeated), first) or None


def _headings(tree: Any) -> list[str]:
    return [" ".join(h.text_content().split()) for level in ("h1", "h2", "h3") for h in tree.iterfind(f".//{level}")]


def _split_title(printed: str, headline: str | None, headings: list[str]) -> tuple[str | None, str | None]:
    """Headline and outlet of a title element "Headline | Outlet"; the outlet only where the headline is known, or where the
    page's own `headings` tell one from the other."""
    parts = [part for part in _SPLIT.split(printed) if part]
    if len(parts) < 2:
        others = bool(headings) and not any(printed in heading or heading in printed for heading in headings if heading)
        return (None, printed) if printed and others and len(printed.split()) <= _SITE_WORDS else (printed or None, None)
    if headline:
        if printed.startswith(headline):
            rest = [part for part in _SPLIT.split(printed[len(headline) :]) if part]
            return headline, rest[-1] if rest and len(rest[-1]) <= _SITE else None
        if printed.endswith(headline):
            rest = [part for part in _SPLIT.split(printed[: -len(headline)]) if part]
            return headline, rest[0] if rest and len(rest[0]) <= _SITE else None
        return headline, None
    confirmed = any(parts[0] in heading for heading in headings) and len(parts[-1]) <= _SITE
    return parts[0], parts[-1] if confirmed else None


def _without_site(title: str | None, site: str | None) -> str | None:
    if not title or not site:
        return title
    return re.sub(rf"\s+[|–—·»-]\s+{re.escape(site)}\s*$|\s*\|\s*{re.escape(site)}\s*$", "", title) or title


def _time(tree: Any) -> str | None:
    """A machine-readable time inside the article's own head; one alone is sure, of several the one marked as publication."""
    times = [element for element in tree.iterfind(".//time") if element.get("datetime")]
    marked = [
        t
        for t in times
        if "publish" in f"{t.get('itemprop') or ''} {t.get('class') or ''}".lower() or t.get("pubdate") is not None
    ]
    chosen = marked or (times if len(times) == 1 else [])
    return str(chosen[0].get("datetime")) if chosen else None


def _url(tree: Any, meta: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iterfind(".//link") if (link.get("rel") or "").lower() == "canonical"]
    for url in (*links, meta.get("og:url")):
        if url and re.match(r"https?://[^\s<>\"]+$", url):
            return str(url)
    return None
