"""Defects put into a good file one at a time: each must be found, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object

from briefgen.prove.pdf_text import is_element, kids
from briefgen.prove.tag_tree import check
from briefgen.render.pdf import render
from briefgen.render.theme import load
from briefgen.resources import templates_folder
from briefgen.tree.nodes import (
    Box,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)

THEME = load(templates_folder() / "themes" / "plain" / "theme.toml")


def cell(words: str, *, header: bool = False) -> Cell:
    return Cell((Paragraph((Text(words),), "cell"),), header=header)


GOOD = Document(
    "A title",
    (
        Section(
            "pack",
            (
                Heading(1, (Text("Heading"),), id="here"),
                Paragraph((Text("See "), Link("https://example.org", (Text("this"),)), Text("."))),
                Figure(100, 18, (Box(0, 0, 90, 18, "hatch"),), "A strip"),
                List((Item((Paragraph((Text("item"),)),)),)),
                Table(
                    (Column(20), Column(60)),
                    (Row((cell("No.", header=True), cell("What", header=True))),),
                    (Row((cell("1"), cell("one"))), Row((cell("2"), cell("two")))),
                ),
            ),
        ),
        Section("pack", (Heading(2, (Text("Notes"),)), Paragraph((Text("The first."),)), Paragraph((Text("More."),)))),
    ),
)

Defect = Callable[[pikepdf.Pdf], None]
DEFECTS: list[tuple[str, Defect]] = []


def found_as(code: str) -> Callable[[Defect], Defect]:
    """Put a defect on the list, with the code by which it must be found."""

    def enlist(defect: Defect) -> Defect:
        DEFECTS.append((code, defect))
        return defect

    return enlist


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Object]:
    def below(element: Object) -> Iterator[Object]:
        yield element
        for kid in kids(element):
            if is_element(kid):
                yield from below(kid)

    return [one for top in kids(pdf.Root.StructTreeRoot) for one in below(top) if Name("/" + tag) == one.S]


def change_content(pdf: pikepdf.Pdf, pattern: bytes, replacement: bytes) -> None:
    """Change the first page's content once; the pattern must be there."""
    changed, times = re.subn(pattern, replacement, pdf.pages[0].Contents.read_bytes(), count=1, flags=re.DOTALL)
    assert times == 1
    pdf.pages[0].Contents = pdf.make_stream(changed)


def change_metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata = pdf.make_stream(packet.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)


@found_as("pdf-content-unmarked")
def untagged_rule(pdf: pikepdf.Pdf) -> None:
    change_content(pdf, rb"/Artifact <</Type /Layout>> BDC(.*?)EMC", rb"\1")


@found_as("pdf-content-unmarked")
def untagged_text(pdf: pikepdf.Pdf) -> None:
    change_content(pdf, rb"/P <</MCID 1>> BDC(.*?)EMC", rb"\1")


@found_as("pdf-content-missing")
def text_turned_into_an_artifact(pdf: pikepdf.Pdf) -> None:
    change_content(pdf, rb"/P <</MCID 1>> BDC", rb"/Artifact BMC")


@found_as("pdf-content-unbalanced")
def mark_that_never_ends(pdf: pikepdf.Pdf) -> None:
    change_content(pdf, rb"EMC\s*$", b"")


@found_as("pdf-content-unbalanced")
def mark_that_ends_twice(pdf: pikepdf.Pdf) -> None:
    change_content(pdf, rb"EMC", b"EMC EMC")


@found_as("pdf-content-nested")
def mark_inside_of_a_mark(pdf: pikepdf.Pdf) -> None:
    change_content(pdf, rb"EMC(.*?)EMC", rb"\1EMC EMC")


@found_as("pdf-content-unowned")
def element_without_its_content(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].K = Array()


@found_as("pdf-content-twice")
def content_of_two_owners(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].K.append(0)


@found_as("pdf-no-structure")
def no_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


