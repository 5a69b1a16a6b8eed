"""Files that ask their reader to call somebody, run something or read another file: the text is taken, nothing else.

Every format's ways of pointing outside lead to a port that listens; nobody may have knocked when all were read.
"""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf
import pytest
from openpyxl import Workbook

from briefgen.intake.guard import Guard

SEEN = "Reports of the keepers"
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(**parts: str) -> bytes:
    """A package; `__` in a part's name stands for a slash, `_dot_` for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def field(words: str) -> str:
    """A field of Word with its kept result (ECMA-376 17.16.5)."""
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{words}</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kept</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>'
        "</w:r></w:p>"
    )


def docx(address: str, before: str = "") -> bytes:
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for number, kind in enumerate(("attachedTemplate", "image", "oleObject", "frame", "subDocument", "hyperlink"))
    )
    head = "http://schemas.openxmlformats.org/package/2006/relationships"
    fields = field(f'INCLUDEPICTURE "{address}/a.png"') + field(f'INCLUDETEXT "{address}/a.docx"')
    fields += field(f'DDEAUTO cmd "/c curl {address}"')
    body = f"<w:p><w:r><w:t>{SEEN}</w:t></w:r></w:p>{fields}<w:altChunk r:id='r4'/>"
    return packed(
        word__document_dot_xml=f"{before}<w:document {W}><w:body>{body}</w:body></w:document>",
        word___rels__document_dot_xml_dot_rels=f'<Relationships xmlns="{head}">{relations}</Relationships>',
        word___rels__settings_dot_xml_dot_rels=f'<Relationships xmlns="{head}">{relations}</Relationships>',
    )


def docx_with_outer_declaration(address: str) -> bytes:
    return docx(address, f'<!DOCTYPE w:document SYSTEM "{address}/outer.dtd">')


def docx_with_outer_entity(address: str) -> bytes:
    return docx(address, f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{address}/x"> %x;]>')


def odt(address: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
        for name, kind in {"office": "office", "text": "text", "draw": "drawing"}.items()
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = (
        f'<text:p>{SEEN}<draw:frame><draw:image xlink:href="{address}/a.png"/></draw:frame></text:p><text:section'
        f'><text:section-source xlink:href="{address}/a.odt"/><text:p>kept</text:p></text:section>'
    )
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed(content_dot_xml=f"<office:document-content {spaces}>{content}</office:document-content>")


def html(address: str) -> bytes:
    return (
        f'<base href="{address}"><link rel=stylesheet href=a.css><style>@import url({address}/b.css)</style>'
        f'<meta http-equiv=refresh content="0;url={address}"><script src=a.js></script><p>{SEEN}<img src=a.png>'
        f"<iframe src=a.html></iframe><object data=a.swf></object><video src=a.mp4></video>"
    ).encode()


def rtf(address: str) -> bytes:
    return (
        f'{{\\rtf1 {SEEN}\\par{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/a.png"}}{{\\fldrslt kept}}}}'
        f"{{\\*\\template {address}/a.dot}}{{\\object\\objautlink{{\\*\\objdata 0105}}}}}}"
    ).encode()


def markdown(address: str) -> bytes:
    return f"{SEEN}\n\n![picture]({address}/a.png) [link]({address})\n\n<img src='{address}/b.png'>\n".encode()


def xlsx(address: str) -> bytes:
    book = Workbook()
    book.active["A1"] = SEEN
    book.active["A2"] = f'=WEBSERVICE("{address}")'
    book.active["A3"] = "x"
    book.active["A3"].hyperlink = address
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pdf(address: str) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(400, 400))
    page = document.pages[0]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(f"BT /F1 12 Tf 40 300 Td ({SEEN}) Tj ET".encode())
    calls = [
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address),
        pikepdf.Dictionary(S=pikepdf.Name.Launch, F=address),
        pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=address),
        pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=address, D=pikepdf.Array([0])),
        pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.launchURL('{address}')"),
    ]
    for before, after in pairwise(calls):
        before.Next = after
    document.Root.OpenAction = calls[0]
    page.AA = pikepdf.Dictionary(O=calls[0])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


CALLERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "docx": ("note.docx", docx),
    "odt": ("note.odt", odt),
    "html": ("note.html", html),
    "rtf": ("note.rtf", rtf),
    "markdown": ("note.md", markdown),
    "xlsx": ("note.xlsx", xlsx),
    "pdf": ("note.pdf", pdf),
}
REFUSED: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "outer declaration": ("note.docx", docx_with_outer_declaration),
    "outer entity": ("note.docx", docx_with_outer_entity),
}


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard() as one:
        yield one


@pytest.fixture
def port() -> Iterator[socket.socket]:
    """A port that listens and is asked later whether anybody came."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.mark.parametrize("case", [*CALLERS, *REFUSED])
def test_nobody_is_called(case: str, port: socket.socket, guard: Guard) -> None:
    name, made = (CALLERS | REFUSED)[case]
    noted = guard.read(made(f"http://127.0.0.1:{port.getsockname()[1]}"), name)
    with pytest.raises(BlockingIOError):
        port.accept()
    texts = [str(claim.value) for claim in noted.value if claim.path[0] == "passages"]
    if case in REFUSED:
        assert texts == []
        assert [finding.code for finding in noted.findings] == ["refused"]
    else:
        assert SEEN in "\n".join(texts)
        assert not any("127.0.0.1" in text for text in texts)


PRETENDERS = {
    "page as document": ("note.docx", b"<html><p>Dear all"),
    "page as PDF": ("note.pdf", b"<html><script>1</script>"),
    "PDF as document": ("note.odt", b"%PDF-1.7\n"),
    "picture as workbook": ("people.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40)),
    "program as PDF": ("note.pdf", b"MZ" + bytes(400)),
    "page as RTF": ("note.rtf", b"<svg onload=alert(1)>"),
}


@pytest.mark.parametrize("case", PRETENDERS)
def test_a_file_is_what_its_bytes_are_not_what_its_name_says(case: str, guard: Guard) -> None:
    name, data = PRETENDERS[case]
    noted = guard.read(data, name)
    assert noted.value == ()
    assert [finding.code for finding in noted.findings] == ["refused"]
    assert noted.findings[0].message.startswith("the file was not read: ")
