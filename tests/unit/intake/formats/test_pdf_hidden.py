"""Text of a PDF that cannot be seen is left out and counted, however it was hidden; what can be seen is not lost."""

from __future__ import annotations

import io
from typing import Literal

import pikepdf
import pytest
from pdf_pages import Draw, changed, drawn, findings, lines, texts
from PIL import Image
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

AT = (72.0, 600.0)
SEEN = ["Seen above.", "Seen below."]


def mode(number: Literal[1, 3, 4, 7]) -> Draw:
    """Text in a rendering mode."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(*AT)
        text.setTextRenderMode(number)
        text.textOut("Secret")
        text.setTextRenderMode(0)
        canvas.drawText(text)

    return draw


def coloured(colour: Color) -> Draw:
    """Text in a colour, or as transparent as it says."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.drawString(*AT, "Secret")

    return draw


def at(x: float, y: float) -> Draw:
    return lambda canvas: canvas.drawString(x, y, "Secret")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.6)
    canvas.drawString(*AT, "Secret")


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 5, 5)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(*AT, "Secret")


def covered(canvas: Canvas) -> None:
    canvas.drawString(*AT, "Secret")
    canvas.rect(60, 590, 120, 24, fill=1, stroke=0)


def covered_by_other_words(canvas: Canvas) -> None:
    canvas.drawString(*AT, "Secret")
    canvas.setFillColor(white)
    canvas.rect(60, 590, 120, 24, fill=1, stroke=0)
    canvas.setFillColor(black)
    canvas.drawString(*AT, "Public")


def covered_by_a_picture(canvas: Canvas) -> None:
    canvas.drawString(*AT, "Secret")
    canvas.drawImage(picture(), 60, 590, 120, 24)


