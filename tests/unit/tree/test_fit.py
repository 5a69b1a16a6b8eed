"""What is optional on a fixed page goes when the page is too full, and only there."""

from briefgen.tree.fit import fitted, has_optional, left_out
from briefgen.tree.nodes import Document, Heading, Keep, Paragraph, Section, Text


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


FULL = Section("pack", (_paragraph("one"), Keep((_paragraph("picture"),), optional=True)))
SLACK = Section("pack", (_paragraph("two"), Keep((_paragraph("drawing"),), optional=True)))
DOCUMENT = Document("Title", (FULL, SLACK))


def test_a_section_on_two_pages_loses_what_is_optional() -> None:
    assert fitted(DOCUMENT, [1, 2, 3, 3]) == Document("Title", (Section("pack", (_paragraph("one"),)), SLACK))


def test_a_section_on_one_page_keeps_it() -> None:
    assert fitted(DOCUMENT, [1, 1, 2, 2]) == DOCUMENT


def test_only_an_optional_block_makes_a_document_worth_fitting() -> None:
    assert has_optional(DOCUMENT)
    assert not has_optional(Document("Title", (Section("pack", (Keep((_paragraph("one"),)),)),)))


def test_what_is_left_out_is_named_by_its_first_words() -> None:
    titled = Keep((Heading(2, (Text("The two hours"),)), _paragraph("picture")), optional=True)
    document = Document("Title", (Section("pack", (_paragraph("one"), titled, *FULL.blocks)), SLACK))
    pages = [1, 1, 1, 1, 2, 3, 3]
    assert left_out(document, fitted(document, pages)) == ("The two hours", "picture")


def test_nothing_is_left_out_of_a_document_that_fits() -> None:
    assert left_out(DOCUMENT, fitted(DOCUMENT, [1, 1, 2, 2])) == ()
