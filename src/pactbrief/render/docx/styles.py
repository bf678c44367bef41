"""The styles part: every look of the memo as a named Word style, drawn from the house style."""

from __future__ import annotations

from dataclasses import dataclass

from pactbrief.model.style import FontFamily, HouseStyle
from pactbrief.render.docx.markup import escaped, half_points, mm_twips, root, twips, word_language


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
        default = ' w:default="1"' if self.identifier == "Normal" else ""
        return (
            f'<w:style w:type="{self.kind}"{default} w:styleId="{self.identifier}"><w:name w:val="{self.name}"/>'
            f"{based}{following}<w:qFormat/>{paragraph}{run}{self.table}</w:style>"
        )


def styles_xml(style: HouseStyle, language: str) -> str:
    """The whole part. Line heights are exact, as in the PDF, so that marks do not push lines apart."""
    looks = (*_text(style), *_headings(style), *_table(style), *_notes(style), *_furniture(style))
    return root("w:styles", _defaults(style, language) + "".join(look.xml() for look in looks))


def fonts_xml(style: HouseStyle) -> str:
    """The font table: where a family is not installed, Word picks another of the same kind."""
    families = {family.name: family for family in (style.type.body, style.type.heading)}
    rows = "".join(
        f'<w:font w:name="{escaped(name)}"><w:charset w:val="00"/><w:family w:val="{_kind(name)}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in sorted(families)
    )
    return root("w:fonts", rows)


def _kind(family: str) -> str:
    words = family.lower()
    return "roman" if "serif" in words and "sans serif" not in words else "swiss"


def _defaults(style: HouseStyle, language: str) -> str:
    tag = word_language(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(style.type.body)}{_colour(style, 'text')}{_size(style.type.size)}"
        f'<w:lang w:val="{tag}" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/>{_spacing(0, 0, style.type.size * style.type.leading)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )


def _text(style: HouseStyle) -> tuple[_Look, ...]:
    kind, gap = style.type, style.type.paragraph_space
    small, line = kind.table_size, kind.size * kind.leading
    lead_size = kind.size + 1
    fill, pad = _hex(style, "fill"), 7
    edges = (("top", "fill", 4), ("left", "accent", 18), ("bottom", "fill", 4), ("right", "fill", 4))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{pad}" w:color="{_hex(style, colour)}"/>'
        for side, colour, width in edges
    )
    box = f'<w:pBdr>{borders}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    inset = f'<w:ind w:left="{twips(pad + 2)}" w:right="{twips(pad)}"/>'
    return (
        _Look("Normal", "Normal", based=""),
        _Look("BodyText", "Body Text", _spacing(0, gap, line)),
        _Look(
            "Lead",
            "Lead",
            f"<w:keepLines/>{box}{_spacing(gap * 1.5, gap * 2.5, lead_size * kind.leading)}{inset}",
            _size(lead_size),
        ),
        _Look("SmallText", "Small Text", _spacing(0, gap * 0.75, small * kind.leading), _size(small)),
        _Look("Label", "Label", f"<w:keepNext/>{_spacing(gap, gap * 0.5, line)}", _font(kind.heading) + "<w:b/><w:bCs/>"),
        _Look(
            "ListBullet",
            "List Bullet",
            f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(0, gap * 0.5, line)}<w:ind w:left="284" w:hanging="284"/>',
        ),
        _Look("Figure", "Figure", _spacing(gap, gap * 0.5)),
        _Look(
            "FigureCaption",
            "Figure Caption",
            f"<w:keepLines/>{_spacing(0, gap * 2, small * kind.leading)}",
            _font(kind.heading) + _colour(style, "muted") + _size(small),
        ),
    )


