"""Whatever bytes a received file has: it is read or refused, and nothing is ever raised."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from openpyxl import Workbook

from briefgen.intake import sources

HTML = (
    b"<html><head><style>.h{display:none}</style><body><p class=h>x<p>One &amp; two<table><tr><td>a<td>b</table></html>"
)
RTF = (
    b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}}{\\colortbl;\\red255\\green255\\blue255;}\\pard One\\par"
    b"{\\v x}{\\deleted y}\\u8211\\'96 caf\\'e9{\\footnote n}\\trowd\\cellx9\\pard\\intbl a\\cell\\row\\pard}"
)
TOML = b'[event]\ntitle = "x"\ndates = 2009-03-18\n[[a.b]]\nc = [1, {d.e = 2}]\n'
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>One'
    "<text:s text:c='2'/>two</text:p><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"
    "</office:text></office:body></office:document-content>"
)


MARKS = (
    *"<p> </p> <table> <tr> <td_colspan=3> <ol_start=2> <li> <!-- --> &amp; &#0; &#x110000; <style> p{".split(),
    *"<del> <ins> display:none} <pre> { } \\u-1? \\u55357? \\'ff \\cell \\pard\\intbl \\trowd\\cellx9 {\\*\\".split(),
    *'\\bin9 \\fs99999999 \\cf-3 {\\shptxt {\\upr [a] [[b]] a.b \'x\' """ [ ] 1979-05-27 09:30:00 , caf\u00e9'.split(),
    *("\\par ", "\\row ", "{\\footnote ", "{\\listtext 1.}", " = ", "= 1\n", "\n", "\x00", "\u2028"),
)


def docx_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("One", style="List Number")
    document.add_table(1, 2).cell(0, 0).text = "a"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def odt_file() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", ODT)
    return file.getvalue()


def xlsx_file() -> bytes:
    book = Workbook()
    book.active.append(["Name", "Title"])
    book.active.append(["Ada", 1.5])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FILES = {
    "note.docx": docx_file(),
    "note.html": HTML,
    "note.odt": odt_file(),
    "note.rtf": RTF,
    "people.xlsx": xlsx_file(),
    "event.toml": TOML,
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes changed, cut out or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 20)]
            case 2:
                changed[at:at] = changed[at : at + chance.randint(1, 40)]
            case _:
                changed[at:at] = chance.choice((b"\0", b"{", b"}", b"<", b">", b"\\", b'"', b"\xff\xfe", b"]]>"))
        changed = changed or bytearray(b"x")
    return bytes(changed)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A package with one of its parts mutated, so that what opens it must get past the outside."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name == victim else part)
    return file.getvalue()


@pytest.mark.parametrize("name", sorted(FILES))
def test_mutated_files_are_read_or_refused(name: str) -> None:
    chance = random.Random(20090318)
    data = FILES[name]
    is_package = data.startswith(b"PK")
    for number in range(60 if is_package else 200):
        broken = repacked(data, chance) if is_package and number % 3 else mutated(data, chance)
        noted = sources.claims(broken, name)
        assert sum(finding.code == "refused" for finding in noted.findings) <= 1
        for claim in noted.value:
            for span in claim.spans:
                assert span.locator


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_same_bytes_are_read_the_same_way_twice(name: str) -> None:
    assert sources.claims(FILES[name], name) == sources.claims(FILES[name], name)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    noted = sources.claims(data, name)
    if name.endswith((".docx", ".odt", ".xlsx")):
        assert [finding.code for finding in noted.findings] == ["refused"]


@given(st.sampled_from(["note.html", "note.rtf", "event.toml"]), st.lists(st.sampled_from(MARKS), max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_marks_in_any_order_are_read_or_refused(name: str, marks: list[str]) -> None:
    head = "{\\rtf1 " if name.endswith("rtf") else ""
    noted = sources.claims((head + "".join(marks)).encode(), name)
    assert sum(finding.code == "refused" for finding in noted.findings) <= 1
