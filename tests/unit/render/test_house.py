"""A secretariat's own looks: read from a file that LibreOffice wrote, and taken up by both formats."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from workbench import briefgen, small_project

from briefgen import resources
from briefgen.errors import BriefgenError
from briefgen.prove.readers import check, read_back
from briefgen.render import docx, house, pdf
from briefgen.render.logo import drawn_anew
from briefgen.render.theme import Theme, in_looks_of, load
from briefgen.tree.nodes import Document, Heading, PageNumber, Paragraph, Placed, PlacedLine, Running, Section, Text

THEMES = resources.templates_folder() / "themes"
LANTERN = Path(__file__).parent / "house" / "lantern.dotx"
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
FOOT = Running((PlacedLine((Placed(0, (Text("Lantern day "), PageNumber())),), "foot"),))
TWO_PAGES = Document(
    "Lantern day",
    (
        Section("pack-first", (Heading(1, (Text("One"),)), Paragraph((Text("Light."),))), foot=FOOT),
        Section("pack", (Heading(2, (Text("Two"),)), Paragraph((Text("More light."),))), foot=FOOT),
    ),
)


def _house_file(path: Path, styles: str, **parts: str) -> Path:
    """A house file with these styles; further parts by their names in ``word/``."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {WORDS}/>")
        archive.writestr("word/styles.xml", f"<w:styles {WORDS}>{styles}</w:styles>")
        for name, content in parts.items():
            archive.writestr(f"word/{name.replace('__', '/')}.xml", content)
    return path


def _style(name: str, run: str, based: str = "") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:styleId="{name}"><w:name w:val="{name}"/>{basis}<w:rPr>{run}</w:rPr></w:style>'


def _own_theme(folder: Path, text: str) -> Path:
    """A theme of a project, its house file and two typefaces beside it."""
    folder.mkdir()
    shutil.copyfile(LANTERN, folder / "lantern.dotx")
    for weight in ("Regular", "Bold"):
        shutil.copyfile(resources.font_file(f"NotoSans-{weight}.ttf"), folder / f"Lantern-{weight}.ttf")
    (folder / "theme.toml").write_text(text, "utf-8")
    return folder / "theme.toml"


# -- what is read ---------------------------------------------------------------------------------------


def test_typeface_colours_and_logo_are_read() -> None:
    found = house.read(LANTERN)
    assert (found.family, found.accent) == ("Lantern Sans", "#7A3E00")
    assert found.headings == {"heading 1": "#7A3E00", "heading 2": "#00504A"}
    assert found.logo is not None
    assert (found.logo.width, found.logo.height, found.logo.alt) == (600, 200, "Lantern Secretariat")
    [pale] = found.findings
    assert str(pale).splitlines()[0] == (
        "lantern.dotx: warning: #E8C070 of the style “heading 3” has a contrast of 1.7 on white, 4.5 is the least; "
        "it is not taken [pale-colour]"
    )


def test_a_logo_brings_nothing_but_its_pixels() -> None:
    with zipfile.ZipFile(LANTERN) as archive:
        assert b"must not travel on" in archive.read("word/media/image1.png")
    logo = house.read(LANTERN).logo
    assert logo is not None
    with Image.open(BytesIO(logo.data)) as picture:
        assert (picture.format, picture.mode, picture.info) == ("PNG", "RGB", {})
        assert (picture.getpixel((0, 0)), picture.getpixel((300, 45))) == ((255, 255, 255), (122, 62, 0))


