"""What makes the file PDF/A-3a and PDF/UA-1: metadata, colour intent, embedded provenance, catalog entries."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from pactbrief import __version__
from pactbrief.catalog.style import SHIPPED_PROFILE
from pactbrief.model.memo import Memo
from pactbrief.render.pdf.fonts import visible
from pactbrief.render.pdf.objects import Objects, literal

PRODUCER = f"pactbrief {__version__}"
ATTACHMENT = "provenance.json"


def moment(created: str) -> datetime:
    """The memo's one time as UTC; a plain date means its midnight."""
    read = datetime.fromisoformat(created)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


class Stamp:
    """The time that reportlab writes into the file, in place of the clock's."""

    def __init__(self, when: datetime) -> None:
        self.t = when.timestamp()
        self.lt = when.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


def describe(canvas: Any, memo: Memo) -> None:
    """Fill the information dictionary; the XMP packet says the same."""
    document = canvas._doc
    document._timeStamp = Stamp(moment(memo.created))
    canvas.setTitle(visible(memo.title))
    canvas.setAuthor(visible(memo.author or memo.series))
    canvas.setSubject(visible(memo.subject))
    canvas.setKeywords(visible(", ".join(memo.keywords)))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def finish(document: Any, objects: Objects, memo: Memo, provenance: bytes, tree: int) -> None:
    """Add what the catalog must name: structure tree, metadata, output intent and the embedded provenance."""
    when = moment(memo.created)
    profile = objects.stream(SHIPPED_PROFILE.read_bytes(), "/N 3")
    intent = objects.add(
        f"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        f" /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R>>"
    )
    metadata = objects.stream(_xmp(memo, when).encode("utf-8"), "/Type /Metadata /Subtype /XML", compress=False)
    attached = objects.stream(
        provenance,
        f"/Type /EmbeddedFile /Subtype /application#2Fjson"
        f" /Params <</Size {len(provenance)} /ModDate (D:{when:%Y%m%d%H%M%S}+00'00')"
        f" /CheckSum <{hashlib.md5(provenance, usedforsecurity=False).hexdigest()}>>>",
    )
    file = objects.add(
        f"<</Type /Filespec /F ({ATTACHMENT}) /UF ({ATTACHMENT}) /AFRelationship /Data"
        f" /Desc (Sources, passages and hashes behind every footnote) /EF <</F {attached} 0 R /UF {attached} 0 R>>>>"
    )
    names = objects.add(f"<</EmbeddedFiles <</Names [({ATTACHMENT}) {file} 0 R]>>>>")
    enter(document, "Metadata", f"{metadata} 0 R")
    enter(document, "OutputIntents", f"[{intent} 0 R]")
    enter(document, "AF", f"[{file} 0 R]")
    enter(document, "Names", f"{names} 0 R")
    enter(document, "StructTreeRoot", f"{tree} 0 R")
    enter(document, "MarkInfo", "<</Marked true>>")
    enter(document, "Lang", literal(memo.language))


def identify(document: Any, *parts: bytes) -> None:
    """Give the file an identity made from its contents alone."""
    digest = hashlib.md5(b"\0".join(parts), usedforsecurity=False).hexdigest()
    document._ID = f"\n[<{digest}> <{digest}>]\n".encode("ascii")


def enter(document: Any, key: str, source: str) -> None:
    """Put an entry into the catalog as PDF source."""
    catalog = document.Catalog
    catalog.__Refs__ = [name for name in catalog.__Refs__ if name != key]
    if key not in catalog.__NoDefault__ and key not in catalog.__Defaults__:
        catalog.__NoDefault__ = [*catalog.__NoDefault__, key]
    setattr(catalog, key, source)


def _xmp(memo: Memo, when: datetime) -> str:
    def text(value: str) -> str:
        return _escaped(visible(value))

    stamp = f"{when:%Y-%m-%dT%H:%M:%S}+00:00"
    return _XMP.format(
        title=text(memo.title),
        author=text(memo.author or memo.series),
        subject=text(memo.subject),
        keywords=text(", ".join(memo.keywords)),
        language=text(memo.language),
        producer=_escaped(PRODUCER),
        stamp=stamp,
    )


def _escaped(text: str) -> str:
    """`text` as content of an XML element. The standard library's function is in a module that loads HTTP and e-mail."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
