"""The package around the document: parts, properties, settings; and a zip that is the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from docx.opc.constants import CONTENT_TYPE as TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from briefgen.images import Image
from briefgen.render.docx.logos import LOGO_ID, shows_logo
from briefgen.render.docx.wml import NAMESPACES, Element, colour, root, serialised, w, x
from briefgen.render.logo import Logo
from briefgen.render.theme import Theme

_EPOCH = (1980, 1, 1, 0, 0, 0)
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_CORE = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_NEW_FEATURES = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")


def packed(
    document: Element,
    parts: Mapping[str, tuple[str, Element]],
    links: Mapping[str, str],
    core: Element,
    *,
    pictures: Mapping[Image, str],
    logo: Logo | None = None,
) -> bytes:
    """The file. ``parts`` holds name and content by relationship id, ``links`` relationship ids by address,
    ``pictures`` those of the pictures in the text; the ``logo`` belongs to the heads that show it.
    """
    package = OpcPackage()
    main = Part(PackURI("/word/document.xml"), TYPE.WML_DOCUMENT_MAIN, serialised(document))
    properties = Part(PackURI("/docProps/core.xml"), TYPE.OPC_CORE_PROPERTIES, serialised(core))
    package.load_rel(RELATION.OFFICE_DOCUMENT, main, "document")
    package.load_rel(RELATION.CORE_PROPERTIES, properties, "core")
    picture = Part(PackURI("/word/media/logo.png"), TYPE.PNG, logo.data) if logo else None
    for rid, (name, content) in parts.items():
        content_type, relation_type = _KINDS[name.rstrip("0123456789")]
        part = Part(PackURI(f"/word/{name}.xml"), content_type, serialised(content))
        main.load_rel(relation_type, part, rid)
        if picture and shows_logo(content):
            part.load_rel(RELATION.IMAGE, picture, LOGO_ID)
    for image, rid in pictures.items():
        name = PackURI(f"/word/media/{rid}.{image.kind}")
        main.load_rel(RELATION.IMAGE, Part(name, _PICTURES[image.kind], image.data), rid)
    for address, rid in links.items():
        main.load_rel(RELATION.HYPERLINK, address, rid, is_external=True)
    saved = io.BytesIO()
    package.save(saved)
    return canonical(saved.getvalue())


_PICTURES = {"jpg": TYPE.JPEG, "png": TYPE.PNG}
_KINDS = {
    "styles": (TYPE.WML_STYLES, RELATION.STYLES),
    "numbering": (TYPE.WML_NUMBERING, RELATION.NUMBERING),
    "settings": (TYPE.WML_SETTINGS, RELATION.SETTINGS),
    "theme": (TYPE.OFC_THEME, RELATION.THEME),
    "fontTable": (TYPE.WML_FONT_TABLE, RELATION.FONT_TABLE),
    "comments": (TYPE.WML_COMMENTS, RELATION.COMMENTS),
    "header": (TYPE.WML_HEADER, RELATION.HEADER),
    "footer": (TYPE.WML_FOOTER, RELATION.FOOTER),
}


def canonical(data: bytes) -> bytes:
    """The same package with its members in a fixed order and without the time of day."""
    packed_again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed_again, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
        for name in names:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name), compresslevel=6)
    return packed_again.getvalue()


def settings_part() -> Element:
    """Settings: the layout rules of Word 2013 and later; nothing that makes Word ask on opening."""
    modes = [
        ("compatibilityMode", 15),
        *((feature, 1) for feature in _NEW_FEATURES),
        ("differentiateMultirowTableHeaders", 1),
    ]
    compatibility = w(
        "compat", *(w("compatSetting", name=name, uri=_COMPATIBILITY, val=value) for name, value in modes)
    )
    part = root("settings")
    part.extend(
        [w("zoom", percent=100), w("defaultTabStop", val=720), w("characterSpacingControl", val="doNotCompress")]
    )
    part.append(compatibility)
    return part


def font_table_part(family: str) -> Element:
    """The one font that is named, so that Word takes another sans serif where it is missing."""
    part = root("fonts")
    part.append(w("font", w("charset", val="00"), w("family", val="swiss"), w("pitch", val="variable"), name=family))
    return part


def theme_part(theme: Theme) -> Element:
    """A theme, for a validator wants one; no style refers to it (ECMA-376 20.1.6.9)."""
    fonts = [x(kind, x("a:latin", typeface=theme.family), *_empty_scripts()) for kind in ("a:majorFont", "a:minorFont")]
    part = etree.Element(f"{{{NAMESPACES['a']}}}theme", nsmap={"a": NAMESPACES["a"]})
    part.set("name", theme.name)
    scheme = x("a:clrScheme", *_colours(theme), name=theme.name)
    part.append(x("a:themeElements", scheme, x("a:fontScheme", *fonts, name=theme.name), _formats(theme.name)))
    return part


def _empty_scripts() -> tuple[Element, Element]:
    return x("a:ea", typeface=""), x("a:cs", typeface="")


def _colours(theme: Theme) -> Iterator[Element]:
    ink, accent, soft = (colour(theme.colours[name]) for name in ("ink", "accent", "soft"))
    shown = {"dk1": ink, "lt1": "FFFFFF", "dk2": soft, "lt2": "FFFFFF", "hlink": accent, "folHlink": accent}
    for name in ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"):
        yield x(f"a:{name}", x("a:srgbClr", val=shown.get(name, accent)))


def _formats(name: str) -> Element:
    """Three of each kind, as many as the schema wants."""

    def fill() -> Element:
        return x("a:solidFill", x("a:schemeClr", val="phClr"))

    return x(
        "a:fmtScheme",
        x("a:fillStyleLst", *(fill() for _ in range(3))),
        x("a:lnStyleLst", *(x("a:ln", fill(), w=9525) for _ in range(3))),
        x("a:effectStyleLst", *(x("a:effectStyle", x("a:effectLst")) for _ in range(3))),
        x("a:bgFillStyleLst", *(fill() for _ in range(3))),
        name=name,
    )


def core_part(properties: Mapping[str, str], issued: str | None) -> Element:
    """Core properties (ECMA-376 part 2, 11). The only time in them is the issue's; without one it is 1980."""
    part = etree.Element(f"{{{_CORE['cp']}}}coreProperties", nsmap=_CORE)
    for name, value in properties.items():
        if value:
            prefix, _, local = name.partition(":")
            etree.SubElement(part, f"{{{_CORE[prefix]}}}{local}").text = value
    for name in ("created", "modified"):
        moment = etree.SubElement(part, f"{{{_CORE['dcterms']}}}{name}")
        moment.set(f"{{{_CORE['xsi']}}}type", "dcterms:W3CDTF")
        moment.text = _moment(issued)
    return part


def _moment(issued: str | None) -> str:
    """The issue time as W3CDTF in UTC; an unreadable one counts as open."""
    try:
        time = datetime.fromisoformat(issued) if issued else _EARLIEST
    except ValueError:
        time = _EARLIEST
    time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
