"""Markdown: front matter states fields, the rest is rendered to plain text, so that quotations carry no markup."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.source import LeftOut
from pactbrief.read.decoding import decode
from pactbrief.read.interface import Draft, Drafts, Heading
from pactbrief.read.limits import MAX_FIELDS

_FENCES = {"---": "yaml", "+++": "toml"}
_END = re.compile(r"^(?:---|\.\.\.|\+\+\+)[ \t]*$", re.MULTILINE)
_REMEDY = "Correct the line, or write the fields into a sidecar."


def extract(content: bytes, path: Path) -> Drafts:
    """The one article of a Markdown file. Broken front matter is refused; the article is read without it."""
    text = decode(content).replace("\r\n", "\n").lstrip("\ufeff")
    matter, rest, kind = _split(text)
    refused: tuple[tuple[str, str], ...] = ()
    stated: dict[str, object] = {}
    if matter is not None:
        try:
            stated = _fields(matter, kind)
        except InputError as error:
            refused = ((f"its front matter {error.message}", error.remedy),)
    rendered, headings, left = _rendered(rest)
    return Drafts((Draft(rendered, headings=headings, left_out=left, stated=stated, matter=matter or ""),), refused)


def _split(text: str) -> tuple[str | None, str, str]:
    """Front matter, the rest, and the kind of the front matter; None where there is none."""
    fence = text[:3]
    if fence not in _FENCES or text[3:4] not in {"\n", " "}:
        return None, text, ""
    start = text.find("\n") + 1
    end = _END.search(text, start)
    if end is None or end.start() - start > MAX_FIELDS:
        return None, text, ""
    return text[start : end.start()], text[end.end() :], _FENCES[fence]


def _fields(matter: str, kind: str) -> dict[str, object]:
    table: Any
    if kind == "toml":
        try:
            table = tomllib.loads(f"\n{matter}")  # so that lines count as in the file
        except tomllib.TOMLDecodeError as error:
            raise InputError(f"is not valid TOML: {error}.", _REMEDY) from error
    else:
        import yaml

        if re.search(r"(?:^|[\s\[,])[&*]\w", matter) and "<<" in matter:
            raise InputError("uses YAML anchors.", "Write the fields out.")
        try:
            table = yaml.load(matter, _loader())  # noqa: S506 (made from the safe one)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            place = getattr(error, "problem_mark", None)
            line = f" in line {place.line + 2}" if place is not None else ""
            raise InputError(f"is not valid YAML{line}.", _REMEDY) from error
    if table is None:
        return {}
    if not isinstance(table, dict):
        raise InputError("holds no fields.", 'Write lines as title: "A headline".')
    return {str(key): entry for key, entry in table.items()}


@cache
def _loader() -> Any:
    """YAML's safe loader without its dates: "2025-02-30" is then a text that is told with its line, not a failure."""
    import yaml

    class Plain(yaml.SafeLoader):
        pass

    Plain.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return Plain


def _rendered(text: str) -> tuple[str, tuple[Heading, ...], tuple[LeftOut, ...]]:
    """Plain text with a blank line between blocks, the headings in it, and what is no text of the article."""
    from markdown_it import MarkdownIt

    parts: list[str] = []
    headings: list[Heading] = []
    left: list[LeftOut] = []
    offset, level, depth = 0, 0, 0
    for token in MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "list_item_open":
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1
        if token.type == "inline":
            printed = _plain(token.children or [])
        elif token.type in {"fence", "code_block", "html_block"}:
            printed = token.content.strip()
        else:
            continue
        if not printed:
            continue
        gap = "" if not parts else "\n" if depth and parts[-1].lstrip("\n").startswith("• ") else "\n\n"
        printed = f"• {printed}" if depth else printed
        start = offset + len(gap)
        offset = start + len(printed)
        parts.append(gap + printed if gap else printed)
        if token.type == "html_block":
            left.append(LeftOut(start, offset, "leftover markup"))
        if level:
            headings.append(Heading(start, offset, level))
            level = 0
    return "".join(parts), _only_first(headings), tuple(left)


def _plain(children: list[Any]) -> str:
    """The words of inline tokens: links by their text, pictures not at all."""
    words: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            words.append(child.content)
        elif child.type in {"softbreak"}:
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
    return re.sub(r"[ \t]+", " ", "".join(words)).strip()


def _only_first(headings: list[Heading]) -> tuple[Heading, ...]:
    """Only one heading is the article's own: the first of the highest level, if nothing but that level opens the text."""
    if not headings:
        return ()
    first = headings[0]
    own = first.level == min(heading.level for heading in headings)
    return tuple(Heading(h.start, h.end, 1 if h is first and own else max(2, h.level)) for h in headings)
