"""Secrets, and ways to plant one of them in a clean file: in a package, in a PDF, in a picture."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image

ANSWER = "The guild has not agreed to pay for the second bridge."
NAME = "Ozias Quillfeather"
PHONE = "+99 555 0101"
EMAIL = "ozias@loft.example"
SECRETS = f"""
people:
  ozias:
    name: {{value: {NAME}, audience: internal}}
    phone: "{PHONE}"
    email: {EMAIL}
questions:
  bridge:
    question: Who pays for the second bridge?
    answer: {ANSWER}
"""
ANSWERED, NAMED = "questions.bridge.answer", "people.ozias.name"
PHONED, MAILED = "people.ozias.phone", "people.ozias.email"

Plant = Callable[[bytes], bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = "word/document.xml"


# -- packages ---------------------------------------------------------------------------------------------


def added(name: str, content: str | bytes = b"", comment: str = "", remark: str = "") -> Plant:
    """A member more in a package; `comment` is the archive's, `remark` the member's."""

    def plant(data: bytes) -> bytes:
        file = io.BytesIO(data)
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
            member = zipfile.ZipInfo(name)
            member.comment = remark.encode()
            archive.writestr(member, content)
            archive.comment = comment.encode()
        return file.getvalue()

    return plant


def before(name: str, old: str, new: str) -> Plant:
    """Something written before the first `old` of a member."""

    def plant(data: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
            for member in source.namelist():
                content = source.read(member).decode("utf-8", "surrogateescape")
                assert member != name or old in content
                changed = content.replace(old, new + old, 1) if member == name else content
                target.writestr(member, changed.encode("utf-8", "surrogateescape"))
        return made.getvalue()

    return plant


def body(inner: str) -> Plant:
    """A paragraph more at the end of a DOCX."""
    return before(DOCUMENT, "<w:sectPr", f"<w:p>{inner}</w:p>")


def run(text: str, looks: str = "", tag: str = "t") -> str:
    """A run of a DOCX."""
    return f"<w:r><w:rPr>{looks}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def notes(kind: str) -> str:
    """A part of comments, footnotes or endnotes."""
    return f"<w:{kind}s {W}><w:{kind} w:id='1'><w:p>{run(ANSWER)}</w:p></w:{kind}></w:{kind}s>"


def packed(name: str, content: str | bytes) -> bytes:
    """A zip of one member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


# -- PDF --------------------------------------------------------------------------------------------------


def in_pdf(change: Callable[[Pdf], object]) -> Plant:
    """A PDF changed and saved anew."""

    def plant(data: bytes) -> bytes:
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()

    return plant


def in_root(key: str, value: Callable[[Pdf], Object]) -> Plant:
    """Something put into the catalogue of a PDF, in place of what stands there."""
    return in_pdf(lambda pdf: pdf.Root.__setitem__(Name(key), value(pdf)))


def shown(content: str) -> Plant:
    """Instructions drawn on the second page, in a font that has no map to Unicode."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[1]
        page.add_resource(_helvetica(pdf), Name.Font, Name.Plain)
        page.contents_add(pdf.make_stream(f"BT /Plain 9 Tf {content} ET".encode("cp1252")))

    return in_pdf(change)


def form(pdf: Pdf, content: str) -> Object:
    """A drawing of its own."""
    stream = pdf.make_stream(f"BT /Plain 9 Tf ({content}) Tj ET".encode())
    stream.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1]))
    stream.Resources = Dictionary(Font=Dictionary(Plain=_helvetica(pdf)))
    return stream


def _helvetica(pdf: Pdf) -> Object:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def drawn_form(pdf: Pdf) -> None:
    pdf.pages[0].add_resource(form(pdf, ANSWER), Name.XObject, Name.Extra)


def annotated(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=ANSWER)
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def bookmarked(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(ANSWER, 0))


def attached(name: str, content: bytes) -> Plant:
    """A file put into a PDF."""
    return in_pdf(lambda pdf: pdf.attachments.__setitem__(name, content))


def in_metadata(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:rights"] = ANSWER


def removed_page(pdf: Pdf) -> None:
    """A page that was taken out of the order of pages and left in the file."""
    pdf.add_blank_page()
    page = pdf.pages[-1].obj
    page.Contents = pdf.make_stream(f"BT /Plain 9 Tf ({ANSWER}) Tj ET".encode())
    page.Resources = Dictionary(Font=Dictionary(Plain=_helvetica(pdf)))
    del pdf.pages[-1]
    pdf.Root.PieceInfo = Dictionary(Left=page)


def pictured(pdf: Pdf) -> None:
    """A photograph with its EXIF data."""
    stream = pdf.make_stream(jpeg(exif=NAME))
    stream.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, Filter=Name.DCTDecode))
    stream.update(Dictionary(ColorSpace=Name.DeviceRGB, BitsPerComponent=8))
    pdf.pages[0].add_resource(stream, Name.XObject, Name.Photo)


def marked(key: str) -> Plant:
    """A text that stands for an element of the structure tree: its alternative or its actual text."""

    def change(pdf: Pdf) -> None:
        kids = pdf.Root.StructTreeRoot.K
        element = kids[0] if isinstance(kids, Array) else kids
        element[key] = pikepdf.String(ANSWER)

    return in_pdf(change)


def behind(text: str) -> Plant:
    """Something written behind the end of a file."""
    return lambda data: data + text.encode()


def overwritten(data: bytes) -> bytes:
    """A secret on the first page of a file whose next version, behind it, draws that page without it."""
    old = in_pdf(lambda pdf: _only(pdf, f"BT /Plain 9 Tf ({ANSWER}) Tj ET"))(data)
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        root, size = pdf.Root.objgen[0], len(pdf.objects) + 1
    place = len(old) + 1
    content = f"\n{number} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n".encode()
    start = old.rpartition(b"startxref")[2].split()[0].decode()
    table = f"xref\n{number} 1\n{place:010} 00000 n \ntrailer << /Size {size} /Root {root} 0 R /Prev {start} >>\n"
    return old + content + table.encode() + f"startxref\n{len(old) + len(content)}\n%%EOF\n".encode()


def _only(pdf: Pdf, content: str) -> None:
    page = pdf.pages[0]
    page.add_resource(_helvetica(pdf), Name.Font, Name.Plain)
    page.Contents = pdf.make_stream(content.encode())


# -- pictures ---------------------------------------------------------------------------------------------


def jpeg(exif: str = "", comment: str = "") -> bytes:
    """A small photograph; 0x9C9F is the subject that Windows writes, in UTF-16."""
    file = io.BytesIO()
    data = Image.Exif()
    if exif:
        data[0x9C9F] = f"{exif}\0".encode("utf-16-le")
    Image.new("RGB", (2, 2)).save(file, "JPEG", exif=data, comment=comment.encode())
    return file.getvalue()


def png(kind: str = "", content: bytes = b"") -> bytes:
    """A small picture with a chunk of a kind before its pixels."""
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    data = file.getvalue()
    name = kind.encode()
    chunk = struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    return data[:33] + (chunk if kind else b"") + data[33:]


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """A PDF to look into."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield pdf