@found_as("pdf-parent-tree")
def no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


@found_as("pdf-parent-tree")
def wrong_parent_tree(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0] = row[1]


@found_as("pdf-parent-tree")
def page_without_its_key(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.StructParents


@found_as("pdf-parent")
def wrong_parent(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].P = elements(pdf, "Document")[0]


@found_as("pdf-annotation-unowned")
def link_without_its_key(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].StructParent


@found_as("pdf-annotation-words")
def link_without_words(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


@found_as("pdf-link-empty")
def link_that_leads_nowhere(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


@found_as("pdf-tab-order")
def no_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


@found_as("pdf-figure-words")
def figure_without_words(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


@found_as("pdf-figure-box")
def figure_without_a_place(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].A


@found_as("pdf-table-scope")
def head_cell_of_nothing(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0].A


@found_as("pdf-table-regular")
def row_that_lacks_a_cell(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K = Array(list(row.K)[:-1])


@found_as("pdf-element-place")
def item_outside_of_a_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "L")[0].S = Name.Sect


@found_as("pdf-heading-level")
def heading_that_skips_a_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H3


@found_as("pdf-reading-order")
def pages_read_backwards(pdf: pikepdf.Pdf) -> None:
    document = elements(pdf, "Document")[0]
    document.K = Array(reversed(list(document.K)))


@found_as("pdf-note-id")
def note_without_an_id(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[-1].S = Name.Note


@found_as("pdf-note-id")
def notes_of_one_id(pdf: pikepdf.Pdf) -> None:
    for note in elements(pdf, "P")[-2:]:
        note.S, note.ID = Name.Note, pikepdf.String("n1")


@found_as("pdf-not-marked")
def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


@found_as("pdf-language")
def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


@found_as("pdf-title-shown")
def title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


@found_as("pdf-title")
def no_title(pdf: pikepdf.Pdf) -> None:
    change_metadata(pdf, b"dc:title", b"dc:source")


@found_as("pdf-identifier")
def no_identifier(pdf: pikepdf.Pdf) -> None:
    change_metadata(pdf, b"pdfuaid:part", b"pdfuaid:none")


@found_as("pdf-font-outside")
def font_not_in_the_file(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor.FontFile2


@found_as("pdf-font-unicode")
def font_without_a_map(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


@found_as("pdf-font-width")
def glyphs_of_other_widths(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.Widths = Array([500] * len(font.Widths))


@found_as("pdf-font-broken")
def font_cut_short(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        program = font.FontDescriptor.FontFile2
        program.write(program.read_bytes()[:300])


@pytest.fixture(scope="module")
def good() -> bytes:
    return render(GOOD, THEME).value


def test_a_good_file_has_no_fault(good: bytes) -> None:
    assert check(good) == ()


@pytest.mark.parametrize(("code", "defect"), DEFECTS, ids=[defect.__name__ for _, defect in DEFECTS])
def test_a_defect_is_found(good: bytes, code: str, defect: Defect) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        defect(pdf)
        written = BytesIO()
        pdf.save(written)
    assert code in {finding.code for finding in check(written.getvalue())}


def test_notes_with_ids_of_their_own_are_well(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        for number, note in enumerate(elements(pdf, "P")[-2:]):
            note.S, note.ID = Name.Note, pikepdf.String(f"n{number}")
        written = BytesIO()
        pdf.save(written)
    assert check(written.getvalue()) == ()


def test_what_is_no_pdf_is_reported() -> None:
    assert [finding.code for finding in check(b"no PDF")] == ["pdf-unreadable"]


def test_a_parent_tree_may_have_branches(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        tree = pdf.Root.StructTreeRoot
        tree.ParentTree = Dictionary(Kids=Array([pdf.make_indirect(Dictionary(Nums=tree.ParentTree.Nums))]))
        written = BytesIO()
        pdf.save(written)
    assert check(written.getvalue()) == ()
