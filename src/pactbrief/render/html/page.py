"""One memo as an HTML5 page: head, title block, contents, text, notes, footer, and the record as a data block."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

from pactbrief.catalog.template import web_style
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Heading, Memo, Note, flat
from pactbrief.model.style import FontFamily, HouseStyle
from pactbrief.render.clean import clean
from pactbrief.render.html.blocks import blocks_html
from pactbrief.render.html.inlines import Frame, escaped, id_of, inlines_html
from pactbrief.render.running import PAGE_FIELDS, handling, running_parts

#: Nothing may be loaded or run, whatever a text in the memo says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
#: What no page may hold or what would end the record’s block; in JSON it stands only inside strings, so that it can be escaped.
_FORBIDDEN = re.compile("[<\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
#: Letters of a pair of names that a title does not part: what fits a narrow window.
_PAIR = 18
#: Headings down to this level are listed in the contents.
_LISTED = 2


def render(memo: Memo, style: HouseStyle, provenance: bytes) -> bytes:
    """The HTML5 file of `memo` in the house style, UTF-8; the provenance record (JSON) is embedded as a data block."""
    headings = [block for block in flat(memo.blocks) if isinstance(block, Heading)]
    anchors = {heading.anchor: id_of(heading.anchor) for heading in headings}
    frame = Frame(style, memo.language, anchors, frozenset(note.number for note in memo.notes))
    record = _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", provenance.decode("utf-8").strip())
    parts = (
        f'<!DOCTYPE html>\n<html lang="{escaped(memo.language)}">\n<head>\n{_head(memo, style)}</head>\n<body>\n',
        f'<a class="skip" href="#text">{escaped(style.labels.get("skip", "Skip to the text"))}</a>\n',
        _opening(memo, style),
        _contents(headings, frame),
        f'<main id="text">\n{blocks_html(memo.blocks, frame)}</main>\n',
        _notes(memo.notes, frame),
        _footer(memo, style),
        f'<script type="application/json" id="provenance">{record}</script>\n</body>\n</html>\n',
    )
    return "".join(parts).encode("utf-8")


def prepare(style: HouseStyle) -> None:
    """Nothing to load: a page is text."""
    del style


def preflight(memo: Memo, style: HouseStyle) -> tuple[Finding, ...]:
    """Nothing to warn of: a browser finds a font for every character itself."""
    del memo, style
    return ()


def _head(memo: Memo, style: HouseStyle) -> str:
    described = (("author", memo.author), ("description", memo.subject), ("keywords", ", ".join(memo.keywords)))
    named = (*described, ("dcterms.created", memo.created), ("generator", "pactbrief"))
    meta = "".join(f'<meta name="{name}" content="{escaped(text)}">\n' for name, text in named if text)
    return (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(memo.title)}</title>\n{meta}<style>\n{_properties(style)}{web_style()}{_paper(memo, style)}</style>\n"
    )


def _properties(style: HouseStyle) -> str:
    """The house style as the custom properties of the style sheet."""
    kind = style.type
    values = {name: style.colours[name] for name in ("text", "muted", "accent", "rule", "fill")}
    values |= {"body": _family(kind.body), "heading": _family(kind.heading)}
    values |= {"size": f"{kind.size:g}pt", "leading": f"{kind.leading:g}"}
    values |= {"note-size": f"{kind.note_size:g}pt", "note-leading": f"{kind.note_leading:g}"}
    rules = [f":root {{ {_declared(values)} }}\n"]
    for language, fonts in kind.east_asian.items():
        families = zip(("body", "heading"), (kind.body, kind.heading), fonts, strict=True)
        own = {role: _family(family, font.name, *font.others) for role, family, font in families}
        rules.append(f":lang({language}) {{ {_declared(own)} font-family: var(--body); }}\n")
        rules.append(f":is(table, figcaption, header) :lang({language}) {{ font-family: var(--heading); }}\n")
    return "".join(rules)


def _declared(values: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())


def _family(family: FontFamily, *others: str) -> str:
    named = "".join(f"{_css_text(name)}, " for name in (family.name, *others))
    return named + ("Georgia, serif" if family.has_serifs else "system-ui, sans-serif")


def _paper(memo: Memo, style: HouseStyle) -> str:
    """The printed page: its size, margins and running lines, with the browser's own page counters."""
    page = style.page
    margins = " ".join(f"{side:g}mm" for side in (page.top, page.right, page.bottom, page.left))
    lines = zip(("top-left", "top-right", "bottom-left", "bottom-right"), (*style.header, *style.footer), strict=True)
    boxes = "".join(
        f"  @{place} {{ content: {content}; font: 8pt var(--heading); color: var(--muted); }}\n"
        for place, template in lines
        if (content := _css_content(running_parts(template, memo, style)))
    )
    return f"@page {{\n  size: {page.width:g}mm {page.height:g}mm; margin: {margins};\n{boxes}}}\n"


