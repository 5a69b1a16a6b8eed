"""What the renderer reports, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import cast

import pikepdf
import pytest
from pdf_documents import THEME, cell, on_one_page, paragraph, rendered, said

from briefgen.errors import BriefgenError
from briefgen.findings import Severity
from briefgen.origin import Origin, Span
from briefgen.prove.pdf_text import read
from briefgen.prove.tag_tree import check
from briefgen.render.pdf import render
from briefgen.tree.nodes import (
    Block,
    Box,
    Column,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)


def test_characters_without_a_glyph_are_reported_once_a_text_and_read_back() -> None:
    document = on_one_page(paragraph("go → there → now"), paragraph("漢字"))
    done = render(document, THEME)
    assert [(finding.code, finding.severity, finding.message) for finding in done.findings] == [
        ("glyph-missing", Severity.WARNING, "Noto Sans has no glyph for U+2192 in “go → there → now”"),
        ("glyph-missing", Severity.WARNING, "Noto Sans has no glyph for U+6F22, U+5B57 in “漢字”"),
    ]
    assert read(done.value).says == (("p", "go → there → now"), ("p", "漢字"))
    assert check(done.value) == ()


def test_a_missing_glyph_is_reported_at_its_source() -> None:
    span = Span("sources/note.txt", "0" * 64, "line 3", "→", 3, 7)
    [finding] = render(on_one_page(Paragraph((Text("→", Origin("a", "stated", spans=(span,))),))), THEME).findings
    assert finding.place == "sources/note.txt:3:7"


def test_invisible_format_characters_print_nothing_and_are_no_fault() -> None:
    done = render(on_one_page(paragraph("a\ufeffb")), THEME)
    assert done.findings == ()
    assert read(done.value).says == (("p", "a\ufeffb"),)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org", "#nowhere", "https://a b", ""],
)
def test_other_targets_are_errors_and_leave_plain_words(target: str) -> None:
    done = render(on_one_page(paragraph("see ", Link(target, said("this")))), THEME)
    assert [(finding.code, finding.severity) for finding in done.findings] == [("link-target", Severity.ERROR)]
    assert read(done.value).says == (("p", "see this"),)
    with pikepdf.open(BytesIO(done.value)) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_an_address_in_other_letters_is_written_in_ascii() -> None:
    data = rendered(on_one_page(paragraph(Link("https://example.org/é?q=1%202", said("x")))))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.pages[0].Annots[0].A.URI) == "https://example.org/%C3%A9?q=1%202"


def test_a_link_inside_leads_to_the_page_of_its_heading() -> None:
    first = Section("pack", (paragraph(Link("#there", said("go"))),))
    data = rendered(Document("T", (first, Section("pack", (Heading(1, said("There"), id="there"),)))))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.pages[0].Annots[0].Dest[0].objgen == pdf.pages[1].obj.objgen


def test_markup_in_text_is_text() -> None:
    words = '<img src="/etc/passwd"/> <font color="red"> &amp; {{ 7 * 7 }} <br'
    assert read(rendered(on_one_page(paragraph(words)))).says == (("p", words),)


class Unknown:
    """No node of the tree."""


def test_unknown_nodes_are_refused() -> None:
    with pytest.raises(BriefgenError, match="does not know the block Unknown"):
        rendered(on_one_page(cast("Block", Unknown())))
    with pytest.raises(BriefgenError, match="does not know the inline Unknown"):
        rendered(on_one_page(Paragraph((cast("Inline", Unknown()),))))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (on_one_page(paragraph("x", role="no-such-role")), "no text role “no-such-role”"),
        (on_one_page(Heading(7, said("x"))), "level 7"),
        (on_one_page(Table((Column(9),), (), (Row((cell("a"), cell("b"))),))), "more cells than the 1 columns"),
        (on_one_page(Table((Column(9),), (), (), role="none-such")), "no table “none-such”"),
        (Document("T", (Section("no-such-layout", ()),)), "no layout “no-such-layout”"),
    ],
)
def test_words_that_no_theme_knows_are_refused(document: Document, words: str) -> None:
    with pytest.raises(BriefgenError, match=words):
        rendered(document)


def test_a_theme_without_its_font_is_refused() -> None:
    with pytest.raises(BriefgenError, match="no font at"):
        render(on_one_page(), replace(THEME, regular="NoSuchFont.ttf"))


def test_an_unknown_fill_is_refused() -> None:
    box = replace(Box(0, 0, 9, 9), fill="dots")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(BriefgenError, match="fill 'dots'"):
        rendered(on_one_page(Figure(9, 9, (box,), "a box")))