def under_words(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(*AT, "Secret")
    canvas.setFillColor(black)
    canvas.drawString(*AT, "Public")


def picture() -> ImageReader:
    """A picture that is nowhere plain."""
    squares = Image.new("L", (64, 16))
    squares.putdata([(x * 37 + y * 91) % 200 for y in range(16) for x in range(64)])
    file = io.BytesIO()
    squares.save(file, "PNG")
    return ImageReader(io.BytesIO(file.getvalue()))


def page(draw: Draw) -> bytes:
    def both(canvas: Canvas) -> None:
        lines(canvas, ["Seen above."], top=700)
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()
        lines(canvas, ["Seen below."], top=500)

    return drawn(both)


HIDDEN = {
    "not painted": mode(3),
    "only clips": mode(7),
    "white": coloured(white),
    "near white": coloured(HexColor("#f6f6f6")),
    "transparent": coloured(Color(0, 0, 0, alpha=0)),
    "left of the page": at(-300, 600),
    "above the page": at(72, 2000),
    "tiny": tiny,
    "clipped": clipped,
    "covered": covered,
    "covered by a picture": covered_by_a_picture,
}


@pytest.mark.parametrize("draw", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_cannot_be_seen_is_left_out_and_counted(draw: Draw) -> None:
    data = page(draw)
    assert texts(data) == SEEN
    [finding] = findings(data)
    assert finding.startswith("note.pdf: page 1: warning: 1 word that cannot be seen left out: 1 ")
    assert finding.endswith("[hidden-text]")


@pytest.mark.parametrize("draw", [covered_by_other_words, under_words])
def test_words_under_other_words_are_left_out_and_counted(draw: Draw) -> None:
    data = page(draw)
    assert texts(data) == [SEEN[0], "Public", SEEN[1]]
    assert findings(data) == ["note.pdf: page 1: warning: 1 word that cannot be seen left out: 1 covered [hidden-text]"]


def _in_a_layer(data: bytes, *, shown: bool) -> bytes:
    def add(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Notes")))
        state = pikepdf.Dictionary({"/ON" if shown else "/OFF": pikepdf.Array([layer])})
        layers = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=state)
        document.Root.OCProperties = layers
        resources = document.pages[0].Resources
        resources.Properties = pikepdf.Dictionary(Layer=layer)
        font = next(iter(resources.Font.keys()))
        text = f"/OC /Layer BDC BT {font} 12 Tf 72 600 Td (Secret) Tj ET EMC\n"
        document.pages[0].contents_add(text.encode())

    return changed(data, add)


def test_layer_that_is_switched_off_is_left_out_and_one_that_is_on_is_read() -> None:
    data = page(lambda _: None)
    hidden = _in_a_layer(data, shown=False)
    assert texts(hidden) == SEEN
    assert len(findings(hidden)) == 1
    assert texts(_in_a_layer(data, shown=True)) == [SEEN[0], "Secret", SEEN[1]]


def test_what_the_crop_box_cuts_off_is_left_out_and_counted() -> None:
    def crop(document: pikepdf.Pdf) -> None:
        document.pages[0].CropBox = pikepdf.Array([0, 450, 595, 650])

    data = changed(page(at(*AT)), crop)
    assert texts(data) == ["Secret", "Seen below."]
    assert findings(data) == [
        "note.pdf: page 1: warning: 2 words that cannot be seen left out: 2 off the page [hidden-text]"
    ]


def test_comments_and_fields_are_left_out_and_counted() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.textAnnotation("Secret", Rect=[72, 600, 90, 618])
        canvas.linkURL("https://example.org/", (72, 500, 120, 512))
        canvas.acroForm.textfield(name="room", value="Secret", x=300, y=600, width=100, height=20)

    data = page(draw)
    assert texts(data) == SEEN
    assert findings(data) == [
        "note.pdf: page 1: note: 1 comment left out [comments]",
        "note.pdf: warning: 1 form field left out, with what is filled in [form-fields]",
    ]


def _on_a_dark_band(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#123456"))
    canvas.rect(60, 590, 400, 24, fill=1, stroke=0)
    coloured(white)(canvas)


def _twice_to_be_bold(canvas: Canvas) -> None:
    canvas.drawString(*AT, "Secret")
    canvas.drawString(AT[0] + 0.3, AT[1], "Secret")


def _under_a_thin_watermark(canvas: Canvas) -> None:
    canvas.drawString(*AT, "Secret")
    canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.2))
    canvas.rect(0, 400, 595, 442, fill=1, stroke=0)


def _on_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 60, 590, 120, 24)
    coloured(HexColor("#ffffff"))(canvas)


SHOWN = {
    "white on dark": _on_a_dark_band,
    "light grey": coloured(HexColor("#c8c8c8")),
    "outlines only": mode(1),
    "filled and clipping": mode(4),
    "under a watermark": _under_a_thin_watermark,
    "on a picture": _on_a_picture,
}


@pytest.mark.parametrize("draw", SHOWN.values(), ids=SHOWN.keys())
def test_what_can_be_seen_is_not_lost(draw: Draw) -> None:
    data = page(draw)
    assert texts(data) == [SEEN[0], "Secret", SEEN[1]]
    assert findings(data) == []


def test_word_printed_twice_to_be_bold_is_read_once() -> None:
    data = page(_twice_to_be_bold)
    assert texts(data) == [SEEN[0], "Secret", SEEN[1]]
    assert findings(data) == []


def _scan(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, 595, 842)


def test_scan_without_text_is_refused_and_told_what_to_do() -> None:
    data = drawn(_scan)
    assert findings(data) == [
        "note.pdf: error: the file was not read: it shows no text that can be read: it is a scan, or empty [refused]"
    ]


def test_what_a_machine_read_in_a_scan_is_read_and_said_to_be_that() -> None:
    def draw(canvas: Canvas) -> None:
        _scan(canvas)
        mode(3)(canvas)

    data = drawn(draw)
    assert texts(data) == ["Secret"]
    assert findings(data) == ["note.pdf: warning: text that a machine read from a picture: page 1 [read-from-picture]"]