def _css_content(parts: list[str]) -> str:
    return " ".join(f"counter({part.strip('{}')})" if part in PAGE_FIELDS else _css_text(part) for part in parts)


def _css_text(text: str) -> str:
    """A CSS string; everything but letters, digits and spaces is a hexadecimal escape, so that nothing can end it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in clean(text)) + '"'


def _opening(memo: Memo, style: HouseStyle) -> str:
    mark = handling(memo, style)
    lines = [
        _logo(style),
        f'<p class="handling">{escaped(mark)}</p>\n' if mark else "",
        f'<p class="series">{escaped(memo.series)}</p>\n' if memo.series else "",
        f"<h1>{_whole(memo.title)}</h1>\n",
        f'<p class="subtitle">{escaped(memo.subtitle)}</p>\n' if memo.subtitle else "",
    ]
    rows = "".join(f"<dt>{escaped(label)}</dt><dd>{escaped(value)}</dd>\n" for label, value in memo.identity)
    return f"<header>\n{''.join(lines)}" + (f'<dl class="identity">\n{rows}</dl>\n' if rows else "") + "</header>\n"


def _whole(title: str) -> str:
    """A title whose short pairs ("EU–Japan") stay on one line; browsers part words behind a dash."""
    words = (
        f'<span class="whole">{escaped(word)}</span>' if 1 < len(word) <= _PAIR and "–" in word[1:] else escaped(word)
        for word in title.split(" ")
    )
    return " ".join(words)


def _logo(style: HouseStyle) -> str:
    if style.logo is None:
        return ""
    path = Path(style.logo)
    source = f"data:{_IMAGE_TYPES[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode('ascii')}"
    return f'<img class="logo" src="{source}" alt="{escaped(style.logo_alt)}">\n'


def _contents(headings: list[Heading], frame: Frame) -> str:
    listed = [heading for heading in headings if heading.level <= _LISTED]
    if len(listed) < 3:
        return ""
    label = escaped(frame.style.labels.get("contents", "Contents"))
    rows = "".join(
        f'<li{"" if h.level == 1 else " class=deeper"}><a href="#{frame.anchors[h.anchor]}">{escaped(h.text)}</a></li>\n'
        for h in listed
    )
    return f'<nav aria-label="{label}"><details><summary>{label}</summary>\n<ol>\n{rows}</ol></details></nav>\n'


def _notes(notes: tuple[Note, ...], frame: Frame) -> str:
    if not notes:
        return ""
    label = escaped(frame.style.labels.get("notes", "Notes"))
    rows = "".join(_note(note, frame) for note in notes)
    return (
        f'<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n<h2 id="notes">{label}</h2>\n'
        f"<ol>\n{rows}</ol>\n</section>\n"
    )


def _note(note: Note, frame: Frame) -> str:
    number = note.number
    back = escaped(f"{frame.style.labels.get('back', 'Back to the text')}: {number}")
    sign = f"[{number}]" if frame.style.note_form == "brackets" else f"{number}"
    link = f'<a class="number" href="#mark-{number}" role="doc-backlink" aria-label="{back}">{sign}</a>'
    return f'<li id="note-{number}">{link}<span>{inlines_html(note.inlines, frame)}</span></li>\n'


def _footer(memo: Memo, style: HouseStyle) -> str:
    """The words of the footer line for the screen, where there are no pages."""
    sides = [[p for p in running_parts(side, memo, style) if p not in PAGE_FIELDS] for side in style.footer]
    words = [escaped("".join(parts)) for parts, side in zip(sides, style.footer, strict=True) if "{page" not in side]
    return "<footer>" + "".join(f"<span>{text}</span>" for text in words if text.strip()) + "</footer>\n"
