"""A section takes no more pages than it must: white space goes, then what is optional, and only where that helps."""

from dataclasses import replace

from briefgen.tree.fit import FEW, fitted, left_out
from briefgen.tree.nodes import Document, Heading, Keep, Paragraph, Section, Text


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _section(words: int, *, optional: bool = False) -> Section:
    picture = (Keep((Heading(2, (Text("The two hours"),)), _paragraph("picture")), optional=True),) if optional else ()
    return Section("pack", (*(_paragraph("word") for _ in range(words)), *picture))


def _pages(document: Document) -> tuple[int, ...]:
    """Ten paragraphs a page, twelve where it is set tight; an optional block is as high as two."""
    return tuple(
        -(-sum(2 if isinstance(block, Keep) else 1 for block in section.blocks) // (12 if section.tight else 10))
        for section in document.sections
    )


def _fitted(*sections: Section) -> Document:
    return fitted(Document("Title", sections), _pages)


def test_a_section_that_fits_stays_as_it_is() -> None:
    document = Document("Title", (_section(8, optional=True), _section(10)))
    assert fitted(document, _pages) is document


def test_white_space_goes_before_what_is_optional() -> None:
    full = _section(10, optional=True)
    assert _fitted(full, _section(3)) == Document("Title", (replace(full, tight=True), _section(3)))


def test_what_is_optional_goes_where_less_white_space_is_not_enough_and_then_white_space_stays() -> None:
    document = Document("Title", (_section(11, optional=True), _section(19, optional=True)))
    assert fitted(document, _pages) == Document(
        "Title", (replace(_section(11), tight=True), replace(_section(19, optional=True), tight=True))
    )
    assert left_out(document, fitted(document, _pages)) == ("The two hours",)
    assert _fitted(_section(20, optional=True)) == Document(
        "Title", (replace(_section(20, optional=True), tight=True),)
    )
    assert _fitted(_section(9, optional=True), _section(20)).sections[1] == _section(20)


def test_a_short_last_page_is_pulled_back() -> None:
    assert _pages(_fitted(_section(22))) == (2,)


def test_what_brings_no_page_less_is_not_done() -> None:
    for words in (15, 20, 28):
        assert _fitted(_section(words, optional=True)).sections[0].blocks[:words] == _section(words).blocks
    assert _fitted(_section(15, optional=True)) == Document("Title", (_section(15, optional=True),))


def test_a_section_of_many_pages_stays_as_it_is() -> None:
    assert _fitted(_section(10 * FEW + 1)) == Document("Title", (_section(10 * FEW + 1),))
    assert _fitted(_section(10 * (FEW - 1) + 1)).sections[0].tight


def test_nothing_is_left_out_of_a_document_that_fits() -> None:
    document = Document("Title", (_section(3, optional=True),))
    assert left_out(document, _fitted(*document.sections)) == ()
