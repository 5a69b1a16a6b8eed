"""What a PDF says of itself: XMP (ISO 16684-1) with the marks of PDF/UA-1 and PDF/A-2a, and the Info dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from briefgen import __version__
from briefgen.render.pdf import colour_profile
from briefgen.tree.nodes import Document

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of a file whose issue time is open."""

CREATOR, PRODUCER = f"briefgen {__version__}", "ReportLab and pikepdf"
XML_CHARACTERS = (range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
"""Codes that XML 1.0, 2.2 allows, white space apart."""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
{described}<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """A document's properties, in characters that XML and PDF both allow."""

    title: str
    author: str
    subject: str
    keywords: str
    issued: datetime


def about(document: Document) -> About:
    """The properties of a document; a title it must have, so its product stands in for a missing one."""
    return About(
        title=_clean(document.title) or _clean(document.product) or "briefgen",
        author=_clean(document.author),
        subject=_clean(document.subject),
        keywords=_clean(", ".join(document.keywords)),
        issued=_issued(document.issued),
    )


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 forbids, white space folded."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if any(ord(character) in codes for codes in XML_CHARACTERS))


def _issued(text: str | None) -> datetime:
    try:
        found = datetime.fromisoformat(text) if text else NO_DATE
    except ValueError:
        return NO_DATE
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def xmp(facts: About) -> bytes:
    """The XMP packet."""
    described = (
        _alternative("dc:title", facts.title)
        + _alternative("dc:description", facts.subject)
        + _listed("dc:creator", facts.author)
        + (f"<pdf:Keywords>{escape(facts.keywords)}</pdf:Keywords>\n" if facts.keywords else "")
    )
    return XMP.format(
        described=described, creator=CREATOR, producer=PRODUCER, date=facts.issued.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    ).encode("utf-8")


def _alternative(name: str, value: str) -> str:
    if not value:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></{name}>\n'


def _listed(name: str, value: str) -> str:
    return f"<{name}><rdf:Seq><rdf:li>{escape(value)}</rdf:li></rdf:Seq></{name}>\n" if value else ""


def describe(pdf: pikepdf.Pdf, facts: About) -> None:
    """Put the XMP packet, the Info dictionary and the output intent into a file."""
    pdf.Root.Metadata = pdf.make_stream(xmp(facts), Type=Name.Metadata, Subtype=Name.XML)
    date = facts.issued.strftime("D:%Y%m%d%H%M%S+00'00'")
    info = {
        "/Title": facts.title,
        "/Author": facts.author,
        "/Subject": facts.subject,
        "/Keywords": facts.keywords,
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }
    pdf.trailer.Info = pdf.make_indirect(Dictionary({key: value for key, value in info.items() if value}))
    profile = pdf.make_stream(colour_profile.srgb(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=colour_profile.NAME,
        Info=colour_profile.NAME,
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])
