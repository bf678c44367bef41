"""The styles part: every look of the memo as a named Word style, drawn from the house style."""

from __future__ import annotations

from pactbrief.model.records import dataclass
from pactbrief.model.style import FontFamily, HouseStyle, TypeStyle
from pactbrief.render.docx.markup import Family, east_asian_name, escaped, half_points, mm_twips, root, twips, word_language

# Measures shared with the PDF, in points: height of a running line, space below headings.
RUNNING_LINE = 10.0
HEADING_BELOW = 4.0
_NOTE_GAP = 1.5
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"


#: Names of ours that are Word's, as it writes them.
_WORDS_OWN = frozenset(
    {"Normal", "Body Text", "List Bullet", "Title", "Subtitle", "caption", "footnote text", "footnote reference", "Hyperlink"}
    | {"header", "footer", *(f"heading {level}" for level in range(1, 5))}
)


@dataclass(frozen=True, slots=True)
class _Look:
    """One style: its id, Word's name for it, and the children of pPr and rPr in schema order."""

    identifier: str
    name: str
    paragraph: str = ""
    run: str = ""
    based: str = "Normal"
    following: str = ""
    kind: str = "paragraph"
    table: str = ""

    def xml(self) -> str:
        based = f'<w:basedOn w:val="{self.based}"/>' if self.based else ""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        # Word tells its own styles from others by their names, and takes those of others for what they are by this alone.
        default = ' w:default="1"' if self.identifier == "Normal" else "" if self.name in _WORDS_OWN else ' w:customStyle="1"'
        return (
            f'<w:style w:type="{self.kind}"{default} w:styleId="{self.identifier}"><w:name w:val="{self.name}"/>'
            f"{based}{following}<w:qFormat/>{paragraph}{run}{self.table}</w:style>"
        )


def styles_xml(style: HouseStyle, language: str) -> str:
    """The whole part. Line heights are exact, as in the PDF, so that marks do not push lines apart."""
    looks = (
        *_text(style), *_headings(style), *_title(style), *_table(style), *_notes(style), *_furniture(style)
    )  # fmt: skip
    return root("w:styles", _defaults(style, language) + "".join(look.xml() for look in looks))


def fonts_xml(style: HouseStyle) -> str:
    """The font table: where a family is not installed, Word picks another of the same kind."""
    families = (style.type.body, style.type.heading)
    rows = {family.name: _font_row(family.name, "", "00", family) for family in families}
    for fonts in style.type.east_asian.values():
        for font, family in zip(fonts, families, strict=True):
            rows.setdefault(font.name, _font_row(font.name, font.others[0] if font.others else "", font.charset, family))
    return root("w:fonts", "".join(rows[name] for name in sorted(rows)))


def _font_row(name: str, other: str, charset: str, family: FontFamily) -> str:
    alternative = f'<w:altName w:val="{escaped(other)}"/>' if other else ""
    kind = "roman" if family.has_serifs else "swiss"
    return f'<w:font w:name="{escaped(name)}">{alternative}<w:charset w:val="{charset}"/><w:family w:val="{kind}"/></w:font>'


def _defaults(style: HouseStyle, language: str) -> str:
    """What all paragraphs share. Lines may part anywhere: where two must stay together and the note of one has no room,
    LibreOffice leaves both and puts the note on the next page (short paragraphs stay whole instead, those without notes
    have widow control)."""
    tag = word_language(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(style.type, 'body')}{_colour(style, 'text')}{_size(style.type.size)}"
        f'<w:lang w:val="{tag}" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl w:val="0"/>{_spacing(0, style.type.size * style.type.leading)}'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def table_gap(style: HouseStyle) -> float:
    """Points between a table or a figure and the text around it."""
    return style.type.paragraph_space * 1.8


def note_room(style: HouseStyle) -> float:
    """Points below the words in the rows of a table with notes: a line of a note.

    LibreOffice moves a row whose note has no room on the page only where a line of the note has room below the mark.
    """
    return style.type.note_size * style.type.note_leading + _NOTE_GAP


def cell_margins(style: HouseStyle, below: float | None = None) -> str:
    """The space between the words of a cell and its edges, `below` points of it below them."""
    high = style.type.table_padding
    pads = (("top", high), ("left", 5.0), ("bottom", high if below is None else below), ("right", 5.0))
    return "".join(f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in pads)


def _text(style: HouseStyle) -> tuple[_Look, ...]:
    kind, gap = style.type, style.type.paragraph_space
    lead, small = kind.size + 1.5, kind.size - 1
    indent = twips(14)
    bullet = f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(gap * 0.5, kind.size * kind.leading)}'
    muted = _colour(style, "muted")
    label = f"{_font(kind, 'heading')}{_BOLD}{_colour(style, 'accent')}{_size(small)}"
    caption = f"{_font(kind, 'heading')}{muted}{_size(kind.table_size)}"
    return (
        _Look("Normal", "Normal", based=""),
        _Look("BodyText", "Body Text", _spacing(gap, kind.size * kind.leading)),
        _Look("Lead", "Lead", _spacing(gap, lead * kind.leading), _size(lead)),
        _Look("SmallText", "Small Text", _spacing(gap, small * kind.leading), muted + _size(small)),
        _Look("Label", "Label", f"<w:keepNext/>{_spacing(gap, small * kind.leading)}", label),
        _Look("ListBullet", "List Bullet", f'{bullet}<w:ind w:left="{indent}" w:hanging="{indent}"/>'),
        _Look("Figure", "Figure", _spacing(table_gap(style))),
        _Look("FigureCaption", "Figure Caption", f"<w:keepLines/>{_spacing(4, kind.table_size * 1.3)}", caption),
    )


