from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.prove.docx_text import read
from briefgen.prove.readback import ReadBlock

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Derived"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Flat"/><w:basedOn w:val="A"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Continue"/></w:style>
<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Mine"/><w:basedOn w:val="L"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 2"/></w:style>
<w:style w:type="paragraph" w:styleId="R"><w:name w:val="Round"/><w:basedOn w:val="R"/></w:style>
</w:styles>"""


def _said(body: str) -> tuple[tuple[str, str], ...]:
    """What a body written by somebody else says."""
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "docProps/core.xml": "<coreProperties/>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return read(packed.getvalue()).says


def _p(content: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{content}</w:p>"


def _r(content: str) -> str:
    return f"<w:r><w:t>{content}</w:t></w:r>"


@pytest.mark.parametrize(
    ("style", "kind"),
    [("", "p"), ("A", "h2"), ("B", "h2"), ("C", "p"), ("L", "li"), ("M", "li"), ("T", "toc"), ("R", "p"), ("?", "p")],
)
def test_the_kind_of_a_paragraph_is_what_its_style_or_its_ancestors_say(style: str, kind: str) -> None:
    assert _said(_p(_r("words"), style)) == ((kind, "words"),)


def test_words_in_links_controls_and_insertions_are_read_and_deletions_are_not() -> None:
    deleted = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    inner = f"<w:hyperlink>{_r('a')}</w:hyperlink><w:ins>{_r('b')}</w:ins>{deleted}"
    control = f"<w:sdt><w:sdtContent>{_p(inner)}</w:sdtContent></w:sdt>"
    assert _said(control + _p(f"<w:sdt><w:sdtContent>{_r('c')}</w:sdtContent></w:sdt>")) == (("p", "ab"), ("p", "c"))


def test_tabs_and_breaks_are_spaces_and_white_space_folds() -> None:
    assert _said(_p("<w:r><w:t> a </w:t><w:tab/><w:t>b\u00a0</w:t><w:br/><w:t>c</w:t></w:r>")) == (("p", "a b c"),)


def test_fields_say_their_results_but_page_numbers_say_nothing() -> None:
    def field(instruction: str) -> str:
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{_r('7')}{marks[2]}"

    assert _said(_p(field(" PAGE ")) + _p(field(" REF x ")) + _p(field(r" NUMPAGES \* MERGEFORMAT "))) == (("p", "7"),)


def test_a_numbered_paragraph_is_an_item_and_one_whose_number_is_taken_away_is_not() -> None:
    def numbered(number: int) -> str:
        look = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        return f"<w:p>{look}{_r('x')}</w:p>"

    assert _said(numbered(3) + numbered(0)) == (("li", "x"), ("p", "x"))


def test_cells_are_heads_when_they_say_so() -> None:
    head = '<w:tcPr><w:cnfStyle w:firstColumn="1"/></w:tcPr>'
    plain = '<w:tcPr><w:cnfStyle w:firstColumn="0"/></w:tcPr>'
    cells = f"<w:tc>{head}{_p(_r('a'))}</w:tc><w:tc>{plain}{_p(_r('b'))}</w:tc><w:tc>{_p(_r('c'))}</w:tc>"
    assert _said(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == (("th", "a"), ("td", "b"), ("td", "c"))


def test_no_entity_is_resolved() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("docProps/core.xml", "<coreProperties/>")
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>'
            f"<w:p>{_r('&e;')}</w:p><w:p>{_r('safe')}</w:p></w:body></w:document>",
        )
    assert read(packed.getvalue()).blocks == (ReadBlock("p", "safe"),)