def _headings(style: HouseStyle) -> tuple[_Look, ...]:
    kind, gap = style.type, style.type.paragraph_space
    headings = tuple(
        _Look(
            f"Heading{level}",
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{_spacing(gap * (3.2 - 0.6 * level), gap * 0.6, size * 1.2)}"
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f"{_font(kind.heading)}<w:b/><w:bCs/>{_colour(style, 'accent' if level < 3 else 'text')}{_size(size)}",
            following="BodyText",
        )
        for level, size in enumerate(kind.heading_sizes, start=1)
    )
    bold = f"{_font(kind.heading)}<w:b/><w:bCs/>"
    small = kind.table_size
    rule = f'<w:val w:sz="4" w:space="4" w:color="{_hex(style, "rule")}"/>'
    ruled = "".join(rule.replace("<w:val ", f'<w:{side} w:val="single" ') for side in ("top", "bottom"))
    label = mm_twips(34)
    return (
        _Look(
            "Title",
            "Title",
            f"<w:keepNext/><w:keepLines/>{_spacing(0, gap * 0.75, kind.title_size * 1.15)}",
            bold + _colour(style, "accent") + _size(kind.title_size),
            following="Subtitle",
        ),
        _Look(
            "Subtitle",
            "Subtitle",
            f"<w:keepNext/><w:keepLines/>{_spacing(0, gap * 1.5, kind.heading_sizes[2] * 1.25)}",
            _font(kind.heading) + _colour(style, "muted") + _size(kind.heading_sizes[2]),
            following="BodyText",
        ),
        _Look(
            "Identity",
            "Identity",
            f'<w:pBdr>{ruled}</w:pBdr><w:tabs><w:tab w:val="left" w:pos="{label}"/></w:tabs>'
            f'{_spacing(0, gap * 2, small * 1.35)}<w:ind w:left="{label}" w:hanging="{label}"/><w:contextualSpacing/>',
            _font(kind.heading) + _size(small),
        ),
        _Look("IdentityLabel", "Identity Label", run=_colour(style, "muted"), based="", kind="character"),
        *headings,
    )


def _table(style: HouseStyle) -> tuple[_Look, ...]:
    kind, gap = style.type, style.type.paragraph_space
    size = kind.table_size
    face = _font(kind.heading)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{_hex(style, "rule")}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{_hex(style, "accent")}"'
    side = mm_twips(1.5)
    table = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders><w:top {strong}/><w:bottom {strong}/><w:insideH {rule}/></w:tblBorders>"
        f'<w:tblCellMar><w:top w:w="{twips(2)}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{twips(2)}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_hex(style, "accent")}"/>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
    )
    return (
        _Look("MemoTable", "Memo Table", based="", kind="table", table=table),
        _Look("TableText", "Table Text", _spacing(0, 0, size * 1.25), face + _size(size)),
        _Look("TableHead", "Table Head", based="TableText", run=f"<w:b/><w:bCs/>{_colour(style, 'on_accent')}"),
        _Look(
            "Caption",
            "caption",
            f"<w:keepNext/><w:keepLines/>{_spacing(gap, gap * 0.6, size * 1.3)}",
            f"{face}<w:b/><w:bCs/>{_size(size)}",
            following="BodyText",
        ),
    )


def _notes(style: HouseStyle) -> tuple[_Look, ...]:
    kind = style.type
    hanging = mm_twips(5)
    raised = '<w:vertAlign w:val="superscript"/>' if style.note_form == "superscript" else ""
    return (
        _Look(
            "FootnoteText",
            "footnote text",
            f'<w:tabs><w:tab w:val="left" w:pos="{hanging}"/></w:tabs>{_spacing(0, 1.5, kind.note_size * kind.note_leading)}'
            f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>',
            _size(kind.note_size),
        ),
        _Look("FootnoteReference", "footnote reference", run=raised, based="", kind="character"),
        _Look("Hyperlink", "Hyperlink", run=_colour(style, "accent"), based="", kind="character"),
    )


def _furniture(style: HouseStyle) -> tuple[_Look, ...]:
    page, size = style.page, max(7.0, style.type.note_size - 0.5)
    right = f'<w:tabs><w:tab w:val="right" w:pos="{mm_twips(page.width - page.left - page.right)}"/></w:tabs>'
    rule = f'w:val="single" w:sz="4" w:space="4" w:color="{_hex(style, "rule")}"'
    run = _font(style.type.heading) + _colour(style, "muted") + _size(size)
    line = _spacing(0, 0, size * 1.3)
    return (
        _Look("Header", "header", f"<w:pBdr><w:bottom {rule}/></w:pBdr>{right}{line}", run),
        _Look("Footer", "footer", f"<w:pBdr><w:top {rule}/></w:pBdr>{right}{line}", run),
    )


def _font(family: FontFamily) -> str:
    name = escaped(family.name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'


def _hex(style: HouseStyle, colour: str) -> str:
    return style.colours[colour].lstrip("#").upper()


def _colour(style: HouseStyle, colour: str) -> str:
    return f'<w:color w:val="{_hex(style, colour)}"/>'


def _spacing(before: float, after: float, line: float | None = None) -> str:
    height = f'"{twips(line)}" w:lineRule="exact"' if line else '"240" w:lineRule="auto"'
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line={height}/>'