def _headings(style: HouseStyle) -> tuple[_Look, ...]:
    kind = style.type
    cuts = (_BOLD, _BOLD, _BOLD, _ITALIC)
    colours = ("accent", "accent", "text", "text")
    levels = zip(range(1, 5), kind.heading_sizes, kind.heading_spaces, cuts, colours, strict=True)
    return tuple(
        _Look(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/>{_spacing(above, size * 1.22)}<w:outlineLvl w:val="{level - 1}"/>',
            f"{_font(kind, 'heading')}{cut}{_colour(style, colour)}{_size(size)}",
            following="BodyText",
        )
        for level, size, above, cut, colour in levels
    )


def _title(style: HouseStyle) -> tuple[_Look, ...]:
    kind = style.type
    face, kept = _font(kind, "heading"), "<w:keepNext/><w:keepLines/>"
    subtitle = kind.size + 1.5
    label = mm_twips((style.page.width - style.page.left - style.page.right) * 0.2)
    borders = (
        f'<w:top w:val="single" w:sz="8" w:space="4" w:color="{_hex(style, "accent")}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{_hex(style, "rule")}"/>'
    )
    lines = f'{_spacing(16, kind.table_size * 1.3)}<w:ind w:left="{label}" w:hanging="{label}"/><w:contextualSpacing/>'
    identity = f'{kept}<w:pBdr>{borders}</w:pBdr><w:tabs><w:tab w:val="left" w:pos="{label}"/></w:tabs>{lines}'
    return (
        _Look("Logo", "Logo", f"<w:keepNext/>{_spacing(0, after=10)}"),
        _Look("Series", "Series", kept + _spacing(0, 9.5 * 1.2), f"{face}{_BOLD}{_colour(style, 'muted')}{_size(9.5)}"),
        _Look(
            "Title",
            "Title",
            kept + _spacing(3, kind.title_size * 1.2),
            f"{face}{_BOLD}{_colour(style, 'accent')}{_size(kind.title_size)}",
        ),
        _Look("Subtitle", "Subtitle", kept + _spacing(3, subtitle * 1.2), face + _colour(style, "muted") + _size(subtitle)),
        _Look("Identity", "Identity", identity, face + _size(kind.table_size)),
        _Look("IdentityLabel", "Identity Label", run=_colour(style, "muted"), based="", kind="character"),
    )


def _table(style: HouseStyle) -> tuple[_Look, ...]:
    size, face = style.type.table_size, _font(style.type, "heading")
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{_hex(style, "rule")}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{_hex(style, "accent")}"'
    table = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders><w:top {strong}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        f"<w:tblCellMar>{cell_margins(style)}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_hex(style, "fill")}"/>'
        "</w:tcPr></w:tblStylePr>"
    )
    caption = f"<w:keepNext/><w:keepLines/>{_spacing(table_gap(style), size * 1.3, 3)}"
    head = f"{_BOLD}{_colour(style, 'accent')}{_size(size - 0.5)}"
    return (
        _Look("MemoTable", "Memo Table", based="", kind="table", table=table),
        _Look("TableText", "Table Text", f"<w:keepLines/><w:widowControl/>{_spacing(0, size * 1.3)}", face + _size(size)),
        _Look("TableHead", "Table Head", based="TableText", run=head),
        _Look("Caption", "caption", caption, face + _BOLD + _size(size)),
    )


def _notes(style: HouseStyle) -> tuple[_Look, ...]:
    kind, indent, accent = style.type, twips(15), _colour(style, "accent")
    raised = '<w:vertAlign w:val="superscript"/>'  # in brackets too: LibreOffice raises the number whatever is said
    lines = f'{_spacing(0, kind.note_size * kind.note_leading, _NOTE_GAP)}<w:ind w:left="{indent}" w:hanging="{indent}"/>'
    return (
        _Look(
            "FootnoteText",
            "footnote text",
            f'<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs>{lines}',
            _size(kind.note_size),
        ),
        _Look("FootnoteReference", "footnote reference", run=accent + raised, based="", kind="character"),
        _Look("Hyperlink", "Hyperlink", run=accent, based="", kind="character"),
    )


def _furniture(style: HouseStyle) -> tuple[_Look, ...]:
    page = style.page
    right = f'<w:tabs><w:tab w:val="right" w:pos="{mm_twips(page.width - page.left - page.right)}"/></w:tabs>'
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{_hex(style, "rule")}"/></w:pBdr>'
    run = _font(style.type, "heading") + _colour(style, "muted") + _size(8)
    line = _spacing(0, RUNNING_LINE)
    return (
        _Look("Header", "header", f"{rule}{right}{line}", run),
        _Look("FirstHeader", "First Header", f"{right}{line}", run),
        _Look("Footer", "footer", f"{right}{line}", run),
    )


def _font(kind: TypeStyle, family: Family) -> str:
    name = escaped((kind.body if family == "body" else kind.heading).name)
    untagged = escaped(east_asian_name(kind, family, "ja") or name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{untagged}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'


def _hex(style: HouseStyle, colour: str) -> str:
    return style.colours[colour].lstrip("#").upper()


def _colour(style: HouseStyle, colour: str) -> str:
    return f'<w:color w:val="{_hex(style, colour)}"/>'


def _spacing(before: float, line: float | None = None, after: float = 0) -> str:
    height = f'"{twips(line)}" w:lineRule="exact"' if line else '"240" w:lineRule="auto"'
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line={height}/>'
