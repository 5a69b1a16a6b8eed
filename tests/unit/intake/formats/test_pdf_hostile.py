"""PDFs made to break a reader are read or refused in one finding, as far as pdfium itself outlives them."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pdf_pages import drawn, findings, lines, read, texts

from briefgen.intake.formats import pdf_engine

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HELLO = b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET "
NO_TEXT = "note.pdf: error: the file was not read: it shows no text that can be read: it is a scan, or empty [refused]"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>stream\n%s\nendstream" % (len(data), entries, data)


def page(side: int = 792, resources: bytes = b"") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % (
        side,
        side,
        resources,
    )


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects; ``XREF`` in the trailer is where its own table of objects stands."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places.get(number, 0))
    trailer = trailer.replace(b"XREF", b"%d" % start)
    out.write(b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start))
    return out.getvalue()


def plain(**changes: bytes) -> dict[int, bytes]:
    objects = {1: CATALOG, 2: PAGES, 3: page(), 4: stream(HELLO), 5: FONT}
    return objects | {int(name.removeprefix("n")): body for name, body in changes.items()}


HARMLESS = {
    "plain": written(plain()),
    "table of objects that leads back to itself": written(plain(), b"/Prev XREF"),
    "page of 2,000,000 points": written(plain(n3=page(2_000_000))),
    "long run of blanks": written(plain(n4=stream(zlib.compress(HELLO + b" " * 20_000_000), b"/Filter/FlateDecode"))),
}


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS.keys())
def test_harmless_for_this_reader(data: bytes) -> None:
    assert texts(data) == ["Hello"]
    assert findings(data) == []


def test_tree_of_pages_that_holds_itself() -> None:
    loop = b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"
    data = written(plain(n2=loop))
    assert texts(data) == ["Hello"]
    assert findings(data) == ["note.pdf: page 2: warning: the page cannot be opened: it was left out [page-not-read]"]


def test_form_that_draws_itself_shows_nothing() -> None:
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 10 0 R>>>>")
    data = written(plain(n3=page(resources=b"/XObject<</X 10 0 R>>"), n4=stream(b"/X Do"), n10=form))
    assert findings(data) == [NO_TEXT]


def test_array_100_000_deep_shows_nothing() -> None:
    data = written(plain(n4=stream(b"[" * 100_000 + b"]" * 100_000 + b" TJ")))
    assert findings(data) == [NO_TEXT]


REFUSED = {
    "no PDF": (b"PK\x03\x04", "it is no PDF"),
    "empty": (b"", "it is no PDF"),
    "only a head": (b"%PDF-1.7\n", "it is no sound PDF"),
    "cut off": (written(plain())[:60], "it is no sound PDF"),
}


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_pdf_is_refused_in_one_finding(data: bytes, why: str) -> None:
    noted = read(data)
    assert noted.value == ()
    assert [str(each).split("\n")[0] for each in noted.findings] == [
        f"note.pdf: error: the file was not read: {why} [refused]"
    ]
    assert noted.findings[0].hint


def locked_by(data: bytes, password: str) -> bytes:
    """The file under a password to open it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user=password))
    return out.getvalue()


def test_locked_file_is_refused_and_one_that_only_forbids_copying_is_read() -> None:
    data = drawn(lambda canvas: lines(canvas, ["Hello"]))
    locked = locked_by(data, "u")
    assert findings(locked) == ["note.pdf: error: the file was not read: it is locked with a password [refused]"]
    open_to_all = locked_by(data, "")
    assert texts(open_to_all) == ["Hello"]


def test_too_many_pages_are_refused() -> None:
    data = drawn(*[lambda canvas: lines(canvas, ["Hello"])] * (pdf_engine.MOST_PAGES + 1))
    assert findings(data) == [
        "note.pdf: error: the file was not read: it has 501 pages, and at most 500 are read [refused]"
    ]


def test_page_without_end_is_refused() -> None:
    data = written(plain(n3=page(2_000_000_000)))
    assert [finding for finding in findings(data) if "[refused]" in finding] == findings(data)
    assert texts(data) == []