def test_a_large_logo_is_made_smaller() -> None:
    written = BytesIO()
    Image.new("RGB", (6000, 1000), "#7A3E00").save(written, "JPEG")
    logo = drawn_anew(written.getvalue(), "Logo")
    assert (logo.width, logo.height) == (1200, 200)
    assert logo.size_mm(12) == (60, 10)


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"<svg/>", "it is none of PNG, JPEG, GIF, BMP, TIFF"), (b"\x89PNG\r\n\x1a\n", "it is none of")],
)
def test_what_is_no_picture_is_no_logo(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        drawn_anew(data, "Logo")


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    written = BytesIO()
    Image.new("1", (6000, 6000)).save(written, "PNG")
    with pytest.raises(ValueError, match=r"6000 by 6000 pixels; 25,000,000 at most"):
        drawn_anew(written.getvalue(), "Logo")


def test_colours_and_typeface_may_be_those_of_the_files_own_theme(tmp_path: Path) -> None:
    scheme = '<a:clrScheme><a:accent1><a:srgbClr val="205090"/></a:accent1></a:clrScheme>'
    fonts = '<a:fontScheme><a:minorFont><a:latin typeface="Ferry Serif"/></a:minorFont></a:fontScheme>'
    own = f"<a:theme {DRAWN}><a:themeElements>{scheme}{fonts}</a:themeElements></a:theme>"
    styles = _style("Normal", '<w:rFonts w:asciiTheme="minorHAnsi"/>') + _style(
        "Title", '<w:color w:val="auto" w:themeColor="accent1"/>', "Normal"
    )
    found = house.read(_house_file(tmp_path / "ferry.docx", styles, theme__theme1=own))
    assert (found.family, found.headings, found.accent) == ("Ferry Serif", {"title": "#205090"}, "#205090")


def test_grey_headings_are_taken_and_are_no_accent(tmp_path: Path) -> None:
    found = house.read(_house_file(tmp_path / "grey.docx", _style("heading 1", '<w:color w:val="333333"/>')))
    assert (found.family, found.headings, found.accent, found.logo) == (None, {"heading 1": "#333333"}, None, None)


def test_a_picture_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lantern.dotx"
    with zipfile.ZipFile(LANTERN) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<svg/>" if name.endswith(".png") else source.read(name))
    found = house.read(path)
    assert found.logo is None
    assert str(found.findings[-1]).splitlines()[0] == (
        "lantern.dotx: warning: the picture word/media/image1.png of its header is left out: "
        "it is none of PNG, JPEG, GIF, BMP, TIFF [logo-not-read]"
    )


@pytest.mark.parametrize(
    ("styles", "why"),
    [
        ("<w:style>", "word/styles.xml is no XML"),
        (" " * (8 << 20), "word/styles.xml unpacks to more than 8388608 bytes"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, styles: str, why: str) -> None:
    with pytest.raises(BriefgenError, match=why):
        house.read(_house_file(tmp_path / "odd.dotx", styles))


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "odd.dotx", "w") as archive:
        archive.writestr("word/styles.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(BriefgenError, match=r"word/styles\.xml has a document type"):
        house.read(tmp_path / "odd.dotx")


def test_a_file_that_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.docx").write_bytes(b"no package")
    with pytest.raises(BriefgenError, match="no looks can be taken from"):
        house.read(tmp_path / "odd.docx")


# -- the theme ------------------------------------------------------------------------------------------


def test_a_house_file_is_a_theme_over_the_plain_one() -> None:
    theme, plain = load(LANTERN), load(resources.templates_folder() / "themes" / "plain" / "theme.toml")
    assert (theme.name, theme.family, theme.embedded) == ("lantern", "Lantern Sans", "Noto Sans")
    assert theme.colours == {
        **plain.colours,
        "accent": "#7A3E00",
        "heading 1": "#7A3E00",
        "heading 2": "#00504A",
    }
    changed = {role: style.colour for role, style in theme.text.items() if style != plain.text[role]}
    assert changed == {"h1": "heading 1", "sheet-h1": "heading 1", "h2": "heading 2", "sheet-h2": "heading 2"}
    assert str(theme.findings[-1]) == (
        "lantern.dotx: note: the DOCX names the typeface Lantern Sans; the PDF is set in Noto Sans [font-not-at-hand]\n"
        "  hint: put TrueType files of Lantern Sans beside a theme.toml and name them there: [font] regular, bold"
    )


def test_a_theme_goes_over_its_house_and_brings_its_typeface(tmp_path: Path) -> None:
    theme = load(
        _own_theme(
            tmp_path / "lantern",
            'base = "sober"\nhouse = "lantern.dotx"\n[font]\nregular = "Lantern-Regular.ttf"\n'
            'bold = "Lantern-Bold.ttf"\n[colours]\naccent = "#222266"\n',
        )
    )
    assert (theme.family, theme.embedded, theme.colours["accent"]) == ("Lantern Sans", "Lantern Sans", "#222266")
    assert (theme.style("title").bold, theme.style("h1").colour) == (False, "heading 1")
    assert [finding.code for finding in theme.findings] == ["pale-colour"]
    data = pdf.render(TWO_PAGES, theme).value
    assert read_back("pdf", data).says == (("h1", "One"), ("p", "Light."), ("h2", "Two"), ("p", "More light."))
    assert str(tmp_path).encode() not in data


def test_a_font_that_is_none_is_refused(tmp_path: Path) -> None:
    path = _own_theme(tmp_path / "lantern", 'base = "plain"\n[font]\nregular = "lantern.dotx"\n')
    with pytest.raises(BriefgenError, match="no use can be made of the font"):
        pdf.render(TWO_PAGES, load(path))


# -- what is printed ------------------------------------------------------------------------------------


def test_the_docx_has_the_logo_in_the_head_of_its_first_page_alone(tmp_path: Path) -> None:
    data = docx.render(TWO_PAGES, load(LANTERN)).value
    with zipfile.ZipFile(BytesIO(data)) as archive:
        heads = sorted(name for name in archive.namelist() if name.startswith("word/header"))
        shown = [name for name in heads if b"Lantern Secretariat" in archive.read(name)]
        assert (len(heads), len(shown)) == (2, 1)
        assert archive.read("word/media/logo.png") == _logo_of(load(LANTERN))
        assert archive.read("word/document.xml").count(b"<w:titlePg/>") == 1
        assert b'w:ascii="Lantern Sans"' in archive.read("word/styles.xml")
    (tmp_path / "lantern.docx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(tmp_path / "lantern.docx").errors] == []
    assert check("lantern.docx", "docx", data) == ()
    assert data == docx.render(TWO_PAGES, load(LANTERN)).value


def _logo_of(theme: Theme) -> bytes:
    assert theme.logo is not None
    return theme.logo.data


def test_the_pdf_has_the_logo_on_its_first_page_alone_and_outside_of_the_text() -> None:
    data = pdf.render(TWO_PAGES, load(LANTERN)).value
    with pikepdf.open(BytesIO(data)) as file:
        first, second = (list(page.resources.get("/XObject", {}).values()) for page in file.pages)
        assert (len(first), second) == (1, [])
        [picture] = [drawn for drawn in first if drawn.Subtype == "/Image"]
        assert (int(picture.Width), int(picture.Height), str(picture.ColorSpace)) == (600, 200, "/DeviceRGB")
    assert check("lantern.pdf", "pdf", data) == ()
    assert data == pdf.render(TWO_PAGES, load(LANTERN)).value


def test_large_print_takes_typeface_colours_and_logo_and_keeps_its_sizes() -> None:
    large, lantern = load(THEMES / "large-print" / "theme.toml"), load(LANTERN)
    both = in_looks_of(large, lantern)
    assert (both.family, both.colours["accent"], both.logo) == ("Lantern Sans", "#7A3E00", lantern.logo)
    assert (both.colours["hairline"], both.text, both.layouts) == ("#1A1A1A", large.text, large.layouts)
    page = Document("Lantern day", (Section("large", (Paragraph((Text("Light.", role="accent"),)),), foot=FOOT),))
    with zipfile.ZipFile(BytesIO(docx.render(page, both).value)) as package:
        assert "word/media/logo.png" in package.namelist()
        assert b"7A3E00" in package.read("word/styles.xml")
    with pikepdf.open(BytesIO(pdf.render(page, both).value)) as printed:
        assert len(printed.pages[0].get_images()) == 1
        assert b".478431 .243137 0 rg" in printed.pages[0].Contents.read_bytes()


def test_both_formats_say_the_same() -> None:
    theme = load(LANTERN)
    said = [
        read_back(name, render(TWO_PAGES, theme).value).says
        for name, render in (("docx", docx.render), ("pdf", pdf.render))
    ]
    assert said[0] == said[1]


def test_a_build_takes_the_path_of_a_house_file(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    shutil.copyfile(LANTERN, tmp_path / "lantern.dotx")
    done = briefgen("build", "-p", "leaflet", "--theme", "lantern.dotx", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "[font-not-at-hand]" in done.stderr
    assert '"house/lantern.dotx"' in (project / "output" / "manifest.json").read_text("utf-8")
    missing = briefgen("build", "-p", "leaflet", "--theme", "beacon.dotx", cwd=project)
    assert (missing.returncode, missing.stderr) == (
        2,
        "briefgen: there is no house file beacon.dotx\n  hint: give the path of a .dotx or .docx\n",
    )
