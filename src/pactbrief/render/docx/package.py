"""The finished package: python-docx opens the template, holds the parts and saves; zip headers made the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from struct import pack, unpack_from
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn

from pactbrief.catalog.template import word_template
from pactbrief.model.memo import Memo
from pactbrief.model.style import HouseStyle
from pactbrief.render.clean import clean
from pactbrief.render.docx.markup import Relation, escaped

#: 1 January 1980, 0:00, as the headers of a zip archive have it (time, date); made by Unix, zip version 2.0; -rw-r--r--.
_DOS_DATE = pack("<2H", 0, 1 << 5 | 1)
_MADE_BY = bytes((20, 3))
_RIGHTS = pack("<L", 0o100644 << 16)
#: Bytes of an entry of the archive's directory before its name.
_ENTRY = 46
_IMAGE_TYPES = {"png": CT.PNG, "svg": "image/svg+xml", "jpg": CT.JPEG}
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def opened(style: HouseStyle) -> WordDocument:
    """The shipped template, its bullets in the accent colour of the house."""
    document = Document(BytesIO(word_template()))
    for colour in document.part.numbering_part.element.iter(qn("w:color")):
        colour.set(qn("w:val"), style.colours["accent"].lstrip("#").upper())
    return document


def attach(document: WordDocument, name: str, content_type: str, kind: str, xml: str) -> tuple[Part, str]:
    """Add the part `word/{name}`, parsed once; returns it and the document's relationship id for it."""
    part = XmlPart.load(PackURI(f"/word/{name}"), content_type, xml.encode(), document.part.package)
    return part, document.part.relate_to(part, kind)


def relate(part: Part, relations: Iterable[Relation]) -> None:
    """Give `part` the relationships that its XML names."""
    for relation in relations:
        if relation.image is None:
            part.load_rel(RT.HYPERLINK, relation.target, relation.identifier, is_external=True)
        else:
            ending = relation.target.rpartition(".")[2]
            path = PackURI(f"/word/media/{relation.target}")
            image = Part(path, _IMAGE_TYPES[ending], relation.image, part.package)
            part.load_rel(RT.IMAGE, image, relation.identifier)


def attach_custom(document: WordDocument, number: int, namespace: str, xml: str) -> None:
    """Add the custom XML part `number` with the properties that make Word keep it; its id is drawn from `namespace`."""
    identifier = str(uuid5(NAMESPACE_URL, namespace)).upper()
    properties = (
        f'<ds:datastoreItem xmlns:ds="{_DATASTORE}" ds:itemID="{{{identifier}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{escaped(namespace)}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package = document.part.package
    part = XmlPart.load(PackURI(f"/customXml/item{number}.xml"), CT.XML, xml.encode(), package)
    path = PackURI(f"/customXml/itemProps{number}.xml")
    part.relate_to(XmlPart.load(path, CT.OFC_CUSTOM_XML_PROPERTIES, properties.encode(), package), RT.CUSTOM_XML_PROPS)
    document.part.relate_to(part, RT.CUSTOM_XML)


def describe(document: WordDocument, memo: Memo) -> None:
    """Every core property, so that none is left to the time or the user of the machine."""
    core = document.core_properties
    created = datetime.fromisoformat(memo.created).replace(tzinfo=None)
    core.title, core.subject, core.language = clean(memo.title), clean(memo.subject), clean(memo.language)
    core.keywords, core.category = clean(", ".join(memo.keywords))[:255], clean(memo.series)
    core.author = core.last_modified_by = clean(memo.author)
    core.identifier, core.version = clean(memo.name), clean(memo.edition)
    core.created = core.modified = created
    core.revision = 1


def saved(document: WordDocument) -> bytes:
    """The package with fixed dates and origin: the same parts give the same bytes everywhere."""
    stream = BytesIO()
    document.save(stream)
    return _undated(bytearray(stream.getbuffer()))


def _undated(packed: bytearray) -> bytes:
    """The archive with the same date, system and rights in the headers of all members, nothing packed again."""
    with ZipFile(BytesIO(packed)) as archive:
        members, directory = archive.infolist(), archive.start_dir
    for member in members:
        packed[member.header_offset + 10 : member.header_offset + 14] = _DOS_DATE
        packed[directory + 4 : directory + 6] = _MADE_BY
        packed[directory + 12 : directory + 16] = _DOS_DATE
        packed[directory + 38 : directory + 42] = _RIGHTS
        directory += _ENTRY + sum(unpack_from("<3H", packed, directory + 28))  # name, extra field and comment follow
    return bytes(packed)
